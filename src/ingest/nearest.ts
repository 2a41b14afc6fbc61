/** The word that was probably meant: nearest by edits, among those that are allowed. */
import { fold } from "./fold.ts";

/** Longer texts are no misspelt identifiers, and would cost time. */
const longest = 40;

/**
 * Edits between two words: insert, delete, replace, or swap two neighbours.
 *
 * Source: Damerau (1964), CACM 7:171–176, in the restricted form (no letter is edited twice).
 */
export function edits(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The nearest candidate within a third of the word's length (at least one edit); null when none is. The first wins a tie. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const word = fold(text);
  if (word === "" || word.length > longest) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = edits(word, fold(candidate));
    if (distance < least && distance < Math.max(word.length, candidate.length)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
