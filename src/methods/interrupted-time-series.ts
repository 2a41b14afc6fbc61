/** The pooled region and the pooled others as two interrupted series: level and slope change from the start on. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import { quarterSpan } from "../model/period.ts";
import {
  type CountFit,
  combinationVariance,
  durbinWatson,
  indicators,
  neweyWest,
  ones,
  poissonRegression,
  tDistribution,
  unlessUnanswerable,
} from "../stats/index.ts";
import type { Counted } from "./before-after.ts";
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
import { period } from "./options.ts";
import { smallestDetectable } from "./smallest-detectable.ts";
import { treatedNote } from "./treated-note.ts";

const id = "interrupted-time-series";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

/** A variance by Bartlett's weights is worth so many degrees of freedom for each stretch of lag + 1 quarters. */
const bartlett = 1.5;

/** Columns of what the region has beyond the others. */
const levelColumn = 0;
const slopeColumn = 1;

const optionsSchema = z
  .strictObject({
    ...windowOptions,
    lag: z.int().min(0).max(12).describe("quarters apart up to which errors may be correlated (Newey–West)"),
    slope: z.boolean().describe("true: level and slope change at the start; false: the level alone"),
    breaks: z
      .array(period)
      .prefault([])
      .describe("from the first quarter of each on, both series have a level of their own"),
  })
  .refine(inOrder, outOfOrder);

type Options = z.infer<typeof optionsSchema>;

/** One series in one quarter. */
interface Row extends PooledQuarter {
  /** Years from the first quarter after the start. */
  readonly time: number;
}

function rowsOf(counted: readonly Counted[], windows: Windows): readonly Row[] {
  const [start] = quarterSpan(windows.after[0]!);
  return pooledQuarters(counted, windows).map((it) => ({ ...it, time: (quarterSpan(it.quarter)[0] - start) / 4 }));
}

/** The design: what the region has beyond the others first, if there is a slope, too. */
function designOf(rows: readonly Row[], { slope, breaks }: Options): readonly Float64Array[] {
  const column = (of: (it: Row) => number): Float64Array => Float64Array.from(rows, of);
  const since = (it: Row): number => it.after * it.time;
  const [first] = quarterSpan(rows[0]!.quarter);
  // A break from before the first quarter on is no break in what is looked at.
  const steps = [...new Set(breaks.map((each) => quarterSpan(each)[0]))].filter((from) => from > first).sort();
  return [
    column((it) => it.treated * it.after),
    ...(slope ? [column((it) => it.treated * since(it))] : []),
    ones(rows.length),
    column((it) => it.treated),
    column((it) => it.time),
    column((it) => it.treated * it.time),
    column((it) => it.after),
    ...(slope ? [column(since)] : []),
    ...steps.map((from) => column((it) => (quarterSpan(it.quarter)[0] >= from ? 1 : 0))),
    ...indicators(rows.map((it) => it.quarter.slice(-2))),
  ];
}

/** The fit; null where the design cannot tell its effects from each other. */
function fitOf(rows: readonly Row[], options: Options): CountFit | null {
  return unlessUnanswerable(() =>
    poissonRegression({
      design: designOf(rows, options),
      events: rows.map((it) => it.events),
      exposure: rows.map((it) => it.exposure),
    }),
  );
}

