/** A normal estimate read together with what was believed before. */
import type { Bounds } from "./bounds.ts";
import { normalDistribution, normalMultiplier } from "./distributions/normal.ts";
import { requireLevel, requireNumber, requirePositive } from "./ranges.ts";

export interface NormalBelief {
  readonly mean: number;
  /** Standard deviation > 0. */
  readonly deviation: number;
}

export interface Posterior extends Bounds {
  readonly deviation: number;
  /** P(value < limit), for each limit asked for. */
  readonly below: readonly number[];
}

/**
 * The posterior of a normal estimate under a normal prior.
 *
 *   1/v = 1/s² + 1/d²,   mean = v (estimate/s² + prior/d²)
 *
 * Source: Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, section 3.7.
 *
 * @param estimate  on a scale where it is normal: a log ratio
 * @param prior     on the same scale
 * @param level     credibility in (0, 1)
 * @param limits    on the same scale: how probable are values below each
 * @throws RangeError when an argument is outside its range
 */
export function combineWithPrior(
  estimate: NormalBelief,
  prior: NormalBelief,
  level: number,
  limits: readonly number[],
): Posterior {
  requireNumber("estimate.mean", estimate.mean);
  requirePositive("estimate.deviation", estimate.deviation);
  requireNumber("prior.mean", prior.mean);
  requirePositive("prior.deviation", prior.deviation);
  requireLevel(level);
  const own = 1 / estimate.deviation ** 2;
  const before = 1 / prior.deviation ** 2;
  const mean = (own * estimate.mean + before * prior.mean) / (own + before);
  const deviation = 1 / Math.sqrt(own + before);
  const posterior = normalDistribution(mean, deviation);
  const reach = normalMultiplier(level) * deviation;
  return {
    estimate: mean,
    lower: mean - reach,
    upper: mean + reach,
    deviation,
    below: limits.map((limit) => posterior.cdf(limit)),
  };
}
