/** Totals against their parts: on a mismatch the whole set goes, since nobody can know which row is wrong. */
import { issue } from "../model/issue.ts";
import type { Column, Layout, TotalRule } from "../model/layout.ts";
import { writtenColumn } from "../model/table.ts";
import { span } from "./cells/cell.ts";
import type { Header } from "./header.ts";
import { codedDimensions, keysBy } from "./keys.ts";
import { lineList } from "./lines.ts";
import type { ReadRow, RowReader } from "./row.ts";
import type { Verdicts } from "./verdict.ts";
import { object } from "./verdict.ts";

/** A rule with the positions it needs. */
interface BoundRule {
  readonly rule: TotalRule;
  readonly dimension: number;
  readonly measure: number;
  readonly total: string;
  /** How many codes the parts have. */
  readonly parts: number;
  /** The lowest number that the measure allows. */
  readonly floor: number;
}

/** A total and the rows that differ from it in one dimension only. */
interface Family {
  readonly whole: ReadRow;
  readonly parts: readonly ReadRow[];
}

/** Decimal amounts add up only to this share of their size. */
const rounding = 1e-9;

function columnOf(layout: Layout, name: string): Column {
  const column = layout.columns.find((each) => each.name === name);
  if (!column) throw new RangeError(`layout ${layout.kind} has a total rule on ${name}, which is no column`);
  return column;
}

/** Rules whose columns are in the file. */
function boundRules({ layout }: Header, reader: RowReader): readonly BoundRule[] {
  return layout.totalRules.flatMap((rule) => {
    const { codes, total } = columnOf(layout, rule.column);
    const { type } = columnOf(layout, rule.measure);
    if (codes === null || total === null)
      throw new RangeError(`layout ${layout.kind} has a total rule on ${rule.column}, which has no codes or no total`);
    const dimension = reader.dimensions.indexOf(rule.column);
    const measure = reader.measures.indexOf(rule.measure);
    if (dimension === -1 || measure === -1) return [];
    const parts = codes.filter((code) => code !== total).length;
    const floor = type === "count" || type === "percent" ? 0 : Number.NEGATIVE_INFINITY;
    return [{ rule, dimension, measure, total, parts, floor }];
  });
}

/** The totals of a dimension that have any part, with their parts. */
function families(
  rows: readonly ReadRow[],
  coded: ReturnType<typeof codedDimensions>,
  dimension: number,
  total: string,
): readonly Family[] {
  const wholes: { readonly whole: ReadRow; readonly parts: ReadRow[] }[] = [];
  const { of, range } = keysBy(coded, rows.length, dimension);
  const at = new Int32Array(range).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]!.dimensions[dimension] !== total) continue;
    at[of[i]!] = wholes.length;
    wholes.push({ whole: rows[i]!, parts: [] });
  }
  if (wholes.length === 0) return [];
  for (let i = 0; i < rows.length; i++) {
    const family = at[of[i]!]!;
    if (family !== -1 && rows[i]!.dimensions[dimension] !== total) wholes[family]!.parts.push(rows[i]!);
  }
  return wholes.filter((family) => family.parts.length > 0);
}

/**
 * Whether a total can be true. What is unknown lies between its bounds, and parts that are not there between the lowest
 * number of the type and infinity: so parts that are known already refuse a total that is smaller than their sum.
 */
function possible(whole: ReadRow, parts: readonly ReadRow[], bound: BoundRule): boolean {
  const { measure, floor } = bound;
  const complete = parts.length === bound.parts;
  let lowest = complete ? 0 : floor;
  let highest = complete ? 0 : Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const [lower, upper] = span(part.statements[measure]!, floor);
    lowest += lower;
    highest += upper;
    largest = Math.max(largest, lower);
  }
  const [lower, upper] = span(whole.statements[measure]!, floor);
  const slack = rounding * Math.max(1, Math.abs(Number.isFinite(highest) ? highest : lowest));
  const least = bound.rule.relation === "equal" ? lowest : largest;
  return upper >= least - slack && lower <= highest + slack;
}

/** Objects to every row of a set whose parts cannot make the total. Rows already objected to must be left out of `rows`. */
export function checkTotals(
  rows: readonly ReadRow[],
  header: Header,
  reader: RowReader,
  file: string,
  verdicts: Verdicts,
): void {
  const sets = new Map<number, readonly Family[]>();
  const bounds = boundRules(header, reader);
  const coded = bounds.length === 0 ? [] : codedDimensions(rows);
  for (const bound of bounds) {
    const { rule, dimension, measure, total } = bound;
    const set = sets.get(dimension) ?? families(rows, coded, dimension, total);
    sets.set(dimension, set);
    for (const { whole, parts } of set) {
      if (possible(whole, parts, bound)) continue;
      const index = header.columns.find((each) => each.column.name === rule.measure)!.index;
      const column = writtenColumn(whole.row, index)!;
      const place = { file, line: whole.row.line, column, field: reader.measures[measure]! };
      const params = { by: rule.column, lines: lineList(parts.map((part) => part.row.line)) };
      const code = rule.relation === "equal" ? "ingest.total-not-sum" : "ingest.total-not-covered";
      const reason = issue(code, place, params);
      for (const row of [whole, ...parts]) object(verdicts, row, reason);
    }
  }
}
