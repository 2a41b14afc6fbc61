/** What a format is: an entry in the registry that turns bytes into rows of strings, all of them, with their lines. */
import type { Issue, Outcome } from "../../model/issue.ts";
import type { Dialect, TableRow } from "../../model/table.ts";

/** Every row of a file, title lines and empty rows too; what they mean is not the format's business. */
export interface Sheet {
  readonly dialect: Dialect;
  readonly rows: readonly TableRow[];
  /** Rows that could not be divided into cells, by line: their one cell is the raw line. */
  readonly broken: ReadonlyMap<number, Issue>;
  /** Whether the last row ends as rows do: a file cut in the middle does not. */
  readonly complete: boolean;
}

export interface Format {
  readonly id: string;
  /** Whether bytes look like this format; `file` may help by its ending. */
  readonly recognises: (bytes: Uint8Array, file: string) => boolean;
  /** `isHeader` tells whether a cell is a header that some layout knows. */
  readonly read: (bytes: Uint8Array, file: string, isHeader: (cell: string) => boolean) => Outcome<Sheet>;
}
