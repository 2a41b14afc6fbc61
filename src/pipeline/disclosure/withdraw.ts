/** Taking a release back: it is marked as withdrawn, and what it told stays told. */
import { IssueError, issue } from "../../model/issue.ts";
import type { PeriodId } from "../../model/period.ts";
import { appendEntry, readLedger } from "../../store/ledger.ts";
import { releasesIn } from "../../store/ledger-releases.ts";
import { acquireLock } from "../../store/lock.ts";

/** Exit codes of a call that cannot be carried out, and of a chain that does not match. */
const exits = { usage: 2, mismatch: 4 } as const;

export interface Withdrawal {
  readonly pipeline: string;
  readonly period: PeriodId;
  readonly reason: string;
  /** ISO date in Norway. */
  readonly on: string;
}

/**
 * Marks every release of a pipeline for a period as withdrawn, but for those that are already.
 *
 * @returns how many were marked
 * @throws IssueError: exit 2 when there is none or another run holds the lock, 4 when the ledger does not match
 */
export function withdraw(work: string, { pipeline, period, reason, on }: Withdrawal): number {
  const lock = acquireLock(work, `disclose withdraw ${pipeline}`);
  if (!lock.ok) throw new IssueError(lock.issues, exits.usage);
  try {
    const read = readLedger(work);
    if (!read.ok) throw new IssueError(read.issues, exits.mismatch);
    const standing = releasesIn(read.value).filter(
      ({ facts, withdrawn }) => facts.pipeline === pipeline && facts.period === period && withdrawn === null,
    );
    if (standing.length === 0)
      throw new IssueError([issue("disclose.no-release", null, { pipeline, period })], exits.usage);
    let ledger = read.value;
    for (const { hash } of standing)
      ledger = appendEntry(work, ledger, { kind: "withdrawn", release: hash, on, reason });
    return standing.length;
  } finally {
    lock.value.release();
  }
}
