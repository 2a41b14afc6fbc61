/** The inbox: which files lie there, and what `deliveries.yaml` says of them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DeliveryNote } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { readNotes } from "./notes.ts";
import { readText } from "./read.ts";
import { errnoOf, fileIssue } from "./trouble.ts";

/** The side file with the notes. */
export const notesFile = "deliveries.yaml";

export interface InboxFile {
  readonly path: string;
  readonly note: DeliveryNote;
  /** False when nothing was said of the file: then its date is the one on which it was first seen. */
  readonly noted: boolean;
}

/** What operating systems and Office leave behind: no deliveries. */
const clutter = /^(?:\..*|~\$.*|Thumbs\.db|desktop\.ini)$/i;

/** A name in one spelling: some systems write `å` as two characters. */
function composed(name: string): string {
  return name.normalize("NFC");
}

/** The note of a file of which nothing was said. */
export function unnoted(file: string, today: string): DeliveryNote {
  return { file, provider: "unknown", kind: null, received: today, period: null, note: "" };
}

/**
 * The files of an inbox, by name, each with its note.
 *
 * @param today  ISO date, for files without a note
 * @returns      rejected when the folder or its notes cannot be read: a wrong date would choose a wrong vintage
 */
export function listInbox(inbox: string, today: string): Outcome<readonly InboxFile[]> {
  const found = filesIn(inbox);
  if (!found.ok) return found;
  const { folders, hasNotes } = found.value;
  const notesPath = join(inbox, notesFile);
  const text = hasNotes ? readText(notesPath) : accepted("");
  if (!text.ok) return text;
  const notes = readNotes(text.value, notesPath);
  if (!notes.ok) return notes;

  const issues: Issue[] = folders.map((name) => issue("store.folder-in-inbox", { file: join(inbox, name) }));
  const said = new Map(notes.value.map(({ note }) => [note.file, note]));
  const there = new Set(found.value.files.map(composed));
  for (const { note, line } of notes.value)
    if (!there.has(note.file))
      issues.push(issue("store.note-without-file", { file: notesPath, line, field: "file" }, { name: note.file }));
  const files = found.value.files.map((name): InboxFile => {
    const path = join(inbox, name);
    const note = said.get(composed(name));
    if (!note) issues.push(issue("store.file-without-note", { file: path }, { notes: notesFile }));
    return { path, note: note ?? unnoted(composed(name), today), noted: note !== undefined };
  });
  if (files.length === 0) issues.push(issue("store.empty-inbox", { file: inbox }));
  return accepted(files, issues);
}

interface Found {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly hasNotes: boolean;
}

function filesIn(inbox: string): Outcome<Found> {
  try {
    const entries = readdirSync(inbox, { withFileTypes: true }).filter((entry) => !clutter.test(entry.name));
    const namesOf = (some: typeof entries): readonly string[] => some.map((entry) => entry.name).sort();
    const files = namesOf(entries.filter((entry) => !entry.isDirectory()));
    return accepted({
      files: files.filter((name) => name !== notesFile),
      folders: namesOf(entries.filter((entry) => entry.isDirectory())),
      hasNotes: files.includes(notesFile),
    });
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT") return rejected([issue("store.missing-folder", { file: inbox })]);
    if (errno === "ENOTDIR") return rejected([issue("store.not-a-folder", { file: inbox })]);
    return rejected([fileIssue(error, inbox, "read")]);
  }
}
