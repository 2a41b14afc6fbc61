/** Laws of the distributions: edges, tails, inverses, refusals. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaDistribution,
  binomialDistribution,
  chiSquareDistribution,
  type Distribution,
  digamma,
  fDistribution,
  gammaDistribution,
  hypergeometricDistribution,
  incompleteBeta,
  incompleteGamma,
  logBeta,
  logGamma,
  negativeBinomialDistribution,
  normalDistribution,
  normalMultiplier,
  poissonDistribution,
  tDistribution,
  trigamma,
} from "../../src/stats/index.ts";
import { solveLogTail } from "../../src/stats/special/solve-log-tail.ts";
import { relativeError } from "./reference.ts";

const infinity = Number.POSITIVE_INFINITY;

/** quantile(cdf(x)) = x as far as the density lets x be told. */
const inverse = 1e-9;

const continuous: readonly [string, Distribution, readonly number[]][] = [
  ["normal", normalDistribution(3, 2), [-40, -3, 2.9, 3, 3.1, 12, 60]],
  ["t with 0.7 df", tDistribution(0.7), [-1e8, -2, -0.1, 0.01, 0.5, 3, 1e12]],
  ["t with 30 df", tDistribution(30), [-50, -2, -0.1, 0.01, 0.5, 3, 90]],
  ["gamma with shape 0.02", gammaDistribution(0.02, 3), [1e-90, 1e-9, 0.1, 1, 20]],
  ["gamma with shape 8", gammaDistribution(8, 0.5), [0.001, 3, 16, 40, 400]],
  ["gamma with shape 1e7", gammaDistribution(1e7, 1), [9.99e6, 1e7, 1.001e7]],
  ["chi-square", chiSquareDistribution(3), [0.01, 1, 3, 10, 100]],
  ["beta with shapes 0.3 and 0.2", betaDistribution(0.3, 0.2), [1e-60, 0.2, 0.5, 0.9]],
  ["beta with shapes 5 and 900", betaDistribution(5, 900), [1e-6, 0.005, 0.01, 0.2]],
  ["F", fDistribution(3, 17.5), [1e-5, 0.5, 1, 4, 300]],
];

const discrete: readonly [string, Distribution, readonly number[]][] = [
  ["Poisson with mean 0.3", poissonDistribution(0.3), [0, 1, 2, 8]],
  ["Poisson with mean 4000", poissonDistribution(4000), [3600, 3999, 4000, 4001, 4400]],
  ["binomial", binomialDistribution(40, 0.3), [0, 3, 12, 13, 39, 40]],
  ["negative binomial", negativeBinomialDistribution(0.4, 9), [0, 1, 9, 300]],
  ["hypergeometric", hypergeometricDistribution(12, 30, 20), [0, 1, 5, 6, 12]],
];

