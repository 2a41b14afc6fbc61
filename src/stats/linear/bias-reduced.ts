/** CR2: cluster-robust variances corrected for few clusters, with Satterthwaite's degrees of freedom, and the joint test. */
import { fDistribution } from "../distributions/f.ts";
import { tDistribution } from "../distributions/student-t.ts";
import { UnanswerableError } from "../unanswerable.ts";
import type { LinearFit } from "./least-squares.ts";
import { apply, dot, inverseRoot, multiply, type Rows, transpose, zeros } from "./matrix.ts";
import { clusterRows } from "./sandwich.ts";

export interface CoefficientTest {
  readonly estimate: number;
  readonly error: number;
  readonly t: number;
  /** Satterthwaite's: below 4 a p is not to be trusted. */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

export interface JointTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** What the tests need of each cluster. */
interface Cluster {
  readonly rows: readonly number[];
  /** Aᵍ Wᵍ Xᵍ (XᵀWX)⁻¹: a row of numbers for each of the cluster's rows. */
  readonly influence: Rows;
}

interface Reduced {
  readonly fit: LinearFit;
  readonly clusters: readonly Cluster[];
  readonly covariance: Rows;
}

function designRows(fit: LinearFit, rows: readonly number[]): number[][] {
  return rows.map((row) => fit.design.map((column) => column[row]!));
}

/**
 * The CR2 covariance.
 *
 *   V = M Σ XᵍᵀWᵍAᵍ eᵍeᵍᵀ AᵍᵀWᵍXᵍ M,   Aᵍ = [((I − H)(I − H)ᵀ)ᵍᵍ]^(−½),   M = (XᵀWX)⁻¹
 *
 * with independent errors of one variance as the working model, weighted or not.
 *
 * Source: Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), J Bus Econ Stat
 * 36:672–683, section 2.1.
 */
function reduce(fit: LinearFit, labels: readonly (string | number)[]): Reduced {
  const { bread, weights, residuals } = fit;
  const width = fit.design.length;
  const spread = workingCovariance(fit);
  const clusters = clusterRows(labels, residuals.length).map((rows): Cluster => {
    const x = designRows(fit, rows);
    const xm = multiply(x, bread);
    const xs = multiply(x, spread);
    const adjusted = x.map((_, i) =>
      x.map((other, j) => {
        const hat = dot(xm[i]!, other) * weights[rows[j]!]! + dot(xm[j]!, x[i]!) * weights[rows[i]!]!;
        return (i === j ? 1 : 0) - hat + dot(xs[i]!, other);
      }),
    );
    const weighted = xm.map((row, i) => row.map((value) => value * weights[rows[i]!]!));
    return { rows, influence: multiply(inverseRoot(adjusted), weighted) };
  });
  const covariance = zeros(width, width);
  for (const { rows, influence } of clusters) {
    const score = transpose(influence).map((column) =>
      column.reduce((total, value, i) => total + value * residuals[rows[i]!]!, 0),
    );
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) covariance[i]![j]! += score[i]! * score[j]!;
  }
  return { fit, clusters, covariance };
}

/**
 * The CR2 covariance of all coefficients.
 *
 * Source: as `testCoefficient`.
 *
 * @param fit     least squares, weighted or not
 * @param labels  the cluster of each row; at least two
 * @throws RangeError when there are fewer than two clusters or labels do not match the rows
 */
export function biasReducedCovariance(fit: LinearFit, labels: readonly (string | number)[]): Rows {
  return reduce(fit, labels).covariance;
}

/** (I − H)ᵀ applied to a cluster's influence on a combination of coefficients: one number per row of the data. */
function projected(reduced: Reduced, cluster: Cluster, combination: readonly number[]): Float64Array {
  const { fit } = reduced;
  const u = apply(cluster.influence, combination);
  const back = designRows(fit, cluster.rows);
  const onto = apply(
    fit.bread,
    fit.design.map((_, j) => back.reduce((total, row, i) => total + row[j]! * u[i]!, 0)),
  );
  const vector = new Float64Array(fit.residuals.length);
  for (const [j, column] of fit.design.entries()) {
    for (let i = 0; i < vector.length; i++) vector[i]! -= fit.weights[i]! * column[i]! * onto[j]!;
  }
  for (const [i, row] of cluster.rows.entries()) vector[row]! += u[i]!;
  return vector;
}

