/** Meta-analysis, priors, surveys, sample sizes and control charts against R 4.2.2. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  combineWithPrior,
  detectableFall,
  garwood,
  gChart,
  newcombe,
  nonResponseBounds,
  normalDistribution,
  poissonFunnel,
  poolEffects,
  powerOfProportions,
  sizeForNonInferiority,
  sizeForProportions,
  surveyChange,
  surveyInterval,
  uChart,
  type Wave,
  wilson,
} from "../../src/stats/index.ts";
import { answersFor, exact, misses, relativeError, rows } from "./reference.ts";

const design = answersFor(
  "design-numbers.json",
  ["survey", "completion", "noninferiority_n", "tiny", "bayes"],
  // The difference of two differences between waves: the power of effects is simulated on the actual design.
  ["did_abs_mde_pp", "did_rel"],
);
// power counts only the side on which the effect lies; power_strict both, as a two-sided test rejects.
const misc = answersFor("misc.json", ["power_prop"], ["power"]);

/** R's uniroot stops within 1.2e-4 of the root, whatever the root's size. */
const uniroot = 2e-3;

describe("random-effects meta-analysis", () => {
  it("has REML at the top of the restricted likelihood", () => {
    const pairs = fc.array(
      fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true })),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const some = { estimates: all.map(([y]) => y), errors: all.map(([, s]) => s) };
        const fit = poolEffects(some, "reml", "normal", 0.95);
        const likelihood = (between: number): number => {
          const w = some.errors.map((s) => 1 / (s * s + between));
          const total = w.reduce((a, b) => a + b, 0);
          const mean = w.reduce((a, weight, i) => a + weight * some.estimates[i]!, 0) / total;
          const squares = w.reduce((a, weight, i) => a + weight * (some.estimates[i]! - mean) ** 2, 0);
          return w.reduce((a, weight) => a + Math.log(weight), 0) - Math.log(total) - squares;
        };
        expect(fit.converged).toBe(true);
        for (const factor of [0.97, 1.03]) {
          expect(likelihood(fit.between)).toBeGreaterThanOrEqual(likelihood(fit.between * factor) - 1e-9);
        }
      }),
    );
  });

  it("is the fixed-effect mean when studies agree", () => {
    for (const method of ["reml", "dersimonian-laird"] as const) {
      const it_ = poolEffects({ estimates: [1, 1], errors: [1, 2] }, method, "normal", 0.9);
      expect(it_).toMatchObject({ between: 0, estimate: 1, q: 0, p: 1, prediction: null });
      expect(it_.error).toBeCloseTo(Math.sqrt(0.8), 14);
    }
  });

  it("refuses one study", () => {
    expect(() => poolEffects({ estimates: [1], errors: [1] }, "reml", "normal", 0.9)).toThrow(
      new RangeError("there are 1 studies; expected at least two"),
    );
  });
});

describe("three priors", () => {
  const theirs = design.bayes as readonly (Record<string, number> & { prior: string })[];
  // The script takes 1.96 for the multiplier.
  const level = 2 * normalDistribution(0, 1).cdf(1.96) - 1;
  const priors: Readonly<Record<string, readonly [number, number]>> = {
    flat: [0, 10],
    sceptical: [0, 0.2],
    campbell: [Math.log(0.88), 0.15],
  };

  it.each(theirs.map((row) => [row.prior, row] as const))("agree with the script, %s", (name, row) => {
    const [mean, deviation] = priors[name]!;
    const it_ = combineWithPrior({ mean: Math.log(0.8), deviation: 0.24 }, { mean, deviation }, level, [
      0,
      Math.log(0.9),
    ]);
    const ours = [...[it_.estimate, it_.lower, it_.upper].map(Math.exp), ...it_.below];
    const expected = [row.rr!, row.lo!, row.hi!, row.p_lt1!, row["p_lt.9"]!];
    for (const [i, value] of ours.entries()) expect(relativeError(value, expected[i]!)).toBeLessThan(exact);
  });

  it("lie between the estimate and the prior, surer than either", () => {
    const it_ = combineWithPrior({ mean: 2, deviation: 1 }, { mean: 0, deviation: 1 }, 0.9, []);
    expect(it_).toMatchObject({ estimate: 1, below: [] });
    expect(it_.deviation).toBeCloseTo(Math.SQRT1_2, 15);
  });
});

