/** The study method of two interrupted series: the treated, and the others. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import {
  combinationVariance,
  durbinWatson,
  indicators,
  neweyWest,
  ones,
  poissonRegression,
} from "../../stats/index.ts";
import { rateColumns } from "./comparisons.ts";
import { afterColumn, periodColumn, treatedColumn } from "./effect.ts";
import { inTime, intervalOf, periodOf } from "./inference.ts";
import type { StudyFile, StudyMethod, StudyResult } from "./study.ts";

function interrupted({ rows }: StudyFile, level: number, lag: number): readonly StudyResult[] {
  const periods = inTime(rows.map(periodOf));
  const start = periods.findIndex((period) => rows.some((row) => periodOf(row) === period && row.numbers.after === 1));
  const series = periods.flatMap((period, at) =>
    [1, 0].map((treated) => {
      const own = rows.filter((row) => periodOf(row) === period && row.numbers.treated === treated);
      const sum = (name: "events" | "exposure"): number => own.reduce((all, row) => all + row.numbers[name]!, 0);
      return {
        period,
        treated,
        after: at >= start ? 1 : 0,
        time: at - start,
        events: sum("events"),
        exposure: sum("exposure"),
      };
    }),
  );
  const seasons = series.map((row) => /-Q([1-4])$/.exec(row.period)?.[1] ?? "");
  const column = (of: (row: (typeof series)[number]) => number): readonly number[] => series.map(of);
  const fit = poissonRegression({
    design: [
      column((row) => row.treated * row.after),
      column((row) => row.treated * row.after * row.time),
      ones(series.length),
      column((row) => row.treated),
      column((row) => row.time),
      column((row) => row.treated * row.time),
      column((row) => row.after),
      column((row) => row.after * row.time),
      ...indicators(seasons),
    ],
    events: series.map((row) => row.events),
    exposure: series.map((row) => row.exposure),
  });
  const left = periods.length - fit.design.length;
  const df = Math.min(left, (1.5 * left) / (lag + 1));
  const covariance = neweyWest(
    fit,
    lag,
    series.map((row) => row.period),
  ).map((row) => row.map((value) => (value * periods.length) / left));
  const times = periods.map((_, at) => at - start).filter((time) => time >= 0);
  const middle = times.reduce((a, b) => a + b, 0) / times.length;
  const residuals = series.flatMap((row, i) =>
    row.treated === 1 ? [(row.events - fit.fitted[i]!) / Math.sqrt(fit.fitted[i]!)] : [],
  );
  return (
    [
      ["mean-effect", 1, middle],
      ["level", 1, 0],
      ["slope-per-period", 0, 1],
    ] as const
  ).map(([effect, ...by]) => {
    const logRatio = by[0] * fit.coefficients[0]! + by[1] * fit.coefficients[1]!;
    const error = Math.sqrt(combinationVariance(covariance, [...by, ...fit.coefficients.slice(2).map(() => 0)]));
    const { lower, upper, p, reason } = intervalOf(logRatio, error, df, level);
    return {
      effect,
      ratio: Math.exp(logRatio),
      lower: lower === null ? null : Math.exp(lower),
      upper: upper === null ? null : Math.exp(upper),
      logRatio,
      error,
      df,
      p,
      reason,
      dispersion: fit.pearson,
      durbinWatson: durbinWatson(residuals),
    };
  });
}

export const timeSeriesMethods: readonly StudyMethod[] = [
  {
    id: "interrupted-time-series",
    source:
      "Bernal, Cummins & Gasparrini (2018), Int J Epidemiol 47:2082–2093; Driscoll & Kraay (1998), Rev Econ Stat 80:549–560; Priestley (1981), section 6.2.4, for the degrees of freedom",
    columns: [periodColumn, treatedColumn, afterColumn, ...rateColumns],
    options: ["level", "lag"],
    estimate: (study, { level, lag }) => {
      const { file, line, rows } = study;
      const treated = new Set(rows.map((row) => row.numbers.treated)).size;
      if (treated < 2)
        return rejected([
          issue("estimate.one-sided", { file, line }, { treated: rows[0]!.numbers.treated!, units: 1 }),
        ]);
      const periods = inTime(rows.map(periodOf));
      const holes = periods.filter((period) =>
        [0, 1].some((side) => !rows.some((row) => periodOf(row) === period && row.numbers.treated === side)),
      );
      if (holes.length > 0)
        return rejected([
          issue("estimate.hole", { file, line }, { rows: periods.length - holes.length, periods: periods.length }),
        ]);
      if (new Set(rows.map((row) => row.numbers.after)).size < 2)
        return rejected([issue("estimate.no-window", { file, line })]);
      return accepted(interrupted(study, level, lag));
    },
  },
];
