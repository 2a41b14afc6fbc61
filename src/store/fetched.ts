/** Tables that were fetched, in the inbox: a file with its date, and a note of where it came from. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { DeliveryNote } from "../model/delivery.ts";
import { IssueError, issue } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import { sha256 } from "./hash.ts";
import { notesFile } from "./inbox.ts";
import { readNotes } from "./notes.ts";
import { namesIn } from "./publish.ts";
import { readBytes, readText } from "./read.ts";

export interface FetchedTable {
  /** A plain file name, without a date. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `ssb-07459.json` of 2026-11-23 → `ssb-07459-2026-11-23.json`. */
function datedName(name: string, date: string): string {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}-${date}${name.slice(dot)}`;
}

/** The file in the inbox that holds the same bytes and came from the same table; null when there is none. */
function sameBefore(inbox: string, table: FetchedTable): string | null {
  const dot = table.name.lastIndexOf(".");
  const [stem, ending] = [table.name.slice(0, dot), table.name.slice(dot)];
  const hash = sha256(table.bytes);
  const found = (namesIn(inbox) ?? []).filter(
    (name) =>
      name.startsWith(`${stem}-`) &&
      name.endsWith(ending) &&
      /^\d{4}-\d{2}-\d{2}$/.test(name.slice(stem.length + 1, -ending.length)),
  );
  for (const name of found.sort()) {
    const bytes = readBytes(join(inbox, name));
    if (bytes.ok && sha256(bytes.value) === hash) return name;
  }
  return null;
}

export interface KeptTable {
  readonly name: string;
  /** False when the inbox held the same bytes before. */
  readonly fresh: boolean;
}

/**
 * Puts a fetched table into the inbox, and its note beside it: the file first, so that a note never lacks its file.
 *
 * @param note  what is said of it; the file's name and the date are added here
 * @throws IssueError when another content of the same day lies there, or when the inbox or its notes cannot be read or written
 */
export function keepFetched(
  inbox: string,
  table: FetchedTable,
  date: string,
  note: Pick<DeliveryNote, "provider" | "kind" | "note">,
): KeptTable {
  const before = sameBefore(inbox, table);
  if (before !== null) return { name: before, fresh: false };
  const name = datedName(table.name, date);
  const path = join(inbox, name);
  if (existsSync(path)) throw new IssueError([issue("fetch.file-exists", { file: path })], 1);
  const notesPath = join(inbox, notesFile);
  const said = existsSync(notesPath) ? readText(notesPath) : null;
  if (said && !said.ok) throw new IssueError(said.issues, 2);
  const text = said ? said.value : "";
  const read = readNotes(text, notesPath);
  if (!read.ok) throw new IssueError(read.issues, 2);
  const entry = {
    file: name,
    provider: note.provider,
    ...(note.kind === null ? {} : { kind: note.kind }),
    received: date,
    note: note.note,
  };
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  writeFileAtomically(path, table.bytes);
  writeFileAtomically(notesPath, `${text}${gap}${stringify([entry], { lineWidth: 0 })}`);
  return { name, fresh: true };
}
