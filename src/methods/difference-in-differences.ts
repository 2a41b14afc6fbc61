/** The programme's effect as a ratio of rate ratios on pooled counts, with randomisation inference over municipalities. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { CountCell, Estimate, Note, Reason } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PanelCell } from "../model/panel.ts";
import { type PeriodId, quarterSpan } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import {
  type BeforeAfter,
  leaveOneOut,
  pooledDifferenceInDifferences,
  type RandomisationResult,
  randomisationInference,
} from "../stats/index.ts";
import { stream } from "../stats/random.ts";
import { basisOf } from "./basis.ts";
import {
  areaCells,
  type Counted,
  countedOf,
  quartersOf,
  runsOf,
  sidesOf,
  sumOf,
  type UnitSides,
  within,
} from "./before-after.ts";
import {
  type Manner,
  measured,
  notesOn,
  reason,
  requireKind,
  type Subject,
  unknownReason,
  withheld,
} from "./compose.ts";
import type { Method, MethodContext } from "./method.ts";
import { period } from "./options.ts";
import { treatedNote } from "./treated-note.ts";

const id = "difference-in-differences";
const kinds = ["rate", "count"] as const;

const optionsSchema = z
  .strictObject({
    pre: period.describe("the window before the programme"),
    post: period.describe("the window after its start"),
    excluded: z.array(period).prefault([]).describe("quarters left out of both, besides the pilot"),
    draws: z.int().min(999).describe("assignments drawn where there are too many to list"),
    sizeMatched: z.boolean().describe("large municipalities trade places with large ones only"),
  })
  .refine(({ pre, post }) => quarterSpan(pre)[1] < quarterSpan(post)[0], { error: "pre ends before post begins" });

/** So many assignments are listed rather than drawn. */
const enumerateUpTo = 1_000_000;

/** Size-matched: municipalities are cut into so many equal groups by exposure before. */
const sizeGroups = 3;

interface Design {
  readonly before: readonly PeriodId[];
  readonly after: readonly PeriodId[];
  readonly draws: number;
  readonly sizeMatched: boolean;
}

function designOf(analysis: AnalysisDefinition, context: MethodContext): Design & { readonly post: PeriodId } {
  const options = optionsSchema.parse(analysis.options);
  const excluded = [...options.excluded, ...context.pilot];
  return {
    ...options,
    before: quartersOf(options.pre, excluded),
    after: quartersOf(options.post, excluded),
  };
}

/** Groups and municipalities by the names that the analysis gives them: the treated first, then what they are compared with. */
function namesOf(analysis: AnalysisDefinition): readonly [treated: string, controls: string | null] {
  const [first, second] = analysis.units.map((unit) => unit.replace(/^each:/, ""));
  return [first!, analysis.comparator ?? second ?? null];
}

function columnsOf(units: readonly UnitSides[]): BeforeAfter {
  return {
    eventsBefore: units.map((it) => it.before.events),
    exposureBefore: units.map((it) => it.before.exposure),
    eventsAfter: units.map((it) => it.after.events),
    exposureAfter: units.map((it) => it.after.exposure),
  };
}

const isTreated = (it: UnitSides): boolean => it.unit.role === "programme";

/** Groups of like size; equal sizes by code, so that the order of the deliveries plays no part. */
function sizeStrata(units: readonly UnitSides[]): readonly number[] {
  const order = units.map((_, i) => i).sort((a, b) => units[a]!.before.exposure - units[b]!.before.exposure || a - b);
  const strata = new Array<number>(units.length);
  order.forEach((unit, rank) => {
    strata[unit] = Math.floor((rank * sizeGroups) / units.length);
  });
  return strata;
}

/** A stream of its own for each estimate, whatever else is estimated. */
function streamNumber(parts: readonly string[]): number {
  return createHash("sha256").update(parts.join("|")).digest().readUInt32BE(0);
}

/** Pooled counts with an event, and exposure, on both sides and in both windows: else there is no ratio. */
function countable(units: readonly UnitSides[]): boolean {
  return [true, false].every((side) =>
    (["before", "after"] as const).every((window) => {
      const pool = units.filter((it) => isTreated(it) === side).map((it) => it[window]);
      const sum = (of: "events" | "exposure"): number => pool.reduce((total, it) => total + it[of], 0);
      return sum("events") > 0 && sum("exposure") > 0;
    }),
  );
}

/** The range of the ratio with one municipality left out, where what is left has a ratio. */
function leftOut(units: readonly UnitSides[]): readonly Note[] {
  const ratios = leaveOneOut(units, (kept) =>
    countable(kept) ? pooledDifferenceInDifferences(columnsOf(kept), kept.map(isTreated), 0).ratio : null,
  ).flatMap(({ result }) => result ?? []);
  if (ratios.length === 0) return [];
  return [{ code: "leave-one-out", params: { lower: Math.min(...ratios), upper: Math.max(...ratios) } }];
}

