/** What a programme costs for each unit, what it must prevent to be worth it, and how likely it is that it is. */
import type { Bounds } from "./bounds.ts";
import { garwood } from "./intervals/poisson.ts";
import { requirePositive, requirePositiveCount } from "./ranges.ts";
import { normalTails } from "./special/normal.ts";

/**
 * The cost of one unit, with bounds from the count alone: the amount is taken as known.
 *
 *   cost / count,   bounds cost / Garwood's bounds of the count
 *
 * Source: Garwood (1936), Biometrika 28:437–442, turned over.
 *
 * @param cost   > 0
 * @param count  units, whole number ≥ 1
 * @param level  coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function costPerUnit(cost: number, count: number, level: number): Bounds {
  requirePositive("cost", cost);
  requirePositiveCount("count", count);
  const { lower, upper } = garwood(count, 1, level);
  return { estimate: cost / count, lower: cost / upper, upper: cost / lower };
}

/**
 * How many cases must be prevented before they outweigh the cost: the smallest whole number n with n · worth ≥ cost.
 *
 * Source: Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, chapter 4 (threshold analysis).
 *
 * @param cost   > 0
 * @param worth  of one case prevented > 0
 * @throws RangeError when an argument is outside its range
 */
export function casesToPrevent(cost: number, worth: number): number {
  requirePositive("cost", cost);
  requirePositive("worth", worth);
  const nearest = Math.round(cost / worth);
  // 0.3 / 0.1 is above 3 by rounding alone.
  return Math.abs(nearest * worth - cost) <= 1e-12 * cost ? nearest : Math.ceil(cost / worth);
}

/** An effect as a ratio, normal on the logarithm, and what there would have been without it. */
export interface UncertainEffect {
  readonly logRatio: number;
  /** > 0 */
  readonly logError: number;
  /** Events without the programme > 0. */
  readonly expected: number;
}

/**
 * The probability that what is prevented is worth more than the cost: one point of the acceptability curve.
 *
 *   P(λ E (1 − RR) > C) = Φ((log(1 − C/(λE)) − log R̂R) / se);   0 where all events together are worth no more than C
 *
 * Source: van Hout et al. (1994), Health Econ 3:309–319; Fenwick, Claxton & Sculpher (2001), Health Econ 10:779–787. It is a
 * statement of belief: the sampling distribution is read as that of the effect, under a flat prior.
 *
 * @param effect       log ratio with its standard error, and the events expected without it
 * @param cost         > 0
 * @param willingness  what one case prevented is worth > 0
 * @throws RangeError when an argument is outside its range
 */
export function acceptability(
  { logRatio, logError, expected }: UncertainEffect,
  cost: number,
  willingness: number,
): number {
  if (!Number.isFinite(logRatio)) throw new RangeError(`logRatio is ${logRatio}; expected a finite number`);
  requirePositive("logError", logError);
  requirePositive("expected", expected);
  requirePositive("cost", cost);
  requirePositive("willingness", willingness);
  const needed = cost / (willingness * expected);
  return needed >= 1 ? 0 : normalTails((Math.log1p(-needed) - logRatio) / logError).lower;
}
