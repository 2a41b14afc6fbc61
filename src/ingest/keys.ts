/** Rows by what they are about, as small whole numbers: looking them up costs an array's place and no text. */
import type { Numbers } from "../model/rows.ts";

/** The codes of a dimension: each row's as a number from 0, all under `count`. */
export interface Coded {
  readonly codes: Numbers;
  readonly count: number;
}

/** A number for each row: the same for rows about the same, all under `range`. */
export interface Keys {
  readonly of: Int32Array;
  readonly range: number;
}

/** The largest range, for a number of rows, that is worth an array of its own. */
function widest(rows: number): number {
  return Math.max(1 << 16, 4 * rows);
}

/** Where a number stands among sorted ones, of which it is one. */
function placeOf(sorted: Float64Array, count: number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers the keys anew by their size, without gaps, and returns how many different ones there are. */
function closeGaps(keys: Float64Array): number {
  const sorted = keys.slice().sort();
  let count = 0;
  for (const key of sorted) if (count === 0 || sorted[count - 1] !== key) sorted[count++] = key;
  for (let row = 0; row < keys.length; row++) keys[row] = placeOf(sorted, count, keys[row]!);
  return count;
}

/** The keys of rows by their dimensions, all or all but one. */
export function keysBy(dimensions: readonly Coded[], rows: number, without = -1): Keys {
  const keys = new Float64Array(rows);
  let range = 1;
  for (const [i, { codes, count }] of dimensions.entries()) {
    if (i === without) continue;
    for (let row = 0; row < rows; row++) keys[row] = keys[row]! * count + codes[row]!;
    range *= count;
    if (range > widest(rows)) range = Math.max(1, closeGaps(keys));
  }
  return { of: Int32Array.from(keys), range };
}
