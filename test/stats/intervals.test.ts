/** Intervals against R 4.2.2 (script 01_intervals.R): every table, every row, every column that is offered. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialDistribution,
  byar,
  clopperPearson,
  garwood,
  jeffreys,
  jeffreysRate,
  midP,
  newcombe,
  newcombeCorrected,
  normalMultiplier,
  poissonDistribution,
  poissonTest,
  rateRatio,
  rateRatioTest,
  standardisedRatio,
  wilson,
  wilsonCorrected,
} from "../../src/stats/index.ts";
import { answersFor, exact, misses, type Row, rows } from "./reference.ts";

/** Columns of R's file that answer other questions: Wald intervals, chi-square and Fisher's test. */
const notOffered: Readonly<Record<string, readonly string[]>> = {
  newcombe: ["wald_lo", "wald_hi", "chisq", "chisq_p", "fisher_p", "fisher_or", "fisher_lo", "fisher_hi"],
  rate_ratio: ["wald_lo", "wald_hi"],
};

const r = answersFor(
  "intervals.json",
  ["poisson_ci", "binomial_ci", "newcombe", "rate_ratio", "smr"],
  ["case", ...Object.values(notOffered).flat()],
);

type Check = readonly [table: string, column: string, (row: Row) => number];

const first = (row: Row): { x: number; n: number } => ({ x: row.x1!, n: row.n1! });
const second = (row: Row): { x: number; n: number } => ({ x: row.x2!, n: row.n2! });
const one = (row: Row): { events: number; exposure: number } => ({ events: row.x1!, exposure: row.t1! });
const two = (row: Row): { events: number; exposure: number } => ({ events: row.x2!, exposure: row.t2! });

/** The convention of the English public-health tables: exact below ten events, Byar from ten. */
const exactThenByar = (row: Row): ReturnType<typeof byar> =>
  row.x! < 10 ? garwood(row.x!, 1, row.level!) : byar(row.x!, 1, row.level!);

const checks: readonly Check[] = [
  ["poisson_ci", "garwood_lo", (row) => garwood(row.x!, 1, row.level!).lower],
  ["poisson_ci", "garwood_hi", (row) => garwood(row.x!, 1, row.level!).upper],
  ["poisson_ci", "byar_lo", (row) => byar(row.x!, 1, row.level!).lower],
  ["poisson_ci", "byar_hi", (row) => byar(row.x!, 1, row.level!).upper],
  ["poisson_ci", "phe_lo", (row) => exactThenByar(row).lower],
  ["poisson_ci", "phe_hi", (row) => exactThenByar(row).upper],
  ["poisson_ci", "midp_lo", (row) => midP(row.x!, 1, row.level!).lower],
  ["poisson_ci", "midp_hi", (row) => midP(row.x!, 1, row.level!).upper],
  ["poisson_ci", "jeffreys_lo", (row) => jeffreysRate(row.x!, 1, row.level!).lower],
  ["poisson_ci", "jeffreys_hi", (row) => jeffreysRate(row.x!, 1, row.level!).upper],
  ["binomial_ci", "cp_lo", (row) => clopperPearson(row.x!, row.n!, row.level!).lower],
  ["binomial_ci", "cp_hi", (row) => clopperPearson(row.x!, row.n!, row.level!).upper],
  ["binomial_ci", "wilson_lo", (row) => wilson(row.x!, row.n!, row.level!).lower],
  ["binomial_ci", "wilson_hi", (row) => wilson(row.x!, row.n!, row.level!).upper],
  ["binomial_ci", "wilson_proptest_lo", (row) => wilson(row.x!, row.n!, row.level!).lower],
  ["binomial_ci", "wilson_proptest_hi", (row) => wilson(row.x!, row.n!, row.level!).upper],
  ["binomial_ci", "jeff_lo", (row) => jeffreys(row.x!, row.n!, row.level!).lower],
  ["binomial_ci", "jeff_hi", (row) => jeffreys(row.x!, row.n!, row.level!).upper],
  ["newcombe", "diff", (row) => newcombe(first(row), second(row), 0.95).estimate],
  ["newcombe", "m10_lo", (row) => newcombe(first(row), second(row), 0.95).lower],
  ["newcombe", "m10_hi", (row) => newcombe(first(row), second(row), 0.95).upper],
  ["newcombe", "m11_lo", (row) => newcombeCorrected(first(row), second(row), 0.95).lower],
  ["newcombe", "m11_hi", (row) => newcombeCorrected(first(row), second(row), 0.95).upper],
  ["rate_ratio", "rr", (row) => rateRatio(one(row), two(row), 0.95).estimate],
  ["rate_ratio", "lo", (row) => rateRatio(one(row), two(row), 0.95).lower],
  ["rate_ratio", "hi", (row) => rateRatio(one(row), two(row), 0.95).upper],
  ["rate_ratio", "p_less", (row) => rateRatioTest(one(row), two(row), 1).less],
  ["rate_ratio", "p", (row) => leastLikely(row.x1!, row.x1! + row.x2!, row.t1! / (row.t1! + row.t2!))],
  ["smr", "smr", (row) => standardisedRatio(row.x!, row.mu!, 0.95).estimate],
  ["smr", "lo", (row) => standardisedRatio(row.x!, row.mu!, 0.95).lower],
  ["smr", "hi", (row) => standardisedRatio(row.x!, row.mu!, 0.95).upper],
  ["smr", "p_less", (row) => poissonTest(row.x!, row.mu!).less],
  ["smr", "p_greater", (row) => poissonTest(row.x!, row.mu!).greater],
  ["smr", "p", (row) => leastLikelyCount(row.x!, row.mu!)],
];

