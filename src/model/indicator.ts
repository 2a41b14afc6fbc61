/** What is measured: a numerator over a denominator, with its words and its rules. */
import type { Labels } from "./labels.ts";

export type IndicatorKind = "rate" | "proportion" | "count" | "amount";

/** Which observations are summed: a measure, and the codes that each dimension may have. A dimension not named takes its total. */
export interface Selector {
  /** `offences.personer` */
  readonly measure: string;
  /** Further columns of the same kind, added to `measure`: `followup.avbrutt`. */
  readonly plus?: readonly string[];
  readonly where: Readonly<Record<string, readonly string[]>>;
}

export interface Denominator extends Selector {
  /** True: the denominator is a stock at 1 January, counted as person-time (a quarter takes a fourth of it). */
  readonly personTime: boolean;
}

export interface Indicator {
  readonly id: string;
  readonly theme: string;
  readonly labels: Labels;
  /** A short name for axes and tables. */
  readonly short: Labels;
  readonly definition: Labels;
  readonly source: Labels;
  readonly kind: IndicatorKind;
  readonly numerator: Selector;
  /** The column of the share itself, for sources that state a percentage and no counts. */
  readonly share?: Selector | undefined;
  /** null for counts and plain amounts. An amount with a denominator is an amount per counted unit. */
  readonly denominator: Denominator | null;
  /** What a rate is shown per: 1000. A proportion is shown per 100. 1 for the rest. */
  readonly per: number;
  /** `persons`, `cases`, `courses`, `NOK`. */
  readonly unit: string;
  readonly better: "lower" | "higher" | "neither";
  readonly grain: "quarter" | "year";
  /** Dimensions by which it may be broken down, each with the codes to show. */
  readonly breakdowns: Readonly<Record<string, readonly string[]>>;
  readonly goal: string;
  /** Days a cohort must have had before it is counted; 0 when that does not apply. */
  readonly maturity: number;
  /** The column of those whose outcome is not known yet: while it is not 0, a cohort's statement must be made after maturity. */
  readonly open?: string | undefined;
  readonly breaks: readonly { readonly from: string; readonly note: Labels }[];
  /** Does it count persons, so that the disclosure rules apply? False for money, milestones, meetings. */
  readonly personal: boolean;
  /** May only tighten the preset: the smallest numerator and denominator that may be shown. */
  readonly disclosure: { readonly minimumNumerator: number; readonly minimumDenominator: number } | null;
}
