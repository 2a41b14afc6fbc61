/** Rates of small areas, shrunken towards those of all the areas named. */
import { fitGammaPoisson, integrateRates } from "../stats/index.ts";
import type { Method } from "./method.ts";
import { shrunkenMethod } from "./shrink.ts";
import { eventsAmong } from "./trials.ts";

/**
 * Gamma–Poisson empirical Bayes: the posterior mean, with the prior's own uncertainty integrated out.
 *
 *   events | rate ~ Poisson(person-years · rate),   rate ~ Gamma(shape a, mean m)
 *
 * The municipalities of every group that the analysis names make one distribution, period by period and breakdown by
 * breakdown. One whose number is unknown takes no part in it. The value with no weight on the area's own number is the
 * pool's rate, so a municipality without events has a rate above 0.
 */
export const shrunkenRate: Method = shrunkenMethod({
  id: "shrunken-rate",
  source:
    "Clayton & Kaldor (1987), Biometrics 43:671–681; Christiansen & Morris (1997), JASA 92:618–632, for the interval.",
  kind: "rate",
  read: eventsAmong,
  shrink: (events, exposure, level) => ({
    values: integrateRates({ events, exposure }, level),
    pooled: fitGammaPoisson({ events, exposure }).pooled,
  }),
});
