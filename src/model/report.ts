/** A report as data: sections of blocks, every text finished in one language, nothing escaped yet. */
import type { Figure, FigureTable } from "./figure.ts";
import type { Lang } from "./labels.ts";
import type { PeriodId } from "./period.ts";

/** A number set large, with what it means beneath. */
export interface KeyNumber {
  readonly label: string;
  readonly value: string;
  /** Lines, with a line feed between them. */
  readonly detail: string;
}

/** A word or an indicator, with what is said of it: a sentence or more. */
export interface Term {
  readonly term: string;
  readonly texts: readonly string[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  /** small: remarks on what stands before. */
  | { readonly kind: "list"; readonly items: readonly string[]; readonly small?: boolean }
  /** folded: a long list to look things up in, closed on screen and open on paper. */
  | { readonly kind: "terms"; readonly items: readonly Term[]; readonly folded?: boolean }
  | { readonly kind: "notice"; readonly tone: "information" | "caution"; readonly title: string; readonly text: string }
  | { readonly kind: "key-numbers"; readonly numbers: readonly KeyNumber[] }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "table"; readonly caption: string; readonly table: FigureTable; readonly folded?: boolean };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Report {
  readonly pipeline: string;
  readonly lang: Lang;
  readonly period: PeriodId;
  readonly title: string;
  readonly subtitle: string;
  /** Set in small print at the end: version, hashes, as-of date. */
  readonly colophon: readonly string[];
  /** True prints the banner that the data are synthetic. */
  readonly synthetic: boolean;
  readonly sections: readonly Section[];
}
