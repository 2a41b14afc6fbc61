/** Few clusters: CR2, HTZ, wild bootstrap and reassignment against R 4.2.2 (script 05_did.R). */
import { describe, expect, it } from "vitest";
import {
  assignments,
  clusteredCovariance,
  indicators,
  type LinearFit,
  leastSquares,
  ones,
  sampleQuantile,
  tDistribution,
  testCoefficient,
  testJointly,
  variance,
  type WildDesign,
  wildClusterBootstrap,
} from "../../src/stats/index.ts";
import { stream } from "../../src/stats/random.ts";
import { UnanswerableError } from "../../src/stats/unanswerable.ts";
import { answersFor, iterative, relativeError, table } from "./reference.ts";

const did = answersFor(
  "did.json",
  [
    "twfe_annual_unweighted/CR2",
    "twfe_annual_weighted/CR2",
    "twfe_annual_estimatr_CR2",
    "twfe_annual_estimatr_stata",
    "event_study",
    "wild_cluster_bootstrap",
    "randomisation_inference",
  ],
  // The Wald chi-square of the leads, which so few clusters do not bear: HTZ stands in its place.
  ["pre_wald_chi2", "pre_df", "pre_p"],
);
type Numbers = Readonly<Record<string, number>>;

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(relativeError(value, expected[i]!)).toBeLessThan(tolerance);
}

const annual = table("panel_annual.csv");
const column = (name: string): Float64Array => Float64Array.from(annual[name]!, Number);
const unit = annual.muni!;
const effects = [...indicators(unit), ...indicators(annual.year!)];

describe("CR2 with Satterthwaite's degrees of freedom", () => {
  const design = [ones(unit.length), column("D"), ...effects];

  it.each([
    ["twfe_annual_unweighted", null],
    ["twfe_annual_weighted", column("pop")],
  ] as const)("%s agrees with clubSandwich", (name, weights) => {
    const theirs = (did[name] as Readonly<Record<string, Numbers>>).CR2!;
    const ours = testCoefficient(leastSquares(design, column("rate"), weights), unit, 1);
    expectClose(
      [ours.error, ours.t, ours.df, ours.p],
      [theirs.se!, theirs.t!, theirs.df_satt!, theirs.p_satt!],
      iterative,
    );
  });

  it("agrees with estimatr, CR2 and Stata's", () => {
    const cr2 = did.twfe_annual_estimatr_CR2 as Numbers;
    const stata = did.twfe_annual_estimatr_stata as Numbers;
    const fit = leastSquares(design, column("rate"), null);
    const ours = testCoefficient(fit, unit, 1);
    expectClose([ours.estimate, ours.error, ours.df, ours.p], [cr2.coef!, cr2.se!, cr2.df!, cr2.p!], iterative);
    const error = Math.sqrt(clusteredCovariance(fit, unit, "CR1S")[1]![1]!);
    expectClose([fit.coefficients[1]!, error], [stata.coef!, stata.se!], iterative);
    const p = 2 * tDistribution(stata.df!).cdf(fit.coefficients[1]! / error);
    expect(relativeError(p, stata.p!)).toBeLessThan(iterative);
  });

  it("is the t test of two means when each cluster is one row", () => {
    // With as many clusters as rows and two groups, CR2 is Welch's variance and nearly his degrees of freedom.
    const group = [0, 0, 0, 1, 1, 1, 1];
    const y = [1, 3, 2, 7, 5, 9, 6];
    const ours = testCoefficient(leastSquares([ones(7), group], y, null), [0, 1, 2, 3, 4, 5, 6], 1);
    const variance = 1 / 3 + 8.75 / 3 / 4;
    expect(ours.error).toBeCloseTo(Math.sqrt(variance), 12);
  });
});

