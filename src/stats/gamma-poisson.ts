/** Rates of small areas, shrunken towards their common distribution: Gamma–Poisson empirical Bayes. */
import { gammaDistribution } from "./distributions/gamma.ts";
import { maximise } from "./maximise.ts";
import { requireCount, requireLevel, requirePositive, requireSameLength } from "./ranges.ts";
import { logGamma } from "./special/log-gamma.ts";
import { logRising } from "./special/rising.ts";
import { mean, sum } from "./sums.ts";

/** Of a logarithm, in one round of the search. */
const longestStep = 3;

/** One row per area. */
export interface AreaCounts {
  /** Whole numbers ≥ 0. */
  readonly events: readonly number[];
  /** > 0 */
  readonly exposure: readonly number[];
}

/** Rates are gamma with this shape and mean; a shape of Infinity means that all areas share one rate. */
export interface GammaPrior {
  readonly shape: number;
  readonly mean: number;
}

export interface GammaPoissonFit extends GammaPrior {
  readonly logLikelihood: number;
  /** No more variance between areas than chance makes: complete pooling. */
  readonly pooled: boolean;
  readonly converged: boolean;
  readonly rounds: number;
}

export interface ShrunkenRate {
  readonly estimate: number;
  readonly deviation: number;
  readonly lower: number;
  readonly upper: number;
  /** The weight of the area's own rate, 0 to 1. */
  readonly weight: number;
}

/** @throws RangeError unless there are two areas or more, each with a count and an exposure, and an event in all */
export function requireAreaCounts({ events, exposure }: AreaCounts): void {
  requireSameLength({ events, exposure });
  if (events.length < 2) throw new RangeError(`there are ${events.length} areas; expected at least two`);
  for (const [area, count] of events.entries()) {
    requireCount(`events[${area}]`, count);
    requirePositive(`exposure[${area}]`, exposure[area]!);
  }
  if (sum(events) === 0) throw new RangeError("there are no events in any area; expected at least one");
}

/**
 * The gamma distribution of rates by marginal maximum likelihood: counts are negative binomial.
 *
 *   y | rate ~ Poisson(n rate),   rate ~ Gamma(shape a, rate b),   mean a/b
 *
 * Where Σ((y − nm)² − y) ≤ 0 at the pooled rate m the likelihood does not rise away from it: complete pooling.
 *
 * Source: Clayton & Kaldor (1987), Biometrics 43:671–681.
 *
 * @param counts  two areas or more, at least one event in all
 * @throws RangeError when an argument is outside its range
 */
export function fitGammaPoisson(counts: AreaCounts): GammaPoissonFit {
  requireAreaCounts(counts);
  const { events, exposure } = counts;
  const rate = sum(events) / sum(exposure);
  const constant = sum(events.map((y, i) => y * Math.log(exposure[i]!) - logGamma(y + 1)));
  const excess = sum(events.map((y, i) => (y - exposure[i]! * rate) ** 2 - y));
  if (excess <= 0) {
    const logLikelihood = constant + sum(events.map((y, i) => y * Math.log(rate) - exposure[i]! * rate));
    return { shape: Infinity, mean: rate, logLikelihood, pooled: true, converged: true, rounds: 0 };
  }
  const between = excess / sum(exposure.map((n) => (n * rate) ** 2));
  const fit = maximise(
    ([logShape, logMean]) => {
      const a = Math.exp(logShape!);
      const m = Math.exp(logMean!);
      let [value, byA, byM, byAA, byAM, byMM] = [constant, 0, 0, 0, 0, 0];
      for (let i = 0; i < events.length; i++) {
        const y = events[i]!;
        const n = exposure[i]!;
        const all = a + n * m;
        const share = (a + y) / all;
        const rising = logRising(a, y);
        value += rising.value - a * Math.log1p((n * m) / a) + y * Math.log(m / all);
        byA += rising.first - Math.log1p((n * m) / a) + 1 - share;
        byM += y / m - share * n;
        byAA += rising.second + 1 / a - 2 / all + share / all;
        byAM += (n / all) * (share - 1);
        byMM += (share * n * n) / all - y / (m * m);
      }
      const cross = a * m * byAM;
      return {
        value,
        gradient: [a * byA, m * byM],
        hessian: [
          [a * a * byAA + a * byA, cross],
          [cross, m * m * byMM + m * byM],
        ],
      };
    },
    [-Math.log(between), Math.log(rate)],
    longestStep,
  );
  return {
    shape: Math.exp(fit.at[0]!),
    mean: Math.exp(fit.at[1]!),
    logLikelihood: fit.value,
    pooled: false,
    converged: fit.converged,
    rounds: fit.rounds,
  };
}

/**
 * The posterior of each area's rate, given the prior as if it were known.
 *
 *   rate | y ~ Gamma(a + y, b + n),   b = a / mean
 *
 * Source: Clayton & Kaldor (1987), Biometrics 43:671–681. The interval leaves out that the prior was estimated: where
 * areas are few it is far too narrow, and under complete pooling it has no width. Show `integrateRates` instead.
 *
 * @param counts  as given to `fitGammaPoisson`
 * @param prior   shape > 0 (Infinity: all areas have the mean) and mean > 0
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function shrinkRates(counts: AreaCounts, prior: GammaPrior, level: number): readonly ShrunkenRate[] {
  requireAreaCounts(counts);
  requireLevel(level);
  requirePositive("mean", prior.mean);
  if (prior.shape === Infinity) {
    const { mean: rate } = prior;
    return counts.events.map(() => ({ estimate: rate, deviation: 0, lower: rate, upper: rate, weight: 0 }));
  }
  requirePositive("shape", prior.shape);
  const priorExposure = prior.shape / prior.mean;
  const tail = (1 - level) / 2;
  return counts.events.map((y, area) => {
    const shape = prior.shape + y;
    const exposure = priorExposure + counts.exposure[area]!;
    const posterior = gammaDistribution(shape, exposure);
    return {
      estimate: shape / exposure,
      deviation: Math.sqrt(shape) / exposure,
      lower: posterior.quantile(tail),
      upper: posterior.upperQuantile(tail),
      weight: counts.exposure[area]! / exposure,
    };
  });
}

export interface MomentShrinkage {
  readonly mean: number;
  /** Variance of rates beyond chance; may be negative, and is then taken as 0. */
  readonly between: number;
  readonly rates: readonly number[];
  /** The weight of each area's own rate. */
  readonly weights: readonly number[];
}

/**
 * Empirical Bayes rates by moments: the global estimator.
 *
 *   A = s² − m/n̄,   weightᵢ = A / (A + m/nᵢ),   s² = Σ nᵢ (yᵢ/nᵢ − m)² / Σ nᵢ
 *
 * Source: Marshall (1991), Appl Stat 40:283–294.
 *
 * @param counts  two areas or more, at least one event in all
 * @throws RangeError when an argument is outside its range
 */
export function marshallRates(counts: AreaCounts): MomentShrinkage {
  requireAreaCounts(counts);
  const { events, exposure } = counts;
  const rate = sum(events) / sum(exposure);
  const spread = sum(events.map((y, i) => exposure[i]! * (y / exposure[i]! - rate) ** 2)) / sum(exposure);
  const between = spread - rate / mean(exposure);
  const kept = Math.max(0, between);
  const weights = exposure.map((n) => kept / (kept + rate / n));
  const rates = events.map((y, i) => rate + weights[i]! * (y / exposure[i]! - rate));
  return { mean: rate, between, rates, weights };
}
