/** The negative binomial distribution, by mean and size. */
import { requirePositive } from "../ranges.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { logBinomialTerm } from "../special/saddle-point.ts";
import { discreteDistribution } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";

/**
 * The negative binomial distribution with variance mean + mean² / size: a Poisson whose mean is gamma with shape `size`.
 *
 *   P(X ≤ k) = I_p(size, k + 1),   p = size / (size + mean)
 *
 * Source: DLMF 8.17.24; Loader (2000) for the mass.
 *
 * @param size  dispersion θ > 0
 * @param mean  > 0
 * @throws RangeError when an argument is outside its range
 */
export function negativeBinomialDistribution(size: number, mean: number): Distribution {
  requirePositive("size", size);
  requirePositive("mean", mean);
  const p = size / (size + mean);
  const q = mean / (size + mean);
  return discreteDistribution({
    least: 0,
    greatest: Infinity,
    mean,
    deviation: Math.sqrt(mean + (mean * mean) / size),
    logMass: (k) => {
      if (k === 0) return -size * Math.log1p(mean / size);
      return logBinomialTerm(size, k, p, q) - Math.log1p(k / size);
    },
    tails: (k) => incompleteBeta(size, k + 1, p, q),
  });
}
