/** What all methods of effect share: windows, sides, the counts they reveal, and what they refuse alike. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { CountCell, Estimate, Measure, Note, Reason } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import { type PeriodId, parsePeriod, quarterSpan } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import { requireLevel, requireNonNegative } from "../stats/ranges.ts";
import { basisOf } from "./basis.ts";
import { areaCells, type Counted, countedOf, quartersOf, runsOf, sumOf, within } from "./before-after.ts";
import { type Manner, notesOn, reason, requireKind, type Subject, unknownReason, withheld } from "./compose.ts";
import type { MethodContext } from "./method.ts";
import { period } from "./options.ts";

/** The options in which an effect states its windows. */
export const windowOptions = {
  pre: period.describe("the window before the programme"),
  post: period.describe("the window after its start"),
  excluded: z.array(period).prefault([]).describe("quarters left out of both, besides the pilot"),
};

/** For the refinement of a schema that has the windows; what is no period has been refused already. */
export function inOrder({ pre, post }: { readonly pre: PeriodId; readonly post: PeriodId }): boolean {
  if (!parsePeriod(pre) || !parsePeriod(post)) return true;
  return quarterSpan(pre)[1] < quarterSpan(post)[0];
}

export const outOfOrder = { error: "pre ends before post begins" };

/** The quarters of both windows that are not left out. */
export interface Windows {
  readonly post: PeriodId;
  readonly before: readonly PeriodId[];
  readonly after: readonly PeriodId[];
}

export function windowsOf(
  options: { readonly pre: PeriodId; readonly post: PeriodId; readonly excluded: readonly PeriodId[] },
  context: MethodContext,
): Windows {
  const excluded = [...options.excluded, ...context.pilot];
  return {
    post: options.post,
    before: quartersOf(options.pre, excluded),
    after: quartersOf(options.post, excluded),
  };
}

/** Groups and municipalities by the names that the analysis gives them: the treated first, then what they are compared with. */
export function namesOf(analysis: AnalysisDefinition): readonly [treated: string, controls: string | null] {
  const [first, second] = analysis.units.map((unit) => unit.replace(/^each:/, ""));
  return [first!, analysis.comparator ?? second ?? null];
}

/** A stream of random numbers of its own for each estimate, whatever else is estimated. */
export function streamNumber(parts: readonly string[]): number {
  return createHash("sha256").update(parts.join("|")).digest().readUInt32BE(0);
}

export const isTreated = ({ unit }: Pick<PanelCell, "unit">): boolean => unit.role === "programme";

/** The pooled region, or the pooled others, in one quarter. */
export interface PooledQuarter {
  readonly quarter: PeriodId;
  readonly treated: number;
  readonly after: number;
  readonly events: number;
  readonly exposure: number;
}

/** Both pooled series over both windows: quarter by quarter, the region before the others. */
export function pooledQuarters(counted: readonly Counted[], { before, after }: Windows): readonly PooledQuarter[] {
  const sides = [true, false].map((side) => counted.filter(({ cell }) => isTreated(cell) === side));
  return [...before, ...after].flatMap((quarter) =>
    sides.map((pool, i) => ({
      quarter,
      treated: 1 - i,
      after: after.includes(quarter) ? 1 : 0,
      ...sumOf(within(pool, [quarter])),
    })),
  );
}

/**
 * The pooled counts of some municipalities in each window. A window from which quarters are left out states a count for
 * each of its unbroken runs, which is more than an effect reveals, and never less.
 *
 * @param pool  of one breakdown, at least one municipality
 */
export function poolBasis(
  indicator: Indicator,
  pool: readonly Counted[],
  windows: readonly (readonly PeriodId[])[],
): readonly CountCell[] {
  const areas = [...new Set(pool.flatMap(({ cell }) => cell.areas))].sort();
  return windows.flatMap(runsOf).flatMap((run) => {
    const own = within(pool, run.quarters);
    const { events, exposure } = sumOf(own);
    const { breakdown } = own[0]!.cell;
    if (indicator.denominator === null)
      return basisOf(indicator, { areas, period: run.period, breakdown, persons: null }, events, null);
    const last = within(own, run.quarters.slice(-1));
    const stock = last.reduce((sum, { cell }) => sum + cell.persons!, 0);
    const persons = Math.max(exposure, stock);
    return basisOf(indicator, { areas, period: run.period, breakdown, persons }, events, exposure);
  });
}

