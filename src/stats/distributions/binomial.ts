/** The binomial distribution. */
import { requireCount, requireProbability } from "../ranges.ts";
import { incompleteBeta } from "../special/incomplete-beta.ts";
import { logBinomialTerm } from "../special/saddle-point.ts";
import { discreteDistribution } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";

/**
 * The binomial distribution: P(X ≤ k) = I_{1−p}(n − k, k + 1).
 *
 * Source: DLMF 8.17.5; Loader (2000) for the mass.
 *
 * @param n            trials, a whole number ≥ 0
 * @param probability  of an event, in [0, 1]
 * @throws RangeError when an argument is outside its range
 */
export function binomialDistribution(n: number, probability: number): Distribution {
  requireCount("n", n);
  requireProbability("probability", probability);
  const other = 1 - probability;
  // A certain outcome leaves one possible value.
  const least = probability === 1 ? n : 0;
  const greatest = probability === 0 ? 0 : n;
  return discreteDistribution({
    least,
    greatest,
    mean: n * probability,
    deviation: Math.sqrt(n * probability * other),
    logMass: (k) => {
      if (least === greatest) return 0;
      if (k === 0) return n * Math.log1p(-probability);
      if (k === n) return n * Math.log(probability);
      return logBinomialTerm(k, n - k, probability, other);
    },
    tails: (k) => incompleteBeta(n - k, k + 1, other, probability),
  });
}
