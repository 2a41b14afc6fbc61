/** Headers that hold codes themselves: `{periode}`, `Antall {kjonn} {alder}`; and rows and headers told by a pattern with `*`. */
import { fold, tidy } from "../fold.ts";

/** Longer headers hold no code; what is looked for in one costs its length for each place. */
const longestHeader = 120;

/** Distinct headers that are remembered; more, and each is read anew. */
const mostRemembered = 10_000;

/** What stands in a pattern: words, or the place of a column's value. */
export type Piece =
  | { readonly words: string; readonly column?: undefined }
  | { readonly column: string; readonly words?: undefined };

/** `Antall {kjonn}` → words, then a place. */
export function piecesOf(pattern: string): readonly Piece[] {
  return pattern
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== "")
    .map((part) => (/^\{.*\}$/.test(part) ? { column: part.slice(1, -1).trim() } : { words: part }));
}

/** The columns whose values a pattern holds, in order. */
export function placesIn(pattern: string): readonly string[] {
  return piecesOf(pattern).flatMap((piece) => (piece.column === undefined ? [] : [piece.column]));
}

function spaced(words: string): RegExp {
  const plain = tidy(words).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`[\\s_-]*${plain.replace(/[\s_-]+/g, "[\\s_-]+")}[\\s_-]*`, "iuy");
}

/** What a header says in the places of a pattern: column → code; null when it does not read so. */
export type HeaderReader = (header: string) => Readonly<Record<string, string>> | null;

/**
 * @param read  the code that a text stands for in a column; null for none
 */
export function headerReader(pattern: string, read: (column: string, text: string) => string | null): HeaderReader {
  const pieces = piecesOf(pattern).map((piece) =>
    piece.column === undefined ? { shape: spaced(piece.words) } : { column: piece.column },
  );
  const seen = new Map<string, Readonly<Record<string, string>> | null>();
  const match = (text: string, at: number, next: number): Readonly<Record<string, string>> | null => {
    const piece = pieces[next];
    if (!piece) return at === text.length ? {} : null;
    if ("shape" in piece) {
      piece.shape!.lastIndex = at;
      return piece.shape!.test(text) ? match(text, piece.shape!.lastIndex, next + 1) : null;
    }
    for (let end = at + 1; end <= text.length; end++) {
      const code = read(piece.column!, text.slice(at, end).trim());
      const rest = code === null ? null : match(text, end, next + 1);
      if (rest) return { ...rest, [piece.column!]: code! };
    }
    return null;
  };
  return (header) => {
    const before = seen.get(header);
    if (before !== undefined) return before;
    const text = tidy(header);
    const found = text === "" || text.length > longestHeader ? null : match(text, 0, 0);
    if (seen.size >= mostRemembered) seen.clear();
    seen.set(header, found);
    return found;
  };
}

/** Whether `text` begins with the first part, ends with the last, and has the others between, in order. */
function inOrder(text: string, [first = "", ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** Whether a text reads like one of the patterns, spelling aside; `*` stands for anything. */
export function likeAny(patterns: readonly string[]): (text: string) => boolean {
  const shapes = patterns.map((pattern) => pattern.split("*").map(fold));
  return (text) => tidy(text) !== "" && shapes.some((parts) => inOrder(fold(tidy(text)), parts));
}
