/** What releases have told: the memory that the next release is attacked together with. */
import type { ReasonCode } from "./estimate.ts";
import type { PeriodId } from "./period.ts";

/** The address of a count, the same in every release: no two cells of a release share one. */
export interface CellAddress {
  /** Cells of one table may be added and subtracted: the indicator's table without breakdowns. */
  readonly table: string;
  /** Municipalities summed, sorted. */
  readonly areas: readonly string[];
  readonly period: PeriodId;
  /** Canonical: names sorted, codes taken together sorted and joined by `+`. */
  readonly breakdown: Readonly<Record<string, string>>;
}

/** A denominator that a release told beside a count. */
export interface ToldDenominator {
  readonly indicator: string;
  readonly complement: boolean;
  readonly stock: boolean;
  readonly value: number;
}

/** A count that a reader of the release can work out: between `lower` and `upper`, which are equal when it is exact. */
export interface ToldCell extends CellAddress {
  readonly status: "told";
  readonly lower: number;
  readonly upper: number;
  readonly denominators: readonly ToldDenominator[];
}

/** A count that the release hid. Its value is never kept. */
export interface HiddenCell extends CellAddress {
  readonly status: "hidden";
  readonly reason: ReasonCode;
  /** The address of the count that it protects, when it is hidden for another's sake; null when for its own. */
  readonly protects: CellAddress | null;
  /** The release (its hash) because of which it is hidden, when an earlier one gave the rest away; null when not. */
  readonly earlier: string | null;
}

export type LedgerCell = ToldCell | HiddenCell;

/** One release, as disclosure control sees it. */
export interface LedgerRelease {
  /** Hash of the ledger's entry. */
  readonly hash: string;
  readonly pipeline: string;
  readonly period: PeriodId;
  readonly asOf: string;
  /** A release that was taken back is remembered all the same: somebody may have read it. */
  readonly withdrawn: boolean;
  readonly cells: readonly LedgerCell[];
}
