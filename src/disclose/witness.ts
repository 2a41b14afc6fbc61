/** A table that agrees with everything told, and only ever turns into another that does. */
import type { System } from "./system.ts";

/**
 * A witness: as long as there is one, nobody can rule it out.
 *
 * It does not know who moves it or why. What would break a row or leave less than nothing is not done.
 */
export interface Witness {
  readonly countOf: (it: number) => number;
  /** Takes one from each of some classes and gives one to each of others, named as often as that; false when nothing was done. */
  readonly move: (taken: readonly number[], given: readonly number[]) => boolean;
}

/** What the rows sum up to. */
function sumsOf<S>({ rows }: System<S>, counts: Float64Array): Float64Array {
  return Float64Array.from(rows, ({ plus, minus }) => {
    let sum = 0;
    for (const it of plus) sum += counts[it]!;
    for (const it of minus) sum -= counts[it]!;
    return sum;
  });
}

/** Whether counts, one for each class, are whole, not negative, and agree with every row. */
export function agrees<S>(system: System<S>, counts: Float64Array): boolean {
  return (
    counts.every((it) => Number.isInteger(it) && it >= 0) &&
    sumsOf(system, counts).every((sum, row) => system.rows[row]!.lower <= sum && sum <= system.rows[row]!.upper)
  );
}

/**
 * The witness that starts from counts of classes.
 *
 * @throws RangeError when they do not agree with what is told
 */
export function witnessOf<S>(system: System<S>, start: Float64Array): Witness {
  if (!agrees(system, start)) throw new RangeError("a witness must agree with everything that is told");
  const { rows, rowsOf } = system;
  const counts = Float64Array.from(start);
  const sums = sumsOf(system, counts);
  const taking = rows.map(({ minus }) => (minus.length === 0 ? null : new Set(minus)));
  const touched = new Set<number>();
  const shift = (classes: readonly number[], by: 1 | -1): void => {
    for (const it of classes) {
      counts[it]! += by;
      for (const row of rowsOf[it]!) {
        sums[row]! += taking[row]?.has(it) ? -by : by;
        touched.add(row);
      }
    }
  };
  return {
    countOf: (it) => counts[it]!,
    move: (taken, given) => {
      touched.clear();
      shift(taken, -1);
      shift(given, 1);
      let fits = taken.every((it) => counts[it]! >= 0);
      for (const row of touched) fits &&= rows[row]!.lower <= sums[row]! && sums[row]! <= rows[row]!.upper;
      if (!fits) {
        shift(given, -1);
        shift(taken, 1);
      }
      return fits;
    },
  };
}
