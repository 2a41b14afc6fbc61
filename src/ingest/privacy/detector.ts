/** What a detector is: an entry in the registry that finds one kind of personal data, in a text or in a table as a whole. */
import type { privacyCodes } from "../../model/codes/privacy.ts";
import type { ColumnType } from "../../model/layout.ts";
import type { Rows } from "../../model/rows.ts";

export type PrivacyCode = keyof typeof privacyCodes;

/**
 * What may stand in a place. A column of a known header expects its type; `prose`: titles, footnotes, comments, names of
 * files and sheets; `header`: the header's own row; `unknown`: a column of which nothing is known.
 */
export type Expected = ColumnType | "prose" | "header" | "unknown";

/** Columns in which a number of eight digits or a grouped one is a number and nothing else. */
export const amountTypes: ReadonlySet<Expected> = new Set(["amount", "number", "percent"]);

/** Columns in which a day may stand. */
export const dayTypes: ReadonlySet<Expected> = new Set(["date"]);

/** Columns of a known header: what stands in them is a code, a period or a number. */
export function isBound(expected: Expected): boolean {
  return expected !== "prose" && expected !== "header" && expected !== "unknown";
}

export interface TextDetector {
  readonly code: PrivacyCode;
  /** Whether a text, tidied by `plain`, holds what is looked for. */
  readonly finds: (text: string, expected: Expected, known: KnownWords) => boolean;
}

/** Words that no sender can be said to have told: the definitions' own. */
export interface KnownWords {
  /** Folded codes, labels, headers and names of areas. */
  readonly has: (text: string) => boolean;
  /** Folded names of areas alone. */
  readonly isArea: (text: string) => boolean;
}

/** A place in a table: a line of the file, and a column from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A column of a sheet below its header. */
export interface ScreenedColumn {
  /** From 0, in the file. */
  readonly index: number;
  readonly expected: Expected;
  /** As the file has it; empty where there is none. */
  readonly header: string;
  /** Its distinct texts by number, and how many of the rows below the header have each; the first is of rows that do not reach so far. */
  readonly texts: readonly string[];
  readonly counts: Int32Array;
}

/** A sheet as the detectors of whole tables see it. */
export interface ScreenedTable {
  /** Whether the header is one that a layout knows. */
  readonly bound: boolean;
  /** Whether another table of the file has such a header: then this one may explain it. */
  readonly beside: boolean;
  readonly columns: readonly ScreenedColumn[];
  /** The rows that may be its header, where none is known. */
  readonly heads: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Every row of the sheet; those below the header are `isBody`, blank ones and remarks left out, and `size` in number. */
  readonly rows: Rows;
  readonly isBody: (row: number) => boolean;
  readonly size: number;
  readonly known: KnownWords;
}

export interface TableDetector {
  readonly code: PrivacyCode;
  readonly find: (table: ScreenedTable) => readonly Spot[];
}
