/** Totals against their parts: on a mismatch the whole set goes, since nobody can know which row is wrong. */
import type { Column } from "../model/column.ts";
import { pieces } from "../model/column.ts";
import { issue } from "../model/issue.ts";
import type { Layout, Column as LayoutColumn, TotalRule } from "../model/layout.ts";
import type { TableRow } from "../model/table.ts";
import { writtenColumn } from "../model/table.ts";
import { span } from "./cells/cell.ts";
import type { Header } from "./header.ts";
import type { Keys } from "./keys.ts";
import { keysBy } from "./keys.ts";
import { mostRejected } from "./limits.ts";
import { lineList } from "./lines.ts";
import type { RightRows, Stated } from "./right-rows.ts";
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

/** A total that its parts cannot make: places among the rows. */
interface Family {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Decimal amounts add up only to this share of their size. */
const rounding = 1e-9;

function columnOf(layout: Layout, name: string): LayoutColumn {
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

/** What the parts of a total come to. */
interface Parts {
  readonly count: number;
  readonly lowest: number;
  readonly highest: number;
  /** The largest of their lowest numbers. */
  readonly largest: number;
}

/**
 * Whether a total can be true. What is unknown lies between its bounds, and parts that are not there between the lowest
 * number of the type and infinity: so parts that are known already refuse a total that is smaller than their sum.
 */
function possible(whole: readonly [lower: number, upper: number], parts: Parts, bound: BoundRule): boolean {
  const complete = parts.count === bound.parts;
  const lowest = (complete ? 0 : bound.floor) + parts.lowest;
  const highest = complete ? parts.highest : Number.POSITIVE_INFINITY;
  const [lower, upper] = whole;
  const slack = rounding * Math.max(1, Math.abs(Number.isFinite(highest) ? highest : lowest));
  const least = bound.rule.relation === "equal" ? lowest : parts.largest;
  return upper >= least - slack && lower <= highest + slack;
}

/** Families that are added up together: a file may have millions of them. */
const familiesAtOnce = 1 << 19;

/** Rows that belong together, by their codes in every dimension but one. */
interface Kin {
  readonly count: number;
  readonly keys: Keys;
  readonly codes: Column;
  /** The code of a total. */
  readonly whole: number;
  /** Rows that are objected to already. */
  readonly out: Verdicts;
}

function kinOf({ count, dimensions }: RightRows, { dimension, total }: BoundRule, out: Verdicts): Kin {
  const { codes, names } = dimensions[dimension]!;
  // As few places as rows: the families are added up in turns.
  return { count, keys: keysBy(dimensions, count, dimension, 1), codes, whole: names.indexOf(total), out };
}

/** The totals that their parts cannot make, in the order of the rows; no more than say that the file is to be refused. */
function misfits({ count, keys, codes, whole, out }: Kin, { list, of }: Stated, bound: BoundRule): readonly number[] {
  if (whole === -1) return [];
  const spans = list.map((each) => span(each, bound.floor));
  const places = Math.min(keys.range, familiesAtOnce);
  const wholes = new Int32Array(places);
  const parts = new Int32Array(places);
  const lowest = new Float64Array(places);
  const highest = new Float64Array(places);
  const largest = new Float64Array(places);
  const found: number[] = [];
  for (let first = 0; first < keys.range && found.length <= mostRejected; first += familiesAtOnce) {
    wholes.fill(-1);
    for (const sums of [parts, lowest, highest]) sums.fill(0);
    largest.fill(Number.NEGATIVE_INFINITY);
    for (const { from, size, numbers } of pieces([keys.of, codes, of], count)) {
      const [own, code, said] = numbers;
      for (let i = 0; i < size; i++) {
        const at = own![i]! - first;
        if (at < 0 || at >= places || (out.size > 0 && out.has(from + i))) continue;
        if (code![i] === whole) wholes[at] = from + i;
        else {
          const [lower, upper] = spans[said![i]!]!;
          parts[at]! += 1;
          lowest[at]! += lower;
          highest[at]! += upper;
          if (lower > largest[at]!) largest[at] = lower;
        }
      }
    }
    for (const [at, row] of wholes.entries()) {
      if (row === -1 || parts[at] === 0) continue;
      const sums = { count: parts[at]!, lowest: lowest[at]!, highest: highest[at]!, largest: largest[at]! };
      if (!possible(spans[of.at(row)]!, sums, bound)) found.push(row);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Totals with their parts, both in the order of the rows. */
function familiesOf({ count, keys, codes, whole, out }: Kin, wholes: readonly number[]): readonly Family[] {
  const families = new Map(wholes.map((row) => [keys.of.at(row), { whole: row, parts: [] as number[] }] as const));
  if (families.size === 0) return [];
  for (const { from, size, numbers } of pieces([keys.of, codes], count)) {
    const [own, code] = numbers;
    for (let i = 0; i < size; i++)
      if (code![i] !== whole && !out.has(from + i)) families.get(own![i]!)?.parts.push(from + i);
  }
  return [...families.values()];
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
  const out = new Map(verdicts);
  for (const bound of boundRules(header, reader)) {
    const { rule, measure } = bound;
    const kin = kinOf(rows, bound, out);
    for (const { whole, parts } of familiesOf(kin, misfits(kin, rows.measures[measure]!, bound))) {
      if (verdicts.size > mostRejected) return;
      const index = header.columns.find((each) => each.column.name === rule.measure)!.index;
      const written = rowOf(whole);
      const place = {
        file,
        line: written.line,
        column: writtenColumn(written, index)!,
        field: reader.measures[measure]!,
      };
      const params = { by: rule.column, lines: lineList(parts.map((row) => rowOf(row).line)) };
      const code = rule.relation === "equal" ? "ingest.total-not-sum" : "ingest.total-not-covered";
      const reason = issue(code, place, params);
      for (const row of [whole, ...parts]) object(verdicts, row, reason);
    }
  }
}
