/** Totals against their parts: on a mismatch the whole set goes, since nobody can know which row is wrong. */
import { issue } from "../model/issue.ts";
import type { Column, Layout, TotalRule } from "../model/layout.ts";
import { span } from "./cells/cell.ts";
import type { Header } from "./header.ts";
import { lineList } from "./lines.ts";
import type { ReadRow, RowReader } from "./row.ts";
import type { Verdicts } from "./verdict.ts";
import { keySeparator, object } from "./verdict.ts";

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

/** The rows that differ in one dimension only. */
interface Family {
  whole: ReadRow | null;
  readonly parts: ReadRow[];
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

function families(rows: readonly ReadRow[], dimension: number, total: string): readonly Family[] {
  const found = new Map<string, Family>();
  for (const row of rows) {
    const code = row.dimensions[dimension]!;
    let key = "";
    for (let i = 0; i < row.dimensions.length; i++) if (i !== dimension) key += row.dimensions[i]! + keySeparator;
    let family = found.get(key);
    if (!family) {
      family = { whole: null, parts: [] };
      found.set(key, family);
    }
    if (code === total) family.whole = row;
    else family.parts.push(row);
  }
  return [...found.values()];
}

/**
 * Whether a total can be true. What is unknown lies between its bounds, and parts that are not there between the lowest
 * number of the type and infinity: so parts that are known already refuse a total that is smaller than their sum.
 */
function possible(whole: ReadRow, parts: readonly ReadRow[], bound: BoundRule): boolean {
  const { measure, floor } = bound;
  const complete = parts.length === bound.parts;
  const spans = parts.map((part) => span(part.statements[measure]!, floor));
  const lowest = spans.reduce((sum, [lower]) => sum + lower, 0) + (complete ? 0 : Math.min(floor, 0));
  const largest = Math.max(...spans.map(([lower]) => lower));
  const highest = complete ? spans.reduce((sum, [, upper]) => sum + upper, 0) : Number.POSITIVE_INFINITY;
  const [lower, upper] = span(whole.statements[measure]!, floor);
  const slack = rounding * Math.max(1, Math.abs(Number.isFinite(highest) ? highest : lowest));
  const least = bound.rule.relation === "equal" ? lowest : largest;
  // Unknown on both sides leaves NaN, which no comparison refuses.
  return !(upper < least - slack) && !(lower > highest + slack);
}

/** Objects to every row of a set whose parts cannot make the total. Rows already objected to must be left out of `rows`. */
export function checkTotals(
  rows: readonly ReadRow[],
  header: Header,
  reader: RowReader,
  file: string,
  verdicts: Verdicts,
): void {
  for (const bound of boundRules(header, reader)) {
    const { rule, dimension, measure, total } = bound;
    for (const { whole, parts } of families(rows, dimension, total)) {
      if (!whole || parts.length === 0 || possible(whole, parts, bound)) continue;
      const column = header.columns.find((each) => each.column.name === rule.measure)!.index + 1;
      const place = { file, line: whole.row.line, column, field: reader.measures[measure]! };
      const params = { by: rule.column, lines: lineList(parts.map((part) => part.row.line)) };
      const code = rule.relation === "equal" ? "ingest.total-not-sum" : "ingest.total-not-covered";
      const reason = issue(code, place, params);
      for (const row of [whole, ...parts]) object(verdicts, row, reason);
    }
  }
}
