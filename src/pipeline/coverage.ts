/** What the observations can bear: the latest period, whether a period is spoken of at all, indicators that nobody feeds. */
import { type Issue, issue } from "../model/issue.ts";
import type { Observation } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods, contains, shift, yearsIn } from "../model/period.ts";
import type { Defined } from "./define.ts";
import type { ObservationIndex } from "./observation-index.ts";

/** The latest period that the observations speak of: a quarter, or for yearly reports the last whole year. */
export function latestPeriod(observations: readonly Observation[], grain: "quarter" | "year"): PeriodId | null {
  const quarters = new Set(observations.map((it) => it.period).filter((id) => id.includes("-Q")));
  const last = [...quarters].sort(comparePeriods).at(-1);
  if (last === undefined) return null;
  if (grain === "quarter") return last;
  const year = yearsIn(last)[0]!;
  return last.endsWith("Q4") ? year : shift(year, -1);
}

/** An issue for each indicator that no delivery feeds: its numbers will be missing everywhere, and somebody should know why. */
export function unfed(defined: Defined, index: ObservationIndex): readonly Issue[] {
  const issues: Issue[] = [];
  const said = new Set<string>();
  for (const analysis of defined.pipeline.analyses) {
    for (const id of analysis.indicators) {
      const { measure } = defined.definitions.indicators.get(id)!.numerator;
      if (said.has(id) || index.periods(measure).length > 0) continue;
      said.add(id);
      issues.push(issue("run.unfed-indicator", null, { indicator: id, measure, analysis: analysis.id }));
    }
  }
  return issues;
}

/** Whether any observation lies within a period. */
export function speaksOf(observations: readonly Observation[], period: PeriodId): boolean {
  return observations.some((it) => it.period !== "" && contains(period, it.period));
}
