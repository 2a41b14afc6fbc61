/** What has been run, what is due, and whether what was published still rests on what is known. */
import type { PeriodId } from "../model/period.ts";
import { hashFile } from "../store/hash.ts";
import { listInbox } from "../store/inbox.ts";
import type { Paths } from "../store/prepare.ts";
import { dueRuns } from "./due.ts";

export type State = "current" | "due" | "new-deliveries" | "changed-definition" | "not-yet";

export interface PipelineStatus {
  readonly pipeline: string;
  readonly period: PeriodId | null;
  /** Period and date of the last published run. */
  readonly last: { readonly period: PeriodId; readonly date: string } | null;
  readonly state: State;
}

/** SHA-256 of what lies in the inbox now; what cannot be read is left for the run to report. */
function inboxHashes(paths: Paths, today: string): ReadonlySet<string> {
  const inbox = listInbox(paths.inbox, today);
  if (!inbox.ok) return new Set();
  return new Set(inbox.value.map((file) => hashFile(file.path)).flatMap((hash) => (hash.ok ? [hash.value] : [])));
}

/** The state of every pipeline in the workspace, one entry for each period that is due. */
export function statusOf(paths: Paths, today: string): readonly PipelineStatus[] {
  const inbox = inboxHashes(paths, today);
  return dueRuns(paths, today).map(({ pipeline, period, state, last }): PipelineStatus => {
    const entry = {
      pipeline: pipeline.definition.id,
      period,
      last: last === null ? null : { period: last.period!, date: last.started.slice(0, 10) },
    };
    if (state === "due") return { ...entry, state };
    if (last !== null) {
      const used = new Set(last.deliveries.map((it) => it.sha256));
      if ([...inbox].some((hash) => !used.has(hash))) return { ...entry, state: "new-deliveries" };
      if (last.definition !== pipeline.definition.hash) return { ...entry, state: "changed-definition" };
    }
    return { ...entry, state };
  });
}
