/** The logarithm of the gamma function, and the error of Stirling's formula. */
import { requirePositive } from "../ranges.ts";

export const logSqrt2Pi = 0.9189385332046728;

const eulerGamma = 0.5772156649015329;

/** ζ(k) − 1 by summing to n = 24 and the Euler–Maclaurin remainder. */
function zetaMinusOne(k: number): number {
  const last = 24;
  const power = (n: number): number => {
    let product = 1;
    for (let i = 0; i < k; i++) product /= n;
    return product;
  };
  const tail = power(last);
  let sum =
    (tail * last) / (k - 1) + tail / 2 + (tail * k) / (12 * last) - (tail * k * (k + 1) * (k + 2)) / (720 * last ** 3);
  sum += (tail * k * (k + 1) * (k + 2) * (k + 3) * (k + 4)) / (30240 * last ** 5);
  for (let n = last - 1; n >= 2; n--) sum += power(n);
  return sum;
}

const terms = 28;

/** (−1)^k (ζ(k) − 1) / k, by k from 2. */
const coefficients: readonly number[] = Array.from(
  { length: terms },
  (_, i) => ((i % 2 === 0 ? 1 : -1) * zetaMinusOne(i + 2)) / (i + 2),
);

/** log Γ(2 + y) for |y| ≤ 1/2:  (1 − γ) y + Σ (−1)^k (ζ(k) − 1) y^k / k. */
function logGammaNearTwo(y: number): number {
  let sum = 0;
  for (let i = terms - 1; i >= 0; i--) sum = sum * y + coefficients[i]!;
  return y * (1 - eulerGamma + y * sum);
}

/** B₂ₖ / (2k (2k − 1)), k from 1: the series of Stirling's error. */
const stirling: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
];

/** From here ten terms of the series give every bit. */
const stirlingFrom = 10;

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let i = stirling.length - 1; i >= 0; i--) sum = sum * square + stirling[i]!;
  return sum / x;
}

/**
 * log Γ(x).
 *
 *   near 1 and 2 the series in ζ(k) − 1; up to 10 by Γ(x + 1) = x Γ(x); above, Stirling
 *
 * Source: Abramowitz & Stegun (1964) 6.1.33, 6.1.15, 6.1.40.
 *
 * @param x  a finite number > 0
 * @returns  log Γ(x); relative accuracy holds at the zeros 1 and 2 too
 * @throws RangeError when x is outside its range
 */
export function logGamma(x: number): number {
  requirePositive("x", x);
  if (x >= stirlingFrom) return (x - 0.5) * Math.log(x) - x + logSqrt2Pi + stirlingSeries(x);
  if (x < 0.5) return logGamma1p(x) - Math.log(x);
  if (x <= 1.5) return logGamma1p(x - 1);
  let product = 1;
  let base = x;
  while (base > 2.5) {
    base -= 1;
    product *= base;
  }
  return logGammaNearTwo(base - 2) + Math.log(product);
}

/**
 * log Γ(1 + x), accurate where x is tiny.
 *
 * @param x  a finite number ≥ −1/2
 */
export function logGamma1p(x: number): number {
  return x <= 0.5 ? logGammaNearTwo(x) - Math.log1p(x) : logGamma(1 + x);
}

/**
 * The error of Stirling's formula, log Γ(x + 1) − ((x + ½) log x − x + ½ log 2π).
 *
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities, section 2.
 *
 * @param x  a finite number > 0
 */
export function stirlingError(x: number): number {
  if (x >= stirlingFrom) return stirlingSeries(x);
  return logGamma1p(x) - (x + 0.5) * Math.log(x) + x - logSqrt2Pi;
}

/**
 * log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), by Stirling's errors, so that large arguments do not cancel.
 *
 * @param a  a finite number > 0
 * @param b  a finite number > 0
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < stirlingFrom) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const share = small / (small + large);
  const corrections = stirlingSeries(large) - stirlingSeries(small + large);
  if (small < stirlingFrom) {
    return logGamma(small) + corrections + small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-share);
  }
  return (
    logSqrt2Pi +
    corrections +
    stirlingSeries(small) +
    (small - 0.5) * Math.log(share) +
    large * Math.log1p(-share) -
    0.5 * Math.log(large)
  );
}
