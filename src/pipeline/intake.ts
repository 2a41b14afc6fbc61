/** From files in the inbox to observations in the store: each delivery kept unaltered first, then read and checked once. */
import { basename } from "node:path";
import type { ParquetReader } from "../ingest/index.ts";
import { guardEdition, ingest, isRefused, quarantineCsv } from "../ingest/index.ts";
import type { Delivery } from "../model/delivery.ts";
import { type Issue, IssueError } from "../model/issue.ts";
import { quarterOf } from "../model/period.ts";
import { forgetDelivery, originalPath, readDelivery } from "../store/deliveries.ts";
import { sha256 } from "../store/hash.ts";
import { type InboxFile, listInbox } from "../store/inbox.ts";
import { readSummary, saveObservations } from "../store/observations.ts";
import type { Paths } from "../store/prepare.ts";
import { saveQuarantine } from "../store/records.ts";
import { describeIssue } from "../text/describe.ts";
import type { Definitions } from "./definition/index.ts";
import type { Opened, TakenIn } from "./door.ts";
import { admit, discreet, noRows } from "./door.ts";
import type { Host } from "./host.ts";
import { parquetReader } from "./parquet.ts";
import { rulesOf, senderOf } from "./rules.ts";

export type { TakenIn } from "./door.ts";

export interface Arrived {
  /** The deliveries that lie in the inbox now and were kept. */
  readonly ids: readonly string[];
  /** What lies there and was turned away. */
  readonly refused: readonly TakenIn[];
  readonly issues: readonly Issue[];
  /** What the door saw of the new ones, by delivery: used once, and let go. */
  readonly opened: Map<string, Opened>;
}

/** What is said of a file on a day that is asked for again: nothing of what came later, unless it tells of a person. */
function knownBy(found: readonly Issue[], { note, noted }: InboxFile, until: string | null): readonly Issue[] {
  if (until === null || isRefused(found)) return found;
  if (noted && note.received > until) return [];
  return found.filter((it) => it.code !== "store.same-bytes" || String(it.params.received) <= until);
}

/**
 * Copies what is new in the inbox into the store, once it has been looked through. A file that cannot be read is an issue
 * beside the others.
 *
 * @param until  ISO date: of what came later nothing is said, so that the day is answered as it was; null: of everything
 * @throws IssueError (exit 2) when the inbox itself cannot be read
 */
export async function receiveInbox(
  paths: Paths,
  definitions: Definitions,
  host: Host,
  until: string | null = null,
): Promise<Arrived> {
  const inbox = listInbox(paths.inbox, host.today());
  if (!inbox.ok) throw new IssueError(discreet(inbox.issues, [], definitions), 2);
  const names = inbox.value.map((file) => basename(file.path));
  const issues: Issue[] = [...discreet(inbox.issues, names, definitions)];
  const ids: string[] = [];
  const refused: TakenIn[] = [];
  const opened = new Map<string, Opened>();
  const readParquet = await parquetReader(inbox.value.map((file) => file.path));
  for (const [i, file] of inbox.value.entries()) {
    host.step("receive", i + 1, inbox.value.length);
    const admitted = admit(paths.work, file, i + 1, definitions, readParquet);
    issues.push(...knownBy(admitted.issues, file, until));
    if (admitted.id !== null) ids.push(admitted.id);
    if (admitted.id !== null && admitted.opened !== null) opened.set(admitted.id, admitted.opened);
    if (admitted.refused !== null && knownBy(admitted.refused.issues, file, until).length > 0)
      refused.push(admitted.refused);
  }
  return { ids, refused, issues, opened };
}

/**
 * The deliveries known on a date.
 *
 * A file that was sent again under the same name and the same date replaces the former bytes: only a later date makes a
 * new vintage.
 */
export function knownDeliveries(
  deliveries: readonly Delivery[],
  inbox: readonly string[],
  asOf: string,
): readonly Delivery[] {
  const known = deliveries.filter((it) => it.received <= asOf);
  const current = new Set(inbox);
  return known.filter(
    (it) =>
      current.has(it.id) ||
      !known.some((other) => other.file === it.file && other.received === it.received && current.has(other.id)),
  );
}

