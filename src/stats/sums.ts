/** Sums and means that do not lose small terms beside large ones. */
import { requireProbability } from "./ranges.ts";

/**
 * Neumaier's compensated sum.
 *
 * Source: Neumaier (1974), Z angew Math Mech 54:39–51.
 *
 * @param values  numbers; an empty list sums to 0
 */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/**
 * The arithmetic mean.
 *
 * @throws RangeError when there is no value
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("there are no values; expected at least one");
  return sum(values) / values.length;
}

/**
 * The variance with divisor n − 1, by the corrected two-pass algorithm.
 *
 * Source: Chan, Golub & LeVeque (1983), Am Stat 37:242–247, equation 1.7.
 *
 * @throws RangeError when there are fewer than two values
 */
export function variance(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError(`there are ${values.length} values; expected at least two`);
  const centre = mean(values);
  const deviations = values.map((value) => value - centre);
  const drift = sum(deviations);
  return (sum(deviations.map((it) => it * it)) - (drift * drift) / values.length) / (values.length - 1);
}

/**
 * The sample quantile by linear interpolation between order statistics: h = (n − 1) p.
 *
 * Source: Hyndman & Fan (1996), Am Stat 50:361–365, definition 7.
 *
 * @param values  at least one number, in any order
 * @param p       in [0, 1]
 * @throws RangeError when there is no value or p is outside its range
 */
export function sampleQuantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError("there are no values; expected at least one");
  requireProbability("p", p);
  const sorted = [...values].sort((a, b) => a - b);
  const place = (values.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * (sorted[Math.ceil(place)]! - low);
}
