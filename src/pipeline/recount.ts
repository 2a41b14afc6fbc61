/**
 * What the deliveries of today say of a count that an earlier release told.
 *
 * Courses are stated anew every quarter and offences are corrected: a number that was true when it was told need not be true of the
 * data that the next release rests on. Disclosure control asks here before it lays the two beside each other.
 */

import { isMeasure, type Layout } from "../model/layout.ts";
import type { CellAddress } from "../model/ledger.ts";
import type { Observation } from "../model/observation.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { sum } from "./quantity.ts";
import { periodsFor } from "./windows.ts";

/** The dimension of an address that names columns of numbers, and how several codes or columns are written together. */
const columnDimension = "measure";
const together = "+";

/** For an address, its count in these observations; null where they do not state all of it. */
export function recountIn(
  index: ObservationIndex,
  layouts: readonly Layout[],
): (address: CellAddress) => number | null {
  const kinds = new Map(layouts.map((layout) => [layout.kind, layout]));
  return ({ table, areas, period, breakdown: { [columnDimension]: measure, ...codes } }) => {
    const layout = kinds.get(table);
    const columns = measure?.split(together) ?? [];
    if (!layout || !columns.every((name) => layout.columns.some((it) => it.name === name && isMeasure(it))))
      return null;
    const [first, ...plus] = columns.map((name) => `${table}.${name}`);
    if (first === undefined) return null;
    const dimensions = new Set(index.dimensions(first).map(({ name }) => name));
    if (!Object.keys(codes).every((name) => dimensions.has(name))) return null;
    const where = Object.fromEntries(Object.entries(codes).map(([name, value]) => [name, value.split(together)]));
    const { quantity } = sum(index, { measure: first, plus, where }, {}, areas, periodsFor(index.grain(first), period));
    return quantity.known ? quantity.value : null;
  };
}

/** Observations as of a date, and of the periods that nobody had stated by then those of a later one. */
export function continued(then: readonly Observation[], later: readonly Observation[]): readonly Observation[] {
  const keyOf = ({ measure, period }: Observation): string => `${measure}|${period}`;
  const stated = new Set(then.map(keyOf));
  return [...then, ...later.filter((it) => !stated.has(keyOf(it)))];
}
