/** How a provider's layout fits a row of headers: which column fills which, what is missing, what is said twice. */
import type { Column, Layout, ProviderLayout, Unit } from "../../model/layout.ts";
import { isMeasure } from "../../model/layout.ts";
import type { TableRow } from "../../model/table.ts";
import type { CellRules } from "../cells/index.ts";
import { foldHeader, tidy } from "../fold.ts";
import { columnNames } from "../header.ts";
import type { HeaderReader } from "./pattern.ts";
import { headerReader, likeAny } from "./pattern.ts";
import { codeInHeader } from "./words.ts";

/** A provider's layout with the kind that it fills, ready to be held against rows. */
export interface Candidate {
  readonly provider: ProviderLayout;
  readonly layout: Layout;
  /** Folded header → column: the kind's own words and the provider's. */
  readonly names: ReadonlyMap<string, Column>;
  /** Those of them that are the provider's alone. */
  readonly own: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly wide: readonly { readonly read: HeaderReader; readonly value: Column; readonly unit: Unit | null }[];
  readonly ignores: (header: string) => boolean;
}

/** Where a number of a wide sheet stands, and what its header says. */
export interface WidePlace {
  readonly index: number;
  readonly value: Column;
  readonly unit: Unit | null;
  readonly codes: Readonly<Record<string, string>>;
}

export interface ProviderFit {
  readonly candidate: Candidate;
  /** The last row of the header, and the cells of all its rows together. */
  readonly row: TableRow;
  readonly found: ReadonlyMap<Column, readonly number[]>;
  readonly wide: readonly WidePlace[];
  readonly unknown: readonly number[];
  readonly missing: readonly Column[];
  /** Columns that are both in the file and stated by the layout. */
  readonly contradicted: readonly Column[];
  /** How many headers only this provider uses. */
  readonly own: number;
}

export function candidateOf(provider: ProviderLayout, layout: Layout, rules: CellRules): Candidate {
  const base = columnNames(layout);
  const names = new Map(base);
  const own = new Set<string>();
  const columns = new Map(layout.columns.map((column) => [column.name, column]));
  for (const { column, headers } of provider.columns) {
    for (const header of headers.map(foldHeader)) {
      if (base.get(header)?.name !== column) own.add(header);
      names.set(header, columns.get(column)!);
    }
  }
  const read = codeInHeader(provider, layout, rules);
  return {
    provider,
    layout,
    names,
    own,
    units: new Map(provider.columns.flatMap(({ column, unit }) => (unit === null ? [] : [[column, unit] as const]))),
    wide: provider.wide.map(({ headers, value, unit }) => ({
      read: headerReader(headers, read),
      value: columns.get(value)!,
      unit,
    })),
    ignores: likeAny(provider.ignore),
  };
}

/** Several rows as one header: an upper cell holds for the empty ones to its right, and stands before the lower one. */
export function joinedHeader(rows: readonly TableRow[]): TableRow {
  const lowest = rows.at(-1)!;
  if (rows.length === 1) return lowest;
  const width = Math.max(...rows.map((row) => row.cells.length));
  const spread = rows.slice(0, -1).map(({ cells }) => {
    let last = "";
    return Array.from({ length: width }, (_, i) => {
      last = tidy(cells[i] ?? "") || last;
      return last;
    });
  });
  const cells = Array.from({ length: width }, (_, i) => {
    const low = tidy(lowest.cells[i] ?? "");
    // A header over one column only may stand in any of the rows.
    const above = spread.map((each, n) => (low === "" ? tidy(rows[n]!.cells[i] ?? "") : each[i]!));
    return [...above, low].filter((part) => part !== "").join(" ");
  });
  return { line: lowest.line, cells };
}

/** Holds a header against a layout. */
export function fitHeader(row: TableRow, candidate: Candidate): ProviderFit {
  const { provider, layout, names, own, wide, ignores } = candidate;
  const found = new Map<Column, number[]>();
  const places: WidePlace[] = [];
  const unknown: number[] = [];
  let owned = 0;
  for (const [index, cell] of row.cells.entries()) {
    const name = foldHeader(tidy(cell));
    if (name === "" || ignores(cell)) continue;
    const column = names.get(name);
    const spread = column
      ? []
      : wide.flatMap(({ read, value, unit }) => {
          const codes = read(cell);
          return codes ? [{ index, value, unit, codes }] : [];
        });
    if (column) found.set(column, [...(found.get(column) ?? []), index]);
    else if (spread.length > 0) places.push(...spread);
    else unknown.push(index);
    if (own.has(name) || spread.length > 0) owned++;
  }
  const stated = new Set([
    ...Object.keys(provider.constants),
    ...places.flatMap((place) => [place.value.name, ...Object.keys(place.codes)]),
  ]);
  const missing = layout.columns.filter((it) => !it.optional && !found.has(it) && !stated.has(it.name));
  const contradicted = layout.columns.filter((it) => found.has(it) && stated.has(it.name));
  return { candidate, row, found, wide: places, unknown, missing, contradicted, own: owned };
}

/** Headers that say the same as one before: two of the same column, or two of the same codes. */
export function repeated({ found, wide }: ProviderFit): readonly (readonly [Column, readonly number[]])[] {
  const groups = new Map<string, readonly [Column, number[]]>();
  for (const { index, value, codes } of wide) {
    const key = JSON.stringify([value.name, ...Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const before = groups.get(key);
    if (before) before[1].push(index);
    else groups.set(key, [value, [index]]);
  }
  // One header that two patterns read says its numbers twice.
  const doubled = wide.filter((place, i) => wide.findIndex((each) => each.index === place.index) !== i);
  const own = doubled.map(({ value, index }) => [value, [index, index]] as const);
  return [...[...found, ...groups.values()].filter(([, places]) => places.length > 1), ...own];
}

/** Whether every column has exactly one source. */
export function isWhole(fit: ProviderFit): boolean {
  const { unknown, missing, contradicted, candidate, found, wide } = fit;
  const flat = unknown.length === 0 && missing.length === 0 && contradicted.length === 0 && repeated(fit).length === 0;
  if (!flat) return false;
  const spreads = candidate.wide.every(({ value }) => wide.some((place) => place.value === value));
  return spreads && ([...found.keys()].some(isMeasure) || wide.length > 0 || !candidate.layout.columns.some(isMeasure));
}