describe.each(continuous)("%s", (_, it_, points) => {
  it("has quantiles that undo both tails", () => {
    for (const x of points) {
      if (it_.cdf(x) < 0.6) expect(relativeError(it_.quantile(it_.cdf(x)), x)).toBeLessThan(inverse);
      else expect(relativeError(it_.upperQuantile(it_.upperTail(x)), x)).toBeLessThan(inverse);
    }
  });

  it("has the same quantile from either side", () => {
    for (const p of [0.03, 0.25, 0.5, 0.75, 0.9]) {
      expect(Math.abs(it_.quantile(p) - it_.upperQuantile(1 - p))).toBeLessThan(1e-9 * (1 + Math.abs(it_.quantile(p))));
    }
  });

  it("has a density that is the slope of its distribution function", () => {
    for (const x of points.slice(1, -1)) {
      const h = Math.min(Math.abs(x), it_.quantile(0.75) - it_.quantile(0.25)) * 1e-4;
      const low = it_.cdf(x) < 0.5;
      const rise = low ? it_.cdf(x + h) - it_.cdf(x - h) : it_.upperTail(x - h) - it_.upperTail(x + h);
      expect(relativeError(rise / (2 * h), it_.density(x))).toBeLessThan(1e-4);
      expect(it_.logDensity(x)).toBeCloseTo(Math.log(it_.density(x)), 10);
    }
  });

  it("has tails that are one together, and logarithms of them", () => {
    for (const x of points) {
      expect(it_.cdf(x) + it_.upperTail(x)).toBeCloseTo(1, 14);
      expect(Math.exp(it_.logCdf(x))).toBeCloseTo(it_.cdf(x), 12);
      expect(Math.exp(it_.logUpperTail(x))).toBeCloseTo(it_.upperTail(x), 12);
    }
  });

  it("reaches its ends", () => {
    const least = it_.quantile(0);
    const greatest = it_.quantile(1);
    expect([it_.upperQuantile(1), it_.upperQuantile(0)]).toEqual([least, greatest]);
    expect([it_.cdf(least), it_.upperTail(least), it_.cdf(greatest), it_.upperTail(greatest)]).toEqual([0, 1, 1, 0]);
    expect([it_.cdf(-infinity), it_.cdf(infinity)]).toEqual([0, 1]);
    expect([it_.density(-infinity), it_.density(infinity)]).toEqual([0, 0]);
  });

  it("refuses what is no number and no probability", () => {
    expect(() => it_.cdf(Number.NaN)).toThrow(new RangeError("x is NaN; expected a number"));
    expect(() => it_.density(Number.NaN)).toThrow(new RangeError("x is NaN; expected a number"));
    expect(() => it_.quantile(1.5)).toThrow(new RangeError("p is 1.5; expected a number in [0, 1]"));
    expect(() => it_.upperQuantile(Number.NaN)).toThrow(new RangeError("p is NaN; expected a number in [0, 1]"));
  });
});

describe.each(discrete)("%s", (_, it_, points) => {
  it("has quantiles that undo both tails", () => {
    for (const k of points) {
      if (it_.cdf(k) < 1) expect(it_.quantile(it_.cdf(k))).toBe(k);
      if (it_.upperTail(k) > 0) expect(it_.upperQuantile(it_.upperTail(k))).toBe(k);
    }
  });

  it("sums its masses to its distribution function", () => {
    const last = points.at(-1)!;
    const first = Math.max(0, last - 900);
    let sum = it_.cdf(first - 1);
    for (let k = first; k <= last; k++) sum += it_.density(k);
    expect(relativeError(sum, it_.cdf(last))).toBeLessThan(1e-12);
    expect(it_.density(points[0]! + 0.5)).toBe(0);
    expect(it_.density(-1)).toBe(0);
    expect(it_.cdf(points[0]! + 0.5)).toBe(it_.cdf(points[0]!));
  });

  it("reaches its ends", () => {
    const least = it_.quantile(0);
    const greatest = it_.quantile(1);
    expect([it_.upperQuantile(1), it_.upperQuantile(0)]).toEqual([least, greatest]);
    expect([it_.cdf(least - 1), it_.upperTail(least - 1)]).toEqual([0, 1]);
    expect([it_.cdf(infinity), it_.upperTail(infinity)]).toEqual([1, 0]);
  });
});

describe("densities at the edge of their range", () => {
  it.each([
    ["gamma below shape 1", gammaDistribution(0.5, 1), 0, infinity],
    ["gamma with shape 1", gammaDistribution(1, 2), 0, 2],
    ["gamma above shape 1", gammaDistribution(2, 1), 0, 0],
    ["gamma below 0", gammaDistribution(2, 1), -1, 0],
    ["beta below shape 1", betaDistribution(0.5, 2), 0, infinity],
    ["beta with shape 1", betaDistribution(1, 4), 0, 4],
    ["beta above shape 1", betaDistribution(1, 4), 1, 0],
    ["beta with its second shape 1", betaDistribution(3, 1), 1, 3],
    ["beta outside", betaDistribution(3, 1), 1.1, 0],
    ["F with 1 df", fDistribution(1, 5), 0, infinity],
    ["F with 2 df", fDistribution(2, 5), 0, 1],
    ["F with 3 df", fDistribution(3, 5), 0, 0],
    ["F below 0", fDistribution(3, 5), -1, 0],
  ])("%s", (_, it_, x, expected) => {
    expect(relativeError(it_.density(x), expected)).toBeLessThan(1e-15);
  });
});

