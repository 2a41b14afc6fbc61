/** A delivery as read: strings only, every row with the line it came from. */

export interface TableRow {
  /** The line in the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
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
