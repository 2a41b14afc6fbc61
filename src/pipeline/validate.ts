/** Checks files as deliveries without storing anything. */
import { basename, dirname } from "node:path";
import type { Ingested, ParquetReader } from "../ingest/index.ts";
import { ingest, shownName } from "../ingest/index.ts";
import type { DeliveryCount, DeliveryNote } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { quarterOf } from "../model/period.ts";
import { listInbox } from "../store/inbox.ts";
import { openBytes, troubleOf } from "../store/large-file.ts";
import { deliveryLimit } from "../store/read.ts";
import type { Definitions } from "./definition/index.ts";
import { discreet } from "./door.ts";
import { rulesOf, senderOf } from "./rules.ts";

export interface Checked extends DeliveryCount {
  readonly file: string;
  /** null when the file could not be read as any kind. */
  readonly kind: string | null;
  readonly issues: readonly Issue[];
}

/** What the inbox in which a file lies says of it; nothing where nothing is said. */
function noteOf(path: string, today: string): DeliveryNote | null {
  const inbox = listInbox(dirname(path), today);
  if (!inbox.ok) return null;
  return inbox.value.find((file) => file.noted && file.note.file === basename(path))?.note ?? null;
}

/**
 * One file, as a run would read it: on the date that its inbox states, else today.
 *
 * @param number  its place among those that are asked of, by which it is named where its own name tells of a person
 */
export function validateFile(
  path: string,
  number: number,
  given: string | null,
  definitions: Definitions,
  today: string,
  readParquet?: ParquetReader,
): Checked {
  const rules = { ...rulesOf(definitions, readParquet), latest: null };
  const name = shownName(basename(path), number, rules);
  const file = name.ok ? name.value : name.issues[0]!.place!.file;
  const note = noteOf(path, today);
  const kind = given ?? note?.kind ?? null;
  const none = { file, kind: null, read: 0, accepted: 0, rejected: 0 };
  const bytes = openBytes(path, deliveryLimit);
  if (!bytes.ok) return { ...none, issues: discreet(bytes.issues, [], definitions) };
  const input = { file, bytes: bytes.value, kind, provider: note && senderOf(note.provider) };
  let read: Outcome<Ingested>;
  try {
    read = ingest(input, { ...rules, latest: quarterOf(note?.received ?? today) });
  } catch (error) {
    return { ...none, issues: discreet(troubleOf(error, path), [], definitions) };
  }
  if (!name.ok) return { ...none, issues: [...name.issues, ...(read.ok ? [] : read.issues)] };
  if (!read.ok) return { ...none, issues: read.issues };
  return { file, kind: read.value.kind, ...read.value.count, issues: read.issues };
}
