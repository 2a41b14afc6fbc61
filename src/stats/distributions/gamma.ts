/** The gamma distribution, and chi-square as its special case. */
import { requirePositive } from "../ranges.ts";
import { incompleteGamma } from "../special/incomplete-gamma.ts";
import { logGammaQuantile } from "../special/quantiles.ts";
import { logPoissonTerm } from "../special/saddle-point.ts";
import { nothingBelow } from "../special/tails.ts";
import { type Distribution, distribution, quantilesFromLog } from "./distribution.ts";

function logGammaDensity(shape: number, x: number): number {
  if (x < 0) return -Infinity;
  if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 0 : -Infinity;
  if (x === Infinity) return -Infinity;
  // x^(a−1) e^−x / Γ(a): the Poisson term of a − 1, or below 1 that of a times a / x.
  return shape >= 1 ? logPoissonTerm(shape - 1, x) : logPoissonTerm(shape, x) + Math.log(shape / x);
}

/**
 * The gamma distribution with density rate^shape x^(shape−1) e^(−rate x) / Γ(shape).
 *
 * Source: DLMF 8.2; Loader (2000) for the density.
 *
 * @param shape  > 0
 * @param rate   > 0: the mean is shape / rate
 * @throws RangeError when an argument is outside its range
 */
export function gammaDistribution(shape: number, rate: number): Distribution {
  requirePositive("shape", shape);
  requirePositive("rate", rate);
  return distribution({
    logDensity: (x) => logGammaDensity(shape, x * rate) + Math.log(rate),
    tails: (x) => (x <= 0 ? nothingBelow : incompleteGamma(shape, x * rate)),
    ...quantilesFromLog(0, Infinity, (side, logP) => Math.exp(logGammaQuantile(shape, side, logP)) / rate),
  });
}

/**
 * The chi-square distribution: gamma with shape df / 2 and rate ½.
 *
 * @param df  degrees of freedom > 0, whole or not
 * @throws RangeError when df is outside its range
 */
export function chiSquareDistribution(df: number): Distribution {
  requirePositive("df", df);
  return gammaDistribution(df / 2, 0.5);
}
