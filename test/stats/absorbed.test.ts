/** Effects absorbed: the fits and tests of the regression with dummies, and R 4.2.2's (scripts 03_glm.R and 05_did.R). */
import { describe, expect, it } from "vitest";
import {
  absorbedClusteredError,
  absorbedLeastSquares,
  absorbedPoisson,
  type CoefficientTest,
  clusteredCovariance,
  indicators,
  leastSquares,
  ones,
  poissonRegression,
  testAbsorbed,
  testAbsorbedJointly,
  testCoefficient,
  testJointly,
  UnanswerableError,
} from "../../src/stats/index.ts";
import { inverseRootTimes } from "../../src/stats/linear/lanczos.ts";
import { inverseRoot } from "../../src/stats/linear/matrix.ts";
import { workingModel } from "../../src/stats/linear/working-model.ts";
import { poisson, stream, uniform } from "../../src/stats/random.ts";
import { iterative, reference, relativeError, table } from "./reference.ts";

/** The same numbers by another way of computing. */
const sameAnswer = 1e-9;

/** R's glm keeps the weights of the round before the last. */
const oneRoundOld = 1e-7;

/** CR2 with the root taken before the rows are scaled by the root of their means: another choice of the same theorem. */
const anotherRoot = 0.03;

type Numbers = Readonly<Record<string, number>>;

function expectSame(ours: CoefficientTest, theirs: CoefficientTest): void {
  for (const name of ["estimate", "error", "t", "df", "p"] as const)
    expect([name, relativeError(ours[name], theirs[name]) < sameAnswer]).toEqual([name, true]);
}

interface Panel {
  readonly units: readonly string[];
  readonly periods: readonly number[];
  readonly regressors: readonly (readonly number[])[];
  readonly events: readonly number[];
  readonly exposure: readonly number[];
}

interface Shape {
  readonly units: number;
  readonly periods: number;
  readonly treated: number;
  readonly start: number;
  /** The share of the rows that is there. */
  readonly present: number;
  readonly rate: number;
}

const even: Shape = { units: 12, periods: 9, treated: 4, start: 5, present: 1, rate: 3 };

/** Units of very different size, treated from a period on, and a second regressor that varies in both directions. */
function made(shape: Shape, seed: number): Panel {
  const random = stream(20270101, seed);
  const rows = Array.from({ length: shape.units * shape.periods }, (_, i) => ({
    unit: Math.floor(i / shape.periods),
    period: i % shape.periods,
  })).filter(() => uniform(random) < shape.present);
  const exposure = rows.map(({ unit, period }) => (1 + unit * unit) * (1 + 0.05 * ((unit + period) % 3)));
  const treated = rows.map(({ unit, period }) => (unit < shape.treated && period >= shape.start ? 1 : 0));
  const other = rows.map(() => uniform(random));
  return {
    units: rows.map(({ unit }) => `u${unit}`),
    periods: rows.map(({ period }) => period),
    regressors: [treated, other],
    events: rows.map((_, i) => poisson(random, (shape.rate * exposure[i]!) / 20)),
    exposure,
  };
}

function dummies(panel: Panel, rows: readonly number[]) {
  const of = <T>(column: readonly T[]): readonly T[] => rows.map((row) => column[row]!);
  const [units, periods] = [of(panel.units), of(panel.periods)];
  const design = [ones(rows.length), ...panel.regressors.map(of), ...indicators(units), ...indicators(periods)];
  return { units, design, events: of(panel.events), exposure: of(panel.exposure) };
}

