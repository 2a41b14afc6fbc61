/** Control charts for quarterly counts: is this quarter out of the ordinary? */
import { poissonDistribution } from "./distributions/poisson.ts";
import { requireCount, requireLevel, requirePositive, requireSameLength } from "./ranges.ts";
import { sum } from "./sums.ts";

export interface ChartPoint {
  /** The rate of the period; for a g-chart the number between events. */
  readonly value: number;
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly signal: boolean;
}

/**
 * The u-chart of events per exposure with exact Poisson limits around a baseline.
 *
 *   centre = Σ baseline events / Σ baseline exposure;   limits as in a funnel, period by period
 *
 * Source: Montgomery (2013), Statistical Quality Control, section 7.3; exact limits in place of three deviations, which
 * small counts do not bear.
 *
 * @param events    whole numbers ≥ 0, one per period
 * @param exposure  > 0
 * @param baseline  how many of the first periods make the centre, ≥ 1; at least one event among them
 * @param level     share inside the limits in (0, 1): 0.998 by custom
 * @throws RangeError when an argument is outside its range
 */
export function uChart(
  events: readonly number[],
  exposure: readonly number[],
  baseline: number,
  level: number,
): readonly ChartPoint[] {
  requireSameLength({ events, exposure });
  requireLevel(level);
  for (const [period, count] of events.entries()) {
    requireCount(`events[${period}]`, count);
    requirePositive(`exposure[${period}]`, exposure[period]!);
  }
  if (!(Number.isInteger(baseline) && baseline >= 1 && baseline <= events.length)) {
    throw new RangeError(`baseline is ${baseline}; expected a whole number from 1 to the ${events.length} periods`);
  }
  const centre = sum(events.slice(0, baseline)) / sum(exposure.slice(0, baseline));
  if (centre === 0) throw new RangeError("the baseline has no events; expected at least one");
  const tail = (1 - level) / 2;
  return events.map((count, period) => {
    const person = exposure[period]!;
    const expected = poissonDistribution(centre * person);
    const least = expected.quantile(tail);
    const greatest = expected.upperQuantile(tail);
    return {
      value: count / person,
      centre,
      lower: least / person,
      upper: greatest / person,
      signal: count < least || count > greatest,
    };
  });
}

/**
 * The g-chart of periods, or cases, between rare events with geometric limits.
 *
 *   P(G ≥ g) = (1 − p)^g,   p = 1 / (1 + mean of the baseline gaps);   limits are the geometric quantiles
 *
 * Source: Benneyan (2001), Health Care Manag Sci 4:305–318; probability limits in place of three deviations.
 *
 * @param gaps      whole numbers ≥ 0: how many lay between one event and the next
 * @param baseline  how many of the first gaps make the centre, ≥ 1; not all 0
 * @param level     share inside the limits in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function gChart(gaps: readonly number[], baseline: number, level: number): readonly ChartPoint[] {
  requireLevel(level);
  for (const [i, gap] of gaps.entries()) requireCount(`gaps[${i}]`, gap);
  if (!(Number.isInteger(baseline) && baseline >= 1 && baseline <= gaps.length)) {
    throw new RangeError(`baseline is ${baseline}; expected a whole number from 1 to the ${gaps.length} gaps`);
  }
  const centre = sum(gaps.slice(0, baseline)) / baseline;
  if (centre === 0) throw new RangeError("the baseline gaps are all 0; expected at least one above 0");
  const logStay = -Math.log1p(1 / centre);
  const tail = (1 - level) / 2;
  // The smallest g with P(G ≤ g) = 1 − (1 − p)^(g + 1) at or above a probability.
  const lower = Math.ceil(Math.log1p(-tail) / logStay) - 1;
  const upper = Math.ceil(Math.log(tail) / logStay) - 1;
  return gaps.map((gap) => ({ value: gap, centre, lower, upper, signal: gap < lower || gap > upper }));
}
