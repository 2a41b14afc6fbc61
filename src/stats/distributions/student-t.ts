/** Student's t distribution. */
import { requirePositive } from "../ranges.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { logBeta } from "../special/log-gamma.ts";
import { logitBetaQuantile } from "../special/quantiles.ts";
import { nothingAbove, nothingBelow, swapTails, type Tails, tailsFromUpper } from "../special/tails.ts";
import { type Distribution, distribution } from "./distribution.ts";

/**
 * Student's t: t² / (t² + df) is beta with shapes ½ and df / 2.
 *
 * Source: Abramowitz & Stegun (1964) 26.7.1.
 *
 * @param df  degrees of freedom > 0, whole or not
 * @throws RangeError when df is outside its range
 */
export function tDistribution(df: number): Distribution {
  requirePositive("df", df);

  const upperHalf = (t: number): Tails => {
    if (t === Infinity) return nothingAbove;
    const odds = (t * t) / df;
    return tailsFromUpper(incompleteBeta(0.5, df / 2, 1 / (1 + 1 / odds), 1 / (1 + odds)).logUpper - Math.LN2);
  };

  /** The distance from 0 that leaves `tail` ≤ ½ beyond it; from its complement to ½ where that is the smaller. */
  const distance = (tail: number): number => {
    if (tail === 0) return Infinity;
    if (tail === 0.5) return 0;
    const logit =
      tail < 0.25
        ? logitBetaQuantile(0.5, df / 2, "upper", Math.log(2 * tail))
        : logitBetaQuantile(0.5, df / 2, "lower", Math.log(1 - 2 * tail));
    return Math.sqrt(df) * Math.exp(logit / 2);
  };

  return distribution({
    logDensity: (t) => {
      if (Math.abs(t) === Infinity) return -Infinity;
      return -0.5 * Math.log(df) - logBeta(0.5, df / 2) - ((df + 1) / 2) * Math.log1p((t / df) * t);
    },
    tails: (t) => {
      if (t === -Infinity) return nothingBelow;
      return t >= 0 ? upperHalf(t) : swapTails(upperHalf(-t));
    },
    quantile: (p) => (p <= 0.5 ? -distance(p) : distance(1 - p)),
    upperQuantile: (p) => (p <= 0.5 ? distance(p) : -distance(1 - p)),
  });
}
