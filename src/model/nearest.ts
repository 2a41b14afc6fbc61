/** The known word that a misspelt one most likely meant. */

/**
 * Damerau–Levenshtein distance, restricted to one edit a place (optimal string alignment).
 *
 * The fewest insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
 *
 * Source: Damerau (1964), CACM 7:171–176; Boytsov (2011), ACM JEA 16:1.1, section 2.2.
 *
 * @param a  any text, compared by code unit
 * @param b  any text
 * @param most  a distance over which nobody asks how far it is: a whole number from 0, or infinity
 * @returns  a whole number from 0 to the longer length; infinity when it is over `most`
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let leastBefore = 0;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let leastHere = row;
    const sign = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1);
      let least = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (sign === other ? 0 : 1));
      const swapped = row > 1 && column > 1 && sign === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === other;
      if (swapped) least = Math.min(least, before[column - 2]! + 1);
      if (least < leastHere) leastHere = least;
      current.push(least);
    }
    // No row further down is nearer than the nearer of two neighbours.
    if (leastHere > most && leastBefore > most) return Number.POSITIVE_INFINITY;
    leastBefore = leastHere;
    before = above;
    above = current;
  }
  const distance = above[b.length]!;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}

/** Longer words are not compared: nobody means them, and the distance takes their product in time. */
const longest = 100;

/**
 * The candidate that a word is most likely a slip of: within a third of its length in edits, and at least one; the first
 * in code-unit order wins a tie. A number is nobody's slip of another: 13 does not mean 14.
 *
 * @param spell  what of the spelling does not matter; case, unless something else is said
 * @returns null when none is near, or the word is longer than any name
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  spell: (text: string) => string = (text) => text.toLowerCase(),
): string | null {
  if (word.length > longest) return null;
  const spelt = spell(word);
  if (spelt === "" || /^\d+$/.test(spelt)) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(spelt.length / 3));
  for (const candidate of candidates) {
    const name = spell(candidate);
    // No two words are nearer than their lengths.
    if (Math.abs(name.length - spelt.length) > least) continue;
    const distance = editDistance(spelt, name, least);
    if (distance >= Math.max(spelt.length, candidate.length)) continue;
    if (distance < least || (distance === least && (best === null || candidate < best))) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}
