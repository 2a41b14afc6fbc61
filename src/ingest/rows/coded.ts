/** Tables of either make, row by row or column by column, as the other. */
import type { Block, Rows } from "../../model/rows.ts";
import { blockRows, firstRows } from "../../model/rows.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { narrow } from "./builder.ts";

/** A table that is kept by column; its rows are made when somebody asks for all of them. */
export function sheetByColumn(rest: Omit<Sheet, "rows" | "coded">, coded: Rows): Sheet {
  let made: readonly TableRow[] | null = null;
  return {
    ...rest,
    coded,
    get rows() {
      made ??= firstRows(coded, coded.count);
      return made;
    },
  };
}

/** Puts rows into columns, one after the other: nobody need hold them all. */
export interface RowCoder {
  readonly add: (row: TableRow) => void;
  /** What was added; nothing can be added after. */
  readonly rows: () => Rows;
}

export function rowCoder(): RowCoder {
  const numbers: Map<string, number>[] = [];
  const texts: string[][] = [];
  const blocks: Block[] = [];
  const lines = new Int32Array(blockRows);
  let columns: Int32Array[] = [];
  let size = 0;
  const close = (): void => {
    if (size === 0) return;
    blocks.push({
      count: size,
      line: lines[0]!,
      lines: lines.slice(0, size),
      columns: columns.map((each, i) => narrow(each, size, texts[i]!.length - 1)),
    });
    columns = [];
    size = 0;
  };
  return {
    add: ({ line, cells }) => {
      if (size === blockRows) close();
      for (let i = 0; i < cells.length; i++) {
        if (texts.length === i) {
          numbers.push(new Map());
          texts.push([""]);
        }
        if (columns.length === i) columns.push(new Int32Array(blockRows));
        const cell = cells[i]!;
        let number = numbers[i]!.get(cell);
        if (number === undefined) {
          number = texts[i]!.push(cell) - 1;
          numbers[i]!.set(cell, number);
        }
        columns[i]![size] = number;
      }
      lines[size++] = line;
    },
    rows: () => {
      close();
      return { count: blocks.reduce((sum, { count }) => sum + count, 0), blocks, texts };
    },
  };
}

/** Rows by column. */
export function codeRows(rows: readonly TableRow[]): Rows {
  const coder = rowCoder();
  for (const row of rows) coder.add(row);
  return coder.rows();
}

const known = new WeakMap<readonly TableRow[], Rows>();

/** A table's rows by column. */
export function codedOf(sheet: Pick<Sheet, "rows" | "coded">): Rows {
  if (sheet.coded) return sheet.coded;
  const made = known.get(sheet.rows) ?? codeRows(sheet.rows);
  known.set(sheet.rows, made);
  return made;
}

/** The first rows of a table. */
export function topOf(sheet: Sheet, most: number): readonly TableRow[] {
  return sheet.coded ? firstRows(sheet.coded, most) : sheet.rows.slice(0, most);
}
