/** The programme's effect with an effect for each municipality and year, tested by the wild cluster bootstrap. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import {
  effectiveClusters,
  indicators,
  informativeRows,
  type LinearFit,
  leastSquares,
  ones,
  poissonRegression,
  stream,
  testCoefficient,
  unlessUnanswerable,
  wildClusterInterval,
  workingModel,
} from "../stats/index.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  eventsEverywhere,
  inOrder,
  isTreated,
  outOfOrder,
  pooledBasis,
  streamNumber,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method } from "./method.ts";
import { treatedNote } from "./treated-note.ts";
import { unitYears, yearsOf } from "./years.ts";

const id = "wild-bootstrap";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

/** All assignments of signs are taken when there are at most so many. */
const enumerateUpTo = 2 ** 16;

/** Residuals smaller than this, against what was fitted, are rounding. */
const rounding = 1e-10;

/** The column of the effect: 1 for the treated after the start. */
const effectColumn = 1;

const optionsSchema = z
  .strictObject({
    ...windowOptions,
    model: z
      .enum(["rates", "poisson"])
      .describe("rates: least squares on rates, a difference; poisson: a ratio, on the least squares it solves last"),
    population: z.boolean().describe("true: municipalities count by their population (only with rates)"),
    weights: z.enum(["rademacher", "webb"]).describe("two signs, or Webb's six points where municipalities are few"),
    draws: z.int().min(999).describe("assignments of signs drawn where there are too many to list"),
  })
  .refine(inOrder, outOfOrder)
  .refine((it) => !(it.model === "poisson" && it.population), {
    error: "population weighs rates; a poisson model weighs by itself",
  });

type Options = z.infer<typeof optionsSchema>;

interface Row {
  readonly unit: string;
  readonly year: number;
  readonly effect: number;
  readonly events: number;
  readonly exposure: number;
}

/** Each municipality in each year in which somebody lives there. */
function rowsOf({ counted }: EffectPanel, { before, after }: Windows): readonly Row[] {
  const earlier = yearsOf(before);
  return unitYears(counted, [...earlier, ...yearsOf(after)]).flatMap(({ unit, sides }) =>
    sides.flatMap(({ events, exposure }, year) => {
      const effect = isTreated({ unit }) && year >= earlier.length ? 1 : 0;
      return exposure === 0 ? [] : [{ unit: unit.id, year, effect, events, exposure }];
    }),
  );
}

function designOf(rows: readonly Row[]): readonly Float64Array[] {
  return [
    ones(rows.length),
    Float64Array.from(rows, (it) => it.effect),
    ...indicators(rows.map((it) => it.unit)),
    ...indicators(rows.map((it) => it.year)),
  ];
}

interface Fitted {
  /** For degrees of freedom and clusters: errors are alike in it before rows are weighed. */
  readonly fit: LinearFit;
  /** For the bootstrap: columns and response scaled where rows count unequally. */
  readonly design: readonly Float64Array[];
  readonly response: Float64Array;
  readonly clusters: readonly string[];
  readonly notes: readonly Note[];
}

function fitRates(rows: readonly Row[], population: boolean): Fitted {
  const weights = rows.map((it) => (population ? it.exposure : 1));
  const rates = Float64Array.from(rows, (it) => it.events / it.exposure);
  const design = designOf(rows);
  const scaled = (column: Float64Array): Float64Array => column.map((value, i) => value * Math.sqrt(weights[i]!));
  return {
    fit: leastSquares(design, rates, weights),
    design: design.map(scaled),
    response: scaled(rates),
    clusters: rows.map((it) => it.unit),
    notes: population ? [{ code: "weighted", params: {} }] : [],
  };
}

