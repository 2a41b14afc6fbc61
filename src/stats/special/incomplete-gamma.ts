/** The incomplete gamma function, both tails. */
import { requireNumber, requirePositive } from "../ranges.ts";
import { logGamma1p } from "./log-gamma.ts";
import { log1pMinus } from "./log1p-minus.ts";
import { integrate } from "./quadrature.ts";
import { logPoissonTerm } from "./saddle-point.ts";
import { nothingAbove, nothingBelow, type Tails, tailsFromLower, tailsFromUpper } from "./tails.ts";

/** From this shape on a quadrature of fixed cost replaces series of √a terms. */
const quadratureFrom = 4000;

/** What is left out of a sum is below this part of it. */
const negligible = 1e-17;

/** Both expansions need a few times √a terms where x is near a; a is below `quadratureFrom`. */
const maximumTerms = 20_000;

/** Σ xⁿ / ((a + 1) … (a + n)), n from 0: P(a, x) over its leading term. All terms are positive. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < maximumTerms && term > sum * negligible; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of Q(a, x) over x^a e^−x / Γ(a), by Lentz's method; DLMF 8.9.2 contracted. */
function upperFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let c = Infinity;
  let d = 1 / denominator;
  let value = d;
  for (let n = 1; n < maximumTerms; n++) {
    const numerator = n * (a - n);
    denominator += 2;
    d = 1 / (numerator * d + denominator);
    c = denominator + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2 ** -52) break;
  }
  return value;
}

/** Q(a, x) for small a and x, where 1 − P would cancel; Gautschi (1979), ACM TOMS 5:466–481, section 2. */
function upperForSmall(a: number, x: number): number {
  const power = a * Math.log(x) - logGamma1p(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; n < maximumTerms && Math.abs(term) > negligible; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  return -Math.expm1(power) - Math.exp(power) * a * sum;
}

/** The smaller tail of a large shape: the density integrated outwards from x, with x (1 ± v) for t. */
function largeShape(a: number, x: number): Tails {
  const deviation = Math.sqrt(a);
  const distance = Math.abs(x - a) / deviation;
  const sign = x > a ? 1 : -1;
  const drift = a - 1 - x;
  // Where the integrand has fallen by e^−45 at least: by its curvature, or by its slope alone, or at t = 0.
  const byCurvature = ((Math.sqrt(distance * distance + 100) - distance) * deviation) / x;
  const width = Math.min(byCurvature, 45 / Math.abs(drift), sign > 0 ? Infinity : 1);
  const integral = integrate((v) => Math.exp((a - 1) * log1pMinus(sign * v) + sign * v * drift), width);
  const logTail = logPoissonTerm(a, x) + Math.log(integral * a);
  return sign > 0 ? tailsFromUpper(logTail) : tailsFromLower(logTail);
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x).
 *
 *   P(a, x) = 1/Γ(a) ∫₀ˣ t^(a−1) e^−t dt,   Q = 1 − P
 *
 * Source: DLMF 8.2.4; series 8.11.4, continued fraction 8.9.2.
 *
 * @param a  shape, a finite number > 0
 * @param x  a number ≥ 0, or Infinity
 * @returns  the tail below and the tail above x
 * @throws RangeError when an argument is outside its range
 */
export function incompleteGamma(a: number, x: number): Tails {
  requirePositive("a", a);
  requireNumber("x", x);
  if (x <= 0) return nothingBelow;
  if (x === Infinity) return nothingAbove;
  if (a >= quadratureFrom) return largeShape(a, x);
  if (a <= 1 && x <= 1.2) {
    const upper = upperForSmall(a, x);
    if (upper < 0.5) return tailsFromUpper(Math.log(upper));
    return tailsFromLower(logPoissonTerm(a, x) + Math.log(lowerSeries(a, x)));
  }
  if (x <= a) return tailsFromLower(logPoissonTerm(a, x) + Math.log(lowerSeries(a, x)));
  return tailsFromUpper(logPoissonTerm(a, x) + Math.log(upperFraction(a, x) * a));
}
