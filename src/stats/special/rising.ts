/** log Γ(a + k) − log Γ(a) and its derivatives, as sums that do not cancel. */
import { digamma, trigamma } from "./digamma.ts";
import { logGamma } from "./log-gamma.ts";

export interface Rising {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

/** Beyond this the special functions are quicker than the sum. */
const sumUpTo = 200;

/**
 * The logarithm of the rising factorial a (a + 1) … (a + k − 1), and its first two derivatives in a.
 *
 * @param a  > 0
 * @param k  whole number ≥ 0
 */
export function logRising(a: number, k: number): Rising {
  if (k > sumUpTo) {
    return {
      value: logGamma(a + k) - logGamma(a),
      first: digamma(a + k) - digamma(a),
      second: trigamma(a + k) - trigamma(a),
    };
  }
  let value = 0;
  let first = 0;
  let second = 0;
  let product = 1;
  for (let j = 0; j < k; j++) {
    const term = a + j;
    product *= term;
    // One logarithm for many factors, before they overflow or underflow.
    if (product > 1e200 || product < 1e-200) {
      value += Math.log(product);
      product = 1;
    }
    const inverse = 1 / term;
    first += inverse;
    second -= inverse * inverse;
  }
  return { value: value + Math.log(product), first, second };
}
