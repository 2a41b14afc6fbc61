/**
 * The attack on counts that are told rounded: what they are between, together with what everybody knows of how they add up.
 *
 * Counts that the gate is given are rounded already, and add up: what follows from them tells no more than the rounded ones. But what a
 * layout says of the true counts (no offence group has more persons than all have, and all have no more than the groups together) may
 * narrow what a rounded count leaves open. Where it does, a count is hidden that it needs.
 */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { CellAddress } from "../model/ledger.ts";
import { type Attack, attack } from "./attack.ts";
import { addressOf } from "./cells.ts";
import type { Count, CountTable, Located } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { leastProtection } from "./protection.ts";
import { type Besieged, type Outcome, type Siege, settle } from "./siege.ts";
import { loadSolver } from "./solver.ts";
import type { State } from "./state.ts";
import { ceilingOf, type Realm } from "./statements.ts";
import { none, type Statement, systemOf } from "./system.ts";

/** Between what a true count lies, for all that its rounding tells. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** For an address, the bounds of its count; null where it is not rounded. */
export type AskBounds = (address: CellAddress) => Bounds | null;

/** What is told rounded. */
export interface RoundedFacts {
  readonly bounds: AskBounds;
  /** Which totals the rounded counts of their codes still add up to (`equal`), and which not (`cover`). */
  readonly totals: Facts["totals"];
}

/** What holds between rounded counts: they add up as columns do, and as the totals that were rounded with their codes. */
export function factsBetween(facts: Facts, { totals }: RoundedFacts): Facts {
  return { ...facts, totals };
}

/** Of a count that only earlier releases told, and the data of today do not: what a single one tells, which is most. */
function alone({ numerator }: Count, base: number): Bounds {
  if (numerator > base) return { lower: numerator, upper: numerator };
  return numerator === base ? { lower: 1, upper: base } : { lower: 0, upper: base - 1 };
}

/** The bounds of every count of a table; null where one of them is not rounded, and the table is taken as it is. */
function boundsIn(table: CountTable, ask: AskBounds, base: number): ReadonlyMap<Count, Bounds> | null {
  const found = new Map<Count, Bounds>();
  for (const count of table.counts) {
    const bounds = ask(addressOf(table, count)) ?? (count.estimates.length === 0 ? alone(count, base) : null);
    if (!bounds) return null;
    found.set(count, bounds);
  }
  return found;
}

/** Which tables are told rounded, and by which rule each is hidden. */
export interface Manner {
  readonly ruleOf: (table: CountTable) => DisclosureRule;
  readonly isRounded: (realm: Realm) => boolean;
  readonly boundsOf: (count: Count) => Bounds;
}

/** Where a rule does not round, or nobody can say what is rounded, every table is taken as it is. */
export function mannerOf(tables: readonly CountTable[], rule: DisclosureRule, told: RoundedFacts | undefined): Manner {
  const { rounding, ...plain } = rule;
  const bounds = new Map(
    tables.flatMap((table) => {
      const found = rounding && told ? boundsIn(table, told.bounds, rounding.base) : null;
      return found ? [[table, found] as const] : [];
    }),
  );
  const ofCount = new Map([...bounds.values()].flatMap((each) => [...each]));
  return {
    ruleOf: (table) => (bounds.has(table) ? rule : plain),
    isRounded: ({ members }) => members.some(({ grid }) => bounds.has(grid.table)),
    boundsOf: (count) => ofCount.get(count) ?? { lower: count.numerator, upper: count.numerator },
  };
}

type BoundsOf = Manner["boundsOf"];

/** Trials are rounded too: only of inhabitants does everybody know how many there are. */
function ceilingIn(table: CountTable, count: Count): number {
  return ceilingOf(
    { ...table, variants: table.variants.map((it) => ({ ...it, complement: it.complement && it.stock })) },
    count,
  );
}

/** Small counts that are told, and what is hidden for its own sake: each must stay as uncertain as the rule asks. */
function besieged({ members }: Realm, rule: DisclosureRule, state: State, boundsOf: BoundsOf): readonly Besieged[] {
  const { width } = rule.protection ?? leastProtection;
  return members.flatMap(({ grid: { table }, of }) =>
    table.counts.flatMap((count): readonly Besieged[] => {
      const hidden = state.hidden.get(count);
      const small = state.shown(count) && boundsOf(count).lower < rule.minimumNumerator;
      if (!small && !hidden?.reason.startsWith("small-")) return [];
      // Where in its interval a count lies, its rounding does not tell: there is no side to guard.
      const demand = { value: null, side: 0, width, ceiling: ceilingIn(table, count) };
      return [{ table, it: count, count, atoms: of(count), demand, sensitive: true }];
    }),
  );
}

function attackOn(
  realm: Realm,
  targets: readonly Besieged[],
  shown: (count: Count) => boolean,
  boundsOf: BoundsOf,
): Promise<Attack<Located>> {
  const told = realm.members.flatMap(({ grid, of }) =>
    grid.table.counts.filter(shown).map((count): Statement<Located> => {
      const { lower, upper } = boundsOf(count);
      return {
        plus: of(count),
        minus: none,
        lower,
        upper: Math.min(upper, ceilingIn(grid.table, count)),
        source: count,
      };
    }),
  );
  return attack(systemOf(realm.atoms, [...realm.known, ...told]), targets, null, loadSolver);
}

/** Attacks what is told rounded, hides what the attack needs where it succeeds, and attacks again. */
export async function besiegeRounded(
  realm: Realm,
  rule: DisclosureRule,
  state: State,
  boundsOf: BoundsOf,
): Promise<Siege> {
  const held = new Map<Besieged, Outcome>();
  const given: Besieged[] = [];
  const fallen: Besieged[] = [];
  const done = new Set<Located>();
  // Every pass hides a count, or is done with all that are left.
  for (let passes = 1; ; passes++) {
    const open = besieged(realm, rule, state, boundsOf).filter(({ it }) => !done.has(it));
    if (open.length === 0) return { held, given, fallen, contradicted: [], passes: passes - 1 };
    const { verdicts, contradicted } = await attackOn(realm, open, state.shown, boundsOf);
    if (contradicted.length > 0) {
      const each = contradicted.map((it) => ({ table: realm, it }));
      return { held, given, fallen, contradicted: each, passes };
    }
    const stuck = settle(open, verdicts, state, (target, outcome) => {
      held.set(target, outcome);
      done.add(target.it);
    });
    if (stuck.length === 0) continue;
    const before = await attackOn(realm, stuck, (count) => count.told !== null, boundsOf);
    stuck.forEach((target, i) => {
      (before.verdicts[i]!.by === null ? given : fallen).push(target);
      done.add(target.it);
    });
  }
}
