/** The grid of a spreadsheet as a table: rows that hold anything, merged cells, hidden rows and columns, bounds. */
import type { Aside } from "../../model/aside.ts";
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet, SheetOrigin } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { mostCells, mostColumns } from "../limits.ts";
import { lineList } from "../lines.ts";
import { mostAsides } from "./asides.ts";

/** A row that holds anything, with its cells from the first to the last that does. */
export interface GridRow {
  readonly line: number;
  readonly hidden: boolean;
  readonly cells: string[];
}

/** Cells that are shown as one; rows from 1, columns from 0, ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Grid {
  readonly origin: SheetOrigin;
  /** By line, each at most once. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  /** Positions from 0. */
  readonly hiddenColumns: ReadonlySet<number>;
  readonly broken: ReadonlyMap<number, readonly Issue[]>;
  readonly asides: readonly Aside[];
}

/** Puts a cell into a row under way; beyond the last column that is kept, all share one position, where none has a header. */
export function place(cells: string[], column: number, text: string): void {
  if (text === "") return;
  const at = Math.min(column, mostColumns);
  while (cells.length < at) cells.push("");
  cells[at] = text;
}

/** The position of the first row at or below a line. */
function firstAt(rows: readonly GridRow[], line: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Spread {
  readonly merged: ReadonlyMap<number, readonly number[]>;
  /** What stands in cells that a merge covers, and so is not seen. */
  readonly covered: readonly Aside[];
}

/**
 * Which cells are merged, by line; a text is written into every row over which its cell goes, since it holds for all.
 *
 * @returns null when there are more than a table may have
 */
function spread(grid: Grid): Spread | null {
  const merged = new Map<number, number[]>();
  const covered: Aside[] = [];
  let count = 0;
  for (const { top, bottom, left, right } of grid.merges) {
    const last = Math.min(right, mostColumns - 1);
    const first = firstAt(grid.rows, top);
    const said = grid.rows[first]?.line === top ? (grid.rows[first]!.cells[left] ?? "") : "";
    for (let i = first; i < grid.rows.length && grid.rows[i]!.line <= bottom; i++) {
      const { line, cells } = grid.rows[i]!;
      const columns = merged.get(line) ?? [];
      merged.set(line, columns);
      for (let column = left; column <= last; column++) columns.push(column);
      count += Math.max(1, last - left + 1);
      if (count > mostCells) return null;
      for (let column = left; column <= last; column++) {
        const under = line === top && column === left ? "" : (cells[column] ?? "");
        if (under === "" || covered.length >= mostAsides) continue;
        covered.push({ kind: "hidden", text: under, line, column: column + 1 });
        cells[column] = "";
      }
      if (line > top) place(cells, left, said);
    }
  }
  return { merged, covered };
}

function hiddenFindings({ rows, hiddenColumns }: Grid, file: string): readonly Issue[] {
  const findings: Issue[] = [];
  const lines = rows.flatMap((row) => (row.hidden ? [row.line] : []));
  if (lines.length > 0)
    findings.push(issue("ingest.hidden-rows", { file, line: lines[0]! }, { lines: lineList(lines) }));
  const columns = [...hiddenColumns].filter((column) => rows.some((row) => (row.cells[column] ?? "") !== ""));
  if (columns.length > 0) {
    const numbers = lineList(columns.map((column) => column + 1));
    findings.push(issue("ingest.hidden-columns", { file }, { columns: numbers }));
  }
  return findings;
}

/** A grid as a table. */
export function sheetOf(grid: Grid, file: string): Outcome<Sheet> {
  const found = spread(grid);
  if (found === null) return rejected([issue("ingest.too-many-cells", { file }, { limit: mostCells })]);
  const rows: readonly TableRow[] = grid.rows.map(({ line, cells }) => ({ line, cells }));
  return accepted({
    dialect: { encoding: "utf-8", separator: ";" },
    origin: grid.origin,
    point: true,
    rows,
    broken: grid.broken,
    merged: found.merged,
    signs: new Map(),
    complete: true,
    findings: hiddenFindings(grid, file),
    asides: [...grid.asides, ...found.covered],
  });
}
