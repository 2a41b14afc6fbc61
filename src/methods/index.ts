/** The registry of methods: one file and one line here add one. */
import { amount } from "./amount.ts";
import { breakEven } from "./break-even.ts";
import { callawaySantanna } from "./callaway-santanna.ts";
import { censoredRate } from "./censored-rate.ts";
import { change } from "./change.ts";
import { controlChart } from "./control-chart.ts";
import { costAcceptability } from "./cost-acceptability.ts";
import { count } from "./count.ts";
import { countRegression } from "./count-regression.ts";
import { cumulativeIncidence } from "./cumulative-incidence.ts";
import { differenceInDifferences } from "./difference-in-differences.ts";
import { effectPriors } from "./effect-priors.ts";
import { equity } from "./equity.ts";
import { eventStudy } from "./event-study.ts";
import { funnel } from "./funnel.ts";
import { interruptedTimeSeries } from "./interrupted-time-series.ts";
import type { Method } from "./method.ts";
import { milestone } from "./milestone.ts";
import { nonInferiority } from "./non-inferiority.ts";
import { poissonFixedEffects } from "./poisson-fixed-effects.ts";
import { pooledRateRatio } from "./pooled-rate-ratio.ts";
import { proportion } from "./proportion.ts";
import { proportionDifference } from "./proportion-difference.ts";
import { rate } from "./rate.ts";
import { rateRatio } from "./rate-ratio.ts";
import { shrunkenProportion } from "./shrunken-proportion.ts";
import { shrunkenRate } from "./shrunken-rate.ts";
import { standardisedRate } from "./standardised-rate.ts";
import { standardisedRatioMethod } from "./standardised-ratio.ts";
import { stratifiedRateRatio } from "./stratified-rate-ratio.ts";
import { surveyChangeMethod } from "./survey-change.ts";
import { surveyProportion } from "./survey-proportion.ts";
import { syntheticControlMethod } from "./synthetic-control.ts";
import { unitCost } from "./unit-cost.ts";
import { waitingTime } from "./waiting-time.ts";
import { wildBootstrap } from "./wild-bootstrap.ts";

const all: readonly Method[] = [
  count,
  rate,
  proportion,
  amount,
  rateRatio,
  proportionDifference,
  change,
  milestone,
  differenceInDifferences,
  shrunkenRate,
  shrunkenProportion,
  nonInferiority,
  funnel,
  standardisedRate,
  poissonFixedEffects,
  eventStudy,
  censoredRate,
  controlChart,
  surveyProportion,
  surveyChangeMethod,
  cumulativeIncidence,
  equity,
  unitCost,
  breakEven,
  costAcceptability,
  standardisedRatioMethod,
  stratifiedRateRatio,
  waitingTime,
  pooledRateRatio,
  callawaySantanna,
  syntheticControlMethod,
  interruptedTimeSeries,
  countRegression,
  wildBootstrap,
  effectPriors,
];

/** By id, as written in `method:`. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.id, method]));
