/** Times two ways of doing the same work in turn, so that a noisy machine disturbs both alike, and gives their ratio. */

export interface Comparison {
  /** Median milliseconds of each way. */
  readonly ours: number;
  readonly theirs: number;
  /** Median of the ratios within each round: ours ÷ theirs. */
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function milliseconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** One round to warm up, then `rounds` that count. */
export function compare(ours: () => unknown, theirs: () => unknown, rounds: number): Comparison {
  ours();
  theirs();
  const pairs = Array.from({ length: rounds }, (_, i) => {
    // Whoever goes first may find the machine warmer: they take turns.
    if (i % 2 === 0) return { a: milliseconds(ours), b: milliseconds(theirs) };
    const b = milliseconds(theirs);
    return { a: milliseconds(ours), b };
  });
  return {
    ours: median(pairs.map((it) => it.a)),
    theirs: median(pairs.map((it) => it.b)),
    ratio: median(pairs.map((it) => it.a / it.b)),
  };
}
