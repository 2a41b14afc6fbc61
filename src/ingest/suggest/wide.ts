/** Headers that hold codes: which pattern several of them share. */
import type { Column, Layout } from "../../model/layout.ts";
import { isMeasure } from "../../model/layout.ts";
import { tidy } from "../fold.ts";
import type { Readers, Unknown } from "./columns.ts";

/** Words in a header beyond which it is a sentence. */
const mostWords = 10;

/** Words that one code may take: `3. kvartal 2027`. */
const longestCode = 3;

export interface Spread {
  readonly pattern: string;
  readonly columns: readonly string[];
  /** The words of the pattern that are no code. */
  readonly rest: string;
  readonly indices: readonly number[];
}

/** A number alone is a code only where it could be nothing else. */
function reads(column: Column, text: string, read: Readers): boolean {
  if (column.type === "code" && column.codes === null) return false;
  const result = read.get(column.name)!(text);
  return result.ok && typeof result.value === "string";
}

/** `2027K1 personer` → `{periode} personer`; null when no part of it is a code. */
function patternOf(header: string, dimensions: readonly Column[], read: Readers): Omit<Spread, "indices"> | null {
  const words = tidy(header).split(" ");
  if (words.length > mostWords) return null;
  const used = new Set<string>();
  const pieces: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    let step = 0;
    for (let length = Math.min(longestCode, words.length - at); length > 0 && step === 0; length--) {
      const text = words.slice(at, at + length).join(" ");
      const column = dimensions.find((each) => !used.has(each.name) && reads(each, text, read));
      if (!column) continue;
      used.add(column.name);
      pieces.push(`{${column.name}}`);
      step = length;
    }
    if (step === 0) {
      pieces.push(words[at]!);
      rest.push(words[at]!);
    }
    at += Math.max(step, 1);
  }
  // Braces of the sender's own would be read as places.
  if (used.size === 0 || rest.some((word) => /[{}]/.test(word))) return null;
  return { pattern: pieces.join(" "), columns: [...used], rest: rest.join(" ") };
}

/** The patterns that two headers or more share, in the order of the sheet. */
export function spreadsOf(
  unknowns: readonly Unknown[],
  layout: Layout,
  taken: ReadonlySet<string>,
  read: Readers,
): readonly Spread[] {
  const dimensions = layout.columns.filter((column) => !isMeasure(column) && !taken.has(column.name));
  const found = new Map<string, Omit<Spread, "indices"> & { readonly indices: number[] }>();
  for (const { header, index } of unknowns) {
    const pattern = patternOf(header, dimensions, read);
    if (!pattern) continue;
    const before = found.get(pattern.pattern);
    if (before) before.indices.push(index);
    else found.set(pattern.pattern, { ...pattern, indices: [index] });
  }
  return [...found.values()].filter((each) => each.indices.length > 1);
}
