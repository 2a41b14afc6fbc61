/** Headers that stand on two lines: an upper one over several columns, `Antall` above `personer` and `saker`. */
import type { TableRow } from "../model/table.ts";
import { tidy } from "./fold.ts";
import { headLines } from "./limits.ts";

function said(row: TableRow, index: number): string {
  return tidy(row.cells[index] ?? "");
}

/** The cells of the lower line; where it is empty, of the upper one. */
function lowerFirst(upper: TableRow, lower: TableRow, width: number): readonly string[] {
  return Array.from({ length: width }, (_, i) => said(lower, i) || said(upper, i));
}

/** Upper and lower together; an upper cell goes for the columns to its right that have none of their own. */
function together(upper: TableRow, lower: TableRow, width: number): readonly string[] {
  let above = "";
  return Array.from({ length: width }, (_, i) => {
    above = said(upper, i) || (said(lower, i) === "" ? "" : above);
    return `${above} ${said(lower, i)}`.trim();
  });
}

/**
 * The rows that two lines at the top would make as one header, with the line of the lower: only those all of whose cells
 * are headers that some layout knows.
 */
export function joinedHeaders(rows: readonly TableRow[], isHeader: (cell: string) => boolean): readonly TableRow[] {
  const top = rows.slice(0, headLines).filter((row) => row.cells.some((cell) => tidy(cell) !== ""));
  return top.slice(1).flatMap((lower, i) => {
    const upper = top[i]!;
    const width = Math.max(upper.cells.length, lower.cells.length);
    return [lowerFirst(upper, lower, width), together(upper, lower, width)]
      .filter((cells) => cells.every((cell) => cell === "" || isHeader(cell)))
      .map((cells) => ({ line: lower.line, cells }));
  });
}
