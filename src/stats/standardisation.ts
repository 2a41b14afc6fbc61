/** Directly standardised rates. */
import type { Bounds } from "./bounds.ts";
import { gammaDistribution } from "./distributions/gamma.ts";
import { byar, garwood } from "./intervals/poisson.ts";
import { requireCount, requireLevel, requireNonNegative, requirePositive } from "./ranges.ts";
import { sum } from "./sums.ts";

export interface StandardStratum {
  /** Whole number ≥ 0. */
  readonly events: number;
  /** > 0 */
  readonly exposure: number;
  /** Of the standard population ≥ 0, in any unit. */
  readonly weight: number;
}

export interface StandardisedRate extends Bounds {
  readonly events: number;
  readonly variance: number;
}

interface Weighted {
  readonly events: number;
  readonly rate: number;
  readonly variance: number;
  /** The greatest weight of one event. */
  readonly greatest: number;
}

function weigh(strata: readonly StandardStratum[]): Weighted {
  for (const { events, exposure, weight } of strata) {
    requireCount("events", events);
    requirePositive("exposure", exposure);
    requireNonNegative("weight", weight);
  }
  const all = sum(strata.map((stratum) => stratum.weight));
  requirePositive("the sum of the weights", all);
  const shares = strata.map(({ events, exposure, weight }) => ({ events, each: weight / all / exposure }));
  return {
    events: sum(shares.map(({ events }) => events)),
    rate: sum(shares.map(({ events, each }) => events * each)),
    variance: sum(shares.map(({ events, each }) => events * each * each)),
    greatest: Math.max(...shares.map(({ each }) => each)),
  };
}

/**
 * The directly standardised rate with Dobson's interval: the interval of the total count, scaled.
 *
 *   lower = D + √(Var(D)/O) (O_lower − O),   upper likewise
 *
 * Source: Dobson, Kuulasmaa, Eberle & Scherer (1991), Stat Med 10:457–462.
 *
 * @param strata  events, exposure and standard weight; at least one event
 * @param level   coverage in (0, 1)
 * @param count   the interval of the total: "exact" (Garwood) or "byar"
 * @throws RangeError when an argument is outside its range, or there is no event: then there is no variance to scale
 */
export function dobson(strata: readonly StandardStratum[], level: number, count: "exact" | "byar"): StandardisedRate {
  const { events, rate, variance } = weigh(strata);
  if (events === 0) throw new RangeError("there are no events; expected at least one to standardise");
  const total = count === "exact" ? garwood(events, 1, level) : byar(events, 1, level);
  const scale = Math.sqrt(variance / events);
  return {
    estimate: rate,
    lower: rate + scale * (total.lower - events),
    upper: rate + scale * (total.upper - events),
    events,
    variance,
  };
}

/**
 * The directly standardised rate with the gamma interval, which never covers too little.
 *
 * Source: Fay & Feuer (1997), Stat Med 16:791–801.
 *
 * @param strata  events, exposure and standard weight
 * @param level   coverage in (0, 1)
 * @returns       the lower bound is exactly 0 without events
 * @throws RangeError when an argument is outside its range
 */
export function fayFeuer(strata: readonly StandardStratum[], level: number): StandardisedRate {
  requireLevel(level);
  const { events, rate, variance, greatest } = weigh(strata);
  const tail = (1 - level) / 2;
  const upperMean = rate + greatest;
  const upperVariance = variance + greatest * greatest;
  return {
    estimate: rate,
    lower: events === 0 ? 0 : gammaDistribution((rate * rate) / variance, rate / variance).quantile(tail),
    upper: gammaDistribution((upperMean * upperMean) / upperVariance, upperMean / upperVariance).upperQuantile(tail),
    events,
    variance,
  };
}
