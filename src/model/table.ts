/** A delivery as read: strings only, every row with the line it came from. */

export interface TableRow {
  /** The line in the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Where a provider's layout made the row: the cells as they stood in the file, and from which of them each cell came (−1: from none). */
  readonly source?: readonly string[] | undefined;
  readonly origins?: readonly number[] | undefined;
}

/** The cells of a row as the file has them. */
export function writtenCells(row: TableRow): readonly string[] {
  return row.source ?? row.cells;
}

/** Which column of the file a cell stands in, from 1; undefined when the layout states it and the file does not. */
export function writtenColumn(row: TableRow, index: number): number | undefined {
  const origin = row.origins ? row.origins[index]! : index;
  return origin === -1 ? undefined : origin + 1;
}

export interface Dialect {
  readonly encoding: "utf-8" | "utf-16" | "windows-1252";
  readonly separator: ";" | "," | "\t" | "|";
}

export interface Table {
  /** The file's base name, for messages. */
  readonly file: string;
  readonly dialect: Dialect;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}
