/** Areas with their quarters summed into a window before and a window after. */
import { breakdownId } from "../model/estimate.ts";
import type { Panel, PanelCell, Unit } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { quarterFromNumber, quarterSpan, quartersIn } from "../model/period.ts";

/** One window of one unit. */
export interface Side {
  readonly events: number;
  readonly exposure: number;
}

export interface UnitSides {
  readonly unit: Unit;
  readonly before: Side;
  readonly after: Side;
}

/** Quarters that follow each other without a gap, as one period. */
export interface Run {
  readonly period: PeriodId;
  readonly quarters: readonly PeriodId[];
}

export function quartersOf(window: PeriodId, excluded: readonly PeriodId[]): readonly PeriodId[] {
  const out = new Set(excluded.flatMap((period) => quartersIn(period)));
  return quartersIn(window).filter((quarter) => !out.has(quarter));
}

/** The quarters cut where one is left out: what is left out has not been counted. */
export function runsOf(quarters: readonly PeriodId[]): readonly Run[] {
  const runs: PeriodId[][] = [];
  for (const quarter of quarters) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && quarterFromNumber(quarterSpan(last)[0] + 1) === quarter) runs.at(-1)!.push(quarter);
    else runs.push([quarter]);
  }
  return runs.map((run) => ({ period: run.length === 1 ? run[0]! : `${run[0]}..${run.at(-1)}`, quarters: run }));
}

/** The cells of single areas, by breakdown, in the order of the breakdowns' names. */
export function areaCells(panel: Panel): readonly (readonly PanelCell[])[] {
  const groups = new Map<string, PanelCell[]>();
  for (const cell of panel.cells) {
    if (cell.unit.kind !== "area") continue;
    const key = breakdownId(cell.breakdown);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.keys()].sort().map((key) => groups.get(key)!);
}

/** A cell of which nothing is unknown. A count without a denominator is over the quarter itself. */
export interface Counted extends Side {
  readonly cell: PanelCell;
}

export function countedOf(cell: PanelCell): Counted | null {
  const { numerator, denominator } = cell;
  if (!numerator.known || denominator?.known === false) return null;
  return { cell, events: numerator.value, exposure: denominator?.value ?? 1 / 4 };
}

/** Those of some quarters. */
export function within(cells: readonly Counted[], quarters: readonly PeriodId[]): readonly Counted[] {
  const wanted = new Set(quarters);
  return cells.filter(({ cell }) => wanted.has(cell.period));
}

export function sumOf(sides: readonly Side[]): Side {
  return sides.reduce((sum, it) => ({ events: sum.events + it.events, exposure: sum.exposure + it.exposure }), {
    events: 0,
    exposure: 0,
  });
}

/** Each unit's two windows, in the order of the units' codes. */
export function sidesOf(
  cells: readonly Counted[],
  before: readonly PeriodId[],
  after: readonly PeriodId[],
): readonly UnitSides[] {
  const byUnit = new Map<string, Counted[]>();
  for (const it of cells) {
    const own = byUnit.get(it.cell.unit.id);
    if (own) own.push(it);
    else byUnit.set(it.cell.unit.id, [it]);
  }
  return [...byUnit.keys()].sort().map((id) => {
    const own = byUnit.get(id)!;
    return { unit: own[0]!.cell.unit, before: sumOf(within(own, before)), after: sumOf(within(own, after)) };
  });
}
