/** The statistics: numbers in, numbers out. */
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
export { digamma, trigamma } from "./special/digamma.ts";
export { incompleteBeta } from "./special/incomplete-beta.ts";
export { incompleteGamma } from "./special/incomplete-gamma.ts";
export { logBeta, logGamma } from "./special/log-gamma.ts";
export type { Tails } from "./special/tails.ts";
