/** What a release tells and hides, as the ledger remembers it. */
import type { CellAddress, HiddenCell, LedgerCell, ToldCell } from "../model/ledger.ts";
import { byText, type Count, type CountTable, type Located } from "./counts.ts";
import type { State } from "./state.ts";

/** The address of a count. */
export function addressOf(table: CountTable, { areas, period, breakdown }: Located): CellAddress {
  const names = Object.keys(breakdown).sort(byText);
  return {
    table: table.name,
    areas,
    period,
    breakdown: Object.fromEntries(names.map((name) => [name, breakdown[name]!])),
  };
}

/**
 * A count that is told, with the inhabitants that everybody knows it is of.
 *
 * A denominator that is a count of a delivery has a cell of its own, told or hidden: kept here as well it could be a hidden value.
 */
function toldCell(table: CountTable, count: Count): ToldCell {
  const denominators = table.variants.flatMap(({ indicator, complement, stock }, i) => {
    const value = count.denominators[i] ?? null;
    return value === null || !stock ? [] : [{ indicator, complement, stock, value }];
  });
  const { numerator } = count;
  return { ...addressOf(table, count), status: "told", lower: numerator, upper: numerator, denominators };
}

/** A count that no estimate shows, though it is not hidden for its own sake: which hidden one stands beside it. */
function companion(count: Count, tables: readonly CountTable[], state: State): Located | null {
  for (const { counts } of tables)
    for (const other of counts)
      if (state.hidden.has(other) && other.estimates.some((at) => count.estimates.includes(at))) return other;
  return null;
}

/**
 * The cells of a release: told ones first, then hidden ones, each sorted by table and address.
 *
 * A count that only withheld estimates speak of is hidden too, for the sake of the one for which they are withheld.
 */
export function cellsOf(tables: readonly CountTable[], state: State): readonly LedgerCell[] {
  const tableOf = new Map<Located, CountTable>();
  for (const table of tables) for (const it of [...table.counts, ...table.before]) tableOf.set(it, table);
  const told: { readonly key: string; readonly cell: ToldCell }[] = [];
  const hidden: { readonly key: string; readonly cell: HiddenCell }[] = [];
  for (const table of tables) {
    for (const count of table.counts) {
      if (count.estimates.length === 0) continue;
      const key = `${table.name}|${count.id}`;
      if (state.told(count)) {
        told.push({ key, cell: toldCell(table, count) });
        continue;
      }
      const because = state.hidden.get(count);
      const protects = because ? because.protects : companion(count, tables, state);
      const cell: HiddenCell = {
        ...addressOf(table, count),
        status: "hidden",
        reason: because?.reason ?? "complementary",
        protects: protects && addressOf(tableOf.get(protects)!, protects),
        earlier: because?.earlier ?? null,
      };
      hidden.push({ key, cell });
    }
  }
  const inOrder = <T>(list: { readonly key: string; readonly cell: T }[]): readonly T[] =>
    list.sort((a, b) => byText(a.key, b.key)).map(({ cell }) => cell);
  return [...inOrder(told), ...inOrder(hidden)];
}

/** An address as one line, for findings: never with a value. */
export function addressText(table: Pick<CountTable, "name">, it: Located): string {
  return `${table.name}|${it.id}`;
}
