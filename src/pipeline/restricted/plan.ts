/** From the first lines of a restricted file to how it is read: separator, encoding, and which column is what. */
import { foldHeader } from "../../ingest/fold.ts";
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Headers, RestrictedPlan, RestrictedSource } from "../../model/restricted.ts";

/** Lines among which the header is looked for. */
const headLines = 50;

const separators = [";", ",", "\t", "|"] as const;

/** The headers looked for, by role; those that the source must have, and those without which it can do. */
interface Wanted {
  readonly role: string;
  readonly headers: ReadonlySet<string>;
}

function wanted(source: RestrictedSource): readonly Wanted[] {
  const fold = (headers: Headers): ReadonlySet<string> => new Set(headers.map(foldHeader));
  const columns = Object.entries(source.columns).map(([role, headers]) => ({ role, headers: fold(headers) }));
  const questions = source.shape === "answers" ? source.questions : [];
  return [
    ...columns,
    ...questions.map(({ indicator, headers }) => ({ role: `question ${indicator}`, headers: fold(headers) })),
  ];
}

function decodeHead(bytes: Uint8Array): { readonly text: string; readonly encoding: RestrictedPlan["encoding"] } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const order = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
    return { text: new TextDecoder(order).decode(bytes), encoding: "utf-16" };
  }
  try {
    // The head may end in the middle of a character.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("latin1").decode(bytes), encoding: "latin-1" };
  }
}

/** The cells of a line: a separator between quotes parts none. Headers have no line breaks in them. */
function split(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i <= line.length; i++) {
    if (line[i] === '"') open = !open;
    if (i < line.length && (open || line[i] !== separator)) continue;
    cells.push(line.slice(from, i));
    from = i + 1;
  }
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

const dayShapes = { iso: /^\d{4}-\d{2}-\d{2}$/, norwegian: /^\d{2}\.\d{2}\.\d{4}$/ } as const;

/** How the dates of the first rows are written, if all are written alike. */
function datesIn(
  lines: readonly string[],
  separator: string,
  positions: RestrictedPlan["positions"],
): RestrictedPlan["dates"] {
  const days = ["referred", "talked", "started", "ended"].flatMap((role) => positions[role] ?? []);
  const cells = lines.flatMap((line) => {
    const row = split(line, separator);
    return days.map((at) => row[at] ?? "").filter((cell) => cell !== "");
  });
  if (cells.length === 0) return "mixed";
  const found = (["iso", "norwegian"] as const).find((each) => cells.every((cell) => dayShapes[each].test(cell)));
  return found ?? "mixed";
}

/** How the file is read; or what its header lacks, in the words of the definition and never in the file's. */
export function planOf(source: RestrictedSource, head: Uint8Array): Outcome<RestrictedPlan> {
  const { text, encoding } = decodeHead(head);
  const place = { file: source.id };
  const roles = wanted(source);
  let fewest: readonly string[] = roles.map(({ role }) => role);
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.slice(0, headLines).entries()) {
    for (const separator of separators) {
      const cells = split(line, separator).map(foldHeader);
      const places = roles.map(({ role, headers }) => ({
        role,
        at: cells.flatMap((cell, index) => (headers.has(cell) ? [index] : [])),
      }));
      const missing = places.filter(({ at }) => at.length === 0).map(({ role }) => role);
      if (missing.length < fewest.length) fewest = missing;
      if (missing.length > 0) continue;
      const double = places.find(({ at }) => at.length > 1);
      if (double) return rejected([issue("restricted.double-column", place, { role: double.role })]);
      const positions = Object.fromEntries(places.map(({ role, at }) => [role, at[0]!]));
      const dates = datesIn(lines.slice(i + 1, -1), separator, positions);
      return accepted({ encoding, separator, skip: i + 1, width: cells.length, positions, dates });
    }
  }
  return rejected([
    issue("restricted.no-header", place, { lines: Math.min(lines.length, headLines), missing: fewest.join(", ") }),
  ]);
}