describe("degenerate distributions", () => {
  it.each([
    ["binomial that never happens", binomialDistribution(5, 0), 0],
    ["binomial that always happens", binomialDistribution(5, 1), 5],
    ["binomial with no trial", binomialDistribution(0, 0.3), 0],
    ["an empty urn", hypergeometricDistribution(0, 0, 0), 0],
    ["an urn with one ball", hypergeometricDistribution(1, 0, 1), 1],
    ["nothing drawn", hypergeometricDistribution(4, 3, 0), 0],
    ["everything drawn", hypergeometricDistribution(4, 3, 7), 4],
  ])("%s", (_, it_, only) => {
    expect(it_.density(only)).toBe(1);
    expect([it_.cdf(only - 1), it_.cdf(only)]).toEqual([0, 1]);
    expect([it_.quantile(0.3), it_.upperQuantile(0.3)]).toEqual([only, only]);
  });
});

describe("special functions", () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

  it("obey their recurrences", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(
          1e-14 * (1 + Math.abs(logGamma(x + 1))),
        );
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-14 * (2 + 1 / x + Math.log1p(x)));
        expect(relativeError(trigamma(x), trigamma(x + 1) + 1 / (x * x))).toBeLessThan(1e-13);
      }),
    );
  });

  it("give the beta function its symmetry and its definition", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(logBeta(a, b)).toBe(logBeta(b, a));
        const direct = logGamma(a) + logGamma(b) - logGamma(a + b);
        expect(Math.abs(logBeta(a, b) - direct)).toBeLessThan(
          1e-14 * (2 + logGamma(a + b) + Math.abs(logGamma(a))) * 4,
        );
      }),
    );
  });

  it("mirror the incomplete beta function", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, x) => {
          const one = incompleteBeta(a, b, x, 1 - x);
          const other = incompleteBeta(b, a, 1 - x, x);
          expect(Math.abs(one.lower - other.upper)).toBeLessThan(1e-12);
          expect(one.lower).toBeGreaterThanOrEqual(0);
          expect(one.lower).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("start at 0 and end at 1", () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1, logLower: -infinity, logUpper: 0 });
    expect(incompleteGamma(2, infinity)).toEqual({ lower: 1, upper: 0, logLower: 0, logUpper: -infinity });
    expect(incompleteBeta(2, 3, 0, 1)).toEqual({ lower: 0, upper: 1, logLower: -infinity, logUpper: 0 });
    expect(incompleteBeta(2, 3, 1, 0)).toEqual({ lower: 1, upper: 0, logLower: 0, logUpper: -infinity });
  });

  it("hold their logarithms where a double holds no tail", () => {
    const x = 5e-324;
    // log I_x(a, b) → a log x − log a − log B(a, b) as x → 0.
    for (const [a, b] of [
      [1500, 1500],
      [2000, 3],
      [3, 9],
    ] as const) {
      const leading = a * Math.log(x) - Math.log(a) - logBeta(a, b);
      expect(relativeError(incompleteBeta(a, b, x, 1).logLower, leading)).toBeLessThan(1e-13);
    }
    expect(
      relativeError(incompleteGamma(5000, 1e-300).logLower, 5000 * Math.log(1e-300) - logGamma(5001)),
    ).toBeLessThan(1e-13);
  });

  it("invert the normal tail down to the smallest double", () => {
    const normal = normalDistribution(0, 1);
    for (const p of [1e-310, 1e-318, 5e-324]) {
      expect(relativeError(normal.logCdf(normal.quantile(p)), Math.log(p))).toBeLessThan(1e-14);
    }
  });

  it("give the multiplier of an interval", () => {
    expect(normalMultiplier(0.95)).toBeCloseTo(1.959963984540054, 15);
  });

  it("give beta quantiles smaller than a double holds as 0, greater ones as 1", () => {
    expect(betaDistribution(0.001, 2).quantile(0.001)).toBe(0);
    expect(betaDistribution(2, 0.001).quantile(0.999)).toBe(1);
    expect(betaDistribution(2, 0.001).quantile(0.4)).toBe(1);
    expect(gammaDistribution(0.001, 1).quantile(0.001)).toBe(0);
    expect(relativeError(gammaDistribution(0.001, 1).upperQuantile(0.49), Math.exp(logUpperStart))).toBeLessThan(1e-9);
  });
});

