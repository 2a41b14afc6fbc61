/** Tests on few clusters of fits whose effects are absorbed: CR1, CR2 with Satterthwaite's degrees of freedom, and HTZ. */
import { fDistribution } from "../distributions/f.ts";
import { tDistribution } from "../distributions/student-t.ts";
import { UnanswerableError } from "../unanswerable.ts";
import type { AbsorbedFit } from "./absorbed-fit.ts";
import type { CoefficientTest, JointTest } from "./bias-reduced.ts";
import { inverseRootTimes } from "./lanczos.ts";
import { apply, dot, inverseRoot, type Rows } from "./matrix.ts";

/** The rows of each unit. */
function members({ groups }: AbsorbedFit): readonly Int32Array[] {
  const rows = Array.from({ length: groups.units }, (): number[] => []);
  for (const [row, unit] of groups.unit.entries()) rows[unit]!.push(row);
  if (rows.length < 2)
    throw new UnanswerableError("few-clusters", `there are ${rows.length} clusters; expected at least two`);
  return rows.map((each) => Int32Array.from(each));
}

function requireRegressor(fit: AbsorbedFit, regressor: number): void {
  const last = fit.coefficients.length - 1;
  if (!(Number.isInteger(regressor) && regressor >= 0 && regressor <= last))
    throw new RangeError(`there is no regressor ${regressor}; expected a number from 0 to ${last}`);
}

/** The numbers of some rows. */
function part(column: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]!;
  return out;
}

/** Each row's weight in a coefficient: √w X̃ M, a column of the whole design's X (XᵀX)⁻¹. */
function influence(fit: AbsorbedFit, regressor: number): Float64Array {
  const out = new Float64Array(fit.residuals.length);
  for (const [k, column] of fit.outside.entries()) {
    const by = fit.bread[k]![regressor]!;
    for (let i = 0; i < out.length; i++) out[i]! += by * column[i]!;
  }
  return out;
}

/** What a test needs of one cluster and one coefficient. */
interface Reduced {
  /** Aᵍ √w X̃ᵍ M. */
  readonly adjusted: Float64Array;
  /** adjustedᵀ e: the cluster's part of the coefficient's error. */
  readonly score: number;
  /** √w adjusted, summed by period; and what the periods' equations make of it. */
  readonly byPeriod: Float64Array;
  readonly solved: Float64Array;
  /** X̃ᵀ √w adjusted, one for each regressor. */
  readonly onRegressors: Float64Array;
}

/**
 * CR2 for one coefficient and one cluster.
 *
 *   Aᵍ = [(I − H)ᵍᵍ]^(−½),   H the hat matrix of the whole design, effects included:
 *   (I − H)ᵍᵍ = P − P √W T C Tᵀ √W P − √W X̃ᵍ M X̃ᵍᵀ √W,   P = I − √w √wᵀ / Σw
 *
 * Rows are scaled by √w before the root is taken, so that errors have one variance: for a Poisson fit that is the least
 * squares which its likelihood solves last. R's clubSandwich takes the root of a glm before the scaling; its standard errors
 * then differ by up to two per cent, and both are unbiased under the working model.
 *
 * P takes out the unit's own effect; T are the periods of its rows and C inverts what the units leave of their normal
 * equations. The unit's effect alone could be left out of H, for it is nested in its cluster (Pustejovsky & Tipton 2018,
 * theorem 2); the periods' could not, so all of them stay.
 */
