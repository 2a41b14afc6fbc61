/** Every number of a report, one row each, at full precision. */
import type { Released } from "../model/released.ts";
import { releasedCells, releasedColumns } from "./columns.ts";
import { csvText } from "./csv.ts";

/**
 * Released rows as CSV, sorted by address.
 *
 * @throws RangeError when a row was not released, or two share an address
 */
export function estimatesCsv(rows: readonly Released[]): string {
  return csvText(
    releasedColumns.map(({ name }) => name),
    releasedCells(rows),
  );
}
