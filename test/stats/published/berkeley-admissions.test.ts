/**
 * Admissions to six departments at Berkeley, autumn 1973, by sex: where strata turn a comparison round.
 *
 * Data: Bickel, Hammel & O'Connell (1975), Science 187:398–404; the counts of the six largest departments as in R's UCBAdmissions,
 * with the results that R documents for mantelhaen.test; all digits from R (30_published.R).
 */
import { describe, expect, it } from "vitest";
import { cochranMantelHaenszel, mantelHaenszelOddsRatio } from "../../../src/stats/index.ts";
import { answersFor, exact, relativeError } from "../reference.ts";

/** Men admitted and rejected, women admitted and rejected. */
const departments = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
] as const;

const strata = departments.map(([a, b, c, d]) => ({ first: { x: a, n: a + b }, second: { x: c, n: c + d } }));
const theirs = answersFor("published.json", ["berkeley"]).berkeley as Readonly<Record<string, number>>;

describe("admissions at Berkeley", () => {
  it("have a common odds ratio of 0.90 within departments, and R's interval", () => {
    const { estimate, lower, upper } = mantelHaenszelOddsRatio(strata, 0.95);
    expect(estimate).toBeCloseTo(0.9047, 4);
    for (const [ours, name] of [
      [estimate, "or"],
      [lower, "lower"],
      [upper, "upper"],
    ] as const)
      expect(relativeError(ours, theirs[name]!)).toBeLessThan(exact);
  });

  it("have 1.84 without them", () => {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => departments.reduce((sum, row) => sum + row[k]!, 0));
    expect(
      mantelHaenszelOddsRatio([{ first: { x: a!, n: a! + b! }, second: { x: c!, n: c! + d! } }], 0.95).estimate,
    ).toBeCloseTo(1.84, 2);
  });

  it("show no difference: chi-square 1.43 with continuity correction, p 0.23", () => {
    const test = cochranMantelHaenszel(strata, 0.5);
    expect(test.chiSquare).toBeCloseTo(1.43, 2);
    expect(relativeError(test.chiSquare, theirs.cmh_cc!)).toBeLessThan(exact);
    expect(relativeError(test.p, theirs.p!)).toBeLessThan(exact);
  });
});
