/** The door of the store: what holds personal data goes no further, and is spoken of without being repeated. */
import { basename, dirname, join } from "node:path";
import type { ParquetReader } from "../ingest/index.ts";
import { screen, shownName } from "../ingest/index.ts";
import type { Delivery, DeliveryCount } from "../model/delivery.ts";
import type { Bytes } from "../model/file-bytes.ts";
import { areHeld } from "../model/file-bytes.ts";
import type { Issue } from "../model/issue.ts";
import { snapshot } from "../store/deliveries.ts";
import { sha256 } from "../store/hash.ts";
import type { InboxFile } from "../store/inbox.ts";
import type { Definitions } from "./definition/index.ts";
import { rulesOf } from "./rules.ts";

/** A delivery with what became of its rows; refused as a whole, it has none. */
export interface TakenIn extends Delivery, DeliveryCount {
  readonly kindRead: string | null;
  readonly issues: readonly Issue[];
}

export const noRows: DeliveryCount = { read: 0, accepted: 0, rejected: 0 };

/** What became of one file at the door. */
export interface Admitted {
  /** The delivery's name in the store; null when it was not kept. */
  readonly id: string | null;
  readonly fresh: boolean;
  /** Whether what was said of it this time is new, and kept. */
  readonly noted: boolean;
  /** What was turned away; null when it was kept, or could not even be read from the disk. */
  readonly refused: TakenIn | null;
  readonly issues: readonly Issue[];
  /** What was seen of a file that is new here; null of one that was known. */
  readonly opened: Opened | null;
}

/** The tables of a file that was looked through. */
export type Opened = ReturnType<typeof screen>;

/**
 * Keeps a file, unless it holds personal data or cannot be looked through: then nothing is written anywhere.
 *
 * @param number  its place among the others, by which it is named where its own name tells of a person
 */
export function admit(
  work: string,
  file: InboxFile,
  number: number,
  definitions: Definitions,
  readParquet?: ParquetReader,
): Admitted {
  const rules = { ...rulesOf(definitions, readParquet), latest: null };
  const name = shownName(file.note.file, number, rules);
  const shown = name.ok ? file.note.file : name.issues[0]!.place!.file;
  let refused: TakenIn | null = null;
  let opened: Opened | null = null;
  const refuse = (bytes: Bytes): readonly Issue[] => {
    const screened = screen({ file: shown, bytes }, rules);
    opened = screened;
    const issues = [...(name.ok ? [] : name.issues), ...(screened.ok ? [] : screened.issues)];
    if (issues.length > 0)
      refused = {
        ...file.note,
        file: shown,
        id: areHeld(bytes) ? sha256(bytes) : bytes.sha256,
        bytes: bytes.length,
        ...noRows,
        kindRead: null,
        issues,
      };
    return issues;
  };
  const kept = snapshot(work, file, { refuse });
  if (refused !== null) return { id: null, fresh: false, noted: false, refused, issues: [], opened: null };
  const issues = name.ok ? kept.issues : kept.issues.map((it) => hidden(it, new Map([[file.note.file, shown]])));
  return kept.ok
    ? { id: kept.value.delivery.id, fresh: kept.value.fresh, noted: kept.value.noted, refused: null, issues, opened }
    : { id: null, fresh: false, noted: false, refused: null, issues, opened: null };
}

/** An issue without the names that must not be repeated. */
function hidden(it: Issue, shown: ReadonlyMap<string, string>): Issue {
  const name = it.place === null ? "" : basename(it.place.file);
  const other = shown.get(name);
  const place = other === undefined ? it.place : { ...it.place!, file: join(dirname(it.place!.file), other) };
  const params = Object.fromEntries(
    Object.entries(it.params).map(([key, value]) => [key, shown.get(String(value)) ?? value]),
  );
  return { ...it, place, params };
}

/**
 * What the inbox itself has to say, without the names that tell of a person: of files their number, of anything else a mark.
 *
 * @param files  the names in the inbox, in order
 */
export function discreet(
  issues: readonly Issue[],
  files: readonly string[],
  definitions: Definitions,
): readonly Issue[] {
  const rules = { ...rulesOf(definitions), latest: null };
  return issues.map((it) => {
    const said = [it.place === null ? "" : basename(it.place.file), ...Object.values(it.params).map(String)];
    const shown = said.flatMap((name) => {
      const found = name === "" ? null : shownName(name, files.indexOf(name) + 1, rules);
      if (found === null || found.ok) return [];
      return [[name, files.includes(name) ? found.issues[0]!.place!.file : "…"] as const];
    });
    return shown.length === 0 ? it : hidden(it, new Map(shown));
  });
}
