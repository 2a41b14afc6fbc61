/** Proportions from samples that are not simple random: design effect, non-response, change between waves. */
import type { Bounds } from "./bounds.ts";
import { normalMultiplier } from "./distributions/normal.ts";
import { requireTrials } from "./intervals/proportion.ts";
import { requireCount, requireLevel } from "./ranges.ts";
import type { WeightedShare } from "./survey-weights.ts";

export interface SurveyProportion {
  /** Who said yes, whole number in [0, n]. */
  readonly x: number;
  /** Who answered, whole number ≥ 1. */
  readonly n: number;
  /** By how much clustering and weights multiply the variance ≥ 1. */
  readonly designEffect: number;
  /** What the answers say and are worth by their own weights; absent: all count alike. */
  readonly worth?: WeightedShare | undefined;
}

export interface EffectiveBounds extends Bounds {
  /** n over the design effect: what the sample is worth. */
  readonly effective: number;
}

/** @throws RangeError unless clustering and weights multiply the variance by 1 or more */
export function requireDesignEffect(value: number): void {
  if (!(value >= 1 && value < Infinity)) {
    throw new RangeError(`designEffect is ${value}; expected a finite number, 1 or more`);
  }
}

/** Wilson's interval of a share that so many answers would have given; the arguments have been checked. */
export function scoreInterval(
  share: number,
  effective: number,
  level: number,
  complement: number = 1 - share,
): EffectiveBounds {
  const z = normalMultiplier(level);
  const lower = (own: number): number => {
    const root = z * Math.sqrt(own * (1 - own) * effective + (z * z) / 4);
    return (own * own * effective) / (own * effective + (z * z) / 2 + root);
  };
  return { estimate: share, lower: lower(share), upper: 1 - lower(complement), effective };
}

/**
 * Wilson's interval on the effective sample size.
 *
 *   Wilson with n/deff trials and the same proportion; with weights, their proportion and effective/deff trials
 *
 * Source: Wilson (1927), JASA 22:209–212; Kish (1965), Survey Sampling, section 8.2; Franco et al. (2019), J Surv Stat
 * Methodol 7:334–364, on its coverage.
 *
 * @param survey  x of n, the design effect, and what weights make of them
 * @param level   coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function surveyInterval({ x, n, designEffect, worth }: SurveyProportion, level: number): EffectiveBounds {
  requireTrials(x, n);
  requireLevel(level);
  requireDesignEffect(designEffect);
  if (worth) return scoreInterval(worth.share, worth.effective / designEffect, level);
  return scoreInterval(x / n, n / designEffect, level, (n - x) / n);
}

/**
 * The change of a proportion between two independent waves: Newcombe's combination of their intervals.
 *
 * Source: Newcombe (1998), Stat Med 17:873–890, method 10, with effective sample sizes.
 *
 * @returns second − first
 * @throws RangeError when an argument is outside its range
 */
export function surveyChange(first: SurveyProportion, second: SurveyProportion, level: number): Bounds {
  const before = surveyInterval(first, level);
  const after = surveyInterval(second, level);
  const change = after.estimate - before.estimate;
  return {
    estimate: change,
    lower: change - Math.hypot(after.estimate - after.lower, before.upper - before.estimate),
    upper: change + Math.hypot(after.upper - after.estimate, before.estimate - before.lower),
  };
}

/**
 * The smallest and the greatest proportion of all who were asked, whatever those who did not answer would have said.
 *
 * Source: Cochran (1977), Sampling Techniques, section 13.2; Manski (2003), Partial Identification.
 *
 * @param x        yes, whole number in [0, n]
 * @param n        answers, whole number ≥ 1
 * @param invited  whole number ≥ n
 * @throws RangeError when an argument is outside its range
 */
export function nonResponseBounds(
  x: number,
  n: number,
  invited: number,
): { readonly lower: number; readonly upper: number } {
  requireTrials(x, n);
  requireCount("invited", invited);
  if (invited < n) throw new RangeError(`invited is ${invited}; expected at least the ${n} who answered`);
  return { lower: x / invited, upper: (x + invited - n) / invited };
}
