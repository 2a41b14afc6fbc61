/** Municipalities in groups of like size, within which assignments are drawn: for the effect, and for its power. */

/** Municipalities are cut into so many equal groups by exposure before. */
const sizeGroups = 3;

/**
 * The group of each municipality, from 0, the smallest. Equal sizes go by their order, which is that of their codes, so that the
 * order of the deliveries plays no part.
 *
 * @param exposures  of each municipality in the window before, ≥ 0
 */
export function sizeStrata(exposures: readonly number[]): readonly number[] {
  const order = exposures.map((_, i) => i).sort((a, b) => exposures[a]! - exposures[b]! || a - b);
  const strata = new Array<number>(exposures.length);
  for (const [rank, unit] of order.entries()) strata[unit] = Math.floor((rank * sizeGroups) / exposures.length);
  return strata;
}
