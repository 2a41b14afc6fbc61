/** The design of a pipeline's effect analysis: which analysis, which municipalities, which quarters. */
import { isTreated, namesOf, type Windows, windowsOf } from "../../methods/effect.ts";
import type { MethodContext } from "../../methods/method.ts";
import { sizeStrata } from "../../methods/size-strata.ts";
import type { Indicator } from "../../model/indicator.ts";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import type { Panel } from "../../model/panel.ts";
import type { PeriodId } from "../../model/period.ts";
import type { AnalysisDefinition } from "../../model/pipeline.ts";
import type { PowerUnit } from "../../simulate/power/index.ts";
import type { Defined } from "../define.ts";
import type { ObservationIndex } from "../observation-index.ts";
import { membershipDate, select, unitsOf } from "../select.ts";

/** Exit code of a question that cannot be asked. */
export const usage = 2;

/** The method whose power is the primary one. */
const primary = "difference-in-differences";

interface WindowOptions {
  readonly pre: PeriodId;
  readonly post: PeriodId;
  readonly excluded: readonly PeriodId[];
}

function windowed(analysis: AnalysisDefinition): boolean {
  const { pre, post } = analysis.options;
  return analysis.question === "effect" && typeof pre === "string" && typeof post === "string";
}

/**
 * The analysis that is asked for by id, else the first with randomisation inference, else the first with windows.
 *
 * @throws IssueError (exit 2) when there is none
 */
export function effectAnalysis({ pipeline }: Defined, asked: string | null): AnalysisDefinition {
  const candidates = pipeline.analyses.filter(windowed);
  if (candidates.length === 0) throw new IssueError([issue("power.no-effect", null, { pipeline: pipeline.id })], usage);
  if (asked === null) return candidates.find((it) => it.method === primary) ?? candidates[0]!;
  const found = candidates.find((it) => it.id === asked);
  if (found) return found;
  const known = candidates.map((it) => it.id);
  const params = { analysis: asked, nearest: nearest(asked, known)!, known: known.join(", ") };
  throw new IssueError([issue("power.unknown-analysis", null, params)], usage);
}

export interface Laid {
  readonly panel: Panel;
  readonly windows: Windows;
  readonly indicator: Indicator;
}

/** The analysis' first indicator over its municipalities and quarters, as they are known now. */
export function layOut(
  { definitions, pipeline }: Defined,
  analysis: AnalysisDefinition,
  index: ObservationIndex,
  context: Omit<MethodContext, "period">,
): Laid {
  const indicator = definitions.indicators.get(analysis.indicators[0]!)!;
  if ((indicator.kind !== "rate" && indicator.kind !== "count") || indicator.grain === "year") {
    const params = { pipeline: pipeline.id, analysis: analysis.id, indicator: indicator.id };
    throw new IssueError([issue("power.not-counted", null, params)], usage);
  }
  const options = analysis.options as unknown as WindowOptions;
  const windows = windowsOf(options, { ...context, period: options.post });
  const isGroup = (name: string): boolean => definitions.programme.groups.some((group) => group.id === name);
  const names = namesOf(analysis)
    .filter((name) => name !== null)
    .map((name) => (isGroup(name) ? `each:${name}` : name));
  const on = membershipDate(options.post);
  const panel = select(
    index,
    indicator,
    {
      units: unitsOf(names, definitions.programme, on),
      windows: [...windows.before, ...windows.after],
      by: [],
      on,
    },
    definitions.programme,
  );
  return { panel, windows, indicator };
}

/** @throws IssueError (exit 2) when too few municipalities are treated or compared with */
export function requireSides(panel: Panel, analysis: AnalysisDefinition): void {
  const treated = panel.units.filter((unit) => isTreated({ unit })).length;
  const controls = panel.units.length - treated;
  if (treated >= 1 && controls >= 2) return;
  throw new IssueError([issue("power.few-units", null, { analysis: analysis.id, treated, controls })], usage);
}

/** Groups of like size before, as the effect itself is matched. */
export function powerStrata(units: readonly PowerUnit[], before: number): readonly number[] {
  return sizeStrata(units.map(({ exposure }) => exposure.slice(0, before).reduce((sum, it) => sum + it, 0)));
}
