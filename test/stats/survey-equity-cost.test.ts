/** Post-stratified shares, concentration, what a programme costs and must prevent: against R 4.2.2 (31_survey_equity.R). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  acceptability,
  casesToPrevent,
  concentrationIndex,
  costPerUnit,
  gChart,
  postStratified,
  predictProportion,
  predictRate,
  type RankedCounts,
  surveyInterval,
  wilson,
} from "../../src/stats/index.ts";
import { answersFor, exact, misses, relativeError, rows } from "./reference.ts";

const r = answersFor("survey-equity-cost.json", [
  "post_stratified",
  "concentration",
  "g_chart",
  "acceptability",
  "cost_per_unit",
]);

type Columns = Readonly<Record<string, readonly number[]>>;
type Mixed = Readonly<Record<string, number>> & Columns;

/** What R integrated numerically. */
const integrated = 1e-9;

describe("post-stratified proportions", () => {
  const sets = r.post_stratified as readonly Mixed[];
  const strataOf = (set: Mixed) =>
    (set.x as unknown as number[]).map((x, h) => ({
      x,
      n: (set.n as unknown as number[])[h]!,
      weight: (set.weight as unknown as number[])[h]!,
    }));

  it("agree with survey::postStratify, share and variance, in every set", () => {
    expect(sets.length).toBe(4);
    for (const set of sets) {
      const { estimate, variance } = postStratified(strataOf(set), 1, 0.95);
      expect(relativeError(estimate, set.estimate as number)).toBeLessThan(exact);
      expect(relativeError(variance, set.variance as number)).toBeLessThan(exact);
    }
  });

  it("are the plain share, on one answer fewer, where there is one stratum", () => {
    const one = postStratified([{ x: 12, n: 40, weight: 700 }], 1, 0.95);
    expect(one.estimate).toBe(0.3);
    expect(one.effective).toBeCloseTo(39, 10);
    const { lower, upper } = surveyInterval({ x: 12, n: 40, designEffect: 40 / 39 }, 0.95);
    expect(one.lower).toBeCloseTo(lower, 12);
    expect(one.upper).toBeCloseTo(upper, 12);
  });

  it("keep an interval where every stratum is all or nothing, on the answers that unequal weights leave", () => {
    const none = postStratified(
      [
        { x: 0, n: 10, weight: 1 },
        { x: 0, n: 30, weight: 3 },
      ],
      1,
      0.95,
    );
    expect(none).toMatchObject({ estimate: 0, lower: 0, effective: 40, variance: 0 });
    expect(none.upper).toBeCloseTo(wilson(0, 40, 0.95).upper, 12);
    const lone = postStratified([{ x: 1, n: 1, weight: 5 }], 1, 0.95);
    expect(lone).toMatchObject({ estimate: 1, upper: 1, effective: 1, variance: 0 });
  });

  it("obey: scaling the weights changes nothing, the design effect only widens, bounds hold the estimate", () => {
    const stratum = fc
      .integer({ min: 1, max: 60 })
      .chain((n) =>
        fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n), weight: fc.integer({ min: 1, max: 900 }) }),
      );
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const plain = postStratified(strata, 1, 0.95);
        const scaled = postStratified(
          strata.map((it_) => ({ ...it_, weight: it_.weight * 7 })),
          1,
          0.95,
        );
        const wide = postStratified(strata, 2, 0.95);
        expect(scaled.estimate).toBeCloseTo(plain.estimate, 12);
        expect(scaled.lower).toBeCloseTo(plain.lower, 12);
        expect(plain.lower).toBeLessThanOrEqual(plain.estimate + 1e-12);
        expect(plain.upper).toBeGreaterThanOrEqual(plain.estimate - 1e-12);
        expect(wide.lower).toBeLessThanOrEqual(plain.lower + 1e-12);
        expect(wide.upper).toBeGreaterThanOrEqual(plain.upper - 1e-12);
      }),
    );
  });

  it.each<[string, () => unknown, string]>([
    ["no strata", () => postStratified([], 1, 0.95), "there are no strata; expected at least one"],
    [
      "a stratum without answers",
      () => postStratified([{ x: 0, n: 0, weight: 1 }], 1, 0.95),
      "n is 0; expected a whole number, 1 or more",
    ],
    [
      "a weight of 0",
      () => postStratified([{ x: 0, n: 1, weight: 0 }], 1, 0.95),
      "weight is 0; expected a finite number above 0",
    ],
    [
      "a design effect below 1",
      () => postStratified([{ x: 0, n: 1, weight: 1 }], 0.5, 0.95),
      "designEffect is 0.5; expected a finite number, 1 or more",
    ],
    [
      "a level in per cent",
      () => postStratified([{ x: 0, n: 1, weight: 1 }], 1, 95),
      "level is 95; expected a number in (0, 1), as 0.95",
    ],
  ])("refuse %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});

describe("the concentration index", () => {
  const sets = r.concentration as readonly Mixed[];
  const countsOf = (set: Mixed): RankedCounts => ({
    events: set.y as unknown as number[],
    exposure: set.n as unknown as number[],
    rank: set.rank as unknown as number[],
  });

  it("is twice the covariance of the individuals' counts and ranks over the mean", () => {
    expect(sets.length).toBe(3);
    for (const set of sets) {
      const found = concentrationIndex(countsOf(set), 0.95);
      expect(found.estimate).toBeCloseTo(set.index as number, 14);
      expect(relativeError(found.error, set.error as number)).toBeLessThan(exact);
    }
  });

  it("is 0 when all have their share, nearly 1 when the last has everything, and turns over with the order", () => {
    const even = { events: [1, 2, 3], exposure: [10, 20, 30], rank: [1, 2, 3] };
    expect(concentrationIndex(even, 0.95).estimate).toBeCloseTo(0, 14);
    const last = { events: [0, 0, 50], exposure: [1000, 1000, 1], rank: [1, 2, 3] };
    expect(concentrationIndex(last, 0.95)).toMatchObject({ error: 0 });
    expect(concentrationIndex(last, 0.95).estimate).toBeGreaterThan(0.99);
    const counts = { events: [3, 10, 4], exposure: [40, 210, 90], rank: [1, 2, 3] };
    const turned = concentrationIndex({ ...counts, rank: [3, 2, 1] }, 0.95).estimate;
    expect(concentrationIndex(counts, 0.95).estimate).toBeCloseTo(-turned, 14);
  });

  it.each<[string, RankedCounts, string]>([
    ["one area", { events: [1], exposure: [1], rank: [1] }, "there are 1 areas; expected at least two"],
    [
      "no events",
      { events: [0, 0], exposure: [1, 1], rank: [1, 2] },
      "there are no events in any area; expected at least one",
    ],
    [
      "nobody",
      { events: [0, 1], exposure: [1, 0], rank: [1, 2] },
      "exposure[1] is 0; expected a finite number above 0",
    ],
    [
      "no rank",
      { events: [0, 1], exposure: [1, 1], rank: [1, Number.NaN] },
      "rank[1] is NaN; expected a finite number",
    ],
  ])("refuses %s", (_, counts, message) => {
    expect(() => concentrationIndex(counts, 0.95)).toThrow(new RangeError(message));
  });
});

describe("one more area", () => {
  it("lies where the distribution of areas does: wider than the mean, and wider the more they differ", () => {
    const exposure = [600, 100, 50, 40, 30, 200, 150];
    const alike = predictRate({ events: [30, 5, 3, 2, 1, 10, 8], exposure }, 0.95);
    const apart = predictRate({ events: [60, 1, 9, 0, 6, 2, 30], exposure }, 0.95);
    expect(alike.estimate).toBeCloseTo(59 / 1170, 1);
    expect(apart.upper - apart.lower).toBeGreaterThan(2 * (alike.upper - alike.lower));
    const n = [60, 20, 30, 40];
    const near = predictProportion({ x: [30, 10, 15, 20], n }, 0.95);
    const far = predictProportion({ x: [58, 2, 3, 20], n }, 0.95);
    expect(near.estimate).toBeCloseTo(0.5, 6);
    expect(far.upper - far.lower).toBeGreaterThan(near.upper - near.lower);
    for (const it_ of [alike, apart, near, far]) expect(it_.lower).toBeLessThan(it_.estimate);
  });

  it("is refused as the areas themselves are", () => {
    expect(() => predictRate({ events: [1], exposure: [1] }, 0.95)).toThrow(
      new RangeError("there are 1 areas; expected at least two"),
    );
    expect(() => predictProportion({ x: [1], n: [1] }, 0.95)).toThrow(
      new RangeError("there are 1 areas; expected at least two"),
    );
  });
});

describe("what a programme costs", () => {
  it("has the bounds that R's chi-square gives", () => {
    const table = rows(r, "cost_per_unit");
    expect(misses(table, "lower", (row) => costPerUnit(row.cost!, row.count!, 0.95).lower, exact)).toEqual([]);
    expect(misses(table, "upper", (row) => costPerUnit(row.cost!, row.count!, 0.95).upper, exact)).toEqual([]);
  });

  it("must prevent the smallest whole number of cases that outweighs it", () => {
    expect(casesToPrevent(9_000_000, 2_000_000)).toBe(5);
    expect(casesToPrevent(9_000_000, 3_000_000)).toBe(3);
    expect(casesToPrevent(0.3, 0.1)).toBe(3);
    expect(casesToPrevent(1, 10)).toBe(1);
    expect(() => casesToPrevent(0, 1)).toThrow(new RangeError("cost is 0; expected a finite number above 0"));
  });

  it("is worth it with the probability that R integrates, 0 where it cannot be", () => {
    const table = rows(r, "acceptability");
    const compute = (row: Readonly<Record<string, number>>): number =>
      acceptability(
        { logRatio: row.logRatio!, logError: row.logError!, expected: row.expected! },
        row.cost!,
        row.willingness!,
      );
    expect(table.filter((row) => row.probability === 0).length).toBeGreaterThan(0);
    expect(misses(table, "probability", compute, integrated)).toEqual([]);
  });

  it("is worth it the more likely, the more a case is worth, and never beyond the chance that there is an effect", () => {
    const effect = { logRatio: Math.log(0.7), logError: 0.3, expected: 60 };
    const curve = [1e4, 1e5, 3e5, 1e6, 1e7, 1e12].map((worth) => acceptability(effect, 9e6, worth));
    expect(curve).toEqual(curve.toSorted((a, b) => a - b));
    expect(curve[0]).toBe(0);
    // Φ(−log 0.7 / 0.3)
    expect(curve.at(-1)).toBeCloseTo(0.8828, 4);
  });

  it("refuses an effect that is none", () => {
    expect(() => acceptability({ logRatio: -Infinity, logError: 1, expected: 1 }, 1, 1)).toThrow(
      new RangeError("logRatio is -Infinity; expected a finite number"),
    );
    expect(() => acceptability({ logRatio: 0, logError: 0, expected: 1 }, 1, 1)).toThrow(
      new RangeError("logError is 0; expected a finite number above 0"),
    );
  });
});

describe("g-charts", () => {
  it.each(["lower", "upper"] as const)("have R's geometric quantiles as limits, %s", (side) => {
    // Gaps of whole numbers with the centre asked for: centre · 10 in ten gaps.
    const gaps = (centre: number): readonly number[] => [...Array<number>(9).fill(0), Math.round(centre * 10)];
    expect(misses(rows(r, "g_chart"), side, (row) => gChart(gaps(row.centre!), 10, row.level!)[0]![side], 0)).toEqual(
      [],
    );
  });
});
