/** Mantel–Haenszel: one ratio or difference over strata. */
import type { Bounds } from "./bounds.ts";
import { chiSquareDistribution } from "./distributions/gamma.ts";
import { normalMultiplier } from "./distributions/normal.ts";
import type { Proportion } from "./intervals/difference.ts";
import { requireTrials } from "./intervals/proportion.ts";
import type { Rate } from "./intervals/rate-ratio.ts";
import { requireCount, requireLevel, requirePositive } from "./ranges.ts";
import { sum } from "./sums.ts";
import { UnanswerableError } from "./unanswerable.ts";

/** Two proportions in one stratum. */
export interface ProportionStratum {
  readonly first: Proportion;
  readonly second: Proportion;
}

/** Two rates in one stratum. */
export interface RateStratum {
  readonly first: Rate;
  readonly second: Rate;
}

export interface Pooled extends Bounds {
  /** Standard error: of the logarithm for a ratio, of the difference for a difference. */
  readonly error: number;
}

export interface StratifiedTest {
  readonly chiSquare: number;
  readonly p: number;
}

interface Cells {
  /** Events and non-events of the first (a, b) and of the second (c, d), and all. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
  readonly n: number;
}

function cellsOf(strata: readonly ProportionStratum[]): readonly Cells[] {
  return strata.map(({ first, second }) => {
    requireTrials(first.x, first.n);
    requireTrials(second.x, second.n);
    const [a, n1, c, n2] = [first.x, first.n, second.x, second.n];
    return { a, b: n1 - a, c, d: n2 - c, n1, n2, n: n1 + n2 };
  });
}

function ratioWithBounds(numerator: number, denominator: number, error: number, level: number): Pooled {
  requireLevel(level);
  if (!(numerator > 0 && denominator > 0)) {
    throw new UnanswerableError(
      "one-sided-events",
      "a pooled ratio needs events on both sides; expected some in the first and in the second",
    );
  }
  const estimate = numerator / denominator;
  const reach = Math.exp(normalMultiplier(level) * error);
  return { estimate, lower: estimate / reach, upper: estimate * reach, error };
}

/**
 * The Mantel–Haenszel odds ratio with the Robins–Breslow–Greenland interval.
 *
 *   R = Σ ad/n,  S = Σ bc/n,  ratio = R/S
 *
 * Source: Mantel & Haenszel (1959), JNCI 22:719–748; Robins, Breslow & Greenland (1986), Biometrics 42:311–323.
 *
 * @throws RangeError when an argument is outside its range, or either sum is 0
 */
export function mantelHaenszelOddsRatio(strata: readonly ProportionStratum[], level: number): Pooled {
  const cells = cellsOf(strata);
  const r = sum(cells.map(({ a, d, n }) => (a * d) / n));
  const s = sum(cells.map(({ b, c, n }) => (b * c) / n));
  const pr = sum(cells.map(({ a, d, n }) => (((a + d) / n) * a * d) / n));
  const qs = sum(cells.map(({ b, c, n }) => (((b + c) / n) * b * c) / n));
  const mixed = sum(cells.map(({ a, b, c, d, n }) => (((a + d) / n) * b * c) / n + (((b + c) / n) * a * d) / n));
  return ratioWithBounds(r, s, Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)), level);
}

/**
 * The Mantel–Haenszel risk ratio with the Greenland–Robins interval.
 *
 * Source: Greenland & Robins (1985), Biometrics 41:55–68.
 *
 * @throws RangeError when an argument is outside its range, or either side has no event
 */
export function mantelHaenszelRiskRatio(strata: readonly ProportionStratum[], level: number): Pooled {
  const cells = cellsOf(strata);
  const r = sum(cells.map(({ a, n2, n }) => (a * n2) / n));
  const s = sum(cells.map(({ c, n1, n }) => (c * n1) / n));
  const spread = sum(cells.map(({ a, c, n1, n2, n }) => (n1 * n2 * (a + c) - a * c * n) / (n * n)));
  return ratioWithBounds(r, s, Math.sqrt(spread / (r * s)), level);
}

/**
 * The Mantel–Haenszel risk difference with Sato's interval.
 *
 * Source: Greenland & Robins (1985), Biometrics 41:55–68; Sato (1989), Biometrics 45:1323–1324.
 *
 * @throws RangeError when an argument is outside its range, or there is no stratum
 */