interface Ratio {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

function estimateOne(it: EffectPanel, windows: Windows, options: Options): Estimate {
  const { manner, subject, counted, notes } = it;
  const { before, after } = windows;
  if (before.length === 0 || after.length === 0) return withheld(manner, subject, reason("not-applicable"));
  const basis = pooledBasis(manner.indicator, counted, [before, after]);
  if (!eventsEverywhere(counted, [before, after]))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const rows = rowsOf(counted, windows);
  if (rows.some((row) => row.exposure === 0)) return withheld(manner, subject, reason("no-denominator"));
  const fit = fitOf(rows, options);
  if (fit === null || fit.separated.length > 0) return withheld(manner, subject, reason("not-identified"), basis);
  if (!fit.converged) return withheld(manner, subject, reason("not-converged", { rounds: fit.rounds }), basis);
  const quarters = before.length + after.length;
  const left = quarters - fit.design.length;
  const df = Math.min(left, (bartlett * left) / (options.lag + 1));
  if (df < fewestDf) return withheld(manner, subject, reason("few-df", { df, minimum: fewestDf }), basis);
  const covariance = neweyWest(
    fit,
    options.lag,
    rows.map((row) => row.quarter),
  ).map((row) => row.map((value) => (value * quarters) / left));
  const t = tDistribution(df);
  const reach = t.upperQuantile((1 - manner.analysis.level) / 2);
  const ratioOf = (level: number, slope: number): Ratio => {
    const combination = fit.coefficients.map((_, j) =>
      j === levelColumn ? level : options.slope && j === slopeColumn ? slope : 0,
    );
    const value = combination.reduce((all, by, j) => all + by * fit.coefficients[j]!, 0);
    const error = Math.sqrt(combinationVariance(covariance, combination));
    return {
      ratio: Math.exp(value),
      lower: Math.exp(value - reach * error),
      upper: Math.exp(value + reach * error),
      p: 2 * t.upperTail(Math.abs(value / error)),
    };
  };
  const years = rows.filter((row) => row.treated * row.after === 1).map((row) => row.time);
  const whole = ratioOf(1, years.reduce((a, b) => a + b, 0) / years.length);
  const changes: readonly Note[] = options.slope
    ? [
        { code: "level-change", params: withoutP(ratioOf(1, 0)) },
        { code: "slope-change", params: withoutP(ratioOf(0, 1)) },
      ]
    : [];
  const pearson = rows.flatMap((row, i) =>
    row.treated === 1 ? [(row.events - fit.fitted[i]!) / Math.sqrt(fit.fitted[i]!)] : [],
  );
  const value = { value: whole.ratio, lower: whole.lower, upper: whole.upper, numerator: null, denominator: null };
  return measured(manner, subject, value, basis, [
    ...notes,
    ...changes,
    { code: "series-p", params: { p: whole.p, df } },
    { code: "serial-correlation", params: { lag: options.lag, durbin: durbinWatson(pearson) } },
    { code: "dispersion", params: { dispersion: fit.pearson } },
    ...smallestDetectable({ ...value, level: manner.analysis.level, df }),
    ...treatedNote(counted.map(({ cell }) => cell.unit)),
  ]);
}

function withoutP({ ratio, lower, upper }: Ratio): Note["params"] {
  return { ratio, lower, upper };
}

/**
 * How much more the level, and the trend, of the region changed at the start than those of the others.
 *
 *   log E(events) = log exposure + quarter of the year + a + b time + c after + d after · time
 *                   + treated (a′ + b′ time + level after + slope after · time) + breaks
 *
 * The value is the mean effect over the quarters after, exp(level + slope · mean time); level and slope stand beside it. Errors
 * may be correlated between the two series, and up to `lag` quarters apart; variances are times n/(n − k), n quarters and k
 * coefficients, and intervals on t with 1.5 (n − k)/(lag + 1) degrees of freedom, n − k at most. With 44 quarters and a lag of
 * 4 a 95 per cent interval held the effect in about 92 per cent of simulations with independent quarters, in 88 under an
 * autocorrelation of 0.4: the method stands beside the primary one, and decides nothing.
 */
export const interruptedTimeSeries: Method = {
  id,
  source:
    "Bernal, Cummins & Gasparrini (2018), Int J Epidemiol 47:2082–2093; Newey & West (1987), Econometrica 55:703–708; Driscoll & Kraay (1998), Rev Econ Stat 80:549–560, for two series; Priestley (1981), Spectral Analysis and Time Series, section 6.2.4, for the degrees of freedom.",
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