/** R's two-sided p, not offered because it can contradict the central interval: the masses no greater than the observed. */
function leastLikely(x: number, n: number, p: number): number {
  const binomial = binomialDistribution(n, p);
  const limit = binomial.density(x) * (1 + 1e-7);
  let sum = 0;
  for (let k = 0; k <= n; k++) if (binomial.density(k) <= limit) sum += binomial.density(k);
  return Math.min(1, sum);
}

function leastLikelyCount(x: number, mean: number): number {
  const poisson = poissonDistribution(mean);
  const limit = poisson.density(x) * (1 + 1e-7);
  let sum = 0;
  for (let k = 0; k <= x + mean * 10 + 50; k++) if (poisson.density(k) <= limit) sum += poisson.density(k);
  return Math.min(1, sum);
}

const inputs = ["x", "n", "level", "x1", "n1", "x2", "n2", "t1", "t2", "mu", "case"];

describe("the intervals agree with R in every row", () => {
  it.each(checks)("%s, column %s", (table, column, compute) => {
    expect(misses(rows(r, table), column, compute, exact)).toEqual([]);
  });

  it("Wilson with continuity correction; prop.test forgets its correction where x = n/2", () => {
    const table = rows(r, "binomial_ci");
    const half = table.filter((row) => 2 * row.x! === row.n!);
    const rest = table.filter((row) => 2 * row.x! !== row.n!);
    expect(half.length).toBe(21);
    expect(misses(rest, "wilsoncc_lo", (row) => wilsonCorrected(row.x!, row.n!, row.level!).lower, exact)).toEqual([]);
    expect(misses(rest, "wilsoncc_hi", (row) => wilsonCorrected(row.x!, row.n!, row.level!).upper, exact)).toEqual([]);
    // There R subtracts min(½, |x − n/2|) = 0, so that its "corrected" interval is the uncorrected one.
    expect(misses(half, "wilsoncc_lo", (row) => wilson(row.x!, row.n!, row.level!).lower, exact)).toEqual([]);
    expect(misses(half, "wilsoncc_hi", (row) => wilson(row.x!, row.n!, row.level!).upper, exact)).toEqual([]);
    // The corrected lower bound solves p̂ − ½/n − l = z √(l (1 − l) / n).
    for (const row of half) {
      const [x, n, level] = [row.x!, row.n!, row.level!];
      const { lower } = wilsonCorrected(x, n, level);
      expect((x - 0.5) / n - lower).toBeCloseTo(normalMultiplier(level) * Math.sqrt((lower * (1 - lower)) / n), 12);
    }
  });

  it("leaves no column of the file out, but those named", () => {
    const left = Object.entries(r).flatMap(([name, table]) => {
      if (name.startsWith("_")) return [];
      const here = checks.filter(([checked]) => checked === name).map(([, column]) => column);
      const known = [...here, ...inputs, ...(notOffered[name] ?? []), "wilsoncc_lo", "wilsoncc_hi"];
      return Object.keys((table as readonly Row[])[0]!).filter((column) => !known.includes(column));
    });
    expect(left).toEqual([]);
  });
});

