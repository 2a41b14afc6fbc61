/** `deliveries.yaml`, in which the inbox says who sent each file and when: a strict list, every fault with its line. */
import type { Node, Pair, Scalar, YAMLMap } from "yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { IssueCode } from "../model/codes/index.ts";
import type { DeliveryNote } from "../model/delivery.ts";
import type { Issue, Outcome, Place } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";

export interface PlacedNote {
  readonly note: DeliveryNote;
  readonly line: number;
}

const required = ["file", "provider", "received"] as const;
const keys = [...required, "kind", "period", "note", "synthetic"] as const;

type Key = (typeof keys)[number];

const calendar = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day that exists: `2027-02-30` is not. */
export function isDate(text: string): boolean {
  const parts = calendar.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

interface Check {
  readonly holds: (text: string) => boolean;
  readonly otherwise: IssueCode;
}

const plain: Check = { holds: (text) => text.trim() !== "", otherwise: "store.note-text" };

const checks: Readonly<Record<Key, Check>> = {
  file: { holds: (text) => /^[^./\\][^/\\]*$/.test(text), otherwise: "store.note-file" },
  provider: plain,
  received: { holds: isDate, otherwise: "store.note-date" },
  kind: { holds: (text) => /^[a-z][a-z0-9-]*$/.test(text), otherwise: "store.note-kind" },
  period: plain,
  note: { holds: () => true, otherwise: "store.note-text" },
  synthetic: { holds: (text) => text === "true", otherwise: "store.note-synthetic" },
};

/**
 * Reads the notes of an inbox.
 *
 * @param text  the YAML: a list of `{file, provider, received, kind?, period?, note?, synthetic?}`
 * @param file  its name, for messages
 */
export function readNotes(text: string, file: string): Outcome<readonly PlacedNote[]> {
  const lines = new LineCounter();
  const place = (offset: number, field?: string): Place => {
    const { line, col } = lines.linePos(offset);
    return field === undefined ? { file, line, column: col } : { file, line, column: col, field };
  };
  const document = parseDocument(text, { lineCounter: lines, schema: "core", prettyErrors: false, stringKeys: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return rejected(faults.map((each) => issue("store.note-syntax", place(each.pos[0]))));
  const list = document.contents as Node | null;
  if (list === null || (isScalar(list) && list.value === null)) return accepted([]);
  if (!isSeq(list)) return rejected([issue("store.note-shape", place(list.range![0]))]);

  const issues: Issue[] = [];
  const notes: PlacedNote[] = [];
  const seen = new Map<string, number>();
  for (const item of list.items as readonly Node[]) {
    const at = item.range![0];
    if (!isMap(item)) {
      issues.push(issue("store.note-shape", place(at)));
      continue;
    }
    const read = readNote(item, at, place);
    issues.push(...read.issues);
    if (!read.ok) continue;
    const { line } = place(at) as { readonly line: number };
    const earlier = seen.get(read.value.file);
    if (earlier === undefined) seen.set(read.value.file, line);
    else issues.push(issue("store.note-twice", place(at, "file"), { name: read.value.file, first: earlier }));
    notes.push({ note: read.value, line });
  }
  return issues.length > 0 ? rejected(issues) : accepted(notes);
}

function readNote(map: YAMLMap, at: number, place: (offset: number, field?: string) => Place): Outcome<DeliveryNote> {
  const issues: Issue[] = [];
  const found = new Map<Key, string>();
  for (const pair of map.items as readonly Pair<Scalar<string>, Node | null>[]) {
    const key = pair.key.value;
    const where = place((pair.value ?? pair.key).range![0], key);
    if (!isKey(key)) {
      issues.push(issue("store.note-unknown-key", place(pair.key.range![0], key), { key, known: keys.join(", ") }));
      continue;
    }
    const text = scalarText(pair.value);
    if (text === null) issues.push(issue("store.note-text", where, { key }));
    else if (!checks[key].holds(text)) issues.push(issue(checks[key].otherwise, where, { key }));
    else found.set(key, text);
  }
  const present = new Set(map.items.map((pair) => (pair.key as Scalar<string>).value));
  for (const key of required) if (!present.has(key)) issues.push(issue("store.note-missing-key", place(at), { key }));
  if (issues.length > 0) return rejected(issues);
  return accepted({
    file: found.get("file")!.normalize("NFC"),
    provider: found.get("provider")!,
    kind: found.get("kind") ?? null,
    received: found.get("received")!,
    period: found.get("period") ?? null,
    note: found.get("note") ?? "",
    ...(found.has("synthetic") ? { synthetic: true as const } : {}),
  });
}

function isKey(text: string): text is Key {
  return (keys as readonly string[]).includes(text);
}

/** The text of a plain value as it was written, so that 2027 stays `2027`; null for a list, a map, an alias or nothing. */
function scalarText(node: Node | null): string | null {
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === "string" ? node.value : node.source!;
}