function reduce(fit: AbsorbedFit, rows: Int32Array, unit: number, whole: Float64Array): Reduced {
  const { groups, absorption } = fit;
  const roots = part(fit.weights, rows).map(Math.sqrt);
  const periods = rows.map((row) => groups.period[row]!);
  const regressors = fit.outside.map((column) => part(column, rows));
  const own = absorption.unitWeights[unit]!;
  const sumByPeriod = (x: Float64Array, sums: Float64Array): void => {
    for (let i = 0; i < x.length; i++) sums[periods[i]!]! += roots[i]! * x[i]!;
  };
  const effects = new Float64Array(groups.periods);
  const onto = new Float64Array(regressors.length);
  const multiply = (x: Float64Array, product: Float64Array): void => {
    effects.fill(0);
    sumByPeriod(x, effects);
    absorption.solvePeriods(effects);
    for (let i = 0; i < x.length; i++) product[i] = x[i]! - roots[i]! * effects[periods[i]!]!;
    for (let k = 0; k < onto.length; k++) onto[k] = dot(regressors[k]!, x);
    for (let k = 0; k < onto.length; k++) {
      const column = regressors[k]!;
      const by = dot(fit.bread[k]!, onto);
      for (let i = 0; i < x.length; i++) product[i]! -= by * column[i]!;
    }
    const mean = dot(roots, product) / own;
    for (let i = 0; i < x.length; i++) product[i]! -= mean * roots[i]!;
  };
  const adjusted = inverseRootTimes(multiply, part(whole, rows));
  const byPeriod = new Float64Array(groups.periods);
  sumByPeriod(adjusted, byPeriod);
  const solved = byPeriod.slice();
  absorption.solvePeriods(solved);
  return {
    adjusted,
    score: dot(adjusted, part(fit.residuals, rows)),
    byPeriod,
    solved,
    onRegressors: Float64Array.from(regressors, (column) => dot(column, adjusted)),
  };
}

/** pᵍᵀpʰ for every pair of clusters, of two coefficients: p = (I − H) times the cluster's adjusted influence. */
function products(fit: AbsorbedFit, one: readonly Reduced[], other: readonly Reduced[]): Rows {
  const onto = other.map((it) => Float64Array.from(apply(fit.bread, it.onRegressors)));
  return one.map((a, g) =>
    other.map((b, h) => {
      const kept = g === h ? dot(a.adjusted, b.adjusted) : 0;
      return kept - dot(a.byPeriod, b.solved) - dot(a.onRegressors, onto[h]!);
    }),
  );
}

function reduceAll(fit: AbsorbedFit, clusters: readonly Int32Array[], regressor: number): readonly Reduced[] {
  const whole = influence(fit, regressor);
  return clusters.map((rows, unit) => reduce(fit, rows, unit, whole));
}

/**
 * The cluster-robust standard error of a coefficient, clustered by unit.
 *
 * Source: Liang & Zeger (1986), Biometrika 73:13–22; Cameron & Miller (2015), J Hum Resources 50:317–372, section VI.
 *
 * @param correction  CR0: none; CR1: G/(G − 1); CR1S (as Stata): G/(G − 1) · (N − 1)/(N − K)
 * @throws RangeError when there are fewer than two units, or no such regressor
 */
export function absorbedClusteredError(
  fit: AbsorbedFit,
  regressor: number,
  correction: "CR0" | "CR1" | "CR1S",
): number {
  requireRegressor(fit, regressor);
  const clusters = members(fit);
  const whole = influence(fit, regressor);
  const scores = clusters.map((rows) => rows.reduce((all, row) => all + whole[row]! * fit.residuals[row]!, 0));
  const few = clusters.length / (clusters.length - 1);
  const factor = { CR0: 1, CR1: few, CR1S: (few * (fit.residuals.length - 1)) / fit.df }[correction];
  return Math.sqrt(factor * dot(scores, scores));
}

/**
 * The test of one coefficient with CR2 standard error and Satterthwaite's degrees of freedom, clustered by unit. It is the
 * test on the regression with dummies.
 *
 *   df = (Σ pᵍᵀpᵍ)² / ΣΣ (pᵍᵀpʰ)²
 *
 * Source: Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), J Bus Econ Stat
 * 36:672–683, equation 11 and section 3.2.
 *
 * @param regressor  its number among the regressors, from 0
 * @throws RangeError when there are fewer than two units, or no such regressor
 */
