/** log(1 + x) − x without the cancellation that ruins densities near their mode. */

/** Beyond this the plain difference loses less than three bits. */
const seriesBelow = 0.5;

/**
 * log(1 + x) − x.
 *
 *   with r = x / (2 + x):   log(1 + x) − x = −r x + 2 r³ (1/3 + r²/5 + r⁴/7 + …)
 *
 * Source: Abramowitz & Stegun (1964) 4.1.27, rearranged.
 *
 * @param x  any number ≥ −1
 * @returns  a number ≤ 0, accurate to a few units in the last place
 */
export function log1pMinus(x: number): number {
  if (Math.abs(x) > seriesBelow) return Math.log1p(x) - x;
  const r = x / (2 + x);
  const square = r * r;
  let sum = 0;
  // |r| ≤ 1/3, so that 17 terms leave a remainder below 1e-17 of the first.
  for (let k = 37; k >= 3; k -= 2) sum = sum * square + 1 / k;
  return -r * x + 2 * r * square * sum;
}
