/**
 * A randomised controlled trial with counts for outcomes: Poisson regression.
 *
 * Data and results: Dobson (1990), An Introduction to Generalized Linear Models, page 93, as in the example of R's glm; all digits from
 * R (30_published.R).
 */
import { describe, expect, it } from "vitest";
import { indicators, ones, poissonRegression } from "../../../src/stats/index.ts";
import { answersFor, exact, iterative, relativeError } from "../reference.ts";

const counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
const outcome = ["1", "2", "3", "1", "2", "3", "1", "2", "3"];
const treatment = ["1", "1", "1", "2", "2", "2", "3", "3", "3"];

const theirs = answersFor("published.json", ["dobson"]).dobson as {
  readonly coef: readonly number[];
  readonly deviance: number;
  readonly error: Readonly<Record<string, number>>;
};

describe("Dobson's trial", () => {
  const fit = poissonRegression({
    design: [ones(9), ...indicators(outcome), ...indicators(treatment)],
    events: counts,
    exposure: counts.map(() => 1),
  });

  it("has the printed coefficients, and none for treatment", () => {
    const printed = [3.045, -0.4543, -0.293, 0, 0];
    for (const [i, value] of printed.entries()) expect(fit.coefficients[i]).toBeCloseTo(value, 3);
    for (const [i, value] of theirs.coef.slice(0, 3).entries())
      expect(relativeError(fit.coefficients[i]!, value)).toBeLessThan(exact);
    for (const value of [...fit.coefficients.slice(3), ...theirs.coef.slice(3)])
      expect(Math.abs(value)).toBeLessThan(iterative);
  });

  it("has a deviance of 5.1291, and glm's standard errors", () => {
    expect(fit.deviance).toBeCloseTo(5.1291, 4);
    expect(relativeError(fit.deviance, theirs.deviance)).toBeLessThan(exact);
    for (const [i, value] of Object.values(theirs.error).entries())
      expect(relativeError(fit.errors[i]!, value)).toBeLessThan(exact);
    expect(fit.errors).toHaveLength(5);
  });
});
