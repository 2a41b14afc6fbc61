/** Rows by what they are about, as small whole numbers: looking them up costs an array's place and no text. */
import type { Column } from "../model/column.ts";
import { held, pieces } from "../model/column.ts";

/** The codes of a dimension: each row's as a number from 0, all under `count`. */
export interface Coded {
  readonly codes: Column;
  readonly count: number;
}

/** A number for each row: the same for rows about the same, all under `range`. */
export interface Keys {
  readonly of: Column;
  readonly range: number;
}

/** The largest range that is worth places of its own whatever the number of rows. */
const smallRange = 1 << 16;
const largestRange = 2 ** 31;

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

/** Keys that are reckoned when somebody asks: nothing is held of them. */
function reckoned(dimensions: readonly Coded[]): Column {
  let room = new Int32Array();
  return {
    at: (row) => {
      let key = 0;
      for (const { codes, count } of dimensions) key = key * count + codes.at(row);
      return key;
    },
    read: (from, into) => {
      if (room.length < into.length) room = new Int32Array(into.length);
      const own = room.subarray(0, into.length);
      into.fill(0);
      for (const { codes, count } of dimensions) {
        codes.read(from, own);
        for (let i = 0; i < own.length; i++) into[i] = into[i]! * count + own[i]!;
      }
    },
  };
}

/** Keys without gaps, for dimensions that could be about far more than there are rows. */
function closed(dimensions: readonly Coded[], rows: number, widest: number): Keys {
  const keys = new Float64Array(rows);
  let range = 1;
  for (const { codes, count } of dimensions) {
    for (const { from, size, numbers } of pieces([codes], rows)) {
      const [own] = numbers;
      for (let i = 0; i < size; i++) keys[from + i] = keys[from + i]! * count + own![i]!;
    }
    range *= count;
    if (range > widest) range = Math.max(1, closeGaps(keys));
  }
  return { of: held(new Int32Array(keys)), range };
}

/**
 * The keys of rows by their dimensions, all or all but one.
 *
 * @param places  the places for each row that a range may take
 */
export function keysBy(dimensions: readonly Coded[], rows: number, without = -1, places = 4): Keys {
  const by = dimensions.filter((_, i) => i !== without);
  const widest = Math.min(largestRange, Math.max(smallRange, places * rows));
  const range = by.reduce((product, { count }) => product * count, 1);
  return range <= widest ? { of: reckoned(by), range } : closed(by, rows, widest);
}
