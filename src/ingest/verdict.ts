/** Rows that are right by themselves but not together, with the reason of each. */
import type { Issue } from "../model/issue.ts";
import type { ReadRow } from "./row.ts";

/** Every reason against a row. One issue may speak against several rows. */
export type Verdicts = Map<ReadRow, Issue[]>;

export function object(verdicts: Verdicts, row: ReadRow, reason: Issue): void {
  const before = verdicts.get(row);
  if (before) before.push(reason);
  else verdicts.set(row, [reason]);
}
