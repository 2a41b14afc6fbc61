/** The programme's effect as a ratio of rate ratios on pooled counts, with randomisation inference over municipalities. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import {
  type BeforeAfter,
  eValue,
  eValueOfInterval,
  leaveOneOut,
  pooledDifferenceInDifferences,
  type RandomisationResult,
  randomisationInference,
} from "../stats/index.ts";
import { stream } from "../stats/random.ts";
import { sidesOf, type UnitSides } from "./before-after.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  inOrder,
  isTreated,
  outOfOrder,
  pooledBasis,
  streamNumber,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method, MethodContext } from "./method.ts";
import { sizeStrata } from "./size-strata.ts";
import { smallestDetectable } from "./smallest-detectable.ts";
import { treatedNote } from "./treated-note.ts";

const id = "difference-in-differences";
const kinds = ["rate", "count"] as const;

/** What must be said of the design, here and wherever the effect is used further. */
export const designOptions = {
  ...windowOptions,
  draws: z.int().min(999).describe("assignments drawn where there are too many to list"),
  sizeMatched: z.boolean().describe("large municipalities trade places with large ones only"),
};

const optionsSchema = z.strictObject(designOptions).refine(inOrder, outOfOrder);

/** So many assignments are listed rather than drawn. */
const enumerateUpTo = 1_000_000;

interface Design extends Windows {
  readonly draws: number;
  readonly sizeMatched: boolean;
}

function designOf(analysis: AnalysisDefinition, context: MethodContext): Design {
  const options = optionsSchema.parse(analysis.options);
  return { ...options, ...windowsOf(options, context) };
}

function columnsOf(units: readonly UnitSides[]): BeforeAfter {
  return {
    eventsBefore: units.map((it) => it.before.events),
    exposureBefore: units.map((it) => it.before.exposure),
    eventsAfter: units.map((it) => it.after.events),
    exposureAfter: units.map((it) => it.after.exposure),
  };
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

function effectNotes(units: readonly UnitSides[], result: RandomisationResult, level: number): readonly Note[] {
  const observed = units.filter(isTreated).reduce((sum, it) => sum + it.after.events, 0);
  const unbounded = result.lower === 0 || result.upper === Number.POSITIVE_INFINITY;
  return [
    { code: "randomisation-p", params: { p: result.p, assignments: result.assignments } },
    { code: "smallest-p", params: { p: result.smallestP } },
    ...smallestDetectable({ ...result, level, df: null }),
    { code: "expected-under-no-effect", params: { observed, expected: observed / result.estimate } },
    ...leftOut(units),
    {
      code: "e-value",
      params: { ratio: eValue(result.estimate), bound: eValueOfInterval(result) },
    },
    ...(unbounded ? [{ code: "interval-unbounded", params: {} } as const] : []),
    ...treatedNote(units.map((it) => it.unit)),
  ];
}

function estimateOne({ manner, subject, counted, notes }: EffectPanel, design: Design): Estimate {
  const { indicator, analysis, context } = manner;
  const units = sidesOf(counted, design.before, design.after);
  const basis = pooledBasis(indicator, counted, [design.before, design.after]);
  if (!countable(units)) return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const result = randomisationInference({
    counts: columnsOf(units),
    treated: units.map(isTreated),
    strata: design.sizeMatched ? sizeStrata(units.map((it) => it.before.exposure)) : null,
    enumerateUpTo,
    draws: design.draws,
    random: stream(context.seed, streamNumber([analysis.id, indicator.id, JSON.stringify(subject.breakdown)])),
    continuity: 0,
    alternative: "two-sided",
    level: analysis.level,
  });
  const { estimate, lower, upper } = result;
  return measured(manner, subject, { value: estimate, lower, upper, numerator: null, denominator: null }, basis, [
    ...notes,
    ...effectNotes(units, result, analysis.level),
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
    const windows = designOf(analysis, context);
    const design = { method: id, kinds, measure: "effect-ratio", fewest: [1, 2], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => [estimateOne(it, windows)]);
  },
};
