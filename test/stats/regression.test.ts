/** Regression against NIST and R 4.2.2 (scripts 03_glm.R and 05_did.R). */

import { describe, expect, it } from "vitest";
import {
  autocorrelations,
  clusteredCovariance,
  combinationVariance,
  durbinWatson,
  type Fit,
  heteroskedasticCovariance,
  indicators,
  informativeRows,
  leastSquares,
  negativeBinomialRegression,
  neweyWest,
  ones,
  poissonRegression,
  quasiPoissonRegression,
  sum,
} from "../../src/stats/index.ts";
import { gamma, poisson, stream } from "../../src/stats/random.ts";
import { UnanswerableError } from "../../src/stats/unanswerable.ts";
import { answersFor, exact, iterative, relativeError, table } from "./reference.ts";

const glm = answersFor(
  "glm.json",
  ["panel_twfe_poisson", "panel_twfe_quasi", "panel_nb", "its_poisson", "its_quasi_quarter", "its_linear"],
  // R's own remarks: its formula, its count of rounds, and the dispersion that Poisson takes as 1.
  ["formula", "iter", "panel_twfe_poisson/dispersion", "its_poisson/dispersion"],
);
const nist = answersFor("nist-strd.json", ["wampler1", "wampler2"], ["intercept"]);

/** What a design as ill-conditioned as NIST's keeps of sixteen digits. */
const illConditioned = 1e-8;

/** R's glm takes its standard errors from the weights of the round before the last; glm.nb stops θ earlier still. */
const lastRound = 1e-7;
const glmNb = 1e-6;

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(relativeError(value, expected[i]!)).toBeLessThan(tolerance);
}

interface Certified {
  readonly coef: readonly number[];
  readonly se: readonly number[];
  readonly sigma: number;
  readonly rss: number;
  readonly r2: number;
  readonly n: number;
  readonly p: number;
  readonly degree: number;
  readonly y: readonly number[];
  readonly x: readonly number[] | readonly (readonly number[])[];
}

describe("least squares on NIST's data", () => {
  it.each(["wampler1", "wampler2"])("%s, a polynomial of degree five", (name) => {
    const it_ = nist[name] as Certified;
    const x = it_.x as readonly number[];
    const powers = Array.from({ length: it_.degree + 1 }, (_, power) => x.map((value) => value ** power));
    const fit = leastSquares(powers, it_.y, null);
    expectClose(fit.coefficients, it_.coef, illConditioned);
    // A perfect fit: what NIST certifies as 0 is rounding here, against values up to 3.2 million.
    expect(Math.abs(Math.sqrt(fit.dispersion) - it_.sigma)).toBeLessThan(1e-6);
    for (const [i, value] of it_.se.entries()) expect(Math.abs(fit.errors[i]! - value)).toBeLessThan(1e-6);
    const squares = sum(Array.from(fit.residuals, (it__) => it__ * it__));
    const centre = sum(it_.y) / it_.y.length;
    expect(Math.abs(squares - it_.rss)).toBeLessThan(1e-9);
    expect(1 - squares / sum(it_.y.map((y) => (y - centre) ** 2))).toBeCloseTo(it_.r2, 12);
    expect([it_.y.length, fit.coefficients.length]).toEqual([it_.n, it_.p]);
  });
});

const panel = table("panel.csv");
const number = (name: string): readonly number[] => panel[name]!.map(Number);
const donors = [...panel.group!.keys()].filter((row) => panel.group![row] !== "benchmark");
const pick = <T>(column: readonly T[]): readonly T[] => donors.map((row) => column[row]!);
const municipality = pick(panel.muni!);
const quarter = pick(number("q"));
const events = pick(number("offences"));
const exposure = pick(number("pop"));
const treated = pick(number("D"));

type Model = Readonly<Record<string, number>> & Readonly<Record<string, Readonly<Record<string, number>>>>;

const error = (covariance: readonly (readonly number[])[], j: number): number => Math.sqrt(covariance[j]![j]!);

