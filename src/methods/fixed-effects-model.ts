/** Poisson regression of counts with an effect for each municipality and each quarter, clustered by municipality. */
import {
  type CountFit,
  clusteredCovariance,
  indicators,
  informativeRows,
  ones,
  poissonRegression,
  testCoefficient,
} from "../stats/index.ts";
import type { Counted } from "./before-after.ts";
import { isTreated } from "./effect.ts";
import { workingModel } from "./working-model.ts";

/** The column of the effect: 1 for the treated from the start on. */
const effectColumn = 1;

interface Fitted {
  readonly fit: CountFit;
  readonly clusters: readonly string[];
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
  const peopled = counted.filter((it) => it.exposure > 0);
  const kept = (rows: readonly Counted[], label: (it: Counted) => string) =>
    informativeRows(
      rows.map(label),
      rows.map((it) => it.events),
    );
  const units = kept(peopled, ({ cell }) => cell.unit.id);
  const own = units.rows.map((row) => peopled[row]!);
  const rows = kept(own, ({ cell }) => cell.period).rows.map((row) => own[row]!);
  const clusters = rows.map(({ cell }) => cell.unit.id);
  const fit = poissonRegression({
    design: [
      ones(rows.length),
      Float64Array.from(rows, ({ cell }) => (isTreated(cell) && after.has(cell.period) ? 1 : 0)),
      ...indicators(clusters),
      ...indicators(rows.map(({ cell }) => cell.period)),
    ],
    events: rows.map((it) => it.events),
    exposure: rows.map((it) => it.exposure),
  });
  return { fit, clusters, dropped: units.dropped.length };
}

interface Inference {
  readonly estimate: number;
  readonly error: number;
  readonly df: number;
  /** Satterthwaite's, whatever the standard error: they tell whether there are enough clusters. */
  readonly attained: number;
}

/** The log of the effect with its clustered standard error. */
export function inferEffect({ fit, clusters }: Fitted, errors: "CR2" | "CR1"): Inference {
  const reduced = testCoefficient(workingModel(fit), clusters, effectColumn);
  const attained = reduced.df;
  const estimate = fit.coefficients[effectColumn]!;
  if (errors === "CR2") return { estimate, error: reduced.error, df: attained, attained };
  const error = Math.sqrt(clusteredCovariance(fit, clusters, "CR1")[effectColumn]![effectColumn]!);
  return { estimate, error, df: new Set(clusters).size - 1, attained };
}
