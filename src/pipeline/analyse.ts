/** Panels → estimates: every analysis of a pipeline, one indicator at a time. */
import { methods } from "../methods/index.ts";
import type { MethodContext } from "../methods/method.ts";
import { type Estimate, estimateAddress, type Note } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import type { Programme } from "../model/programme.ts";
import { markApproximate } from "./boundaries.ts";
import type { LoadedPipeline } from "./definition/index.ts";
import { adjustFamilies } from "./families.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { membershipDate, select, unitsOf } from "./select.ts";
import { uniquePeriods, windowsOf } from "./windows.ts";

/** What a pipeline's methods are told of the report that they are to fill. */
export function contextOf(
  { baseline, seed }: LoadedPipeline,
  { start, pilot }: Programme,
  period: PeriodId,
): MethodContext {
  return { period, baseline, start, pilot, seed, label: "exploratory", plan: null };
}

/** A number that is told coarser than it was asked for says so. */
function markCoarsened(it: Estimate, { coarsened = [] }: AnalysisDefinition): Estimate {
  const marks = coarsened.map((what): Note => ({ code: `merged-${what}`, params: {} }));
  return marks.length === 0 ? it : { ...it, notes: [...it.notes, ...marks] };
}

function analyseOne(
  analysis: AnalysisDefinition,
  indicator: Indicator,
  index: ObservationIndex,
  programme: Programme,
  context: MethodContext,
): readonly Estimate[] {
  const method = methods.get(analysis.method);
  if (!method) throw new RangeError(`analysis ${analysis.id}: no method ${analysis.method}`);
  const on = membershipDate(context.period);
  const named = analysis.comparator === null ? analysis.units : [...analysis.units, analysis.comparator];
  const isGroup = (name: string): boolean => programme.groups.some((group) => group.id === name);
  const names = method.expands ? named.map((name) => (isGroup(name) ? `each:${name}` : name)) : named;
  const windows = windowsOf(analysis, indicator, index, context.period);
  const panel = select(
    index,
    indicator,
    {
      units: unitsOf(names, programme, on),
      windows: uniquePeriods([...windows, ...method.windows(analysis, context)]),
      by: analysis.by,
      on,
    },
    programme,
  );
  return markApproximate(method.estimate(panel, analysis, context), programme.areas).map((it) =>
    markCoarsened(it, analysis),
  );
}

/**
 * Every estimate that a pipeline asks for, in the order of its analyses, with p-values adjusted by families.
 *
 * @throws RangeError when two estimates share an address: one of them would be lost in the outputs
 */
export function analyse(
  analyses: readonly AnalysisDefinition[],
  indicators: ReadonlyMap<string, Indicator>,
  index: ObservationIndex,
  programme: Programme,
  context: MethodContext,
): readonly Estimate[] {
  const seen = new Set<string>();
  const estimates: Estimate[] = [];
  for (const analysis of analyses) {
    for (const id of analysis.indicators) {
      for (const it of analyseOne(analysis, indicators.get(id)!, index, programme, context)) {
        const address = estimateAddress(it);
        if (seen.has(address)) throw new RangeError(`two estimates share the address ${address}`);
        seen.add(address);
        estimates.push(it);
      }
    }
  }
  return adjustFamilies(estimates, analyses);
}
