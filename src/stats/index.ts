/** The statistics: numbers in, numbers out. */

export { type AssignmentDesign, type Assignments, assignments } from "./assignments.ts";
export {
  type AreaTrials,
  type BetaBinomialFit,
  fitBetaBinomial,
  type ShrunkenProportion,
  shrinkProportions,
} from "./beta-binomial.ts";
export { type IntegratedProportion, integrateProportions, predictProportion } from "./beta-binomial-posterior.ts";
export type { Bounds } from "./bounds.ts";
export { type BoundedCounts, type CensoredRate, censoredRate, worstCaseRate } from "./censored-poisson.ts";
export { aalenJohansen, type CompetingFollowUp, type IncidenceStep } from "./competing-risks.ts";
export { type Concentration, concentrationIndex, type RankedCounts } from "./concentration.ts";
export { type ChartPoint, gChart, uChart } from "./control-charts.ts";
export { acceptability, casesToPrevent, costPerUnit, type UncertainEffect } from "./cost.ts";
export { type BeforeAfter, type PooledCounts, type PooledDifference, pooledDifferenceInDifferences } from "./did.ts";
export { betaDistribution } from "./distributions/beta.ts";
export { binomialDistribution } from "./distributions/binomial.ts";
export type { Distribution } from "./distributions/distribution.ts";
export { fDistribution } from "./distributions/f.ts";
export { chiSquareDistribution, gammaDistribution } from "./distributions/gamma.ts";
export { hypergeometricDistribution } from "./distributions/hypergeometric.ts";
export { negativeBinomialDistribution } from "./distributions/negative-binomial.ts";
export { normalDistribution, normalMultiplier } from "./distributions/normal.ts";
export { poissonDistribution } from "./distributions/poisson.ts";
export { tDistribution } from "./distributions/student-t.ts";
export { eValue, eValueOfInterval } from "./e-value.ts";
export { type FewUnitsError, fewUnitsError } from "./few-units.ts";
export { type Limits, type Overdispersion, overdispersedFunnel, overdispersion, poissonFunnel } from "./funnel.ts";
export {
  type AreaCounts,
  fitGammaPoisson,
  type GammaPoissonFit,
  type GammaPrior,
  type MomentShrinkage,
  marshallRates,
  type ShrunkenRate,
  shrinkRates,
} from "./gamma-poisson.ts";
export { type IntegratedRate, integrateRates, predictRate } from "./gamma-poisson-posterior.ts";
export { newcombe, newcombeCorrected, type Proportion } from "./intervals/difference.ts";
export { byar, garwood, jeffreysRate, midP } from "./intervals/poisson.ts";
export { type ExactTest, poissonTest, standardisedRatio } from "./intervals/poisson-test.ts";
export { clopperPearson, jeffreys, wilson, wilsonCorrected } from "./intervals/proportion.ts";
export { type Rate, rateRatio, rateRatioTest } from "./intervals/rate-ratio.ts";
export { type LeftOut, leaveOneOut } from "./leave-one-out.ts";
export {
  type AbsorbedCounts,
  type AbsorbedData,
  type AbsorbedFit,
  type AbsorbedPoissonFit,
  absorbedLeastSquares,
  absorbedPoisson,
} from "./linear/absorbed-fit.ts";
export {
  absorbedClusteredError,
  absorbedCovariance,
  testAbsorbed,
  testAbsorbedJointly,
} from "./linear/absorbed-tests.ts";
export {
  biasReducedCovariance,
  type CoefficientTest,
  type JointTest,
  testCoefficient,
  testJointly,
} from "./linear/bias-reduced.ts";
export {
  type CountData,
  type CountFit,
  type NegativeBinomialFit,
  negativeBinomialRegression,
  poissonRegression,
  quasiPoissonRegression,
} from "./linear/count-regression.ts";
export { type InformativeRows, indicators, informativeRows, ones } from "./linear/design.ts";
export { type EffectiveClusters, effectiveClusters, effectiveUnits } from "./linear/effective-clusters.ts";
export {
  autocorrelations,
  combinationVariance,
  durbinWatson,
  type Fit,
  type LinearFit,
  leastSquares,
} from "./linear/least-squares.ts";
export { detectableDrift, noncentralFTail } from "./linear/pre-trend.ts";
export { clusteredCovariance, heteroskedasticCovariance, neweyWest } from "./linear/sandwich.ts";
export { type WildDesign, type WildResult, wildClusterBootstrap } from "./linear/wild-bootstrap.ts";
export { type WildInterval, wildClusterInterval } from "./linear/wild-interval.ts";
export { workingModel } from "./linear/working-model.ts";
export {
  cochranMantelHaenszel,
  mantelHaenszelOddsRatio,
  mantelHaenszelRateRatio,
  mantelHaenszelRateTest,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  type Pooled,
  type ProportionStratum,
  type RateStratum,
  type StratifiedTest,
} from "./mantel-haenszel.ts";
export { type Curve, type Maximum, maximise } from "./maximise.ts";
export {
  type BetweenMethod,
  type EffectInterval,
  type Heterogeneity,
  type PooledEffect,
  poolEffects,
  type Studies,
} from "./meta-analysis.ts";
export { type Adjustment, adjust } from "./multiplicity.ts";
export {
  farringtonManning,
  type NewcombeDecision,
  type NonInferiority,
  newcombeNonInferiority,
  type ScoreTest,
} from "./non-inferiority.ts";
export { type PostStratified, postStratified, type SurveyStratum } from "./post-stratification.ts";
export { combineWithPrior, type NormalBelief, type Posterior } from "./priors.ts";
/** Seeded streams: `stream(seed, i)` gives the same numbers in any order, on any machine and in any share of the work. */
export {
  binomial,
  gamma,
  integer,
  normal,
  poisson,
  type Stream,
  sample,
  shuffle,
  stream,
  uniform,
} from "./random.ts";
export {
  type Alternative,
  type RandomisationDesign,
  type RandomisationResult,
  randomisationInference,
} from "./randomisation.ts";
export {
  detectableFall,
  powerOfProportions,
  sizeForNonInferiority,
  sizeForProportions,
  type Wave,
} from "./sample-size.ts";
export { type SimplexFit, simplexLeastSquares } from "./simplex-least-squares.ts";
export { digamma, trigamma } from "./special/digamma.ts";
export { incompleteBeta } from "./special/incomplete-beta.ts";
export { incompleteGamma } from "./special/incomplete-gamma.ts";
export { logBeta, logGamma } from "./special/log-gamma.ts";
export type { Tails } from "./special/tails.ts";
export {
  type Aggregation,
  type AverageEffect,
  type AverageEffects,
  averageEffects,
  type Controls,
  type GroupTimeEffect,
  groupTimeEffects,
  type StaggeredPanel,
} from "./staggered-adoption.ts";
export { dobson, fayFeuer, type StandardisedRate, type StandardStratum } from "./standardisation.ts";
export { mean, sampleQuantile, sum, variance } from "./sums.ts";
export {
  type EffectiveBounds,
  nonResponseBounds,
  type SurveyProportion,
  surveyChange,
  surveyInterval,
} from "./survey.ts";
export { isWeighted, type WeightedAnswers, type WeightedShare, weightedShare } from "./survey-weights.ts";
export {
  type FollowUp,
  kaplanMeier,
  type LogRank,
  logRank,
  type SurvivalCurve,
  type SurvivalScale,
  type SurvivalStep,
} from "./survival.ts";
export {
  type PlaceboTest,
  placeboTest,
  type SyntheticControl,
  type SyntheticPanel,
  syntheticControl,
} from "./synthetic-control.ts";
export { type Unanswerable, UnanswerableError, unlessUnanswerable } from "./unanswerable.ts";
