/** A Poisson fit as the least squares that it solved last: what the tests for few clusters are written for. */
import { type CountFit, type LinearFit, leastSquares } from "../../src/stats/index.ts";

/**
 * Columns and response times √μ, so that errors have one variance when the model holds.
 *
 *   √μ z = √μ X β + e,   z = Xβ + (y − μ)/μ
 *
 * Its coefficients are the Poisson fit's.
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, section 2.5; Pustejovsky & Tipton (2018), J Bus Econ Stat
 * 36:672–683, section 2.3, for CR2 on it.
 */
export function workingModel(fit: CountFit): LinearFit {
  const roots = fit.fitted.map(Math.sqrt);
  const design = fit.design.map((column) => column.map((value, i) => value * roots[i]!));
  const linear = fit.design.reduce(
    (sum, column, j) => sum.map((value, i) => value + column[i]! * fit.coefficients[j]!),
    new Float64Array(roots.length),
  );
  const response = roots.map((root, i) => root * (linear[i]! + fit.scores[i]! / (root * root)));
  return leastSquares(design, response, null);
}
