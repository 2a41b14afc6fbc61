/** Columns of a design: indicators of groups, and units that carry no information. */

/**
 * One indicator column per group, but the first in order of appearance.
 *
 * @param labels  the group of each row
 */
export function indicators(labels: readonly (string | number)[]): readonly Float64Array[] {
  const [, ...groups] = [...new Set(labels)];
  return groups.map((group) => Float64Array.from(labels, (label) => (label === group ? 1 : 0)));
}

/** A column of ones. */
export function ones(rows: number): Float64Array {
  return new Float64Array(rows).fill(1);
}

export interface InformativeRows {
  /** Rows of groups with at least one event, in their order. */
  readonly rows: readonly number[];
  /** Groups without any event: with an effect of their own their rate is 0 and they say nothing of the others. */
  readonly dropped: readonly (string | number)[];
}

/**
 * The separation guard of a count model with group effects: groups without events are dropped, and counted.
 *
 * Source: Santos Silva & Tenreyro (2010), Economics Letters 107:310–312.
 *
 * @param labels  the group of each row
 * @param events  the count of each row
 */
export function informativeRows(labels: readonly (string | number)[], events: readonly number[]): InformativeRows {
  const informative = new Set(labels.filter((_, row) => events[row]! > 0));
  return {
    rows: labels.flatMap((label, row) => (informative.has(label) ? [row] : [])),
    dropped: [...new Set(labels)].filter((label) => !informative.has(label)),
  };
}
