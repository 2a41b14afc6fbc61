/** The hypergeometric distribution. */
import { requireCount } from "../ranges.ts";
import { logBinomialTerm } from "../special/saddle-point.ts";
import { type Tails, tailsFromLower, tailsFromUpper } from "../special/tails.ts";
import { discreteDistribution } from "./discrete.ts";
import type { Distribution } from "./distribution.ts";

function logBinomialMass(k: number, n: number, p: number, q: number): number {
  if (k === 0) return n * Math.log(q);
  if (k === n) return n * Math.log(p);
  return logBinomialTerm(k, n - k, p, q);
}

/**
 * The hypergeometric distribution: white balls among `drawn` from an urn.
 *
 *   P(X = k) = C(white, k) C(black, drawn − k) / C(white + black, drawn)
 *
 * Source: Loader (2000), section 5: three binomial masses with p = drawn / (white + black).
 *
 * @param white  whole number ≥ 0
 * @param black  whole number ≥ 0
 * @param drawn  whole number in [0, white + black]
 * @throws RangeError when an argument is outside its range
 */
export function hypergeometricDistribution(white: number, black: number, drawn: number): Distribution {
  requireCount("white", white);
  requireCount("black", black);
  requireCount("drawn", drawn);
  const all = white + black;
  if (drawn > all) throw new RangeError(`drawn is ${drawn}; expected at most the ${all} balls in the urn`);
  const least = Math.max(0, drawn - black);
  const greatest = Math.min(drawn, white);
  const p = drawn / all;
  const q = (all - drawn) / all;

  const logMass = (k: number): number => {
    if (least === greatest) return 0;
    return (
      logBinomialMass(k, white, p, q) + logBinomialMass(drawn - k, black, p, q) - logBinomialMass(drawn, all, p, q)
    );
  };

  /** Σ of masses from k outwards over the mass of k: the ratios fall, so that the sum ends. */
  const outwards = (k: number, step: 1 | -1): number => {
    let term = 1;
    let sum = 1;
    for (let i = k; i !== (step > 0 ? greatest : least) && term > sum * 1e-17; i += step) {
      term *=
        step > 0
          ? (((white - i) / (i + 1)) * (drawn - i)) / (black - drawn + i + 1)
          : ((i / (white - i + 1)) * (black - drawn + i)) / (drawn - i + 1);
      sum += term;
    }
    return sum;
  };

  const mean = all === 0 ? 0 : drawn * (white / all);
  const tails = (k: number): Tails =>
    k < mean
      ? tailsFromLower(logMass(k) + Math.log(outwards(k, -1)))
      : tailsFromUpper(logMass(k + 1) + Math.log(outwards(k + 1, 1)));
  const deviation = all <= 1 ? 0 : Math.sqrt(mean * (black / all) * ((all - drawn) / (all - 1)));
  return discreteDistribution({ least, greatest, mean, deviation, logMass, tails });
}
