/** What is hidden, all tables of a release at once: for its own size, along lines, and until the attack finds nothing. */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Count, CountTable } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { hideAlongLines } from "./lines.ts";
import { tooSmall } from "./primary.ts";
import { besiege, type Siege } from "./siege.ts";
import { emptyState, type State } from "./state.ts";
import { realmOf } from "./statements.ts";
import { disentangle } from "./tangle.ts";

export interface Hiding {
  readonly state: State;
  readonly primary: number;
  /** Passes along the lines of the table that needed most. */
  readonly rounds: number;
  readonly sieges: readonly Siege[];
}

function hidePrimary(tables: readonly CountTable[], rule: DisclosureRule, state: State): number {
  for (const { counts, variants } of tables) {
    for (const count of counts) {
      if (count.estimates.length === 0) continue;
      const reason = tooSmall(count, count.to - count.from, variants, rule);
      if (reason) state.hide(count, { reason, protects: null, earlier: null });
    }
  }
  return state.hidden.size;
}

/**
 * Hides what the rule hides, then what would give it away.
 *
 * @param tables    with what earlier releases told and hid
 * @param formerly  whether the latest release hid a count
 */
export async function hide(
  tables: readonly CountTable[],
  rule: DisclosureRule,
  facts: Facts,
  formerly: (it: Count) => boolean,
): Promise<Hiding> {
  const state = emptyState(tables, formerly);
  const primary = hidePrimary(tables, rule, state);
  let rounds = 0;
  const sieges: Siege[] = [];
  for (const name of new Set(tables.map((table) => table.name))) {
    const realm = realmOf(
      name,
      tables.filter((table) => table.name === name),
      facts,
    );
    disentangle(realm, state);
    for (const { grid } of realm.members) rounds = Math.max(rounds, hideAlongLines(grid, rule, state));
    sieges.push(await besiege(realm, rule, state));
  }
  return { state, primary, rounds, sieges };
}