/** The pooled counts that an effect reveals: treated and controls, in each window. */
export function pooledBasis(
  indicator: Indicator,
  counted: readonly Counted[],
  windows: readonly (readonly PeriodId[])[],
): readonly CountCell[] {
  return [true, false].flatMap((side) =>
    poolBasis(
      indicator,
      counted.filter(({ cell }) => isTreated(cell) === side),
      windows,
    ),
  );
}

/** Why the effect cannot be estimated when some cells are unknown: every municipality that lacks one is named. */
function lacking(missing: readonly PanelCell[]): Reason {
  const [first] = missing;
  const why = unknownReason(first!, [first!.numerator, first!.denominator]);
  const areas = [...new Set(missing.flatMap((cell) => cell.areas))].sort().join(",");
  return why.code === "missing" ? reason("missing-area", { areas }) : why;
}

/** One breakdown of a panel, nothing of it unknown, in the order of the municipalities' codes and of time. */
export interface EffectPanel {
  readonly manner: Manner;
  readonly subject: Subject;
  readonly counted: readonly Counted[];
  /** The remarks that follow from the data. */
  readonly notes: readonly Note[];
}

interface EffectDesign {
  readonly method: string;
  readonly kinds: readonly string[];
  readonly measure: Measure;
  /** How few municipalities must be treated, and how few compared with. */
  readonly fewest: readonly [treated: number, controls: number];
  readonly windows: Windows;
}

function inSequence(a: Counted, b: Counted): number {
  const [x, y] = [a.cell, b.cell];
  return x.unit.id < y.unit.id ? -1 : x.unit.id > y.unit.id ? 1 : quarterSpan(x.period)[0] - quarterSpan(y.period)[0];
}

/**
 * The effect for each breakdown, or why there is none: years are not summed as if they were quarters, every municipality must have
 * delivered every quarter, and there must be enough of them. Without a locked plan an effect is exploratory.
 *
 * @throws RangeError when the level is no proportion, or a count is negative or no number: no delivery holds one
 */
export function estimateEffects(
  panel: Panel,
  analysis: AnalysisDefinition,
  context: MethodContext,
  { method, kinds, measure, fewest, windows }: EffectDesign,
  estimate: (it: EffectPanel) => readonly Estimate[],
): readonly Estimate[] {
  const { indicator } = panel;
  requireKind(method, indicator, kinds);
  requireLevel(analysis.level);
  const [area, comparator] = namesOf(analysis);
  const label = context.plan === null ? "exploratory" : context.label;
  const manner: Manner = {
    method,
    measure,
    level: analysis.level,
    indicator,
    analysis,
    context: { ...context, label },
  };
  const quarters = new Set([...windows.before, ...windows.after]);
  return areaCells(panel).flatMap((all) => {
    const cells = all.filter((cell) => quarters.has(cell.period));
    const subject: Subject = { area, period: windows.post, breakdown: all[0]!.breakdown, comparator };
    if (indicator.grain === "year") return [withheld(manner, subject, reason("not-applicable"))];
    const missing = cells.filter((cell) => countedOf(cell) === null);
    if (missing.length > 0) return [withheld(manner, subject, lacking(missing))];
    const counted = cells.flatMap((cell) => countedOf(cell) ?? []).sort(inSequence);
    for (const { events, exposure } of counted) {
      requireNonNegative("events", events);
      requireNonNegative("exposure", exposure);
    }
    const sides = [true, false].map(
      (side) => new Set(counted.filter(({ cell }) => isTreated(cell) === side).map(({ cell }) => cell.unit.id)).size,
    );
    if (sides[0]! < fewest[0] || sides[1]! < fewest[1])
      return [withheld(manner, subject, reason("few-units", { minimum: fewest[0] + fewest[1] }))];
    return estimate({ manner, subject, counted, notes: notesOn(indicator, cells) });
  });
}

/** Do treated and controls both have events, and somebody to have them, in each window? Else there is no ratio. */
export function eventsEverywhere(counted: readonly Counted[], windows: readonly (readonly PeriodId[])[]): boolean {
  return [true, false].every((side) =>
    windows.every((window) => {
      const { events, exposure } = sumOf(
        within(
          counted.filter(({ cell }) => isTreated(cell) === side),
          window,
        ),
      );
      return events > 0 && exposure > 0;
    }),
  );
}