describe("the event study", () => {
  const theirs = did.event_study as {
    year: readonly number[];
    coef: readonly number[];
    se_CR1: readonly number[];
    vcov_CR1: readonly (readonly number[])[];
    pre_wald_chi2: number;
    pre_HTZ: Numbers;
  };
  const treated = column("treat");
  const leads = theirs.year.map((year) => treated.map((value, i) => (annual.year![i] === `${year}` ? value : 0)));
  const fit: LinearFit = leastSquares([ones(unit.length), ...leads, ...effects], column("rate"), null);
  const first = 1;

  it("agrees on coefficients and CR1", () => {
    expectClose(fit.coefficients.slice(first, first + leads.length), theirs.coef, 1e-7);
    const covariance = clusteredCovariance(fit, unit, "CR1");
    for (const [i, row] of theirs.vcov_CR1.entries()) {
      expectClose(covariance[first + i]!.slice(first, first + leads.length), row, 1e-7);
      expect(relativeError(Math.sqrt(covariance[first + i]![first + i]!), theirs.se_CR1[i]!)).toBeLessThan(iterative);
    }
  });

  it("agrees with clubSandwich on the joint test of the leads", () => {
    const before = theirs.year.flatMap((year, i) => (year < 2026 ? [first + i] : []));
    const ours = testJointly(fit, unit, before);
    expectClose(
      [ours.f, ours.df1, ours.df2, ours.p],
      [theirs.pre_HTZ.F!, theirs.pre_HTZ.df1!, theirs.pre_HTZ.df2!, theirs.pre_HTZ.p!],
      1e-6,
    );
  });

  it("tests one coefficient as its t does", () => {
    const one = testCoefficient(fit, unit, first);
    const joint = testJointly(fit, unit, [first]);
    expect(joint.f).toBeCloseTo(one.t ** 2, 9);
    expect(joint.df2).toBeCloseTo(one.df, 9);
    expect(joint.p).toBeCloseTo(one.p, 12);
  });

  it("refuses none, and more than the clusters bear", () => {
    expect(() => testJointly(fit, unit, [])).toThrow(
      new RangeError("there are no coefficients to test; expected at least one"),
    );
    const few = leastSquares([ones(6), [0, 1, 0, 1, 0, 1], [0, 1, 2, 3, 4, 6]], [1, 2, 3, 5, 4, 7], null);
    expect(() => testJointly(few, [1, 1, 2, 2, 3, 3], [0, 1, 2])).toThrow(
      new UnanswerableError("few-clusters", "3 clusters are too few to test 3 coefficients jointly"),
    );
  });
});

