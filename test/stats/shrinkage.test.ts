/** Empirical Bayes and interval-censored counts against R 4.2.2 (script 06_multiplicity_eb_misc.R). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  censoredRate,
  fitBetaBinomial,
  fitGammaPoisson,
  gammaDistribution,
  incompleteBeta,
  incompleteGamma,
  integrateProportions,
  integrateRates,
  logBeta,
  marshallRates,
  maximise,
  mean,
  negativeBinomialDistribution,
  negativeBinomialRegression,
  ones,
  shrinkProportions,
  shrinkRates,
  sum,
  worstCaseRate,
} from "../../src/stats/index.ts";
import { binomial, gamma, poisson, stream } from "../../src/stats/random.ts";
import { answersFor, exact, iterative, relativeError, table } from "./reference.ts";

const misc = answersFor("misc.json", ["eb", "eb_betabinomial", "suppressed_poisson"]);

/** R's optim stops where the likelihood is flat to 1e-15: parameters then agree to about its root. */
const optim = 2e-6;

/** What a quadrature of 32 by 7 points leaves, relative in moments and absolute in a tail of 0.05. */
const grid = 5e-3;
const tail = 1e-3;

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(relativeError(value, expected[i]!)).toBeLessThan(tolerance);
}

describe("the maximum of a function", () => {
  const bowl = (at: readonly number[]): ReturnType<Parameters<typeof maximise>[0]> => {
    const [x, y] = at as [number, number];
    return {
      value: -((x - 1) ** 2) - 3 * (y + 2) ** 2 - x * y,
      gradient: [-2 * (x - 1) - y, -6 * (y + 2) - x],
      hessian: [
        [-2, -1],
        [-1, -6],
      ],
    };
  };

  it("is found in two rounds when it is a parabola", () => {
    const it_ = maximise(bowl, [40, 9], 100);
    expect(it_).toMatchObject({ converged: true, rounds: 2 });
    expectClose(
      it_.gradient.map((slope) => slope + 1),
      [1, 1],
      1e-12,
    );
  });

  it("is found from where the function is not concave, and from where a full step overshoots", () => {
    const hill = (at: readonly number[]): ReturnType<Parameters<typeof maximise>[0]> => {
      const x = at[0]!;
      const e = Math.exp(-x * x);
      return { value: e, gradient: [-2 * x * e], hessian: [[(4 * x * x - 2) * e]] };
    };
    for (const start of [0.3, 0.65, 2]) {
      const it_ = maximise(hill, [start], 1);
      expect(it_.converged).toBe(true);
      expect(Math.abs(it_.at[0]!)).toBeLessThan(1e-8);
    }
  });

  it("is said not to be found where nothing climbs", () => {
    const wrong = (at: readonly number[]): ReturnType<Parameters<typeof maximise>[0]> => ({
      value: -Math.abs(at[0]!),
      gradient: [1],
      hessian: [[-1]],
    });
    expect(maximise(wrong, [0], 10)).toMatchObject({ at: [0], converged: false, rounds: 1 });
  });

  it("is said not to be found when there is none", () => {
    const slope = (at: readonly number[]): ReturnType<Parameters<typeof maximise>[0]> => ({
      value: at[0]!,
      gradient: [1],
      hessian: [[-1e-3]],
    });
    expect(maximise(slope, [0], 10)).toMatchObject({ converged: false, rounds: 100 });
  });

  it("refuses a function that is not smooth", () => {
    const broken = (): ReturnType<Parameters<typeof maximise>[0]> => ({
      value: 0,
      gradient: [1],
      hessian: [[Number.NaN]],
    });
    expect(() => maximise(broken, [0], 1)).toThrow(
      new RangeError("the second derivatives are not finite; expected a smooth function at the start"),
    );
  });
});

const areas = table("eb_2025.csv");
const counts = { events: areas.offences!.map(Number), exposure: areas.pyr!.map(Number) };
const eb = misc.eb as {
  marshall: { m: number; s2: number; a2: number; rate: readonly number[]; shrink: readonly number[] };
  ml: {
    a: number;
    b: number;
    prior_mean: number;
    prior_sd: number;
    negloglik: number;
    data: readonly Record<string, number>[];
  };
  check_glm_nb: { theta: number; theta_se: number; rate: number };
};

