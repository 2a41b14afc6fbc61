/** The Poisson distribution. */
import { requirePositive } from "../ranges.ts";
import { incompleteGamma } from "../special/incomplete-gamma.ts";
import { logPoissonTerm } from "../special/saddle-point.ts";
import { swapTails } from "../special/tails.ts";
import { discreteDistribution } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";

/**
 * The Poisson distribution: P(X ≤ k) = Q(k + 1, mean).
 *
 * Source: DLMF 8.4.10; Loader (2000) for the mass.
 *
 * @param mean  > 0
 * @throws RangeError when the mean is outside its range
 */
export function poissonDistribution(mean: number): Distribution {
  requirePositive("mean", mean);
  return discreteDistribution({
    least: 0,
    greatest: Infinity,
    mean,
    deviation: Math.sqrt(mean),
    logMass: (k) => logPoissonTerm(k, mean),
    tails: (k) => swapTails(incompleteGamma(k + 1, mean)),
  });
}
