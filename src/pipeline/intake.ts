/** From files in the inbox to observations in the store: each delivery kept unaltered first, then read and checked once. */
import { type IngestRules, ingest, quarantineCsv } from "../ingest/index.ts";
import type { Delivery, DeliveryCount } from "../model/delivery.ts";
import { type Issue, IssueError } from "../model/issue.ts";
import { quarterOf } from "../model/period.ts";
import { forgetDelivery, readDelivery, snapshot } from "../store/deliveries.ts";
import { sha256 } from "../store/hash.ts";
import { listInbox } from "../store/inbox.ts";
import { readSummary, saveObservations } from "../store/observations.ts";
import type { Paths } from "../store/prepare.ts";
import { saveQuarantine } from "../store/records.ts";
import { describeIssue } from "../text/describe.ts";
import type { Definitions } from "./definition/index.ts";
import type { Host } from "./host.ts";

/** A delivery with what became of its rows; refused as a whole, it has none. */
export interface TakenIn extends Delivery, DeliveryCount {
  readonly kindRead: string | null;
  readonly issues: readonly Issue[];
}

export interface Arrived {
  /** The deliveries that lie in the inbox now. */
  readonly ids: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Copies what is new in the inbox into the store. A file that cannot be read is an issue beside the others.
 *
 * @throws IssueError (exit 2) when the inbox itself cannot be read
 */
export function receiveInbox(paths: Paths, host: Host): Arrived {
  const inbox = listInbox(paths.inbox, host.today());
  if (!inbox.ok) throw new IssueError(inbox.issues, 2);
  const issues: Issue[] = [...inbox.issues];
  const ids: string[] = [];
  for (const [i, file] of inbox.value.entries()) {
    host.step("receive", i + 1, inbox.value.length);
    const kept = snapshot(paths.work, file);
    issues.push(...kept.issues);
    if (kept.ok) ids.push(kept.value.delivery.id);
  }
  return { ids, issues };
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
    sha256(JSON.stringify([version, definitions.hash, file, kind, provider, received])).slice(0, 16);
}

/** What ingest needs to know of the definitions. */
export function rulesOf(definitions: Definitions): Omit<IngestRules, "latest"> {
  const { programme, layouts, providerLayouts } = definitions;
  return { layouts, providerLayouts, areas: programme.areas, groups: programme.groups.map((group) => group.id) };
}

/** Who sent a file; null where nobody said. */
export function senderOf(provider: string): string | null {
  return provider === "unknown" ? null : provider;
}

interface ReadOne {
  readonly taken: TakenIn;
  /** Stores what was read; nothing where there is nothing to store. */
  readonly save: () => Promise<void>;
}

/** Reads one delivery, or finds what an earlier run read of it. */
function readOne(paths: Paths, delivery: Delivery, definitions: Definitions, fingerprint: string): ReadOne {
  const settled = (taken: TakenIn): ReadOne => ({ taken, save: () => Promise.resolve() });
  const earlier = readSummary(paths.work, delivery.id, fingerprint);
  if (earlier.ok) {
    const { count, kind, issues } = earlier.value;
    return settled({ ...delivery, ...count, kindRead: kind, issues });
  }
  const none = { read: 0, accepted: 0, rejected: 0 };
  const stored = readDelivery(paths.work, delivery.id);
  if (!stored.ok) return settled({ ...delivery, ...none, kindRead: null, issues: stored.issues });
  const { file, kind, provider, received } = delivery;
  const read = ingest(
    { file, bytes: stored.value.bytes, kind, provider: senderOf(provider) },
    { ...rulesOf(definitions), latest: quarterOf(received) },
  );
  if (!read.ok) return settled({ ...delivery, ...none, kindRead: null, issues: read.issues });
  const { observations, count } = read.value;
  if (read.issues.some((it) => it.code === "ingest.personal-number")) {
    // Nothing of it is used, and nothing is kept: neither the bytes nor a quarantine file.
    forgetDelivery(paths.work, delivery.id);
    const refused = { read: count.read, accepted: 0, rejected: count.read };
    return settled({ ...delivery, ...refused, kindRead: null, issues: read.issues });
  }
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
    save: () => saveObservations(paths.work, delivery.id, fingerprint, observations, summary),
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
): Promise<readonly TakenIn[]> {
  const fingerprint = fingerprintOf(definitions, host.version);
  const taken: TakenIn[] = [];
  const saving: Promise<void>[] = [];
  let trouble: unknown = null;
  try {
    for (const [i, delivery] of deliveries.entries()) {
      host.interrupted.throwIfAborted();
      host.step("ingest", i + 1, deliveries.length);
      const one = readOne(paths, delivery, definitions, fingerprint(delivery));
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
