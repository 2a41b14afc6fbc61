/** Shrunken rates whose intervals know that the distribution of rates was estimated. */
import { type AreaCounts, requireAreaCounts } from "./gamma-poisson.ts";
import { requireLevel } from "./ranges.ts";
import { incompleteGamma } from "./special/incomplete-gamma.ts";
import { hermite, unitRule } from "./special/quadrature.ts";
import { logGammaQuantile } from "./special/quantiles.ts";
import { logRising } from "./special/rising.ts";
import { logPoissonTerm } from "./special/saddle-point.ts";
import { type LogTail, solveLogTail } from "./special/solve-log-tail.ts";
import { sampleQuantile, sum } from "./sums.ts";

export interface IntegratedRate {
  readonly estimate: number;
  readonly deviation: number;
  readonly lower: number;
  readonly upper: number;
}

/** A gamma prior (shape, mean) and its share of the posterior. */
interface Component {
  readonly shape: number;
  readonly mean: number;
  readonly weight: number;
}

/** The marginal log likelihood of a shape and a mean, up to a constant. */
function logLikelihood({ events, exposure }: AreaCounts, shape: number, mean: number): number {
  return sum(
    events.map((y, i) => {
      const expected = exposure[i]! * mean;
      const rising = logRising(shape, y).value - y * Math.log(shape + expected);
      return rising + y * Math.log(mean) - shape * Math.log1p(expected / shape);
    }),
  );
}

/** The log mean most likely for a shape, and its curvature: the likelihood is concave in it. */
function likelyMean({ events, exposure }: AreaCounts, shape: number): { logMean: number; deviation: number } {
  let logMean = Math.log(sum(events) / sum(exposure));
  let curvature = 1;
  // Eight rounds of Newton from the pooled rate; the quadrature allows for what is left.
  for (let round = 0; round < 8; round++) {
    const shares = exposure.map((n) => (n * Math.exp(logMean)) / (shape + n * Math.exp(logMean)));
    const slope = sum(events.map((y, i) => y - (shape + y) * shares[i]!));
    curvature = sum(events.map((y, i) => (shape + y) * shares[i]! * (1 - shares[i]!)));
    logMean += Math.max(-2, Math.min(2, slope / curvature));
  }
  return { logMean, deviation: 1 / Math.sqrt(curvature) };
}

/** The posterior of shape and mean on a grid: 32 shares of shrinkage, seven means for each. */
function components(counts: AreaCounts): readonly Component[] {
  const rate = sum(counts.events) / sum(counts.exposure);
  const typical = rate * sampleQuantile(counts.exposure, 0.5);
  const raw = unitRule(2).flatMap(([share, width]) => {
    const shape = (typical * share) / (1 - share);
    const { logMean, deviation } = likelyMean(counts, shape);
    return hermite.map(([node, weight]) => {
      const mean = Math.exp(logMean + Math.SQRT2 * deviation * node);
      return { shape, mean, log: logLikelihood(counts, shape, mean) + Math.log(width * weight * deviation) };
    });
  });
  const greatest = Math.max(...raw.map((it) => it.log));
  const kept = raw
    .map(({ shape, mean, log }) => ({ shape, mean, weight: Math.exp(log - greatest) }))
    .filter((it) => it.weight > 1e-9);
  const all = sum(kept.map((it) => it.weight));
  return kept.map((it) => ({ ...it, weight: it.weight / all }));
}

interface Gamma {
  readonly shape: number;
  readonly exposure: number;
  readonly weight: number;
}

/** The quantile of a mixture of gammas, from that of the gamma with the same mean and variance. */
function mixtureQuantile(
  parts: readonly Gamma[],
  side: "lower" | "upper",
  tail: number,
  start: { readonly mean: number; readonly variance: number },
): number {
  const logTail = Math.log(tail);
  const tailAt = (logRate: number): LogTail => {
    let beyond = 0;
    let slope = 0;
    for (const { shape, exposure, weight } of parts) {
      const x = Math.exp(logRate) * exposure;
      beyond += weight * incompleteGamma(shape, x)[side];
      slope += weight * shape * Math.exp(logPoissonTerm(shape, x));
    }
    return { value: Math.log(beyond), slope: (side === "lower" ? slope : -slope) / beyond };
  };
  const shape = (start.mean * start.mean) / start.variance;
  const first = logGammaQuantile(shape, side, logTail) + Math.log(start.variance / start.mean);
  return Math.exp(solveLogTail(side, tailAt, logTail, first));
}

/** The mean of a mixture of gammas, and the bounds that leave half of the rest below and half above. */
function summarise(parts: readonly Gamma[], level: number): IntegratedRate {
  const tail = (1 - level) / 2;
  const estimate = sum(parts.map((it) => (it.weight * it.shape) / it.exposure));
  const square = sum(parts.map((it) => (it.weight * it.shape * (it.shape + 1)) / it.exposure ** 2));
  const start = { mean: estimate, variance: square - estimate * estimate };
  return {
    estimate,
    deviation: Math.sqrt(start.variance),
    lower: mixtureQuantile(parts, "lower", tail, start),
    upper: mixtureQuantile(parts, "upper", tail, start),
  };
}

/**
 * The posterior of each area's rate with the prior's own uncertainty integrated out.
 *
 * Rates are gamma with shape a and mean m; log m is flat, and the shrinkage a/(a + z) of an area with the median exposure
 * (z its expected count) uniform on (0, 1). The integral over both is a quadrature, so that nothing is drawn. Intervals
 * keep their width where the likelihood alone would pool completely.
 *
 * Source: Christiansen & Morris (1997), JASA 92:618–632 (the uniform shrinkage prior and its coverage).
 *
 * @param counts  two areas or more, at least one event in all
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function integrateRates(counts: AreaCounts, level: number): readonly IntegratedRate[] {
  requireAreaCounts(counts);
  requireLevel(level);
  const mixture = components(counts);
  return counts.events.map((y, area) =>
    summarise(
      mixture.map(({ shape, mean, weight }) => ({
        shape: shape + y,
        exposure: shape / mean + counts.exposure[area]!,
        weight,
      })),
      level,
    ),
  );
}

/**
 * Where the rate of one more area of the same kind would lie: the distribution of rates itself, its own uncertainty integrated
 * out as in `integrateRates`.
 *
 * @param counts  two areas or more, at least one event in all
 * @param level   credibility in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function predictRate(counts: AreaCounts, level: number): IntegratedRate {
  requireAreaCounts(counts);
  requireLevel(level);
  return summarise(
    components(counts).map(({ shape, mean, weight }) => ({ shape, exposure: shape / mean, weight })),
    level,
  );
}
