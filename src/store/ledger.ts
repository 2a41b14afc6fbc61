/**
 * The release ledger: `work/ledger/000001.json`, `000002.json`, … and `head.json`.
 *
 * It only grows. Every entry carries the hash of the one before, so that one that was changed, exchanged, left out or put in
 * between shows; `head.json` tells how many there are, so that a cut at the end shows, too, and so does `work/told.json`, so that it
 * shows when the folder is gone or an older one stands in its place. These are written last: after a kill they may be one behind,
 * never ahead.
 */
import { join } from "node:path";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { partial, writeFileAtomically } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { againstAnchor, readLength, writeAnchor, writeLength } from "./ledger-anchor.ts";
import { type LedgerEntry, linked, origin, readEntry, type Statement } from "./ledger-entry.ts";
import { closed } from "./prepare.ts";
import { namesIn } from "./publish.ts";
import { readText } from "./read.ts";
import { fileIssue } from "./trouble.ts";

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** How many the head counts: as many as there are, or one less after a kill. */
  readonly counted: number;
}

const headName = "head.json";
const entryShape = /^\d{6}\.json$/;

/** The largest entry that is read: a nation's release is some tens of megabytes. */
const entryLimit = 256 * 1024 * 1024;

function folderOf(work: string): string {
  return join(work, "ledger");
}

/** `000012.json` */
function entryName(number: number): string {
  return `${String(number).padStart(6, "0")}.json`;
}

/** The hash of the last entry. */
export function lastHash(ledger: Ledger): string {
  return ledger.entries.at(-1)?.hash ?? origin;
}

/** Compares the chain with its head: the same, or, after a kill, one entry more. */
function againstHead(folder: string, names: readonly string[], entries: readonly LedgerEntry[]): Outcome<Ledger> {
  const place = { file: join(folder, headName) };
  if (!names.includes(headName)) {
    return entries.length <= 1
      ? accepted({ entries, counted: 0 })
      : rejected([issue("store.ledger-head", place, { entries: entries.length })]);
  }
  const stated = readLength(join(folder, headName));
  if (!stated.ok) return stated;
  const { entries: counted, hash } = stated.value;
  const missing = counted - entries.length;
  if (missing > 0) return rejected([issue("store.ledger-cut", place, { counted, entries: entries.length })]);
  return missing >= -1 && entries[counted - 1]!.hash === hash
    ? accepted({ entries, counted })
    : rejected([issue("store.ledger-head", place, { entries: entries.length })]);
}

/** Entries read in the order of their names, each following the one before; every breach of the chain. */
function readChain(folder: string, names: readonly string[]): Outcome<readonly LedgerEntry[]> {
  const issues: Issue[] = [];
  const entries: LedgerEntry[] = [];
  const prepared = new Set<string>();
  let expected = 1;
  let previous: string | null = origin;
  for (const name of names) {
    const file = join(folder, name);
    for (; entryName(expected) < name; expected += 1) {
      issues.push(issue("store.ledger-missing", { file: join(folder, entryName(expected)) }, { number: expected }));
      previous = null;
    }
    expected += 1;
    const text = readText(file, entryLimit);
    const read = text.ok ? readEntry(text.value, file) : text;
    if (!read.ok) {
      issues.push(...read.issues);
      previous = null;
      continue;
    }
    const entry = read.value;
    const { statement } = entry;
    // After an entry that is gone or changed, what follows it cannot be held against it.
    const follows = previous === null || entry.previous === previous;
    const known = statement.kind === "prepared" || issues.length > 0 || prepared.has(statement.release);
    if (entryName(entry.number) !== name || !follows || !known)
      issues.push(issue("store.ledger-order", { file }, { number: entry.number }));
    if (statement.kind === "prepared") prepared.add(entry.hash);
    previous = entry.hash;
    entries.push(entry);
  }
  return issues.length > 0 ? rejected(issues) : accepted(entries);
}

/**
 * The whole ledger; an empty one where nothing was released yet.
 *
 * @returns rejected with every entry that was changed, is missing, or stands where it was not written
 */
export function readLedger(work: string): Outcome<Ledger> {
  const folder = folderOf(work);
  let names: readonly string[];
  try {
    names = (namesIn(folder) ?? []).filter((name) => !name.startsWith(partial));
  } catch (error) {
    return rejected([fileIssue(error, folder, "read")]);
  }
  const strange = names.filter((name) => name !== headName && !entryShape.test(name));
  if (strange.length > 0)
    return rejected(strange.map((name) => issue("store.ledger-foreign", { file: join(folder, name) })));
  const chain = readChain(
    folder,
    names.filter((name) => name !== headName),
  );
  const ledger = chain.ok ? againstHead(folder, names, chain.value) : chain;
  if (!ledger.ok) return ledger;
  const anchored = againstAnchor(work, ledger.value.entries);
  return anchored.ok ? ledger : anchored;
}

/** Tells how long the ledger is now, in its folder and beside it. */
function writeHead(work: string, entries: readonly LedgerEntry[], disk: Disk): void {
  writeLength(join(folderOf(work), headName), entries, disk);
  writeAnchor(work, entries, disk);
}

/** Brings the head up to the last entry, where a kill left it one behind. The caller holds the lock. */
export function mendHead(work: string, ledger: Ledger, disk: Disk = realDisk): Ledger {
  const { entries, counted } = ledger;
  if (counted === entries.length) return ledger;
  writeHead(work, entries, disk);
  return { entries, counted: entries.length };
}

/**
 * Adds an entry at the end. The caller holds the lock of the working folder and has read the ledger since.
 *
 * @returns the ledger with the entry
 * @throws  IssueError when it cannot be written; then the ledger is as before, or the entry is there and the head one behind
 */
export function appendEntry(work: string, ledger: Ledger, statement: Statement, disk: Disk = realDisk): Ledger {
  const folder = folderOf(work);
  const { entries } = mendHead(work, ledger, disk);
  const { text, ...entry } = linked(entries.length + 1, lastHash(ledger), statement);
  writeFileAtomically(join(folder, entryName(entry.number)), text, { mode: closed.file, disk });
  const longer = [...entries, entry];
  writeHead(work, longer, disk);
  return { entries: longer, counted: longer.length };
}
