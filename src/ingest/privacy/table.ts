/** A sheet as the guard sees it: what is expected of each cell, and the table below the header. */
import type { Layout } from "../../model/layout.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { tidy } from "../fold.ts";
import type { Header } from "../header.ts";
import { findHeader } from "../header.ts";
import { headLines } from "../limits.ts";
import type { Expected, KnownWords, ScreenedColumn, ScreenedTable } from "./detector.ts";

export interface PlacedCell {
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly cell: string;
}

/** Cells of which the same is expected. */
export interface Layer {
  readonly expected: Expected;
  readonly cells: () => Iterable<PlacedCell>;
}

function isFilled(cell: string): boolean {
  return cell !== "" && tidy(cell) !== "";
}

function filledCells(row: TableRow): number {
  let count = 0;
  for (const cell of row.cells) if (isFilled(cell)) count++;
  return count;
}

/** A row with words in its first cell and nothing else: a title or a footnote. */
function isProse(row: TableRow, broken: ReadonlyMap<number, unknown>): boolean {
  if (broken.has(row.line)) return true;
  return filledCells(row) === 1 && /\p{L}{2}/u.test(row.cells[0]!);
}

function* cellsOf(rows: readonly TableRow[]): Iterable<PlacedCell> {
  for (const { line, cells } of rows)
    for (const [i, cell] of cells.entries()) if (cell !== "") yield { line, column: i + 1, cell };
}

function* columnOf(rows: readonly TableRow[], index: number): Iterable<PlacedCell> {
  for (const { line, cells } of rows) {
    const cell = cells[index];
    if (cell !== undefined && cell !== "") yield { line, column: index + 1, cell };
  }
}

function widthOf(rows: readonly TableRow[]): number {
  let width = 0;
  for (const { cells } of rows) width = Math.max(width, cells.length);
  return width;
}

interface Split {
  readonly prose: readonly TableRow[];
  readonly heads: readonly TableRow[];
  readonly body: readonly TableRow[];
}

/** Above and below the header; without one, everything with several cells is the table, and its top may be a header. */
function split(sheet: Sheet, header: Header | null): Split {
  const isNote = (row: TableRow): boolean => isProse(row, sheet.broken);
  if (header === null) {
    const body = sheet.rows.filter((row) => !isNote(row) && filledCells(row) > 0);
    return {
      prose: sheet.rows.filter(isNote),
      heads: body.filter((row) => row.line <= sheet.rows[0]!.line + headLines),
      body: body.slice(1),
    };
  }
  const at = sheet.rows.indexOf(header.row);
  const below = sheet.rows.slice(at + 1);
  return {
    prose: [...sheet.rows.slice(0, at), ...below.filter(isNote)],
    heads: [header.row],
    body: below.filter((row) => !isNote(row) && filledCells(row) > 0),
  };
}

export function layersOf(
  sheet: Sheet,
  layouts: readonly Layout[],
  known: KnownWords,
): { readonly layers: readonly Layer[]; readonly table: ScreenedTable } {
  const found = findHeader(sheet.rows, layouts, "");
  const header = found.ok ? found.value : null;
  const { prose, heads, body } = split(sheet, header);
  const types = new Map(header?.columns.map(({ column, index }) => [index, column.type] as const) ?? []);
  const top = header === null ? heads[0] : header.row;
  const columns: readonly ScreenedColumn[] = Array.from({ length: widthOf(body) }, (_, index) => ({
    index,
    expected: types.get(index) ?? "unknown",
    header: top?.cells[index] ?? "",
  }));
  const layers: readonly Layer[] = [
    { expected: "prose", cells: () => cellsOf(prose) },
    { expected: "header", cells: () => cellsOf(header === null ? heads.slice(0, 1) : heads) },
    ...columns.map(({ index, expected }): Layer => ({ expected, cells: () => columnOf(body, index) })),
  ];
  return { layers, table: { bound: header !== null, columns, heads, rows: body, known } };
}
