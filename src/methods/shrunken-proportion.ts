/** Proportions of small areas, shrunken towards those of all the areas named. */
import { fitBetaBinomial, integrateProportions } from "../stats/index.ts";
import { type Manner, requireKind } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { shrinkPanel } from "./shrink.ts";
import { trialsOf } from "./trials.ts";

const id = "shrunken-proportion";
const kinds = ["proportion"] as const;

/**
 * Beta-binomial empirical Bayes: the posterior mean, with the prior's own uncertainty integrated out.
 *
 *   events | p ~ Binomial(trials, p),   p ~ Beta with mean m and precision M
 *
 * The municipalities of every group that the analysis names make one distribution, period by period and breakdown by
 * breakdown. One whose number is unknown, or that has no trial, takes no part in it.
 */
export const shrunkenProportion: Method = {
  id,
  source:
    "Griffiths (1973), Biometrics 29:637–648; Daniels (1999), Can J Stat 27:567–578, and Christiansen & Morris (1997), JASA 92:618–632, for the interval.",
  kinds,
  compares: false,
  expands: true,
  options: noOptions,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const { level } = analysis;
    const manner: Manner = { method: id, measure: "proportion", level, indicator, analysis, context };
    return shrinkPanel(
      manner,
      panel,
      (cell) => {
        const found = trialsOf(indicator, cell);
        return found.ok ? { ok: true, numerator: found.x, denominator: found.n } : found;
      },
      (x, n) => ({ values: integrateProportions({ x, n }, level), pooled: fitBetaBinomial({ x, n }).shapes === null }),
    );
  },
};
