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

/** Rows by column. */
export function codeRows(rows: readonly TableRow[]): Rows {
  const numbers: Map<string, number>[] = [];
  const texts: string[][] = [];
  const blocks: Block[] = [];
  for (let start = 0; start < rows.length; start += blockRows) {
    const some = rows.slice(start, start + blockRows);
    const columns: Int32Array[] = [];
    for (const [at, { cells }] of some.entries()) {
      for (let i = 0; i < cells.length; i++) {
        if (texts.length === i) {
          numbers.push(new Map());
          texts.push([""]);
        }
        if (columns.length === i) columns.push(new Int32Array(some.length));
        const cell = cells[i]!;
        let number = numbers[i]!.get(cell);
        if (number === undefined) {
          number = texts[i]!.push(cell) - 1;
          numbers[i]!.set(cell, number);
        }
        columns[i]![at] = number;
      }
    }
    blocks.push({
      count: some.length,
      line: some[0]!.line,
      lines: Int32Array.from(some, ({ line }) => line),
      columns: columns.map((each, i) => narrow(each, some.length, texts[i]!.length - 1)),
    });
  }
  return { count: rows.length, blocks, texts };
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