describe("two-way fixed-effects Poisson", () => {
  const theirs = glm.panel_twfe_poisson as Model;
  const data = {
    design: [ones(events.length), Float64Array.from(treated), ...indicators(municipality), ...indicators(quarter)],
    events,
    exposure,
  };
  const fit = poissonRegression(data);

  it("agrees with glm", () => {
    expect(fit).toMatchObject({ converged: true, df: theirs.df });
    expectClose(
      [fit.coefficients[1]!, fit.errors[1]!, fit.deviance],
      [theirs.coef!, theirs.se!, theirs.deviance!],
      1e-9,
    );
  });

  it("names the rows of the municipality that never had an event, and is the same without it", () => {
    const { rows, dropped } = informativeRows(municipality, events);
    expect(dropped).toEqual(["M05"]);
    expect(fit.separated.map((row) => municipality[row])).toEqual(new Array(44).fill("M05"));
    const keep = <T>(column: readonly T[]): readonly T[] => rows.map((row) => column[row]!);
    const guarded = poissonRegression({
      design: [
        ones(rows.length),
        Float64Array.from(keep(treated)),
        ...indicators(keep(municipality)),
        ...indicators(keep(quarter)),
      ],
      events: keep(events),
      exposure: keep(exposure),
    });
    expect(guarded.separated).toEqual([]);
    expectClose([guarded.coefficients[1]!, guarded.errors[1]!], [theirs.coef!, theirs.se!], iterative);
    expect(guarded.rounds).toBeLessThan(fit.rounds);
  });

  it("agrees with sandwich on clustered errors", () => {
    expectClose(
      [
        error(clusteredCovariance(fit, municipality, "CR0"), 1),
        error(clusteredCovariance(fit, municipality, "CR1"), 1),
      ],
      [theirs.cl_CR0!, theirs.cl_CR1!],
      iterative,
    );
    expect(relativeError(error(clusteredCovariance(fit, municipality, "CR1S"), 1), theirs.cl_HC1!)).toBeLessThan(
      iterative,
    );
  });

  it("agrees with quasipoisson", () => {
    const quasi = quasiPoissonRegression(data);
    const other = glm.panel_twfe_quasi as Model;
    expectClose([quasi.errors[1]!, quasi.pearson], [other.se!, other.dispersion!], iterative);
    expectClose([quasi.coefficients[1]!, quasi.deviance], [other.coef!, other.deviance!], iterative);
    expect(quasi.df).toBe(other.df);
  });
});

describe("the negative binomial model", () => {
  const theirs = glm.panel_nb as Model;

  it("agrees with glm.nb", () => {
    const group = pick(panel.group!);
    const fit = negativeBinomialRegression({
      design: [
        ones(events.length),
        Float64Array.from(treated),
        Float64Array.from(group, (it_) => (it_ === "treated" ? 1 : 0)),
        Float64Array.from(quarter),
        ...indicators(pick(number("quarter"))),
      ],
      events,
      exposure,
    });
    expect(fit.converged).toBe(true);
    expectClose(fit.coefficients, Object.values(theirs.coef!), glmNb);
    expectClose(fit.errors, Object.values(theirs.se!), glmNb);
    expectClose([fit.theta, fit.thetaError], [theirs.theta!, theirs.theta_se!], glmNb);
    expectClose([2 * fit.logLikelihood, fit.deviance], [theirs.twologlik!, theirs.deviance!], glmNb);
    expect(relativeError(-2 * fit.logLikelihood + 2 * (fit.coefficients.length + 1), theirs.aic!)).toBeLessThan(glmNb);
  });

  it("finds θ and β that counts were drawn from", () => {
    const random = stream(3, 1);
    const x = Float64Array.from({ length: 5000 }, (_, i) => (i % 10) / 10);
    const drawn = Array.from(x, (value) => poisson(random, (Math.exp(1 + value) * gamma(random, 2)) / 2));
    const fit = negativeBinomialRegression({ design: [ones(5000), x], events: drawn, exposure: ones(5000) });
    expect(Math.abs(fit.theta - 2)).toBeLessThan(4 * fit.thetaError);
    expect(Math.abs(fit.coefficients[1]! - 1)).toBeLessThan(4 * fit.errors[1]!);
  });

  it("is Poisson's when counts vary no more than chance", () => {
    const data = { design: [ones(4)], events: [3, 3, 3, 3], exposure: ones(4) };
    const fit = negativeBinomialRegression(data);
    expect(fit).toMatchObject({ theta: Number.POSITIVE_INFINITY, thetaError: 0 });
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 12);
    expect(quasiPoissonRegression(data).errors).toEqual(poissonRegression(data).errors);
  });
});

