/** The exact ratio of two Poisson rates, conditional on their total. */
import type { Bounds } from "../bounds.ts";
import { binomialDistribution } from "../distributions/binomial.ts";
import { requireCount, requireLevel, requirePositive } from "../ranges.ts";
import { logitBetaQuantile } from "../special/quantiles.ts";
import { centralTest, type ExactTest } from "./poisson-test.ts";

/** A rate as events over exposure. */
export interface Rate {
  /** Whole number ≥ 0. */
  readonly events: number;
  /** Person-time > 0. */
  readonly exposure: number;
}

function requireRates(first: Rate, second: Rate): void {
  requireCount("first.events", first.events);
  requireCount("second.events", second.events);
  requirePositive("first.exposure", first.exposure);
  requirePositive("second.exposure", second.exposure);
  if (first.events + second.events === 0) {
    throw new RangeError("neither rate has an event; expected at least one event in all");
  }
}

/**
 * The ratio of two Poisson rates with its exact central interval.
 *
 * Given x₁ + x₂, x₁ is binomial with odds (t₁/t₂)·ratio; the bounds are the Clopper–Pearson odds times t₂/t₁.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31:313–323.
 *
 * @param first   x₁ events over t₁
 * @param second  x₂ events over t₂; at least one event in all
 * @param level   coverage in (0, 1)
 * @returns       the ratio, Infinity when x₂ = 0; lower exactly 0 when x₁ = 0, upper Infinity when x₂ = 0
 * @throws RangeError when an argument is outside its range, or there is no event at all
 */
export function rateRatio(first: Rate, second: Rate, level: number): Bounds {
  requireRates(first, second);
  requireLevel(level);
  const logTail = Math.log((1 - level) / 2);
  const scale = second.exposure / first.exposure;
  const odds = (a: number, b: number, side: "lower" | "upper"): number =>
    scale * Math.exp(logitBetaQuantile(a, b, side, logTail));
  return {
    estimate: first.events / first.exposure / (second.events / second.exposure),
    lower: first.events === 0 ? 0 : odds(first.events, second.events + 1, "lower"),
    upper: second.events === 0 ? Infinity : odds(first.events + 1, second.events, "upper"),
  };
}

/**
 * The exact test that the ratio of two Poisson rates is `ratio`, with the central (doubled) two-sided p.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31:313–323; Fay (2010), R Journal 2(1):53–58.
 *
 * @param first   x₁ events over t₁
 * @param second  x₂ events over t₂; at least one event in all
 * @param ratio   of first to second under the null hypothesis > 0
 * @throws RangeError when an argument is outside its range, or there is no event at all
 */
export function rateRatioTest(first: Rate, second: Rate, ratio: number): ExactTest {
  requireRates(first, second);
  requirePositive("ratio", ratio);
  const share = (ratio * first.exposure) / (ratio * first.exposure + second.exposure);
  const binomial = binomialDistribution(first.events + second.events, share);
  return centralTest(binomial.cdf(first.events), binomial.upperTail(first.events - 1));
}
