/** A released row's value, interval and level as text. */
import type { Lang } from "../model/labels.ts";
import type { Released } from "../model/released.ts";
import { formatBounds, formatLevel, formatValue } from "../text/values.ts";

export type ReleasedNumber = Extract<Released, { status: "released" }>;

export function valueText(row: ReleasedNumber, lang: Lang): string {
  return formatValue(row.value, row, lang);
}

/** The interval alone, or empty when there is none. */
export function intervalText(row: ReleasedNumber, lang: Lang): string {
  return formatBounds(row, lang);
}

/** `95 %`, or empty for a number without an interval. */
export function levelText(row: Released, lang: Lang): string {
  return row.level === null ? "" : formatLevel(row.level, lang);
}
