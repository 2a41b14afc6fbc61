/** Funnel limits: what chance alone would show around a target, and how much more than chance there is. */
import { poissonDistribution } from "./distributions/poisson.ts";
import { requireCount, requireLevel, requirePositive, requireProbability, requireSameLength } from "./ranges.ts";
import { sampleQuantile, sum } from "./sums.ts";

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact Poisson limits for a rate around a target.
 *
 *   the quantiles α/2 and 1 − α/2 of a Poisson count with mean target · exposure, over the exposure
 *
 * Source: Spiegelhalter (2005), Stat Med 24:1185–1202, section 2.2 (without interpolation).
 *
 * @param target    rate > 0
 * @param exposure  > 0
 * @param level     share inside the limits in (0, 1): 0.95 and 0.998 by custom
 * @throws RangeError when an argument is outside its range
 */
export function poissonFunnel(target: number, exposure: number, level: number): Limits {
  requirePositive("target", target);
  requirePositive("exposure", exposure);
  requireLevel(level);
  const count = poissonDistribution(target * exposure);
  const tail = (1 - level) / 2;
  return { lower: count.quantile(tail) / exposure, upper: count.upperQuantile(tail) / exposure };
}

export interface Overdispersion {
  /** z = 2 (√O − √E), one per unit. */
  readonly z: readonly number[];
  /** The share of variance beyond chance: mean of the winsorised z². 1 is chance alone. */
  readonly phi: number;
  /** The variance between units on the scale √(O/E); 0 when phi leaves none. */
  readonly between: number;
}

/**
 * Over-dispersion of observed around expected counts, by winsorised z scores on the square-root scale.
 *
 *   φ = mean z²,   τ² = max(0, (kφ − (k − 1)) / (Σw − Σw²/Σw)),   w = 4E
 *
 * Source: Spiegelhalter (2005), Qual Saf Health Care 14:347–351; Spiegelhalter et al. (2012), JRSS A 175:1–47.
 *
 * @param observed   counts ≥ 0
 * @param expected   > 0, one per count
 * @param winsorise  share pulled in at each end in [0, ½): 0.1 by custom
 * @throws RangeError when an argument is outside its range, or there are fewer than two units
 */
export function overdispersion(
  observed: readonly number[],
  expected: readonly number[],
  winsorise: number,
): Overdispersion {
  requireSameLength({ observed, expected });
  requireProbability("winsorise", winsorise);
  if (observed.length < 2) throw new RangeError(`there are ${observed.length} units; expected at least two`);
  const z = observed.map((count, unit) => {
    requireCount(`observed[${unit}]`, count);
    requirePositive(`expected[${unit}]`, expected[unit]!);
    return 2 * (Math.sqrt(count) - Math.sqrt(expected[unit]!));
  });
  const low = sampleQuantile(z, winsorise);
  const high = sampleQuantile(z, 1 - winsorise);
  const units = z.length;
  const phi = sum(z.map((it) => Math.min(high, Math.max(low, it)) ** 2)) / units;
  const weights = expected.map((it) => 4 * it);
  const total = sum(weights);
  const spread = total - sum(weights.map((w) => w * w)) / total;
  return { z, phi, between: Math.max(0, (units * phi - (units - 1)) / spread) };
}

/**
 * Funnel limits for O/E with the variance between units added.
 *
 *   (1 ± z √(1/(4E) + τ²))²,   not below 0
 *
 * Source: Spiegelhalter et al. (2012), JRSS A 175:1–47.
 *
 * @param expected    > 0
 * @param between     τ² ≥ 0, from `overdispersion`
 * @param multiplier  of the standard deviation > 0: 1.96 and 3.09 by custom
 * @throws RangeError when an argument is outside its range
 */
export function overdispersedFunnel(expected: number, between: number, multiplier: number): Limits {
  requirePositive("expected", expected);
  requirePositive("multiplier", multiplier);
  const reach = multiplier * Math.sqrt(1 / (4 * expected) + between);
  return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 };
}
