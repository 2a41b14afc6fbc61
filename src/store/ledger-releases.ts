/** The releases that a ledger remembers, each with what became of it. */
import type { LedgerRelease } from "../model/ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { Prepared, Published, Withdrawn } from "./ledger-entry.ts";

export interface Remembered extends Omit<Prepared, "kind"> {
  /** Hash of the entry that prepared it. */
  readonly hash: string;
  /** Its number in the ledger. */
  readonly number: number;
  /** The last time it was put in its folder; null when no run got that far. */
  readonly published: Published | null;
  /** Set while it is taken back: until it is published anew. */
  readonly withdrawn: Withdrawn | null;
}

/** Every release in the order in which they were prepared. */
export function releasesIn(ledger: Ledger): readonly Remembered[] {
  const found = new Map<string, Remembered>();
  for (const { statement, hash, number } of ledger.entries) {
    if (statement.kind === "prepared") {
      const { facts, cells } = statement;
      found.set(hash, { hash, number, facts, cells, published: null, withdrawn: null });
      continue;
    }
    // The ledger was read whole, so whatever is published or withdrawn was prepared before.
    const former = found.get(statement.release)!;
    const now = statement.kind === "published" ? { published: statement, withdrawn: null } : { withdrawn: statement };
    found.set(statement.release, { ...former, ...now });
  }
  return [...found.values()];
}

/** A release as disclosure control sees it. */
export function asTold(it: Remembered): LedgerRelease {
  const { pipeline, period, asOf } = it.facts;
  return { hash: it.hash, pipeline, period, asOf, withdrawn: it.withdrawn !== null, cells: it.cells };
}
