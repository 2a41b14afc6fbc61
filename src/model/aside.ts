/** What a file says beside its table, where its format has places for it: sheet names, comments, properties, hidden cells. */

/**
 * `author`: who made or saved a file, as office programs note by themselves.
 * `property`: any other property of the document. `comment`: a note on a cell. `name`: of a sheet or a range.
 * `hidden`: a cell that whoever opens the file does not see, and that is in no row. `key`: a key of a structured file.
 */
export type AsideKind = "author" | "property" | "comment" | "name" | "hidden" | "key";

export interface Aside {
  readonly kind: AsideKind;
  readonly text: string;
  /** Where it stands, from 1, when it stands somewhere. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
