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
  /** Other words for its codes: `{ gutter: "gutt" }`. Compared spelling aside. */
  readonly spellings?: Readonly<Record<string, string>> | undefined;
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

/**
 * Who stands behind a column of numbers: the persons whose cases they are, how many of them are the largest contributor's, and the
 * weights of the answers that were counted.
 */
export interface BehindRule {
  readonly measure: string;
  /** A column of counts in the same row. */
  readonly persons?: string | undefined;
  readonly largest?: string | undefined;
  /** The sum of the weights, and of their squares; both or neither. */
  readonly weights?: string | undefined;
  readonly squares?: string | undefined;
}

/** How far a measure may move from one period to the next before somebody is asked: by count and by share, both. */
export interface SeriesLimit {
  readonly measure: string;
  readonly count: number;
  /** Of the larger of the two, from 0 to 1. */
  readonly share: number;
}

export interface Layout {
  readonly kind: string;
  readonly labels: Labels;
  readonly columns: readonly Column[];
  readonly rowRules: readonly RowRule[];
  readonly totalRules: readonly TotalRule[];
  /** Columns that are the sum of others: a reader may subtract them too. */
  readonly sumRules?: readonly SumRule[] | undefined;
  /** Disclosure control asks for those behind a number, too. */
  readonly behind?: readonly BehindRule[] | undefined;
  /** Limits of its series, where they are not the usual ones. */
  readonly series?: readonly SeriesLimit[] | undefined;
}

/** What the numbers of a provider's column are counted in, where it is not what the kind counts in. */
export const units = ["share", "percent", "thousand", "million"] as const;

export type Unit = (typeof units)[number];

/** Headers that hold a code, a period or an area themselves: `{periode}`, `{kjonn} antall`. What stands below is `value`. */
export interface WideHeaders {
  readonly headers: string;
  readonly value: string;
  readonly unit: Unit | null;
}

/** How one provider's sheet becomes the columns of a kind. */
export interface ProviderLayout {
  readonly id: string;
  /** The delivery kind whose columns it fills. */
  readonly kind: string;
  /** Names of senders, as the inbox's notes give them; empty: anybody. */
  readonly providers: readonly string[];
  /** Sheet of a spreadsheet by name, and cells as `A4:H30`; null: found. */
  readonly sheet: string | null;
  readonly range: string | null;
  /** Rows that make the header together, an upper one over several columns: `2027` above `K1`. */
  readonly headerRows: number;
  readonly columns: readonly {
    readonly column: string;
    readonly headers: readonly string[];
    readonly unit: Unit | null;
  }[];
  readonly wide: readonly WideHeaders[];
  /** What holds for every row, by column. */
  readonly constants: Readonly<Record<string, string>>;
  /** Sender's words for codes, areas and groups: column → code → words. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Columns in which an empty cell means the one above it. */
  readonly fill: readonly string[];
  /** Rows to leave out: a cell that reads so, `*` for anything. */
  readonly skip: readonly string[];
  /** Headers of columns to leave out. */
  readonly ignore: readonly string[];
}

const measureTypes: ReadonlySet<ColumnType> = new Set(["count", "percent", "amount", "number", "date"]);

/** Whether a column states numbers (else it says what they are about). */
export function isMeasure(column: Column): boolean {
  return measureTypes.has(column.type);
}
