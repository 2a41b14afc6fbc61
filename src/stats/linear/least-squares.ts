/** Linear regression, weighted or not. */
import { requirePositive, requireSameLength } from "../ranges.ts";
import { sum } from "../sums.ts";
import { apply, dot } from "./matrix.ts";
import { qr } from "./qr.ts";

/** A fitted regression, as its variance estimators need it. */
export interface Fit {
  /** Columns of the design. */
  readonly design: readonly Float64Array[];
  readonly coefficients: readonly number[];
  readonly fitted: Float64Array;
  /** What each row's score is its design times: weight times residual. */
  readonly scores: Float64Array;
  /** (XᵀWX)⁻¹. */
  readonly bread: readonly (readonly number[])[];
  /** Residual degrees of freedom. */
  readonly df: number;
}

export interface LinearFit extends Fit {
  readonly weights: Float64Array;
  readonly residuals: Float64Array;
  /** Weighted residual sum of squares over df; 0 when nothing is left over. */
  readonly dispersion: number;
  /** Model-based standard errors. */
  readonly errors: readonly number[];
}

/** @throws RangeError unless the columns are as long as the response, and finite */
export function requireDesign(design: readonly ArrayLike<number>[], response: ArrayLike<number>): void {
  if (design.length === 0) throw new RangeError("the design has no columns; expected at least one");
  requireSameLength({ response, ...Object.fromEntries(design.map((column, i) => [`column ${i}`, column])) });
  for (const column of [response, ...design]) {
    if (!Array.from(column).every(Number.isFinite))
      throw new RangeError("a number is not finite; expected finite ones");
  }
}

/** X β, row by row. */
export function predict(design: readonly ArrayLike<number>[], coefficients: readonly number[]): Float64Array {
  const fitted = new Float64Array(design[0]!.length);
  for (const [j, column] of design.entries()) {
    for (let i = 0; i < fitted.length; i++) fitted[i]! += column[i]! * coefficients[j]!;
  }
  return fitted;
}

/**
 * Least squares, with one step of iterative refinement.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, section 5.3.
 *
 * @param design    columns of equal length, the constant among them
 * @param response  one number per row
 * @param weights   > 0, one per row; null for equal ones
 * @throws RangeError when columns differ in length, a number is not finite, or the design is singular
 */
export function leastSquares(
  design: readonly ArrayLike<number>[],
  response: ArrayLike<number>,
  weights: ArrayLike<number> | null,
): LinearFit {
  requireDesign(design, response);
  const rows = response.length;
  const w = weights === null ? new Float64Array(rows).fill(1) : Float64Array.from(weights);
  requireSameLength({ response, weights: w });
  for (const [row, weight] of w.entries()) requirePositive(`weights[${row}]`, weight);
  const roots = w.map(Math.sqrt);
  const columns = design.map((column) => Float64Array.from(column));
  const decomposition = qr(columns.map((column) => column.map((value, i) => value * roots[i]!)));
  const rough = decomposition.solve(roots.map((root, i) => root * response[i]!));
  const roughFit = predict(columns, rough);
  const correction = decomposition.solve(roots.map((root, i) => root * (response[i]! - roughFit[i]!)));
  const coefficients = rough.map((value, j) => value + correction[j]!);
  const fitted = predict(columns, coefficients);
  const residuals = fitted.map((value, i) => response[i]! - value);
  const scores = residuals.map((value, i) => value * w[i]!);
  const bread = decomposition.gramInverse();
  const df = rows - columns.length;
  const left = dot(scores, residuals);
  const dispersion = df === 0 ? 0 : left / df;
  return {
    design: columns,
    coefficients,
    fitted,
    scores,
    bread,
    df,
    weights: w,
    residuals,
    dispersion,
    errors: bread.map((row, j) => Math.sqrt(row[j]! * dispersion)),
  };
}

/** The lag-d autocorrelations of a series around its mean, d from 1. */
export function autocorrelations(series: ArrayLike<number>, lags: number): readonly number[] {
  const values = Array.from(series);
  const centre = sum(values) / values.length;
  const deviations = values.map((value) => value - centre);
  const spread = sum(deviations.map((it) => it * it));
  return Array.from(
    { length: lags },
    (_, lag) => sum(deviations.slice(lag + 1).map((it, i) => it * deviations[i]!)) / spread,
  );
}

/**
 * The Durbin–Watson statistic: 2 without serial correlation at lag 1.
 *
 * Source: Durbin & Watson (1950), Biometrika 37:409–428.
 */
export function durbinWatson(residuals: ArrayLike<number>): number {
  const values = Array.from(residuals);
  const steps = values.slice(1).map((it, i) => (it - values[i]!) ** 2);
  return sum(steps) / sum(values.map((it) => it * it));
}

/** The variance of a combination of coefficients. */
export function combinationVariance(
  covariance: readonly (readonly number[])[],
  combination: readonly number[],
): number {
  return dot(apply(covariance, combination), combination);
}
