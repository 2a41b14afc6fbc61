/**
 * Analyses told for longer periods or larger areas, where too much of them would be hidden as they are asked for.
 *
 * The level is chosen for a whole analysis, never row by row, and by the rule alone: the first in the definition's order of which no
 * more than the stated share is hidden for its own sake, else the last. It tells a reader that of the levels before it more was, here or
 * in an earlier release; not of which rows, and never of all. Like what follows from the choice of what else is hidden, that is not
 * reckoned with by the gate. What is told goes through it like everything else, together with what was told at any other level.
 */
import { type HiddenByRule, isTooMuch } from "../disclose/share.ts";
import type { Estimate } from "../model/estimate.ts";
import type { AnalysisDefinition, Coarsened, Window } from "../model/pipeline.ts";
import { canonical, type ReleaseFacts } from "../store/ledger-entry.ts";
import type { Remembered } from "../store/ledger-releases.ts";

/** By analysis, how many steps coarser than asked for it is told; those that are told as asked for are not among them. */
type Levels = Readonly<Record<string, number>>;

/** Quarters or years from the end of one window to the end of the next. */
function strideOf(window: Window): number {
  return window.kind === "calendar" ? window.length : 1;
}

/** An analysis with a longer window, over the same time: as many windows as that holds. */
function withWindow(analysis: AnalysisDefinition, window: Window): AnalysisDefinition {
  const { periods } = analysis;
  const last = "last" in periods ? Math.ceil((periods.last * strideOf(analysis.window)) / strideOf(window)) : null;
  return { ...analysis, window, periods: last === null ? periods : { last } };
}

/** How much of what is asked about the rule by itself would hide. */
type HiddenOf<T> = (asked: T) => HiddenByRule;

/** An analysis as it is asked for, and after each of its steps. */
export function levelsOf(analysis: AnalysisDefinition): readonly AnalysisDefinition[] {
  const levels = [analysis];
  for (const { window, units, by } of analysis.coarsen?.steps ?? []) {
    const before = levels.at(-1)!;
    const merged: readonly Coarsened[] = [
      ...(window ? (["periods"] as const) : []),
      ...(units ? (["areas"] as const) : []),
      ...(by ? (["groups"] as const) : []),
    ];
    levels.push({
      ...(window ? withWindow(before, window) : before),
      ...(units && { units }),
      ...(by && { by }),
      coarsened: [...new Set([...(before.coarsened ?? []), ...merged])].sort(),
    });
  }
  return levels;
}

/** The analyses at their levels; a level that the definition has no longer is its last. */
export function atLevels(analyses: readonly AnalysisDefinition[], levels: Levels = {}): readonly AnalysisDefinition[] {
  return analyses.map((it) => {
    const all = levelsOf(it);
    return all[Math.min(Object.hasOwn(levels, it.id) ? levels[it.id]! : 0, all.length - 1)]!;
  });
}

/** The first level of which no more is hidden, else the last that has anything to tell; the least where none has. */
function firstBearable(
  levels: readonly AnalysisDefinition[],
  least: number,
  hiddenAbove: number,
  hiddenOf: HiddenOf<AnalysisDefinition>,
): number {
  let coarsest = least;
  for (let level = least; level < levels.length; level++) {
    const found = hiddenOf(levels[level]!);
    if (found.stated === 0) {
      // Longer windows may hold quarters that nobody has delivered: that is no reason to take them.
      if (level === 0) return 0;
      continue;
    }
    coarsest = level;
    if (!isTooMuch(found, hiddenAbove)) return level;
  }
  return coarsest;
}

/**
 * The level of each analysis.
 *
 * A release that was made before of the same facts keeps its levels. Another is never told finer than any earlier release of the pipeline:
 * what was told of one level takes numbers from the other at the gate, and a table that goes back and forth can be compared with nothing.
 */
export function chooseLevels(
  analyses: readonly AnalysisDefinition[],
  asked: ReleaseFacts,
  before: readonly Remembered[],
  hiddenOf: HiddenOf<AnalysisDefinition>,
): Levels {
  const own = before.filter(({ facts }) => facts.pipeline === asked.pipeline).map(({ facts }) => facts);
  const former = own.findLast(({ coarsened: _, ...facts }) => canonical(facts) === canonical(asked));
  if (former) return former.coarsened ?? {};
  const levels = analyses.flatMap(({ coarsen, ...it }): readonly (readonly [string, number])[] => {
    if (!coarsen) return [];
    const all = levelsOf({ ...it, coarsen });
    const last = all.length - 1;
    const least = own.reduce(
      (most, { coarsened = {} }) => Math.max(most, Object.hasOwn(coarsened, it.id) ? coarsened[it.id]! : 0),
      0,
    );
    const level = firstBearable(all, Math.min(least, last), coarsen.hiddenAbove, hiddenOf);
    return level === 0 ? [] : [[it.id, level]];
  });
  return Object.fromEntries(levels);
}

export interface Chosen {
  /** As they are told. */
  readonly analyses: readonly AnalysisDefinition[];
  readonly estimates: readonly Estimate[];
  /** As the ledger and run.json keep the levels: nothing where nothing is coarser than asked for. */
  readonly kept: { readonly coarsened?: Levels };
}

/** Estimates every analysis at its level. */
export function estimateAtLevels(
  analyses: readonly AnalysisDefinition[],
  asked: ReleaseFacts,
  before: readonly Remembered[],
  estimate: (analyses: readonly AnalysisDefinition[]) => readonly Estimate[],
  hiddenOf: HiddenOf<readonly Estimate[]>,
): Chosen {
  const levels = chooseLevels(analyses, asked, before, (it) => hiddenOf(estimate([it])));
  const told = atLevels(analyses, levels);
  const kept = Object.keys(levels).length === 0 ? {} : { coarsened: levels };
  return { analyses: told, estimates: estimate(told), kept };
}
