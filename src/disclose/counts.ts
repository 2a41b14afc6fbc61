/** Every count that a run would publish, once: the cells of all estimates, gathered by table. */
import type { CountCell, Estimate } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import { quarterSpan } from "../model/period.ts";
import type { ColumnSum } from "./facts.ts";

/** One denominator that counts of a table may have: an indicator's. */
export interface Variant {
  readonly indicator: string;
  readonly complement: boolean;
  /** Not added over periods. */
  readonly stock: boolean;
}

export interface Count {
  /** Areas, period and breakdown as one line: the address within the table, and the order of everything. */
  readonly id: string;
  readonly areas: readonly string[];
  /** First quarter, and the quarter after the last. */
  readonly from: number;
  readonly to: number;
  readonly breakdown: Readonly<Record<string, string>>;
  readonly numerator: number;
  /** One for each variant of the table; null where no estimate states it. */
  readonly denominators: readonly (number | null)[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
  /** Positions of the estimates that reveal it. */
  readonly estimates: readonly number[];
}

export interface CountTable {
  readonly name: string;
  readonly variants: readonly Variant[];
  /** Sorted by id. */
  readonly counts: readonly Count[];
}

/** What gathering yields: tables sorted by name, or the addresses at which two estimates state different numerators. */
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

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The dimension that tells the columns of a delivery apart. */
const columnDimension = "measure";

/** `14+15` and `15+14` are the same two codes, and a column that is a sum is written as what it is the sum of. */
function canonical(
  breakdown: Readonly<Record<string, string>>,
  sums: readonly ColumnSum[],
): Readonly<Record<string, string>> {
  const codes = (name: string, value: string): string => {
    const single = value
      .split("+")
      .flatMap((code) => (name === columnDimension ? (sums.find((it) => it.whole === code)?.parts ?? [code]) : [code]));
    return [...new Set(single)].sort(byText).join("+");
  };
  return Object.fromEntries(Object.entries(breakdown).map(([name, value]) => [name, codes(name, value)]));
}

/** A cell whose breakdown is canonical. */
function settled(cell: CountCell, sums: readonly ColumnSum[]): CountCell {
  const own = sums.filter((it) => it.table === cell.table);
  return { ...cell, breakdown: canonical(cell.breakdown, own) };
}

function countId(cell: CountCell): string {
  const areas = [...new Set(cell.areas)].sort(byText).join("+");
  return `${areas}|${cell.period}|${breakdownId(cell.breakdown)}`;
}

function variantKey(indicator: string, cell: CountCell): string {
  return `${indicator}|${cell.complement}|${cell.stock ?? false}`;
}

/** Every second statement of a count adds what it knows: another denominator, a tighter limit, another estimate. */
function add(table: TableDraft, cell: CountCell, indicator: string, estimate: number): boolean {
  const id = countId(cell);
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

function finish(name: string, table: TableDraft): CountTable {
  const keys = [...table.variants.keys()].sort(byText);
  const counts = [...table.drafts].map(([id, draft]): Count => {
    const [first, last] = quarterSpan(draft.cell.period);
    return {
      id,
      areas: [...new Set(draft.cell.areas)].sort(byText),
      from: first,
      to: last + 1,
      breakdown: draft.cell.breakdown,
      numerator: draft.cell.numerator,
      denominators: keys.map((key) => draft.denominators.get(key) ?? null),
      minimumNumerator: draft.minimumNumerator,
      minimumDenominator: draft.minimumDenominator,
      estimates: draft.estimates,
    };
  });
  return {
    name,
    variants: keys.map((key) => table.variants.get(key)!),
    counts: counts.sort((a, b) => byText(a.id, b.id)),
  };
}

/** Gathers the counts of all estimates, measured or withheld for a reason that would tell a count. */
export function gather(estimates: readonly Estimate[], sums: readonly ColumnSum[] = []): Gathered {
  const drafts = new Map<string, TableDraft>();
  const conflicts = new Map<string, { readonly table: string; readonly cell: string }>();
  estimates.forEach((estimate, position) => {
    for (const stated of estimate.basis ?? []) {
      const cell = settled(stated, sums);
      let table = drafts.get(cell.table);
      if (!table) {
        table = { variants: new Map(), drafts: new Map() };
        drafts.set(cell.table, table);
      }
      if (!add(table, cell, estimate.indicator, position)) {
        const id = countId(cell);
        conflicts.set(`${cell.table}|${id}`, { table: cell.table, cell: id });
      }
    }
  });
  const tables = [...drafts.keys()].sort(byText).map((name) => finish(name, drafts.get(name)!));
  const ofEstimate: Count[][] = estimates.map(() => []);
  for (const table of tables)
    for (const count of table.counts) for (const at of count.estimates) ofEstimate[at]!.push(count);
  return {
    tables,
    ofEstimate,
    conflicts: [...conflicts.keys()].sort(byText).map((key) => conflicts.get(key)!),
  };
}
