/** The exact test of a count against what was expected, and the standardised ratio. */
import type { Bounds } from "../bounds.ts";
import { poissonDistribution } from "../distributions/poisson.ts";
import { requireCount, requirePositive } from "../ranges.ts";
import { garwood } from "./poisson.ts";

/** The probabilities of what was observed or more extreme, to each side and to both. */
export interface ExactTest {
  /** P(X ≤ x). */
  readonly less: number;
  /** P(X ≥ x). */
  readonly greater: number;
  /** Twice the smaller, at most 1: agrees with the central interval, unlike the minimum-likelihood p. */
  readonly twoSided: number;
}

/** Both sides doubled: the central two-sided p. */
export function centralTest(less: number, greater: number): ExactTest {
  return { less, greater, twoSided: Math.min(1, 2 * Math.min(less, greater)) };
}

/**
 * The exact Poisson test of a count against its expectation, with the central (doubled) two-sided p.
 *
 * Source: Fay (2010), R Journal 2(1):53–58, on why the doubled p matches the central interval.
 *
 * @param events    whole number ≥ 0
 * @param expected  mean under the null hypothesis > 0
 * @throws RangeError when an argument is outside its range
 */
export function poissonTest(events: number, expected: number): ExactTest {
  requireCount("events", events);
  requirePositive("expected", expected);
  const poisson = poissonDistribution(expected);
  return centralTest(poisson.cdf(events), poisson.upperTail(events - 1));
}

/**
 * The standardised ratio (SMR): observed over expected, with Garwood's interval.
 *
 * Source: Breslow & Day (1987), Statistical Methods in Cancer Research II, section 2.3.
 *
 * @param events    observed, whole number ≥ 0
 * @param expected  taken as known > 0
 * @param level     coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function standardisedRatio(events: number, expected: number, level: number): Bounds {
  return garwood(events, expected, level);
}
