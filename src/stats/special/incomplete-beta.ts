/** The incomplete beta function, both tails. */
import { requirePositive, requireProbability } from "../ranges.ts";
import { log1pMinus } from "./log1p-minus.ts";
import { integrate } from "./quadrature.ts";
import { logBinomialTerm } from "./saddle-point.ts";
import { nothingAbove, nothingBelow, swapTails, type Tails, tailsFromLower } from "./tails.ts";

/** From here, for both shapes, a quadrature of fixed cost replaces the continued fraction. */
const quadratureFrom = 1500;

/** The fraction needs a few times √(smaller shape) terms. */
const maximumTerms = 20_000;

/**
 * The continued fraction in I_x(a, b) = xᵃ yᵇ / B(a, b) / (β₀ + α₁/(β₁ + α₂/(β₂ + …))), by Lentz's method.
 *
 * Source: Didonato & Morris (1992), ACM TOMS 18:360–373, equation 9.
 */
function lowerFraction(a: number, b: number, x: number, y: number): number {
  const beta = (n: number): number =>
    n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) * (a * y - b * x + 1 + n * (1 + y))) / (a + 2 * n + 1);
  // At n = 0 the second part is 0 whatever a is; a = 1 would make it 0/0.
  let value = (a * (a * y - b * x + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < maximumTerms; n++) {
    const before = a + 2 * n - 1;
    const alpha = ((n * (a + n - 1)) / before) * ((a + b + n - 1) / before) * (b - n) * x * x;
    const denominator = beta(n);
    d = 1 / (denominator + alpha * d);
    c = denominator + alpha / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2 ** -52) break;
  }
  return value;
}

/** The lower tail of two large shapes, x below the mean: the density integrated downwards, with x (1 − v) for t. */
function largeShapes(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const deviation = Math.sqrt((a * b) / n) / n;
  const distance = (a * y - b * x) / n / deviation;
  const odds = x / y;
  const drift = a - 1 - (b - 1) * odds;
  // Where the integrand has fallen by e^−45 at least: by its curvature, or by its slope alone, or at t = 0.
  const byCurvature = ((Math.sqrt(distance * distance + 110) - distance) * deviation) / x;
  const width = Math.min(byCurvature, 45 / Math.abs(drift), 1);
  const integral = integrate(
    (v) => Math.exp((a - 1) * log1pMinus(-v) + (b - 1) * log1pMinus(v * odds) - v * drift),
    width,
  );
  return logBinomialTerm(a, b, x, y) + Math.log(((a * b) / n / y) * integral);
}

/** log I_x(a, b) where x is at or below the mean. */
function logLower(a: number, b: number, x: number, y: number): number {
  if (Math.min(a, b) >= quadratureFrom) return largeShapes(a, b, x, y);
  return logBinomialTerm(a, b, x, y) + Math.log((a * b) / (a + b) / lowerFraction(a, b, x, y));
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement.
 *
 *   I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt
 *
 * Source: DLMF 8.17.2; Didonato & Morris (1992), ACM TOMS 18:360–373.
 *
 * @param a  a finite number > 0
 * @param b  a finite number > 0
 * @param x  in [0, 1]
 * @param y  1 − x, given apart where the caller knows it better than the subtraction does
 * @returns  the tail below and the tail above x
 * @throws RangeError when an argument is outside its range
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): Tails {
  requirePositive("a", a);
  requirePositive("b", b);
  requireProbability("x", x);
  requireProbability("y", y);
  if (x === 0) return nothingBelow;
  if (y === 0) return nothingAbove;
  if (a * y >= b * x) return tailsFromLower(logLower(a, b, x, y));
  return swapTails(tailsFromLower(logLower(b, a, y, x)));
}
