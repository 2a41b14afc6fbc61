/** Pairs of panel cells to compare: a unit with a comparator, or a window with the baseline. Joined by key. */
import { breakdownId } from "../model/estimate.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";

export interface Pair {
  readonly cell: PanelCell;
  readonly other: PanelCell;
}

function cellKey(unit: string, period: PeriodId, breakdown: PanelCell["breakdown"]): string {
  return `${unit}|${period}|${breakdownId(breakdown)}`;
}

function indexed(panel: Panel): (unit: string, period: PeriodId, breakdown: PanelCell["breakdown"]) => PanelCell {
  const cells = new Map(panel.cells.map((cell) => [cellKey(cell.unit.id, cell.period, cell.breakdown), cell]));
  return (unit, period, breakdown) => {
    const key = cellKey(unit, period, breakdown);
    const found = cells.get(key);
    if (!found) throw new RangeError(`the panel of ${panel.indicator.id} has no cell ${key}`);
    return found;
  };
}

/**
 * Every cell with the comparator's cell of the same period and breakdown.
 *
 * @throws RangeError when the analysis names no comparator, or the panel lacks its cells
 */
export function againstComparator(panel: Panel, analysis: AnalysisDefinition): readonly Pair[] {
  const { comparator } = analysis;
  if (comparator === null) throw new RangeError(`analysis ${analysis.id} names no comparator`);
  const find = indexed(panel);
  return panel.cells
    .filter((cell) => cell.unit.id !== comparator)
    .map((cell) => ({ cell, other: find(comparator, cell.period, cell.breakdown) }));
}

/** Every cell outside the baseline with the baseline's cell of the same unit and breakdown. */
export function againstBaseline(panel: Panel, baseline: PeriodId): readonly Pair[] {
  const find = indexed(panel);
  return panel.cells
    .filter((cell) => cell.period !== baseline)
    .map((cell) => ({ cell, other: find(cell.unit.id, baseline, cell.breakdown) }));
}
