/** Accepted rows to what they state: a number for each measure column of the file. */
import type { Column } from "../model/column.ts";
import { listed, pieces } from "../model/column.ts";
import type { Layout } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import type { Statements } from "../model/statements.ts";
import { keysBy } from "./keys.ts";
import type { Dimension, RightRows } from "./right-rows.ts";
import type { RowReader } from "./row.ts";
import type { Runs } from "./rows/runs.ts";
import { emptyRuns, take, taken } from "./rows/runs.ts";

/** The total of every dimension that the file leaves out, as the layout says. */
function impliedTotals(layout: Layout, present: readonly string[]): readonly (readonly [name: string, code: string])[] {
  return layout.columns.flatMap((column) =>
    column.type === "code" && column.total !== null && !present.includes(column.name)
      ? [[column.name, column.total] as const]
      : [],
  );
}

const none: Dimension = { names: [""], codes: { at: () => 0, read: (_, into) => void into.fill(0) }, count: 1 };

/** The dims of rows: rows that say the same codes share them. */
function sharedDims(
  named: readonly (Dimension & { readonly name: string })[],
  implied: readonly (readonly [name: string, code: string])[],
  count: number,
): { readonly dims: readonly Observation["dims"][]; readonly dim: Column } {
  const keys = keysBy(named, count, -1, 1);
  const places = new Int32Array(keys.range).fill(-1);
  const dims: Observation["dims"][] = [];
  for (const { from, size, numbers } of pieces([keys.of], count)) {
    const [own] = numbers;
    for (let i = 0; i < size; i++) {
      if (places[own![i]!] !== -1) continue;
      const made: Record<string, string> = {};
      for (const { name, names, codes } of named) made[name] = names[codes.at(from + i)]!;
      for (const [name, code] of implied) made[name] = code;
      places[own![i]!] = dims.push(made) - 1;
    }
  }
  return { dims, dim: listed(keys.of, places) };
}

/** The rows that are not left out; null where all are kept. */
function keptRuns(count: number, out: ReadonlyMap<number, unknown>): Runs | null {
  if (out.size === 0) return null;
  const runs = emptyRuns();
  for (let row = 0; row < count; row++) if (!out.has(row)) take(runs, row);
  return runs;
}

/**
 * What rows state, in their order.
 *
 * @param lineOf  the line of a row, by its place among the right ones
 * @param out     the places of rows that are left out
 */
export function observe(
  rows: RightRows,
  lineOf: (row: number) => number,
  out: ReadonlyMap<number, unknown>,
  layout: Layout,
  reader: RowReader,
): Statements {
  const { kind } = layout;
  const lines: Column = {
    at: lineOf,
    read: (from, into) => {
      for (let i = 0; i < into.length; i++) into[i] = lineOf(from + i);
    },
  };
  const runs = keptRuns(rows.count, out);
  const count = runs?.count ?? rows.count;
  const kept = (column: Column): Column => (runs === null ? column : taken(column, runs));
  const dimensions = rows.dimensions.map((each, i) => ({
    ...each,
    codes: kept(each.codes),
    name: reader.dimensions[i]!,
  }));
  const at = (i: number): Dimension => (i === -1 ? none : dimensions[i]!);
  const named = dimensions.filter((_, i) => i !== reader.area && i !== reader.period);
  return {
    kind,
    count,
    lines: kept(lines),
    areas: at(reader.area).names,
    area: at(reader.area).codes,
    periods: at(reader.period).names,
    period: at(reader.period).codes,
    ...sharedDims(named, impliedTotals(layout, reader.dimensions), count),
    measures: rows.measures.map(({ list, of }, i) => ({
      measure: `${kind}.${reader.measures[i]!}`,
      list,
      of: kept(of),
    })),
  };
}
