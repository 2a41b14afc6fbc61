/** Finds the header: the row whose cells are a layout's columns, by name or alias, in any order, below any title. */
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Column, Layout } from "../model/layout.ts";
import { isMeasure } from "../model/layout.ts";
import type { TableRow } from "../model/table.ts";
import { foldHeader } from "./fold.ts";
import { headLines } from "./limits.ts";
import { nearest } from "./nearest.ts";

export interface BoundColumn {
  readonly column: Column;
  /** Where it stands in the file, from 0. */
  readonly index: number;
}

export interface Header {
  readonly layout: Layout;
  readonly row: TableRow;
  /** In the layout's order; optional columns that the file does not have are left out. */
  readonly columns: readonly BoundColumn[];
}

/** How a row fits a layout. */
interface Fit {
  readonly layout: Layout;
  readonly row: TableRow;
  readonly found: ReadonlyMap<Column, readonly number[]>;
  readonly unknown: readonly number[];
  readonly missing: readonly Column[];
}

/** Folded header → column, for one layout. */
export type Names = ReadonlyMap<string, Column>;

/** Layouts are asked for every row at the top of every sheet. */
const known = new WeakMap<Layout, Names>();

/** By what columns may be called: their names, then their aliases, then their words in each language where only one is called so. */
export function columnNames(layout: Layout): Names {
  const before = known.get(layout);
  if (before) return before;
  const names = new Map<string, Column>();
  const worded = new Map<string, Set<Column>>();
  for (const column of layout.columns)
    for (const word of Object.values(column.labels))
      worded.set(foldHeader(word), (worded.get(foldHeader(word)) ?? new Set()).add(column));
  for (const [word, columns] of worded) if (columns.size === 1 && word !== "") names.set(word, [...columns][0]!);
  for (const column of layout.columns) for (const alias of column.aliases) names.set(foldHeader(alias), column);
  for (const column of layout.columns) names.set(foldHeader(column.name), column);
  known.set(layout, names);
  return names;
}

/** Whether a cell is a header of any of the layouts. */
export function headerTest(layouts: readonly Layout[]): (cell: string) => boolean {
  const known = new Set(layouts.flatMap((layout) => [...columnNames(layout).keys()]));
  return (cell) => known.has(foldHeader(cell));
}

function fitRow(row: TableRow, layout: Layout, names: Names): Fit {
  const found = new Map<Column, number[]>();
  const unknown: number[] = [];
  row.cells.forEach((cell, index) => {
    const name = foldHeader(cell);
    if (name === "") return;
    const column = names.get(name);
    if (column) found.set(column, [...(found.get(column) ?? []), index]);
    else unknown.push(index);
  });
  const missing = layout.columns.filter((column) => !column.optional && !found.has(column));
  return { layout, row, found, unknown, missing };
}

function fits({ found, unknown, missing }: Fit): boolean {
  return unknown.length === 0 && missing.length === 0 && [...found.values()].every((places) => places.length === 1);
}

function columnList(layout: Layout): string {
  return layout.columns.map((column) => column.name).join(", ");
}

/** Columns as people count them, from 1. */
function placesText(indices: readonly number[]): string {
  return indices.map((index) => index + 1).join(", ");
}

/** Everything that keeps a row from being the header of its layout. Unknown headers are not quoted: they may be no headers. */
function misfits({ layout, row, found, unknown, missing }: Fit, file: string): readonly Issue[] {
  const place = { file, line: row.line };
  const free = missing.concat(layout.columns.filter((column) => column.optional && !found.has(column)));
  const names = free.flatMap((column) => [column.name, ...column.aliases]);
  const unknowns = unknown.map((index) => {
    const suggestion = nearest(row.cells[index]!, names);
    const at = { ...place, column: index + 1 };
    const params = { kind: layout.kind, columns: columnList(layout) };
    return suggestion === null
      ? issue("ingest.unknown-column", at, params)
      : issue("ingest.unknown-column-near", at, { ...params, suggestion });
  });
  const twice = [...found].flatMap(([column, places]) =>
    places.length === 1
      ? []
      : [
          issue(
            "ingest.duplicate-column",
            { ...place, column: places[1]! + 1, field: column.name },
            { columns: placesText(places) },
          ),
        ],
  );
  const lacking = missing.map((column) =>
    issue(
      "ingest.missing-column",
      { ...place, field: column.name },
      { kind: layout.kind, aliases: [column.name, ...column.aliases].join(", ") },
    ),
  );
  return [...unknowns, ...twice, ...lacking];
}

