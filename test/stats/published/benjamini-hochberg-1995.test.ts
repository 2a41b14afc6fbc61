/**
 * Fifteen comparisons of two treatments after a heart attack: which are significant?
 *
 * Benjamini & Hochberg (1995), JRSS B 57:289–300, section 3.2: at 0.05 their procedure rejects the four smallest, Bonferroni's three, and
 * Hochberg's of 1988 three.
 */
import { describe, expect, it } from "vitest";
import { type Adjustment, adjust } from "../../../src/stats/index.ts";

const p = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

const rejected = (adjustment: Adjustment): readonly number[] => {
  const adjusted = adjust(p, adjustment);
  return p.filter((_, i) => adjusted[i]! <= 0.05);
};

describe("Benjamini and Hochberg's example", () => {
  it("rejects four by the false discovery rate", () => {
    expect(rejected("benjamini-hochberg")).toEqual([0.0001, 0.0004, 0.0019, 0.0095]);
    // p(4) · 15/4 = 0.035625, the first that is not above 0.05 from the largest down.
    expect(adjust(p, "benjamini-hochberg")[3]).toBeCloseTo(0.035625, 12);
  });

  it.each(["bonferroni", "holm", "hochberg"] as const)("rejects three by %s", (adjustment) => {
    expect(rejected(adjustment)).toEqual([0.0001, 0.0004, 0.0019]);
  });
});
