/** Beside an effect that is not decided: the smallest fall that the study would have been likely to see. */
import type { Note } from "../model/estimate.ts";
import { normalDistribution, tDistribution } from "../stats/index.ts";

/** The chance of seeing it. */
const power = 0.8;

interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Of the t distribution that the interval was made with; null for the normal or for randomisation. */
  readonly df: number | null;
}

/**
 * The smallest detectable fall, as a share of the rate without an effect, from the width of the interval.
 *
 *   fall = 1 − exp(−(q₁₋α⸝₂ + q₀.₈) s),   s = (log upper − log lower) / (2 q₁₋α⸝₂)
 *
 * q are quantiles of the normal or the t distribution. It is an approximation that costs nothing, and tells nothing that
 * the interval does not: `felles power` simulates the design itself.
 *
 * Source: Bloom (1995), Evaluation Review 19:547–556.
 *
 * @param interval  of a ratio of rates
 * @returns a remark where the interval holds 1 and is bounded on both sides; else none
 */
export function smallestDetectable({ lower, upper, level, df }: Interval): readonly Note[] {
  if (!(lower > 0 && lower <= 1 && upper >= 1 && upper < Number.POSITIVE_INFINITY)) return [];
  const quantile = df === null ? normalDistribution(0, 1) : tDistribution(df);
  const outer = quantile.upperQuantile((1 - level) / 2);
  const error = (Math.log(upper) - Math.log(lower)) / (2 * outer);
  const share = -Math.expm1(-(outer + quantile.upperQuantile(1 - power)) * error);
  return [{ code: "smallest-detectable", params: { share, power } }];
}
