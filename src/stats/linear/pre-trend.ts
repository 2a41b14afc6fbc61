/** What a test of the time before the start could have seen: without that, no finding means little. */
import { betaDistribution } from "../distributions/beta.ts";
import { fDistribution } from "../distributions/f.ts";
import { requireLevel, requireNonNegative } from "../ranges.ts";
import type { JointTest } from "./bias-reduced.ts";
import { apply, dot, inverseRoot, type Rows } from "./matrix.ts";

/** Terms of the Poisson mixture that weigh less than this are left out: far below any tail that matters. */
const negligible = 1e-40;

/** The search for a noncentrality stops here: no design that is refused before would need more. */
const largest = 1e6;

/**
 * The upper tail of the noncentral F distribution.
 *
 *   P(F > f) = Σⱼ e^(−λ/2) (λ/2)ʲ/j! · P(B(q/2 + j, d/2) > qf/(qf + d))
 *
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions, volume 2, equation 30.10.
 *
 * @param f              ≥ 0
 * @param df1            of the numerator, > 0
 * @param df2            of the denominator, > 0
 * @param noncentrality  λ ≥ 0
 * @throws RangeError when an argument is outside its range
 */
export function noncentralFTail(f: number, df1: number, df2: number, noncentrality: number): number {
  requireNonNegative("f", f);
  requireNonNegative("noncentrality", noncentrality);
  const x = (df1 * f) / (df1 * f + df2);
  const half = noncentrality / 2;
  // From the mode of the mixture outwards, so that no term is lost to underflow; the two runs end when terms vanish.
  const mode = Math.floor(half);
  const logWeight = (j: number): number => {
    let sum = -half;
    for (let i = 1; i <= j; i++) sum += Math.log(half / i);
    return sum;
  };
  const tail = (j: number): number => betaDistribution(df1 / 2 + j, df2 / 2).upperTail(x);
  const start = Math.exp(logWeight(mode));
  let total = start * tail(mode);
  for (let j = mode + 1, weight = (start * half) / (mode + 1); weight > negligible; j++, weight *= half / j)
    total += weight * tail(j);
  for (let j = mode - 1, weight = (start * mode) / half; j >= 0 && weight > negligible; weight *= j / half, j--)
    total += weight * tail(j);
  return Math.min(1, total);
}

/**
 * The steady drift before the start that the joint test of the years before would have found.
 *
 *   δ² · tᵀV⁻¹t · (η − q + 1)/η = λ,   λ the noncentrality at which F(q, η − q + 1) is refused with the power asked for
 *
 * Source: Roth (2022), AER: Insights 4:305–322, on the power of pre-tests; the test is that of `testJointly` or `testAbsorbedJointly`.
 *
 * @param test        the joint test of the effects before the start
 * @param covariance  of those effects, as the test has it
 * @param times       when each of them was, in years from the reference; the drift is 0 there
 * @param level       of the test, as 0.95
 * @param power       in (0, 1), as 0.8
 * @returns           the drift per year, > 0, in the units of the response
 * @throws RangeError when an argument is outside its range
 */
export function detectableDrift(
  test: JointTest,
  covariance: Rows,
  times: readonly number[],
  level: number,
  power: number,
): number {
  requireLevel(level);
  requireLevel(power);
  const { df1, df2 } = test;
  const critical = fDistribution(df1, df2).upperQuantile(1 - level);
  let [low, high] = [0, 1];
  while (high < largest && noncentralFTail(critical, df1, df2, high) < power) high *= 2;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (noncentralFTail(critical, df1, df2, middle) < power) low = middle;
    else high = middle;
  }
  const standardised = apply(inverseRoot(covariance), times);
  return Math.sqrt((high * (df2 + df1 - 1)) / df2 / dot(standardised, standardised));
}
