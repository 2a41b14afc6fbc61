/**
 * How long the ledger is, told outside its entries: in its head, and once more beside its folder, in `work/told.json`.
 *
 * A chain shows what was changed in it, and its head what was cut from it. Neither shows that the whole folder is gone, or was put back
 * as it was a year ago: such a ledger is whole, and knows less than was told.
 */
import { join } from "node:path";
import { z } from "zod";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { canonical, type LedgerEntry } from "./ledger-entry.ts";
import { closed } from "./prepare.ts";
import { namesIn } from "./publish.ts";
import { readText } from "./read.ts";
import { fileIssue } from "./trouble.ts";

const lengthShape = z.strictObject({ entries: z.int().positive(), hash: z.string() });

/** How many entries a ledger has, and the hash of the last. */
export type LedgerLength = z.infer<typeof lengthShape>;

const anchorName = "told.json";

export function readLength(file: string): Outcome<LedgerLength> {
  const text = readText(file);
  if (!text.ok) return text;
  const damaged = rejected([issue("store.ledger-damaged", { file })]);
  try {
    const parsed = lengthShape.safeParse(JSON.parse(text.value));
    return parsed.success ? accepted(parsed.data) : damaged;
  } catch {
    return damaged;
  }
}

export function writeLength(file: string, entries: readonly LedgerEntry[], disk: Disk): void {
  const text = `${canonical({ entries: entries.length, hash: entries.at(-1)!.hash })}\n`;
  writeFileAtomically(file, text, { mode: closed.file, disk });
}

/** Written after the head: after a kill it is behind, never ahead. */
export function writeAnchor(work: string, entries: readonly LedgerEntry[], disk: Disk): void {
  writeLength(join(work, anchorName), entries, disk);
}

/** Compares the entries with what is told beside their folder; a working folder from before there was such a file has none. */
export function againstAnchor(work: string, entries: readonly LedgerEntry[]): Outcome<null> {
  const file = join(work, anchorName);
  try {
    if (!namesIn(work)?.includes(anchorName)) return accepted(null);
  } catch (error) {
    return rejected([fileIssue(error, work, "read")]);
  }
  const stated = readLength(file);
  if (!stated.ok) return stated;
  const { entries: counted, hash } = stated.value;
  if (counted > entries.length)
    return rejected([issue("store.ledger-cut", { file }, { counted, entries: entries.length })]);
  return entries[counted - 1]!.hash === hash
    ? accepted(null)
    : rejected([issue("store.ledger-head", { file }, { entries: entries.length })]);
}
