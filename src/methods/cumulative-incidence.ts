/** How many of those who started have left in one way by the day on which the cohort is mature. */
import { wilson } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { trialsOf } from "./trials.ts";

const id = "cumulative-incidence";
const kinds = ["proportion"] as const;

/**
 * The cumulative incidence at the indicator's maturity (183 days), of one of several ways to leave.
 *
 *   F(183) = Σ S(t₋) d(t)/n(t) = x/n   where nobody is lost to sight before
 *
 * Deliveries state how many of a quarter's starters have completed, stopped, moved or go on, not when. In cohorts of which all
 * have been seen for 183 days nothing is censored, and the Aalen–Johansen estimate at that day is x/n, whatever the days were; its
 * interval is Wilson's. Cohorts not yet mature are left out by the analysis' windows. Kaplan–Meier with those who left otherwise
 * taken for censored would say how many would complete if nobody could stop or move: too many.
 */
export const cumulativeIncidence: Method = {
  id,
  source:
    "Aalen & Johansen (1978), Scand J Stat 5:141–150; Putter, Fiocco & Geskus (2007), Stat Med 26:2389–2430; Wilson (1927), JASA 22:209–212, for the interval.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind(id, indicator, kinds);
    const { level } = analysis;
    const manner: Manner = { method: id, measure: "proportion", level, indicator, analysis, context };
    const days = indicator.maturity;
    return cells.map((cell) => {
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      // Without a day that all have reached, shares of different cohorts are shares at different ages.
      if (days === 0) return withheld(manner, subject, reason("not-applicable"));
      const found = trialsOf(indicator, cell);
      if (!found.ok) return withheld(manner, subject, found.reason, found.basis);
      const { x, n } = found;
      const { estimate, lower, upper } = wilson(x, n, level);
      const value = { value: estimate, lower, upper, numerator: x, denominator: n };
      return measured(manner, subject, value, basisOf(indicator, cell, x, n), [
        ...notesOn(indicator, [cell]),
        { code: "competing-risks", params: { days } },
      ]);
    });
  },
};
