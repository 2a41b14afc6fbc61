/** Quarters taken together into calendar years, for methods that a single quarter of a small municipality tells too little. */
import type { PeriodId } from "../model/period.ts";
import { type Counted, type Side, sumOf, within } from "./before-after.ts";

/** The quarters of one calendar year that lie on one side of the start. */
export interface Year {
  readonly period: PeriodId;
  readonly quarters: readonly PeriodId[];
}

export function yearsOf(quarters: readonly PeriodId[]): readonly Year[] {
  const years = new Map<string, PeriodId[]>();
  for (const quarter of quarters) {
    const own = years.get(quarter.slice(0, 4));
    if (own) own.push(quarter);
    else years.set(quarter.slice(0, 4), [quarter]);
  }
  return [...years].map(([year, own]) => ({
    period: own.length === 4 ? year : own.length === 1 ? own[0]! : `${own[0]}..${own.at(-1)}`,
    quarters: own,
  }));
}

/** One municipality with its sums in each year. */
export interface UnitYears {
  readonly unit: Counted["cell"]["unit"];
  readonly sides: readonly Side[];
}

/** Every municipality's events and exposure in each year, in the order of the cells. */
export function unitYears(counted: readonly Counted[], years: readonly Year[]): readonly UnitYears[] {
  const units = [...new Map(counted.map(({ cell }) => [cell.unit.id, cell.unit])).values()];
  return units.map((unit) => {
    const own = counted.filter(({ cell }) => cell.unit.id === unit.id);
    return { unit, sides: years.map(({ quarters }) => sumOf(within(own, quarters))) };
  });
}
