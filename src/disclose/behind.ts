/** Who stands behind a count: asked of the deliveries by its address, and laid beside it. */
import type { CellAddress } from "../model/ledger.ts";
import { addressOf } from "./cells.ts";
import type { Count, CountTable } from "./counts.ts";

/** What the deliveries say of those behind a count. */
export interface Behind {
  /** Persons, each once in every period summed; null where they are not all stated. */
  readonly persons: number | null;
  /** The most that one of them can have of the count; null where it is not stated. */
  readonly largest: number | null;
  /** How many equal answers the weighted ones are worth; null where there are no weights. */
  readonly effective: number | null;
  /** Quarters in a period of the delivery: 4 where it is stated by the year. */
  readonly every: number;
  /** Columns under several of whose codes one person may be counted. */
  readonly apart: readonly string[];
}

/** For an address, those behind its count; null where its column has none behind it. */
export type AskBehind = (address: CellAddress) => Behind | null;

/** Of no indicator: the denominator that is the persons behind a count. */
const contributors = "";

/**
 * Lays those behind every count of a table beside it, of the run's and of what was told earlier.
 *
 * Persons become one more denominator, so that they are added and subtracted wherever the counts are.
 */
export function withBehind(table: CountTable, ask: AskBehind): CountTable {
  const found = table.counts.map((count) => ask(addressOf(table, count)));
  const first = found.find((it) => it !== null);
  if (!first) return table;
  const { every, apart } = first;
  return {
    ...table,
    variants: [...table.variants, { indicator: contributors, complement: false, stock: false, every, apart }],
    counts: table.counts.map((count, i): Count => {
      const it = found[i] ?? null;
      const own = it && { largest: it.largest, effective: it.effective };
      return { ...count, denominators: [...count.denominators, it?.persons ?? null], ...own };
    }),
  };
}
