/**
 * The ledger around a run: read before the gate, so that a release is attacked together with all that was ever told, and
 * written around the publishing.
 *
 * A release is written down as prepared before it appears and as published when it stands. A kill between the two leaves it
 * prepared, and what is prepared counts as told: at worst a later release hides a little more than it had to. Written the
 * other way round, a kill would leave a report that somebody reads and nobody remembers.
 */
import type { Disclosure } from "../disclose/index.ts";
import { IssueError, type Outcome } from "../model/issue.ts";
import type { LedgerCell, LedgerRelease } from "../model/ledger.ts";
import { sha256 } from "../store/hash.ts";
import { appendEntry, type Ledger, lastHash, readLedger } from "../store/ledger.ts";
import { canonical, type ReleaseFacts } from "../store/ledger-entry.ts";
import { asTold, type Remembered, releasesIn } from "../store/ledger-releases.ts";
import { unknownReports } from "../store/ledger-reports.ts";
import type { Paths } from "../store/prepare.ts";
import type { Files } from "../store/publish.ts";

/** Exit code of a chain that does not match. */
const mismatch = 4;

/** @throws IssueError (exit 4) when the ledger was changed, cut or cannot be read: then nothing may be released */
function ledgerIn(work: string): Ledger {
  const ledger = readLedger(work);
  if (!ledger.ok) throw new IssueError(ledger.issues, mismatch);
  return ledger.value;
}

/** Every release that the working folder remembers, oldest first, whatever lies among the reports. */
export function recall(work: string): readonly Remembered[] {
  return releasesIn(ledgerIn(work));
}

/**
 * The ledger, held against the reports that were published.
 *
 * @throws IssueError (exit 4) when it was changed or cut, or does not know a report that lies there: then nothing may be released
 */
export function wholeLedger({ work, reports }: Pick<Paths, "work" | "reports">): Ledger {
  const ledger = ledgerIn(work);
  const unknown = unknownReports(reports, ledger);
  if (unknown.length > 0) throw new IssueError(unknown, mismatch);
  return ledger;
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** The release that was made of the same facts, the last time; null when none was. */
function madeBefore(releases: readonly Remembered[], facts: ReleaseFacts): Remembered | null {
  return releases.findLast((it) => isSame(it.facts, facts)) ?? null;
}

/**
 * Takes a release through the gate, together with what was told before.
 *
 * A release that was made before is first made again as it was then: attacked with what came before it. Where that gives
 * the cells that the ledger holds, nothing is told that was not told already, and the bytes are those of the first time,
 * whatever was released in between. Else all that was ever told counts.
 */
export async function passGate(
  releases: readonly Remembered[],
  facts: ReleaseFacts,
  gate: (earlier: readonly LedgerRelease[]) => Promise<Outcome<Disclosure>>,
): Promise<Outcome<Disclosure>> {
  const former = madeBefore(releases, facts);
  if (former) {
    const again = await gate(releases.filter((it) => it.number < former.number).map(asTold));
    if (again.ok && isSame(again.value.cells, former.cells)) return again;
  }
  return gate(releases.map(asTold));
}

/** What is about to be released. */
export interface Telling {
  readonly facts: ReleaseFacts;
  readonly cells: readonly LedgerCell[];
  /** null when they are put in no folder, but handed to a script: wherever else they stand, they go on standing. */
  readonly files: Files | null;
  /** ISO date in Norway. */
  readonly on: string;
}

/**
 * Publishes, and sees to it that what is told is remembered, whatever happens in between. What was told in the same way
 * before adds nothing; where the same numbers look otherwise than before, the ledger knows of it first, so that it never lacks a
 * report that lies there.
 *
 * @throws IssueError when the ledger or the folder cannot be written, or the ledger does not match (exit 4)
 */
export function publishRemembered(work: string, { facts, cells, files, on }: Telling, publish: () => void): void {
  let ledger = ledgerIn(work);
  const former = madeBefore(releasesIn(ledger), facts);
  const known = former !== null && isSame(former.cells, cells) ? former : null;
  if (!known) ledger = appendEntry(work, ledger, { kind: "prepared", facts, cells });
  const release = known?.hash ?? lastHash(ledger);
  const outputs = [...(files ?? [])]
    .map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const stood = known !== null && known.published !== null && known.withdrawn === null;
  const remember = (): void => {
    const stands = stood && (files === null || isSame(known.published!.outputs, outputs));
    if (!stands) appendEntry(work, ledger, { kind: "published", release, on, outputs });
  };
  if (stood) remember();
  publish();
  if (!stood) remember();
}
