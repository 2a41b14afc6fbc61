/** Taking a release back: it is marked as withdrawn, and what it told stays told. */
import { IssueError, issue } from "../../model/issue.ts";
import type { PeriodId } from "../../model/period.ts";
import { appendEntry } from "../../store/ledger.ts";
import { releasesIn } from "../../store/ledger-releases.ts";
import { acquireLock } from "../../store/lock.ts";
import type { Paths } from "../../store/prepare.ts";
import { wholeLedger } from "../memory.ts";

/** Exit code of a call that cannot be carried out. */
const usage = 2;

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
export function withdraw(paths: Paths, { pipeline, period, reason, on }: Withdrawal): number {
  const { work } = paths;
  const lock = acquireLock(work, `disclose withdraw ${pipeline}`);
  if (!lock.ok) throw new IssueError(lock.issues, usage);
  try {
    let ledger = wholeLedger(paths);
    const standing = releasesIn(ledger).filter(
      ({ facts, withdrawn }) => facts.pipeline === pipeline && facts.period === period && withdrawn === null,
    );
    if (standing.length === 0) throw new IssueError([issue("disclose.no-release", null, { pipeline, period })], usage);
    for (const { hash } of standing)
      ledger = appendEntry(work, ledger, { kind: "withdrawn", release: hash, on, reason });
    return standing.length;
  } finally {
    lock.value.release();
  }
}