const counts = fc.integer({ min: 0, max: 2000 });
const levels = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const trials = fc.integer({ min: 1, max: 2000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe("laws of intervals", () => {
  it("hold the estimate between ordered bounds", () => {
    fc.assert(
      fc.property(counts, levels, (x, level) => {
        for (const interval of [garwood, midP]) {
          const { estimate, lower, upper } = interval(x, 10, level);
          expect(lower).toBeLessThanOrEqual(estimate);
          expect(upper).toBeGreaterThan(estimate);
        }
      }),
    );
    fc.assert(
      fc.property(trials, levels, ([x, n], level) => {
        for (const interval of [wilson, wilsonCorrected, clopperPearson]) {
          const { estimate, lower, upper } = interval(x, n, level);
          expect(lower).toBeLessThanOrEqual(estimate);
          expect(upper).toBeGreaterThanOrEqual(estimate);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("count events or their absence alike", () => {
    fc.assert(
      fc.property(trials, levels, ([x, n], level) => {
        for (const interval of [wilson, wilsonCorrected, clopperPearson, jeffreys]) {
          const one = interval(x, n, level);
          const other = interval(n - x, n, level);
          expect(one.lower).toBeCloseTo(1 - other.upper, 12);
          expect(one.upper).toBeCloseTo(1 - other.lower, 12);
        }
      }),
    );
  });

  it("scale with the exposure", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), levels, (x, exposure, level) => {
        for (const interval of [garwood, byar, midP, jeffreysRate]) {
          const one = interval(x, 1, level);
          const scaled = interval(x, exposure, level);
          expect(scaled.upper * exposure).toBeCloseTo(one.upper, 8);
          expect(scaled.lower * exposure).toBeCloseTo(one.lower, 8);
        }
      }),
    );
  });

  it("turn over with the ratio", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 500 }), levels, (x1, x2, level) => {
        const one = rateRatio({ events: x1, exposure: 30 }, { events: x2, exposure: 7 }, level);
        const other = rateRatio({ events: x2, exposure: 7 }, { events: x1, exposure: 30 }, level);
        expect(one.lower * other.upper).toBeCloseTo(1, 10);
        expect(one.upper * other.lower).toBeCloseTo(1, 10);
      }),
    );
  });

  it("agree with the doubled p: a ratio is inside exactly when its p exceeds 1 − level", () => {
    const one = { events: 11, exposure: 800 };
    const two = { events: 23, exposure: 3011 };
    const { lower, upper } = rateRatio(one, two, 0.95);
    for (const bound of [lower, upper]) expect(rateRatioTest(one, two, bound).twoSided).toBeCloseTo(0.05, 12);
    const rate = garwood(7, 2, 0.9);
    expect(poissonTest(7, rate.lower * 2).twoSided).toBeCloseTo(0.1, 12);
    expect(poissonTest(7, rate.upper * 2).twoSided).toBeCloseTo(0.1, 12);
    expect(poissonTest(5, 5).twoSided).toBe(1);
  });
});

