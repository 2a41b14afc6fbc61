/** The programme's effect in a Poisson regression with an effect for each municipality and each quarter. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import { effectiveUnits, tDistribution } from "../stats/index.ts";
import type { Counted } from "./before-after.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  eventsEverywhere,
  inOrder,
  isTreated,
  outOfOrder,
  pooledBasis,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import { fitFixedEffects, inferEffect } from "./fixed-effects-model.ts";
import type { Method } from "./method.ts";
import { smallestDetectable } from "./smallest-detectable.ts";
import { treatedNote } from "./treated-note.ts";

const id = "poisson-fixed-effects";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

const optionsSchema = z
  .strictObject({
    ...windowOptions,
    errors: z
      .enum(["CR2", "CR1"])
      .describe(
        "the clustered standard error: CR2 on Satterthwaite's degrees of freedom, CR1 on one fewer than clusters",
      ),
  })
  .refine(inOrder, outOfOrder);

type Errors = z.infer<typeof optionsSchema>["errors"];

/** Municipalities with an event, on one side. */
function informative(counted: readonly Counted[], side: boolean): number {
  return new Set(
    counted.filter(({ cell, events }) => isTreated(cell) === side && events > 0).map(({ cell }) => cell.unit.id),
  ).size;
}

function estimateOne(it: EffectPanel, { before, after }: Windows, errors: Errors): Estimate {
  const { manner, subject, counted, notes } = it;
  const windows = [before, after];
  const basis = pooledBasis(manner.indicator, counted, windows);
  if (!eventsEverywhere(counted, windows))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  if (informative(counted, true) < 2 || informative(counted, false) < 2)
    return withheld(manner, subject, reason("few-units", { minimum: 4 }), basis);
  const fitted = fitFixedEffects(counted, new Set(after));
  const { estimate, error, df, attained } = inferEffect(fitted, errors);
  if (attained < fewestDf)
    return withheld(manner, subject, reason("few-df", { df: attained, minimum: fewestDf }), basis);
  const t = tDistribution(df);
  const reach = t.upperQuantile((1 - manner.analysis.level) / 2) * error;
  const value = {
    value: Math.exp(estimate),
    lower: Math.exp(estimate - reach),
    upper: Math.exp(estimate + reach),
    numerator: null,
    denominator: null,
  };
  const dropped: readonly Note[] =
    fitted.dropped > 0 ? [{ code: "dropped-units", params: { dropped: fitted.dropped } }] : [];
  return measured(manner, subject, value, basis, [
    ...notes,
    { code: "cluster-p", params: { p: 2 * t.upperTail(Math.abs(estimate / error)), df } },
    { code: "effective-clusters", params: { ...effectiveUnits(fitted.fit, 0) } },
    { code: "dispersion", params: { dispersion: fitted.fit.pearson } },
    ...smallestDetectable({ lower: value.lower, upper: value.upper, level: manner.analysis.level, df }),
    ...dropped,
    ...treatedNote(counted.map(({ cell }) => cell.unit)),
  ]);
}

/**
 * The effect as a ratio of rates, the same in every quarter after the start.
 *
 *   log E(events) = log exposure + municipality + quarter + effect · treated · after
 *
 * Standard errors are clustered by municipality, so neither over-dispersion nor correlation in time makes them too small; Pearson's
 * dispersion stands beside. With few treated municipalities they still are: under 4 of Satterthwaite's degrees of freedom the
 * estimate is withheld.
 */
export const poissonFixedEffects: Method = {
  id,
  source:
    "Hausman, Hall & Griliches (1984), Econometrica 52:909–938; Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672–683, for CR2; Cameron & Miller (2015), J Hum Resources 50:317–372, for CR1.",
  kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { before, after } = windowsOf(optionsSchema.parse(analysis.options), context);
    return [...before, ...after];
  },
  estimate: (panel, analysis, context) => {
    const options = optionsSchema.parse(analysis.options);
    const windows = windowsOf(options, context);
    const design = { method: id, kinds, measure: "effect-ratio", fewest: [2, 2], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => [estimateOne(it, windows, options.errors)]);
  },
};
