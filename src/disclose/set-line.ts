/** What follows along areas or along one breakdown: wholes less their parts, and sums of parts. */
import { type Axis, disjoint } from "./axis.ts";
import type { Variant } from "./counts.ts";
import { combine, type Known } from "./known.ts";

/** A count that follows from known ones; `at` is its value on the axis, null where the axis has none. */
export interface Remainder {
  readonly at: number | null;
  readonly known: Known;
}

/** The orders in which parts are taken: where values overlap without being nested, the smallest first may leave less. */
function orders(axis: Axis, candidates: readonly number[]): readonly (readonly number[])[] {
  return axis.laminar ? [candidates] : [candidates, candidates.toReversed()];
}

/**
 * Everything that one step of adding or subtracting gives on a line.
 *
 * Of each whole the parts that do not overlap are taken away, which leaves the least: what leaves more only adds published
 * counts to it, and is safe when the least is.
 */
export function remainders(
  axis: Axis,
  line: readonly (Known | undefined)[],
  variants: readonly Variant[],
  breakdown: string | null = null,
): readonly Remainder[] {
  const found: Remainder[] = [];
  axis.masks.forEach((mask, at) => {
    const whole = line[at];
    const candidates = axis.inside[at]!.filter((part) => line[part] !== undefined);
    if (candidates.length === 0) return;
    if (!whole) {
      for (const order of orders(axis, candidates)) {
        const { parts, covered } = disjoint(axis, order);
        if (covered !== mask) continue;
        found.push({
          at,
          known: combine(
            parts.map((part) => [1, line[part]!]),
            variants,
            breakdown,
          ),
        });
        break;
      }
      return;
    }
    const proper = candidates.filter((part) => axis.masks[part] !== mask);
    for (const order of orders(axis, proper)) {
      const { parts, covered } = disjoint(axis, order);
      if (parts.length === 0 || covered === mask) continue;
      const left = axis.indexOf.get(mask & ~covered);
      if (left !== undefined && line[left]) continue;
      const terms = parts.map((part) => [-1, line[part]!] as const);
      found.push({ at: left ?? null, known: combine([[1, whole], ...terms], variants, breakdown) });
    }
  });
  return found;
}
