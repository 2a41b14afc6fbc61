/** Shrunken proportions whose intervals know that the distribution of proportions was estimated. */
import { type AreaTrials, requireAreaTrials } from "./beta-binomial.ts";
import { maximise } from "./maximise.ts";
import { requireLevel } from "./ranges.ts";
import { incompleteBeta } from "./special/incomplete-beta.ts";
import { hermite, unitRule } from "./special/quadrature.ts";
import { logitBetaQuantile } from "./special/quantiles.ts";
import { logRising } from "./special/rising.ts";
import { logBinomialTerm } from "./special/saddle-point.ts";
import { type LogTail, solveLogTail } from "./special/solve-log-tail.ts";
import { sampleQuantile, sum } from "./sums.ts";

export interface IntegratedProportion {
  readonly estimate: number;
  readonly deviation: number;
  readonly lower: number;
  readonly upper: number;
}

/** A beta distribution and its share of the posterior. */
interface Component {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** Of a log-odds, in one round of the search. */
const longestStep = 2;

interface Curved {
  readonly value: number;
  readonly first: number;
  readonly second: number;
}

/** The log posterior of the log-odds of the mean for a precision, up to a constant; the mean itself is uniform. */
function logPosterior({ x, n }: AreaTrials, precision: number, logit: number): Curved {
  const mean = 1 / (1 + Math.exp(-logit));
  const rest = 1 / (1 + Math.exp(logit));
  const slope = mean * rest;
  let [value, by, curved] = [Math.log(slope), 0, 0];
  for (let i = 0; i < x.length; i++) {
    const own = logRising(precision * mean, x[i]!);
    const other = logRising(precision * rest, n[i]! - x[i]!);
    const all = logRising(precision, n[i]!);
    value += own.value + other.value - all.value;
    by += precision * (own.first - other.first);
    curved += precision * precision * (own.second + other.second);
  }
  return {
    value,
    first: slope * by + rest - mean,
    second: slope * (rest - mean) * by + slope * slope * curved - 2 * slope,
  };
}

/** The posterior of precision and mean on a grid: 32 shares of shrinkage, seven means for each. */
function components(trials: AreaTrials): readonly Component[] {
  const typical = sampleQuantile(trials.n, 0.5);
  const start = Math.log((sum(trials.x) + 1) / (sum(trials.n) - sum(trials.x) + 1));
  const raw = unitRule(2).flatMap(([share, width]) => {
    const precision = (typical * share) / (1 - share);
    const mode = maximise(
      ([logit]) => {
        const { value, first, second } = logPosterior(trials, precision, logit!);
        return { value, gradient: [first], hessian: [[second]] };
      },
      [start],
      longestStep,
    );
    const deviation = 1 / Math.sqrt(-mode.hessian[0]![0]!);
    return hermite.map(([node, weight]) => {
      const logit = mode.at[0]! + Math.SQRT2 * deviation * node;
      const log = logPosterior(trials, precision, logit).value + Math.log(width * weight * deviation);
      return { a: precision / (1 + Math.exp(-logit)), b: precision / (1 + Math.exp(logit)), log };
    });
  });
  const greatest = Math.max(...raw.map((it) => it.log));
  const kept = raw
    .map(({ a, b, log }) => ({ a, b, weight: Math.exp(log - greatest) }))
    .filter((it) => it.weight > 1e-9);
  const all = sum(kept.map((it) => it.weight));
  return kept.map((it) => ({ ...it, weight: it.weight / all }));
}

/** The log-odds of the mixture's lower quantile, from that of the beta with the same mean and variance. */
function mixtureQuantile(parts: readonly Component[], tail: number, mean: number, variance: number): number {
  const precision = (mean * (1 - mean)) / variance - 1;
  const start = logitBetaQuantile(mean * precision, (1 - mean) * precision, "lower", Math.log(tail));
  const tailAt = (logit: number): LogTail => {
    const x = 1 / (1 + Math.exp(-logit));
    const y = 1 / (1 + Math.exp(logit));
    let below = 0;
    let slope = 0;
    for (const { a, b, weight } of parts) {
      below += weight * incompleteBeta(a, b, x, y).lower;
      slope += (weight * a * b * Math.exp(logBinomialTerm(a, b, x, y))) / (a + b);
    }
    return { value: Math.log(below), slope: slope / below };
  };
  return solveLogTail("lower", tailAt, Math.log(tail), start);
}

/** The mean of a mixture of betas, and the bounds that leave half of the rest below and half above. */
function summarise(parts: readonly Component[], level: number): IntegratedProportion {
  const tail = (1 - level) / 2;
  const mirrored = parts.map(({ a, b, weight }) => ({ a: b, b: a, weight }));
  const estimate = sum(parts.map(({ a, b, weight }) => (weight * a) / (a + b)));
  const square = sum(parts.map(({ a, b, weight }) => (weight * a * (a + 1)) / ((a + b) * (a + b + 1))));
  const variance = square - estimate * estimate;
  return {
    estimate,
    deviation: Math.sqrt(variance),
    lower: 1 / (1 + Math.exp(-mixtureQuantile(parts, tail, estimate, variance))),
    upper: 1 / (1 + Math.exp(mixtureQuantile(mirrored, tail, 1 - estimate, variance))),
  };
}

/**
 * The posterior of each area's proportion with the prior's own uncertainty integrated out.
 *
 * Proportions are beta with mean m and precision M; m is uniform, and the shrinkage M/(M + n) of an area with the median
 * number of trials uniform on (0, 1). The integral over both is a quadrature, so that nothing is drawn. Intervals keep
 * their width where the likelihood alone would pool completely.
 *
 * Source: Daniels (1999), Can J Stat 27:567–578, and Christiansen & Morris (1997), JASA 92:618–632, for the uniform
 * shrinkage prior.
 *
 * @param trials  two areas or more
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function integrateProportions(trials: AreaTrials, level: number): readonly IntegratedProportion[] {
  requireAreaTrials(trials);
  requireLevel(level);
  const mixture = components(trials);
  return trials.x.map((events, area) =>
    summarise(
      mixture.map(({ a, b, weight }) => ({ a: a + events, b: b + trials.n[area]! - events, weight })),
      level,
    ),
  );
}

/**
 * Where the proportion of one more area of the same kind would lie: the distribution of proportions itself, its own uncertainty
 * integrated out as in `integrateProportions`.
 *
 * @param trials  two areas or more
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function predictProportion(trials: AreaTrials, level: number): IntegratedProportion {
  requireAreaTrials(trials);
  requireLevel(level);
  return summarise(components(trials), level);
}
