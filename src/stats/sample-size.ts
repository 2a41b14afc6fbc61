/** What a comparison of two proportions could see: power, sizes and detectable differences. */
import { normalDistribution } from "./distributions/normal.ts";
import { requireLevel, requirePositive } from "./ranges.ts";

const normal = normalDistribution(0, 1);

function requireShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name} is ${value}; expected a number in (0, 1)`);
}

function deviations(p1: number, p2: number): { readonly none: number; readonly own: number } {
  const middle = (p1 + p2) / 2;
  return { none: Math.sqrt(2 * middle * (1 - middle)), own: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)) };
}

/**
 * The power of the two-sided test that two proportions are equal, with the same number in each group.
 *
 *   Φ((√n |p₁ − p₂| − z √(2p̄q̄)) / √(p₁q₁ + p₂q₂)), and the same for the wrong side
 *
 * Source: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, section 4.2.
 *
 * @param p1     in (0, 1)
 * @param p2     in (0, 1)
 * @param n      in each group > 0
 * @param level  1 − the test's level, in (0, 1): 0.95
 * @throws RangeError when an argument is outside its range
 */
export function powerOfProportions(p1: number, p2: number, n: number, level: number): number {
  requireShare("p1", p1);
  requireShare("p2", p2);
  requirePositive("n", n);
  requireLevel(level);
  const { none, own } = deviations(p1, p2);
  const z = normal.upperQuantile((1 - level) / 2);
  const shift = Math.sqrt(n) * Math.abs(p1 - p2);
  return normal.cdf((shift - z * none) / own) + normal.upperTail((shift + z * none) / own);
}

/**
 * How many are needed in each group for the two-sided test that two proportions are equal.
 *
 *   n = ((z √(2p̄q̄) + z_power √(p₁q₁ + p₂q₂)) / (p₁ − p₂))²
 *
 * Source: Fleiss, Levin & Paik (2003), section 4.2, equation 4.14.
 *
 * @param power  in (0, 1)
 * @returns      not rounded
 * @throws RangeError when an argument is outside its range or the proportions are equal
 */
export function sizeForProportions(p1: number, p2: number, power: number, level: number): number {
  requireShare("p1", p1);
  requireShare("p2", p2);
  requireShare("power", power);
  requireLevel(level);
  if (p1 === p2) throw new RangeError(`both proportions are ${p1}; expected two that differ`);
  const { none, own } = deviations(p1, p2);
  const z = normal.upperQuantile((1 - level) / 2);
  return ((z * none + normal.quantile(power) * own) / (p1 - p2)) ** 2;
}

/** One wave of a survey: how many answer, and by how much clustering multiplies the variance. */
export interface Wave {
  readonly n: number;
  readonly designEffect: number;
}

/**
 * The greatest proportion in the second wave that a fall from `before` would be told by: a smaller one is seen with the
 * power asked for.
 *
 *   before − p = (z + z_power) √(before(1 − before)/n₁ + p(1 − p)/n₂),   n effective
 *
 * Source: Fleiss, Levin & Paik (2003), section 4.2, with unpooled variances; the quadratic in p is solved exactly.
 *
 * @param before  in (0, 1)
 * @returns       the proportion, or 0 when not even none at all would be seen
 * @throws RangeError when an argument is outside its range
 */
export function detectableFall(before: number, first: Wave, second: Wave, power: number, level: number): number {
  requireShare("before", before);
  requireShare("power", power);
  requireLevel(level);
  for (const [name, wave] of [
    ["first", first],
    ["second", second],
  ] as const) {
    requirePositive(`${name}.n`, wave.n);
    requirePositive(`${name}.designEffect`, wave.designEffect);
  }
  const square = (normal.upperQuantile((1 - level) / 2) + normal.quantile(power)) ** 2;
  const fixed = (square * before * (1 - before) * first.designEffect) / first.n;
  const own = (square * second.designEffect) / second.n;
  // (before − p)² = fixed + own p (1 − p): the smaller root.
  const a = 1 + own;
  const b = 2 * before + own;
  const c = before * before - fixed;
  if (c <= 0) return 0;
  return (2 * c) / (b + Math.sqrt(b * b - 4 * a * c));
}

/**
 * How many the new service needs for a test of non-inferiority to a benchmark, when both have the same proportion.
 *
 *   n = (z_α + z_power)² p(1 − p)(1 + 1/ratio) / margin²
 *
 * Source: Julious (2004), Stat Med 23:1921–1986, section 5.
 *
 * @param p       true proportion of both, in (0, 1)
 * @param margin  in (0, 1)
 * @param alpha   one-sided, in (0, 1)
 * @param ratio   how many the benchmark has for each of the new service > 0
 * @returns       not rounded
 * @throws RangeError when an argument is outside its range
 */
export function sizeForNonInferiority(p: number, margin: number, alpha: number, power: number, ratio: number): number {
  requireShare("p", p);
  requireShare("margin", margin);
  requireShare("alpha", alpha);
  requireShare("power", power);
  requirePositive("ratio", ratio);
  const z = normal.upperQuantile(alpha) + normal.quantile(power);
  return (z * z * p * (1 - p) * (1 + 1 / ratio)) / (margin * margin);
}