describe("ten clusters, three treated", () => {
  const input = table("wcb_panel.csv");
  const clusters = input.muni!;
  const rate = input.rate!.map(Number);
  const fixed = [...indicators(clusters), ...indicators(input.year!)];
  const setup = (changes: Partial<WildDesign>): WildDesign => ({
    design: [ones(rate.length), input.D!.map(Number), ...fixed],
    response: rate,
    clusters,
    coefficient: 1,
    residuals: "restricted",
    weights: "rademacher",
    enumerateUpTo: 2 ** 16,
    draws: 999,
    random: stream(9, 0),
    ...changes,
  });
  const theirs = did.wild_cluster_bootstrap as Numbers & {
    t_sorted_WCR_quantiles: readonly number[];
    t_sorted_first10: readonly number[];
  };

  it("agrees with R's enumeration under the null", () => {
    const ours = wildClusterBootstrap(setup({}));
    expectClose([ours.estimate, ours.error, ours.t], [theirs.coef!, theirs.se_CR1S!, theirs.t!], iterative);
    expect(ours).toMatchObject({ p: theirs.p_WCR_two_sided_ge, equalTailP: theirs.p_WCR_equal_tail, enumerated: true });
    expect(ours.statistics.length).toBe(theirs.n_draws);
    const more = ours.statistics.filter((t) => Math.abs(t) > Math.abs(ours.t) * (1 + 1e-9)).length;
    expect(more / ours.statistics.length).toBe(theirs.p_WCR_two_sided_gt);
    expect(relativeError(2 * tDistribution(9).upperTail(Math.abs(ours.t)), theirs.p_t_Gm1!)).toBeLessThan(iterative);
    const treated = new Set(clusters.filter((_, i) => input.D![i] === "1"));
    expect([new Set(clusters).size, rate.length, fixed.length + 2, treated.size]).toEqual([
      theirs.G,
      theirs.N,
      theirs.K,
      theirs.treated_clusters,
    ]);
    const sorted = [...ours.statistics].sort((a, b) => a - b);
    expectClose(sorted.slice(0, 10), theirs.t_sorted_first10, iterative);
    for (const [i, p] of [0.005, 0.025, 0.05, 0.5, 0.95, 0.975, 0.995].entries()) {
      expect(sampleQuantile(sorted, p)).toBeCloseTo(theirs.t_sorted_WCR_quantiles[i]!, 9);
    }
  });

  it("agrees with R's enumeration of the full model", () => {
    expect(wildClusterBootstrap(setup({ residuals: "unrestricted" })).p).toBe(theirs.p_WCU_two_sided_ge);
  });

  it.each(["rademacher", "webb"] as const)("draws %s weights, the same for the same stream", (weights) => {
    const draw = (): ReturnType<typeof wildClusterBootstrap> =>
      wildClusterBootstrap(setup({ weights, enumerateUpTo: 0, draws: 9999, random: stream(9, 0) }));
    const ours = draw();
    expect(ours.enumerated).toBe(false);
    expect(ours.statistics.length).toBe(9999);
    // Five deviations of a share near 0.207; Webb's weights give another distribution, but not far.
    expect(Math.abs(ours.p - theirs.p_WCR_two_sided_ge!)).toBeLessThan(weights === "webb" ? 0.06 : 0.0203);
    expect(draw().statistics).toEqual(ours.statistics);
  });

  it("tests the only column of a design", () => {
    const ours = wildClusterBootstrap(
      setup({
        design: [[1, 1, 1, 1, 1, 1]],
        response: [1, 2, 0, 3, 1, 3],
        clusters: [1, 1, 2, 2, 3, 3],
        coefficient: 0,
      }),
    );
    // Eight signs; only the two with all alike reach the observed mean of clusters that all lie above 0.
    expect(ours.p).toBe(0.25);
    expect(ours.equalTailP).toBe(0.25);
  });

  it("knows that no weights can matter where every residual is 0 in sum", () => {
    const alike = { design: [[1, 1, 1, 1]], response: [1, 2, 2, 1], clusters: [1, 1, 2, 2], coefficient: 0 };
    expect(() => wildClusterBootstrap(setup(alike))).toThrow(
      new UnanswerableError("no-variation", "the clustered standard error is 0; expected clusters that differ"),
    );
    // Clusters of sums 1 and −1 cancel when their signs agree: t′ is 0 there, not 0/0.
    const opposed = { ...alike, response: [1, 0, -1, 0] };
    expect([...wildClusterBootstrap(setup(opposed)).statistics].every(Number.isFinite)).toBe(false);
    expect([...wildClusterBootstrap(setup(opposed)).statistics].some(Number.isNaN)).toBe(false);
  });

  it("agrees with R on all 120 reassignments", () => {
    const other = did.randomisation_inference as Numbers & { null_sorted_first5: readonly number[] };
    const names = [...new Set(clusters)].sort();
    const treated = names.map((name) => clusters.some((it_, i) => it_ === name && input.D![i] === "1"));
    const all = assignments({ treated, strata: null, enumerateUpTo: 1000, draws: 1, random: stream(1, 0) });
    expect(all.count).toBe(other.n);
    const effects = Array.from({ length: all.count }, (_, k) => {
      const members = new Set([...all.members.slice(k * 3, k * 3 + 3)].map((i) => names[i]!));
      const z = rate.map((_, i) => (members.has(clusters[i]!) && Number(input.year![i]) >= 2027 ? 1 : 0));
      return leastSquares([ones(rate.length), z, ...fixed], rate, null).coefficients[1]!;
    });
    const observed = other.coef!;
    const share = (extreme: (it_: number) => boolean): number => effects.filter(extreme).length / effects.length;
    expect(share((it_) => Math.abs(it_) >= Math.abs(observed) - 1e-9)).toBe(other.p_two_sided);
    expect(share((it_) => it_ <= observed + 1e-9)).toBe(other.p_lower);
    expectClose([...effects].sort((a, b) => a - b).slice(0, 5), other.null_sorted_first5, iterative);
    expect(relativeError(Math.sqrt(variance(effects)), other.null_sd!)).toBeLessThan(iterative);
  });
});
