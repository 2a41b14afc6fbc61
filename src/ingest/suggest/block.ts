/** Where on its sheet a table stands, when others stand beside or below it: the range that a layout should say. */
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { tidy } from "../fold.ts";

/** As far down as a sheet goes: a table with nothing below it may grow. */
const lastLine = 1_048_576;

function isFilled(row: TableRow, index: number): boolean {
  return tidy(row.cells[index] ?? "") !== "";
}

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : letters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** The rows from a line on, down to the first that is empty between two columns. */
function downFrom(rows: readonly TableRow[], line: number, left: number, right: number): readonly TableRow[] {
  const found: TableRow[] = [];
  let next = line;
  for (const row of rows) {
    if (row.line < line) continue;
    if (row.line !== next || !row.cells.slice(left, right).some((cell) => tidy(cell) !== "")) break;
    found.push(row);
    next = row.line + 1;
  }
  return found;
}

/** Columns that are filled in some row, in runs without an empty one between: from, and the first after. */
function runsOf(rows: readonly TableRow[], width: number): readonly (readonly [left: number, right: number])[] {
  const runs: [number, number][] = [];
  for (let index = 0; index < width; index++) {
    if (!rows.some((row) => isFilled(row, index))) continue;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** Several cells in a row: a title or a remark has one. */
function isRow(row: TableRow, left: number, right: number): boolean {
  return row.cells.slice(left, right).filter((cell) => tidy(cell) !== "").length > 1;
}

/**
 * The ranges of the tables that begin in a header, such as `A4:H30`.
 *
 * @param heads  the rows of the header
 * @returns none when nothing stands beside the table nor below it: then no layout needs to say where it is
 */
export function rangesAround({ rows }: Sheet, heads: readonly TableRow[]): readonly string[] {
  const first = heads[0]!.line;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const across = downFrom(rows, first, 0, width);
  const runs = runsOf(across, width);
  return runs.flatMap(([left, right]) => {
    if (heads.some((row) => !isRow(row, left, right))) return [];
    const own = downFrom(rows, first, left, right);
    const bottom = own.at(-1)!.line;
    const below = rows.some((row) => row.line > bottom && isRow(row, 0, width));
    if (runs.length === 1 && !below) return [];
    return [`${letters(left)}${first}:${letters(right - 1)}${below ? bottom : lastLine}`];
  });
}
