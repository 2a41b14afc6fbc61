/** Inverts the logarithm of a tail: Newton's method inside a shrinking bracket. */

export interface LogTail {
  readonly value: number;
  /** Its derivative: positive for a lower tail, negative for an upper one. */
  readonly slope: number;
}

const maximumRounds = 200;

/**
 * The s at which a monotone log tail takes a value.
 *
 * The logarithm of a tail is close to concave in the logarithm (or log-odds) of the variable, where Newton's method
 * converges from one side; the bracket guards the rest. At most 200 rounds.
 *
 * @param tailAt  the log tail and its derivative
 * @param target  the value sought, ≤ log ½
 * @param start   where to begin
 * @throws RangeError when 200 rounds do not suffice
 */
export function solveLogTail(tailAt: (s: number) => LogTail, target: number, start: number): number {
  let below = -Infinity;
  let above = Infinity;
  let s = start;
  let reach = 1;
  for (let round = 0; round < maximumRounds; round++) {
    const { value, slope } = tailAt(s);
    const miss = value - target;
    if (Math.abs(miss) <= 4e-16 * Math.max(1, Math.abs(target))) return s;
    if (miss < 0 === slope > 0) below = s;
    else above = s;
    let next = s - miss / slope;
    const close = 5e-16 * Math.max(1, Math.abs(s));
    if (Math.abs(next - s) <= close || above - below <= close) return next;
    if (!(next > below && next < above)) {
      next = below === -Infinity ? above - reach : above === Infinity ? below + reach : (below + above) / 2;
      reach *= 2;
    }
    s = next;
  }
  throw new RangeError(`the quantile at log tail ${target} was not found in ${maximumRounds} rounds`);
}
