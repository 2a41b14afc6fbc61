/** The word that a sender probably meant: nearest by edits, spelling aside, among those that are allowed. */
import { nearest as nearestWord } from "../model/nearest.ts";
import { fold } from "./fold.ts";

/** Longer texts are no misspelt identifiers, and would cost time. */
const longest = 40;

/** The nearest candidate; null when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | null {
  return text.length > longest ? null : nearestWord(text, candidates, fold);
}
