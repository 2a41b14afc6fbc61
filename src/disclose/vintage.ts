/**
 * Older vintages at the gate: what a release would add to what is known of the numbers as they stood when earlier ones were made.
 *
 * What is stated anew makes the earlier releases speak of other numbers than today's. Their hidden counts are hidden still, and
 * whatever has stayed as it was speaks of both: a number that has not changed and is told only now may be the piece that was missing
 * to work out what was hidden then. So each vintage is attacked with all that is true of it, whoever told it and whenever, and the new
 * release tells less until it holds.
 */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { LedgerRelease } from "../model/ledger.ts";
import { addressOf } from "./cells.ts";
import { type Count, type CountTable, type Located, locate } from "./counts.ts";
import { belongs, type Recount, remember } from "./earlier.ts";
import type { Facts } from "./facts.ts";
import { besiege, type Siege } from "./siege.ts";
import type { State } from "./state.ts";
import { realmOf } from "./statements.ts";

/** The numbers as they stood when some releases were made. */
export interface Vintage {
  /** Hashes of the releases that rest on it. */
  readonly releases: ReadonlySet<string>;
  /** What its deliveries say of a count, and of periods that nobody had stated by then what those of today say. */
  readonly recount: Recount;
}

/** The vintages of a table's numbers on which earlier releases rest, oldest first. Asked only where something was stated anew. */
export type Vintages = (table: string) => Promise<readonly Vintage[]>;

/** On what terms older vintages are held. */
export interface Before {
  readonly rule: DisclosureRule;
  readonly facts: Facts;
  readonly earlier: readonly LedgerRelease[];
  readonly vintages: Vintages;
  /** What today's deliveries say, on which all other releases rest as far as a table goes; null where they cannot be asked. */
  readonly recount: Recount | null;
}

/** What a run owes to releases before it, for the tables of one name. */
export interface Past {
  /**
   * Hides what an earlier release hid for its size, as long as it is the same number: set beside other counts, or under a looser rule,
   * it need not be small.
   *
   * @returns how many
   */
  readonly keep: (today: readonly CountTable[], state: State) => Promise<number>;
  /** Attacks older vintages, and hides of the run what it takes. */
  readonly hold: (today: readonly CountTable[], state: State) => Promise<readonly Siege[]>;
}

/** A run that owes nothing. */
export const noPast: Past = { keep: () => Promise.resolve(0), hold: () => Promise.resolve([]) };

/** What holds today: whatever is true of an older vintage and of today's alike was attacked with today's. */
interface Today {
  /** Is a number that was told still so? */
  readonly stands: (id: string, lower: number, upper: number) => boolean;
  /** Is a count shown now, by the run or since an earlier release? */
  readonly shown: (id: string) => boolean;
}

function todayOf({ counts, before }: CountTable, state: State): Today {
  const byId = new Map(counts.map((it) => [it.id, it]));
  const within = new Map(before.flatMap((it) => (it.hidden ? [] : [[it.id, it] as const])));
  return {
    stands: (id, lower, upper) => {
      const count = byId.get(id);
      if (count && count.told !== null) return lower <= count.numerator && count.numerator <= upper;
      const bounds = within.get(id);
      return bounds !== undefined && lower <= bounds.lower && bounds.upper <= upper;
    },
    shown: (id) => {
      const count = byId.get(id);
      return count !== undefined && state.shown(count);
    },
  };
}

/** A table as it stood in a vintage, and which of its counts are the run's. */
interface Standing {
  readonly table: CountTable;
  readonly own: ReadonlyMap<Count, Count>;
}

/** What the run tells of a vintage: the counts that have stayed as they were. */
function standingIn(
  today: CountTable,
  vintage: Vintage,
  state: State,
  before: Before,
  all: readonly Vintage[],
): Standing {
  const { earlier, facts } = before;
  const { recount, releases } = vintage;
  const stayed = today.counts.filter(
    (count) => state.told(count) && recount(addressOf(today, count)) === count.numerator,
  );
  const ownById = new Map(stayed.map((count) => [count.id, count]));
  const bare = { ...today, counts: stayed.map((count): Count => ({ ...count, told: null })), before: [] };
  const table = remember(bare, earlier, facts.sums, {
    recount,
    doubted: new Set(),
    concerns: (release, address) => {
      if (releases.has(release)) return true;
      const asked = all.find((it) => it.releases.has(release))?.recount ?? before.recount;
      const then = asked?.(address) ?? null;
      const here = recount(address);
      return then === null || here === null || then === here;
    },
  });
  const own = new Map(
    table.counts.flatMap((count) => (ownById.has(count.id) ? [[count, ownById.get(count.id)!] as const] : [])),
  );
  return { table, own };
}

