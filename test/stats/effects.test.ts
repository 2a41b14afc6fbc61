/** Methods of effect against R 4.2.2 (script 30_effects.R): CR2 of a Poisson model, clusters, stacked series, staggered adoption. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Aggregation,
  absorbedCovariance,
  absorbedLeastSquares,
  averageEffects,
  biasReducedCovariance,
  type Controls,
  combinationVariance,
  combineWithPrior,
  detectableDrift,
  effectiveClusters,
  effectiveUnits,
  fewUnitsError,
  groupTimeEffects,
  indicators,
  leastSquares,
  neweyWest,
  noncentralFTail,
  ones,
  placeboTest,
  poissonRegression,
  type StaggeredPanel,
  type Stream,
  stream,
  syntheticControl,
  tDistribution,
  testAbsorbedJointly,
  testCoefficient,
  testJointly,
  unlessUnanswerable,
  wildClusterInterval,
  workingModel,
} from "../../src/stats/index.ts";
import { exact, iterative, misses, reference, relativeError, rows, table } from "./reference.ts";

const theirs = reference("effects.json");
type Numbers = Readonly<Record<string, number>>;
const numbers = (name: string): Numbers => theirs[name] as Numbers;

function close(actual: number, expected: number, tolerance = iterative): void {
  expect(relativeError(actual, expected), `${actual} for ${expected}`).toBeLessThan(tolerance);
}

const annual = table("panel_annual.csv");
const column = (from: typeof annual, name: string): Float64Array => Float64Array.from(from[name]!, Number);

describe("CR2 of a Poisson model", () => {
  it.each([
    ["poisson_cr2", "panel_annual.csv", 30],
    ["poisson_cr2_even", "panel_even.csv", 24],
  ] as const)("%s agrees with clubSandwich in Pearson's scale", (name, file, units) => {
    const all = table(file);
    const silent = new Set(
      [...new Set(all.muni)].filter((unit) =>
        all.muni!.every((own, i) => own !== unit || Number(all.offences![i]) === 0),
      ),
    );
    const kept = all.muni!.map((_, i) => i).filter((i) => !silent.has(all.muni![i]!));
    const of = (column_: string): readonly string[] => kept.map((i) => all[column_]![i]!);
    const clusters = of("muni");
    const fit = poissonRegression({
      design: [ones(kept.length), of("D").map(Number), ...indicators(clusters), ...indicators(of("year"))],
      events: of("offences").map(Number),
      exposure: of("pop").map(Number),
    });
    const { coef, se, se_pearson, t_pearson, df_pearson, p_pearson } = numbers(name);
    const ours = testCoefficient(workingModel(fit), clusters, 1);
    expect(new Set(clusters).size).toBe(units);
    close(ours.estimate, coef!);
    close(ours.error, se_pearson!);
    close(ours.t, t_pearson!);
    close(ours.df, df_pearson!, 1e-7);
    close(ours.p, p_pearson!, 1e-7);
    // clubSandwich on the glm itself makes its adjustment symmetric on the scale of the counts: near, and not the same.
    expect(relativeError(ours.error, se!)).toBeLessThan(0.03);
  });
});

describe("the effective number of clusters", () => {
  const design = [
    ones(annual.muni!.length),
    column(annual, "D"),
    ...indicators(annual.muni!),
    ...indicators(annual.year!),
  ];

  it.each([
    ["equal", null],
    ["weighted", column(annual, "pop")],
  ] as const)("agrees by hand, %s", (name, weights) => {
    const fit = leastSquares(design, column(annual, "rate"), weights);
    const found = effectiveClusters(fit, annual.muni!, 1);
    expect(found.clusters).toBe(31);
    close(found.effective, numbers("effective_clusters")[name]!);
    if (weights !== null) return;
    const absorbed = absorbedLeastSquares({
      units: annual.muni!,
      periods: annual.year!,
      regressors: [column(annual, "D")],
      response: column(annual, "rate"),
    });
    close(effectiveUnits(absorbed, 0).effective, found.effective);
  });

  it("is their number where all weigh alike, and never more", () => {
    const labels = ["a", "a", "b", "b", "c", "c", "d", "d"];
    const x = [0, 1, 0, 1, 0, 1, 0, 1];
    const y = [1, 2, 4, 3, 2, 2, 5, 1];
    close(effectiveClusters(leastSquares([ones(8), x], y, null), labels, 1).effective, 4);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (weights) => {
          const { effective } = effectiveClusters(leastSquares([ones(8), x], y, weights), labels, 1);
          expect(effective).toBeLessThanOrEqual(4 + 1e-9);
          expect(effective).toBeGreaterThanOrEqual(1 - 1e-9);
        },
      ),
    );
  });
});

describe("two series stacked", () => {
  const panel = table("panel.csv");
  const quarters = [...new Set(panel.q)].map(Number).sort((a, b) => a - b);
  const stacked = quarters.flatMap((q) =>
    [0, 1].map((treat) => {
      const own = panel.q!.flatMap((_, i) =>
        Number(panel.q![i]) === q && Number(panel.treat![i]) === treat && panel.group![i] !== "benchmark" ? [i] : [],
      );
      const total = (name: string): number => own.reduce((sum, i) => sum + Number(panel[name]![i]), 0);
      return { q, treat, events: total("offences"), exposure: total("pop"), quarter: panel.quarter![own[0]!]! };
    }),
  );
  const time = stacked.map((it_) => (it_.q - 36) / 4);
  const after = stacked.map((it_) => (it_.q >= 36 ? 1 : 0));
  const treat = stacked.map((it_) => it_.treat);
  const by = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((value, i) => value * b[i]!);
  const since = time.map((t) => Math.max(0, t));
  const fit = poissonRegression({
    design: [
      ones(stacked.length),
      by(treat, after),
      by(treat, since),
      treat,
      time,
      by(treat, time),
      after,
      since,
      ...indicators(stacked.map((it_) => it_.quarter)),
    ],
    events: stacked.map((it_) => it_.events),
    exposure: stacked.map((it_) => it_.exposure),
  });
  const expected = theirs.controlled_its as Readonly<Record<string, Numbers & { readonly se: readonly number[] }>>;

  it.each([0, 1, 4])("have the errors of Driscoll and Kraay, lag %d", (lag) => {
    const covariance = neweyWest(
      fit,
      lag,
      stacked.map((it_) => it_.q),
    );
    const { se, mean_effect, mean_se } = expected[`lag${lag}`]!;
    for (const [k, value] of se.entries()) close(Math.sqrt(covariance[1 + k]![1 + k]!), value);
    const mine = stacked.flatMap((it_, i) => (it_.treat === 1 && it_.q >= 36 ? [since[i]!] : []));
    const mean = mine.reduce((a, b) => a + b, 0) / mine.length;
    const combination = fit.coefficients.map((_, j) => (j === 1 ? 1 : j === 2 ? mean : 0));
    close(fit.coefficients[1]! + mean * fit.coefficients[2]!, mean_effect!);
    close(Math.sqrt(combinationVariance(covariance, combination)), mean_se!);
  });

  it("are the ordinary Newey–West errors where each period has one row", () => {
    const line = leastSquares([ones(6), [1, 2, 3, 4, 5, 6]], [1, 3, 2, 5, 4, 7], null);
    expect(neweyWest(line, 2, ["a", "b", "c", "d", "e", "f"])).toEqual(neweyWest(line, 2));
    expect(() => neweyWest(line, 2, ["a"])).toThrow(new RangeError("columns differ in length: times 1, rows 6"));
  });
});

describe("staggered adoption", () => {
  const given = theirs.staggered_panel as {
    readonly outcomes: readonly (readonly number[])[];
    readonly adopted: readonly number[];
    readonly weights: readonly number[];
  };
  // R counts periods from 1, and has no null.
  const panel: StaggeredPanel = {
    outcomes: given.outcomes,
    adopted: given.adopted.map((first) => (first === -1 ? null : first - 1)),
  };
  type Pair = { readonly estimate: number; readonly error: number };
  type Case = Readonly<Record<Aggregation, Pair>> & {
    readonly cells: readonly Numbers[];
    readonly event_times: readonly number[];
    readonly event_each: readonly Pair[];
  };
  const cases = theirs.staggered as Readonly<Record<string, Case>>;

  it.each<[string, Controls, StaggeredPanel]>([
    ["never", "never-treated", panel],
    ["notyet", "not-yet-treated", panel],
    ["weighted", "not-yet-treated", { ...panel, weights: given.weights }],
  ])("agrees with the paper's formulas by hand, %s", (name, controls, it_) => {
    const expected = cases[name]!;
    const effects = groupTimeEffects(it_, controls);
    expect(effects.map(({ group, period }) => [group + 1, period + 1])).toEqual(
      expected.cells.map(({ group, period }) => [group, period]),
    );
    for (const [i, effect] of effects.entries()) {
      close(effect.estimate, expected.cells[i]!.estimate!);
      close(effect.error, expected.cells[i]!.error!);
    }
    for (const aggregation of ["simple", "group", "calendar", "event"] as const) {
      const { overall, each } = averageEffects(it_, effects, aggregation);
      close(overall.estimate, expected[aggregation].estimate);
      close(overall.error, expected[aggregation].error);
      if (aggregation !== "event") continue;
      expect(each.map((at) => at.at)).toEqual(expected.event_times);
      for (const [i, at] of each.entries()) close(at.error, expected.event_each[i]!.error);
    }
  });

  it("with one date and one period on each side is Welch's test", () => {
    const two: StaggeredPanel = {
      outcomes: given.outcomes.flatMap((row, i) => ([3, -1].includes(given.adopted[i]!) ? [[row[1]!, row[2]!]] : [])),
      adopted: given.adopted.flatMap((first) => (first === 3 ? [1] : first === -1 ? [null] : [])),
    };
    const { overall } = averageEffects(two, groupTimeEffects(two, "never-treated"), "simple");
    const { error, df } = fewUnitsError(two, overall.influence, [1]);
    const welch = numbers("welch");
    close(overall.estimate, welch.estimate!);
    close(error, welch.error!);
    close(df, welch.df!);
    close(2 * tDistribution(df).upperTail(Math.abs(overall.estimate / error)), welch.p!);
  });

  it("has no degrees of freedom where one unit is all of a group, or nothing varies", () => {
    const one: StaggeredPanel = {
      outcomes: [
        [0, 2],
        [1, 2],
        [1, 4],
      ],
      adopted: [1, null, null],
    };
    const [single] = groupTimeEffects(one, "never-treated");
    expect(fewUnitsError(one, single!.influence, [1]).df).toBe(0);
    // Where the lone unit of another group only waits, it does no harm.
    const waits: StaggeredPanel = {
      outcomes: [
        [0, 2, 3],
        [1, 4, 4],
        [1, 1, 5],
        [2, 4, 4],
        [3, 3, 2],
      ],
      adopted: [1, 1, 2, null, null],
    };
    const [pair] = groupTimeEffects(waits, "not-yet-treated");
    expect(fewUnitsError(waits, pair!.influence, [1]).df).toBeGreaterThan(0);
    expect(fewUnitsError(waits, pair!.influence, [1, 2]).df).toBe(0);
    const still: StaggeredPanel = {
      outcomes: [
        [0, 2],
        [1, 3],
        [1, 1],
        [2, 2],
      ],
      adopted: [1, 1, null, null],
    };
    const [flat] = groupTimeEffects(still, "never-treated");
    expect(fewUnitsError(still, flat!.influence, [1])).toEqual({ error: 0, df: 0 });
    const heavy = {
      ...still,
      outcomes: [
        [0, 2],
        [1, 4],
        [1, 1],
        [2, 4],
      ],
      weights: [1000, 1, 1, 1],
    };
    const [weighed] = groupTimeEffects(heavy, "never-treated");
    expect(fewUnitsError(heavy, weighed!.influence, [1]).df).toBeLessThan(2);
    expect(() => groupTimeEffects({ ...still, weights: [1, 1, 0, 1] }, "never-treated")).toThrow(
      new RangeError("weights[2] is 0; expected a finite number above 0"),
    );
  });
});

describe("the power of a pre-trend test", () => {
  it("has the tails of the noncentral F distribution, by mpmath", () => {
    const table_ = rows(reference("noncentral-f.json"), "rows");
    const compute = (row: Numbers): number => noncentralFTail(row.f!, row.df1!, row.df2!, row.ncp!);
    expect(misses(table_, "tail", compute, exact)).toEqual([]);
    expect(() => noncentralFTail(1, 2, 3, -1)).toThrow(
      new RangeError("noncentrality is -1; expected a finite number, 0 or more"),
    );
  });

  it("finds the drift that clubSandwich's test would find in four of five", () => {
    const years = [...new Set(annual.year!)].map(Number).filter((year) => year !== 2026);
    const treat = column(annual, "treat");
    const own = annual.year!.map(Number);
    const effects = years.map((year) => Float64Array.from(treat, (value, i) => (own[i] === year ? value : 0)));
    const design = [ones(own.length), ...effects, ...indicators(annual.muni!), ...indicators(annual.year!)];
    const fit = leastSquares(design, column(annual, "rate"), null);
    const before = years.flatMap((year, i) => (year < 2026 ? [1 + i] : []));
    const times = years.filter((year) => year < 2026).map((year) => year - 2026);
    const every = biasReducedCovariance(fit, annual.muni!);
    const covariance = before.map((i) => before.map((j) => every[i]![j]!));
    const drift = detectableDrift(testJointly(fit, annual.muni!, before), covariance, times, 0.95, 0.8);
    close(drift, numbers("detectable_drift").drift!, 1e-6);
    const absorbed = absorbedLeastSquares({
      units: annual.muni!,
      periods: annual.year!,
      regressors: effects,
      response: column(annual, "rate"),
    });
    const regressors = before.map((i) => i - 1);
    const [test, block] = [testAbsorbedJointly(absorbed, regressors), absorbedCovariance(absorbed, regressors)];
    close(detectableDrift(test, block, times, 0.95, 0.8), drift, 1e-6);
  });
});

describe("the wild bootstrap interval", () => {
  const panel = table("wcb_panel.csv");
  const setup = {
    design: [ones(panel.muni!.length), column(panel, "D"), ...indicators(panel.muni!), ...indicators(panel.year!)],
    response: column(panel, "rate"),
    clusters: panel.muni!,
    coefficient: 1,
    weights: "rademacher",
    enumerateUpTo: 2 ** 16,
    draws: 999,
  } as const;
  const seeded = (): Stream => stream(1, 0);

  it("agrees with enumeration in R", () => {
    const found = wildClusterInterval(setup, seeded, 0.95);
    const { estimate, error, p, lower, upper } = numbers("wild_interval");
    close(found.estimate, estimate!);
    close(found.test.error, error!);
    close(found.test.p, p!);
    // Both stop within a ten-thousandth of a standard error.
    expect(Math.abs(found.lower - lower!)).toBeLessThan(2e-4 * error!);
    expect(Math.abs(found.upper - upper!)).toBeLessThan(2e-4 * error!);
  });

  it("is narrower at a lower level, and the same for the same seed", () => {
    const drawn = { ...setup, weights: "webb" } as const;
    const wide = wildClusterInterval(drawn, seeded, 0.9);
    expect(wildClusterInterval(drawn, seeded, 0.9)).toEqual(wide);
    const narrow = wildClusterInterval(drawn, seeded, 0.5);
    expect(narrow.lower).toBeGreaterThan(wide.lower);
    expect(narrow.upper).toBeLessThan(wide.upper);
  });

  it("is unbounded where so few clusters cannot refuse anything", () => {
    const labels = ["a", "a", "b", "b", "c", "c"];
    const few = {
      ...setup,
      design: [ones(6), [0, 1, 0, 1, 0, 0]],
      response: [1, 3, 2, 3, 2, 4],
      clusters: labels,
    };
    expect(wildClusterInterval(few, seeded, 0.95)).toMatchObject({ lower: -Infinity, upper: Infinity });
  });
});

describe("the synthetic control", () => {
  const quarterly = table("panel.csv");
  const quarters = [...new Set(quarterly.q!)].sort((a, b) => Number(a) - Number(b));
  const rate = (members: (i: number) => boolean): readonly number[] =>
    quarters.map((quarter) => {
      const own = quarterly.q!.map((_, i) => i).filter((i) => quarterly.q![i] === quarter && members(i));
      const total = (name: string): number => own.reduce((sum, i) => sum + Number(quarterly[name]![i]), 0);
      return (total("offences") / total("pop")) * 1000;
    });
  const expected = theirs.synthetic as Numbers & {
    readonly donors: readonly string[];
    readonly weights: readonly number[];
  };
  const panel = {
    target: rate((i) => quarterly.group![i] === "treated"),
    donors: expected.donors.map((donor) => rate((i) => quarterly.muni![i] === donor)),
    after: quarters.map((quarter) => Number(quarter) >= 36),
  };

  /** quadprog needs a ridge. */
  const ridged = 1e-5;

  it("agrees with quadprog on weights, gaps and rank", () => {
    const ours = syntheticControl(panel);
    expect(ours.converged).toBe(true);
    expect(ours.kkt).toBeLessThan(1e-9);
    for (const [j, weight] of expected.weights.entries())
      expect(Math.abs(ours.weights[j]! - weight)).toBeLessThan(ridged);
    close(ours.effect, expected.effect!, ridged);
    close(ours.rmspeBefore, expected.rmspe_before!, ridged);
    close(ours.rmspeAfter, expected.rmspe_after!, ridged);
    expect(placeboTest(panel, ours)).toEqual({
      rank: expected.rank,
      units: 25,
      p: expected.rank! / 25,
      smallestP: 1 / 25,
    });
  });

  it("refuses one side of the start, one donor for placebos, and what is not a number", () => {
    const before = { ...panel, after: panel.after.map(() => false) };
    expect(() => syntheticControl(before)).toThrow(
      new RangeError("all periods lie on one side of the start; expected both"),
    );
    const one = { ...panel, donors: panel.donors.slice(0, 1) };
    expect(() => placeboTest(one, syntheticControl(one))).toThrow(
      new RangeError("there are 1 donors; expected at least two"),
    );
    const late = { ...panel, target: panel.target.map((value, t) => (panel.after[t] ? Number.NaN : value)) };
    expect(() => syntheticControl(late)).toThrow(new RangeError("a number is not finite; expected finite ones"));
    expect(() => syntheticControl({ ...panel, after: [] })).toThrow(RangeError);
  });
});

