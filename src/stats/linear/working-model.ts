/** A Poisson fit as the least squares that it solved last: what the tests for few clusters are written for. */
import type { CountFit } from "./count-regression.ts";
import { type LinearFit, leastSquares, predict } from "./least-squares.ts";

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
  const linear = predict(fit.design, fit.coefficients);
  return leastSquares(
    fit.design.map((column) => column.map((value, i) => value * roots[i]!)),
    roots.map((root, i) => root * (linear[i]! + fit.scores[i]! / (root * root))),
    null,
  );
}
