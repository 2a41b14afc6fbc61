/** What is hidden, all tables of a release at once: for its own size, along lines, and until the attack finds nothing. */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Count, CountTable } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { hideAlongLines } from "./lines.ts";
import { tooSmall } from "./primary.ts";
import { besiegeRounded, factsBetween, type Manner, mannerOf, type RoundedFacts } from "./rounded.ts";
import { type Shelter, shelterFor } from "./shelter.ts";
import { besiege, type Siege } from "./siege.ts";
import { emptyState, type State } from "./state.ts";
import { realmOf } from "./statements.ts";
import { disentangle, mostUnknowns, tangledIn } from "./tangle.ts";
import { noPast, type Past } from "./vintage.ts";

export interface Hiding {
  readonly state: State;
  readonly primary: number;
  /** Passes along the lines of the table that needed most. */
  readonly rounds: number;
  readonly sieges: readonly Siege[];
}

/** What is done with large tables. */
export interface Large {
  /** Components of more unknowns are not attacked as they are. */
  readonly unknowns: number;
  /** So many of its hidden counts must moves show to be safe; where they show fewer, less is told to begin with. */
  readonly share: number;
}

const usual: Large = { unknowns: mostUnknowns, share: 0.5 };

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
 * @param past      what is owed to releases before
 * @param large     which tables are too large to be attacked as they are
 */
export async function hide(
  tables: readonly CountTable[],
  rule: DisclosureRule,
  facts: Facts,
  formerly: (it: Count) => boolean,
  told?: RoundedFacts,
  past: Past = noPast,
  large: Large = usual,
): Promise<Hiding> {
  const state = emptyState(tables, formerly);
  const manner = mannerOf(tables, rule, told);
  let primary = hidePrimary(tables, manner, state);
  let rounds = 0;
  const sieges: Siege[] = [];
  for (const name of new Set(tables.map((table) => table.name))) {
    const own = tables.filter((table) => table.name === name);
    primary += await past.keep(own, state);
    const made = realmOf(name, own, facts);
    const rounded = told && manner.isRounded(made);
    if (rounded) sieges.push(await besiegeRounded(made, rule, state, manner.boundsOf));
    // Rounded counts add up, and keep no other promise that a layout makes of the true ones.
    const realm = rounded ? { ...realmOf(name, own, factsBetween(facts, told)), known: [] } : made;
    const tangled = (): Uint8Array | null => tangledIn(realm, state.shown, large.unknowns);
    const shelterHere = (): Shelter | null => (tangled() ? shelterFor(realm, rule, state, large.share) : null);
    const early = shelterHere();
    if (!early) disentangle(realm, state, large.unknowns);
    for (const { grid } of realm.members)
      rounds = Math.max(rounds, hideAlongLines(grid, manner.ruleOf(grid.table), state));
    sieges.push(...(await past.hold(own, state)));
    // What is hidden along lines may leave more unknowns than there were.
    const proven = (early ?? shelterHere())?.protect(tangled);
    if (proven && !proven.whole) disentangle(realm, state, large.unknowns);
    sieges.push(await besiege(realm, rule, state, proven));
  }
  return { state, primary, rounds, sieges };
}
