/** What a delivery states, row by row, as positions in short lists: a file may have millions of rows. */
import type { Column } from "./column.ts";
import type { Observation } from "./observation.ts";
import type { PeriodId } from "./period.ts";

/** What one measure of a row can say. */
export type Stated = Pick<Observation, "value" | "missing" | "bounds" | "preliminary">;

export interface Statements {
  readonly kind: string;
  /** How many rows. */
  readonly count: number;
  readonly lines: Column;
  /** Different ones each, and each row's as a position among them. */
  readonly areas: readonly string[];
  readonly area: Column;
  readonly periods: readonly PeriodId[];
  readonly period: Column;
  readonly dims: readonly Observation["dims"][];
  readonly dim: Column;
  /** `population.personer`, what is said of it, and what each row says. */
  readonly measures: readonly { readonly measure: string; readonly list: readonly Stated[]; readonly of: Column }[];
}

/** One observation for each measure of each row, in the order of rows, then of measures. */
export function observationsIn(it: Statements): readonly Observation[] {
  const observations: Observation[] = [];
  for (let row = 0; row < it.count; row++) {
    const area = it.areas[it.area.at(row)]!;
    const period = it.periods[it.period.at(row)]!;
    const dims = it.dims[it.dim.at(row)]!;
    for (const { measure, list, of } of it.measures) {
      const { value, missing, bounds, preliminary } = list[of.at(row)]!;
      observations.push({
        kind: it.kind,
        measure,
        area,
        period,
        dims,
        value,
        missing,
        bounds,
        preliminary,
        line: it.lines.at(row),
      });
    }
  }
  return observations;
}
