/** Totals against their parts: on a mismatch the whole set goes, since nobody can know which row is wrong. */
import { issue } from "../model/issue.ts";
import type { Column, Layout, TotalRule } from "../model/layout.ts";
import type { TableRow } from "../model/table.ts";
import { writtenColumn } from "../model/table.ts";
import type { Statement } from "./cells/cell.ts";
import { span } from "./cells/cell.ts";
import type { Header } from "./header.ts";
import { keysBy } from "./keys.ts";
import { mostRejected } from "./limits.ts";
import { lineList } from "./lines.ts";
import type { RightRows } from "./right-rows.ts";
import type { RowReader } from "./row.ts";
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

/** Every total of a dimension with the rows that differ from it in that dimension only: places among the rows, kept apart from them, for families are as many as rows. */
interface Families {
  readonly wholes: readonly number[];
  /** The parts of the family `f` are `parts[ends[f − 1]]` to `parts[ends[f]]`, in the order of the rows. */
  readonly parts: Int32Array;
  readonly ends: Int32Array;
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

/** @param out  1 for rows that are objected to already */
function families(
  { at: { length }, dimensions }: RightRows,
  out: Uint8Array,
  dimension: number,
  total: string,
): Families {
  const { of, range } = keysBy(dimensions, length, dimension);
  const { codes, names } = dimensions[dimension]!;
  const whole = names.indexOf(total);
  const at = new Int32Array(range).fill(-1);
  const wholes: number[] = [];
  for (let row = 0; row < length; row++) {
    if (codes[row] !== whole || out[row] === 1) continue;
    at[of[row]!] = wholes.length;
    wholes.push(row);
  }
  const isPart = (row: number): boolean => codes[row] !== whole && out[row] === 0 && at[of[row]!] !== -1;
  const ends = new Int32Array(wholes.length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (!isPart(row)) continue;
    ends[at[of[row]!]!]! += 1;
    count += 1;
  }
  // Where each family begins; once its parts are put in place, where it ends.
  let begun = 0;
  for (let f = 0; f < ends.length; f++) {
    const own = ends[f]!;
    ends[f] = begun;
    begun += own;
  }
  const parts = new Int32Array(count);
  for (let row = 0; row < length; row++) if (isPart(row)) parts[ends[at[of[row]!]!]!++] = row;
  return { wholes, parts, ends };
}

/**
 * Whether a total can be true. What is unknown lies between its bounds, and parts that are not there between the lowest
 * number of the type and infinity: so parts that are known already refuse a total that is smaller than their sum.
 */
function possible(whole: Statement, parts: readonly Statement[], bound: BoundRule): boolean {
  const { floor } = bound;
  const complete = parts.length === bound.parts;
  let lowest = complete ? 0 : floor;
  let highest = complete ? 0 : Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const [lower, upper] = span(part, floor);
    lowest += lower;
    highest += upper;
    largest = Math.max(largest, lower);
  }
  const [lower, upper] = span(whole, floor);
  const slack = rounding * Math.max(1, Math.abs(Number.isFinite(highest) ? highest : lowest));
  const least = bound.rule.relation === "equal" ? lowest : largest;
  return upper >= least - slack && lower <= highest + slack;
}

/**
 * Objects to every row of a set whose parts cannot make the total; rows already objected to are left out.
 *
 * @param rowOf  a row as the file has it, by its place among the right ones
 */
export function checkTotals(
  rows: RightRows,
  rowOf: (row: number) => TableRow,
  header: Header,
  reader: RowReader,
  file: string,
  verdicts: Verdicts,
): void {
  const sets = new Map<number, Families>();
  const out = new Uint8Array(rows.at.length);
  for (const row of verdicts.keys()) out[row] = 1;
  for (const bound of boundRules(header, reader)) {
    const { rule, dimension, measure, total } = bound;
    const set = sets.get(dimension) ?? families(rows, out, dimension, total);
    sets.set(dimension, set);
    const { list, of } = rows.measures[measure]!;
    for (let f = 0, from = 0; f < set.wholes.length && verdicts.size <= mostRejected; f++) {
      const whole = set.wholes[f]!;
      const parts = set.parts.subarray(from, set.ends[f]);
      from = set.ends[f]!;
      const stated = Array.from(parts, (row) => list[of[row]!]!);
      if (parts.length === 0 || possible(list[of[whole]!]!, stated, bound)) continue;
      const index = header.columns.find((each) => each.column.name === rule.measure)!.index;
      const written = rowOf(whole);
      const place = {
        file,
        line: written.line,
        column: writtenColumn(written, index)!,
        field: reader.measures[measure]!,
      };
      const params = { by: rule.column, lines: lineList(Array.from(parts, (row) => rowOf(row).line)) };
      const code = rule.relation === "equal" ? "ingest.total-not-sum" : "ingest.total-not-covered";
      const reason = issue(code, place, params);
      for (const row of [whole, ...parts]) object(verdicts, row, reason);
    }
  }
}
