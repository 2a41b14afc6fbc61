/** The first two derivatives of log Γ. */
import { requirePositive } from "../ranges.ts";

/** From here the asymptotic series give every bit. */
const seriesFrom = 12;

/** B₂ₖ / 2k, k from 1. */
const digammaSeries: readonly number[] = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
];

/** B₂ₖ, k from 1. */
const bernoulli: readonly number[] = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

function horner(series: readonly number[], square: number): number {
  let sum = 0;
  for (let i = series.length - 1; i >= 0; i--) sum = sum * square + series[i]!;
  return sum;
}

function asymptotic(x: number): number {
  const square = 1 / (x * x);
  return Math.log(x) - 0.5 / x - horner(digammaSeries, square) * square;
}

/**
 * Digamma, ψ(x) = d log Γ(x) / dx.
 *
 *   ψ(x) = ψ(x + 1) − 1/x;   ψ(x) ~ log x − 1/2x − Σ B₂ₖ / (2k x²ᵏ)
 *
 * Source: Abramowitz & Stegun (1964) 6.3.5, 6.3.18.
 *
 * @param x  a finite number > 0
 * @returns  accurate to 1e-15 relative, or absolute next to its zero at 1.4616…
 * @throws RangeError when x is outside its range
 */
export function digamma(x: number): number {
  requirePositive("x", x);
  let shifted = x;
  let sum = 0;
  while (shifted < seriesFrom) {
    sum += 1 / shifted;
    shifted += 1;
  }
  return asymptotic(shifted) - sum;
}

/**
 * Trigamma, ψ′(x).
 *
 *   ψ′(x) = ψ′(x + 1) + 1/x²;   ψ′(x) ~ 1/x + 1/2x² + Σ B₂ₖ / x²ᵏ⁺¹
 *
 * Source: Abramowitz & Stegun (1964) 6.4.6, 6.4.12.
 *
 * @param x  a finite number > 0
 * @throws RangeError when x is outside its range
 */
export function trigamma(x: number): number {
  requirePositive("x", x);
  let shifted = x;
  let sum = 0;
  while (shifted < seriesFrom) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  return sum + (1 + 0.5 / shifted + horner(bernoulli, square) * square) / shifted;
}
