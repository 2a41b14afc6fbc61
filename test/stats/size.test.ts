/**
 * Why not the usual test: how often each rejects a true null with 7 of 31 municipalities treated, on the design of script
 * 11_power.R, and how often an interval at 0.95 covers. Seeded; every share within its own Monte-Carlo error.
 */
import { describe, expect, it } from "vitest";
import {
  type AbsorbedPoissonFit,
  absorbedClusteredError,
  absorbedPoisson,
  indicators,
  leastSquares,
  normalDistribution,
  ones,
  randomisationInference,
  tDistribution,
  testAbsorbed,
  testCoefficient,
} from "../../src/stats/index.ts";
import { gamma, normal, poisson, stream } from "../../src/stats/random.ts";
import { reference, table } from "./reference.ts";

const r = reference("power.json") as {
  readonly n1415: readonly number[];
  readonly reps: number;
  readonly results: readonly Readonly<Record<string, number>>[];
};
const persons = r.n1415;
const treated = persons.map((_, i) => i < 7);
const [quarters, start] = [44, 36];
const season = [-0.1, 0.12, 0.08, -0.1];

interface Study {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Of the treated together, then of the others, by quarter. */
  readonly pooled: readonly (readonly number[])[];
}

/**
 * The script's: log rate with a municipal level (sd 0.35) and trend (sd 0.03 a year), season, shared shocks (sd 0.05);
 * negative binomial counts with θ = 8 for 50 persons, in proportion to them, 1.6 at least.
 */
function studyOf(rate: number, seed: number, ratio: number): Study {
  const random = stream(20260701, seed);
  const shocks = Array.from({ length: quarters }, () => 0.05 * normal(random));
  const pooled = [true, false].map(() => new Array<number>(quarters).fill(0));
  const sums = persons.map((people, i) => {
    const [level, trend] = [0.35 * normal(random), 0.03 * normal(random)];
    const theta = 8 * Math.max(people / 50, 0.2);
    const side = [0, 0];
    for (let q = 0; q < quarters; q++) {
      const log = level + (trend * q) / 4 + season[q % 4]! + shocks[q]!;
      const effect = treated[i] && q >= start ? ratio : 1;
      const mean = (((Math.exp(log) * rate) / 4) * people * effect) / Math.exp(0.35 ** 2 / 2);
      const count = poisson(random, (mean * gamma(random, theta)) / theta);
      side[q < start ? 0 : 1]! += count;
      pooled[treated[i] ? 0 : 1]![q]! += count;
    }
    return side;
  });
  return { before: sums.map((it_) => it_[0]!), after: sums.map((it_) => it_[1]!), pooled };
}

const all = Array.from({ length: quarters }, (_, q) => q);

/** The region and the others as two series with an effect for each quarter: the binomial regression of the script's pooled counts. */
function pooledFitOf({ pooled }: Study) {
  const people = (is: boolean): number => persons.reduce((sum, it_, i) => sum + (treated[i] === is ? it_ : 0), 0);
  return absorbedPoisson({
    units: [...all.map(() => "region"), ...all.map(() => "others")],
    periods: [...all, ...all],
    regressors: [[...all.map((q) => (q >= start ? 1 : 0)), ...all.map(() => 0)]],
    events: pooled.flat(),
    exposure: [...all.map(() => people(true)), ...all.map(() => people(false))],
  });
}

/** The p of quasi-Poisson's t: variances times Pearson's dispersion, 1 at least. */
function quasiP({ coefficients, bread, pearson, df }: AbsorbedPoissonFit): number {
  const t = Math.abs(coefficients[0]!) / Math.sqrt(bread[0]![0]! * Math.max(1, pearson));
  return 2 * tDistribution(df).upperTail(t);
}

/** Municipality and period effects on the two windows: the binomial regression of the script, and its clustered error. */
function fitOf({ before, after }: Study) {
  const units = persons.map((_, i) => i);
  return absorbedPoisson({
    units: [...units, ...units],
    periods: [...units.map(() => 0), ...units.map(() => 1)],
    regressors: [[...units.map(() => 0), ...treated.map(Number)]],
    events: [...before, ...after],
    exposure: [...persons.map((it_) => it_ * start), ...persons.map((it_) => it_ * (quarters - start))],
  });
}

function randomised({ before, after }: Study, index: number, draws: number) {
  return randomisationInference({
    counts: {
      eventsBefore: before,
      eventsAfter: after,
      exposureBefore: persons.map((it_) => it_ * start),
      exposureAfter: persons.map((it_) => it_ * (quarters - start)),
    },
    treated,
    strata: null,
    enumerateUpTo: 0,
    draws,
    random: stream(5, index),
    continuity: 0.5,
    alternative: "two-sided",
    level: 0.95,
  });
}

const names = ["z", "t6", "quasi", "pooled", "randomisation"] as const;

type Rejected = Readonly<Record<(typeof names)[number], number>>;

const studies = 600;

function sizes(rate: number): Rejected {
  const verdicts = Array.from({ length: studies }, (_, i) => {
    const study = studyOf(rate, i, 1);
    const fit = fitOf(study);
    const clustered = Math.abs(fit.coefficients[0]!) / absorbedClusteredError(fit, 0, "CR1");
    return {
      z: 2 * normalDistribution(0, 1).upperTail(clustered) < 0.05,
      t6: 2 * tDistribution(6).upperTail(clustered) < 0.05,
      quasi: quasiP(fit) < 0.05,
      pooled: quasiP(pooledFitOf(study)) < 0.05,
      randomisation: randomised(study, i, 199).p <= 0.05,
    };
  });
  const share = (name: (typeof names)[number]): number => verdicts.filter((it_) => it_[name]).length / studies;
  return Object.fromEntries(names.map((name) => [name, share(name)])) as unknown as Rejected;
}

