/** Confidence intervals for one proportion: Wilson, Clopper–Pearson, Jeffreys. */
import type { Bounds } from "../bounds.ts";
import { normalMultiplier } from "../distributions/normal.ts";
import { requireCount, requireLevel, requirePositiveCount } from "../ranges.ts";
import { logitBetaQuantile } from "../special/quantiles.ts";

/** @throws RangeError unless x is a count within n ≥ 1 trials */
export function requireTrials(x: number, n: number): void {
  requireCount("x", x);
  requirePositiveCount("n", n);
  if (x > n) throw new RangeError(`x is ${x}; expected at most the ${n} trials`);
}

/**
 * Wilson score interval for a binomial proportion.
 *
 *   c ± w,   c = (x + z²/2) / (n + z²),   w = z √(x(n − x)/n + z²/4) / (n + z²)
 *
 * Source: Wilson (1927), JASA 22:209–212; Newcombe (1998), Stat Med 17:857–872, method 3.
 *
 * @param x      events, integer in [0, n]
 * @param n      trials, integer ≥ 1
 * @param level  coverage in (0, 1): 0.95, never 95
 * @returns      bounds as proportions; exactly 0 when x = 0, exactly 1 when x = n
 * @throws RangeError when an argument is outside its range
 */
export function wilson(x: number, n: number, level: number): Bounds {
  requireTrials(x, n);
  requireLevel(level);
  const z = normalMultiplier(level);
  const square = z * z;
  const root = z * Math.sqrt((x * (n - x)) / n + square / 4);
  // The root of the score equation with the smaller numerator is got from the product of both: x² / n.
  const lower = (low: number): number => (low * low) / n / (low + square / 2 + root);
  return {
    estimate: x / n,
    lower: lower(x),
    upper: 1 - lower(n - x),
  };
}

/**
 * Wilson score interval with continuity correction: the Wilson bounds of x ∓ ½.
 *
 *   lower = (2np + z² − 1 − z √(z² − 2 − 1/n + 4p(n(1 − p) + 1))) / (2(n + z²)),   upper its mirror image
 *
 * Source: Newcombe (1998), Stat Med 17:857–872, method 4.
 *
 * @param x      events, integer in [0, n]
 * @param n      trials, integer ≥ 1
 * @param level  coverage in (0, 1)
 * @returns      bounds as proportions; exactly 0 when x = 0, exactly 1 when x = n
 * @throws RangeError when an argument is outside its range
 */
export function wilsonCorrected(x: number, n: number, level: number): Bounds {
  requireTrials(x, n);
  requireLevel(level);
  const z = normalMultiplier(level);
  const square = z * z;
  const lower = (count: number): number => {
    if (count === 0) return 0;
    const radicand = square - 2 - 1 / n + (4 * count * (n - count + 1)) / n;
    return Math.max(0, (2 * count + square - 1 - z * Math.sqrt(radicand)) / (2 * (n + square)));
  };
  return { estimate: x / n, lower: lower(x), upper: 1 - lower(n - x) };
}

/** The beta quantile that leaves `tail` below it. */
function betaBound(a: number, b: number, side: "lower" | "upper", tail: number): number {
  return 1 / (1 + Math.exp(-logitBetaQuantile(a, b, side, Math.log(tail))));
}

/**
 * Clopper–Pearson exact interval for a binomial proportion.
 *
 *   lower = B(α/2; x, n − x + 1),   upper = B(1 − α/2; x + 1, n − x)
 *
 * Source: Clopper & Pearson (1934), Biometrika 26:404–413.
 *
 * @param x      events, integer in [0, n]
 * @param n      trials, integer ≥ 1
 * @param level  coverage in (0, 1)
 * @returns      bounds as proportions; exactly 0 when x = 0, exactly 1 when x = n
 * @throws RangeError when an argument is outside its range
 */
export function clopperPearson(x: number, n: number, level: number): Bounds {
  requireTrials(x, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return {
    estimate: x / n,
    lower: x === 0 ? 0 : betaBound(x, n - x + 1, "lower", tail),
    upper: x === n ? 1 : betaBound(x + 1, n - x, "upper", tail),
  };
}

/**
 * Jeffreys interval for a binomial proportion: equal tails of the beta posterior with shapes x + ½ and n − x + ½.
 *
 * Source: Brown, Cai & DasGupta (2001), Stat Sci 16:101–133, section 3.1.2; 0 and 1 at the edges by theirs.
 *
 * @param x      events, integer in [0, n]
 * @param n      trials, integer ≥ 1
 * @param level  coverage in (0, 1)
 * @returns      bounds as proportions; exactly 0 when x = 0, exactly 1 when x = n
 * @throws RangeError when an argument is outside its range
 */
export function jeffreys(x: number, n: number, level: number): Bounds {
  requireTrials(x, n);
  requireLevel(level);
  const tail = (1 - level) / 2;
  return {
    estimate: x / n,
    lower: x === 0 ? 0 : betaBound(x + 0.5, n - x + 0.5, "lower", tail),
    upper: x === n ? 1 : betaBound(x + 0.5, n - x + 0.5, "upper", tail),
  };
}
