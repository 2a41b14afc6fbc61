/** Confidence intervals for a rate from one count: exact, Byar, mid-P, Jeffreys. */
import type { Bounds } from "../bounds.ts";
import { normalMultiplier } from "../distributions/normal.ts";
import { poissonDistribution } from "../distributions/poisson.ts";
import { requireCount, requireLevel, requirePositive } from "../ranges.ts";
import { logGammaQuantile } from "../special/quantiles.ts";
import { solveLogTail } from "../special/solve-log-tail.ts";

function requireRate(events: number, exposure: number, level: number): void {
  requireCount("events", events);
  requirePositive("exposure", exposure);
  requireLevel(level);
}

/**
 * Garwood's exact interval for a Poisson rate.
 *
 *   lower = ½ χ²(α/2; 2x) / t,   upper = ½ χ²(1 − α/2; 2x + 2) / t
 *
 * Source: Garwood (1936), Biometrika 28:437–442.
 *
 * @param events    x, whole number ≥ 0
 * @param exposure  t, person-time > 0
 * @param level     coverage in (0, 1): 0.95, never 95
 * @returns         events / exposure and its bounds; the lower bound is exactly 0 when events = 0
 * @throws RangeError when an argument is outside its range
 */
export function garwood(events: number, exposure: number, level: number): Bounds {
  requireRate(events, exposure, level);
  const logTail = Math.log((1 - level) / 2);
  return {
    estimate: events / exposure,
    lower: events === 0 ? 0 : Math.exp(logGammaQuantile(events, "lower", logTail)) / exposure,
    upper: Math.exp(logGammaQuantile(events + 1, "upper", logTail)) / exposure,
  };
}

/** Byar's lower and upper bound of a count. */
export function byarCount(events: number, level: number): readonly [number, number] {
  const z = normalMultiplier(level);
  const next = events + 1;
  return [
    events === 0 ? 0 : events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3,
    next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  ];
}

/**
 * Byar's approximation to the exact interval for a Poisson rate.
 *
 *   lower = x (1 − 1/(9x) − z/(3√x))³ / t,   upper with x + 1 and + z
 *
 * Source: Breslow & Day (1987), Statistical Methods in Cancer Research II, 2.10–2.11. Meant for x ≥ 10: below,
 * the lower bound may even be negative; use `garwood`.
 *
 * @param events    x, whole number ≥ 0
 * @param exposure  t, person-time > 0
 * @param level     coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function byar(events: number, exposure: number, level: number): Bounds {
  requireRate(events, exposure, level);
  const [lower, upper] = byarCount(events, level);
  return { estimate: events / exposure, lower: lower / exposure, upper: upper / exposure };
}

/** The logarithm of the mean at which P(X < x) + ½ P(X = x), or its mirror image above, reaches the tail. */
function midPBound(events: number, side: "lower" | "upper", logTail: number, start: number): number {
  const bound = solveLogTail(
    side,
    (s) => {
      const mean = Math.exp(s);
      const poisson = poissonDistribution(mean);
      const half = poisson.density(events) / 2;
      const beyond = side === "upper" ? poisson.cdf(events - 1) : poisson.upperTail(events);
      // d P(X ≤ k) / d mean = −P(X = k).
      const before = events === 0 ? 0 : poisson.density(events - 1);
      const slope = side === "upper" ? -(before + 2 * half) / 2 : (before + 2 * half) / 2;
      return { value: Math.log(beyond + half), slope: (slope * mean) / (beyond + half) };
    },
    logTail,
    start,
  );
  return Math.exp(bound);
}

/**
 * The mid-P interval for a Poisson rate: each bound leaves α/2 beyond it, counting half of what was observed.
 *
 *   P(X < x | upper) + ½ P(X = x | upper) = α/2 = P(X > x | lower) + ½ P(X = x | lower)
 *
 * Source: Lancaster (1961), JASA 56:223–234; Cohen & Yang (1994), Stat Med 13:2189–2203.
 *
 * @param events    x, whole number ≥ 0
 * @param exposure  t, person-time > 0
 * @param level     coverage in (0, 1)
 * @returns         the lower bound is exactly 0 when events = 0
 * @throws RangeError when an argument is outside its range
 */
export function midP(events: number, exposure: number, level: number): Bounds {
  requireRate(events, exposure, level);
  const logTail = Math.log((1 - level) / 2);
  return {
    estimate: events / exposure,
    lower:
      events === 0
        ? 0
        : midPBound(events, "lower", logTail, logGammaQuantile(events + 0.5, "lower", logTail)) / exposure,
    upper: midPBound(events, "upper", logTail, logGammaQuantile(events + 0.5, "upper", logTail)) / exposure,
  };
}

/**
 * The Jeffreys interval for a Poisson rate: equal tails of the gamma posterior with shape x + ½.
 *
 * Source: Brown, Cai & DasGupta (2003), Statistica Sinica 13:19–49, section 2; lower bound 0 at x = 0 by their
 * modification.
 *
 * @param events    x, whole number ≥ 0
 * @param exposure  t, person-time > 0
 * @param level     coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function jeffreysRate(events: number, exposure: number, level: number): Bounds {
  requireRate(events, exposure, level);
  const logTail = Math.log((1 - level) / 2);
  return {
    estimate: events / exposure,
    lower: events === 0 ? 0 : Math.exp(logGammaQuantile(events + 0.5, "lower", logTail)) / exposure,
    upper: Math.exp(logGammaQuantile(events + 0.5, "upper", logTail)) / exposure,
  };
}
