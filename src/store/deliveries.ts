/** Deliveries as they arrived: bytes unaltered under their SHA-256, with every note that was ever made of them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Delivery, DeliveryNote } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { sha256 } from "./hash.ts";
import type { InboxFile } from "./inbox.ts";
import { deliveryName, isDeliveryName } from "./names.ts";
import { closed } from "./prepare.ts";
import { namesIn, publishFolder } from "./publish.ts";
import { deliveryLimit, readBytes, readText } from "./read.ts";
import { fileIssue } from "./trouble.ts";

export interface Snapshot {
  readonly delivery: Delivery;
  readonly bytes: Uint8Array;
  /** Whether these bytes had never arrived before. */
  readonly fresh: boolean;
}

export interface SnapshotOptions {
  /** Largest file that is read, in bytes. */
  readonly limit?: number;
  readonly disk?: Disk;
}

const storedNote = z.strictObject({
  file: z.string(),
  provider: z.string(),
  kind: z.string().nullable(),
  received: z.string(),
  period: z.string().nullable(),
  note: z.string(),
  synthetic: z.literal(true).optional(),
  bytes: z.int().nonnegative(),
  noted: z.boolean(),
});

type StoredNote = z.infer<typeof storedNote>;

/** `note.json`, then `note-2.json`, `note-3.json`: the last is what is said now. */
const noteShape = /^note(?:-(\d+))?\.json$/;

function folderOf(work: string, id: string): string {
  return join(work, "deliveries", deliveryName(id));
}

function noteText(note: DeliveryNote, bytes: number, noted: boolean): string {
  const { file, provider, kind, received, period, note: remark, synthetic } = note;
  return `${JSON.stringify({ file, provider, kind, received, period, note: remark, synthetic, bytes, noted }, null, 2)}\n`;
}

function noteName(number: number): string {
  return number === 1 ? "note.json" : `note-${number}.json`;
}

function lastNumber(folder: string): number {
  const numbers = (namesIn(folder) ?? []).flatMap((name) => {
    const match = noteShape.exec(name);
    return match ? [Number(match[1] ?? 1)] : [];
  });
  return Math.max(1, ...numbers);
}

function damaged(path: string): Outcome<never> {
  return rejected([issue("store.damaged", { file: path })]);
}

function readNote(folder: string): Outcome<StoredNote> {
  const path = join(folder, noteName(lastNumber(folder)));
  const text = readText(path);
  if (!text.ok) return text;
  try {
    const note = storedNote.safeParse(JSON.parse(text.value));
    return note.success ? accepted(note.data) : damaged(path);
  } catch {
    return damaged(path);
  }
}

function deliveryOf(id: string, stored: StoredNote): Delivery {
  const { noted: _, synthetic, ...delivery } = stored;
  return { id, ...delivery, ...(synthetic ? { synthetic } : {}) };
}

/**
 * Copies a file into the store before anything else reads it, and returns the bytes that were stored. The same bytes
 * again are the same delivery: they keep the date on which they were first seen, and take a new note only when one
 * was written.
 *
 * @returns rejected when the file cannot be read or is larger than the limit
 * @throws  IssueError when the store cannot be written
 */
export function snapshot(work: string, file: InboxFile, options: SnapshotOptions = {}): Outcome<Snapshot> {
  const { limit = deliveryLimit, disk = realDisk } = options;
  const read = readBytes(file.path, limit);
  if (!read.ok) return read;
  const bytes = read.value;
  const id = sha256(bytes);
  const folder = folderOf(work, id);
  const fresh = !existsSync(folder);
  if (fresh) {
    const note = noteText(file.note, bytes.length, file.noted);
    publishFolder(
      folder,
      new Map<string, string | Uint8Array>([
        ["original", bytes],
        ["note.json", note],
      ]),
      { disk, modes: closed },
    );
    return accepted({ delivery: { id, ...file.note, bytes: bytes.length }, bytes, fresh });
  }
  const earlier = readNote(folder);
  if (!earlier.ok) return earlier;
  return reconcile(folder, id, earlier.value, file, bytes, disk);
}

/** What is said of bytes that arrived before: a written note replaces none, or one that was written of the same file. */
function reconcile(
  folder: string,
  id: string,
  earlier: StoredNote,
  file: InboxFile,
  bytes: Uint8Array,
  disk: Disk,
): Outcome<Snapshot> {
  const kept = accepted({ delivery: deliveryOf(id, earlier), bytes, fresh: false });
  if (!file.noted) return kept;
  if (noteText(file.note, bytes.length, true) === noteText(earlier, earlier.bytes, earlier.noted)) return kept;
  if (earlier.noted && earlier.file !== file.note.file) {
    const twin = issue("store.same-bytes", { file: file.path }, { other: earlier.file, received: earlier.received });
    return { ...kept, issues: [twin] };
  }
  const path = join(folder, noteName(lastNumber(folder) + 1));
  writeFileAtomically(path, noteText(file.note, bytes.length, true), { mode: closed.file, disk });
  return accepted({ delivery: { id, ...file.note, bytes: bytes.length }, bytes, fresh: false });
}

/** Every delivery in the store, by date of arrival, then name; a damaged one is an issue beside the others. */
export function listDeliveries(work: string): Outcome<readonly Delivery[]> {
  const folder = join(work, "deliveries");
  const deliveries: Delivery[] = [];
  const issues: Issue[] = [];
  try {
    for (const id of (namesIn(folder) ?? []).filter(isDeliveryName)) {
      const note = readNote(join(folder, id));
      if (note.ok) deliveries.push(deliveryOf(id, note.value));
      else issues.push(...note.issues);
    }
  } catch (error) {
    return rejected([fileIssue(error, folder, "read")]);
  }
  return accepted(deliveries.sort(byArrival), issues);
}

function byArrival(a: Delivery, b: Delivery): number {
  if (a.received !== b.received) return a.received < b.received ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** A stored delivery with its bytes, checked against its name. */
export function readDelivery(work: string, id: string): Outcome<Snapshot> {
  const folder = folderOf(work, id);
  const note = readNote(folder);
  if (!note.ok) return note;
  const bytes = readBytes(join(folder, "original"), Number.MAX_SAFE_INTEGER);
  if (!bytes.ok) return bytes;
  if (sha256(bytes.value) !== id) return damaged(join(folder, "original"));
  return accepted({ delivery: deliveryOf(id, note.value), bytes: bytes.value, fresh: false });
}