describe("Gamma–Poisson empirical Bayes", () => {
  it("agrees with Marshall's moments", () => {
    const it_ = marshallRates(counts);
    expectClose([it_.mean, it_.between], [eb.marshall.m, eb.marshall.a2], exact);
    // s² is what A is worked out from: A = s² − m/n̄.
    expect(relativeError(it_.between + it_.mean / mean(counts.exposure), eb.marshall.s2)).toBeLessThan(exact);
    expectClose(it_.rates, eb.marshall.rate, exact);
    expectClose(it_.weights, eb.marshall.shrink, exact);
  });

  it("agrees with glm.nb and optim", () => {
    const fit = fitGammaPoisson(counts);
    expect(fit).toMatchObject({ pooled: false, converged: true });
    expectClose([fit.shape, fit.mean], [eb.check_glm_nb.theta, eb.check_glm_nb.rate], iterative);
    const { thetaError } = negativeBinomialRegression({ design: [ones(counts.events.length)], ...counts });
    expect(relativeError(thetaError, eb.check_glm_nb.theta_se)).toBeLessThan(optim);
    expectClose([fit.shape, fit.shape / fit.mean, fit.mean], [eb.ml.a, eb.ml.b, eb.ml.prior_mean], optim);
    expect(relativeError(fit.mean / Math.sqrt(fit.shape), eb.ml.prior_sd)).toBeLessThan(optim);
    expect(relativeError(-fit.logLikelihood, eb.ml.negloglik)).toBeLessThan(exact);
    expect(fit.rounds).toBeLessThan(20);
  });

  it("agrees on every area's posterior", () => {
    const prior = { shape: eb.ml.a, mean: eb.ml.a / eb.ml.b };
    const posterior = shrinkRates(counts, prior, 0.95);
    const column = (name: string): readonly number[] => eb.ml.data.map((row) => row[name]!);
    expectClose(counts.events, column("y"), exact);
    expectClose(counts.exposure, column("n"), exact);
    expectClose(
      counts.events.map((y, i) => y / counts.exposure[i]!),
      column("crude"),
      exact,
    );
    expect(column("muni")).toEqual(areas.muni);
    expectClose(
      posterior.map((it_) => it_.estimate),
      column("post_mean"),
      exact,
    );
    expectClose(
      posterior.map((it_) => it_.deviation),
      column("post_sd"),
      exact,
    );
    expectClose(
      posterior.map((it_) => it_.lower),
      column("lo"),
      exact,
    );
    expectClose(
      posterior.map((it_) => it_.upper),
      column("hi"),
      exact,
    );
    expectClose(
      posterior.map((it_) => it_.weight),
      column("weight"),
      exact,
    );
    const above = counts.events.map((y, i) =>
      gammaDistribution(eb.ml.a + y, eb.ml.b + counts.exposure[i]!).upperTail(prior.mean),
    );
    expectClose(above, column("pr_above_prior_mean"), exact);
  });

  it("pools completely when areas differ by no more than chance", () => {
    const alike = { events: [10, 11, 9, 10], exposure: [100, 100, 100, 100] };
    const fit = fitGammaPoisson(alike);
    expect(fit).toMatchObject({ shape: Number.POSITIVE_INFINITY, mean: 0.1, pooled: true, converged: true });
    expect(shrinkRates(alike, fit, 0.9)[0]).toEqual({ estimate: 0.1, deviation: 0, lower: 0.1, upper: 0.1, weight: 0 });
    expect(marshallRates(alike).rates).toEqual([0.1, 0.1, 0.1, 0.1]);
  });

  it("draws each rate towards the mean, the small ones most", () => {
    const fit = fitGammaPoisson(counts);
    for (const [i, { estimate, weight }] of shrinkRates(counts, fit, 0.9).entries()) {
      const crude = counts.events[i]! / counts.exposure[i]!;
      expect(estimate).toBeCloseTo(weight * crude + (1 - weight) * fit.mean, 12);
    }
  });

  it("finds the distribution that rates were drawn from", () => {
    const random = stream(7, 0);
    const exposure = Array.from({ length: 4000 }, (_, i) => 50 + (i % 200));
    const events = exposure.map((n) => poisson(random, (n * gamma(random, 5) * 0.2) / 5));
    const fit = fitGammaPoisson({ events, exposure });
    expect(Math.abs(fit.shape - 5)).toBeLessThan(0.5);
    expect(Math.abs(fit.mean - 0.2)).toBeLessThan(0.006);
  });

  it("climbs to the top whatever the counts", () => {
    const rows = fc.array(fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 3000 })), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const some = { events: all.map(([y]) => y), exposure: all.map(([, n]) => n) };
        fc.pre(sum(some.events) > 0);
        const fit = fitGammaPoisson(some);
        expect(fit.converged).toBe(true);
        expect(fit.shape).toBeGreaterThan(0);
      }),
    );
  });

  describe("with the prior's own uncertainty", () => {
    it("agrees with a plain sum over a fine grid", () => {
      const some = { events: [3, 0, 7, 12], exposure: [40, 25, 60, 300] };
      // Shrinkage uniform for the median exposure of 50, mean flat on the logarithm.
      const rate = sum(some.events) / sum(some.exposure);
      const cells: { shape: number; mean: number; weight: number }[] = [];
      for (let i = 0; i < 200; i++) {
        const share = (i + 0.5) / 200;
        const shape = (rate * 50 * share) / (1 - share);
        for (let j = 0; j < 240; j++) {
          const mean = rate * Math.exp(-6 + (12 * (j + 0.5)) / 240);
          const log = sum(
            some.events.map((y, area) =>
              negativeBinomialDistribution(shape, some.exposure[area]! * mean).logDensity(y),
            ),
          );
          cells.push({ shape, mean, weight: Math.exp(log) });
        }
      }
      const all = sum(cells.map((it_) => it_.weight));
      for (const [area, ours] of integrateRates(some, 0.9).entries()) {
        const over = (value: (shape: number, exposure: number) => number): number =>
          sum(
            cells.map(
              (it_) =>
                (it_.weight / all) * value(it_.shape + some.events[area]!, it_.shape / it_.mean + some.exposure[area]!),
            ),
          );
        const mean = over((shape, exposure) => shape / exposure);
        const variance = over((shape, exposure) => (shape * (shape + 1)) / exposure ** 2) - mean * mean;
        expect(relativeError(ours.estimate, mean)).toBeLessThan(grid);
        expect(relativeError(ours.deviation, Math.sqrt(variance))).toBeLessThan(grid);
        expect(
          Math.abs(over((shape, exposure) => incompleteGamma(shape, ours.lower * exposure).lower) - 0.05),
        ).toBeLessThan(tail);
        expect(
          Math.abs(over((shape, exposure) => incompleteGamma(shape, ours.upper * exposure).upper) - 0.05),
        ).toBeLessThan(tail);
      }
    });

    it("covers the true rates where the plain posterior does not", () => {
      const exposure = [20, 30, 40, 50, 60, 80, 120, 400];
      const runs = 150;
      let [plain, full] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const random = stream(5, run);
        const rates = exposure.map(() => (gamma(random, 20) * 0.1) / 20);
        const drawn = { exposure, events: exposure.map((n, i) => poisson(random, n * rates[i]!)) };
        const inside = (all: readonly { lower: number; upper: number }[]): number =>
          all.filter(({ lower, upper }, i) => lower <= rates[i]! && rates[i]! <= upper).length;
        plain += inside(shrinkRates(drawn, fitGammaPoisson(drawn), 0.9));
        full += inside(integrateRates(drawn, 0.9));
      }
      const all = runs * exposure.length;
      // Areas of one run are correlated: the Monte-Carlo error is taken as if only runs were independent.
      expect(Math.abs(full / all - 0.9)).toBeLessThan(3 * Math.sqrt(0.09 / runs));
      expect(plain / all).toBeLessThan(0.5);
    });

    it("has width where the likelihood pools completely", () => {
      const alike = { events: [10, 11, 9, 10], exposure: [100, 100, 100, 100] };
      for (const { estimate, lower, upper } of integrateRates(alike, 0.9)) {
        expect(estimate).toBeCloseTo(0.1, 2);
        expect(upper - lower).toBeGreaterThan(0.03);
      }
    });

    it("finds its bounds whatever the counts", () => {
      const rows = fc.array(fc.tuple(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 3000 })), {
        minLength: 2,
        maxLength: 8,
      });
      fc.assert(
        fc.property(rows, (all) => {
          const some = { events: all.map(([y]) => y), exposure: all.map(([, n]) => n) };
          fc.pre(sum(some.events) > 0);
          for (const { estimate, lower, upper, deviation } of integrateRates(some, 0.95)) {
            expect(lower).toBeLessThan(estimate);
            expect(upper).toBeGreaterThan(estimate);
            expect(deviation).toBeGreaterThan(0);
          }
        }),
        { numRuns: 60 },
      );
    });
  });

  it("refuses one area, and no events", () => {
    expect(() => fitGammaPoisson({ events: [1], exposure: [2] })).toThrow(
      new RangeError("there are 1 areas; expected at least two"),
    );
    expect(() => marshallRates({ events: [0, 0], exposure: [2, 2] })).toThrow(
      new RangeError("there are no events in any area; expected at least one"),
    );
  });
});

