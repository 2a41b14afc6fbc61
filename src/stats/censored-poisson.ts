/** A rate from counts of which some are known only within bounds, as when small cells are hidden at the source. */
import type { Bounds } from "./bounds.ts";
import { normalMultiplier } from "./distributions/normal.ts";
import { maximise } from "./maximise.ts";
import { requireCount, requireLevel, requirePositive, requireSameLength } from "./ranges.ts";
import { logPoissonTerm } from "./special/saddle-point.ts";
import { sum } from "./sums.ts";

/** Of a logarithm, in one round of the search. */
const longestStep = 3;

/** One row per unit: lower ≤ count ≤ upper; equal where the count is known. */
export interface BoundedCounts {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** > 0 */
  readonly exposure: readonly number[];
}

export interface CensoredRate extends Bounds {
  readonly logRate: number;
  /** Standard error of the log rate, from the observed information. */
  readonly logError: number;
  readonly logLikelihood: number;
  /** The expected count of each unit within its bounds. */
  readonly expected: readonly number[];
  readonly converged: boolean;
}

function requireBounded({ lower, upper, exposure }: BoundedCounts): void {
  requireSameLength({ lower, upper, exposure });
  if (lower.length === 0) throw new RangeError("there are no units; expected at least one");
  for (const [unit, least] of lower.entries()) {
    requireCount(`lower[${unit}]`, least);
    requireCount(`upper[${unit}]`, upper[unit]!);
    requirePositive(`exposure[${unit}]`, exposure[unit]!);
    if (upper[unit]! < least) throw new RangeError(`upper[${unit}] is ${upper[unit]}; expected at least ${least}`);
  }
}

/** log P(lower ≤ Y ≤ upper), and the mean and variance of Y within. */
function within(lower: number, upper: number, mean: number): { log: number; mean: number; variance: number } {
  // Masses relative to that of the bound or the mode, whichever is greatest, so that nothing underflows.
  const mode = Math.min(upper, Math.max(lower, Math.floor(mean)));
  let [total, first, second] = [1, 0, 0];
  const add = (k: number, mass: number): void => {
    total += mass;
    first += mass * (k - mode);
    second += mass * (k - mode) ** 2;
  };
  let mass = 1;
  for (let k = mode + 1; k <= upper && mass > 1e-18; k++) {
    mass *= mean / k;
    add(k, mass);
  }
  mass = 1;
  for (let k = mode; k > lower && mass > 1e-18; k--) {
    mass *= k / mean;
    add(k - 1, mass);
  }
  const offset = first / total;
  return {
    log: logPoissonTerm(mode, mean) + Math.log(total),
    mean: mode + offset,
    variance: second / total - offset * offset,
  };
}

/**
 * The Poisson rate by maximum likelihood from interval-censored counts, with a Wald interval on the logarithm.
 *
 *   Σ log P(lᵢ ≤ Yᵢ ≤ uᵢ; nᵢ rate);   score Σ(E[Yᵢ | bounds] − nᵢ rate)
 *
 * Source: Dempster, Laird & Rubin (1977), JRSS B 39:1–38 (the likelihood of grouped data).
 *
 * @param counts  at least one unit with a lower bound above 0: else the likelihood is greatest at a rate of 0
 * @param level   coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function censoredRate(counts: BoundedCounts, level: number): CensoredRate {
  requireBounded(counts);
  requireLevel(level);
  const { lower, upper, exposure } = counts;
  if (sum(lower) === 0) throw new RangeError("every lower bound is 0; expected at least one above 0");
  const units = (rate: number): readonly ReturnType<typeof within>[] =>
    lower.map((least, unit) => within(least, upper[unit]!, exposure[unit]! * rate));
  const persons = sum(exposure);
  const fit = maximise(
    ([logRate]) => {
      const rate = Math.exp(logRate!);
      const parts = units(rate);
      return {
        value: sum(parts.map((part) => part.log)),
        gradient: [sum(parts.map((part) => part.mean)) - persons * rate],
        hessian: [[sum(parts.map((part) => part.variance)) - persons * rate]],
      };
    },
    [Math.log((sum(lower) + sum(upper)) / 2 / persons)],
    longestStep,
  );
  const logRate = fit.at[0]!;
  const logError = 1 / Math.sqrt(-fit.hessian[0]![0]!);
  const reach = normalMultiplier(level) * logError;
  return {
    estimate: Math.exp(logRate),
    lower: Math.exp(logRate - reach),
    upper: Math.exp(logRate + reach),
    logRate,
    logError,
    logLikelihood: fit.value,
    expected: units(Math.exp(logRate)).map((part) => part.mean),
    converged: fit.converged,
  };
}

/**
 * The smallest and the greatest rate that bounded counts allow, whatever the hidden counts are.
 *
 * Source: Manski (2003), Partial Identification of Probability Distributions, chapter 1.
 *
 * @throws RangeError when an argument is outside its range
 */
export function worstCaseRate(counts: BoundedCounts): { readonly lower: number; readonly upper: number } {
  requireBounded(counts);
  const persons = sum(counts.exposure);
  return { lower: sum(counts.lower) / persons, upper: sum(counts.upper) / persons };
}
