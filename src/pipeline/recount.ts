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

/** What an address counts: columns of a layout, and the codes of its other columns. */
interface Counted {
  readonly layout: Layout;
  /** At least one. */
  readonly columns: readonly string[];
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/** Reads an address; null where no layout states what it counts. */
export function countAddress(
  { table, breakdown: { [columnDimension]: measure, ...codes } }: CellAddress,
  index: ObservationIndex,
  layouts: readonly Layout[],
): Counted | null {
  const layout = layouts.find(({ kind }) => kind === table);
  const columns = measure?.split(together) ?? [];
  if (!layout || columns.length === 0) return null;
  if (!columns.every((name) => layout.columns.some((it) => it.name === name && isMeasure(it)))) return null;
  const dimensions = new Set(index.dimensions(`${table}.${columns[0]}`).map(({ name }) => name));
  if (!Object.keys(codes).every((name) => dimensions.has(name))) return null;
  const where = Object.fromEntries(Object.entries(codes).map(([name, value]) => [name, value.split(together)]));
  return { layout, columns, where };
}

/** For an address, its count in these observations; null where they do not state all of it. */
export function recountIn(
  index: ObservationIndex,
  layouts: readonly Layout[],
): (address: CellAddress) => number | null {
  return (address) => {
    const found = countAddress(address, index, layouts);
    if (!found) return null;
    const { areas, period } = address;
    const [first, ...plus] = found.columns.map((name) => `${address.table}.${name}`) as [string, ...string[]];
    const { where } = found;
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
