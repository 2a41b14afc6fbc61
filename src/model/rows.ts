/** The rows of a table by column: each cell a number into the column's distinct texts, for a file may have millions of rows and says the same few things. */
import type { TableRow } from "./table.ts";

/** As narrow as the largest of them allows. */
export type Numbers = Uint8Array | Uint16Array | Int32Array;

/** Rows that follow each other. */
export interface Block {
  readonly count: number;
  /** Of its first row. */
  readonly line: number;
  /** Of every row; null where each is the line after the one before. */
  readonly lines: Int32Array | null;
  /** By column, for each row the number of the cell's text; 0 where the row does not reach so far. Undefined: no row does. */
  readonly columns: readonly (Numbers | undefined)[];
}

/** Rows in every block but the last. */
export const blockRows = 1 << 15;

export interface Rows {
  readonly count: number;
  readonly blocks: readonly Block[];
  /** By column, the distinct texts from number 1; number 0 is no cell, and reads as empty. */
  readonly texts: readonly (readonly string[])[];
}

export function lineOf({ blocks }: Rows, row: number): number {
  const { line, lines } = blocks[Math.floor(row / blockRows)]!;
  return lines === null ? line + (row % blockRows) : lines[row % blockRows]!;
}

/** The number of a cell's text in its column; 0 where the row does not reach so far. */
export function numberAt({ blocks }: Rows, row: number, column: number): number {
  return blocks[Math.floor(row / blockRows)]!.columns[column]?.[row % blockRows] ?? 0;
}

/** A row as it was read. */
export function rowAt(rows: Rows, row: number): TableRow {
  const { columns } = rows.blocks[Math.floor(row / blockRows)]!;
  const at = row % blockRows;
  let width = columns.length;
  while (width > 0 && (columns[width - 1]?.[at] ?? 0) === 0) width -= 1;
  const cells = new Array<string>(width);
  for (let i = 0; i < width; i++) cells[i] = rows.texts[i]![columns[i]?.[at] ?? 0]!;
  return { line: lineOf(rows, row), cells };
}

/** Some rows as they were read, from the first. */
export function firstRows(rows: Rows, most: number): readonly TableRow[] {
  return Array.from({ length: Math.min(rows.count, most) }, (_, row) => rowAt(rows, row));
}
