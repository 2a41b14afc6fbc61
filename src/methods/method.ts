/** What a method is: an entry in the registry that turns a panel into estimates. */
import type { z } from "zod";
import type { Estimate, PlanLabel } from "../model/estimate.ts";
import type { IndicatorKind } from "../model/indicator.ts";
import type { Panel } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";

export interface MethodContext {
  /** The report's period. */
  readonly period: PeriodId;
  /** The baseline window of the programme region. */
  readonly baseline: PeriodId;
  /** First quarter of the programme, and the pilot quarters that effect analyses leave out. */
  readonly start: PeriodId;
  readonly pilot: readonly PeriodId[];
  readonly seed: number;
  readonly label: PlanLabel;
  readonly plan: string | null;
}

export interface Method {
  /** `rate`, as written in `method:`. */
  readonly id: string;
  /** Where the formula is published. */
  readonly source: string;
  /** The kinds of indicator that it understands; another kind in an analysis is a fault of the definition. */
  readonly kinds: readonly IndicatorKind[];
  /** Does it need a comparator? */
  readonly compares: boolean;
  /** True: the panel holds the municipalities of every group that the analysis names, not the group as one unit. */
  readonly expands?: true;
  /** True: it speaks of the municipalities of one group together, so an analysis names one. */
  readonly oneGroup?: true;
  /** The schema of `options:`; unknown keys are errors. */
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  /**
   * Windows that the panel must hold beyond those that the analysis lists: the baseline of a change, the quarters
   * before and after of an effect.
   */
  readonly windows: (analysis: AnalysisDefinition, context: MethodContext) => readonly PeriodId[];
  /** One panel is one indicator; the comparator's unit is in it. */
  readonly estimate: (panel: Panel, analysis: AnalysisDefinition, context: MethodContext) => readonly Estimate[];
}
