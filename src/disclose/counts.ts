/** Every count that a run would publish, once: the cells of all estimates, gathered by table. */
import type { CountCell, Estimate } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import { type PeriodId, quarterSpan, spanName } from "../model/period.ts";
import type { ColumnSum } from "./facts.ts";

/** One denominator that counts of a table may have: an indicator's. */
export interface Variant {
  readonly indicator: string;
  readonly complement: boolean;
  /** Not added over periods. */
  readonly stock: boolean;
  /** Not what is counted among, but the persons who stand behind the count; with the quarters in a period of their delivery. */
  readonly every?: number;
  /** Of those persons: the dimensions under several of whose codes one of them may be counted. */
  readonly apart?: readonly string[];
}

/** Where a count stands: canonical, so that one address is written in one way only. */
export interface Located {
  /** Areas, period and breakdown as one line: the address within the table, and the order of everything. */
  readonly id: string;
  readonly areas: readonly string[];
  readonly period: PeriodId;
  /** First quarter, and the quarter after the last. */
  readonly from: number;
  readonly to: number;
  readonly breakdown: Readonly<Record<string, string>>;
}

export interface Count extends Located {
  readonly numerator: number;
  /** One for each variant of the table; null where no estimate states it. */
  readonly denominators: readonly (number | null)[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
  /** The most that one person can have of it, and how many equal answers it is worth; absent and null where nobody knows. */
  readonly largest?: number | null;
  readonly effective?: number | null;
  /** Positions of the estimates that reveal it; empty when only earlier releases do. */
  readonly estimates: readonly number[];
  /** The earlier release that told this very count; null when none did. */
  readonly told: string | null;
}

/** What earlier releases said of a count that the run does not know exactly: told within bounds, or hidden. */
export interface Before extends Located {
  readonly lower: number;
  /** Infinity for what was hidden. */
  readonly upper: number;
  /** Hidden for its own size: it must stay so. */
  readonly hidden: boolean;
  readonly release: string;
}

/** Counts that may be added and subtracted: of one table, the columns that are summed with each other. */
export interface CountTable {
  readonly name: string;
  /** Columns of numbers, sorted; empty where the counts name none. */
  readonly columns: readonly string[];
  readonly variants: readonly Variant[];
  /** Sorted by id. */
  readonly counts: readonly Count[];
  /** Sorted by id. */
  readonly before: readonly Before[];
}

/** What gathering yields: tables sorted by name and columns, or the addresses at which two estimates state different numerators. */
export interface Gathered {
  readonly tables: readonly CountTable[];
  /** For each estimate, its counts. */
  readonly ofEstimate: readonly (readonly Count[])[];
  readonly conflicts: readonly { readonly table: string; readonly cell: string }[];
}

interface Draft {
  readonly cell: CountCell;
  readonly denominators: Map<string, number>;
  readonly estimates: number[];
  minimumNumerator: number;
  minimumDenominator: number;
}

interface TableDraft {
  readonly variants: Map<string, Variant>;
  readonly drafts: Map<string, Draft>;
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The dimension that tells the columns of a delivery apart. */
export const columnDimension = "measure";

/** `14+15` and `15+14` are the same two codes, and a column that is a sum is written as what it is the sum of. */
function canonical(
  breakdown: Readonly<Record<string, string>>,
  sums: readonly ColumnSum[],
): Readonly<Record<string, string>> {
  const codes = (name: string, value: string): string => {
    if (name !== columnDimension && !value.includes("+")) return value;
    const single = value
      .split("+")
      .flatMap((code) => (name === columnDimension ? (sums.find((it) => it.whole === code)?.parts ?? [code]) : [code]));
    return [...new Set(single)].sort(byText).join("+");
  };
  return Object.fromEntries(Object.entries(breakdown).map(([name, value]) => [name, codes(name, value)]));
}

/** The one way to write an address. */
export function locate(
  cell: Pick<CountCell, "table" | "areas" | "period" | "breakdown">,
  sums: readonly ColumnSum[],
): Located {
  const own = sums.filter((it) => it.table === cell.table);
  const areas = [...new Set(cell.areas)].sort(byText);
  const breakdown = canonical(cell.breakdown, own);
  const [first, last] = quarterSpan(cell.period);
  // A year and its four quarters are one address: what is hidden under one name must not be told under another.
  const period = spanName(first, last);
  const id = `${areas.join("+")}|${period}|${breakdownId(breakdown)}`;
  return { id, areas, period, from: first, to: last + 1, breakdown };
}

function variantKey(indicator: string, cell: CountCell): string {
  return `${indicator}|${cell.complement}|${cell.stock ?? false}`;
}

/** Every second statement of a count adds what it knows: another denominator, a tighter limit, another estimate. */
function add(table: TableDraft, id: string, cell: CountCell, indicator: string, estimate: number): boolean {
  let draft = table.drafts.get(id);
  if (!draft) {
    draft = { cell, denominators: new Map(), estimates: [], minimumNumerator: 0, minimumDenominator: 0 };
    table.drafts.set(id, draft);
  }
  if (draft.estimates.at(-1) !== estimate) draft.estimates.push(estimate);
  draft.minimumNumerator = Math.max(draft.minimumNumerator, cell.minimumNumerator ?? 0);
  draft.minimumDenominator = Math.max(draft.minimumDenominator, cell.minimumDenominator ?? 0);
  if (cell.denominator !== null) {
    const key = variantKey(indicator, cell);
    table.variants.set(key, { indicator, complement: cell.complement, stock: cell.stock ?? false });
    draft.denominators.set(key, Math.min(cell.denominator, draft.denominators.get(key) ?? Number.POSITIVE_INFINITY));
  }
  return draft.cell.numerator === cell.numerator;
}

/** The columns of numbers that a count is the sum of. */
export function columnsOf({ breakdown }: Pick<Located, "breakdown">): readonly string[] {
  return breakdown[columnDimension]?.split("+") ?? [];
}

/** Columns that some count adds together belong together; each set is known by its first column. */
export function familiesOf(located: Iterable<Pick<Located, "breakdown">>): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const rootOf = (column: string): string => {
    let at = column;
    while (first.get(at) !== at) at = first.get(at)!;
    return at;
  };
  for (const it of located) {
    const columns = columnsOf(it);
    for (const column of columns) if (!first.has(column)) first.set(column, column);
    for (const column of columns) {
      const [a, b] = [rootOf(columns[0]!), rootOf(column)].sort(byText) as [string, string];
      first.set(b, a);
    }
  }
  return new Map([...first.keys()].map((column) => [column, rootOf(column)]));
}

/** The counts of one table, a family of columns each. */
function finish(
  name: string,
  table: TableDraft,
  located: ReadonlyMap<string, Located>,
  before: readonly Located[],
): readonly CountTable[] {
  const families = familiesOf([...located.values(), ...before]);
  const keys = [...table.variants.keys()].sort(byText);
  const groups = new Map<string, Count[]>();
  for (const [id, draft] of table.drafts) {
    const at = located.get(id)!;
    const family = families.get(columnsOf(at)[0] ?? "") ?? "";
    const group = groups.get(family) ?? [];
    groups.set(family, group);
    group.push({
      ...at,
      numerator: draft.cell.numerator,
      denominators: keys.map((key) => draft.denominators.get(key) ?? null),
      minimumNumerator: draft.minimumNumerator,
      minimumDenominator: draft.minimumDenominator,
      estimates: draft.estimates,
      told: null,
    });
  }
  return [...groups.keys()].sort(byText).map((family) => ({
    name,
    columns: [...families.keys()].filter((column) => families.get(column) === family).sort(byText),
    variants: keys.map((key) => table.variants.get(key)!),
    counts: groups.get(family)!.sort((a, b) => byText(a.id, b.id)),
    before: [],
  }));
}

/** Which counts each estimate reveals. */
export function countsOfEstimates(tables: readonly CountTable[], estimates: number): readonly (readonly Count[])[] {
  const ofEstimate: Count[][] = Array.from({ length: estimates }, () => []);
  for (const table of tables)
    for (const count of table.counts) for (const at of count.estimates) ofEstimate[at]!.push(count);
  return ofEstimate;
}

/**
 * Gathers the counts of all estimates, measured or withheld for a reason that would tell a count.
 *
 * @param before  what earlier releases spoke of, by table: columns that they added together belong together still
 */
export function gather(
  estimates: readonly Estimate[],
  sums: readonly ColumnSum[] = [],
  before: ReadonlyMap<string, readonly Located[]> = new Map(),
): Gathered {
  const drafts = new Map<string, TableDraft>();
  const locations = new Map<string, Map<string, Located>>();
  const conflicts = new Map<string, { readonly table: string; readonly cell: string }>();
  estimates.forEach((estimate, position) => {
    for (const cell of estimate.basis ?? []) {
      const at = locate(cell, sums);
      const table = drafts.get(cell.table) ?? { variants: new Map(), drafts: new Map() };
      drafts.set(cell.table, table);
      const located = locations.get(cell.table) ?? new Map<string, Located>();
      locations.set(cell.table, located);
      located.set(at.id, at);
      if (!add(table, at.id, cell, estimate.indicator, position))
        conflicts.set(`${cell.table}|${at.id}`, { table: cell.table, cell: at.id });
    }
  });
  const names = [...drafts.keys()].sort(byText);
  const tables = names.flatMap((name) => finish(name, drafts.get(name)!, locations.get(name)!, before.get(name) ?? []));
  return {
    tables,
    ofEstimate: countsOfEstimates(tables, estimates.length),
    conflicts: [...conflicts.keys()].sort(byText).map((key) => conflicts.get(key)!),
  };
}
