/** Which windows of time an analysis speaks of, given the report's period and what the data can bear. */
import type { Indicator } from "../model/indicator.ts";
import type { PeriodId } from "../model/period.ts";
import {
  comparePeriods,
  dayAfter,
  quarterFromNumber,
  quarterSpan,
  quartersIn,
  rolling,
  shift,
  yearsIn,
} from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import type { ObservationIndex } from "./observation-index.ts";

/** The ISO date so many days after another. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last quarter of a period: `2027-Q3` for itself, `2028-Q4` for `2028`. */
export function lastQuarter(period: PeriodId): PeriodId {
  return quartersIn(period).at(-1)!;
}

/** The last quarter whose cohorts had `maturity` days by the end of the report's period. */
export function lastMatureQuarter(period: PeriodId, maturity: number): PeriodId {
  const end = dayAfter(period);
  let candidate = lastQuarter(period);
  while (maturity > 0 && daysLater(dayAfter(candidate), maturity) > end) candidate = shift(candidate, -1);
  return candidate;
}

/** Quarters, or the years that anybody has delivered, in which a window of this analysis may end. */
function ends(
  analysis: AnalysisDefinition,
  indicator: Indicator,
  index: ObservationIndex,
  period: PeriodId,
): readonly PeriodId[] {
  const measure = indicator.numerator.measure;
  const { periods } = analysis;
  const until = indicator.grain === "year" ? yearsIn(period).at(-1)! : lastMatureQuarter(period, indicator.maturity);
  const from = "from" in periods ? periods.from : null;
  if (indicator.grain === "year") {
    const stated = [...new Set(index.periods(measure).flatMap((each) => yearsIn(each)))]
      .filter((year) => year <= until && (from === null || year >= yearsIn(from)[0]!))
      .sort();
    return "last" in periods ? stated.slice(-periods.last) : stated;
  }
  const first = from === null ? shift(until, 1 - ("last" in periods ? periods.last : 1)) : quartersIn(from)[0]!;
  return first > until ? [] : quartersIn(first === until ? until : `${first}..${until}`);
}

/** Half-years and calendar years that are over, none of which holds a quarter of another. */
function calendarWindows(
  { periods }: AnalysisDefinition,
  { maturity }: Indicator,
  length: number,
  period: PeriodId,
): readonly PeriodId[] {
  const [, until] = quarterSpan(lastMatureQuarter(period, maturity));
  const last = until - ((until + 1) % length);
  const first = "last" in periods ? last - (periods.last - 1) * length : quarterSpan(periods.from)[0] + length - 1;
  const windows: PeriodId[] = [];
  for (let end = last; end >= first; end -= length) windows.unshift(rolling(quarterFromNumber(end), length));
  return windows;
}

/**
 * The windows of an analysis, oldest first.
 *
 * Quarters follow each other without a gap, so that a quarter in which nobody delivered shows as missing. Years are those
 * that were delivered, because surveys come every third year. Cohorts that are not yet mature are left out, and so is a calendar
 * year or half-year that is not over.
 */
export function windowsOf(
  analysis: AnalysisDefinition,
  indicator: Indicator,
  index: ObservationIndex,
  period: PeriodId,
): readonly PeriodId[] {
  const { window } = analysis;
  if (window.kind === "fixed") return [window.period];
  if (window.kind === "calendar") return calendarWindows(analysis, indicator, window.length, period);
  const each = ends(analysis, indicator, index, period);
  if (window.kind === "single") return each;
  return each.map((end) => rolling(end, window.length));
}

/** The quarters or years of a window, in the grain in which a measure is stated; one empty period where it states no time. */
export function periodsFor(grain: "quarter" | "year" | "none", window: PeriodId): readonly PeriodId[] {
  if (grain === "none") return [""];
  return grain === "quarter" ? quartersIn(window) : yearsIn(window);
}

/** Sorted, each once. */
export function uniquePeriods(periods: readonly PeriodId[]): readonly PeriodId[] {
  return [...new Set(periods)].sort(comparePeriods);
}