describe("coverage, summed exactly over what can happen", () => {
  const shares = [0.01, 0.03, 0.08, 0.2, 0.35, 0.5, 0.63, 0.9, 0.97];
  const means = [0.2, 0.7, 1.5, 3, 6.3, 11, 24, 60];
  const covered = (n: number, p: number, interval: typeof wilson): number => {
    const binomial = binomialDistribution(n, p);
    let all = 0;
    for (let x = 0; x <= n; x++) {
      const { lower, upper } = interval(x, n, 0.95);
      if (lower <= p && p <= upper) all += binomial.density(x);
    }
    return all;
  };
  const coveredRate = (mean: number, interval: typeof garwood): number => {
    const poisson = poissonDistribution(mean);
    let all = 0;
    for (let x = 0; x < mean * 4 + 30; x++) {
      const { lower, upper } = interval(x, 1, 0.95);
      if (lower <= mean && mean <= upper) all += poisson.density(x);
    }
    return all;
  };

  it("never falls short for the exact intervals", () => {
    for (const n of [5, 17, 40, 111]) {
      for (const p of shares) expect(covered(n, p, clopperPearson)).toBeGreaterThanOrEqual(0.95 - 1e-12);
    }
    for (const mean of means) expect(coveredRate(mean, garwood)).toBeGreaterThanOrEqual(0.95 - 1e-12);
  });

  it("is the level on average for the score and mid-P intervals, and never far below", () => {
    const wilsons = [17, 40, 111].flatMap((n) => shares.map((p) => covered(n, p, wilson)));
    const halves = means.map((mean) => coveredRate(mean, midP));
    for (const [all, least] of [
      [wilsons, 0.83],
      [halves, 0.91],
    ] as const) {
      expect(Math.abs(all.reduce((total, it_) => total + it_, 0) / all.length - 0.95)).toBeLessThan(0.025);
      expect(Math.min(...all)).toBeGreaterThan(least);
    }
  });
});

describe("edges", () => {
  it("have lower bound exactly 0 when nothing happened", () => {
    for (const interval of [garwood, byar, midP, jeffreysRate]) expect(interval(0, 3, 0.95).lower).toBe(0);
    for (const interval of [wilson, wilsonCorrected, clopperPearson, jeffreys]) {
      expect(interval(0, 8, 0.95)).toMatchObject({ estimate: 0, lower: 0 });
      expect(interval(8, 8, 0.95)).toMatchObject({ estimate: 1, upper: 1 });
    }
  });

  it("are open where the other rate has no event", () => {
    const none = { events: 0, exposure: 10 };
    const some = { events: 3, exposure: 10 };
    expect(rateRatio(some, none, 0.95)).toMatchObject({
      estimate: Number.POSITIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    });
    expect(rateRatio(none, some, 0.95)).toMatchObject({ estimate: 0, lower: 0 });
  });
});

describe("refusals", () => {
  const half = { events: 1, exposure: 1 };
  it.each<[string, () => unknown, string]>([
    ["a level in per cent", () => wilson(1, 2, 95), "level is 95; expected a number in (0, 1), as 0.95"],
    ["a level of 0", () => garwood(1, 2, 0), "level is 0; expected a number in (0, 1), as 0.95"],
    ["more events than trials", () => clopperPearson(3, 2, 0.9), "x is 3; expected at most the 2 trials"],
    ["half an event", () => wilsonCorrected(0.5, 2, 0.9), "x is 0.5; expected a whole number, 0 or more"],
    ["no trials", () => jeffreys(0, 0, 0.9), "n is 0; expected a whole number, 1 or more"],
    ["a negative count", () => byar(-1, 1, 0.9), "events is -1; expected a whole number, 0 or more"],
    ["no exposure", () => midP(1, 0, 0.9), "exposure is 0; expected a finite number above 0"],
    ["an expectation of 0", () => poissonTest(1, 0), "expected is 0; expected a finite number above 0"],
    ["NaN", () => standardisedRatio(1, Number.NaN, 0.9), "exposure is NaN; expected a finite number above 0"],
    ["a ratio of 0", () => rateRatioTest(half, half, 0), "ratio is 0; expected a finite number above 0"],
    [
      "no event at all",
      () => rateRatio({ events: 0, exposure: 1 }, { events: 0, exposure: 2 }, 0.9),
      "neither rate has an event; expected at least one event in all",
    ],
  ])("refuses %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});
