/** Deliveries as they arrived: bytes unaltered under their SHA-256, with every note that was ever made of them. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Delivery } from "../model/delivery.ts";
import type { Bytes } from "../model/file-bytes.ts";
import { areHeld } from "../model/file-bytes.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import type { Disk, FileData } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { sha256 } from "./hash.ts";
import type { InboxFile } from "./inbox.ts";
import { openBytes, troubleOf } from "./large-file.ts";
import { deliveryName, isDeliveryName } from "./names.ts";
import { closed } from "./prepare.ts";
import { namesIn, publishFolder } from "./publish.ts";
import { deliveryLimit } from "./read.ts";
import type { Receipt } from "./receipts.ts";
import { arrivals, deliveryFolder, firstArrival, nextNote, readReceipts, receiptOf, receiptText } from "./receipts.ts";
import { fileIssue, writeFailure } from "./trouble.ts";

export interface Snapshot {
  readonly delivery: Delivery;
  readonly bytes: Bytes;
  /** Whether these bytes had never arrived before. */
  readonly fresh: boolean;
  /** Whether bytes that were there got another name, date or note. */
  readonly noted: boolean;
}

export interface SnapshotOptions {
  /** Largest file that is read, in bytes. */
  readonly limit?: number;
  readonly disk?: Disk;
  /** Why bytes that never arrived before must not be kept; nothing when they may. Asked before anything is written. */
  readonly refuse?: (bytes: Bytes) => readonly Issue[];
}

/**
 * Copies a file into the store before anything else reads it, and returns the bytes that were stored: a large file's are
 * read piece by piece, and not kept where they have changed since they were looked through. The same bytes
 * again are the same delivery, whose date is the first on which they arrived; every later arrival is remembered, and a
 * note that is corrected holds from then on.
 *
 * @returns rejected when the file cannot be read, is larger than the limit or must not be kept: then nothing is written
 * @throws  IssueError when the store cannot be written
 */
export function snapshot(work: string, file: InboxFile, options: SnapshotOptions = {}): Outcome<Snapshot> {
  const { limit = deliveryLimit } = options;
  const read = openBytes(file.path, limit);
  if (!read.ok) return read;
  try {
    return keep(work, file, read.value, options);
  } catch (error) {
    return rejected(troubleOf(error, file.path));
  }
}

function hashOf(bytes: Bytes): string {
  return areHeld(bytes) ? sha256(bytes) : bytes.sha256;
}

/** The same for bytes that were made here, from what is not kept itself. */
export function keep(
  work: string,
  file: Pick<InboxFile, "path" | "note" | "noted">,
  bytes: Bytes,
  options: SnapshotOptions = {},
): Outcome<Snapshot> {
  const { disk = realDisk, refuse = () => [] } = options;
  const id = hashOf(bytes);
  const folder = deliveryFolder(work, id);
  const receipt = receiptOf(file.note, bytes.length, file.noted);
  if (existsSync(folder)) return again(folder, id, file, receipt, bytes, disk);
  const refused = refuse(bytes);
  if (refused.length > 0) return rejected(refused);
  const files = new Map<string, FileData>([
    ["original", areHeld(bytes) ? bytes : bytes.pieces],
    ["note.json", receiptText(receipt)],
  ]);
  publishFolder(folder, files, { disk, modes: closed });
  return accepted({ delivery: firstArrival(id, [receipt]), bytes, fresh: true, noted: true });
}

/** Bytes that arrived before: what is written of them is kept beside what was written then. */
function again(
  folder: string,
  id: string,
  file: InboxFile,
  receipt: Receipt,
  bytes: Bytes,
  disk: Disk,
): Outcome<Snapshot> {
  const earlier = readReceipts(folder);
  if (!earlier.ok) return earlier;
  const isNew = receipt.noted && !arrivals(earlier.value).some((each) => receiptText(each) === receiptText(receipt));
  if (isNew) writeFileAtomically(join(folder, nextNote(folder)), receiptText(receipt), { mode: closed.file, disk });
  const receipts = isNew ? [...earlier.value, receipt] : earlier.value;
  // By name, so that what is said does not depend on which of them came first.
  const twin = arrivals(receipts).find((each) => each.noted && each.file < receipt.file);
  const issues = twin
    ? [issue("store.same-bytes", { file: file.path }, { other: twin.file, received: twin.received })]
    : [];
  return accepted({ delivery: firstArrival(id, receipts), bytes, fresh: false, noted: isNew }, issues);
}

/** Every delivery in the store, by date of arrival, then name; a damaged one is an issue beside the others. */
export function listDeliveries(work: string): Outcome<readonly Delivery[]> {
  const folder = join(work, "deliveries");
  const deliveries: Delivery[] = [];
  const issues: Issue[] = [];
  try {
    for (const id of (namesIn(folder) ?? []).filter(isDeliveryName)) {
      const receipts = readReceipts(join(folder, id));
      if (receipts.ok) deliveries.push(firstArrival(id, receipts.value));
      else issues.push(...receipts.issues);
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

/**
 * Removes a delivery from the store, bytes, notes, observations and rejected rows: for what should never have been sent.
 *
 * @throws IssueError when it cannot be removed
 */
export function forgetDelivery(work: string, id: string): void {
  const name = deliveryName(id);
  const all = [deliveryFolder(work, id), join(work, "observations", name), join(work, "quarantine", `${name}.csv`)];
  for (const path of all) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      throw writeFailure(error, path);
    }
  }
}

/** Where a delivery's bytes lie. */
export function originalPath(work: string, id: string): string {
  return join(deliveryFolder(work, id), "original");
}

/** A stored delivery with its bytes, checked against its name. */
export function readDelivery(work: string, id: string): Outcome<Snapshot> {
  const folder = deliveryFolder(work, id);
  const receipts = readReceipts(folder);
  if (!receipts.ok) return receipts;
  const path = originalPath(work, id);
  const bytes = openBytes(path, Number.MAX_SAFE_INTEGER);
  if (!bytes.ok) return bytes;
  if (hashOf(bytes.value) !== id) return rejected([issue("store.damaged", { file: path })]);
  return accepted({ delivery: firstArrival(id, receipts.value), bytes: bytes.value, fresh: false, noted: false });
}
