/** Difference-in-differences on counts pooled over the treated and over the controls. */
import { requireNonNegative, requireSameLength } from "./ranges.ts";
import { UnanswerableError } from "./unanswerable.ts";

/** One row per unit: events and exposure in the two windows. */
export interface BeforeAfter {
  readonly eventsBefore: readonly number[];
  readonly exposureBefore: readonly number[];
  readonly eventsAfter: readonly number[];
  readonly exposureAfter: readonly number[];
}

export interface PooledCounts {
  readonly eventsBefore: number;
  readonly exposureBefore: number;
  readonly eventsAfter: number;
  readonly exposureAfter: number;
}

export interface PooledDifference {
  /** (treated after / before) / (controls after / before): 1 is no difference; 0 or Infinity where a count is 0. */
  readonly ratio: number;
  readonly logRatio: number;
  readonly treated: PooledCounts;
  readonly controls: PooledCounts;
}

/** @throws RangeError unless the columns agree in length and hold finite numbers, 0 or more */
export function requireBeforeAfter(counts: BeforeAfter, treated: readonly boolean[]): void {
  requireSameLength({ treated, ...counts });
  for (const [name, column] of Object.entries(counts) as [string, readonly number[]][]) {
    for (const [unit, value] of column.entries()) requireNonNegative(`${name}[${unit}]`, value);
  }
}

function pool(counts: BeforeAfter, members: readonly boolean[], side: boolean): PooledCounts {
  const sum = (column: readonly number[]): number =>
    column.reduce((total, value, unit) => (members[unit] === side ? total + value : total), 0);
  return {
    eventsBefore: sum(counts.eventsBefore),
    exposureBefore: sum(counts.exposureBefore),
    eventsAfter: sum(counts.eventsAfter),
    exposureAfter: sum(counts.exposureAfter),
  };
}

function change(it: PooledCounts, continuity: number): number {
  return (it.eventsAfter + continuity) / it.exposureAfter / ((it.eventsBefore + continuity) / it.exposureBefore);
}

/**
 * The ratio of rate ratios of pooled counts: the conditional Poisson difference-in-differences.
 *
 *   ratio = (y₁ₐ/t₁ₐ)/(y₁ᵦ/t₁ᵦ) ÷ (y₀ₐ/t₀ₐ)/(y₀ᵦ/t₀ᵦ)
 *
 * It is the maximum-likelihood effect in a Poisson model with a group effect and a period effect.
 *
 * Source: Cummings (2009), Stata J 9:175–196; the addition of ½: Haldane (1956), Ann Hum Genet 20:309–311.
 *
 * @param counts      events (≥ 0) and exposure (≥ 0) by unit, before and after
 * @param treated     which units are treated: at least one, not all
 * @param continuity  added to each of the four pooled counts: 0 for none, ½ for Haldane's
 * @throws RangeError when an argument is outside its range, a pooled exposure is 0, or the ratio is 0/0
 */
export function pooledDifferenceInDifferences(
  counts: BeforeAfter,
  treated: readonly boolean[],
  continuity: number,
): PooledDifference {
  requireBeforeAfter(counts, treated);
  requireNonNegative("continuity", continuity);
  const inside = pool(counts, treated, true);
  const outside = pool(counts, treated, false);
  const ratio = change(inside, continuity) / change(outside, continuity);
  const exposures = [inside.exposureBefore, inside.exposureAfter, outside.exposureBefore, outside.exposureAfter];
  if (exposures.includes(0)) {
    throw new UnanswerableError(
      "no-exposure",
      "a pooled exposure is 0; expected treated and controls with exposure before and after",
    );
  }
  if (Number.isNaN(ratio))
    throw new UnanswerableError("no-events", "the ratio is 0/0; expected more events, or a continuity above 0");
  return { ratio, logRatio: Math.log(ratio), treated: inside, controls: outside };
}