/** Does the attack on today's numbers leave anything of this vintage open that the run could give away? */
function matters({ table, own }: Standing, today: Today): boolean {
  const adds = [...own.keys()].some((count) => count.told === null);
  if (!adds) return false;
  return (
    table.counts.some(
      (count) => count.told !== null && !own.has(count) && !today.stands(count.id, count.numerator, count.numerator),
    ) || table.before.some((it) => (it.hidden ? today.shown(it.id) : !today.stands(it.id, it.lower, it.upper)))
  );
}

/** Whether anything that earlier releases told or hid of a table is otherwise today: else today's attack is all there is to make. */
function statedAnew(table: CountTable, today: Today, { earlier, facts }: Before): boolean {
  return earlier.some(({ cells }) =>
    cells.some((cell) => {
      if (cell.table !== table.name) return false;
      const at = locate(cell, facts.sums);
      if (!belongs(at, table)) return false;
      return cell.status === "told" ? !today.stands(at.id, cell.lower, cell.upper) : today.shown(at.id);
    }),
  );
}

/** The state of the run as somebody sees it who attacks a vintage: what is hidden there is hidden of the run. */
function stateThen(standings: readonly Standing[], today: readonly CountTable[], state: State): State {
  const own = new Map(standings.flatMap((it) => [...it.own]));
  const at = new Map<string, Located>(
    today.flatMap(({ counts, before }) => [...before, ...counts].map((it) => [it.id, it] as const)),
  );
  const told = (count: Count): boolean => {
    const ofRun = own.get(count);
    return ofRun !== undefined && state.told(ofRun);
  };
  return {
    hidden: new Map(),
    told,
    shown: (count) => count.told !== null || told(count),
    hideable: (count) => count.told === null && told(count),
    conceded: (count) => count.told !== null,
    concede: () => undefined,
    hide: (count, because) => {
      const protects = because.protects && (at.get(because.protects.id) ?? null);
      state.hide(own.get(count)!, { ...because, protects });
    },
    lesser: (a, b) => state.lesser(own.get(a)!, own.get(b)!),
    choose: (counts) => {
      const chosen = state.choose(counts.map((it) => own.get(it)!));
      return counts.find((it) => own.get(it) === chosen)!;
    },
  };
}

async function keepHidden(before: Before, tables: readonly CountTable[], state: State): Promise<number> {
  const { name } = tables[0]!;
  const byId = new Map(tables.flatMap((table) => table.counts.map((count) => [count.id, { table, count }] as const)));
  const found = before.earlier.flatMap(({ hash, cells }) =>
    cells.flatMap((cell) => {
      if (cell.status !== "hidden" || cell.table !== name || !cell.reason.startsWith("small-")) return [];
      const at = byId.get(locate(cell, before.facts.sums).id);
      return at && state.hideable(at.count) ? [{ ...at, hash, reason: cell.reason }] : [];
    }),
  );
  if (found.length === 0) return 0;
  const vintages = await before.vintages(name);
  const kept = found.filter(({ table, count, hash, reason }) => {
    const asked = vintages.find((it) => it.releases.has(hash))?.recount ?? before.recount;
    const then = asked?.(addressOf(table, count)) ?? count.numerator;
    if (then !== count.numerator || !state.hideable(count)) return false;
    state.hide(count, { reason, protects: null, earlier: null });
    return true;
  });
  return kept.length;
}

/**
 * Holds every vintage, one after the other: hiding only takes knowledge away, so what holds once holds for good, and goes on holding
 * when today's numbers are attacked afterwards.
 */
export function holding(before: Before): Past {
  const hold: Past["hold"] = async (tables, state) => {
    const views = tables.map((table) => ({ table, today: todayOf(table, state) }));
    if (!views.some(({ table, today }) => statedAnew(table, today, before))) return [];
    const { name } = tables[0]!;
    const vintages = await before.vintages(name);
    const sieges: Siege[] = [];
    for (const vintage of vintages) {
      const standings = views.map(({ table }) => standingIn(table, vintage, state, before, vintages));
      if (!standings.some((it, i) => matters(it, views[i]!.today))) continue;
      const realm = realmOf(
        name,
        standings.map(({ table }) => table),
        before.facts,
      );
      const siege = await besiege(realm, before.rule, stateThen(standings, tables, state));
      // Where no table agrees with what is true of a vintage, its deliveries are not all there, and nobody can work out anything.
      sieges.push({ ...siege, contradicted: [] });
    }
    return sieges;
  };
  return { keep: (tables, state) => keepHidden(before, tables, state), hold };
}
