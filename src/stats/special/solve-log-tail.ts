/** Inverts the logarithm of a tail: Newton's method inside a shrinking bracket. */

export type Side = "lower" | "upper";

export interface LogTail {
  readonly value: number;
  /** Its derivative; where it underflows to 0, the search steps out or bisects instead. */
  readonly slope: number;
}

const maximumRounds = 200;

/** A flat tail must not throw the search farther than bisection can bring it back. */
const longestStep = 1e12;

/**
 * The s at which a monotone log tail takes a value.
 *
 * The logarithm of a tail is close to concave in the logarithm (or log-odds) of the variable, where Newton's method
 * converges from one side; the bracket guards the rest. At most 200 rounds.
 *
 * @param side    which tail: the lower rises with s, the upper falls
 * @param tailAt  the log tail and its derivative
 * @param target  the value sought, ≤ log ½
 * @param start   where to begin
 * @throws RangeError when 200 rounds do not suffice
 */
export function solveLogTail(side: Side, tailAt: (s: number) => LogTail, target: number, start: number): number {
  let below = -Infinity;
  let above = Infinity;
  let s = start;
  let reach = 1;
  for (let round = 0; round < maximumRounds; round++) {
    const { value, slope } = tailAt(s);
    const miss = value - target;
    if (Math.abs(miss) <= 4e-16 * Math.max(1, Math.abs(target))) return s;
    if (miss < 0 === (side === "lower")) below = s;
    else above = s;
    let next = s - Math.min(longestStep, Math.max(-longestStep, miss / slope));
    const close = 5e-16 * Math.max(1, Math.abs(s));
    if (Math.abs(next - s) <= close) return next;
    if (above - below <= close) return s;
    if (!(next > below && next < above)) {
      next = below === -Infinity ? above - reach : above === Infinity ? below + reach : (below + above) / 2;
      reach *= 2;
    }
    s = next;
  }
  throw new RangeError(`the quantile at log tail ${target} was not found in ${maximumRounds} rounds`);
}
