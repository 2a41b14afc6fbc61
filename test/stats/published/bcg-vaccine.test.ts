/**
 * The BCG vaccine against tuberculosis: thirteen trials.
 *
 * Data: Colditz et al. (1994), JAMA 271:698–702, as tabulated by Viechtbauer (2010), J Stat Softw 36(3), section 4, with metafor's
 * printed results; all digits from R's metafor (30_published.R).
 */
import { describe, expect, it } from "vitest";
import { poolEffects } from "../../../src/stats/index.ts";
import { answersFor, iterative, relativeError } from "../reference.ts";

/** Cases and others among the vaccinated, cases and others among those not. */
const trials = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
] as const;

const studies = {
  estimates: trials.map(([a, b, c, d]) => Math.log(a / (a + b) / (c / (c + d)))),
  errors: trials.map(([a, b, c, d]) => Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))),
};

const { bcg } = answersFor("published.json", ["bcg"]) as {
  bcg: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

const cases = [
  [
    "dl",
    "dersimonian-laird",
    "normal",
    { estimate: -0.7141, error: 0.1787, lower: -1.0644, upper: -0.3638, tau2: 0.3088 },
  ],
  ["reml", "reml", "normal", { estimate: -0.7145, error: 0.1798, lower: -1.0669, upper: -0.3622, tau2: 0.3132 }],
  ["hk", "reml", "hartung-knapp", { estimate: -0.7145, error: 0.1808, lower: -1.1084, upper: -0.3206, tau2: 0.3132 }],
] as const;

describe("the BCG vaccine", () => {
  it.each(cases)("%s has the printed four decimals, and all of metafor's", (name, between, interval, printed) => {
    const found = poolEffects(studies, between, interval, 0.95);
    const ours = { ...found, tau2: found.between } as unknown as Readonly<Record<string, number>>;
    for (const [column, value] of Object.entries(printed)) expect(ours[column]).toBeCloseTo(value, 4);
    for (const [column, value] of Object.entries(bcg[name]!))
      expect(relativeError(ours[column]!, value)).toBeLessThan(iterative);
    expect(found.converged).toBe(true);
  });

  it("has a wider interval by Hartung and Knapp, and a wider one yet for the next trial", () => {
    const plain = poolEffects(studies, "reml", "normal", 0.95);
    const knapp = poolEffects(studies, "reml", "hartung-knapp", 0.95);
    expect(knapp.estimate).toBe(plain.estimate);
    expect(knapp.upper - knapp.lower).toBeGreaterThan(plain.upper - plain.lower);
    expect(plain.prediction!.lower).toBeLessThan(plain.lower);
    expect(plain.prediction!.upper).toBeGreaterThan(plain.upper);
  });

  it("leaves no analysis of the file out", () => {
    expect(Object.keys(bcg)).toEqual(cases.map(([name]) => name));
  });
});
