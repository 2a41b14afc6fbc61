/**
 * Two papers on proportions, with the tables that every later method is checked against.
 *
 * Newcombe (1998), Stat Med 17:857–872, table I: one proportion by methods 3 (score), 4 (score with continuity correction) and 5
 * (Clopper–Pearson). Newcombe (1998), Stat Med 17:873–890, table II: differences of two by methods 10 and 11. Four decimals.
 */
import { describe, expect, it } from "vitest";
import { clopperPearson, newcombe, newcombeCorrected, wilson, wilsonCorrected } from "../../../src/stats/index.ts";

/** Decimals printed. */
const printed = 4;

describe("one proportion, table I", () => {
  it.each([
    [81, 263, [0.2553, 0.3662], [0.2535, 0.3682], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0598, 0.1644], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.2005], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0018, 0.1963], [0.0009, 0.1776]],
  ] as const)("%i of %i", (x, n, score, corrected, exactly) => {
    for (const [interval, [lower, upper]] of [
      [wilson, score],
      [wilsonCorrected, corrected],
      [clopperPearson, exactly],
    ] as const) {
      const found = interval(x, n, 0.95);
      expect(found.lower).toBeCloseTo(lower, printed);
      expect(found.upper).toBeCloseTo(upper, printed);
    }
  });
});

describe("the difference of two proportions, table II", () => {
  it.each([
    ["a", 56, 70, 48, 80, 0.0524, 0.3339, 0.0428, 0.3422],
    ["b", 9, 10, 3, 10, 0.1705, 0.809, 0.1013, 0.8387],
    ["c", 6, 7, 2, 7, 0.0582, 0.8062, -0.029, 0.8423],
    ["d", 5, 56, 0, 29, -0.0381, 0.1926, -0.0667, 0.2037],
    ["e", 0, 10, 0, 20, -0.1611, 0.2775, -0.2005, 0.3445],
    ["f", 0, 10, 0, 10, -0.2775, 0.2775, -0.3445, 0.3445],
    ["g", 10, 10, 0, 20, 0.6791, 1, 0.6014, 1],
    ["h", 10, 10, 0, 10, 0.6075, 1, 0.5128, 1],
  ])("example %s", (_, x1, n1, x2, n2, low10, high10, low11, high11) => {
    const ten = newcombe({ x: x1, n: n1 }, { x: x2, n: n2 }, 0.95);
    const eleven = newcombeCorrected({ x: x1, n: n1 }, { x: x2, n: n2 }, 0.95);
    expect(ten.lower).toBeCloseTo(low10, printed);
    expect(ten.upper).toBeCloseTo(high10, printed);
    expect(eleven.lower).toBeCloseTo(low11, printed);
    expect(eleven.upper).toBeCloseTo(high11, printed);
  });
});
