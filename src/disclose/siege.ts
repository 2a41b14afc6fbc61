/** The attack repeated: whatever it finds is mended by hiding more, until it finds nothing. */
import type { DisclosureRule } from "../model/disclosure.ts";
import { type Attack, attack } from "./attack.ts";
import type { Before, Count, CountTable, Located } from "./counts.ts";
import { earlierOf } from "./lines.ts";
import { dominanceOf } from "./primary.ts";
import { type Demand, demandOf, secondarySide, secondaryWidth } from "./protection.ts";
import type { Target } from "./reach.ts";
import { loadSolver } from "./solver.ts";
import type { State } from "./state.ts";
import { ceilingOf, type Realm, toldIn } from "./statements.ts";
import { none, type Statement, systemOf } from "./system.ts";

/** A hidden count under attack. */
export interface Besieged {
  readonly table: CountTable;
  readonly it: Located;
  readonly count: Count | null;
  readonly atoms: Int32Array;
  readonly demand: Demand;
  /** Hidden for its own size, and not only for another's sake. */
  readonly sensitive: boolean;
}

export interface Outcome {
  readonly by: "certificate" | "solver";
  /** How many values are left, at least. */
  readonly values: number;
}

export interface Siege {
  readonly held: ReadonlyMap<Besieged, Outcome>;
  /** What earlier releases alone give away; nothing new adds to it. */
  readonly given: readonly Besieged[];
  /** What could not be made safe. */
  readonly fallen: readonly Besieged[];
  /** Told counts that contradict each other. */
  readonly contradicted: readonly { readonly table: Pick<CountTable, "name">; readonly it: Located }[];
  readonly passes: number;
}

/** More passes than this and the release is refused: each hides something, so this is never reached by what it hides in vain. */
const mostPasses = 1000;

/** The counts of a realm that nobody may work out. */
export function besiegedIn(realm: Realm, rule: DisclosureRule, state: State): readonly Besieged[] {
  return realm.members.flatMap(({ grid, of }): readonly Besieged[] => {
    const { table } = grid;
    const present = new Set(table.counts.map(({ id }) => id));
    const own = table.counts.flatMap((count): readonly Besieged[] => {
      const because = state.hidden.get(count);
      if (!because) return [];
      const ceiling = ceilingOf(table, count);
      const sensitive = because.reason.startsWith("small-");
      const demand = sensitive
        ? demandOf(rule, count.numerator, ceiling, dominanceOf(count, count.to - count.from, table.variants, rule))
        : { value: count.numerator, side: secondarySide, width: secondaryWidth, ceiling };
      return [{ table, it: count, count, atoms: of(count), demand, sensitive }];
    });
    const before = table.before.filter((it) => it.hidden && !present.has(it.id));
    return [
      ...own,
      ...before.map((it: Before): Besieged => {
        const demand = demandOf(rule, null, Number.POSITIVE_INFINITY);
        return { table, it, count: null, atoms: of(it), demand, sensitive: true };
      }),
    ];
  });
}

/** What everybody knows of hidden counts, where it is less than what is told around them. */
function ceilings(
  realm: Realm,
  targets: readonly Besieged[],
  told: readonly Statement<Located>[],
): readonly Statement<Located>[] {
  const bounded = targets.filter(({ demand }) => demand.ceiling < Number.POSITIVE_INFINITY);
  if (bounded.length === 0) return [];
  const least = new Float64Array(realm.atoms).fill(Number.POSITIVE_INFINITY);
  for (const { plus, minus, upper } of told)
    if (minus.length === 0) for (const atom of plus) least[atom] = Math.min(least[atom]!, upper);
  return bounded
    .filter(({ atoms, demand }) => {
      let most = 0;
      for (const atom of atoms) most = Math.max(most, least[atom]!);
      return most > demand.ceiling;
    })
    .map(({ atoms, demand }) => ({ plus: atoms, minus: none, lower: 0, upper: demand.ceiling, source: null }));
}

function attackOn(
  realm: Realm,
  targets: readonly Besieged[],
  shown: (count: Count) => boolean,
): Promise<Attack<Located>> {
  const told = toldIn(realm, shown);
  const statements = [...realm.known, ...ceilings(realm, targets, told), ...told];
  const asked = targets.map(({ atoms, demand }): Target => ({ atoms, demand }));
  return attack(systemOf(realm.atoms, statements), asked, realm.truth, loadSolver);
}

const isCount = (it: Located): it is Count => "estimates" in it;

/**
 * What an attack leaves to do: what it found safe is held, and of those that gave something away one each is hidden.
 *
 * @returns those for whose sake nothing can be hidden
 */
export function settle(
  open: readonly Besieged[],
  verdicts: Attack<Located>["verdicts"],
  state: State,
  hold: (target: Besieged, outcome: Outcome) => void,
): readonly Besieged[] {
  return open.filter((target, i) => {
    const { by, low, high, support } = verdicts[i]!;
    if (by !== null) {
      hold(target, { by, values: high - low + 1 });
      return false;
    }
    const counts = support.filter(isCount);
    // What gave this one away has been hidden for another's sake: the next attack tells whether that is enough.
    if (counts.some((count) => !state.shown(count))) return false;
    const choice = counts.filter(state.hideable);
    if (choice.length === 0) return true;
    state.hide(state.choose(choice), { reason: "complementary", protects: target.it, earlier: earlierOf(counts) });
    return false;
  });
}

const nothing = { held: new Map<Besieged, Outcome>(), passes: 0 };

/**
 * Attacks the hidden counts of a realm, hides more where the attack succeeds, and attacks again.
 *
 * What is safe once stays safe: hiding only takes knowledge from the attacker. So each pass asks for what the last left open, and for
 * what it hid.
 *
 * @param proven  what has been shown to be safe before, and in how many passes
 */
export async function besiege(
  realm: Realm,
  rule: DisclosureRule,
  state: State,
  proven: { readonly held: ReadonlyMap<Besieged, Outcome>; readonly passes: number } = nothing,
): Promise<Siege> {
  const held = new Map(proven.held);
  const given: Besieged[] = [];
  const fallen: Besieged[] = [];
  const done = new Set<Located>([...proven.held.keys()].map(({ it }) => it));
  for (let passes = 1 + proven.passes; ; passes++) {
    const open = besiegedIn(realm, rule, state).filter((target) => {
      if (done.has(target.it)) return false;
      if (!target.count || !state.conceded(target.count)) return true;
      done.add(target.it);
      if (target.sensitive) given.push(target);
      return false;
    });
    if (open.length === 0) return { held, given, fallen, contradicted: [], passes: passes - 1 };
    const { verdicts, contradicted } = await attackOn(realm, open, state.shown);
    if (contradicted.length > 0) {
      const each = contradicted.map((it) => ({ table: realm, it }));
      return { held, given, fallen, contradicted: each, passes };
    }
    const stuck = settle(open, verdicts, state, (target, outcome) => {
      held.set(target, outcome);
      done.add(target.it);
    });
    if (stuck.length > 0) {
      const alone = await attackOn(realm, stuck, (count) => count.told !== null);
      stuck.forEach((target, i) => {
        if (alone.verdicts[i]!.by !== null) fallen.push(target);
        else if (target.sensitive) given.push(target);
        done.add(target.it);
      });
    }
    if (passes - proven.passes === mostPasses)
      return { held, given, fallen: [...fallen, ...open.filter(({ it }) => !done.has(it))], contradicted: [], passes };
  }
}
