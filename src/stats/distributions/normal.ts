/** The normal distribution. */
import { requireNumber, requirePositive } from "../ranges.ts";
import { logSqrt2Pi } from "../special/log-gamma.ts";
import { normalQuantile, normalTails } from "../special/normal.ts";
import { type Distribution, distribution } from "./distribution.ts";

/**
 * The normal distribution.
 *
 * Source: Cody (1969), Math Comp 23:631–637 (tails); Wichura (1988), AS 241, Appl Stat 37:477–484 (quantile).
 *
 * @param mean       a number
 * @param deviation  standard deviation > 0
 * @throws RangeError when an argument is outside its range
 */
export function normalDistribution(mean: number, deviation: number): Distribution {
  requireNumber("mean", mean);
  requirePositive("deviation", deviation);
  return distribution({
    logDensity: (x) => {
      const z = (x - mean) / deviation;
      return -0.5 * z * z - logSqrt2Pi - Math.log(deviation);
    },
    tails: (x) => normalTails((x - mean) / deviation),
    quantile: (p) => mean + deviation * normalQuantile(p),
    upperQuantile: (p) => mean - deviation * normalQuantile(p),
  });
}

/**
 * The two-sided normal multiplier z with P(|Z| ≤ z) = level.
 *
 * @param level  coverage in (0, 1)
 */
export function normalMultiplier(level: number): number {
  return -normalQuantile((1 - level) / 2);
}