/** log of (0.51 Γ(1.001))^1000: the gamma quantile at shape 0.001 by its leading term. */
const logUpperStart = (Math.log(0.51) + logGamma(1.001)) * 1000;

describe("the inversion of a log tail", () => {
  it("bisects where the slope misleads", () => {
    const wild = (s: number): { value: number; slope: number } => ({ value: -Math.exp(-s), slope: 1e-3 });
    expect(solveLogTail("lower", wild, -1, -3)).toBeCloseTo(0, 12);
    expect(solveLogTail("lower", wild, -1, 9)).toBeCloseTo(0, 12);
  });

  it("steps out where the tail and its slope have underflowed", () => {
    type Tail = { value: number; slope: number };
    const logistic = (s: number): Tail => ({ value: -Math.log1p(Math.exp(-s)), slope: 1 / (1 + Math.exp(s)) });
    const mirrored = (s: number): Tail => ({ value: logistic(-s).value, slope: -logistic(-s).slope });
    // logistic(s) = −1 at s = −log(e − 1).
    const root = -Math.log(Math.E - 1);
    for (const start of [-800, 800]) {
      expect(solveLogTail("lower", logistic, -1, start)).toBeCloseTo(root, 13);
      expect(solveLogTail("upper", mirrored, -1, start)).toBeCloseTo(-root, 13);
    }
  });

  it("says so when it does not end", () => {
    expect(() => solveLogTail("lower", () => ({ value: -9, slope: 1 }), -1, 0)).toThrow(
      new RangeError("the quantile at log tail -1 was not found in 200 rounds"),
    );
  });
});

describe("refusals", () => {
  it.each<[string, () => unknown, string]>([
    ["a deviation of 0", () => normalDistribution(0, 0), "deviation is 0; expected a finite number above 0"],
    ["a mean that is no number", () => normalDistribution(Number.NaN, 1), "mean is NaN; expected a number"],
    ["no degrees of freedom", () => tDistribution(0), "df is 0; expected a finite number above 0"],
    [
      "infinite degrees of freedom",
      () => chiSquareDistribution(infinity),
      "df is Infinity; expected a finite number above 0",
    ],
    ["a negative shape", () => gammaDistribution(-1, 1), "shape is -1; expected a finite number above 0"],
    ["a probability above 1", () => binomialDistribution(3, 1.2), "probability is 1.2; expected a number in [0, 1]"],
    ["a mean of 0", () => poissonDistribution(0), "mean is 0; expected a finite number above 0"],
    [
      "too many drawn",
      () => hypergeometricDistribution(2, 3, 6),
      "drawn is 6; expected at most the 5 balls in the urn",
    ],
    ["log-gamma of 0", () => logGamma(0), "x is 0; expected a finite number above 0"],
    ["digamma of −1", () => digamma(-1), "x is -1; expected a finite number above 0"],
    ["incomplete gamma at NaN", () => incompleteGamma(1, Number.NaN), "x is NaN; expected a number"],
    ["incomplete beta beyond 1", () => incompleteBeta(1, 1, 2, 0), "x is 2; expected a number in [0, 1]"],
  ])("refuses %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});
