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

function families(
  rows: readonly ReadRow[],
  coded: ReturnType<typeof codedDimensions>,
  dimension: number,
  total: string,
): Families {
  const { of, range } = keysBy(coded, rows.length, dimension);
  const at = new Int32Array(range).fill(-1);
  const wholes: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]!.dimensions[dimension] !== total) continue;
    at[of[i]!] = wholes.length;
    wholes.push(i);
  }
  const isPart = (i: number): boolean => at[of[i]!] !== -1 && rows[i]!.dimensions[dimension] !== total;
  const ends = new Int32Array(wholes.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    if (!isPart(i)) continue;
    ends[at[of[i]!]!]! += 1;
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
  for (let i = 0; i < rows.length; i++) if (isPart(i)) parts[ends[at[of[i]!]!]!++] = i;
  return { wholes, parts, ends };
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
  const sets = new Map<number, Families>();
  const bounds = boundRules(header, reader);
  const coded = bounds.length === 0 ? [] : codedDimensions(rows);
  for (const bound of bounds) {
    const { rule, dimension, measure, total } = bound;
    const set = sets.get(dimension) ?? families(rows, coded, dimension, total);
    sets.set(dimension, set);
    for (let f = 0, from = 0; f < set.wholes.length; f++) {
      const whole = rows[set.wholes[f]!]!;
      const parts = Array.from(set.parts.subarray(from, set.ends[f]), (i) => rows[i]!);
      from = set.ends[f]!;
      if (parts.length === 0 || possible(whole, parts, bound)) continue;
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
