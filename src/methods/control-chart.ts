/** Whether a period lies outside what the baseline would leave to chance: a u-chart of rates, or a g-chart of rare events. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import { standardisedRatio, uChart } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import { gapChart, gapQuarters } from "./gap-chart.ts";
import type { Method, MethodContext } from "./method.ts";
import { period } from "./options.ts";
import { againstBaseline, type Pair } from "./pairs.ts";
import { exposedOf } from "./trials.ts";

const id = "control-chart";
const kinds = ["rate", "count"] as const;

const optionsSchema = z.strictObject({
  baseline: period.optional().describe("when it differs from the pipeline's"),
  chart: z
    .enum(["u", "g"])
    .prefault("u")
    .describe("u: events of the period; g: quarters without events before it, for events too rare for u"),
  limits: z.number().gt(0).lt(1).describe("the share that chance leaves inside the limits: 0.998 by custom"),
});

function baselineOf(analysis: AnalysisDefinition, context: MethodContext): PeriodId {
  return optionsSchema.parse(analysis.options).baseline ?? context.baseline;
}

function pointOf(manner: Manner, subject: Subject, { cell, other }: Pair, limits: number): Estimate {
  const { indicator, analysis } = manner;
  const [own, baseline] = [exposedOf(indicator, cell), exposedOf(indicator, other)];
  if (!own.ok) return withheld(manner, subject, own.reason, own.basis);
  if (!baseline.ok) return withheld(manner, subject, baseline.reason, baseline.basis);
  const baselineBasis = basisOf(indicator, other, baseline.events, baseline.exposure);
  if (baseline.events === 0) return withheld(manner, subject, reason("no-events"), baselineBasis);
  const [, point] = uChart([baseline.events, own.events], [baseline.exposure, own.exposure], 1, limits);
  const { centre, lower, upper, signal } = point!;
  const expected = centre * own.exposure;
  const ratio = standardisedRatio(own.events, expected, analysis.level);
  const value = {
    value: ratio.estimate,
    lower: ratio.lower,
    upper: ratio.upper,
    numerator: own.events,
    denominator: indicator.denominator ? own.exposure : null,
  };
  const outside: readonly Note[] = signal
    ? [{ code: "outside-limits", params: { observed: own.events, expected } }]
    : [];
  return measured(
    manner,
    subject,
    value,
    [...basisOf(indicator, cell, own.events, own.exposure), ...baselineBasis],
    [
      ...notesOn(indicator, [cell, other]),
      { code: "control-limits", params: { lower: lower / centre, upper: upper / centre } },
      ...outside,
    ],
  );
}

/** The single quarters of each unit and breakdown, in the order of time. */
function seriesOf({ cells }: Panel, quarters: ReadonlySet<PeriodId>): readonly (readonly PanelCell[])[] {
  const series = new Map<string, PanelCell[]>();
  for (const cell of cells.filter((it) => quarters.has(it.period))) {
    const key = `${cell.unit.id}|${breakdownId(cell.breakdown)}`;
    const own = series.get(key);
    if (own) own.push(cell);
    else series.set(key, [cell]);
  }
  return [...series.values()].map((own) => own.toSorted((a, b) => comparePeriods(a.period, b.period)));
}

/**
 * u: the ratio of observed events to those that the unit's own baseline rate would make, with its exact interval; the limits are
 * remarks, and so is a point outside them. A chart is no test of a cause.
 *
 *   centre = baseline events / baseline exposure;   limits = quantiles of Poisson(centre · exposure)
 *
 * The limits and the interval take the baseline's rate as known.
 *
 * g: quarters without events since the last one, with the geometric quantiles around the mean of the baseline's gaps. It tells of every
 * quarter whether it had an event, so that disclosure control lets it out only for what is not persons.
 */
export const controlChart: Method = {
  id,
  source:
    "Montgomery (2013), Statistical Quality Control, section 7.3, with exact Poisson limits in place of three deviations; Benneyan (2001), Health Care Manag Sci 4:305–318, for the g-chart.",
  kinds,
  compares: false,
  options: optionsSchema,
  windows: (analysis, context) => {
    const baseline = baselineOf(analysis, context);
    const { chart } = optionsSchema.parse(analysis.options);
    return chart === "u" ? [baseline] : gapQuarters(baseline, context.period);
  },
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const { limits, chart } = optionsSchema.parse(analysis.options);
    const baseline = baselineOf(analysis, context);
    if (chart === "g") {
      const manner: Manner = { method: id, measure: "gap", level: null, indicator, analysis, context };
      const quarters = new Set(gapQuarters(baseline, context.period));
      return gapChart(manner, seriesOf(panel, quarters), baseline, limits);
    }
    const manner: Manner = { method: id, measure: "rate-ratio", level: analysis.level, indicator, analysis, context };
    return againstBaseline(panel, baseline).map((pair) =>
      pointOf(manner, { ...pair.cell, area: pair.cell.unit.id, comparator: baseline }, pair, limits),
    );
  },
};
