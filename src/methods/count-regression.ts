/** The pooled region and the pooled others before and after, by a regression of counts whose family and errors are chosen. */
import { z } from "zod";
import type { Estimate } from "../model/estimate.ts";
import {
  type CountData,
  type CountFit,
  heteroskedasticCovariance,
  indicators,
  negativeBinomialRegression,
  neweyWest,
  ones,
  poissonRegression,
  quasiPoissonRegression,
  tDistribution,
  unlessUnanswerable,
} from "../stats/index.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  eventsEverywhere,
  inOrder,
  outOfOrder,
  type PooledQuarter,
  pooledBasis,
  pooledQuarters,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method } from "./method.ts";
import { smallestDetectable } from "./smallest-detectable.ts";
import { treatedNote } from "./treated-note.ts";

const id = "count-regression";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

const families = {
  poisson: poissonRegression,
  "quasi-poisson": quasiPoissonRegression,
  "negative-binomial": negativeBinomialRegression,
} as const;

const optionsSchema = z
  .strictObject({
    ...windowOptions,
    family: z
      .enum(["poisson", "quasi-poisson", "negative-binomial"])
      .describe("how counts vary about their mean: as it, as a multiple of it, or more the larger it is (NB2)"),
    errors: z
      .enum(["model", "HC0", "HC1", "newey-west"])
      .describe("of the family, robust to unequal variances, or to errors correlated over time as well"),
    lag: z.int().min(0).max(12).prefault(0).describe("quarters apart up to which newey-west lets errors be correlated"),
  })
  .refine(inOrder, outOfOrder);

type Options = z.infer<typeof optionsSchema>;

function dataOf(rows: readonly PooledQuarter[]): CountData {
  const column = (of: (it: PooledQuarter) => number): Float64Array => Float64Array.from(rows, of);
  return {
    design: [
      column((it) => it.treated * it.after),
      ones(rows.length),
      column((it) => it.treated),
      column((it) => it.after),
      ...indicators(rows.map((it) => it.quarter.slice(-2))),
    ],
    events: column((it) => it.events),
    exposure: column((it) => it.exposure),
  };
}

/** The standard error of the effect, the first coefficient. */
function errorOf(fit: CountFit, rows: readonly PooledQuarter[], { errors, lag }: Options): number {
  if (errors === "model") return fit.errors[0]!;
  const covariance =
    errors === "newey-west"
      ? neweyWest(
          fit,
          lag,
          rows.map((row) => row.quarter),
        )
      : heteroskedasticCovariance(fit, errors);
  return Math.sqrt(covariance[0]![0]!);
}

function estimateOne(it: EffectPanel, windows: Windows, options: Options): Estimate {
  const { manner, subject, counted, notes } = it;
  const { before, after } = windows;
  if (before.length === 0 || after.length === 0) return withheld(manner, subject, reason("not-applicable"));
  const basis = pooledBasis(manner.indicator, counted, [before, after]);
  if (!eventsEverywhere(counted, [before, after]))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const rows = pooledQuarters(counted, windows);
  if (rows.some((row) => row.exposure === 0)) return withheld(manner, subject, reason("no-denominator"));
  const fit = unlessUnanswerable(() => families[options.family](dataOf(rows)));
  if (fit === null || fit.separated.length > 0) return withheld(manner, subject, reason("not-identified"), basis);
  if (!fit.converged) return withheld(manner, subject, reason("not-converged", { rounds: fit.rounds }), basis);
  if (fit.df < fewestDf) return withheld(manner, subject, reason("few-df", { df: fit.df, minimum: fewestDf }), basis);
  const error = errorOf(fit, rows, options);
  const t = tDistribution(fit.df);
  const reach = t.upperQuantile((1 - manner.analysis.level) / 2) * error;
  const [effect] = fit.coefficients;
  const value = {
    value: Math.exp(effect!),
    lower: Math.exp(effect! - reach),
    upper: Math.exp(effect! + reach),
    numerator: null,
    denominator: null,
  };
  return measured(manner, subject, value, basis, [
    ...notes,
    { code: "series-p", params: { p: 2 * t.upperTail(Math.abs(effect! / error)), df: fit.df } },
    { code: "dispersion", params: { dispersion: fit.pearson } },
    ...smallestDetectable({ ...value, level: manner.analysis.level, df: fit.df }),
    ...treatedNote(counted.map(({ cell }) => cell.unit)),
  ]);
}

/**
 * How much more the region's rate changed at the start than that of the others, as a ratio.
 *
 *   log E(events) = log exposure + quarter of the year + a treated + b after + effect · treated · after
 *
 * Two series, so that what varies from municipality to municipality alike in all quarters cannot be told from the effect: with
 * seven of thirty-one municipalities the quasi-Poisson test of this design rejected a true null 8 to 15 per cent of the time in
 * simulation. It stands beside the primary method and decides nothing. Intervals are on t with n − k degrees of freedom.
 */
export const countRegression: Method = {
  id,
  source:
    "McCullagh & Nelder (1989), Generalized Linear Models, chapter 6; Lawless (1987), Can J Stat 15:209–225 (NB2); White (1980), Econometrica 48:817–838; MacKinnon & White (1985), J Econometrics 29:305–325; Newey & West (1987), Econometrica 55:703–708.",
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
    const design = { method: id, kinds, measure: "effect-ratio", fewest: [1, 1], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => [estimateOne(it, windows, options)]);
  },
};
