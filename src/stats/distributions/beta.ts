/** The beta distribution. */
import { requirePositive } from "../ranges.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { logBeta } from "../special/log-gamma.ts";
import { logitBetaQuantile } from "../special/quantiles.ts";
import { logBinomialTerm } from "../special/saddle-point.ts";
import { nothingAbove, nothingBelow } from "../special/tails.ts";
import { type Distribution, distribution, quantilesFromLog } from "./distribution.ts";

function edge(shape: number, other: number): number {
  if (shape < 1) return Infinity;
  return shape > 1 ? -Infinity : Math.log(other);
}

function logBetaDensity(a: number, b: number, x: number): number {
  if (x < 0 || x > 1) return -Infinity;
  if (x === 0) return edge(a, b);
  if (x === 1) return edge(b, a);
  if (Math.min(a, b) < 1) return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b);
  return logBinomialTerm(a, b, x, 1 - x) + Math.log((a * b) / (a + b) / (x * (1 - x)));
}

/**
 * The beta distribution with density x^(a−1) (1 − x)^(b−1) / B(a, b).
 *
 * Source: DLMF 8.17; Didonato & Morris (1992), ACM TOMS 18:360–373.
 *
 * @param a  first shape > 0
 * @param b  second shape > 0
 * @throws RangeError when an argument is outside its range
 */
export function betaDistribution(a: number, b: number): Distribution {
  requirePositive("a", a);
  requirePositive("b", b);
  return distribution({
    logDensity: (x) => logBetaDensity(a, b, x),
    tails: (x) => {
      if (x <= 0) return nothingBelow;
      return x >= 1 ? nothingAbove : incompleteBeta(a, b, x, 1 - x);
    },
    ...quantilesFromLog(0, 1, (side, logP) => 1 / (1 + Math.exp(-logitBetaQuantile(a, b, side, logP)))),
  });
}
