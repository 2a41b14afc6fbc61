/** Many lists of whole numbers in two arrays: what a table has millions of. */

/** The list of `at` lies in `items` from `first[at]` up to `first[at + 1]`. */
export interface Lists {
  readonly first: Int32Array;
  readonly items: Int32Array;
}

/**
 * Gathers lists.
 *
 * @param size  how many
 * @param each  adds every item to its list; called twice, and adds the same both times
 */
export function listsOf(size: number, each: (add: (at: number, item: number) => void) => void): Lists {
  const first = new Int32Array(size + 1);
  each((at) => {
    first[at + 1]!++;
  });
  for (let at = 0; at < size; at++) first[at + 1]! += first[at]!;
  const items = new Int32Array(first[size]!);
  const next = first.slice();
  each((at, item) => {
    items[next[at]!++] = item;
  });
  return { first, items };
}

/** Numbers the different values of an array from 0 on, in the order in which they come; 0 is always the value 0. */
export function numbered(values: Int32Array): { readonly of: Int32Array; readonly count: number } {
  const found = new Map<number, number>([[0, 0]]);
  const of = values.map((value) => {
    const before = found.get(value);
    if (before !== undefined) return before;
    found.set(value, found.size);
    return found.size - 1;
  });
  return { of, count: found.size };
}

/** A whole number that stands for another, in 32 bits. */
export function mixed(value: number): number {
  let it = Math.imul(value + 1, 0x9e3779b1);
  it = Math.imul(it ^ (it >>> 15), 0x85ebca6b);
  it = Math.imul(it ^ (it >>> 13), 0xc2b2ae35);
  return it ^ (it >>> 16);
}
