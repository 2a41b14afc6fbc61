/** A provider's rows as rows of the kind: wide to long, constants and units filled in, each cell still knowing where it stood. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { isMeasure } from "../../model/layout.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { tidy } from "../fold.ts";
import type { Header } from "../header.ts";
import type { ProviderFit, WidePlace } from "./fit.ts";
import { likeAny } from "./pattern.ts";
import { inOwnUnit } from "./unit.ts";
import { translator } from "./words.ts";

/** A row that the layout does not take, with the reasons. */
export interface Refusal {
  readonly row: TableRow;
  readonly issues: readonly Issue[];
}

export interface Mapped {
  readonly header: Header;
  readonly rows: readonly TableRow[];
  readonly refused: readonly Refusal[];
}

/** What one cell of a long row is made of. */
type Source = (row: readonly string[], above: ReadonlyMap<number, string>) => string;

/** One long row of every wide one: all columns whose headers say the same codes. */
interface Group {
  readonly sources: readonly Source[];
  readonly origins: readonly number[];
}

/**
 * The places of a wide sheet by what their headers say, in the order of the sheet. Columns that are empty from top to
 * bottom say nothing: a year's sheet has them for quarters to come.
 */
function groupsOf(wide: readonly WidePlace[], rows: readonly TableRow[]): readonly (readonly WidePlace[])[] {
  const groups = new Map<string, WidePlace[]>();
  for (const place of wide) {
    const key = JSON.stringify(Object.entries(place.codes).sort(([a], [b]) => (a < b ? -1 : 1)));
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  if (groups.size === 0) return [[]];
  const holds = ({ index }: WidePlace): boolean => rows.some((row) => tidy(row.cells[index] ?? "") !== "");
  return [...groups.values()].filter((places) => places.some(holds));
}

/** The header of the kind, with every column that the sheet or the layout fills. */
function headerOf({ candidate, row, found, wide }: ProviderFit): Header {
  const stated = new Set([
    ...Object.keys(candidate.provider.constants),
    ...wide.flatMap((place) => [place.value.name, ...Object.keys(place.codes)]),
  ]);
  const present = candidate.layout.columns.filter((column) => found.has(column) || stated.has(column.name));
  return { layout: candidate.layout, row, columns: present.map((column, index) => ({ column, index })) };
}

function groupOf(places: readonly WidePlace[], fit: ProviderFit, header: Header, point: boolean): Group {
  const { provider, units } = fit.candidate;
  const translate = translator(provider);
  const codes = places[0]?.codes ?? {};
  const sources: Source[] = [];
  const origins: number[] = [];
  for (const { column } of header.columns) {
    const { name } = column;
    const place = places.find((each) => each.value === column);
    const index = place?.index ?? fit.found.get(column)?.[0] ?? -1;
    const unit = place?.unit ?? units.get(name) ?? null;
    const fixed = codes[name] ?? provider.constants[name];
    const filled = provider.fill.includes(name);
    origins.push(index);
    if (index === -1) sources.push(() => fixed ?? "");
    else if (isMeasure(column)) {
      sources.push(unit === null ? (row) => row[index]! : (row) => inOwnUnit(row[index]!, unit, point));
    } else sources.push((row, above) => translate(name, (filled && above.get(index)) || row[index]!));
  }
  return { sources, origins };
}

/**
 * Turns the rows below a header into rows of the kind. Empty rows are left out, subtotals and remarks are refused with
 * their reason; a wide row becomes one row for each group of columns.
 */
export function applyLayout(fit: ProviderFit, sheet: Sheet, file: string): Mapped {
  const { rows, point, complete, broken } = sheet;
  const { provider } = fit.candidate;
  const header = headerOf(fit);
  const groups = groupsOf(
    fit.wide,
    rows.filter((row) => row.line > fit.row.line),
  ).map((places) => groupOf(places, fit, header, point));
  const skips = likeAny(provider.skip);
  const used = new Set(groups.flatMap((group) => group.origins.filter((origin) => origin !== -1)));
  const width = Math.max(0, ...used) + 1;
  const named = new Set(fit.row.cells.flatMap((cell, index) => (tidy(cell) === "" ? [] : [index])));
  const filled = header.columns.flatMap(({ column }) =>
    provider.fill.includes(column.name) ? (fit.found.get(column) ?? []) : [],
  );
  const above = new Map<number, string>();
  const made: TableRow[] = [];
  const refused: Refusal[] = [];

  const objection = ({ line, cells }: TableRow, last: boolean): Issue | null => {
    if (cells.some(skips)) return issue("ingest.skipped-row", { file, line }, { layout: provider.id });
    const stray = cells.findIndex((cell, i) => !named.has(i) && tidy(cell) !== "");
    if (stray !== -1) return issue("ingest.stray-cell", { file, line, column: stray + 1 }, { expected: named.size });
    const first = cells.findIndex((cell) => tidy(cell) !== "");
    const alone = cells.every((cell, i) => i === first || tidy(cell) === "");
    if (alone && used.size > 1 && /\p{L}{2}/u.test(cells[first]!)) return issue("ingest.remark", { file, line });
    if (cells.length >= width) return null;
    const code = last && !complete ? "ingest.cut-row" : "ingest.short-row";
    return issue(code, { file, line }, { found: cells.length, expected: width });
  };

  const final = rows.at(-1);
  for (const row of rows) {
    if (row.line <= fit.row.line || row.cells.every((cell) => tidy(cell) === "")) continue;
    const unreadable = broken.get(row.line);
    if (unreadable) {
      refused.push({ row, issues: unreadable });
      continue;
    }
    const heads = filled.find((index) => row.cells.every((cell, i) => (i === index) === (tidy(cell) !== "")));
    if (heads !== undefined && used.size > 1) {
      // A municipality alone in its row, above its numbers: a heading for the rows below.
      above.set(heads, row.cells[heads]!);
      refused.push({ row, issues: [issue("ingest.heading-row", { file, line: row.line })] });
      continue;
    }
    const against = objection(row, row === final);
    if (against) {
      refused.push({ row, issues: [against] });
      continue;
    }
    for (const index of filled) {
      const cell = row.cells[index]!;
      if (tidy(cell) !== "") above.set(index, cell);
    }
    for (const { sources, origins } of groups)
      made.push({ line: row.line, cells: sources.map((each) => each(row.cells, above)), source: row.cells, origins });
  }
  return { header, rows: made, refused };
}
