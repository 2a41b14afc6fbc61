/** Accepted rows to observations: one for each measure column of the file. */
import type { Layout } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import type { ReadRow, RowReader } from "./row.ts";

/** The total of every dimension that the file leaves out, as the layout says. */
function impliedTotals(layout: Layout, present: readonly string[]): readonly (readonly [name: string, code: string])[] {
  return layout.columns.flatMap((column) =>
    column.type === "code" && column.total !== null && !present.includes(column.name)
      ? [[column.name, column.total] as const]
      : [],
  );
}

/** What is known of the codes so far, and what each code leads to. */
interface Branch {
  readonly next: Map<string, Branch>;
  dims: Observation["dims"] | null;
}

/** The dims of rows: rows that say the same codes share them. */
function sharedDims(
  named: readonly { readonly name: string; readonly i: number }[],
  implied: readonly (readonly [name: string, code: string])[],
): (codes: readonly string[]) => Observation["dims"] {
  const root: Branch = { next: new Map(), dims: null };
  const made = (codes: readonly string[]): Observation["dims"] => {
    const dims: Record<string, string> = {};
    for (const { name, i } of named) dims[name] = codes[i]!;
    for (const [name, code] of implied) dims[name] = code;
    return dims;
  };
  return (codes) => {
    let branch = root;
    for (const { i } of named) {
      let next = branch.next.get(codes[i]!);
      if (!next) {
        next = { next: new Map(), dims: null };
        branch.next.set(codes[i]!, next);
      }
      branch = next;
    }
    branch.dims ??= made(codes);
    return branch.dims;
  };
}

/** Observations in the order of rows, then of columns. */
export function observe(rows: readonly ReadRow[], layout: Layout, reader: RowReader): readonly Observation[] {
  const { kind } = layout;
  const measures = reader.measures.map((name) => `${kind}.${name}`);
  const implied = impliedTotals(layout, reader.dimensions);
  const named = reader.dimensions
    .map((name, i) => ({ name, i }))
    .filter(({ i }) => i !== reader.area && i !== reader.period);
  const observations: Observation[] = [];
  const dimsOf = sharedDims(named, implied);
  for (const { row, dimensions, statements } of rows) {
    const dims = dimsOf(dimensions);
    const area = reader.area === -1 ? "" : dimensions[reader.area]!;
    const period = reader.period === -1 ? "" : dimensions[reader.period]!;
    for (let i = 0; i < measures.length; i++) {
      const { value, missing, bounds, preliminary } = statements[i]!;
      observations.push({
        kind,
        measure: measures[i]!,
        area,
        period,
        dims,
        value,
        missing,
        bounds,
        preliminary,
        line: row.line,
      });
    }
  }
  return observations;
}
