/** What is hidden, all tables of a release at once: for its own size, along lines, and until the attack finds nothing. */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Count, CountTable } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { hideAlongLines } from "./lines.ts";
import { tooSmall } from "./primary.ts";
import { besiegeRounded, factsBetween, type Manner, mannerOf, type RoundedFacts } from "./rounded.ts";
import { besiege, type Siege } from "./siege.ts";
import { emptyState, type State } from "./state.ts";
import { realmOf } from "./statements.ts";
import { disentangle } from "./tangle.ts";
import type { HoldVintages } from "./vintage.ts";

export interface Hiding {
  readonly state: State;
  readonly primary: number;
  /** Passes along the lines of the table that needed most. */
  readonly rounds: number;
  readonly sieges: readonly Siege[];
}

function hidePrimary(tables: readonly CountTable[], { ruleOf }: Manner, state: State): number {
  for (const table of tables) {
    const { counts, variants } = table;
    const rule = ruleOf(table);
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
 * @param told      what is told rounded
 * @param holdVintages  hides what would give away the numbers of older vintages
 */
export async function hide(
  tables: readonly CountTable[],
  rule: DisclosureRule,
  facts: Facts,
  formerly: (it: Count) => boolean,
  told?: RoundedFacts,
  holdVintages: HoldVintages = () => Promise.resolve([]),
): Promise<Hiding> {
  const state = emptyState(tables, formerly);
  const manner = mannerOf(tables, rule, told);
  const primary = hidePrimary(tables, manner, state);
  let rounds = 0;
  const sieges: Siege[] = [];
  for (const name of new Set(tables.map((table) => table.name))) {
    const own = tables.filter((table) => table.name === name);
    const made = realmOf(name, own, facts);
    const rounded = told && manner.isRounded(made);
    if (rounded) sieges.push(await besiegeRounded(made, rule, state, manner.boundsOf));
    // Rounded counts add up, and keep no other promise that a layout makes of the true ones.
    const realm = rounded ? { ...realmOf(name, own, factsBetween(facts, told)), known: [] } : made;
    disentangle(realm, state);
    for (const { grid } of realm.members)
      rounds = Math.max(rounds, hideAlongLines(grid, manner.ruleOf(grid.table), state));
    sieges.push(...(await holdVintages(own, state)));
    sieges.push(await besiege(realm, rule, state));
  }
  return { state, primary, rounds, sieges };
}