describe("beta-binomial empirical Bayes", () => {
  const theirs = misc.eb_betabinomial as Record<string, number> & Record<string, readonly number[]>;
  const trials = { x: theirs.x!, n: theirs.n! };

  it("agrees with optim", () => {
    const fit = fitBetaBinomial(trials);
    expect(fit.converged).toBe(true);
    expectClose(fit.shapes!, [theirs.alpha!, theirs.beta!], 1e-5);
    expect(relativeError(-fit.logLikelihood, theirs.negloglik!)).toBeLessThan(exact);
    expect(fit.mean).toBe(fit.shapes![0] / (fit.shapes![0] + fit.shapes![1]));
  });

  it("agrees on every area's posterior", () => {
    const posterior = shrinkProportions(trials, [theirs.alpha!, theirs.beta!], 0.95);
    for (const [name, column] of [
      ["estimate", "post_mean"],
      ["lower", "lo"],
      ["upper", "hi"],
    ] as const) {
      expectClose(
        posterior.map((it_) => it_[name]),
        theirs[column]!,
        exact,
      );
    }
  });

  it("pools completely when areas differ by no more than chance", () => {
    expect(fitBetaBinomial({ x: [5, 5, 5], n: [10, 10, 10] })).toMatchObject({ shapes: null, mean: 0.5, rounds: 0 });
    expect(fitBetaBinomial({ x: [0, 0], n: [4, 9] })).toMatchObject({ shapes: null, mean: 0, logLikelihood: 0 });
    expect(fitBetaBinomial({ x: [4, 9], n: [4, 9] })).toMatchObject({ shapes: null, mean: 1, logLikelihood: 0 });
  });

  it("puts all-or-nothing areas at 0 and 1", () => {
    const { shapes, mean } = fitBetaBinomial({ x: [0, 9, 0, 5], n: [4, 9, 7, 5] });
    expect(shapes![0] + shapes![1]).toBeLessThan(1e-6);
    expect(mean).toBeCloseTo(0.5, 6);
  });

  it("refuses one area", () => {
    expect(() => fitBetaBinomial({ x: [1], n: [2] })).toThrow(
      new RangeError("there are 1 areas; expected at least two"),
    );
  });
});