describe("surveys", () => {
  it("have Wilson's interval without a design effect", () => {
    for (const [x, n] of [
      [0, 9],
      [3, 9],
      [9, 9],
      [120, 1060],
    ] as const) {
      const ours = surveyInterval({ x, n, designEffect: 1 }, 0.95);
      const plain = wilson(x, n, 0.95);
      expect(ours.lower).toBeCloseTo(plain.lower, 14);
      expect(ours.upper).toBeCloseTo(plain.upper, 14);
    }
  });

  it("have that of half the sample with a design effect of two", () => {
    const ours = surveyInterval({ x: 120, n: 1000, designEffect: 2 }, 0.9);
    const half = wilson(60, 500, 0.9);
    expect(ours).toMatchObject({ estimate: 0.12, effective: 500 });
    expect(ours.lower).toBeCloseTo(half.lower, 14);
    expect(ours.upper).toBeCloseTo(half.upper, 14);
  });

  it("change as Newcombe says", () => {
    const ours = surveyChange({ x: 48, n: 80, designEffect: 1 }, { x: 56, n: 70, designEffect: 1 }, 0.95);
    const his = newcombe({ x: 56, n: 70 }, { x: 48, n: 80 }, 0.95);
    expect([ours.lower, ours.upper].map((it_) => it_.toFixed(12))).toEqual(
      [his.lower, his.upper].map((it_) => it_.toFixed(12)),
    );
  });

  it("bound what those who did not answer could have said", () => {
    expect(nonResponseBounds(20, 80, 100)).toEqual({ lower: 0.2, upper: 0.4 });
    expect(nonResponseBounds(20, 80, 80)).toEqual({ lower: 0.25, upper: 0.25 });
  });

  it("refuse a design effect below 1, and more answers than invitations", () => {
    expect(() => surveyInterval({ x: 1, n: 2, designEffect: 0.5 }, 0.9)).toThrow(
      new RangeError("designEffect is 0.5; expected a finite number, 1 or more"),
    );
    expect(() => nonResponseBounds(1, 5, 4)).toThrow(
      new RangeError("invited is 4; expected at least the 5 who answered"),
    );
  });
});