function effectNotes(units: readonly UnitSides[], result: RandomisationResult): readonly Note[] {
  const observed = units.filter(isTreated).reduce((sum, it) => sum + it.after.events, 0);
  const unbounded = result.lower === 0 || result.upper === Number.POSITIVE_INFINITY;
  return [
    { code: "randomisation-p", params: { p: result.p, assignments: result.assignments } },
    { code: "smallest-p", params: { p: result.smallestP } },
    { code: "expected-under-no-effect", params: { observed, expected: observed / result.estimate } },
    ...leftOut(units),
    ...(unbounded ? [{ code: "interval-unbounded", params: {} } as const] : []),
    ...treatedNote(units.map((it) => it.unit)),
  ];
}

/**
 * The pooled counts that the ratio reveals: treated and controls, before and after. A window from which quarters are left
 * out states a count for each of its unbroken runs, which is more than it reveals, and never less.
 */
function pooledBasis(
  indicator: Indicator,
  counted: readonly Counted[],
  { before, after }: Design,
): readonly CountCell[] {
  return [true, false].flatMap((side) => {
    const pool = counted.filter(({ cell }) => (cell.unit.role === "programme") === side);
    const areas = [...new Set(pool.flatMap(({ cell }) => cell.areas))].sort();
    return [...runsOf(before), ...runsOf(after)].flatMap((run) => {
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
  });
}

/** Why the effect cannot be estimated when some cells are unknown: every municipality that lacks one is named. */
function lacking(missing: readonly PanelCell[]): Reason {
  const [first] = missing;
  const why = unknownReason(first!, [first!.numerator, first!.denominator]);
  const areas = [...new Set(missing.flatMap((cell) => cell.areas))].sort().join(",");
  return why.code === "missing" ? reason("missing-area", { areas }) : why;
}

function estimateOne(manner: Manner, subject: Subject, cells: readonly PanelCell[], design: Design): Estimate {
  const { indicator, analysis, context } = manner;
  const missing = cells.filter((cell) => countedOf(cell) === null);
  if (missing.length > 0) return withheld(manner, subject, lacking(missing));
  const counted = cells.flatMap((cell) => countedOf(cell) ?? []);
  const units = sidesOf(counted, design.before, design.after);
  const treated = units.map(isTreated);
  if (!treated.includes(true) || treated.filter((it) => !it).length < 2)
    return withheld(manner, subject, reason("few-units", { minimum: 3 }));
  const basis = pooledBasis(indicator, counted, design);
  if (!countable(units)) return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const result = randomisationInference({
    counts: columnsOf(units),
    treated,
    strata: design.sizeMatched ? sizeStrata(units) : null,
    enumerateUpTo,
    draws: design.draws,
    random: stream(context.seed, streamNumber([analysis.id, indicator.id, JSON.stringify(subject.breakdown)])),
    continuity: 0,
    alternative: "two-sided",
    level: analysis.level,
  });
  const { estimate, lower, upper } = result;
  return measured(manner, subject, { value: estimate, lower, upper, numerator: null, denominator: null }, basis, [
    ...notesOn(indicator, cells),
    ...effectNotes(units, result),
  ]);
}

/**
 * Treated are the programme's municipalities, controls the other municipalities among the analysis' units. Every municipality must have delivered every quarter: one without a value would count as one without events.
 */
export const differenceInDifferences: Method = {
  id,
  source:
    "Cummings (2009), Stata J 9:175–196; Rosenbaum (2002), Stat Sci 17:286–327; Phipson & Smyth (2010), Stat Appl Genet Mol Biol 9:39.",
  kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { before, after } = designOf(analysis, context);
    return [...before, ...after];
  },
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const design = designOf(analysis, context);
    const [area, comparator] = namesOf(analysis);
    const label = context.plan === null ? "exploratory" : context.label;
    const manner: Manner = {
      method: id,
      measure: "effect-ratio",
      level: analysis.level,
      indicator,
      analysis,
      context: { ...context, label },
    };
    const quarters = new Set([...design.before, ...design.after]);
    return areaCells(panel).map((all) => {
      const cells = all.filter((cell) => quarters.has(cell.period));
      const subject: Subject = { area, period: design.post, breakdown: all[0]!.breakdown, comparator };
      return indicator.grain === "year"
        ? withheld(manner, subject, reason("not-applicable"))
        : estimateOne(manner, subject, cells, design);
    });
  },
};