function fitPoisson(all: readonly Row[]): Fitted {
  const events = (rows: readonly Row[]): readonly number[] => rows.map((it) => it.events);
  const units = informativeRows(
    all.map((it) => it.unit),
    events(all),
  );
  const own = units.rows.map((row) => all[row]!);
  const years = informativeRows(
    own.map((it) => it.year),
    events(own),
  );
  const rows = years.rows.map((row) => own[row]!);
  const poisson = poissonRegression({
    design: designOf(rows),
    events: events(rows),
    exposure: rows.map((it) => it.exposure),
  });
  const fit = workingModel(poisson);
  const dropped = units.dropped.length;
  return {
    fit,
    design: fit.design,
    response: fit.fitted.map((value, i) => value + fit.residuals[i]!),
    clusters: rows.map((it) => it.unit),
    notes: [
      { code: "dispersion", params: { dispersion: poisson.pearson } },
      ...(dropped > 0 ? [{ code: "dropped-units", params: { dropped } } as const] : []),
    ],
  };
}

/** The model; null where the effect cannot be told from the others. */
function fitModel(rows: readonly Row[], { model, population }: Options): Fitted | null {
  return unlessUnanswerable(() => (model === "rates" ? fitRates(rows, population) : fitPoisson(rows)));
}

function estimateOne(it: EffectPanel, windows: Windows, options: Options): Estimate {
  const { manner, subject, counted, notes } = it;
  const { before, after } = windows;
  if (before.length === 0 || after.length === 0) return withheld(manner, subject, reason("not-applicable"));
  const basis = pooledBasis(manner.indicator, counted, [before, after]);
  if (!eventsEverywhere(counted, [before, after]))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const fitted = fitModel(rowsOf(it, windows), options);
  if (fitted === null) return withheld(manner, subject, reason("not-identified"), basis);
  const { fit, design, response, clusters } = fitted;
  const { df } = testCoefficient(fit, clusters, effectColumn);
  // Residuals that are all rounding leave no degrees of freedom, either.
  if (!(df >= fewestDf && fit.residuals.some((value, i) => Math.abs(value) > rounding * Math.abs(fit.fitted[i]!))))
    return withheld(manner, subject, reason("few-df", { df: df >= fewestDf ? 0 : df, minimum: fewestDf }), basis);
  const { indicator, analysis, context } = manner;
  const number = streamNumber([analysis.id, indicator.id, JSON.stringify(subject.breakdown)]);
  const { estimate, lower, upper, test } = wildClusterInterval(
    {
      design,
      response,
      clusters,
      coefficient: effectColumn,
      weights: options.weights,
      enumerateUpTo,
      draws: options.draws,
    },
    () => stream(context.seed, number),
    analysis.level,
  );
  const shown = options.model === "rates" ? (value: number) => value : Math.exp;
  const unbounded = lower === Number.NEGATIVE_INFINITY || upper === Number.POSITIVE_INFINITY;
  const value = {
    value: shown(estimate),
    lower: shown(lower),
    upper: shown(upper),
    numerator: null,
    denominator: null,
  };
  return measured(manner, subject, value, basis, [
    ...notes,
    { code: "bootstrap-p", params: { p: test.p, draws: test.statistics.length } },
    { code: "effective-clusters", params: { ...effectiveClusters(fit, clusters, effectColumn) } },
    ...fitted.notes,
    ...(unbounded ? [{ code: "interval-unbounded", params: {} } as const] : []),
    ...treatedNote(counted.map(({ cell }) => cell.unit)),
  ]);
}

/**
 * The effect in a two-way model of yearly rates or counts, with the p and the interval of the wild cluster bootstrap under
 * each null.
 *
 *   rate = municipality + year + effect · treated · after + e,   or the same for log E(events) − log exposure
 *
 * With fewer than 4 of Satterthwaite's degrees of freedom (CR2) the bootstrap, too, errs with few or unequal treated
 * municipalities (MacKinnon & Webb 2017, J Appl Econometrics 32:233–254), and the estimate is withheld.
 */
export const wildBootstrap: Method = {
  id,
  source:
    "Cameron, Gelbach & Miller (2008), Rev Econ Stat 90:414–427; Webb (2023), Can J Econ 56:839–858; Roodman et al. (2019), Stata J 19:4–60, for the interval; Kline & Santos (2012), J Econometric Methods 1:23–41, for the model of counts.",
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
    const measure = options.model === "rates" ? "difference" : "effect-ratio";
    const design = { method: id, kinds, measure, fewest: [2, 2], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => [estimateOne(it, windows, options)]);
  },
};
