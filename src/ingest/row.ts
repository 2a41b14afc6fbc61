/** One row against its layout: what it says, or everything that is wrong with it. */
import type { Issue, Place } from "../model/issue.ts";
import { issue } from "../model/issue.ts";
import type { Layout } from "../model/layout.ts";
import { isMeasure } from "../model/layout.ts";
import type { TableRow } from "../model/table.ts";
import { writtenCells, writtenColumn } from "../model/table.ts";
import { isRemark, namesSum } from "./beside.ts";
import { expiredArea } from "./cells/area.ts";
import type { Fault, Statement } from "./cells/cell.ts";
import { span } from "./cells/cell.ts";
import type { CellResult, CellRules } from "./cells/index.ts";
import { cellReader } from "./cells/index.ts";
import { isExample } from "./example.ts";
import { tidy } from "./fold.ts";
import type { Header } from "./header.ts";

/** A row that is right by itself. */
export interface ReadRow {
  readonly row: TableRow;
  /** Of the columns in `RowReader.dimensions`, in that order. */
  readonly dimensions: readonly string[];
  /** Of the columns in `RowReader.measures`, in that order. */
  readonly statements: readonly Statement[];
}

export interface RowReader {
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  /** Positions in `dimensions` of what gives an observation its area and its period; −1 without. */
  readonly area: number;
  readonly period: number;
  /** The readers of those columns' cells. */
  readonly dimensionReaders: readonly CellReader[];
  readonly measureReaders: readonly CellReader[];
  /** Whether cells that are right by themselves may contradict each other, whatever the municipality. */
  readonly together: boolean;
  /** Whether a municipality's code was in use for a time only. */
  readonly mayExpire: (area: string) => boolean;
  /** What is wrong with cells together that are right by themselves. */
  readonly against: (codes: readonly string[], statements: readonly Statement[]) => readonly Against[];
  readonly read: (row: TableRow, last: boolean) => ReadRow | readonly Issue[];
}

/** A cell's reader, and what is wrong with the cell. */
export type Against = readonly [CellReader, Fault];

const places: ReadonlySet<string> = new Set(["area", "group", "period", "year"]);
const areaTypes: ReadonlySet<string> = new Set(["area", "group"]);
const periodTypes: ReadonlySet<string> = new Set(["period", "year"]);

export interface CellReader {
  readonly name: string;
  readonly type: string;
  /** Where the column stands in the file, from 0. */
  readonly index: number;
  readonly read: (cell: string) => CellResult;
}

/** The pairs of measures, as positions, whose first must not exceed the second. */
function rulePositions(
  layout: Layout,
  measures: readonly string[],
): readonly (readonly [part: number, whole: number])[] {
  return layout.rowRules
    .map(({ part, whole }) => [measures.indexOf(part), measures.indexOf(whole)] as const)
    .filter(([part, whole]) => part !== -1 && whole !== -1);
}

/** The sums that a row must keep, as positions; where a column is absent, nothing can be said. */
function sumPositions(
  layout: Layout,
  measures: readonly string[],
): readonly (readonly [whole: number, parts: readonly number[]])[] {
  return (layout.sumRules ?? [])
    .map(({ whole, parts }) => [measures.indexOf(whole), parts.map((part) => measures.indexOf(part))] as const)
    .filter(([whole, parts]) => whole !== -1 && !parts.includes(-1));
}

