/** One number, or one reason for its absence, that a delivery states about an area and a period. */
import type { PeriodId } from "./period.ts";

/** Why a value is absent. Never 0, never NaN. */
export type MissingReason = "missing" | "suppressed-at-source" | "not-applicable";

export const missingReasons: readonly MissingReason[] = ["missing", "suppressed-at-source", "not-applicable"];

export interface Observation {
  /** The delivery kind: `offences`. */
  readonly kind: string;
  /** Kind and column: `offences.personer`. Dates are days since 1970-01-01. */
  readonly measure: string;
  /** Municipality code, or a group's id where the kind is by group (economy); empty where the kind has no area (milestones). */
  readonly area: string;
  /** Empty where the kind has no period (milestones). */
  readonly period: PeriodId;
  /** The other dimensions of the row by column name, codes as the layout lists them: `{ alder: "14", kjonn: "alle" }`. */
  readonly dims: Readonly<Record<string, string>>;
  /** null exactly when `missing` is not. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** What the source's sign still tells of a suppressed value: `<5` → 0 and 4. null when it tells nothing, or the value is known. */
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
  /** The source marked the value as preliminary (`*`). */
  readonly preliminary: boolean;
  /** The line of the delivery that states it. */
  readonly line: number;
  /** ISO date on which the delivery that states it arrived; absent until it comes from the store. */
  readonly stated?: string;
}

/** Dimensions as one line, in the order of their names. */
export function dimensionKey(dims: Observation["dims"]): string {
  return Object.keys(dims)
    .sort()
    .map((name) => `${name}=${dims[name]}`)
    .join("|");
}

/** The key by which two statements are about the same thing. */
export function observationKey(it: Pick<Observation, "measure" | "area" | "period" | "dims">): string {
  return `${it.measure}|${it.area}|${it.period}|${dimensionKey(it.dims)}`;
}
