/** An indicator laid out for a method: units by periods, each cell with its counts and what is missing from them. */
import type { Role } from "./area.ts";
import type { Indicator } from "./indicator.ts";
import type { MissingReason } from "./observation.ts";
import type { PeriodId } from "./period.ts";

/** A sum of observed values, or the reason why the sum is unknown with the bounds that are left. */
export type Quantity =
  | { readonly known: true; readonly value: number }
  | {
      readonly known: false;
      readonly reason: MissingReason;
      /** Municipality codes for which the value is missing. */
      readonly areas: readonly string[];
      readonly lower: number;
      /** Infinity when nothing bounds it. */
      readonly upper: number;
    };

/** A municipality, or a group of them taken together. */
export interface Unit {
  readonly id: string;
  readonly kind: "area" | "group";
  readonly role: Role;
  /** ISO date from which a municipality has had the programme of its group; absent where there is none. */
  readonly adopted?: string;
}

/** Sums of the weights behind a cell's two counts. */
export interface WeightedCell {
  readonly yes: { readonly sum: number; readonly squares: number };
  readonly all: { readonly sum: number; readonly squares: number };
}

export interface PanelCell {
  readonly unit: Unit;
  readonly period: PeriodId;
  /** Breakdown codes of this cell: `{ alder: "14" }`, empty for the total. */
  readonly breakdown: Readonly<Record<string, string>>;
  /** The municipalities summed here, sorted: membership at each quarter of the period. */
  readonly areas: readonly string[];
  readonly numerator: Quantity;
  /** null for counts. Person-years when the indicator counts person-time. */
  readonly denominator: Quantity | null;
  /** Persons behind the denominator, for the disclosure rules: a stock, not person-years. null when there is none. */
  readonly persons: number | null;
  /** The share of one municipality as its source states it, where it states no counts; absent otherwise. */
  readonly share?: number;
  /** Of surveys with weights: their sums and those of their squares, for the numerator and the denominator; absent without. */
  readonly weights?: WeightedCell;
  /** Share of the observations summed that the source marked preliminary. */
  readonly preliminary: boolean;
}

export interface Panel {
  readonly indicator: Indicator;
  readonly units: readonly Unit[];
  /** Ordered: units as listed, then breakdown, then time. */
  readonly cells: readonly PanelCell[];
}