describe("proportions with the prior's own uncertainty", () => {
  const some = { x: [3, 0, 7, 12], n: [4, 6, 10, 30] };

  it("agree with a plain sum over a fine grid", () => {
    // Shrinkage uniform for the median of 8 trials, mean uniform.
    const cells: { a: number; b: number; weight: number }[] = [];
    for (let i = 0; i < 200; i++) {
      const share = (i + 0.5) / 200;
      const precision = (8 * share) / (1 - share);
      for (let j = 0; j < 200; j++) {
        const [a, b] = [(precision * (j + 0.5)) / 200, precision * (1 - (j + 0.5) / 200)];
        const log = sum(some.x.map((x, area) => logBeta(a + x, b + some.n[area]! - x) - logBeta(a, b)));
        cells.push({ a, b, weight: Math.exp(log) });
      }
    }
    const all = sum(cells.map((it_) => it_.weight));
    for (const [area, ours] of integrateProportions(some, 0.9).entries()) {
      const x = some.x[area]!;
      const rest = some.n[area]! - x;
      const over = (value: (a: number, b: number) => number): number =>
        sum(cells.map((it_) => (it_.weight / all) * value(it_.a + x, it_.b + rest)));
      const mean = over((a, b) => a / (a + b));
      const square = over((a, b) => (a * (a + 1)) / ((a + b) * (a + b + 1)));
      expect(relativeError(ours.estimate, mean)).toBeLessThan(grid);
      expect(relativeError(ours.deviation, Math.sqrt(square - mean * mean))).toBeLessThan(2 * grid);
      const below = over((a, b) => incompleteBeta(a, b, ours.lower, 1 - ours.lower).lower);
      const above = over((a, b) => incompleteBeta(a, b, ours.upper, 1 - ours.upper).upper);
      expect(Math.abs(below - 0.05)).toBeLessThan(tail);
      expect(Math.abs(above - 0.05)).toBeLessThan(tail);
    }
  });

  it("count events or their absence alike", () => {
    const mirrored = integrateProportions({ x: some.n.map((n, i) => n - some.x[i]!), n: some.n }, 0.9);
    for (const [i, { estimate, lower, upper }] of integrateProportions(some, 0.9).entries()) {
      expect(mirrored[i]!.estimate).toBeCloseTo(1 - estimate, 10);
      expect(mirrored[i]!.lower).toBeCloseTo(1 - upper, 10);
      expect(mirrored[i]!.upper).toBeCloseTo(1 - lower, 10);
    }
  });

  it("cover the true proportions", () => {
    const n = [3, 5, 8, 10, 12, 20, 40];
    const runs = 150;
    let inside = 0;
    for (let run = 0; run < runs; run++) {
      const random = stream(6, run);
      const truth = n.map(() => {
        const [a, b] = [gamma(random, 6), gamma(random, 2)];
        return a / (a + b);
      });
      const x = n.map((trials, i) => binomial(random, trials, truth[i]!));
      for (const [i, { lower, upper }] of integrateProportions({ x, n }, 0.9).entries()) {
        if (lower <= truth[i]! && truth[i]! <= upper) inside++;
      }
    }
    expect(Math.abs(inside / (runs * n.length) - 0.9)).toBeLessThan(3 * Math.sqrt(0.09 / runs));
  });

  it("have bounds inside (0, 1) whatever the counts", () => {
    const pairs = fc.array(
      fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n))),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const areas = { x: all.map(([x]) => x), n: all.map(([, n]) => n) };
        for (const { estimate, lower, upper } of integrateProportions(areas, 0.95)) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThan(estimate);
          expect(upper).toBeGreaterThan(estimate);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("interval-censored counts", () => {
  const theirs = misc.suppressed_poisson as Record<string, number> & {
    bounds: { lower: number; upper: number };
    e_step_means: readonly number[];
  };
  const input = table("suppressed.csv");
  const hidden = {
    lower: input.lower!.map(Number),
    upper: input.upper!.map(Number),
    exposure: input.pop!.map(Number),
  };

  it("agree with R's optimize", () => {
    const it_ = censoredRate(hidden, 0.95);
    expect(it_.converged).toBe(true);
    expectClose([it_.logRate, it_.estimate], [theirs.log_rate!, theirs.rate!], iterative);
    expect(relativeError(it_.logLikelihood, theirs.loglik!)).toBeLessThan(exact);
    // R's curvature is a difference quotient with h = 1e-4.
    expect(relativeError(it_.logError, theirs.se_log!)).toBeLessThan(1e-6);
    expectClose(it_.expected, theirs.e_step_means, iterative);
    expect(Math.log(it_.upper / it_.estimate)).toBeCloseTo(1.959963984540054 * it_.logError, 12);
  });

  it("have worst-case bounds, which hold the estimate where 0 for the hidden does not", () => {
    const worst = worstCaseRate(hidden);
    expectClose([worst.lower, worst.upper], [theirs.bounds.lower, theirs.bounds.upper], exact);
    const { estimate } = censoredRate(hidden, 0.95);
    expect(estimate).toBeGreaterThan(worst.lower);
    expect(estimate).toBeLessThan(worst.upper);
    expect(theirs.naive_zero!).toBeLessThan(worst.lower);
    expect(theirs.naive_mid!).toBeCloseTo((worst.lower + worst.upper) / 2, 12);
    expect(theirs.truth!).toBeGreaterThan(worst.lower);
    expect(theirs.truth!).toBeLessThan(worst.upper);
  });

  it("are the plain rate when nothing is hidden", () => {
    const known = { lower: [3, 0, 9], upper: [3, 0, 9], exposure: [10, 5, 25] };
    const it_ = censoredRate(known, 0.9);
    expect(it_.estimate).toBeCloseTo(0.3, 12);
    expect(it_.logError).toBeCloseTo(1 / Math.sqrt(12), 12);
    expect(it_.expected).toEqual([3, 0, 9]);
  });

  it("hold wide bounds and far means", () => {
    const wide = { lower: [1, 200], upper: [100_000, 200], exposure: [1, 1000] };
    const it_ = censoredRate(wide, 0.9);
    expect(it_.converged).toBe(true);
    expect(it_.estimate).toBeGreaterThan(0.2);
    expect(it_.estimate).toBeLessThan(0.202);
  });

  it("refuse what has no answer", () => {
    expect(() => censoredRate({ lower: [0], upper: [4], exposure: [9] }, 0.9)).toThrow(
      new RangeError("every lower bound is 0; expected at least one above 0"),
    );
    expect(() => worstCaseRate({ lower: [5], upper: [4], exposure: [9] })).toThrow(
      new RangeError("upper[0] is 4; expected at least 5"),
    );
    expect(() => worstCaseRate({ lower: [], upper: [], exposure: [] })).toThrow(
      new RangeError("there are no units; expected at least one"),
    );
  });
});