/** Builds the reader of a file's rows: schemas once, not once a row. */
export function rowReader(header: Header, rules: CellRules, file: string, complete: boolean): RowReader {
  const readers: readonly CellReader[] = header.columns.map(({ column, index }) => ({
    name: column.name,
    type: column.type,
    index,
    read: cellReader(column, rules),
  }));
  const measureNames = new Set(header.layout.columns.filter(isMeasure).map((column) => column.name));
  const dimensions = readers.filter((reader) => !measureNames.has(reader.name));
  const measures = readers.filter((reader) => measureNames.has(reader.name));
  const width = Math.max(...readers.map((reader) => reader.index)) + 1;
  const bound = new Set(readers.map((reader) => reader.index));
  const area = dimensions.findIndex((reader) => areaTypes.has(reader.type));
  const period = dimensions.findIndex((reader) => periodTypes.has(reader.type));
  const { mayExpire, expired } = expiredArea(rules.areas);
  const names = measures.map((reader) => reader.name);
  const pairs = rulePositions(header.layout, names);
  const sums = sumPositions(header.layout, names);

  const placeOf = (row: TableRow, reader: CellReader): Place => {
    const column = writtenColumn(row, reader.index);
    return { file, line: row.line, ...(column === undefined ? {} : { column }), field: reader.name };
  };

  const shapeIssue = (row: TableRow, last: boolean): Issue | null => {
    const { cells, line } = row;
    const stray = cells.findIndex((cell, i) => !bound.has(i) && tidy(cell) !== "");
    if (stray !== -1)
      return issue("ingest.stray-cell", { file, line, column: stray + 1 }, { expected: readers.length });
    if (isRemark(cells)) return issue("ingest.remark", { file, line });
    if (cells.length >= width) return null;
    const params = { found: cells.length, expected: width };
    return issue(last && !complete ? "ingest.cut-row" : "ingest.short-row", { file, line }, params);
  };

  const explain = (row: TableRow, faults: readonly Against[]): readonly Issue[] => {
    if (isExample(row)) return [issue("ingest.example-row", { file, line: row.line })];
    const sum = faults.find(([reader]) => places.has(reader.type) && namesSum(row.cells[reader.index]!));
    if (sum) return [issue("ingest.sum-row", placeOf(row, sum[0]))];
    if (isRemark(writtenCells(row))) return [issue("ingest.remark", { file, line: row.line })];
    return faults.map(([reader, { code, params }]) => issue(code, placeOf(row, reader), params));
  };

  const against = (codes: readonly string[], statements: readonly Statement[]): readonly Against[] => {
    const faults: Against[] = [];
    if (area !== -1) {
      const late = expired(codes[area]!, period === -1 ? "" : codes[period]!);
      if (late) faults.push([dimensions[area]!, late]);
    }
    for (const [part, whole] of pairs) {
      if (span(statements[part]!)[0] > span(statements[whole]!)[1])
        faults.push([measures[part]!, { code: "ingest.part-over-whole", params: { whole: measures[whole]!.name } }]);
    }
    for (const [whole, parts] of sums) {
      const [least, most] = span(statements[whole]!);
      const bounds = parts.map((part) => span(statements[part]!, measures[part]!.type === "count" ? 0 : undefined));
      const low = bounds.reduce((sum, each) => sum + each[0], 0);
      const high = bounds.reduce((sum, each) => sum + each[1], 0);
      if (least <= high && low <= most) continue;
      const said = parts.map((part) => names[part]!).join(", ");
      faults.push([measures[whole]!, { code: "ingest.whole-not-sum", params: { parts: said } }]);
    }
    return faults;
  };

  const read = (row: TableRow, last: boolean): ReadRow | readonly Issue[] => {
    const { cells } = row;
    if (cells.length !== width || bound.size < width) {
      const shape = shapeIssue(row, last);
      if (shape) return [shape];
    }
    const faults: Against[] = [];
    const codes = new Array<string>(dimensions.length);
    const statements = new Array<Statement>(measures.length);
    for (let i = 0; i < dimensions.length; i++) {
      const reader = dimensions[i]!;
      const result = reader.read(cells[reader.index]!);
      if (result.ok) codes[i] = result.value as string;
      else faults.push([reader, result.fault]);
    }
    for (let i = 0; i < measures.length; i++) {
      const reader = measures[i]!;
      const result = reader.read(cells[reader.index]!);
      if (result.ok) statements[i] = result.value as Statement;
      else faults.push([reader, result.fault]);
    }
    if (faults.length > 0) return explain(row, faults);
    const together = against(codes, statements);
    return together.length > 0 ? explain(row, together) : { row, dimensions: codes, statements };
  };

  return {
    dimensions: dimensions.map((reader) => reader.name),
    measures: measures.map((reader) => reader.name),
    area,
    period,
    dimensionReaders: dimensions,
    measureReaders: measures,
    together: pairs.length > 0 || sums.length > 0,
    mayExpire,
    against,
    read,
  };
}
