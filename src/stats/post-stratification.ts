/** Proportions of a survey weighed so that each stratum counts as in the population. */
import { requireTrials } from "./intervals/proportion.ts";
import { requireLevel, requirePositive } from "./ranges.ts";
import { sum } from "./sums.ts";
import { type EffectiveBounds, requireDesignEffect, scoreInterval } from "./survey.ts";
import type { WeightedShare } from "./survey-weights.ts";

export interface SurveyStratum {
  /** Who said yes, whole number in [0, n]. */
  readonly x: number;
  /** Who answered, whole number ≥ 1: a stratum without answers is joined with another first. */
  readonly n: number;
  /** Persons of the stratum in the population > 0, in any unit. */
  readonly weight: number;
  /** What its answers say and are worth by weights of their own; absent: all count alike. */
  readonly worth?: WeightedShare | undefined;
}

export interface PostStratified extends EffectiveBounds {
  /** The linearised variance, before the design effect. */
  readonly variance: number;
}

/**
 * The post-stratified proportion, with Wilson's interval on the answers that it is worth.
 *
 *   p = Σ Wₕ pₕ,   V = n/(n − 1) Σ Wₕ² pₕ(1 − pₕ)/nₕ,   effective = p(1 − p)/V ÷ deff
 *
 * where no stratum varies within itself, V is 0 and says nothing: then effective = 1/Σ(Wₕ²/nₕ) ÷ deff.
 *
 * Source: Holt & Smith (1979), JRSS A 142:33–46; Lumley (2010), Complex Surveys, section 7.2, for the variance as R's
 * survey computes it; Franco et al. (2019), J Surv Stat Methodol 7:334–364, for the score interval.
 *
 * @param strata        at least one
 * @param designEffect  of clustering within the strata ≥ 1
 * @param level         coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function postStratified(strata: readonly SurveyStratum[], designEffect: number, level: number): PostStratified {
  if (strata.length === 0) throw new RangeError("there are no strata; expected at least one");
  for (const { x, n, weight } of strata) {
    requireTrials(x, n);
    requirePositive("weight", weight);
  }
  requireDesignEffect(designEffect);
  requireLevel(level);
  const population = sum(strata.map((it) => it.weight));
  const answers = sum(strata.map((it) => it.n));
  const parts = strata.map(({ x, n, weight, worth: own }) => ({
    share: weight / population,
    p: own ? own.share : x / n,
    n: own ? own.effective : n,
  }));
  const estimate = Math.min(1, sum(parts.map(({ share, p }) => share * p)));
  const within = sum(parts.map(({ share, p, n }) => (share * share * p * (1 - p)) / n));
  // One answer has no variance, and leaves `within` at 0.
  const variance = within === 0 ? 0 : (answers / (answers - 1)) * within;
  const worth =
    variance > 0 ? (estimate * (1 - estimate)) / variance : 1 / sum(parts.map(({ share, n }) => (share * share) / n));
  return { ...scoreInterval(estimate, worth / designEffect, level), variance };
}