/**
 * The test of one coefficient with CR2 standard error and Satterthwaite's degrees of freedom.
 *
 *   df = (Σ pᵍᵀpᵍ)² / ΣΣ (pᵍᵀpʰ)²
 *
 * Source: Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), J Bus Econ Stat
 * 36:672–683, equation 11.
 *
 * @param fit          least squares, weighted or not
 * @param labels       the cluster of each row; at least two
 * @param coefficient  its column in the design
 * @throws RangeError when there are fewer than two clusters or labels do not match the rows
 */
export function testCoefficient(
  fit: LinearFit,
  labels: readonly (string | number)[],
  coefficient: number,
): CoefficientTest {
  const reduced = reduce(fit, labels);
  const unit = fit.coefficients.map((_, j) => (j === coefficient ? 1 : 0));
  const p = reduced.clusters.map((cluster) => projected(reduced, cluster, unit));
  const trace = p.reduce((total, own) => total + dot(own, own), 0);
  const squares = p.reduce((total, own) => total + p.reduce((all, other) => all + dot(own, other) ** 2, 0), 0);
  const estimate = fit.coefficients[coefficient]!;
  const error = Math.sqrt(reduced.covariance[coefficient]![coefficient]!);
  const t = estimate / error;
  const df = (trace * trace) / squares;
  return { estimate, error, t, df, p: 2 * tDistribution(df).upperTail(Math.abs(t)) };
}

/**
 * The joint test that several coefficients are 0: approximate Hotelling's T² with CR2 (HTZ).
 *
 *   F = (η − q + 1)/(ηq) · Q ~ F(q, η − q + 1),   η = q(q + 1) / ΣΣ Var(dₛₜ)
 *
 * Source: Tipton & Pustejovsky (2015), J Educ Behav Stat 40:604–634, section 3.2.3.
 *
 * @param fit           least squares, weighted or not
 * @param labels        the cluster of each row; at least two
 * @param coefficients  their columns in the design; at least one
 * @throws RangeError when there are fewer than two clusters, no coefficient, or too few clusters for so many
 */
export function testJointly(
  fit: LinearFit,
  labels: readonly (string | number)[],
  coefficients: readonly number[],
): JointTest {
  const q = coefficients.length;
  if (q === 0) throw new RangeError("there are no coefficients to test; expected at least one");
  const reduced = reduce(fit, labels);
  const width = fit.coefficients.length;
  // Ω^(−½) C: combinations of the coefficients that are uncorrelated and alike under the working model.
  const working = workingCovariance(fit);
  const root = inverseRoot(coefficients.map((i) => coefficients.map((j) => working[i]![j]!)));
  const combinations = root.map((row) => {
    const combination = new Array<number>(width).fill(0);
    for (const [k, j] of coefficients.entries()) combination[j] = row[k]!;
    return combination;
  });
  const p = combinations.map((combination) =>
    reduced.clusters.map((cluster) => projected(reduced, cluster, combination)),
  );
  const groups = reduced.clusters.length;
  const products = p.map((own) => p.map((other) => own.map((one) => other.map((two) => dot(one, two)))));
  let variances = 0;
  for (let s = 0; s < q; s++) {
    for (let t = 0; t < q; t++) {
      for (let g = 0; g < groups; g++) {
        for (let h = 0; h < groups; h++) {
          variances += products[s]![s]![g]![h]! * products[t]![t]![g]![h]!;
          variances += products[s]![t]![g]![h]! * products[t]![s]![g]![h]!;
        }
      }
    }
  }
  const eta = (q * (q + 1)) / variances;
  const df2 = eta - q + 1;
  if (!(df2 > 0))
    throw new UnanswerableError("few-clusters", `${groups} clusters are too few to test ${q} coefficients jointly`);
  const estimates = coefficients.map((j) => fit.coefficients[j]!);
  const block = coefficients.map((i) => coefficients.map((j) => reduced.covariance[i]![j]!));
  const half = inverseRoot(block);
  const standardised = apply(half, estimates);
  const f = (df2 / (eta * q)) * dot(standardised, standardised);
  return { f, df1: q, df2, p: fDistribution(q, df2).upperTail(f) };
}

/** The covariance of the estimates when errors are independent and alike: M XᵀW²X M, with equal weights M itself. */
function workingCovariance(fit: LinearFit): Rows {
  const squared = fit.design.map((one) =>
    fit.design.map((other) => one.reduce((total, value, i) => total + value * other[i]! * fit.weights[i]! ** 2, 0)),
  );
  return multiply(multiply(fit.bread, squared), fit.bread);
}
