/** Released rows as points to draw: values on the reader's scale, or the reason for their absence as a gap. */
import type { ReasonCode } from "../model/estimate.ts";
import { comparePeriods } from "../model/period.ts";
import type { FigureDefinition } from "../model/pipeline.ts";
import type { Released, ReleasedValue } from "../model/released.ts";
import { assertReleased } from "../model/released.ts";
import { displayNumber } from "../text/values.ts";
import type { Gap } from "../text/words/charts.ts";

/** What each reason looks like in a figure. */
const gaps: Readonly<Record<ReasonCode, Gap>> = {
  missing: "missing",
  "missing-area": "missing",
  "suppressed-at-source": "hidden",
  "not-applicable": "undefined",
  "no-denominator": "undefined",
  "no-events": "undefined",
  "few-events": "undefined",
  "few-units": "undefined",
  "few-df": "undefined",
  "not-identified": "undefined",
  "not-converged": "undefined",
  "small-numerator": "hidden",
  "small-complement": "hidden",
  "small-denominator": "hidden",
  "small-contributors": "hidden",
  complementary: "hidden",
  difference: "hidden",
};

/** A sign for each gap that the font holds; the same stands in the key beside it. */
export const gapSigns: Readonly<Record<Gap, string>> = { hidden: "×", missing: "o", undefined: "–" };

export function gapOf(reason: ReasonCode): Gap {
  return gaps[reason];
}

/** The rows of the definition's analyses, each proved to be released; a map that is empty when the run had none. */
export function chosenRows(rows: readonly Released[], definition: FigureDefinition): readonly Released[] {
  assertReleased(rows);
  return rows.filter((row) => definition.analyses.includes(row.analysis));
}

/** Rows in time order. */
export function inTime(rows: readonly Released[]): readonly Released[] {
  return [...rows].sort((a, b) => comparePeriods(a.period, b.period));
}

export function isValue(row: Released): row is Released & ReleasedValue {
  return row.status === "released";
}

/** The rows with a value, in the order given. */
export function valuesIn(rows: readonly Released[]): readonly (Released & ReleasedValue)[] {
  return rows.filter(isValue);
}

export interface Shown {
  readonly value: number;
  /** null without an interval or where it is unbounded on that side. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A value and its interval on the reader's scale. */
export function shown(row: ReleasedValue): Shown {
  const bound = (it: number | null): number | null =>
    it === null || !Number.isFinite(it) ? null : displayNumber(it, row);
  return { value: displayNumber(row.value, row), lower: bound(row.lower), upper: bound(row.upper) };
}

/** Whether the row is a ratio. */
export function isRatio(row: Released): boolean {
  return row.measure === "rate-ratio" || row.measure === "effect-ratio";
}

/** The value that means no difference from the comparator; null for a value on its own. */
export function equality(row: Released): number | null {
  if (isRatio(row)) return 1;
  return row.measure === "difference" ? 0 : null;
}