describe("numbers without an answer", () => {
  it("are told from bugs: the first is null, the second passes", () => {
    expect(unlessUnanswerable(() => leastSquares([ones(3), ones(3)], [1, 2, 3], null))).toBeNull();
    expect(unlessUnanswerable(() => 7)).toBe(7);
    const bug = (): never => unlessUnanswerable(() => leastSquares([], [1], null)) as never;
    expect(bug).toThrow(new RangeError("the design has no columns; expected at least one"));
  });
});

describe("three priors", () => {
  it.each<[string, { readonly mean: number; readonly deviation: number }]>([
    ["sceptical", { mean: 0, deviation: -Math.log(0.8) / 1.6448536269514722 }],
    ["review", { mean: Math.log(0.88), deviation: 0.15 }],
  ])("%s agrees with the conjugate formula", (name, prior) => {
    const own = { mean: Math.log(0.74), deviation: (Math.log(1.02) - Math.log(0.52)) / (2 * 1.959963984540054) };
    const found = combineWithPrior(own, prior, 0.95, [0]);
    const expected = (theirs.priors as Readonly<Record<string, Numbers>>)[name]!;
    close(Math.exp(found.estimate), expected.ratio!);
    close(Math.exp(found.lower), expected.lower!);
    close(Math.exp(found.upper), expected.upper!);
    close(found.below[0]!, expected.below1!);
  });
});
