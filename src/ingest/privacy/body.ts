/** What the rows below a header say, column by column: each distinct text is looked at once. */
import { lineOf, numberAt } from "../../model/rows.ts";
import type { ScreenedColumn, ScreenedTable, Spot } from "./detector.ts";
import { plain } from "./plain.ts";

/** A distinct text of a column, tidied by `plain`, and how many rows have it. */
export interface Said {
  readonly number: number;
  readonly text: string;
  readonly count: number;
}

/** The distinct texts of a column that stand in the table, in the order of their numbers; empty ones too. */
export function* saidIn({ texts, counts }: ScreenedColumn): Generator<Said> {
  for (let number = 0; number < texts.length; number++)
    if (counts[number]! > 0) yield { number, text: plain(texts[number]!), count: counts[number]! };
}

/** The positions of the rows below the header. */
export function* bodyRows({ rows, isBody }: ScreenedTable): Generator<number> {
  for (let row = 0; row < rows.count; row++) if (isBody(row)) yield row;
}

/** The lines whose cell in a column has one of some texts, given by their numbers. */
export function linesOf(table: ScreenedTable, column: number, wanted: ReadonlySet<number>): readonly number[] {
  const lines: number[] = [];
  if (wanted.size === 0) return lines;
  for (const row of bodyRows(table))
    if (wanted.has(numberAt(table.rows, row, column))) lines.push(lineOf(table.rows, row));
  return lines;
}

/** The same as places in the table. */
export function spotsOf(table: ScreenedTable, column: number, wanted: ReadonlySet<number>): readonly Spot[] {
  return linesOf(table, column, wanted).map((line) => ({ line, column: column + 1 }));
}

/** The text of a cell, tidied. */
export function plainAt({ columns, rows }: ScreenedTable, row: number, column: number): string {
  return plain(columns[column]?.texts[numberAt(rows, row, column)] ?? "");
}
