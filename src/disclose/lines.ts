/** Complementary hiding along lines: what follows from published counts by adding and subtracting must itself be large enough. */
import type { DisclosureRule } from "../model/disclosure.ts";
import { type Closure, close, webOf } from "./closure.ts";
import type { Count, Located } from "./counts.ts";
import type { Grid } from "./grid.ts";
import { published } from "./known.ts";
import { type Unsafe, unsafeBy } from "./primary.ts";
import type { State } from "./state.ts";

/** Something that must not be known: what it rests on, and why what is hidden instead is hidden. */
interface Breach {
  readonly support: () => Iterable<Count>;
  readonly reason: "complementary" | "difference";
  readonly protects: Located | null;
}

function breachesOf(grid: Grid, { known, loose }: Closure, state: State, unsafe: Unsafe): readonly Breach[] {
  const found: Breach[] = [];
  known.forEach((it, at) => {
    if (!it) return;
    const count = grid.counts[at];
    if (count && state.shown(count)) return;
    const { from, to } = grid.spans[Math.floor(at / grid.breakdowns.length) % grid.spans.length]!;
    if (count && state.hidden.has(count)) found.push({ support: it.support, reason: "complementary", protects: count });
    else if (!it.sum && unsafe(it, to - from))
      found.push({ support: it.support, reason: "difference", protects: count ?? null });
  });
  for (const { known: it, quarters } of loose)
    if (!it.sum && unsafe(it, quarters)) found.push({ support: it.support, reason: "difference", protects: null });
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

/** The earlier release that told one of some counts; null when the run alone tells them. */
export function earlierOf(counts: readonly { readonly told: string | null }[]): string | null {
  return counts.find(({ told }) => told !== null)?.told ?? null;
}

/** One pass: whether anything was hidden. What is left of mended breaches is seen by the next pass. */
function protect(breaches: readonly Breach[], state: State): boolean {
  let changed = false;
  for (const { support, reason, protects } of breaches) {
    const counts = standing(support(), state.shown);
    const choice = counts?.filter(state.hideable);
    // Where earlier releases alone give it away, nothing that is hidden now would help.
    if (!counts || !choice || choice.length === 0) continue;
    state.hide(state.choose(choice), { reason, protects, earlier: earlierOf(counts) });
    changed = true;
  }
  return changed;
}

/**
 * Hides what would give small counts away along the lines of one table.
 *
 * Every pass hides at least one count more or is the last; places and counts are gone through in a fixed order, so the passes end
 * the same way whatever the order of the estimates.
 *
 * @returns passes made
 */
export function hideAlongLines(grid: Grid, rule: DisclosureRule, state: State): number {
  const unsafe = unsafeBy(rule, grid.table.variants);
  const web = webOf(grid, unsafe);
  const all = grid.counts.map((count) => (count ? published(count) : undefined));
  if (grid.table.counts.some(({ told }) => told !== null)) {
    const before = close(
      web,
      all.map((it, at) => (it && grid.counts[at]!.told !== null ? it : undefined)),
    );
    before.known.forEach((it, at) => {
      const count = grid.counts[at];
      if (it && count) state.concede(count);
    });
  }
  let passes = 0;
  for (let changed = true; changed; passes++) {
    const closure = close(
      web,
      all.map((it, at) => (it && state.shown(grid.counts[at]!) ? it : undefined)),
    );
    changed = protect(breachesOf(grid, closure, state, unsafe), state);
  }
  return passes;
}
