/** One table of a delivery as its format reads it: every row, title lines and empty rows too; what they mean comes later. */
import type { Aside } from "./aside.ts";
import type { Issue } from "./issue.ts";
import type { Rows } from "./rows.ts";
import type { Dialect, TableRow } from "./table.ts";

/** Which table of a file that holds several. */
export interface SheetOrigin {
  /** From 1, in the file's order. */
  readonly number: number;
  /** By which a layout may choose it. It comes from the sender, so that no message repeats it. */
  readonly name: string;
  /** Whether whoever opens the file does not see it. */
  readonly hidden: boolean;
}

export interface Sheet {
  readonly dialect: Dialect;
  /** null where a file is one table. */
  readonly origin: SheetOrigin | null;
  /** Whether the point is the decimal sign. */
  readonly point: boolean;
  readonly rows: readonly TableRow[];
  /** The same rows by column, where the format reads them so: then `rows` is made only when it is asked for. */
  readonly coded?: Rows | undefined;
  /** Why a row cannot be read as it stands, by line. */
  readonly broken: ReadonlyMap<number, readonly Issue[]>;
  /** Cells that are one with cells of other rows or columns, as positions from 0, by line: a number in one belongs to no row. */
  readonly merged: ReadonlyMap<number, readonly number[]>;
  /** The sign for absence that a flag beside the row puts in place of its numbers, by line. */
  readonly signs: ReadonlyMap<number, string>;
  /** Whether the last row ends as rows do: a file cut in the middle does not. */
  readonly complete: boolean;
  /** What is to be said of the table whatever its rows hold: hidden rows, for instance. */
  readonly findings: readonly Issue[];
  /** What the file says beside the table, for the privacy guard; of the document as a whole, on its first table. */
  readonly asides?: readonly Aside[] | undefined;
}
