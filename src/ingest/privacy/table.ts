/** A sheet as the guard sees it: what is expected of each cell, and the table below the header. */
import type { Layout } from "../../model/layout.ts";
import type { Rows } from "../../model/rows.ts";
import { blockRows, lineOf, numberAt, rowAt } from "../../model/rows.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import type { Header } from "../header.ts";
import { headerOf } from "../header.ts";
import { headLines } from "../limits.ts";
import { codedOf, topOf } from "../rows/coded.ts";
import { filledCells, filledTexts } from "../rows/filled.ts";
import type { Marks } from "../rows/marks.ts";
import { markAt, marksOf, rowsMarked } from "../rows/marks.ts";
import type { Expected, KnownWords, ScreenedColumn, ScreenedTable } from "./detector.ts";

/** Rows of every column of which the same is expected. */
export interface Layer {
  readonly expected: Expected;
  readonly rows: Iterable<TableRow>;
}

const letters = /\p{L}{2}/u;

/** What a row is to the guard; 0: nothing. */
const prose = 1;
const body = 2;

/** How many cells most rows have; a sentence that was cut at its commas has fewer. */
function usualWidth(rows: Rows): number {
  const counts = new Map<number, number>();
  const filled = filledTexts(rows);
  const cells = new Uint32Array(blockRows);
  for (const block of rows.blocks) {
    filledCells(block, filled, cells);
    for (const each of cells.subarray(0, block.count)) if (each > 0) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

interface Split {
  readonly roles: Marks;
  readonly heads: readonly TableRow[];
}

/** Whether a row has words in its first cell and nothing else: a title or a footnote. */
function noteTest(rows: Rows, broken: ReadonlyMap<number, unknown>): (row: number, cells: number) => boolean {
  const isWordy = Uint8Array.from(rows.texts[0] ?? [], (text) => (letters.test(text) ? 1 : 0));
  return (row, cells) => {
    if (broken.size > 0 && broken.has(lineOf(rows, row))) return true;
    return cells === 1 && isWordy[numberAt(rows, row, 0)] === 1;
  };
}

/** Above and below the header; without one, everything with several cells is the table, and its top may be a header. */
function split(sheet: Sheet, rows: Rows, header: Header | null): Split {
  const isNote = noteTest(rows, sheet.broken);
  if (header !== null) {
    let above = true;
    const roles = marksOf(rows, (row, cells) => {
      if (above) {
        above = lineOf(rows, row) !== header.row.line;
        return above ? prose : 0;
      }
      if (isNote(row, cells)) return prose;
      return cells > 0 ? body : 0;
    });
    return { roles, heads: [header.row] };
  }
  const usual = usualWidth(rows);
  const heads: TableRow[] = [];
  let first = true;
  const roles = marksOf(rows, (row, cells) => {
    if (cells === 0) return 0;
    if (isNote(row, cells) || cells * 2 <= usual) return prose;
    if (lineOf(rows, row) <= lineOf(rows, 0) + headLines) heads.push(rowAt(rows, row));
    if (!first) return body;
    first = false;
    return 0;
  });
  return { roles, heads };
}

/** The header of a sheet that a layout knows; null where there is none. */
export function boundHeader(sheet: Sheet, layouts: readonly Layout[]): Header | null {
  return headerOf(topOf(sheet, headLines), layouts);
}

function* proseRows(rows: Rows, roles: Marks): Generator<TableRow> {
  for (const row of rowsMarked(roles, prose)) yield rowAt(rows, row);
}

/** How often each text of a column stands in the table. */
function countTexts(rows: Rows, roles: Marks): readonly Int32Array[] {
  const counts = rows.texts.map((texts) => new Int32Array(texts.length));
  for (const [block, { count, columns }] of rows.blocks.entries()) {
    const role = roles[block]!;
    for (const [i, own] of counts.entries()) {
      const numbers = columns[i];
      for (let row = 0; row < count; row++) if (role[row] === body) own[numbers ? numbers[row]! : 0]! += 1;
    }
  }
  return counts;
}

/** @param beside  whether another sheet of the file has a known header */
export function layersOf(
  sheet: Sheet,
  header: Header | null,
  beside: boolean,
  known: KnownWords,
): { readonly layers: readonly Layer[]; readonly table: ScreenedTable } {
  const rows = codedOf(sheet);
  const { roles, heads } = split(sheet, rows, header);
  const counts = countTexts(rows, roles);
  const types = new Map(header?.columns.map(({ column, index }) => [index, column.type] as const) ?? []);
  const [top] = heads;
  const width = counts.findLastIndex((own) => own.some((count, number) => number > 0 && count > 0)) + 1;
  const columns = counts.slice(0, width).map(
    (own, index): ScreenedColumn => ({
      index,
      expected: types.get(index) ?? "unknown",
      header: top?.cells[index] ?? "",
      texts: rows.texts[index]!,
      counts: own,
    }),
  );
  return {
    layers: [
      { expected: "prose", rows: proseRows(rows, roles) },
      { expected: "header", rows: heads.slice(0, 1) },
    ],
    table: {
      bound: header !== null,
      beside: header === null && beside,
      columns,
      heads,
      rows,
      isBody: (row) => markAt(roles, row) === body,
      size: roles.reduce((sum, block) => sum + block.reduce((size, role) => size + (role === body ? 1 : 0), 0), 0),
      known,
    },
  };
}
