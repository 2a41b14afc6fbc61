/** How much of some estimates the rule by itself hides: what a coarser level is chosen by. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, noFacts } from "../../src/disclose/facts.ts";
import { presets } from "../../src/disclose/index.ts";
import { shareHidden } from "../../src/disclose/share.ts";
import type { Estimate } from "../../src/model/estimate.ts";
import { alone, cell, estimate, folkehelse, gap, gate } from "./made.ts";

const shareOf = (estimates: readonly Estimate[]): number | null =>
  shareHidden(estimates, { rule: folkehelse, facts: noFacts });

const counts = (...numerators: readonly number[]): readonly Estimate[] =>
  alone(numerators.map((numerator, i) => cell(numerator, { areas: [String(1800 + i)] })));

describe("the share that the rule hides", () => {
  it("is that of the estimates with a count that is too small", () => {
    expect(shareOf(counts(4, 5, 9, 12))).toBe(1 / 4);
    expect(shareOf(counts(0, 1, 2, 4))).toBe(1);
    expect(shareOf(counts(5, 5))).toBe(0);
  });

  it("is nothing where no estimate states a count", () => {
    expect(shareOf([])).toBeNull();
    expect(shareOf([gap({}), estimate([], { indicator: "budget" })])).toBeNull();
  });

  it("does not ask estimates that state no count, nor why a method withheld another", () => {
    expect(shareOf([...counts(4, 9), gap({}), gap({ area: "1899" })])).toBe(1 / 2);
    const none = gap({ reason: { code: "no-events", params: {} }, basis: [cell(0)] });
    expect(shareOf([...counts(9), none])).toBe(1 / 2);
  });

  it("counts an estimate once, however many of its counts are too small", () => {
    const both = estimate([cell(1), cell(2, { areas: ["1804"] })]);
    expect(shareOf([both, ...counts(9, 9, 9)])).toBe(1 / 4);
  });

  it("counts every estimate that rests on a count that is too small", () => {
    const [first, second] = [estimate([cell(3)]), estimate([cell(3)], { measure: "count" })];
    expect(shareOf([first, second, ...counts(9, 9)])).toBe(1 / 2);
  });

  it("takes the tighter limits of three years, and an indicator's own", () => {
    const long = { period: "2025-Q1..2027-Q4" };
    expect(shareOf(alone([cell(12, long), cell(13, { ...long, areas: ["1804"] })]))).toBe(1 / 2);
    expect(shareOf(alone([cell(6, { minimumNumerator: 7 }), cell(7, { areas: ["1804"] })]))).toBe(1 / 2);
  });

  it("asks who stands behind a count", () => {
    const behind = () => ({ persons: 2, largest: null, effective: null, every: 1, apart: [] });
    expect(shareHidden(counts(9), { rule: folkehelse, facts: noFacts, behind })).toBe(1);
  });

  it("is nought where small counts are rounded instead", () => {
    const rounded = { bounds: () => ({ lower: 0, upper: 2 }), totals: [] };
    const rule = { ...presets.ssb, rounding: { base: 3 as const, key: "k" } };
    expect(shareHidden(counts(0, 3, 3), { rule, facts: noFacts, rounded })).toBe(0);
    expect(shareHidden(counts(0, 3, 3), { rule: presets.ssb, facts: noFacts })).toBe(1 / 3);
  });

  it("reads a column that is a sum as what it is the sum of", () => {
    const facts: Facts = { ...noFacts, sums: [{ table: "offences", whole: "all", parts: ["a", "b"] }] };
    const [whole, parts] = ["all", "b+a"].map((measure) => cell(9, { breakdown: { measure } }));
    const told = [estimate([whole!]), estimate([parts!])];
    expect(shareHidden(told, { rule: folkehelse, facts })).toBe(0);
  });

  it("is what the gate hides for its own sake: no more can be read of it than of the reasons that are told", async () => {
    const rows = fc.array(fc.nat(12), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (numerators) => {
        const estimates = alone(numerators.map((numerator, i) => cell(numerator, { areas: [String(1800 + i)] })));
        const outcome = await gate(estimates);
        if (!outcome.ok) throw new RangeError("refused");
        const own = outcome.value.released.filter(
          (row) => row.status === "withheld" && row.reason.code.startsWith("small-"),
        );
        expect(shareOf(estimates)).toBe(own.length / estimates.length);
      }),
      { numRuns: 50 },
    );
  });

  it("does not see the order of the estimates", () => {
    const rows = fc.shuffledSubarray([...counts(0, 1, 4, 5, 6, 9, 20)], { minLength: 7 });
    fc.assert(fc.property(rows, (each) => shareOf(each) === 3 / 7));
  });
});
