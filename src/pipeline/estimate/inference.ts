/** What studies of an effect share: periods in time, rates, and an interval that is refused on too few degrees of freedom. */
import { tDistribution } from "../../stats/index.ts";
import type { StudyRow } from "./study.ts";

/** Fewer degrees of freedom give a p and an interval that are not to be trusted. */
const leastFreedom = 4;

/** Periods in order of time: as numbers where all are numbers, else as text, which suits 2027 and 2027-Q3. */
export function inTime(labels: Iterable<string>): readonly string[] {
  const all = [...new Set(labels)];
  if (all.every((label) => Number.isFinite(Number(label)))) return all.sort((a, b) => Number(a) - Number(b));
  return all.sort();
}

export const periodOf = (row: StudyRow): string => row.labels.period!;
export const unitOf = (row: StudyRow): string => row.labels.unit!;
export const rateOf = (row: StudyRow): number => row.numbers.events! / row.numbers.exposure!;
export const refusal = (df: number): string | null => (df < leastFreedom ? "few-degrees-of-freedom" : null);

export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  readonly reason: string | null;
}

/** Interval and p on t, or why there is none. */
export function intervalOf(estimate: number, error: number, df: number, level: number): Interval {
  const reason = refusal(df);
  if (reason !== null) return { lower: null, upper: null, p: null, reason };
  const t = tDistribution(df);
  const reach = t.upperQuantile((1 - level) / 2) * error;
  return {
    lower: estimate - reach,
    upper: estimate + reach,
    p: 2 * t.upperTail(Math.abs(estimate / error)),
    reason: null,
  };
}
