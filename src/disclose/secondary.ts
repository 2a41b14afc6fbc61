/** Complementary hiding: what follows from the published counts must itself be large enough to be shown. */

import type { DisclosureRule } from "../model/disclosure.ts";
import type { ReasonCode } from "../model/estimate.ts";
import { type Closure, close, webOf } from "./closure.ts";
import type { Count, CountTable, Gathered } from "./counts.ts";
import { derivable } from "./exact.ts";
import { type Grid, gridOf } from "./grid.ts";
import { type Known, published } from "./known.ts";
import { limitsFor, tooSmall } from "./primary.ts";

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

/**
 * The count whose loss matters least: one municipality before a region, a breakdown before a total, a short span before
 * a long one, few events before many.
 */
function leastImportant(counts: readonly Count[]): Count {
  const rank = (it: Count): readonly number[] => [
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

/** A remainder that cannot be a count (the parts were not parts), or that speaks of nobody at all. */
function ofNobody({ numerator, denominators }: Known): boolean {
  return numerator < 0 || denominators.some((each) => each !== null && (each < 0 || (each === 0 && numerator === 0)));
}

/** Something that must not be known: what it rests on, and why what is hidden instead is hidden. */
interface Breach {
  readonly support: () => ReadonlySet<Count>;
  readonly reason: "complementary" | "difference";
}

function breachesOf(grid: Grid, { known, loose }: Closure, state: State, rule: DisclosureRule): readonly Breach[] {
  const { variants } = grid.table;
  const unsafe = (it: Known, quarters: number): boolean =>
    !it.sum && !ofNobody(it) && tooSmall(it, variants, limitsFor(rule, quarters, it)) !== null;
  const found: Breach[] = [];
  known.forEach((it, at) => {
    if (!it) return;
    const count = grid.counts[at];
    if (count && state.shown(count)) return;
    const { from, to } = grid.spans[Math.floor(at / grid.breakdowns.length) % grid.spans.length]!;
    if (count && state.hidden.has(count)) found.push({ support: it.support, reason: "complementary" });
    else if (unsafe(it, to - from)) found.push({ support: it.support, reason: "difference" });
  });
  for (const { known: it, quarters } of loose) {
    if (unsafe(it, quarters)) found.push({ support: it.support, reason: "difference" });
  }
  return found;
}

/** One pass over a table: whether anything was hidden. Breaches that an earlier one has mended are left for the next pass. */
function protect(breaches: readonly Breach[], state: State): boolean {
  let changed = false;
  for (const { support, reason } of breaches) {
    const counts = [...support()];
    if (!counts.every(state.shown)) continue;
    state.hide(leastImportant(counts), reason);
    changed = true;
  }
  return changed;
}

function hidePrimary(tables: readonly CountTable[], rule: DisclosureRule, state: State): number {
  for (const { counts, variants } of tables) {
    for (const count of counts) {
      const reason = tooSmall(count, variants, limitsFor(rule, count.to - count.from, count));
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
  const primary = hidePrimary(gathered.tables, rule, state);
  let rounds = 0;
  for (const table of gathered.tables) {
    const grid = gridOf(table);
    const web = webOf(grid);
    const all = grid.counts.map((count) => (count ? published(count) : undefined));
    for (let passes = 1, changed = true; changed; passes++) {
      const closure = close(
        web,
        all.map((it, at) => (it && state.shown(grid.counts[at]!) ? it : undefined)),
      );
      changed = protect(breachesOf(grid, closure, state, rule), state);
      if (!changed) {
        const exact = derivable(grid, closure.known, [...state.hidden.keys()]);
        changed = protect(
          exact.map((support) => ({ support, reason: "complementary" })),
          state,
        );
      }
      rounds = Math.max(rounds, passes);
    }
  }
  return { hidden: state.hidden, primary, rounds };
}