export function testAbsorbed(fit: AbsorbedFit, regressor: number): CoefficientTest {
  requireRegressor(fit, regressor);
  const reduced = reduceAll(fit, members(fit), regressor);
  const pairs = products(fit, reduced, reduced);
  const trace = pairs.reduce((total, row, g) => total + row[g]!, 0);
  const squares = pairs.reduce((total, row) => total + dot(row, row), 0);
  const estimate = fit.coefficients[regressor]!;
  const error = Math.sqrt(reduced.reduce((total, it) => total + it.score * it.score, 0));
  const t = estimate / error;
  const df = (trace * trace) / squares;
  return { estimate, error, t, df, p: 2 * tDistribution(df).upperTail(Math.abs(t)) };
}

function covarianceOf(reduced: readonly (readonly Reduced[])[]): number[][] {
  return reduced.map((one) => reduced.map((other) => one.reduce((all, it, g) => all + it.score * other[g]!.score, 0)));
}

/**
 * The CR2 covariance of some coefficients, clustered by unit.
 *
 * Source: as `testAbsorbed`.
 *
 * @param regressors  their numbers
 * @throws RangeError when there are fewer than two units, or no such regressor
 */
export function absorbedCovariance(fit: AbsorbedFit, regressors: readonly number[]): Rows {
  for (const regressor of regressors) requireRegressor(fit, regressor);
  const clusters = members(fit);
  return covarianceOf(regressors.map((regressor) => reduceAll(fit, clusters, regressor)));
}

/**
 * The joint test that several coefficients are 0 (HTZ), clustered by unit. It is the test on the regression with dummies.
 *
 *   F = (η − q + 1)/(ηq) · Q ~ F(q, η − q + 1),   η = q(q + 1) / ΣΣ Var(dₛₜ)
 *
 * Source: Tipton & Pustejovsky (2015), J Educ Behav Stat 40:604–634, section 3.2.3.
 *
 * @param regressors  their numbers; at least one
 * @throws RangeError when there are fewer than two units, no regressor, or too few units for so many
 */
export function testAbsorbedJointly(fit: AbsorbedFit, regressors: readonly number[]): JointTest {
  const q = regressors.length;
  if (q === 0) throw new RangeError("there are no coefficients to test; expected at least one");
  for (const regressor of regressors) requireRegressor(fit, regressor);
  const clusters = members(fit);
  const reduced = regressors.map((regressor) => reduceAll(fit, clusters, regressor));
  const pairs = reduced.map((one) => reduced.map((other) => products(fit, one, other)));
  // Ω^(−½) C: combinations of the coefficients that are uncorrelated and alike under the working model.
  const root = inverseRoot(regressors.map((i) => regressors.map((j) => fit.bread[i]![j]!)));
  const combined = root.map((a) =>
    root.map((b) =>
      clusters.map((_, g) =>
        clusters.map((_, h) =>
          a.reduce((all, x, i) => all + x * b.reduce((sum, y, j) => sum + y * pairs[i]![j]![g]![h]!, 0), 0),
        ),
      ),
    ),
  );
  let variances = 0;
  for (let s = 0; s < q; s++) {
    for (let t = 0; t < q; t++) {
      for (let g = 0; g < clusters.length; g++) {
        variances += dot(combined[s]![s]![g]!, combined[t]![t]![g]!);
        variances += dot(combined[s]![t]![g]!, combined[t]![s]![g]!);
      }
    }
  }
  const eta = (q * (q + 1)) / variances;
  const df2 = eta - q + 1;
  if (!(df2 > 0))
    throw new UnanswerableError(
      "few-clusters",
      `${clusters.length} clusters are too few to test ${q} coefficients jointly`,
    );
  const standardised = apply(
    inverseRoot(covarianceOf(reduced)),
    regressors.map((j) => fit.coefficients[j]!),
  );
  const f = (df2 / (eta * q)) * dot(standardised, standardised);
  return { f, df1: q, df2, p: fDistribution(q, df2).upperTail(f) };
}