/** Unknown cells of one row that are compared: no header has more. */
const mostCompared = 64;

/** How much a row resembles the header of a layout: a column found counts two, a near miss one. */
function resemblance({ row, found, unknown }: Fit, isNear: (cell: string) => boolean): number {
  return 2 * found.size + unknown.slice(0, mostCompared).filter((index) => isNear(row.cells[index]!)).length;
}

/** What it would be if every unknown cell were a near miss: most rows need no closer look. */
function mostResemblance({ found, unknown }: Fit): number {
  return 2 * found.size + Math.min(unknown.length, mostCompared);
}

/** Whether a cell is nearly a name of a layout; rows say the same few things, and each is compared once. */
function nearness(layout: Layout): (cell: string) => boolean {
  const names = layout.columns.flatMap((column) => [column.name, ...column.aliases]);
  const seen = new Map<string, boolean>();
  return (cell) => {
    const near = seen.get(cell) ?? nearest(cell, names) !== null;
    seen.set(cell, near);
    return near;
  };
}

/** The fit to complain about: the row that resembles a header most, if any does. */
function closest(all: readonly Fit[]): Fit | null {
  let best: Fit | null = null;
  // Two near misses, or one column found and one more sign, can hardly be chance; one alone can.
  let most = 2;
  const near = new Map<Layout, (cell: string) => boolean>();
  for (const fit of all) {
    if (mostResemblance(fit) <= most) continue;
    const isNear = near.get(fit.layout) ?? nearness(fit.layout);
    near.set(fit.layout, isNear);
    const score = resemblance(fit, isNear);
    if (score > most) {
      most = score;
      best = fit;
    }
  }
  return best;
}

function bind({ layout, row, found }: Fit, file: string): Outcome<Header> {
  const columns = layout.columns.flatMap((column) => {
    const places = found.get(column);
    return places ? [{ column, index: places[0]! }] : [];
  });
  if (layout.columns.some(isMeasure) && !columns.some(({ column }) => isMeasure(column))) {
    const names = layout.columns.filter(isMeasure).map((column) => column.name);
    return rejected([
      issue("ingest.no-value-column", { file, line: row.line }, { kind: layout.kind, columns: names.join(", ") }),
    ]);
  }
  return accepted({ layout, row, columns });
}

/** The first row that is a layout's header, or why it decides nothing; else every row that was held against them. */
function search(
  rows: readonly TableRow[],
  layouts: readonly Layout[],
  file: string,
): Outcome<Header> | { readonly tried: readonly Fit[] } {
  const named = layouts.map((layout) => ({ layout, names: columnNames(layout) }));
  const tried: Fit[] = [];
  for (const row of rows.slice(0, headLines)) {
    const attempts = named.map(({ layout, names }) => fitRow(row, layout, names));
    const fitting = attempts.filter(fits);
    if (fitting.length === 1) return bind(fitting[0]!, file);
    if (fitting.length > 1) {
      const kinds = fitting.map((fit) => fit.layout.kind).join(", ");
      return rejected([issue("ingest.ambiguous-kind", { file, line: row.line }, { kinds })]);
    }
    tried.push(...attempts);
  }
  return { tried };
}

/** The header and the layout it fits; null where there is none, and nobody is to be told why. */
export function headerOf(rows: readonly TableRow[], layouts: readonly Layout[]): Header | null {
  const found = search(rows, layouts, "");
  return "ok" in found && found.ok ? found.value : null;
}

/** The header and the layout it fits; or what is wrong with the row that comes nearest. */
export function findHeader(rows: readonly TableRow[], layouts: readonly Layout[], file: string): Outcome<Header> {
  const found = search(rows, layouts, file);
  if ("ok" in found) return found;
  const near = closest(found.tried);
  if (near) return rejected(misfits(near, file));
  const expected = layouts.map((layout) => `${layout.kind} (${columnList(layout)})`).join("; ");
  return rejected([issue("ingest.no-header", { file }, { lines: headLines, expected })]);
}
