/** Complementary hiding: what follows from the published counts must itself be large enough to be shown. */

import type { DisclosureRule } from "../model/disclosure.ts";
import type { ReasonCode } from "../model/estimate.ts";
import { type Closure, close, webOf } from "./closure.ts";
import type { Count, CountTable, Gathered } from "./counts.ts";
import { derivable } from "./exact.ts";
import { type Grid, gridOf } from "./grid.ts";
import { published } from "./known.ts";
import { tooSmall, type Unsafe, unsafeBy } from "./primary.ts";

export interface Hiding {
  /** Why each hidden count is hidden. */
  readonly hidden: ReadonlyMap<Count, ReasonCode>;
  readonly primary: number;
  readonly rounds: number;
}

/** Which counts are hidden, and which are still published by some estimate. */
interface State {
  readonly hidden: Map<Count, ReasonCode>;
  readonly shown: (count: Count) => boolean;
  readonly hide: (count: Count, reason: ReasonCode) => void;
}

function emptyState(): State {
  const hidden = new Map<Count, ReasonCode>();
  const withheld = new Set<number>();
  return {
    hidden,
    shown: (count) => !hidden.has(count) && count.estimates.some((at) => !withheld.has(at)),
    hide: (count, reason) => {
      hidden.set(count, reason);
      for (const at of count.estimates) withheld.add(at);
    },
  };
}

/** How many statements of counts a run makes of each set of areas: the one that more rests on is kept. */
type Uses = ReadonlyMap<string, number>;

const areaKey = (count: Count): string => count.areas.join("+");

function usesOf(tables: readonly CountTable[]): Uses {
  const uses = new Map<string, number>();
  for (const { counts } of tables)
    for (const count of counts) uses.set(areaKey(count), (uses.get(areaKey(count)) ?? 0) + count.estimates.length);
  return uses;
}

/**
 * The count whose loss matters least: a municipality before a region, and of two regions the one that less of the run rests
 * on, then the smaller; a breakdown before a total, a short span before a long one, few events before many.
 */
function leastImportant(counts: readonly Count[], uses: Uses): Count {
  const rank = (it: Count): readonly number[] => [
    Math.min(it.areas.length, 2),
    it.areas.length > 1 ? uses.get(areaKey(it))! : 0,
    it.areas.length,
    -Object.keys(it.breakdown).length,
    it.to - it.from,
    it.numerator,
  ];
  const before = (a: Count, b: Count): boolean => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? a.id < b.id : left[at]! < right[at]!;
  };
  return counts.reduce((least, each) => (before(each, least) ? each : least));
}

/** Something that must not be known: what it rests on, and why what is hidden instead is hidden. */
interface Breach {
  readonly support: () => Iterable<Count>;
  readonly reason: "complementary" | "difference";
}

function breachesOf(grid: Grid, { known, loose }: Closure, state: State, unsafe: Unsafe): readonly Breach[] {
  const found: Breach[] = [];
  known.forEach((it, at) => {
    if (!it) return;
    const count = grid.counts[at];
    if (count && state.shown(count)) return;
    const { from, to } = grid.spans[Math.floor(at / grid.breakdowns.length) % grid.spans.length]!;
    if (count && state.hidden.has(count)) found.push({ support: it.support, reason: "complementary" });
    else if (!it.sum && unsafe(it, to - from)) found.push({ support: it.support, reason: "difference" });
  });
  for (const { known: it, quarters } of loose) {
    if (!it.sum && unsafe(it, quarters)) found.push({ support: it.support, reason: "difference" });
  }
  return found;
}

/** The counts that a breach rests on; null when one of them is hidden by now, and the breach mended. */
function standing(support: Iterable<Count>, shown: (count: Count) => boolean): readonly Count[] | null {
  const counts = new Set<Count>();
  for (const count of support) {
    if (!shown(count)) return null;
    counts.add(count);
  }
  return [...counts];
}

/** One pass over a table: whether anything was hidden. What is left of mended breaches is seen by the next pass. */
function protect(breaches: readonly Breach[], state: State, uses: Uses): boolean {
  let changed = false;
  for (const { support, reason } of breaches) {
    const counts = standing(support(), state.shown);
    if (!counts) continue;
    state.hide(leastImportant(counts, uses), reason);
    changed = true;
  }
  return changed;
}

function hidePrimary(tables: readonly CountTable[], rule: DisclosureRule, state: State): number {
  for (const { counts, variants } of tables) {
    for (const count of counts) {
      const reason = tooSmall(count, count.to - count.from, variants, rule);
      if (reason) state.hide(count, reason);
    }
  }
  return state.hidden.size;
}

/**
 * Hides what the rule hides, then what would give it away, until nothing hidden follows from what is published.
 *
 * Every pass hides at least one count more or is the last, so the passes end; they go through tables, places and counts in a
 * fixed order, so they end the same way whatever the order of the estimates.
 */
export function hide(gathered: Gathered, rule: DisclosureRule): Hiding {
  const state = emptyState();
  const uses = usesOf(gathered.tables);
  const primary = hidePrimary(gathered.tables, rule, state);
  let rounds = 0;
  for (const table of gathered.tables) {
    const grid = gridOf(table);
    const unsafe = unsafeBy(rule, table.variants);
    const web = webOf(grid, unsafe);
    const all = grid.counts.map((count) => (count ? published(count) : undefined));
    for (let passes = 1, changed = true; changed; passes++) {
      const closure = close(
        web,
        all.map((it, at) => (it && state.shown(grid.counts[at]!) ? it : undefined)),
      );
      changed = protect(breachesOf(grid, closure, state, unsafe), state, uses);
      if (!changed) {
        const exact = derivable(grid, closure.known, [...state.hidden.keys()]);
        changed = protect(
          exact.map((support) => ({ support, reason: "complementary" })),
          state,
          uses,
        );
      }
      rounds = Math.max(rounds, passes);
    }
  }
  return { hidden: state.hidden, primary, rounds };
}