export function mantelHaenszelRiskDifference(strata: readonly ProportionStratum[], level: number): Pooled {
  requireLevel(level);
  if (strata.length === 0) throw new RangeError("there are no strata; expected at least one");
  const cells = cellsOf(strata);
  const weight = sum(cells.map(({ n1, n2, n }) => (n1 * n2) / n));
  const estimate = sum(cells.map(({ a, c, n1, n2, n }) => (a * n2 - c * n1) / n)) / weight;
  const p = sum(cells.map(({ a, c, n1, n2, n }) => (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n)));
  const q = sum(cells.map(({ a, b, c, d, n }) => (a * d + c * b) / (2 * n)));
  const error = Math.sqrt(estimate * p + q) / weight;
  const reach = normalMultiplier(level) * error;
  return { estimate, lower: estimate - reach, upper: estimate + reach, error };
}

/**
 * The Cochran–Mantel–Haenszel test that no stratum has a difference.
 *
 * Source: Mantel & Haenszel (1959), JNCI 22:719–748.
 *
 * @param correction  taken from |Σ(a − E a)| before squaring: 0, or ½ for continuity
 * @throws RangeError when an argument is outside its range, or nothing varies
 */
export function cochranMantelHaenszel(strata: readonly ProportionStratum[], correction: number): StratifiedTest {
  const cells = cellsOf(strata);
  const excess = sum(cells.map(({ a, c, n1, n }) => a - ((a + c) * n1) / n));
  const spread = sum(cells.map(({ a, b, c, d, n1, n2, n }) => (n1 * n2 * (a + c) * (b + d)) / (n * n * (n - 1))));
  return testOf(excess, spread, correction);
}

function testOf(excess: number, spread: number, correction: number): StratifiedTest {
  if (!(spread > 0))
    throw new UnanswerableError(
      "no-variation",
      "nothing varies within the strata; expected events and non-events in one",
    );
  const chiSquare = Math.max(0, Math.abs(excess) - correction) ** 2 / spread;
  return { chiSquare, p: chiSquareDistribution(1).upperTail(chiSquare) };
}

function requireRates(strata: readonly RateStratum[]): void {
  for (const { first, second } of strata) {
    requireCount("first.events", first.events);
    requirePositive("first.exposure", first.exposure);
    requireCount("second.events", second.events);
    requirePositive("second.exposure", second.exposure);
  }
}

/**
 * The Mantel–Haenszel rate ratio for person-time.
 *
 *   Σ x₁ t₂/t ÷ Σ x₂ t₁/t
 *
 * Source: Rothman & Boice (1979), Epidemiologic Analysis with a Programmable Calculator; Greenland & Robins (1985),
 * Biometrics 41:55–68, for the variance.
 *
 * @throws RangeError when an argument is outside its range, or either side has no event
 */
export function mantelHaenszelRateRatio(strata: readonly RateStratum[], level: number): Pooled {
  requireRates(strata);
  const parts = strata.map(({ first, second }) => {
    const all = first.exposure + second.exposure;
    return {
      r: (first.events * second.exposure) / all,
      s: (second.events * first.exposure) / all,
      spread: (first.exposure * second.exposure * (first.events + second.events)) / (all * all),
    };
  });
  const r = sum(parts.map((part) => part.r));
  const s = sum(parts.map((part) => part.s));
  return ratioWithBounds(r, s, Math.sqrt(sum(parts.map((part) => part.spread)) / (r * s)), level);
}

/**
 * The Mantel–Haenszel test that the rates do not differ in any stratum.
 *
 * Source: Shore, Pasternack & Curnen (1976), Am J Epidemiol 103:371–378.
 *
 * @param correction  taken from the absolute excess before squaring: 0, or ½ for continuity
 * @throws RangeError when an argument is outside its range, or there is no event
 */
export function mantelHaenszelRateTest(strata: readonly RateStratum[], correction: number): StratifiedTest {
  requireRates(strata);
  const parts = strata.map(({ first, second }) => {
    const share = first.exposure / (first.exposure + second.exposure);
    const events = first.events + second.events;
    return { excess: first.events - events * share, spread: events * share * (1 - share) };
  });
  return testOf(sum(parts.map((part) => part.excess)), sum(parts.map((part) => part.spread)), correction);
}
