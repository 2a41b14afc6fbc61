/** Sources with a row for each course or each respondent: read where they lie, added up in one pass, and never kept. */

/** The column of a file by any of the headers that senders give it. */
export type Headers = readonly string[];

/** Sender's words for a code: `{ jente: ["J", "jente"] }`. */
export type CodeWords = Readonly<Record<string, readonly string[]>>;

interface SourceBase {
  readonly id: string;
  readonly sensitivity: "restricted";
  readonly labels: { readonly nb: string; readonly nn: string; readonly en: string };
  /** The delivery kind that the counts are. */
  readonly kind: string;
  readonly provider: string;
}

/** How a course may end, as the columns of the follow-up kind are called. */
export const outcomes = ["fullfort", "avbrutt", "flyttet"] as const;

export type Outcome = (typeof outcomes)[number];

export const courseRoles = ["course", "area", "sex", "referred", "talked", "started", "ended", "outcome"] as const;

export type CourseRole = (typeof courseRoles)[number];

/** Follow-up courses: one row each, with its dates and how it ended. */
export interface CourseSource extends SourceBase {
  readonly shape: "courses";
  /** The kind that the days between dates are, in bands; null leaves them out. */
  readonly durations: string | null;
  /** Days after the start on which a course's status is taken. */
  readonly days: number;
  /** `sex` and `talked` may be absent. */
  readonly columns: Readonly<Partial<Record<CourseRole, Headers>>>;
  readonly codes: { readonly sex: CodeWords; readonly outcome: Readonly<Record<Outcome, readonly string[]>> };
  /** The municipalities that the register covers: where it has no course in a quarter, there was none. Empty: those it names. */
  readonly areas: readonly string[];
  /** The first quarter that the register covers whole; null: the first it names. */
  readonly from: string | null;
}

export const answerRoles = ["respondent", "area", "year", "grade", "sex", "weight"] as const;

export type AnswerRole = (typeof answerRoles)[number];

export interface Question {
  readonly indicator: string;
  readonly headers: Headers;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Answers to a survey: one row a respondent, one column a question. */
export interface AnswerSource extends SourceBase {
  readonly shape: "answers";
  /** All but `area` and `year` may be absent. */
  readonly columns: Readonly<Partial<Record<AnswerRole, Headers>>>;
  readonly codes: { readonly sex: CodeWords; readonly grade: CodeWords };
  readonly questions: readonly Question[];
}

export type RestrictedSource = CourseSource | AnswerSource;

/** How the file of a restricted source is written, once its head was read. */
export interface RestrictedPlan {
  readonly encoding: "utf-8" | "utf-16" | "latin-1";
  readonly separator: ";" | "," | "\t" | "|";
  /** Lines above the first row, the header's among them. */
  readonly skip: number;
  /** Columns in all. */
  readonly width: number;
  /** Column by role or indicator, from 0. */
  readonly positions: Readonly<Record<string, number>>;
  /** How every date in the head is written: then the engine reads them as it goes, in half the time. `mixed`: as texts. */
  readonly dates: "iso" | "norwegian" | "mixed";
}

/** Why rows were not counted, with how many; never which, and never a cell. */
export interface RestrictedFault {
  readonly fault: string;
  readonly count: number;
  /** The first of them, from 1 below the header, among those that could be divided into cells. */
  readonly row: number;
}

/** What a pass over a restricted file gives: counts by key, and what became of its rows. */
export interface RestrictedCounts<Row> {
  readonly rows: readonly Row[];
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly faults: readonly RestrictedFault[];
}

export interface CourseCount {
  readonly area: string;
  readonly period: string;
  readonly sex: string;
  readonly henvist: number;
  readonly startet: number;
  readonly fullfort: number;
  readonly avbrutt: number;
  readonly flyttet: number;
  readonly pagaar: number;
}

/** Bands of days, open at the end. */
export const dayBands = ["0-7", "8-14", "15-28", "29-56", "57-112", "113-182", "183-365", "366-opp"] as const;

export interface DurationCount {
  readonly area: string;
  readonly period: string;
  readonly what: "til-samtale" | "i-oppfolging";
  readonly band: string;
  readonly count: number;
}

export interface AnswerCount {
  readonly area: string;
  readonly year: string;
  readonly indicator: string;
  readonly grade: string;
  readonly sex: string;
  readonly answer: "ja" | "nei";
  readonly count: number;
  /** Sums of the weights, and of their squares. */
  readonly weight: number;
  readonly squares: number;
}
