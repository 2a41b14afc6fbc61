/** How uncertain an attacker must remain of a hidden count. */
import type { DisclosureRule } from "../model/disclosure.ts";

/**
 * What the interval of an attacker must hold.
 *
 *   L ≤ max(0, v − side),   U ≥ min(n, v + side),   U − L ≥ min(n, width)
 *
 * L and U are the least and the largest whole value that the hidden count v takes in any table which agrees with all that is
 * told; n is what everybody knows it cannot exceed. These are the lower, upper and sliding protection levels of the literature.
 *
 * Source: Fischetti & Salazar (2001), Management Science 47:1008–1027, section 2; Castro (2012), European Journal of
 * Operational Research 216:257–269; Hundepool et al. (2012), Statistical Disclosure Control, section 4.3.
 */
export interface Demand {
  /** null where nobody knows it any more: a count that an earlier release hid. */
  readonly value: number | null;
  readonly side: number;
  readonly width: number;
  /** Infinity where nothing bounds it. */
  readonly ceiling: number;
}

/** Nobody may know exactly what is hidden for another's sake, though it is no small number itself. */
export const secondarySide = 0;
export const secondaryWidth = 1;

/**
 * The demand for a count that the rule hides.
 *
 * side = 1: on each side where other values are possible at all, one is left, so that the count is never the end of its interval for
 * certain. width = 2: three values at least, so that knowing one other person's count does not turn a guess between two into
 * knowledge. A rule may ask for more of both, and for as many cases to both sides as dominance leaves the second largest contributor
 * too close to the largest.
 */
export function demandOf(
  { protection = leastProtection }: DisclosureRule,
  value: number | null,
  ceiling: number,
  dominance = 0,
): Demand {
  const side = Math.max(protection.side, Math.ceil(dominance));
  return { value, ceiling, side, width: Math.max(protection.width, dominance > 0 ? 2 * side : 0) };
}

/** What every rule asks for. */
export const leastProtection = { side: 1, width: 2 } as const;

/** Which ends of an interval must lie further out. */
export function failing(
  { value, side, width, ceiling }: Demand,
  low: number,
  high: number,
): { readonly low: boolean; readonly high: boolean } {
  const narrow = high - low < Math.min(ceiling, width);
  return {
    low: narrow || (value !== null && low > Math.max(0, value - side)),
    high: narrow || (value !== null && high < Math.min(ceiling, value + side)),
  };
}

/** Whether values between `low` and `high`, both of them possible, are enough. */
export function meets(demand: Demand, low: number, high: number): boolean {
  const { low: under, high: over } = failing(demand, low, high);
  return !under && !over;
}
