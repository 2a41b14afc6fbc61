/** What a delivery kind looks like: columns, their types, and which of them are numbers. */
import type { Labels } from "./labels.ts";

export type ColumnType =
  | "area"
  | "group"
  | "period"
  | "year"
  | "code"
  | "count"
  | "percent"
  | "amount"
  | "number"
  | "date";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly labels: Labels;
  /** Allowed codes of a `code` column, in display order; null when any short identifier is allowed. */
  readonly codes: readonly string[] | null;
  /** The code that stands for all the others, where the column has one: `alle`. */
  readonly total: string | null;
  /** May the column be absent from the file? Then every row takes `total`, or the value is missing. */
  readonly optional: boolean;
  /** Other headers by which senders call it. */
  readonly aliases: readonly string[];
}

/** A check between the columns of one row: `part ≤ whole`. */
export interface RowRule {
  readonly part: string;
  readonly whole: string;
}

/** In one row, the parts add up to the whole: every course that started was completed, stopped, moved or goes on. */
export interface SumRule {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Over the codes of `column`, do the parts of `measure` add to the row with the total code (`equal`), or at least reach it (`cover`: a person may be in several parts)? */
export interface TotalRule {
  readonly measure: string;
  readonly column: string;
  readonly relation: "equal" | "cover";
}

export interface Layout {
  readonly kind: string;
  readonly labels: Labels;
  readonly columns: readonly Column[];
  readonly rowRules: readonly RowRule[];
  readonly totalRules: readonly TotalRule[];
  /** Columns that are the sum of others: a reader may subtract them too. */
  readonly sumRules?: readonly SumRule[] | undefined;
}

const measureTypes: ReadonlySet<ColumnType> = new Set(["count", "percent", "amount", "number", "date"]);

/** Whether a column states numbers (else it says what they are about). */
export function isMeasure(column: Column): boolean {
  return measureTypes.has(column.type);
}