describe("the interrupted time series", () => {
  const region = [...panel.group!.keys()].filter((row) => panel.group![row] === "treated");
  const quarters = Array.from({ length: 44 }, (_, q) => q);
  const total = (name: string): readonly number[] =>
    quarters.map((q) => sum(region.filter((row) => number("q")[row] === q).map((row) => number(name)[row]!)));
  const counts = total("offences");
  const persons = total("pop");
  const base = [
    ones(44),
    Float64Array.from(quarters),
    Float64Array.from(quarters, (q) => (q >= 36 ? 1 : 0)),
    Float64Array.from(quarters, (q) => Math.max(0, q - 36)),
  ];
  const seasons = indicators(quarters.map((q) => (q % 4) + 1));

  it.each([
    ["its_poisson", base, poissonRegression],
    ["its_quasi_quarter", [...base, ...seasons], quasiPoissonRegression],
  ] as const)("%s agrees with glm and NeweyWest", (name, design, regress) => {
    const theirs = glm[name] as Model;
    const fit = regress({ design, events: counts, exposure: persons });
    expectClose(fit.coefficients, Object.values(theirs.coef!), iterative);
    expectClose(fit.errors, Object.values(theirs.se!), lastRound);
    expectClose([fit.deviance, fit.df], [theirs.deviance!, theirs.df!], iterative);
    if (name === "its_quasi_quarter") expect(relativeError(fit.pearson, theirs.dispersion!)).toBeLessThan(lastRound);
    for (const lag of [1, 3, 4]) {
      const covariance = neweyWest(fit, lag);
      expectClose(
        covariance.map((_, j) => error(covariance, j)),
        Object.values(theirs[`newey_west_lag${lag}`]!),
        lastRound,
      );
    }
  });

  it("its_linear agrees with lm, NeweyWest, dwtest and acf", () => {
    const theirs = glm.its_linear as Model & { acf1_8: readonly number[]; dw: number; sigma: number };
    const fit = leastSquares(
      base,
      counts.map((y, i) => (y / persons[i]!) * 1000),
      null,
    );
    expectClose(fit.coefficients, Object.values(theirs.coef!), iterative);
    expectClose(fit.errors, Object.values(theirs.se!), iterative);
    expect(relativeError(Math.sqrt(fit.dispersion), theirs.sigma)).toBeLessThan(iterative);
    const covariance = neweyWest(fit, 3);
    expectClose(
      covariance.map((_, j) => error(covariance, j)),
      Object.values(theirs.newey_west_lag3!),
      iterative,
    );
    expect(relativeError(durbinWatson(fit.residuals), theirs.dw)).toBeLessThan(iterative);
    expectClose(autocorrelations(fit.residuals, 8), theirs.acf1_8, iterative);
  });

  it("leaves no model of the file out", () => {
    expect(Object.keys(glm).filter((key) => !key.startsWith("_"))).toEqual([
      "panel_twfe_poisson",
      "panel_twfe_quasi",
      "panel_nb",
      "its_poisson",
      "its_quasi_quarter",
      "its_linear",
    ]);
  });
});

describe("annual rates by least squares", () => {
  const did = answersFor(
    "did.json",
    ["twfe_annual_unweighted", "twfe_annual_weighted", "leave_one_out"],
    [
      // clusters.test.ts answers for CR2; Satterthwaite's degrees of freedom are offered with CR2 alone.
      "CR2",
      "df_satt",
      "p_satt",
    ],
  );
  const annual = table("panel_annual.csv");
  const column = (name: string): Float64Array => Float64Array.from(annual[name]!, Number);
  const design = [ones(annual.muni!.length), column("D"), ...indicators(annual.muni!), ...indicators(annual.year!)];

  it.each([
    ["twfe_annual_unweighted", null],
    ["twfe_annual_weighted", column("pop")],
  ] as const)("%s agrees with lm and clubSandwich's CR0, CR1 and CR1S", (name, weights) => {
    const theirs = did[name] as Model & { coef: number; se_ols: number; k: number; N: number };
    const fit = leastSquares(design, column("rate"), weights);
    expectClose([fit.coefficients[1]!, fit.errors[1]!], [theirs.coef, theirs.se_ols], iterative);
    expect([fit.coefficients.length, fit.fitted.length]).toEqual([theirs.k, theirs.N]);
    for (const correction of ["CR0", "CR1", "CR1S"] as const) {
      const ours = error(clusteredCovariance(fit, annual.muni!, correction), 1);
      expect(relativeError(ours, theirs[correction]!.se!)).toBeLessThan(iterative);
      expect(relativeError(fit.coefficients[1]! / ours, theirs[correction]!.t!)).toBeLessThan(iterative);
      const sandwich = { CR0: theirs.sandwich_vcovCL_HC0_nocadj, CR1: null, CR1S: theirs.sandwich_vcovCL_HC1 }[
        correction
      ];
      if (sandwich !== null) expect(relativeError(ours, sandwich as number)).toBeLessThan(iterative);
    }
    expect([theirs.weighted, theirs.G]).toEqual([weights !== null, new Set(annual.muni).size]);
  });

  it("agrees with leave-one-out of the weighted model", () => {
    const theirs = did.leave_one_out as readonly { dropped: string; coef: number }[];
    for (const { dropped, coef } of theirs) {
      const kept = [...annual.muni!.keys()].filter((row) => annual.muni![row] !== dropped);
      const at = (name: string): readonly string[] => kept.map((row) => annual[name]![row]!);
      const fit = leastSquares(
        [ones(kept.length), at("D").map(Number), ...indicators(at("muni")), ...indicators(at("year"))],
        at("rate").map(Number),
        at("pop").map(Number),
      );
      expect(relativeError(fit.coefficients[1]!, coef)).toBeLessThan(iterative);
    }
    expect(theirs.length).toBe(31);
  });
});

