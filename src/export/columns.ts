/** The columns of released rows, in order: one table for CSV, Parquet, descriptor and data frame. */
import type { Note, ReasonCode } from "../model/estimate.ts";
import { estimateAddress } from "../model/estimate.ts";
import type { Released } from "../model/released.ts";
import { assertReleased } from "../model/released.ts";
import type { ParquetColumn, ParquetValue } from "../store/parquet.ts";
import type { ExportColumn } from "../text/words/export.ts";

export interface ReleasedColumn extends ParquetColumn {
  readonly name: ExportColumn;
  /** Never empty. */
  readonly required: boolean;
  readonly of: (row: Released) => ParquetValue;
}

/** Which disclosure rule hid a number tells how large it is: outside, they have one name. */
export const confidential = "confidential";

const secrets: ReadonlySet<ReasonCode> = new Set([
  "small-numerator",
  "small-complement",
  "small-denominator",
  "small-contributors",
  "complementary",
  "difference",
]);

/** The name of a reason in an export. */
export function exportedReason(code: ReasonCode): string {
  return secrets.has(code) ? confidential : code;
}

/** `smallest-p?p=0.012`: the code, then its parameters by name. */
function noteText({ code, params }: Note): string {
  const parts = Object.keys(params)
    .sort()
    .map((name) => `${name}=${params[name]}`);
  return parts.length === 0 ? code : `${code}?${parts.join("&")}`;
}

/** Columns in the order of DESIGN.md §6, with the comparator, without which two rows may look alike, and the notes. */
export const releasedColumns: readonly ReleasedColumn[] = [
  { name: "analysis", type: "text", required: true, of: (row) => row.analysis },
  { name: "indicator", type: "text", required: true, of: (row) => row.indicator },
  { name: "area", type: "text", required: true, of: (row) => row.area },
  { name: "period", type: "text", required: true, of: (row) => row.period },
  { name: "group", type: "text", required: true, of: (row) => row.group },
  { name: "measure", type: "text", required: true, of: (row) => row.measure },
  { name: "comparator", type: "text", required: false, of: (row) => row.comparator },
  { name: "value", type: "number", required: false, of: (row) => (row.status === "released" ? row.value : null) },
  { name: "lower", type: "number", required: false, of: (row) => (row.status === "released" ? row.lower : null) },
  { name: "upper", type: "number", required: false, of: (row) => (row.status === "released" ? row.upper : null) },
  { name: "level", type: "number", required: false, of: (row) => row.level },
  { name: "unit", type: "text", required: true, of: (row) => row.unit },
  { name: "per", type: "number", required: true, of: (row) => row.per },
  {
    name: "numerator",
    type: "number",
    required: false,
    of: (row) => (row.status === "released" ? row.numerator : null),
  },
  {
    name: "denominator",
    type: "number",
    required: false,
    of: (row) => (row.status === "released" ? row.denominator : null),
  },
  { name: "method", type: "text", required: true, of: (row) => row.method },
  { name: "status", type: "text", required: true, of: (row) => row.status },
  {
    name: "reason",
    type: "text",
    required: false,
    of: (row) => (row.status === "withheld" ? exportedReason(row.reason.code) : null),
  },
  { name: "label", type: "text", required: true, of: (row) => row.label },
  { name: "plan", type: "text", required: false, of: (row) => row.plan },
  { name: "notes", type: "text", required: false, of: (row) => row.notes.map(noteText).join(";") || null },
];

/**
 * Cells of released rows, sorted by address.
 *
 * @throws RangeError when a row was not released, or two share an address
 */
export function releasedCells(rows: readonly Released[]): readonly (readonly ParquetValue[])[] {
  assertReleased(rows);
  const byAddress = new Map(rows.map((row) => [estimateAddress(row), row]));
  if (byAddress.size !== rows.length) throw new RangeError("two released values share an address");
  return [...byAddress.keys()].sort().map((address) => releasedColumns.map(({ of }) => of(byAddress.get(address)!)));
}
