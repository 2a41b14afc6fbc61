/** What the calendar says is due: periods that ended long enough ago and have no report yet. */
import { basename, join } from "node:path";
import { IssueError } from "../model/issue.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods, dayAfter, quarterOf, shift } from "../model/period.ts";
import { listDefinitions } from "../store/definitions.ts";
import type { Paths } from "../store/prepare.ts";
import { defineFolder, defineWith, sharedFiles } from "./define.ts";
import type { LoadedPipeline } from "./definition/index.ts";
import { type PastRun, publishedRuns } from "./history.ts";
import { daysLater } from "./windows.ts";

export interface Scheduled {
  readonly path: string;
  readonly definition: LoadedPipeline;
}

export interface DueRun {
  readonly pipeline: Scheduled;
  /** The period to run, or the last one that fell due; null while none has. */
  readonly period: PeriodId | null;
  readonly state: "due" | "current" | "not-yet";
  readonly last: PastRun | null;
}

/** Every pipeline of the workspace. */
export function scheduledIn(paths: Paths): readonly Scheduled[] {
  const files = listDefinitions(paths.root);
  if (!files.ok) throw new IssueError(files.issues, 2);
  const definitions = defineFolder(join(paths.root, "pipelines"));
  const own = files.value.filter((path) => !sharedFiles.some((name) => name === basename(path)));
  return own.map((path) => ({ path, definition: defineWith(path, definitions) }));
}

/** The date on which a period's report falls due. */
export function dueDate(period: PeriodId, days: number): string {
  return daysLater(dayAfter(period), days);
}

/** The latest period that has fallen due on a date; null while none has. */
export function latestDue(pipeline: LoadedPipeline, today: string): PeriodId | null {
  const { grain, dueDays, dueFrom, dueUntil } = pipeline;
  let period = grain === "quarter" ? quarterOf(today) : today.slice(0, 4);
  while (dueDate(period, dueDays) > today) period = shift(period, -1);
  if (dueUntil !== undefined && comparePeriods(period, dueUntil) > 0) period = dueUntil;
  return dueFrom !== undefined && comparePeriods(period, dueFrom) < 0 ? null : period;
}

/** The periods up to the latest that fell due since the first report was made, and that have none. */
function notMade(pipeline: LoadedPipeline, past: readonly PastRun[], latest: PeriodId): readonly PeriodId[] {
  const { dueFrom } = pipeline;
  const made = past
    .map((it) => it.period!)
    .filter((each) => comparePeriods(each, latest) <= 0)
    .filter((each) => dueFrom === undefined || comparePeriods(each, dueFrom) >= 0)
    .sort(comparePeriods);
  const first = made[0] ?? latest;
  const periods: PeriodId[] = [];
  for (let each = latest; comparePeriods(each, first) >= 0; each = shift(each, -1)) {
    if (!made.includes(each)) periods.unshift(each);
  }
  return periods;
}

/**
 * What is due on a date, pipeline by pipeline, each period once, oldest first.
 *
 * Where reports were made before, every period since the first of them is due: a machine that was off catches up, and a
 * period whose data had not come is tried again. Where none was made, only the latest is.
 */
export function dueRuns(paths: Paths, today: string): readonly DueRun[] {
  const past = publishedRuns(paths.work);
  return scheduledIn(paths).flatMap((pipeline): readonly DueRun[] => {
    const own = past.filter((it) => it.pipeline === pipeline.definition.id);
    const last = own.at(-1) ?? null;
    const latest = latestDue(pipeline.definition, today);
    if (latest === null) return [{ pipeline, period: null, state: "not-yet", last }];
    const periods = notMade(pipeline.definition, own, latest);
    if (periods.length === 0) return [{ pipeline, period: latest, state: "current", last }];
    return periods.map((period) => ({ pipeline, period, state: "due" as const, last }));
  });
}
