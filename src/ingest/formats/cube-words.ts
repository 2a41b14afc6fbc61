/** Every word that a JSON-stat dataset holds beside its cells: labels of dimensions and categories, notes, source, extensions. */
import type { Aside, AsideKind } from "../../model/aside.ts";
import { mostAsides } from "./asides.ts";

/** What is read as cells. */
const cells: ReadonlySet<string> = new Set(["class", "version", "value", "status", "id", "size"]);

/** How deep words may lie; a dataset's lie five deep. */
const deepest = 12;

/** Statistics Norway names whom to ask about a table: an employee at work, as the author of a workbook is. */
const contact = "contact";

/** Keys of the format and of its extensions are plain identifiers; those of labels are codes, and somebody's words. */
const identifier = /^[A-Za-z][A-Za-z0-9_-]{0,30}$/;

/** The codes of a category, which are cells of the table; none where an object is no category. */
function codesOf({ index }: Readonly<Record<string, unknown>>): ReadonlySet<unknown> {
  if (Array.isArray(index)) return new Set(index);
  return new Set(typeof index === "object" && index !== null ? Object.keys(index) : []);
}

/** Each text once, in the order of the document. */
export function wordsOf(dataset: Readonly<Record<string, unknown>>): readonly Aside[] {
  const found = new Map<string, Aside>();
  const keep = (text: string, kind: AsideKind): void => {
    if (text.trim() !== "" && found.size < mostAsides && !found.has(text)) found.set(text, { kind, text });
  };
  const walk = (value: unknown, kind: AsideKind, depth: number, codes: ReadonlySet<unknown>): void => {
    if (typeof value === "string") keep(value, kind);
    if (typeof value !== "object" || value === null || depth > deepest) return;
    const own = codesOf(value as Readonly<Record<string, unknown>>);
    for (const [key, inside] of Object.entries(value)) {
      if ((depth === 0 && cells.has(key)) || (key === "index" && own.size > 0)) continue;
      if (!Array.isArray(value) && !identifier.test(key) && !codes.has(key)) keep(key, "key");
      walk(inside, key === contact ? "author" : kind, depth + 1, own);
    }
  };
  walk(dataset, "property", 0, new Set());
  return [...found.values()];
}
