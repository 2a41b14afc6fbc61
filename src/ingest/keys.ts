/** Rows by what they are about, as small whole numbers: looking them up costs an array's place and no text. */
import type { ReadRow } from "./row.ts";

/** The codes of a dimension: each row's as a number from 0, and how many there are. */
interface Coded {
  readonly codes: Int32Array;
  readonly count: number;
}

/** A number for each row: the same for rows about the same, all under `range`. */
export interface Keys {
  readonly of: Float64Array;
  readonly range: number;
}

function codedDimension(rows: readonly ReadRow[], dimension: number): Coded {
  const numbers = new Map<string, number>();
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const code = rows[i]!.dimensions[dimension]!;
    let number = numbers.get(code);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(code, number);
    }
    codes[i] = number;
  }
  return { codes, count: Math.max(1, numbers.size) };
}

export function codedDimensions(rows: readonly ReadRow[]): readonly Coded[] {
  return (rows[0]?.dimensions ?? []).map((_, dimension) => codedDimension(rows, dimension));
}

/** The largest range, for a number of rows, that is worth an array of its own. */
function widest(rows: number): number {
  return Math.max(1 << 16, 8 * rows);
}

/** The same keys numbered anew in the order in which they come, without gaps. */
function withoutGaps({ of }: Keys): Keys {
  const numbers = new Map<number, number>();
  const dense = of.map((key) => {
    const before = numbers.get(key);
    if (before !== undefined) return before;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
  return { of: dense, range: numbers.size };
}

/** The keys of rows by their dimensions, all or all but one. */
export function keysBy(dimensions: readonly Coded[], rows: number, without = -1): Keys {
  let keys: Keys = { of: new Float64Array(rows), range: 1 };
  for (const [i, { codes, count }] of dimensions.entries()) {
    if (i === without) continue;
    const { of, range } = keys;
    for (let row = 0; row < rows; row++) of[row] = of[row]! * count + codes[row]!;
    keys = { of, range: range * count };
    if (keys.range > widest(rows)) keys = withoutGaps(keys);
  }
  return keys;
}
