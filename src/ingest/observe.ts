/** Accepted rows to what they state: a number for each measure column of the file. */
import type { Layout } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import type { Numbers } from "../model/rows.ts";
import type { Statements } from "../model/statements.ts";
import type { Coded } from "./keys.ts";
import { keysBy } from "./keys.ts";
import type { Dimension, RightRows } from "./right-rows.ts";
import type { RowReader } from "./row.ts";

/** The total of every dimension that the file leaves out, as the layout says. */
function impliedTotals(layout: Layout, present: readonly string[]): readonly (readonly [name: string, code: string])[] {
  return layout.columns.flatMap((column) =>
    column.type === "code" && column.total !== null && !present.includes(column.name)
      ? [[column.name, column.total] as const]
      : [],
  );
}

/** The rows at some places. */
function chosen<N extends Numbers>(numbers: N, places: Int32Array | null): N {
  if (places === null) return numbers;
  const some = numbers.slice(0, places.length) as N;
  for (let i = 0; i < places.length; i++) some[i] = numbers[places[i]!]!;
  return some;
}

const none: Dimension = { names: [""], codes: new Uint8Array(), count: 1 };

/** The dims of rows: rows that say the same codes share them. */
function sharedDims(
  named: readonly (Dimension & { readonly name: string })[],
  implied: readonly (readonly [name: string, code: string])[],
  count: number,
): { readonly dims: readonly Observation["dims"][]; readonly dim: Numbers } {
  const keys = keysBy(named, count);
  const places = new Int32Array(keys.range).fill(-1);
  const dim = keys.of;
  const dims: Observation["dims"][] = [];
  for (let row = 0; row < count; row++) {
    const key = dim[row]!;
    if (places[key] === -1) {
      const made: Record<string, string> = {};
      for (const { name, names, codes } of named) made[name] = names[codes[row]!]!;
      for (const [name, code] of implied) made[name] = code;
      places[key] = dims.push(made) - 1;
    }
    dim[row] = places[key]!;
  }
  return { dims, dim: dims.length <= 1 << 8 ? Uint8Array.from(dim) : dim };
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
  const all = Int32Array.from(rows.at, (_, row) => row);
  const places = out.size === 0 ? null : all.filter((row) => !out.has(row));
  const kept = places ?? all;
  const count = kept.length;
  const dimensions = rows.dimensions.map((each, i) => ({
    ...each,
    codes: chosen(each.codes, places),
    name: reader.dimensions[i]!,
  }));
  const blank = new Uint8Array(count);
  const at = (i: number): Coded & Dimension => (i === -1 ? { ...none, codes: blank } : dimensions[i]!);
  const named = dimensions.filter((_, i) => i !== reader.area && i !== reader.period);
  return {
    kind,
    count,
    lines: kept.map(lineOf),
    areas: at(reader.area).names,
    area: at(reader.area).codes,
    periods: at(reader.period).names,
    period: at(reader.period).codes,
    ...sharedDims(named, impliedTotals(layout, reader.dimensions), count),
    measures: rows.measures.map(({ list, of }, i) => ({
      measure: `${kind}.${reader.measures[i]!}`,
      list,
      of: chosen(of, places),
    })),
  };
}
