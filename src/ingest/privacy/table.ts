/** A sheet as the guard sees it: what is expected of each cell, and the table below the header. */
import type { Layout } from "../../model/layout.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { tidy } from "../fold.ts";
import type { Header } from "../header.ts";
import { headerOf } from "../header.ts";
import { headLines } from "../limits.ts";
import type { Expected, KnownWords, ScreenedColumn, ScreenedTable } from "./detector.ts";

/** Rows of which the same is expected: in one column, or in all. */
export interface Layer {
  readonly expected: Expected;
  readonly rows: readonly TableRow[];
  /** From 0; null for every column. */
  readonly index: number | null;
}

/** Nearly every cell begins with a sign that is seen: only the others cost a look. */
function isFilled(cell: string): boolean {
  if (cell === "") return false;
  const first = cell.charCodeAt(0);
  return (first > 32 && first < 127) || tidy(cell) !== "";
}

function filledCells(row: TableRow): number {
  let count = 0;
  for (const cell of row.cells) if (isFilled(cell)) count++;
  return count;
}

const letters = /\p{L}{2}/u;

/** A row with words in its first cell and nothing else: a title or a footnote. */
function isProse(row: TableRow, broken: ReadonlyMap<number, unknown>): boolean {
  if (broken.has(row.line)) return true;
  const [first] = row.cells;
  return first !== undefined && letters.test(first) && filledCells(row) === 1;
}

function widthOf(rows: readonly TableRow[]): number {
  let width = 0;
  for (const { cells } of rows) width = Math.max(width, cells.length);
  return width;
}

/** How many cells most rows have; a sentence that was cut at its commas has fewer. */
function usualWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(filledCells(row), (counts.get(filledCells(row)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
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
    const filled = sheet.rows.filter((row) => row.cells.some(isFilled));
    const usual = usualWidth(filled);
    const isAside = (row: TableRow): boolean => isNote(row) || filledCells(row) * 2 <= usual;
    const body = filled.filter((row) => !isAside(row));
    return {
      prose: filled.filter(isAside),
      heads: body.filter((row) => row.line <= sheet.rows[0]!.line + headLines),
      body: body.slice(1),
    };
  }
  const at = sheet.rows.indexOf(header.row);
  const below = sheet.rows.slice(at + 1);
  return {
    prose: [...sheet.rows.slice(0, at), ...below.filter(isNote)],
    heads: [header.row],
    body: below.filter((row) => !isNote(row) && row.cells.some(isFilled)),
  };
}

/** The header of a sheet that a layout knows; null where there is none. */
export function boundHeader(sheet: Sheet, layouts: readonly Layout[]): Header | null {
  return headerOf(sheet.rows, layouts);
}

/** @param beside  whether another sheet of the file has a known header */
export function layersOf(
  sheet: Sheet,
  header: Header | null,
  beside: boolean,
  known: KnownWords,
): { readonly layers: readonly Layer[]; readonly table: ScreenedTable } {
  const { prose, heads, body } = split(sheet, header);
  const types = new Map(header?.columns.map(({ column, index }) => [index, column.type] as const) ?? []);
  const top = header === null ? heads[0] : header.row;
  const columns: readonly ScreenedColumn[] = Array.from({ length: widthOf(body) }, (_, index) => ({
    index,
    expected: types.get(index) ?? "unknown",
    header: top?.cells[index] ?? "",
  }));
  const layers: readonly Layer[] = [
    { expected: "prose", rows: prose, index: null },
    { expected: "header", rows: heads.slice(0, 1), index: null },
    ...columns.map(({ index, expected }): Layer => ({ expected, rows: body, index })),
  ];
  return {
    layers,
    table: { bound: header !== null, beside: header === null && beside, columns, heads, rows: body, known },
  };
}
