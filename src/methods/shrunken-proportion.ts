/** Proportions of small areas, shrunken towards those of all the areas named. */
import { fitBetaBinomial, integrateProportions } from "../stats/index.ts";
import type { Method } from "./method.ts";
import { shrunkenMethod } from "./shrink.ts";
import { eventsAmong } from "./trials.ts";

/**
 * Beta-binomial empirical Bayes: the posterior mean, with the prior's own uncertainty integrated out.
 *
 *   events | p ~ Binomial(trials, p),   p ~ Beta with mean m and precision M
 *
 * The municipalities of every group that the analysis names make one distribution, period by period and breakdown by
 * breakdown. One whose number is unknown, or that has no trial, takes no part in it.
 */
export const shrunkenProportion: Method = shrunkenMethod({
  id: "shrunken-proportion",
  source:
    "Griffiths (1973), Biometrics 29:637–648; Daniels (1999), Can J Stat 27:567–578, and Christiansen & Morris (1997), JASA 92:618–632, for the interval.",
  kind: "proportion",
  read: eventsAmong,
  shrink: (x, n, level) => ({
    values: integrateProportions({ x, n }, level),
    pooled: fitBetaBinomial({ x, n }).shapes === null,
  }),
});