describe("a Poisson regression with the effects absorbed", () => {
  const shapes: readonly (readonly [string, Shape])[] = [
    ["every unit in every period", even],
    ["rows that lack", { ...even, present: 0.7 }],
    ["few events: units and periods without any", { ...even, rate: 0.5 }],
    ["more periods than units", { ...even, units: 6, periods: 20, start: 14, treated: 2 }],
    ["one period before and one after", { ...even, periods: 2, start: 1 }],
  ];

  it.each(shapes)("is the regression with dummies: %s", (_, shape) => {
    const panel = made(shape, 1);
    const ours = absorbedPoisson(panel);
    const { units, design, events, exposure } = dummies(panel, ours.rows);
    const theirs = poissonRegression({ design, events, exposure });
    expect([ours.converged, ours.separated]).toEqual([true, []]);
    if (shape.rate < 1) expect(ours.droppedUnits).toBeGreaterThan(0);
    expect(ours.df).toBe(theirs.df);
    expect(relativeError(ours.deviance, theirs.deviance)).toBeLessThan(sameAnswer);
    expect(relativeError(ours.pearson, theirs.pearson)).toBeLessThan(sameAnswer);
    for (const [i, mean] of theirs.fitted.entries()) expect(relativeError(ours.fitted[i]!, mean)).toBeLessThan(1e-8);
    const working = workingModel(theirs);
    const whole = clusteredCovariance(theirs, units, "CR1");
    for (const j of [0, 1]) {
      expectSame(testAbsorbed(ours, j), testCoefficient(working, units, 1 + j));
      const error = Math.sqrt(whole[1 + j]![1 + j]!);
      expect(relativeError(absorbedClusteredError(ours, j, "CR1"), error)).toBeLessThan(sameAnswer);
    }
    const [joint, jointly] = [testAbsorbedJointly(ours, [0, 1]), testJointly(working, units, [1, 2])];
    for (const name of ["f", "df1", "df2", "p"] as const)
      expect(relativeError(joint[name], jointly[name])).toBeLessThan(sameAnswer);
  });

  it("agrees with R on the synthetic panel: estimate, deviance, clustered errors, dispersion", () => {
    const input = table("panel.csv");
    const rows = [...input.group!.keys()].filter((row) => input.group![row] !== "benchmark");
    const of = (name: string): readonly number[] => rows.map((row) => Number(input[name]![row]!));
    const fit = absorbedPoisson({
      units: rows.map((row) => input.muni![row]!),
      periods: of("q"),
      regressors: [of("D")],
      events: of("offences"),
      exposure: of("pop"),
    });
    const theirs = reference("glm.json").panel_twfe_poisson as Numbers;
    const quasi = reference("glm.json").panel_twfe_quasi as Numbers;
    expect(relativeError(fit.coefficients[0]!, theirs.coef!)).toBeLessThan(iterative);
    expect(relativeError(fit.deviance, theirs.deviance!)).toBeLessThan(iterative);
    expect(relativeError(Math.sqrt(fit.bread[0]![0]!), theirs.se!)).toBeLessThan(iterative);
    expect(relativeError(absorbedClusteredError(fit, 0, "CR0"), theirs.cl_CR0!)).toBeLessThan(iterative);
    // One of the 31 has no event: R counts its 44 rows among the df, we leave it out.
    expect([fit.droppedUnits, fit.droppedPeriods]).toEqual([1, 0]);
    expect(relativeError(fit.pearson * fit.df, quasi.dispersion! * quasi.df!)).toBeLessThan(iterative);
  });

  /** The made panels of script 32_absorbed.R. */
  const rule = (units: number, quarters: number, treated: number, start: number, modulus: number): Panel => {
    const rows = Array.from({ length: units * quarters }, (_, i) => ({ u: Math.floor(i / quarters), t: i % quarters }));
    return {
      units: rows.map(({ u }) => `${u}`),
      periods: rows.map(({ t }) => t),
      regressors: [rows.map(({ u, t }) => (u < treated && t >= start ? 1 : 0))],
      events: rows.map(({ u, t }) => (5 * u + 3 * t + u * t) % modulus),
      exposure: rows.map(({ u, t }) => 10 * (u + 1) + t),
    };
  };
  const without = (panel: Panel, left: readonly number[]): Panel => {
    const of = <T>(column: readonly T[]): readonly T[] => column.filter((_, row) => !left.includes(row + 1));
    const { units, periods, regressors, events, exposure } = panel;
    return {
      units: of(units),
      periods: of(periods),
      regressors: regressors.map(of),
      events: of(events),
      exposure: of(exposure),
    };
  };
  const cases: Readonly<Record<string, () => Panel>> = {
    panel: () => {
      const input = table("panel.csv");
      const rows = [...input.group!.keys()].filter((row) => input.group![row] !== "benchmark");
      const of = (name: string): readonly number[] => rows.map((row) => Number(input[name]![row]!));
      return {
        units: rows.map((row) => input.muni![row]!),
        periods: of("q"),
        regressors: [of("D")],
        events: of("offences"),
        exposure: of("pop"),
      };
    },
    even: () => rule(12, 8, 5, 5, 7),
    wide: () => rule(20, 6, 8, 3, 5),
    long: () => rule(6, 24, 3, 16, 4),
    hole: () => without(rule(12, 8, 5, 5, 7), [3, 17, 40, 41, 77]),
  };
  const theirs = reference("absorbed.json").cases as readonly (Numbers & { readonly name: string })[];

  it("has a case for each of R's", () => {
    expect(theirs.map((row) => row.name)).toEqual(Object.keys(cases));
  });

  it.each(theirs)("agrees with clubSandwich on CR1, CR2 and Satterthwaite's degrees of freedom: $name", (row) => {
    const fit = absorbedPoisson(cases[row.name]!());
    expect(fit.rows.length).toBe(row.rows);
    const { estimate, error, df, p } = testAbsorbed(fit, 0);
    expect(relativeError(absorbedClusteredError(fit, 0, "CR1"), row.cr1!)).toBeLessThan(oneRoundOld);
    const ours = {
      coef: estimate,
      cr2: error,
      df,
      p,
      deviance: fit.deviance,
      dispersion: fit.pearson,
    };
    for (const [name, value] of Object.entries(ours))
      expect([name, relativeError(value, row[name]!) < iterative]).toEqual([name, true]);
    expect(relativeError(error, row.glm_cr2!)).toBeLessThan(anotherRoot);
    expect(relativeError(df, row.glm_df!)).toBeLessThan(anotherRoot);
  });

  it("leaves out units and periods without events, and counts them; they change nothing", () => {
    const panel = made({ ...even, rate: 2 }, 2);
    const silent = panel.periods.map((_, i) => panel.units[i] === "u11" || panel.periods[i] === 2);
    const hushed = { ...panel, events: panel.events.map((count, i) => (silent[i] ? 0 : count)) };
    const fit = absorbedPoisson(hushed);
    expect([fit.droppedUnits, fit.droppedPeriods]).toEqual([1, 1]);
    const kept = silent.flatMap((it, row) => (it ? [] : [row]));
    expect(fit.rows).toEqual(kept);
    const of = <T>(column: readonly T[]): readonly T[] => kept.map((row) => column[row]!);
    const without = absorbedPoisson({
      units: of(hushed.units),
      periods: of(hushed.periods),
      regressors: hushed.regressors.map(of),
      events: of(hushed.events),
      exposure: of(hushed.exposure),
    });
    expect([...fit.coefficients]).toEqual([...without.coefficients]);
    expect(testAbsorbed(fit, 0)).toEqual(testAbsorbed(without, 0));
  });

  it("gives the same in any order of the rows, and for any scale of the exposure", () => {
    const panel = made({ ...even, present: 0.8 }, 3);
    const one = testAbsorbed(absorbedPoisson(panel), 0);
    const backwards = {
      units: panel.units.toReversed(),
      periods: panel.periods.toReversed(),
      regressors: panel.regressors.map((column) => column.toReversed()),
      events: panel.events.toReversed(),
      exposure: panel.exposure.toReversed(),
    };
    expectSame(testAbsorbed(absorbedPoisson(backwards), 0), one);
    const scaled = { ...panel, exposure: panel.exposure.map((it) => it * 1000) };
    expectSame(testAbsorbed(absorbedPoisson(scaled), 0), one);
  });

  it("says when a rate runs off to 0 in a bounded number of rounds, and never returns NaN", () => {
    const panel = made(even, 4);
    const events = panel.events.map((count, i) => (panel.regressors[0]![i] === 1 ? 0 : count));
    const fit = absorbedPoisson({ ...panel, regressors: panel.regressors.slice(0, 1), events });
    expect(fit.rounds).toBeLessThanOrEqual(100);
    expect(fit.separated).toEqual(fit.rows.filter((row) => panel.regressors[0]![row] === 1));
    expect(fit.separated.length).toBe((even.treated - fit.droppedUnits) * (even.periods - even.start));
    expect(fit.coefficients[0]!).toBeLessThan(-10);
    expect([...fit.fitted].every(Number.isFinite)).toBe(true);
  });

  it("halves a step that would overshoot, and finds what the dummies find where counts are of very different size", () => {
    const panel = made({ ...even, units: 6, treated: 2 }, 9);
    const events = panel.events.map((_, i) => (i % 7 === 0 ? 5_000_000 : i % 3 === 0 ? 1 : 0));
    const exposure = panel.exposure.map((_, i) => (i % 5 === 0 ? 1e-3 : 1e4));
    const wild = { ...panel, regressors: panel.regressors.slice(0, 1), events, exposure };
    const fit = absorbedPoisson(wild);
    const of = dummies(wild, fit.rows);
    expect(fit.converged).toBe(true);
    const theirs = poissonRegression({ design: of.design, events: of.events, exposure: of.exposure });
    expect(relativeError(fit.coefficients[0]!, theirs.coefficients[1]!)).toBeLessThan(iterative);
  });

  it("leaves nothing over in two units and two periods: dispersion 1", () => {
    const fit = absorbedPoisson({
      units: ["a", "a", "b", "b"],
      periods: [1, 2, 1, 2],
      regressors: [[0, 1, 0, 0]],
      events: [10, 4, 20, 16],
      exposure: [5, 5, 8, 8],
    });
    expect([fit.df, fit.pearson]).toEqual([0, 1]);
    // The ratio of the rate ratios.
    expect(fit.coefficients[0]!).toBeCloseTo(Math.log(4 / 10 / (16 / 20)), 12);
  });

  it("fits two halves that share neither unit nor period each by itself", () => {
    // Dummies would be singular by one more; the regressor's coefficient is not touched by it.
    const one = made({ ...even, units: 5 }, 5);
    const two = made({ ...even, units: 6 }, 6);
    const both: Panel = {
      units: [...one.units.map((it) => `a${it}`), ...two.units.map((it) => `b${it}`)],
      periods: [...one.periods, ...two.periods.map((it) => it + 100)],
      regressors: [[...one.regressors[0]!, ...two.regressors[0]!]],
      events: [...one.events, ...two.events],
      exposure: [...one.exposure, ...two.exposure],
    };
    const fit = absorbedPoisson(both);
    expect(fit.absorption.rank).toBe(5 + 9 - 1 + 6 + 9 - 1);
    const half = (panel: Panel) => absorbedPoisson({ ...panel, regressors: panel.regressors.slice(0, 1) });
    const [a, b] = [half(one).coefficients[0]!, half(two).coefficients[0]!];
    expect(fit.coefficients[0]!).toBeGreaterThan(Math.min(a, b));
    expect(fit.coefficients[0]!).toBeLessThan(Math.max(a, b));
  });

  const good = made(even, 7);
  const refused: readonly (readonly [string, Partial<Panel>, Error])[] = [
    ["no regressor", { regressors: [] }, new RangeError("there are no regressors; expected at least one")],
    [
      "columns of different length",
      { periods: [1] },
      new RangeError("columns differ in length: response 108, units 108, periods 1, regressor 0 108, regressor 1 108"),
    ],
    [
      "NaN",
      { regressors: [good.events.map(() => Number.NaN)] },
      new RangeError("a number is not finite; expected finite ones"),
    ],
    [
      "a negative count",
      { events: good.events.map(() => -1) },
      new RangeError("events[0] is -1; expected a whole number, 0 or more"),
    ],
    [
      "no population",
      { exposure: good.events.map(() => 0) },
      new RangeError("exposure[0] is 0; expected a finite number above 0"),
    ],
    [
      "no events",
      { events: good.events.map(() => 0) },
      new UnanswerableError("no-events", "there are no events; expected at least one"),
    ],
    [
      "all units treated",
      { regressors: [good.periods.map((period) => (period > 4 ? 1 : 0))] },
      new UnanswerableError(
        "singular-design",
        "regressor 0 is a combination of the effects of units and periods; leave it out",
      ),
    ],
    [
      "no period before",
      { regressors: [good.units.map((unit) => (unit === "u1" ? 1 : 0))] },
      new UnanswerableError(
        "singular-design",
        "regressor 0 is a combination of the effects of units and periods; leave it out",
      ),
    ],
  ];
  it.each(refused)("refuses %s", (_, change, error) => {
    expect(() => absorbedPoisson({ ...good, ...change })).toThrow(error);
  });
});

