/** Fisher's F distribution. */
import { requirePositive } from "../ranges.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { logBeta } from "../special/log-gamma.ts";
import { logitBetaQuantile } from "../special/quantiles.ts";
import { nothingAbove, nothingBelow, type Tails } from "../special/tails.ts";
import { type Distribution, distribution, quantilesFromLog } from "./distribution.ts";

/**
 * The F distribution: df1 F / (df1 F + df2) is beta with shapes df1 / 2 and df2 / 2.
 *
 * Source: Abramowitz & Stegun (1964) 26.6.2.
 *
 * @param df1  degrees of freedom of the numerator > 0
 * @param df2  degrees of freedom of the denominator > 0
 * @throws RangeError when an argument is outside its range
 */
export function fDistribution(df1: number, df2: number): Distribution {
  requirePositive("df1", df1);
  requirePositive("df2", df2);
  const logDensity = (x: number): number => {
    if (x < 0 || x === Infinity) return -Infinity;
    if (x === 0) return df1 < 2 ? Infinity : df1 === 2 ? 0 : -Infinity;
    const odds = (df1 * x) / df2;
    return (df1 / 2) * Math.log(odds) - Math.log(x) - ((df1 + df2) / 2) * Math.log1p(odds) - logBeta(df1 / 2, df2 / 2);
  };
  const tails = (x: number): Tails => {
    if (x <= 0) return nothingBelow;
    if (x === Infinity) return nothingAbove;
    const odds = (df1 * x) / df2;
    return incompleteBeta(df1 / 2, df2 / 2, 1 / (1 + 1 / odds), 1 / (1 + odds));
  };
  return distribution({
    logDensity,
    tails,
    ...quantilesFromLog(
      0,
      Infinity,
      (side, logP) => (df2 / df1) * Math.exp(logitBetaQuantile(df1 / 2, df2 / 2, side, logP)),
    ),
  });
}
