/** What a method says of a panel: a measured value with its interval, or the reason why there is none. */
import type { PeriodId } from "./period.ts";

/** planned: as the locked plan says; deviation: planned, but changed; exploratory: not in a locked plan. */
export type PlanLabel = "planned" | "deviation" | "exploratory";

/** What kind of number it is. */
export type Measure =
  | "count"
  | "rate"
  | "proportion"
  | "amount"
  | "amount-per-unit"
  | "rate-ratio"
  | "difference"
  | "effect-ratio"
  | "spread"
  | "concentration"
  | "gap"
  | "break-even"
  | "probability"
  | "date";

/** Why a value is not shown. text/ has a sentence for each. */
export type ReasonCode =
  | "missing"
  | "missing-area"
  | "suppressed-at-source"
  | "not-applicable"
  | "no-denominator"
  | "no-events"
  | "few-events"
  | "few-units"
  | "few-df"
  | "not-identified"
  | "not-converged"
  | "small-numerator"
  | "small-complement"
  | "small-denominator"
  | "small-contributors"
  | "complementary"
  | "difference";

export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A remark that must stand beside a number. */
export type NoteCode =
  | "person-quarters"
  | "preliminary"
  | "rounded"
  | "merged-periods"
  | "merged-areas"
  | "merged-groups"
  | "salten-is-treated"
  | "smallest-p"
  | "smallest-detectable"
  | "randomisation-p"
  | "expected-under-no-effect"
  | "approximate-area"
  | "divided-area"
  | "unconfirmed-area"
  | "break-in-series"
  | "interval-unbounded"
  | "leave-one-out"
  | "shrunken"
  | "no-spread"
  | "non-inferior"
  | "inferior"
  | "not-decided"
  | "score-test"
  | "funnel-limits"
  | "over-dispersion"
  | "standardised"
  | "within-days"
  | "log-rank"
  | "cluster-p"
  | "dispersion"
  | "dropped-units"
  | "pre-trend"
  | "worst-case"
  | "control-limits"
  | "outside-limits"
  | "placebo-p"
  | "fit-before"
  | "leave-one-donor-out"
  | "unlike-size"
  | "optimal-weights"
  | "level-change"
  | "slope-change"
  | "serial-correlation"
  | "series-p"
  | "effective-clusters"
  | "bootstrap-p"
  | "pre-trend-power"
  | "since-adoption"
  | "compared-areas"
  | "always-treated"
  | "empty-areas"
  | "weighted"
  | "e-value"
  | "normal-likelihood"
  | "posterior-flat"
  | "posterior-sceptical"
  | "posterior-review"
  | "design-effect"
  | "survey-weights"
  | "post-stratified"
  | "non-response"
  | "percent-only"
  | "competing-risks"
  | "prediction"
  | "between-areas"
  | "highest-lowest"
  | "ranked-by-size"
  | "amount-known"
  | "worth"
  | "cost"
  | "belief"
  | "heterogeneity"
  | "continuity"
  | "stratified"
  | "indirectly-standardised"
  | "gap-limits"
  | "outside-gap-limits"
  | "holm"
  | "benjamini-hochberg";

export interface Note {
  readonly code: NoteCode;
  readonly params: Readonly<Record<string, string | number>>;
  /**
   * Counts that the remark alone would tell of: where one of them is not shown, it is left out and the value stays. Taken off by
   * disclosure control.
   */
  readonly basis?: readonly CountCell[];
}

/** The address of an estimate: no two in a run share one. */
export interface EstimateKey {
  readonly analysis: string;
  readonly indicator: string;
  /** Municipality code or group id. */
  readonly area: string;
  readonly period: PeriodId;
  /** Breakdown: `alder=14`, names sorted, joined by `;`; empty for the total. */
  readonly group: string;
  readonly measure: Measure;
  /** What it is compared with: a group id or a period; null for a value on its own. */
  readonly comparator: string | null;
}

/** How it was made. */
export interface EstimateMeta {
  readonly method: string;
  /** Coverage of the interval in (0, 1); null when there is none. */
  readonly level: number | null;
  readonly unit: string;
  readonly per: number;
  readonly label: PlanLabel;
  /** Hash of the locked plan; null without one. */
  readonly plan: string | null;
  readonly notes: readonly Note[];
}

/** Counts of persons that a reader could work out from an estimate: what disclosure control protects. */
export interface CountCell {
  /** Cells of one table may be added and subtracted: the indicator's id without breakdowns. */
  readonly table: string;
  /** Municipalities summed, sorted. */
  readonly areas: readonly string[];
  readonly period: PeriodId;
  readonly breakdown: Readonly<Record<string, string>>;
  readonly numerator: number;
  /** Persons (a stock), trials of a proportion, or null where there is no denominator. */
  readonly denominator: number | null;
  /** Does the complement (denominator − numerator) count persons too? True for proportions; for persons with an event among a population. */
  readonly complement: boolean;
  /** The denominator is a stock of persons, the same ones quarter after quarter: it is not added over periods. */
  readonly stock?: boolean;
  /** The indicator's own, tighter, limits. */
  readonly minimumNumerator: number | null;
  readonly minimumDenominator: number | null;
}

export interface Measured extends EstimateKey, EstimateMeta {
  readonly status: "measured";
  /** Proportions in [0, 1], rates per one unit of the denominator, ratios as ratios. */
  readonly value: number;
  /** −Infinity and Infinity where the interval is unbounded; null without an interval. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Empty only when no person is counted. */
  readonly basis: readonly CountCell[];
}

export interface Withheld extends EstimateKey, EstimateMeta {
  readonly status: "withheld";
  readonly reason: Reason;
  /** The counts that the reason itself would tell (no events): where they are hidden, disclosure control replaces the reason. */
  readonly basis?: readonly CountCell[];
}

export type Estimate = Measured | Withheld;

/** The address as one line, for ledgers, messages and sorting. */
export function estimateAddress(it: EstimateKey): string {
  const measure = it.comparator === null ? it.measure : `${it.measure}/${it.comparator}`;
  return [it.analysis, it.indicator, it.area, it.period, it.group, measure].join("|");
}

/** `{ alder: "14", kjonn: "gutt" }` → `alder=14;kjonn=gutt`. */
export function breakdownId(breakdown: Readonly<Record<string, string>>): string {
  return Object.keys(breakdown)
    .sort()
    .map((name) => `${name}=${breakdown[name]}`)
    .join(";");
}
