/** Proportions of small areas, shrunken towards their common distribution: beta-binomial empirical Bayes. */
import { betaDistribution } from "./distributions/beta.ts";
import { requireTrials } from "./intervals/proportion.ts";
import { maximise } from "./maximise.ts";
import { requireLevel, requirePositive, requireSameLength } from "./ranges.ts";
import { logGamma } from "./special/log-gamma.ts";
import { logRising } from "./special/rising.ts";
import { sum } from "./sums.ts";

/** Of a logarithm, in one round of the search. */
const longestStep = 3;

/** One row per area. */
export interface AreaTrials {
  /** Events, whole numbers in [0, n]. */
  readonly x: readonly number[];
  /** Trials, whole numbers ≥ 1. */
  readonly n: readonly number[];
}

export interface BetaBinomialFit {
  /** The shapes of the beta distribution; null under complete pooling. */
  readonly shapes: readonly [number, number] | null;
  readonly mean: number;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly rounds: number;
}

export interface ShrunkenProportion {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** @throws RangeError unless there are two areas or more, each with events within its trials */
export function requireAreaTrials({ x, n }: AreaTrials): void {
  requireSameLength({ x, n });
  if (x.length < 2) throw new RangeError(`there are ${x.length} areas; expected at least two`);
  for (const [area, events] of x.entries()) requireTrials(events, n[area]!);
}

/** 0 log 0 = 0. */
function times(count: number, p: number): number {
  return count === 0 ? 0 : count * Math.log(p);
}

/**
 * The beta distribution of proportions by marginal maximum likelihood.
 *
 * Where Σ(x(x − 1)/p + (n − x)(n − x − 1)/(1 − p) − n(n − 1)) ≤ 0 at the pooled proportion p, the likelihood does not
 * rise away from it: complete pooling.
 *
 * Source: Griffiths (1973), Biometrics 29:637–648; Tarone (1979), Biometrika 66:585–590, for the criterion.
 *
 * @param trials  two areas or more
 * @returns       shapes near 0 when every area is all or nothing
 * @throws RangeError when an argument is outside its range
 */
export function fitBetaBinomial(trials: AreaTrials): BetaBinomialFit {
  requireAreaTrials(trials);
  const { x, n } = trials;
  const p = sum(x) / sum(n);
  const constant = sum(x.map((events, i) => logGamma(n[i]! + 1) - logGamma(events + 1) - logGamma(n[i]! - events + 1)));
  const excess = sum(
    x.map((events, i) => {
      const others = n[i]! - events;
      const own = events === 0 ? 0 : (events * (events - 1)) / p;
      const rest = others === 0 ? 0 : (others * (others - 1)) / (1 - p);
      return own + rest - n[i]! * (n[i]! - 1);
    }),
  );
  // Rounding leaves a few units where the proportions are equal.
  if (excess <= 1e-12 * sum(n.map((it) => it * it))) {
    const logLikelihood = constant + sum(x.map((events, i) => times(events, p) + times(n[i]! - events, 1 - p)));
    return { shapes: null, mean: p, logLikelihood, converged: true, rounds: 0 };
  }
  const fit = maximise(
    ([logAlpha, logBeta]) => {
      const a = Math.exp(logAlpha!);
      const b = Math.exp(logBeta!);
      let [value, byA, byB, byAA, byAB, byBB] = [constant, 0, 0, 0, 0, 0];
      for (let i = 0; i < x.length; i++) {
        const own = logRising(a, x[i]!);
        const other = logRising(b, n[i]! - x[i]!);
        const all = logRising(a + b, n[i]!);
        value += own.value + other.value - all.value;
        byA += own.first - all.first;
        byB += other.first - all.first;
        byAA += own.second - all.second;
        byBB += other.second - all.second;
        byAB -= all.second;
      }
      const cross = a * b * byAB;
      return {
        value,
        gradient: [a * byA, b * byB],
        hessian: [
          [a * a * byAA + a * byA, cross],
          [cross, b * b * byBB + b * byB],
        ],
      };
    },
    [Math.log(2 * p), Math.log(2 * (1 - p))],
    longestStep,
  );
  const shapes = [Math.exp(fit.at[0]!), Math.exp(fit.at[1]!)] as const;
  return {
    shapes,
    mean: shapes[0] / (shapes[0] + shapes[1]),
    logLikelihood: fit.value,
    converged: fit.converged,
    rounds: fit.rounds,
  };
}

/**
 * The posterior of each area's proportion, given the prior as if it were known.
 *
 *   p | x ~ Beta(α + x, β + n − x)
 *
 * Source: Griffiths (1973), Biometrics 29:637–648. The interval leaves out that the prior was estimated and is too narrow
 * where areas are few: show `integrateProportions` instead.
 *
 * @param trials  two areas or more
 * @param shapes  α and β > 0
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function shrinkProportions(
  trials: AreaTrials,
  shapes: readonly [number, number],
  level: number,
): readonly ShrunkenProportion[] {
  requireAreaTrials(trials);
  requireLevel(level);
  const [alpha, beta] = shapes;
  requirePositive("shapes[0]", alpha);
  requirePositive("shapes[1]", beta);
  const tail = (1 - level) / 2;
  return trials.x.map((events, area) => {
    const others = trials.n[area]! - events;
    const posterior = betaDistribution(alpha + events, beta + others);
    return {
      estimate: (alpha + events) / (alpha + beta + events + others),
      lower: posterior.quantile(tail),
      upper: posterior.upperQuantile(tail),
    };
  });
}