/** Shares farther off than so many Monte-Carlo standard errors are not chance. */
const monteCarlo = 4;

const errorOf = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);

describe("the size of tests with 7 of 31 municipalities treated", () => {
  const found = new Map([
    [25, sizes(0.025)],
    [45, sizes(0.045)],
  ]);

  it.each([
    ["cluster-robust z", "z", 0.19, 0.21],
    ["quasi-Poisson on the pooled region", "pooled", 0.08, 0.15],
    ["randomisation inference", "randomisation", 0.03, 0.05],
  ] as const)("%s rejects a true null as often as METHODS says", (_, name, low, high) => {
    for (const rejected of found.values()) {
      const share = rejected[name];
      expect(share).toBeGreaterThan(low - monteCarlo * errorOf(low, studies));
      expect(share).toBeLessThan(high + monteCarlo * errorOf(high, studies));
    }
  });

  it.each([
    ["z", "rej_twfe_z"],
    ["t6", "rej_twfe_t6"],
    ["quasi", "rej_twfe_quasi"],
    ["pooled", "rej_cits"],
    ["randomisation", "rej_ri"],
  ] as const)("%s is R's", (name, column) => {
    for (const [rate, rejected] of found) {
      const theirs = r.results.find((row) => row.rate_per1000 === rate && row.true_rr === 1)![column]!;
      const error = Math.hypot(errorOf(theirs, r.reps), errorOf(theirs, studies));
      expect(Math.abs(rejected[name] - theirs) / error).toBeLessThan(monteCarlo);
    }
  });

  it("is kept by randomisation inference alone", () => {
    const error = errorOf(0.05, studies);
    for (const { z, randomisation } of found.values()) {
      expect((randomisation - 0.05) / error).toBeLessThan(3);
      expect((z - 0.05) / error).toBeGreaterThan(10);
    }
    const [few, many] = [found.get(25)!, found.get(45)!];
    // The more events, the more of what varies is not Poisson's.
    expect((few.pooled + many.pooled - 0.1) / (error * Math.SQRT2)).toBeGreaterThan(3);
    expect(many.pooled).toBeGreaterThan(few.pooled);
  });
});

describe("CR2's degrees of freedom", () => {
  it("are 1.4 with population weights, on which no p is to be trusted", () => {
    const annual = table("panel_annual.csv");
    const column = (name: string): readonly number[] => annual[name]!.map(Number);
    const design = [ones(annual.muni!.length), column("D"), ...indicators(annual.muni!), ...indicators(annual.year!)];
    const { df } = testCoefficient(leastSquares(design, column("rate"), column("pop")), annual.muni!, 1);
    expect(df.toFixed(1)).toBe("1.4");
    expect(testCoefficient(leastSquares(design, column("rate"), null), annual.muni!, 1).df).toBeGreaterThan(9);
  });

  it("leave a Poisson fit on the region without an answer: one municipality has most of the persons", () => {
    const fits = Array.from({ length: 20 }, (_, i) => testAbsorbed(fitOf(studyOf(0.045, i, 1)), 0).df);
    expect(fits.filter((df) => df < 4).length).toBeGreaterThan(15);
  });
});

describe("intervals at 0.95", () => {
  it("cover the true ratio as often as they say, by inverting the randomisation test", () => {
    const [count, ratio] = [250, 0.6];
    let covered = 0;
    for (let i = 0; i < count; i++) {
      const { lower, upper } = randomised(studyOf(0.045, 10_000 + i, ratio), i, 199);
      if (lower <= ratio && ratio <= upper) covered++;
    }
    // The test keeps its size, so that the interval covers at least so often, and not always.
    expect(covered / count).toBeGreaterThan(0.95 - 3 * errorOf(0.95, count));
    expect(covered).toBeLessThan(count);
  });

  it("cover by CR2 and Satterthwaite's degrees of freedom where municipalities are of one size", () => {
    const [count, units, ratio] = [300, 14, 0.8];
    let covered = 0;
    for (let i = 0; i < count; i++) {
      const random = stream(77, i);
      const rows = Array.from({ length: units * 8 }, (_, row) => ({ unit: Math.floor(row / 8), period: row % 8 }));
      const levels = Array.from({ length: units }, () => Math.exp(0.4 * normal(random)));
      // What makes two windows of one municipality unlike: correlation within clusters.
      const drifts = Array.from({ length: units }, () => Math.exp(0.15 * normal(random)));
      const D = rows.map(({ unit, period }) => (unit < 5 && period >= 4 ? 1 : 0));
      const events = rows.map(({ unit, period }, row) =>
        poisson(random, 20 * levels[unit]! * (period >= 4 ? drifts[unit]! : 1) * (D[row] ? ratio : 1)),
      );
      const fit = absorbedPoisson({
        units: rows.map((row) => row.unit),
        periods: rows.map((row) => row.period),
        regressors: [D],
        events,
        exposure: rows.map(() => 1),
      });
      const { estimate, error, df } = testAbsorbed(fit, 0);
      if (Math.abs(estimate - Math.log(ratio)) <= tDistribution(df).upperQuantile(0.025) * error) covered++;
    }
    expect(Math.abs(covered / count - 0.95) / errorOf(0.95, count)).toBeLessThan(monteCarlo);
  });
});