describe("least squares with the effects absorbed", () => {
  const annual = table("panel_annual.csv");
  const numbers = (name: string): readonly number[] => annual[name]!.map(Number);
  const did = reference("did.json");

  it("agrees with clubSandwich and Stata on the effect, its errors and degrees of freedom", () => {
    const fit = absorbedLeastSquares({
      units: annual.muni!,
      periods: annual.year!,
      regressors: [numbers("D")],
      response: numbers("rate"),
    });
    const theirs = (did.twfe_annual_unweighted as Readonly<Record<string, Numbers>>).CR2!;
    const ours = testAbsorbed(fit, 0);
    for (const [mine, name] of [
      [ours.error, "se"],
      [ours.t, "t"],
      [ours.df, "df_satt"],
      [ours.p, "p_satt"],
    ] as const)
      expect(relativeError(mine, theirs[name]!)).toBeLessThan(iterative);
    const stata = did.twfe_annual_estimatr_stata as Numbers;
    expect(relativeError(absorbedClusteredError(fit, 0, "CR1S"), stata.se!)).toBeLessThan(iterative);
  });

  it("agrees with clubSandwich on the joint test of the leads", () => {
    const theirs = did.event_study as { year: readonly number[]; coef: readonly number[]; pre_HTZ: Numbers };
    const treated = numbers("treat");
    const fit = absorbedLeastSquares({
      units: annual.muni!,
      periods: annual.year!,
      regressors: theirs.year.map((year) => treated.map((value, i) => (annual.year![i] === `${year}` ? value : 0))),
      response: numbers("rate"),
    });
    for (const [j, value] of fit.coefficients.entries())
      expect(relativeError(value, theirs.coef[j]!)).toBeLessThan(1e-7);
    const ours = testAbsorbedJointly(
      fit,
      theirs.year.flatMap((year, j) => (year < 2026 ? [j] : [])),
    );
    for (const [mine, name] of [
      [ours.f, "F"],
      [ours.df1, "df1"],
      [ours.df2, "df2"],
      [ours.p, "p"],
    ] as const)
      expect(relativeError(mine, theirs.pre_HTZ[name]!)).toBeLessThan(1e-6);
  });

  it("is the test with dummies where a cluster leaves a direction without variance: one unit treated", () => {
    const panel = made({ ...even, treated: 1 }, 8);
    const rows = panel.events.map((_, row) => row);
    const { units, design } = dummies({ ...panel, regressors: panel.regressors.slice(0, 1) }, rows);
    const theirs = testCoefficient(leastSquares(design, panel.events, null), units, 1);
    const fit = absorbedLeastSquares({ ...panel, regressors: panel.regressors.slice(0, 1), response: panel.events });
    const ours = testAbsorbed(fit, 0);
    expect(relativeError(ours.estimate, theirs.estimate)).toBeLessThan(sameAnswer);
    expect(relativeError(ours.error, theirs.error)).toBeLessThan(1e-5);
    expect(relativeError(ours.df, theirs.df)).toBeLessThan(1e-5);
  });

  it("refuses one cluster, no coefficient, one that is not there, and more than the clusters bear", () => {
    const fit = absorbedLeastSquares({
      units: [1, 1, 2, 2, 3, 3],
      periods: [1, 2, 1, 2, 1, 2],
      regressors: [
        [0, 1, 0, 0, 0, 0],
        [0, 0, 0, 1, 0, 0],
      ],
      response: [1, 3, 2, 5, 4, 7],
    });
    expect(() => testAbsorbed(fit, 2)).toThrow(
      new RangeError("there is no regressor 2; expected a number from 0 to 1"),
    );
    expect(() => testAbsorbedJointly(fit, [])).toThrow(
      new RangeError("there are no coefficients to test; expected at least one"),
    );
    const alone = absorbedLeastSquares({
      units: [1, 1, 1, 1],
      periods: [1, 1, 2, 2],
      regressors: [[0, 1, 0, 2]],
      response: [1, 2, 3, 5],
    });
    expect(() => testAbsorbed(alone, 0)).toThrow(
      new UnanswerableError("few-clusters", "there are 1 clusters; expected at least two"),
    );
    const random = stream(4, 1);
    const tested = [0, 1, 2, 3, 4];
    const cells = Array.from({ length: 18 }, (_, i) => i);
    const few = absorbedLeastSquares({
      units: cells.map((i) => i % 3),
      periods: cells.map((i) => Math.floor(i / 3)),
      regressors: tested.map(() => cells.map(() => uniform(random))),
      response: cells.map(() => uniform(random)),
    });
    expect(() => testAbsorbedJointly(few, tested)).toThrow(
      new UnanswerableError("few-clusters", "3 clusters are too few to test 5 coefficients jointly"),
    );
  });
});

