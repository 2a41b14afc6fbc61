/** The word that was probably meant: nearest by edits, among those that are allowed. */
import { editDistance } from "../model/nearest.ts";
import { fold } from "./fold.ts";

/** Longer texts are no misspelt identifiers, and would cost time. */
const longest = 40;

/**
 * The nearest candidate within a third of the word's length (at least one edit); null when none is. The first wins a tie.
 * A number is nobody's slip of another: 13 does not mean 14.
 */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const word = fold(text);
  if (word === "" || word.length > longest || /^\d+$/.test(word)) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, fold(candidate));
    if (distance < least && distance < Math.max(word.length, candidate.length)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
