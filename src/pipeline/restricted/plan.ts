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
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i <= line.length; i++) {
    if (line[i] === '"') open = !open;
    if (i < line.length && (open || line[i] !== separator)) continue;
    cells.push(line.slice(from, i));
    from = i + 1;
  }
  return cells.map((cell) => foldHeader(cell.trim().replace(/^"(.*)"$/, "$1")));
}

/** How the file is read; or what its header lacks, in the words of the definition and never in the file's. */
export function planOf(source: RestrictedSource, head: Uint8Array): Outcome<RestrictedPlan> {
  const { text, encoding } = decodeHead(head);
  const place = { file: source.id };
  const roles = wanted(source);
  let fewest: readonly string[] = roles.map(({ role }) => role);
  const lines = text.split(/\r\n|\n|\r/).slice(0, headLines);
  for (const [i, line] of lines.entries()) {
    for (const separator of separators) {
      const cells = cellsOf(line, separator);
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
      return accepted({ encoding, separator, skip: i + 1, width: cells.length, positions });
    }
  }
  return rejected([issue("restricted.no-header", place, { lines: lines.length, missing: fewest.join(", ") })]);
}