describe("sizes and power", () => {
  const prop = misc.power_prop as Record<string, number>;

  it("agree with power.prop.test", () => {
    expect(relativeError(powerOfProportions(prop.p1!, prop.p2!, prop.n!, 0.95), prop.power_strict!)).toBeLessThan(
      exact,
    );
    expect(relativeError(sizeForProportions(prop.p1!, prop.p2!, 0.8, 0.95), prop.n_for_80!)).toBeLessThan(uniroot);
    // The size that gives a power has that power, up to the wrong side's share.
    expect(powerOfProportions(0.2, 0.12, sizeForProportions(0.2, 0.12, 0.8, 0.95), 0.95)).toBeCloseTo(0.8, 5);
  });

  it("agree with the script on detectable falls between two waves", () => {
    // R evaluates the default n0 = n1 only after n1 was divided by the design effect: its first wave is divided twice.
    const first = (row: Record<string, number>): Wave => ({ n: row.n_per_wave!, designEffect: 1.3 ** 2 });
    const second = (row: Record<string, number>): Wave => ({ n: row.n_per_wave!, designEffect: 1.3 });
    expect(
      misses(
        rows(design, "survey"),
        "detectable_post",
        (row) => detectableFall(row.base!, first(row), second(row), 0.8, 0.95),
        uniroot,
      ),
    ).toEqual([]);
    expect(
      misses(
        rows(design, "survey"),
        "relative_reduction",
        (row) => 1 - detectableFall(row.base!, first(row), second(row), 0.8, 0.95) / row.base!,
        uniroot,
      ),
    ).toEqual([]);
    // The root satisfies the equation that R stops short of.
    const p = detectableFall(0.12, { n: 1060, designEffect: 1.3 }, { n: 500, designEffect: 1.3 }, 0.8, 0.95);
    const error = Math.sqrt((0.12 * 0.88) / (1060 / 1.3) + (p * (1 - p)) / (500 / 1.3));
    expect((0.12 - p) / error).toBeCloseTo(1.959963984540054 + 0.8416212335729143, 9);
    expect(detectableFall(0.01, { n: 100, designEffect: 1.3 }, { n: 100, designEffect: 1.3 }, 0.8, 0.95)).toBe(0);
  });

  it("agree with the script on non-inferiority", () => {
    const size = (row: Record<string, number>): number =>
      Math.ceil(sizeForNonInferiority(0.8, row.margin!, row.alpha!, 0.8, row.ratio!));
    expect(misses(rows(design, "noninferiority_n"), "n_programme", size, 0)).toEqual([]);
  });

  it("agree with the script on what small numbers can say", () => {
    expect(
      misses(rows(design, "completion"), "lo", (row) => wilson(row.completed!, row.n!, 0.95).lower, exact),
    ).toEqual([]);
    expect(
      misses(rows(design, "completion"), "hi", (row) => wilson(row.completed!, row.n!, 0.95).upper, exact),
    ).toEqual([]);
    expect(misses(rows(design, "tiny"), "rate_per_1000", (row) => (1000 * row.events!) / 11, exact)).toEqual([]);
    expect(misses(rows(design, "tiny"), "lo", (row) => garwood(row.events!, 0.011, 0.95).lower, exact)).toEqual([]);
    expect(misses(rows(design, "tiny"), "hi", (row) => garwood(row.events!, 0.011, 0.95).upper, exact)).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ["a proportion of 0", () => powerOfProportions(0, 0.1, 9, 0.95), "p1 is 0; expected a number in (0, 1)"],
    [
      "equal proportions",
      () => sizeForProportions(0.1, 0.1, 0.8, 0.95),
      "both proportions are 0.1; expected two that differ",
    ],
    [
      "a wave of nobody",
      () => detectableFall(0.1, { n: 9, designEffect: 1 }, { n: 0, designEffect: 1 }, 0.8, 0.95),
      "second.n is 0; expected a finite number above 0",
    ],
    [
      "a power in per cent",
      () => sizeForNonInferiority(0.8, 0.1, 0.05, 80, 1),
      "power is 80; expected a number in (0, 1)",
    ],
  ])("refuse %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});

describe("control charts", () => {
  it("have a funnel's limits around the baseline, and signal beyond them", () => {
    const chart = uChart([4, 6, 5, 5, 19, 0], [100, 100, 100, 100, 100, 400], 4, 0.998);
    const { lower, upper } = poissonFunnel(0.05, 100, 0.998);
    expect(chart[0]).toEqual({ value: 0.04, centre: 0.05, lower, upper, signal: false });
    expect(chart.map((point) => point.signal)).toEqual([false, false, false, false, true, true]);
  });

  it("count what lies between rare events", () => {
    const chart = gChart([9, 11, 10, 0, 95], 3, 0.99);
    // p = 1/11: P(G ≤ 0) = 0.09 > 0.005, so that 0 is no signal; P(G > 55) = (10/11)^56 = 0.0048.
    expect(chart[3]).toEqual({ value: 0, centre: 10, lower: 0, upper: 55, signal: false });
    expect(chart[4]!.signal).toBe(true);
    expect(gChart([5000, 0], 1, 0.99)[1]).toMatchObject({ lower: 25, signal: true });
  });

  it.each<[string, () => unknown, string]>([
    [
      "a baseline longer than the series",
      () => uChart([1], [1], 2, 0.99),
      "baseline is 2; expected a whole number from 1 to the 1 periods",
    ],
    [
      "a baseline without events",
      () => uChart([0, 3], [1, 1], 1, 0.99),
      "the baseline has no events; expected at least one",
    ],
    ["no baseline of gaps", () => gChart([1], 0, 0.99), "baseline is 0; expected a whole number from 1 to the 1 gaps"],
    ["baseline gaps of 0", () => gChart([0, 3], 1, 0.99), "the baseline gaps are all 0; expected at least one above 0"],
  ])("refuse %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});
