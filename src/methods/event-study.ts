/** The treated against the others year by year: what came before the start is the test of the comparison. */

import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import {
  type AbsorbedFit,
  absorbedCovariance,
  absorbedLeastSquares,
  detectableDrift,
  effectiveUnits,
  type JointTest,
  tDistribution,
  testAbsorbed,
  testAbsorbedJointly,
  unlessUnanswerable,
} from "../stats/index.ts";
import { sumOf } from "./before-after.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  inOrder,
  isTreated,
  outOfOrder,
  pooledBasis,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method } from "./method.ts";
import { treatedNote } from "./treated-note.ts";
import { unitYears, type Year, yearsOf } from "./years.ts";

const id = "event-study";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

const optionsSchema = z.strictObject(windowOptions).refine(inOrder, outOfOrder);

interface Row {
  readonly unit: string;
  readonly year: number;
  readonly treated: boolean;
  readonly rate: number;
}

/** The rate of each municipality in each year in which somebody lives there. */
function rowsOf({ counted }: EffectPanel, years: readonly Year[]): readonly Row[] {
  return unitYears(counted, years).flatMap(({ unit, sides }) =>
    sides.flatMap(({ events, exposure }, year) =>
      exposure === 0 ? [] : [{ unit: unit.id, year, treated: isTreated({ unit }), rate: events / exposure }],
    ),
  );
}

/** One effect for each year but the reference; those of municipalities and years are absorbed. */
function fitYears(rows: readonly Row[], shown: readonly number[]): AbsorbedFit {
  return absorbedLeastSquares({
    units: rows.map((it) => it.unit),
    periods: rows.map((it) => it.year),
    regressors: shown.map((year) => rows.map((it) => (it.treated && it.year === year ? 1 : 0))),
    response: rows.map((it) => it.rate),
  });
}

/** Too few clusters for so many years, which only the test itself can tell, leave no joint test. */
function jointTest(fit: AbsorbedFit, effects: readonly number[]): JointTest | null {
  if (effects.length === 0) return null;
  return unlessUnanswerable(() => testAbsorbedJointly(fit, effects));
}

/** The power of the test of the years before is stated as the drift that it would have found so often. */
const power = 0.8;

/** The joint test of the years before, and what it could have seen. */
function trendNotes(
  fit: AbsorbedFit,
  earlier: readonly number[],
  reference: number,
  rate: number,
  level: number,
): readonly Note[] {
  // The effects before the start are the first ones.
  const effects = earlier.map((_, i) => i);
  const joint = jointTest(fit, effects);
  if (joint === null) return [];
  const times = earlier.map((year) => year - reference);
  const drift = detectableDrift(joint, absorbedCovariance(fit, effects), times, level, power);
  const seen: readonly Note[] = rate > 0 ? [{ code: "pre-trend-power", params: { share: drift / rate, power } }] : [];
  return [{ code: "pre-trend", params: { p: joint.p, df: joint.df2 } }, ...seen];
}

function estimateYears(it: EffectPanel, { before, after }: Windows): readonly Estimate[] {
  const { manner, subject, counted, notes } = it;
  const [earlier, later] = [yearsOf(before), yearsOf(after)];
  const years = [...earlier, ...later];
  const reference = earlier.length - 1;
  const shown = years.map((_, year) => year).filter((year) => year !== reference);
  const at = (year: number) => ({ ...subject, period: years[year]!.period });
  const basisOf = (year: number) =>
    pooledBasis(manner.indicator, counted, [years[reference]!.quarters, years[year]!.quarters]);
  if (reference < 0) return later.map((_, year) => withheld(manner, at(year), reason("not-applicable")));
  const rows = rowsOf(it, years);
  const complete = [true, false].every((side) =>
    years.every((_, year) => rows.some((row) => row.treated === side && row.year === year)),
  );
  if (!complete) return shown.map((year) => withheld(manner, at(year), reason("no-denominator")));
  if (rows.every((row) => row.rate === 0))
    return shown.map((year) => withheld(manner, at(year), reason("few-events", { minimum: 1 }), basisOf(year)));
  const fit = fitYears(rows, shown);
  const level = sumOf(counted.filter(({ cell }) => isTreated(cell) && before.includes(cell.period)));
  const trend = trendNotes(
    fit,
    shown.filter((year) => year < reference),
    reference,
    level.events / level.exposure,
    manner.analysis.level,
  );
  return shown.map((year, i) => {
    const { estimate, error, df, p } = testAbsorbed(fit, i);
    if (df < fewestDf) return withheld(manner, at(year), reason("few-df", { df, minimum: fewestDf }), basisOf(year));
    const reach = tDistribution(df).upperQuantile((1 - manner.analysis.level) / 2) * error;
    const bounds = { lower: estimate - reach, upper: estimate + reach };
    const value = { value: estimate, ...bounds, numerator: null, denominator: null };
    return measured(manner, at(year), value, basisOf(year), [
      ...notes,
      { code: "cluster-p", params: { p, df } },
      { code: "effective-clusters", params: { ...effectiveUnits(fit, i) } },
      ...trend,
      ...treatedNote(counted.map(({ cell }) => cell.unit)),
    ]);
  });
}

/**
 * How much more, or less, the rate of the treated municipalities differed from the others' in a year than in the last year
 * before the start; municipalities count alike. The joint test of the years before is a remark on each.
 *
 *   rate = municipality + year + Σ effect(year) · treated + e,   CR2 errors;   HTZ test of effects before the start
 *
 * A year that the start divides is two: what lies before, and what lies after.
 */
export const eventStudy: Method = {
  id,
  source:
    "Sun & Abraham (2021), J Econometrics 225:175–199, for one date of adoption; Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672–683; Tipton & Pustejovsky (2015), J Educ Behav Stat 40:604–634, for the joint test.",
  kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { before, after } = windowsOf(optionsSchema.parse(analysis.options), context);
    return [...before, ...after];
  },
  estimate: (panel, analysis, context) => {
    const windows = windowsOf(optionsSchema.parse(analysis.options), context);
    const design = { method: id, kinds, measure: "difference", fewest: [2, 2], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => estimateYears(it, windows));
  },
};
