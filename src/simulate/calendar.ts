/** Which quarters and years a simulated history holds, and when a delivery about one is received. */
import { dayAfter, type PeriodId, quarterSpan, quartersIn } from "../model/period.ts";
import type { Truth } from "./truth.ts";

/** Quarters up to here came as one historical file per sender; later ones one by one. */
export const lastHistorical: PeriodId = "2025-Q4";

/** Quarters of the truth from one on (or from the truth's first) up to another (or the truth's last). */
export function quartersOf(truth: Truth, from: PeriodId, to: PeriodId): readonly PeriodId[] {
  const first = from > truth.first ? from : truth.first;
  const last = to < truth.last ? to : truth.last;
  return first > last ? [] : quartersIn(`${first}..${last}`);
}

export function yearOf(period: PeriodId): number {
  return Math.floor(quarterSpan(period)[0] / 4);
}

/** None when the last is before the first. */
export function yearsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** 0 for the first quarter of a year, 3 for the last. */
export function seasonOf(period: PeriodId): number {
  return quarterSpan(period)[0] % 4;
}

/** The day in the month after the quarter on which its delivery comes. */
export function receivedAfter(period: PeriodId, day: number): string {
  return `${dayAfter(period).slice(0, 8)}${String(day).padStart(2, "0")}`;
}

/** `2027-Q3` → `2027k3`, as it stands in file names. */
export function fileQuarter(period: PeriodId): string {
  return period.replace("-Q", "k");
}
