/** Quantiles of the gamma and beta distributions on the scale where they are well conditioned. */
import { digamma, trigamma } from "./digamma.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";
import { logBeta, logGamma1p } from "./log-gamma.ts";
import { normalQuantileOfLog } from "./normal.ts";
import { logBinomialTerm, logPoissonTerm } from "./saddle-point.ts";
import { type LogTail, type Side, solveLogTail } from "./solve-log-tail.ts";

/** Where e^s is too small for a double, the tail is its leading term to every digit. */
const leadingTermBelow = -600;

/** log X has mean ψ(a) and variance ψ′(a); below shape 1 it is so skewed that the tails' leading terms start better. */
function startOfGamma(a: number, side: Side, logP: number): number {
  if (a < 1 && side === "upper") {
    const leading = (Math.log1p(-Math.exp(logP)) + logGamma1p(a)) / a;
    return Math.min(leading, Math.log(1 - logP));
  }
  const z = normalQuantileOfLog(logP);
  return digamma(a) + (side === "lower" ? z : -z) * Math.sqrt(trigamma(a));
}

/**
 * The logarithm of the gamma quantile: s with P(a, e^s) = p, or Q(a, e^s) = p for the upper side.
 *
 * @param a     shape > 0
 * @param logP  log p of the tail on that side, at most log ½
 */
export function logGammaQuantile(a: number, side: Side, logP: number): number {
  const start = startOfGamma(a, side, logP);
  const tailAt = (s: number): LogTail => {
    if (s < leadingTermBelow) {
      const value = a * s - logGamma1p(a);
      return side === "lower" ? { value, slope: a } : { value: Math.log(-Math.expm1(value)), slope: -a };
    }
    const x = Math.exp(s);
    const tails = incompleteGamma(a, x);
    const value = side === "lower" ? tails.logLower : tails.logUpper;
    const slope = Math.exp(logPoissonTerm(a, x) - value) * a;
    return { value, slope: side === "lower" ? slope : -slope };
  };
  return solveLogTail(side, tailAt, logP, start);
}

/**
 * The log-odds of the beta quantile: s with I_x(a, b) = p at x = 1 / (1 + e^−s).
 *
 * @param a     first shape > 0
 * @param b     second shape > 0
 * @param logP  log p of the tail on that side, at most log ½
 */
export function logitBetaQuantile(a: number, b: number, side: Side, logP: number): number {
  if (side === "upper") return -logitBetaQuantile(b, a, "lower", logP);
  const start = digamma(a) - digamma(b) + normalQuantileOfLog(logP) * Math.sqrt(trigamma(a) + trigamma(b));
  const tailAt = (s: number): LogTail => {
    if (s < leadingTermBelow) return { value: a * s - Math.log(a) - logBeta(a, b), slope: a };
    if (s > -leadingTermBelow) {
      const upper = -b * s - Math.log(b) - logBeta(a, b);
      return { value: Math.log(-Math.expm1(upper)), slope: (b * Math.exp(upper)) / -Math.expm1(upper) };
    }
    const x = 1 / (1 + Math.exp(-s));
    const y = 1 / (1 + Math.exp(s));
    const value = incompleteBeta(a, b, x, y).logLower;
    return { value, slope: Math.exp(logBinomialTerm(a, b, x, y) - value) * ((a * b) / (a + b)) };
  };
  return solveLogTail("lower", tailAt, logP, start);
}
