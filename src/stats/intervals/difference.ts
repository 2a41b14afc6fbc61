/** Newcombe's intervals for the difference of two independent proportions. */
import type { Bounds } from "../bounds.ts";
import { wilson, wilsonCorrected } from "./proportion.ts";

/** A proportion as events among trials. */
export interface Proportion {
  /** Events, integer in [0, n]. */
  readonly x: number;
  /** Trials, integer ≥ 1. */
  readonly n: number;
}

type OneProportion = (x: number, n: number, level: number) => Bounds;

function combine(interval: OneProportion, first: Proportion, second: Proportion, level: number): Bounds {
  const one = interval(first.x, first.n, level);
  const two = interval(second.x, second.n, level);
  const difference = one.estimate - two.estimate;
  return {
    estimate: difference,
    lower: difference - Math.hypot(one.estimate - one.lower, two.upper - two.estimate),
    upper: difference + Math.hypot(one.upper - one.estimate, two.estimate - two.lower),
  };
}

/**
 * Newcombe's hybrid score interval for p₁ − p₂, without continuity correction.
 *
 *   lower = d − √((p₁ − l₁)² + (u₂ − p₂)²),   upper = d + √((u₁ − p₁)² + (p₂ − l₂)²)
 *
 * with Wilson's bounds l and u of each.
 *
 * Source: Newcombe (1998), Stat Med 17:873–890, method 10.
 *
 * @param first   x₁ of n₁
 * @param second  x₂ of n₂
 * @param level   coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function newcombe(first: Proportion, second: Proportion, level: number): Bounds {
  return combine(wilson, first, second, level);
}

/**
 * Newcombe's hybrid score interval for p₁ − p₂ with continuity correction.
 *
 * Source: Newcombe (1998), Stat Med 17:873–890, method 11.
 *
 * @param first   x₁ of n₁
 * @param second  x₂ of n₂
 * @param level   coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function newcombeCorrected(first: Proportion, second: Proportion, level: number): Bounds {
  return combine(wilsonCorrected, first, second, level);
}
