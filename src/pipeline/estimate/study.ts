/** What a study method is: an entry in the registry that turns the rows of one small file into numbers. */
import type { Outcome } from "../../model/issue.ts";

/** What a column may hold. */
export type ColumnKind =
  | "count"
  | "positive-count"
  | "positive"
  | "non-negative"
  | "number"
  | "probability"
  | "flag"
  | "label";

export interface StudyColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Absent columns are read as empty. */
  readonly optional?: true;
}

/** One line of the file: numbers and labels by the name of their column. */
export interface StudyRow {
  readonly line: number;
  readonly numbers: Readonly<Record<string, number>>;
  readonly labels: Readonly<Record<string, string>>;
}

export interface StudyFile {
  readonly file: string;
  /** The line of the header. */
  readonly line: number;
  readonly rows: readonly StudyRow[];
}

export type StudyOption = "level" | "margin" | "alternative" | "seed" | "lag";

/** Every option that a method lists is given: none has a default. */
export interface StudyOptions {
  readonly level: number;
  readonly margin: number;
  readonly alternative: "two-sided" | "less" | "greater";
  readonly seed: number;
  /** Periods apart up to which errors may be correlated. */
  readonly lag: number;
}

/** One line of the answer; all lines of one answer have the same names. null: there is none, and `reason` says why. */
export type StudyResult = Readonly<Record<string, string | number | boolean | null>>;

export interface StudyMethod {
  /** `garwood`, as written after the verb. */
  readonly id: string;
  /** Where the formula is published. */
  readonly source: string;
  readonly columns: readonly StudyColumn[];
  /** Those that must be given; any other is refused. */
  readonly options: readonly StudyOption[];
  readonly estimate: (file: StudyFile, options: StudyOptions) => Outcome<readonly StudyResult[]>;
}

/** Says in the answer which row a number is about. */
export const labelColumns: readonly StudyColumn[] = ["group", "unit", "period"].map((name) => ({
  name,
  kind: "label",
  optional: true,
}));

/** The labels of a row that has any. */
export function labelsOf(row: StudyRow): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row.labels).filter(([, label]) => label !== ""));
}
