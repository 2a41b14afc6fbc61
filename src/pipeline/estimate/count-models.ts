/** Study methods of counts regressed on one number: three families, and four ways to tell how uncertain the coefficient is. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import {
  type CountData,
  type CountFit,
  heteroskedasticCovariance,
  negativeBinomialRegression,
  neweyWest,
  ones,
  poissonRegression,
  quasiPoissonRegression,
} from "../../stats/index.ts";
import { rateColumns } from "./comparisons.ts";
import { intervalOf } from "./inference.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyOptions, StudyResult } from "./study.ts";

const columns: readonly StudyColumn[] = [...rateColumns, { name: "x", kind: "number" }];

/** Position of the coefficient of `x`. */
const slope = 1;

function estimate(
  { file, line, rows }: StudyFile,
  { level, lag }: StudyOptions,
  regress: (data: CountData) => CountFit & { readonly theta?: number },
): Outcome<readonly StudyResult[]> {
  const place = { file, line };
  const xs = rows.map((row) => row.numbers.x!);
  if (new Set(xs).size < 2) return rejected([issue("estimate.no-variation", place)]);
  const model = regress({
    design: [ones(rows.length), xs],
    events: rows.map((row) => row.numbers.events!),
    exposure: rows.map((row) => row.numbers.exposure!),
  });
  if (model.separated.length > 0)
    return rejected([issue("estimate.separated", place, { rows: model.separated.length })]);
  const at = (covariance: readonly (readonly number[])[]): number => Math.sqrt(covariance[slope]![slope]!);
  const errors: Readonly<Record<string, number>> = {
    model: model.errors[slope]!,
    HC0: at(heteroskedasticCovariance(model, "HC0")),
    HC1: at(heteroskedasticCovariance(model, "HC1")),
    "Newey-West": at(neweyWest(model, lag)),
  };
  const logRatio = model.coefficients[slope]!;
  return accepted(
    Object.entries(errors).map(([kind, error]) => {
      const { lower, upper, p, reason } = intervalOf(logRatio, error, model.df, level);
      return {
        errors: kind,
        ratio: Math.exp(logRatio),
        lower: lower === null ? null : Math.exp(lower),
        upper: upper === null ? null : Math.exp(upper),
        logRatio,
        error,
        df: model.df,
        p,
        reason,
        dispersion: model.pearson,
        theta: model.theta !== undefined && Number.isFinite(model.theta) ? model.theta : null,
        converged: model.converged,
      };
    }),
  );
}

const sandwich =
  "White (1980), Econometrica 48:817–838; MacKinnon & White (1985), J Econometrics 29:305–325; Newey & West (1987), Econometrica 55:703–708";

/** The ratio of rates for one more of `x`; rows in order of time, for Newey and West. */
export const countModelMethods: readonly StudyMethod[] = [
  {
    id: "poisson-regression",
    source: `McCullagh & Nelder (1989), Generalized Linear Models, chapter 6; ${sandwich}`,
    columns,
    options: ["level", "lag"],
    estimate: (study, options) => estimate(study, options, poissonRegression),
  },
  {
    id: "quasi-poisson-regression",
    source: `McCullagh & Nelder (1989), Generalized Linear Models, section 6.2.3; ${sandwich}`,
    columns,
    options: ["level", "lag"],
    estimate: (study, options) => estimate(study, options, quasiPoissonRegression),
  },
  {
    id: "negative-binomial-regression",
    source: `Lawless (1987), Can J Stat 15:209–225; ${sandwich}`,
    columns,
    options: ["level", "lag"],
    estimate: (study, options) => estimate(study, options, negativeBinomialRegression),
  },
];
