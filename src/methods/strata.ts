/** Cells of one unit and period that a breakdown tells apart, and that a method puts together again. */
import { z } from "zod";
import { breakdownId } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";

/** The options of methods that weigh or compare within strata. The definition's check knows `over` and `standard` by name. */
export const over = z
  .string()
  .min(1)
  .describe("the breakdown whose parts are put together; the analysis is broken down by it");

export const standard = z
  .record(z.string(), z.number().positive())
  .refine((weights) => Object.keys(weights).length > 0, { error: "at least one code with its weight" })
  .describe("the weight of each code: persons of the standard population, in any unit");

/** The strata of one unit and period, in the order of the panel. */
export interface Stratified<Part> {
  readonly area: string;
  readonly period: PeriodId;
  /** Without the breakdown that is put together. */
  readonly breakdown: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}

export function stratify<Part>(
  parts: readonly Part[],
  cellOf: (part: Part) => PanelCell,
  column: string,
): readonly Stratified<Part>[] {
  const found = new Map<string, Stratified<Part> & { readonly parts: Part[] }>();
  for (const part of parts) {
    const cell = cellOf(part);
    const { [column]: _, ...breakdown } = cell.breakdown;
    const key = `${cell.unit.id}|${cell.period}|${breakdownId(breakdown)}`;
    const own = found.get(key);
    if (own) own.parts.push(part);
    else found.set(key, { area: cell.unit.id, period: cell.period, breakdown, parts: [part] });
  }
  return [...found.values()];
}

/** @throws RangeError when the analysis is not divided by the column: the definition's check lets none through */
export function codeOf(cell: PanelCell, column: string, analysis: AnalysisDefinition): string {
  const code = cell.breakdown[column];
  if (code === undefined) throw new RangeError(`analysis ${analysis.id} standardises over ${column}; add it to its by`);
  return code;
}

/** @throws RangeError when the standard leaves the code of a cell out: the definition's check lets none through */
export function weightOf(
  cell: PanelCell,
  column: string,
  weights: Readonly<Record<string, number>>,
  analysis: AnalysisDefinition,
): number {
  const code = codeOf(cell, column, analysis);
  const weight = weights[code];
  if (weight === undefined)
    throw new RangeError(`the standard of analysis ${analysis.id} has no weight for ${column} ${code}; add one`);
  return weight;
}
