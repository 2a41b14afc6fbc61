/** Poisson and binomial terms for real arguments, by the saddle-point expansion that keeps every digit. */

import { logGamma1p, logSqrt2Pi, stirlingError } from "./log-gamma.ts";
import { log1pMinus } from "./log1p-minus.ts";

/**
 * The deviance part x log(x / m) + m − x.
 *
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities, section 3.
 *
 * @param x  a finite number > 0
 * @param m  a finite number > 0
 */
export function devianceTerm(x: number, m: number): number {
  // Where x is far above m the ratio (m − x) / x has lost what tells m from 0.
  if (m < 0.5 * x) {
    const ratio = x / m;
    return x * (ratio < Infinity ? Math.log(ratio) : Math.log(x) - Math.log(m)) + m - x;
  }
  return -x * log1pMinus((m - x) / x);
}

/**
 * log(mˣ e^−m / Γ(x + 1)).
 *
 * @param x  a finite number ≥ 0
 * @param m  a finite number > 0
 */
export function logPoissonTerm(x: number, m: number): number {
  if (x < 1) return x * Math.log(m) - m - logGamma1p(x);
  return -stirlingError(x) - devianceTerm(x, m) - logSqrt2Pi - 0.5 * Math.log(x);
}

/**
 * log(Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) pᵃ qᵇ), with q = 1 − p given apart so that neither loses digits.
 *
 * @param a  a finite number > 0
 * @param b  a finite number > 0
 */
export function logBinomialTerm(a: number, b: number, p: number, q: number): number {
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * p) -
    devianceTerm(b, n * q) -
    logSqrt2Pi +
    0.5 * Math.log(n / (a * b))
  );
}
