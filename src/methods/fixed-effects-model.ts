/** Poisson regression of counts with an effect for each municipality and each quarter, clustered by municipality. */
import { type AbsorbedPoissonFit, absorbedClusteredError, absorbedPoisson, testAbsorbed } from "../stats/index.ts";
import type { Counted } from "./before-after.ts";
import { isTreated } from "./effect.ts";

/** The only regressor: 1 for the treated from the start on. */
const effect = 0;

interface Fitted {
  readonly fit: AbsorbedPoissonFit;
  /** Municipalities without an event. */
  readonly dropped: number;
}

/**
 * The Poisson fit with an effect for each municipality and each quarter.
 *
 *   log E(events) = log exposure + municipality + quarter + effect · treated · after
 *
 * Municipalities, and quarters, without an event have a rate of 0 and say nothing; nor does a quarter
 * in which nobody lives there.
 *
 * @param counted  with events among treated and controls, before and after
 * @param after    the quarters after the start
 */
export function fitFixedEffects(counted: readonly Counted[], after: ReadonlySet<string>): Fitted {
  const rows = counted.filter((it) => it.exposure > 0);
  const fit = absorbedPoisson({
    units: rows.map(({ cell }) => cell.unit.id),
    periods: rows.map(({ cell }) => cell.period),
    regressors: [rows.map(({ cell }) => (isTreated(cell) && after.has(cell.period) ? 1 : 0))],
    events: rows.map((it) => it.events),
    exposure: rows.map((it) => it.exposure),
  });
  return { fit, dropped: fit.droppedUnits };
}

interface Inference {
  readonly estimate: number;
  readonly error: number;
  readonly df: number;
  /** Satterthwaite's, whatever the standard error: they tell whether there are enough clusters. */
  readonly attained: number;
}

/** The log of the effect with its clustered standard error. */
export function inferEffect({ fit }: Fitted, errors: "CR2" | "CR1"): Inference {
  const reduced = testAbsorbed(fit, effect);
  const attained = reduced.df;
  const estimate = fit.coefficients[effect]!;
  if (errors === "CR2") return { estimate, error: reduced.error, df: attained, attained };
  return { estimate, error: absorbedClusteredError(fit, effect, "CR1"), df: fit.groups.units - 1, attained };
}
