/** Rows that are right by themselves but not together, with the reason of each. */
import type { Issue } from "../model/issue.ts";

/** Every reason against a row, by its place among the right ones. One issue may speak against several rows. */
export type Verdicts = Map<number, Issue[]>;

export function object(verdicts: Verdicts, row: number, reason: Issue): void {
  const before = verdicts.get(row);
  if (before) before.push(reason);
  else verdicts.set(row, [reason]);
}