describe("robust variances", () => {
  const x = [1, 2, 3, 4, 5];
  const fit: Fit = leastSquares([ones(5), x], [1, 3, 2, 5, 4], null);

  it("are those of clusters when each row is its own", () => {
    const own = clusteredCovariance(fit, [0, 1, 2, 3, 4], "CR0");
    const white = heteroskedasticCovariance(fit, "HC0");
    for (const [i, row] of own.entries()) expectClose(row, white[i]!, exact);
    expectClose(neweyWest(fit, 0)[1]!, white[1]!, exact);
    expect(heteroskedasticCovariance(fit, "HC1")[1]![1]).toBeCloseTo((white[1]![1]! * 5) / 3, 14);
  });

  it("give the variance of a combination", () => {
    const white = heteroskedasticCovariance(fit, "HC0");
    expect(combinationVariance(white, [1, 2])).toBeCloseTo(white[0]![0]! + 4 * white[0]![1]! + 4 * white[1]![1]!, 14);
  });

  it("refuse one cluster, a lag of ½, and labels that do not match", () => {
    expect(() => clusteredCovariance(fit, [1, 1, 1, 1, 1], "CR1")).toThrow(
      new UnanswerableError("few-clusters", "there are 1 clusters; expected at least two"),
    );
    expect(() => neweyWest(fit, 0.5)).toThrow(new RangeError("lag is 0.5; expected a whole number, 0 or more"));
    expect(() => clusteredCovariance(fit, [1, 2], "CR0")).toThrow(
      new RangeError("columns differ in length: clusters 2, rows 5"),
    );
  });
});

describe("designs", () => {
  it("code groups without the first", () => {
    expect(indicators(["b", "a", "b", "c"])).toEqual([Float64Array.of(0, 1, 0, 0), Float64Array.of(0, 0, 0, 1)]);
    expect(indicators(["b", "b"])).toEqual([]);
  });

  it("drop and count groups that have no event", () => {
    expect(informativeRows(["a", "b", "a", "c"], [0, 0, 2, 0])).toEqual({ rows: [0, 2], dropped: ["b", "c"] });
  });

  it("are exact when rows equal columns", () => {
    const fit = leastSquares([ones(2), [0, 1]], [3, 5], null);
    expect(fit).toMatchObject({ df: 0, dispersion: 0 });
    expect(fit.coefficients[1]).toBeCloseTo(2, 14);
    const counts = poissonRegression({ design: [ones(2), [0, 1]], events: [3, 5], exposure: [1, 1] });
    expect(counts.pearson).toBe(1);
    expect(counts.coefficients[1]).toBeCloseTo(Math.log(5 / 3), 12);
  });

  it("say which rows have run off to a rate of 0", () => {
    const fit = poissonRegression({ design: [ones(4), [0, 0, 1, 1]], events: [5, 3, 0, 0], exposure: [1, 1, 1, 1] });
    expect(fit.separated).toEqual([2, 3]);
  });

  it.each<[string, () => unknown, string]>([
    ["no columns", () => leastSquares([], [1], null), "the design has no columns; expected at least one"],
    [
      "more columns than rows",
      () => leastSquares([[1], [2]], [1], null),
      "there are 1 rows for 2 columns; expected at least as many",
    ],
    [
      "a singular design",
      () =>
        leastSquares(
          [
            [1, 1, 1],
            [1, 2, 3],
            [3, 5, 7],
          ],
          [1, 2, 4],
          null,
        ),
      "column 2 of the design is a combination of those before it; leave it out",
    ],
    [
      "a column of zeros",
      () => leastSquares([[0, 0, 0]], [1, 2, 4], null),
      "column 0 of the design is a combination of those before it; leave it out",
    ],
    ["NaN", () => leastSquares([[1, 1]], [1, Number.NaN], null), "a number is not finite; expected finite ones"],
    [
      "a weight of 0",
      () => leastSquares([[1, 1]], [1, 2], [1, 0]),
      "weights[1] is 0; expected a finite number above 0",
    ],
    [
      "half an event",
      () => poissonRegression({ design: [[1, 1]], events: [1, 0.5], exposure: [1, 1] }),
      "events[1] is 0.5; expected a whole number, 0 or more",
    ],
    [
      "no exposure",
      () => poissonRegression({ design: [[1, 1]], events: [1, 2], exposure: [1, 0] }),
      "exposure[1] is 0; expected a finite number above 0",
    ],
    [
      "no events",
      () => poissonRegression({ design: [[1, 1]], events: [0, 0], exposure: [1, 1] }),
      "there are no events; expected at least one",
    ],
  ])("refuse %s", (_, attempt, message) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(expect.objectContaining({ message }));
  });
});
