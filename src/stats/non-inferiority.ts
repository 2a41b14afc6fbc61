/** Non-inferiority of one proportion to another, with three outcomes. Higher is better. */
import { normalDistribution } from "./distributions/normal.ts";
import { newcombe, type Proportion } from "./intervals/difference.ts";
import { requireTrials } from "./intervals/proportion.ts";
import { requireLevel } from "./ranges.ts";

/** inferior: worse by more than the margin; not-decided: the data allow both. */
export type NonInferiority = "non-inferior" | "inferior" | "not-decided";

function requireMargin(margin: number): void {
  if (!(margin > 0 && margin < 1)) throw new RangeError(`margin is ${margin}; expected a number in (0, 1), as 0.1`);
}

export interface NewcombeDecision {
  readonly outcome: NonInferiority;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Non-inferiority by Newcombe's interval: non-inferior when p₁ − p₂ > −margin throughout, inferior when nowhere.
 *
 * Source: Newcombe (1998), Stat Med 17:873–890, method 10; Piaggio et al. (2012), JAMA 308:2594–2604.
 *
 * @param first   the new service
 * @param second  the benchmark
 * @param margin  the greatest difference that would still be acceptable, in (0, 1)
 * @param level   coverage in (0, 1): 0.9 tests one-sided at 5 %
 * @throws RangeError when an argument is outside its range
 */
export function newcombeNonInferiority(
  first: Proportion,
  second: Proportion,
  margin: number,
  level: number,
): NewcombeDecision {
  requireMargin(margin);
  const bounds = newcombe(first, second, level);
  const outcome = bounds.lower > -margin ? "non-inferior" : bounds.upper < -margin ? "inferior" : "not-decided";
  return { outcome, ...bounds };
}

export interface ScoreTest {
  readonly outcome: NonInferiority;
  readonly estimate: number;
  readonly z: number;
  /** One-sided p of p₁ − p₂ ≤ −margin: small speaks for non-inferiority. */
  readonly p: number;
  /** The proportions most likely among those that differ by exactly −margin. */
  readonly constrained: readonly [number, number];
}

/** The root of the likelihood equation under p₁ − p₂ = d, Farrington & Manning, equation in the appendix. */
function constrain(first: Proportion, second: Proportion, d: number): readonly [number, number] {
  const ratio = second.n / first.n;
  const p1 = first.x / first.n;
  const p2 = second.x / second.n;
  const a = 1 + ratio;
  const b = -(1 + ratio + p1 + ratio * p2 + d * (ratio + 2));
  const c = d * d + d * (2 * p1 + ratio + 1) + p1 + ratio * p2;
  const e = -p1 * d * (1 + d);
  const v = b ** 3 / (27 * a ** 3) - (b * c) / (6 * a * a) + e / (2 * a);
  const u = (v < 0 ? -1 : 1) * Math.sqrt(Math.max(0, (b * b) / (9 * a * a) - c / (3 * a)));
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3));
  const one = 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - b / (3 * a);
  const bounded = Math.min(1, Math.max(0, one));
  return [bounded, Math.min(1, Math.max(0, one - d))];
}

/**
 * The Farrington–Manning score test of non-inferiority.
 *
 *   z = (p̂₁ − p̂₂ + margin) / √(p̃₁(1 − p̃₁)/n₁ + p̃₂(1 − p̃₂)/n₂)
 *
 * with p̃ the maximum-likelihood estimates under p₁ − p₂ = −margin.
 *
 * Source: Farrington & Manning (1990), Stat Med 9:1447–1454.
 *
 * @param first   the new service
 * @param second  the benchmark
 * @param margin  the greatest difference that would still be acceptable, in (0, 1)
 * @param level   two-sided in (0, 1): 0.9 decides each side at 5 %
 * @throws RangeError when an argument is outside its range
 */
export function farringtonManning(first: Proportion, second: Proportion, margin: number, level: number): ScoreTest {
  requireTrials(first.x, first.n);
  requireTrials(second.x, second.n);
  requireMargin(margin);
  requireLevel(level);
  const constrained = constrain(first, second, -margin);
  const [one, two] = constrained;
  const estimate = first.x / first.n - second.x / second.n;
  const deviation = Math.sqrt((one * (1 - one)) / first.n + (two * (1 - two)) / second.n);
  const z = (estimate + margin) / deviation;
  const normal = normalDistribution(0, 1);
  const tail = (1 - level) / 2;
  const p = normal.upperTail(z);
  const outcome = p < tail ? "non-inferior" : normal.cdf(z) < tail ? "inferior" : "not-decided";
  return { outcome, estimate, z, p, constrained };
}
