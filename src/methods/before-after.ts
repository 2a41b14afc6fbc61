/** Areas with their quarters summed into a window before and a window after. */
import { breakdownId } from "../model/estimate.ts";
import type { Panel, PanelCell, Unit } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { quarterFromNumber, quarterSpan, quartersIn } from "../model/period.ts";

export interface Windows {
  readonly pre: PeriodId;
  readonly post: PeriodId;
  /** Quarters left out of both. */
  readonly excluded: readonly PeriodId[];
}

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
export function areaCells(panel: Panel): ReadonlyMap<string, readonly PanelCell[]> {
  const groups = new Map<string, PanelCell[]>();
  for (const cell of panel.cells) {
    if (cell.unit.kind !== "area") continue;
    const key = breakdownId(cell.breakdown);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cells of some quarters: those among `quarters`, whatever their unit. */
export function cellsIn(cells: readonly PanelCell[], quarters: readonly PeriodId[]): readonly PanelCell[] {
  const wanted = new Set(quarters);
  return cells.filter((cell) => wanted.has(cell.period));
}

/** Sums of cells that are all known. A count without a denominator is over the quarters themselves. */
export function sumOf(cells: readonly PanelCell[]): Side {
  let events = 0;
  let exposure = 0;
  for (const { numerator, denominator } of cells) {
    events += numerator.known ? numerator.value : 0;
    exposure += denominator === null ? 1 / 4 : denominator.known ? denominator.value : 0;
  }
  return { events, exposure };
}

/** Each unit's two windows, in the order of the units' codes. */
export function sidesOf(
  cells: readonly PanelCell[],
  before: readonly PeriodId[],
  after: readonly PeriodId[],
): readonly UnitSides[] {
  const byUnit = new Map<string, PanelCell[]>();
  for (const cell of cells) {
    const own = byUnit.get(cell.unit.id);
    if (own) own.push(cell);
    else byUnit.set(cell.unit.id, [cell]);
  }
  return [...byUnit.values()]
    .map((own) => ({ unit: own[0]!.unit, before: sumOf(cellsIn(own, before)), after: sumOf(cellsIn(own, after)) }))
    .sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1));
}