/** What decides how a delivery is read: our version, the definitions, and what its note says of it. */
export function fingerprintOf(definitions: Definitions, version: string): (delivery: Delivery) => string {
  return ({ file, kind, provider, received }) =>
    sha256(JSON.stringify([version, guardEdition, definitions.hash, file, kind, provider, received])).slice(0, 16);
}

interface ReadOne {
  readonly taken: TakenIn;
  /** Stores what was read; nothing where there is nothing to store. */
  readonly save: () => Promise<void>;
}

/** Reads one delivery, or finds what an earlier run read of it. */
function readOne(
  paths: Paths,
  delivery: Delivery,
  definitions: Definitions,
  fingerprint: string,
  readParquet: ParquetReader,
  opened: Opened | undefined,
): ReadOne {
  const settled = (taken: TakenIn): ReadOne => ({ taken, save: () => Promise.resolve() });
  const earlier = readSummary(paths.work, delivery.id, fingerprint);
  if (earlier.ok) {
    const { count, kind, issues } = earlier.value;
    return settled({ ...delivery, ...count, kindRead: kind, issues });
  }
  const stored = readDelivery(paths.work, delivery.id);
  if (!stored.ok) return settled({ ...delivery, ...noRows, kindRead: null, issues: stored.issues });
  const { file, kind, provider, received } = delivery;
  const read = ingest(
    { file, bytes: stored.value.bytes, kind, provider: senderOf(provider), opened },
    { ...rulesOf(definitions, readParquet), latest: quarterOf(received) },
  );
  if (!read.ok) {
    // Kept by a version that did not know better: nothing of it stays.
    if (isRefused(read.issues)) forgetDelivery(paths.work, delivery.id);
    return settled({ ...delivery, ...noRows, kindRead: null, issues: read.issues });
  }
  const { statements, count } = read.value;
  if (count.rejected > 0) {
    saveQuarantine(
      paths.work,
      delivery.id,
      quarantineCsv(read.value, (it) => describeIssue(it, "nb").message),
    );
  }
  const summary = { kind: read.value.kind, count, issues: read.issues };
  return {
    taken: { ...delivery, ...count, kindRead: read.value.kind, issues: read.issues },
    save: () => saveObservations(paths.work, delivery.id, fingerprint, statements, summary),
  };
}

/** So many deliveries may be on their way into the store together. */
const savedAtOnce = 2;

/** Reads every delivery that is known on a date and that no earlier run read in the same way. */
export async function takeInAll(
  paths: Paths,
  deliveries: readonly Delivery[],
  definitions: Definitions,
  host: Host,
  opened: Map<string, Opened> = new Map(),
): Promise<readonly TakenIn[]> {
  const fingerprint = fingerprintOf(definitions, host.version);
  const readParquet = await parquetReader(deliveries.map((it) => originalPath(paths.work, it.id)));
  const taken: TakenIn[] = [];
  const saving: Promise<void>[] = [];
  let trouble: unknown = null;
  try {
    for (const [i, delivery] of deliveries.entries()) {
      host.interrupted.throwIfAborted();
      host.step("ingest", i + 1, deliveries.length);
      const seen = opened.get(delivery.id);
      opened.delete(delivery.id);
      const one = readOne(paths, delivery, definitions, fingerprint(delivery), readParquet, seen);
      taken.push(one.taken);
      // The database writes on another core while the next ones are read here; a few at a time, for memory's sake.
      if (saving.length >= savedAtOnce) await saving.shift();
      const save = one.save();
      save.catch(() => undefined);
      saving.push(save);
    }
  } catch (error) {
    trouble = error;
  }
  // Nothing may still be writing when the lock is given back.
  for (const ended of await Promise.allSettled(saving)) if (ended.status === "rejected") trouble ??= ended.reason;
  if (trouble !== null) throw trouble;
  return taken;
}
