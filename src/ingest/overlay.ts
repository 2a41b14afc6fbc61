/** What a format says of a row beside its cells: which are merged with other rows', and whether a flag takes its numbers away. */
import type { Issue } from "../model/issue.ts";
import { issue } from "../model/issue.ts";
import { isMeasure } from "../model/layout.ts";
import type { Sheet } from "../model/sheet.ts";
import type { TableRow } from "../model/table.ts";
import { writtenCells, writtenColumn } from "../model/table.ts";
import type { Header } from "./header.ts";

/** A row as it may be read, or why its numbers cannot be those of the row. */
export type Overlay = (row: TableRow) => { readonly row: TableRow } | readonly Issue[];

/** Builds the look at a file's rows; null where its format says nothing of them. */
export function overlayOf({ merged, signs }: Sheet, header: Header, file: string): Overlay | null {
  if (merged.size === 0 && signs.size === 0) return null;
  const measures = header.columns.filter(({ column }) => isMeasure(column));
  return (row) => {
    const { line } = row;
    const shared = merged.get(line) ?? [];
    const sign = signs.get(line);
    const cells = [...row.cells];
    const found: Issue[] = [];
    for (const { column, index } of measures) {
      const written = writtenColumn(row, index);
      if (written === undefined) continue;
      if (shared.includes(written - 1))
        found.push(issue("ingest.merged-number", { file, line, column: written, field: column.name }));
      if (sign === undefined) continue;
      if (/\d/.test(cells[index] ?? ""))
        found.push(issue("ingest.flag-contradiction", { file, line, column: written }));
      cells[index] = sign;
    }
    if (found.length > 0) return found;
    return { row: sign === undefined ? row : { ...row, cells, source: writtenCells(row) } };
  };
}