describe("the inverse root of a matrix on one vector", () => {
  const times = (a: readonly (readonly number[])[]) => (x: Float64Array, product: Float64Array) => {
    for (const [i, row] of a.entries()) product[i] = row.reduce((sum, value, j) => sum + value * x[j]!, 0);
  };

  it("is that of the decomposed matrix, for many sizes", () => {
    for (const n of [1, 2, 3, 5, 8, 21]) {
      const random = stream(3, n);
      const b = Array.from({ length: n }, () => Array.from({ length: n }, () => uniform(random) - 0.5));
      const a = b.map((row, i) => b.map((other, j) => row.reduce((s, x, k) => s + x * other[k]!, i === j ? 0.1 : 0)));
      const v = Float64Array.from({ length: n }, () => uniform(random));
      const whole = inverseRoot(a).map((row) => row.reduce((s, x, k) => s + x * v[k]!, 0));
      const ours = inverseRootTimes(times(a), v);
      for (const [i, value] of whole.entries()) expect(Math.abs(ours[i]! - value)).toBeLessThan(1e-11);
    }
  });

  it("leaves directions without variance out, and takes 0 to 0", () => {
    const projection = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ];
    expect(
      [...inverseRootTimes(times(projection), Float64Array.of(3, 4, 5))].map((it) => Math.round(it * 1e9)),
    ).toEqual([3e9, 4e9, 0]);
    expect([...inverseRootTimes(times(projection), new Float64Array(3))]).toEqual([0, 0, 0]);
  });
});
