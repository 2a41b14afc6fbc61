/** The E-value: how strong unmeasured confounding must be to explain a ratio away. */
import type { Bounds } from "./bounds.ts";
import { requirePositive } from "./ranges.ts";

/**
 * The E-value of a risk ratio.
 *
 *   E = r + √(r (r − 1)),   r = max(ratio, 1/ratio)
 *
 * Source: VanderWeele & Ding (2017), Ann Intern Med 167:268–274.
 *
 * @param ratio  > 0
 * @returns      ≥ 1; 1 for a ratio of 1
 * @throws RangeError when the ratio is outside its range
 */
export function eValue(ratio: number): number {
  requirePositive("ratio", ratio);
  const r = Math.max(ratio, 1 / ratio);
  return r + Math.sqrt(r * (r - 1));
}

/**
 * The E-value of an interval: that of its bound nearest 1, or 1 when it holds 1.
 *
 * Source: VanderWeele & Ding (2017), Ann Intern Med 167:268–274.
 *
 * @param bounds  of a ratio; 0 and Infinity are fine as outer bounds
 */
export function eValueOfInterval(bounds: Bounds): number {
  if (bounds.lower > 1) return eValue(bounds.lower);
  return bounds.upper < 1 ? eValue(bounds.upper) : 1;
}
