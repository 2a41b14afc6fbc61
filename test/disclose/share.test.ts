/** How much of some estimates the rule by itself hides: what a coarser level is chosen by. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Facts, noFacts } from "../../src/disclose/facts.ts";
import { presets } from "../../src/disclose/index.ts";
import { type HiddenByRule, hiddenByRule, isTooMuch } from "../../src/disclose/share.ts";
import type { Estimate } from "../../src/model/estimate.ts";
import { alone, cell, estimate, folkehelse, gap, gate } from "./made.ts";

const hiddenOf = (estimates: readonly Estimate[]): HiddenByRule =>
  hiddenByRule(estimates, { rule: folkehelse, facts: noFacts });
const of = (hidden: number, stated: number): HiddenByRule => ({ hidden, stated });

const counts = (...numerators: readonly number[]): readonly Estimate[] =>
  alone(numerators.map((numerator, i) => cell(numerator, { areas: [String(1800 + i)] })));

describe("what the rule hides", () => {
  it("is that of the estimates with a count that is too small", () => {
    expect(hiddenOf(counts(4, 5, 9, 12))).toEqual(of(1, 4));
    expect(hiddenOf(counts(0, 1, 2, 4))).toEqual(of(4, 4));
    expect(hiddenOf(counts(5, 5))).toEqual(of(0, 2));
  });

  it("is nothing where no estimate states a count", () => {
    expect(hiddenOf([])).toEqual(of(0, 0));
    expect(hiddenOf([gap({}), estimate([], { indicator: "budget" })])).toEqual(of(0, 0));
  });

  it("does not ask estimates that state no count, nor why a method withheld another", () => {
    expect(hiddenOf([...counts(4, 9), gap({}), gap({ area: "1899" })])).toEqual(of(1, 2));
    const none = gap({ reason: { code: "no-events", params: {} }, basis: [cell(0)] });
    expect(hiddenOf([...counts(9), none])).toEqual(of(1, 2));
  });

  it("counts an estimate once, however many of its counts are too small", () => {
    const both = estimate([cell(1), cell(2, { areas: ["1804"] })]);
    expect(hiddenOf([both, ...counts(9, 9, 9)])).toEqual(of(1, 4));
  });

  it("counts every estimate that rests on a count that is too small", () => {
    const [first, second] = [estimate([cell(3)]), estimate([cell(3)], { measure: "count" })];
    expect(hiddenOf([first, second, ...counts(9, 9)])).toEqual(of(2, 4));
  });

  it("takes the tighter limits of three years, and an indicator's own", () => {
    const long = { period: "2025-Q1..2027-Q4" };
    expect(hiddenOf(alone([cell(12, long), cell(13, { ...long, areas: ["1804"] })]))).toEqual(of(1, 2));
    expect(hiddenOf(alone([cell(6, { minimumNumerator: 7 }), cell(7, { areas: ["1804"] })]))).toEqual(of(1, 2));
  });

  it("asks who stands behind a count", () => {
    const behind = () => ({ persons: 2, largest: null, effective: null, every: 1, apart: [] });
    expect(hiddenByRule(counts(9), { rule: folkehelse, facts: noFacts, behind })).toEqual(of(1, 1));
  });

  it("is nought where small counts are rounded instead", () => {
    const rounded = { bounds: () => ({ lower: 0, upper: 2 }), totals: [] };
    const rule = { ...presets.ssb, rounding: { base: 3 as const, key: "k" } };
    expect(hiddenByRule(counts(0, 3, 3), { rule, facts: noFacts, rounded })).toEqual(of(0, 3));
    expect(hiddenByRule(counts(0, 3, 3), { rule: presets.ssb, facts: noFacts })).toEqual(of(1, 3));
  });

  it("reads a column that is a sum as what it is the sum of", () => {
    const facts: Facts = { ...noFacts, sums: [{ table: "offences", whole: "all", parts: ["a", "b"] }] };
    const [whole, parts] = ["all", "b+a"].map((measure) => cell(9, { breakdown: { measure } }));
    const told = [estimate([whole!]), estimate([parts!])];
    expect(hiddenByRule(told, { rule: folkehelse, facts })).toEqual(of(0, 2));
  });

  it("is what the gate hides for its own sake: what it hides for the sake of others is not among it", async () => {
    const rows = fc.array(fc.nat(12), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (numerators) => {
        const estimates = alone(numerators.map((numerator, i) => cell(numerator, { areas: [String(1800 + i)] })));
        const outcome = await gate(estimates);
        if (!outcome.ok) throw new RangeError("refused");
        const own = outcome.value.released.filter(
          (row) => row.status === "withheld" && row.reason.code.startsWith("small-"),
        );
        expect(hiddenOf(estimates)).toEqual(of(own.length, estimates.length));
      }),
      { numRuns: 50 },
    );
  });

  it("does not see the order of the estimates", () => {
    const rows = fc.shuffledSubarray([...counts(0, 1, 4, 5, 6, 9, 20)], { minLength: 7 });
    fc.assert(fc.property(rows, (each) => hiddenOf(each).hidden === 3));
  });
});

describe("too much is hidden", () => {
  it("where it is more than the share that may be, and not where it is just that", () => {
    expect([2, 3, 4].map((hidden) => isTooMuch(of(hidden, 6), 0.5))).toEqual([false, false, true]);
    expect([0, 1].map((hidden) => isTooMuch(of(hidden, 6), 0))).toEqual([false, true]);
    expect(isTooMuch(of(29, 100), 0.29)).toBe(false);
  });

  it("where all but one of several are hidden, whatever may be", () => {
    expect([8, 9, 10].map((hidden) => isTooMuch(of(hidden, 10), 0.99))).toEqual([false, true, true]);
    expect([0, 1, 2].map((hidden) => isTooMuch(of(hidden, 2), 0.5))).toEqual([false, true, true]);
    expect([0, 1].map((hidden) => isTooMuch(of(hidden, 1), 0.5))).toEqual([false, true]);
  });

  it("and whoever knows so, and their sum, is left with nothing and with all of it for each of them", () => {
    const several = fc.array(fc.nat(7), { minLength: 2, maxLength: 4 });
    const shares = fc.constantFrom(0, 0.3, 0.5, 0.8, 0.99);
    const isCoarse = (table: readonly number[], share: number): boolean =>
      isTooMuch(of(table.filter((count) => count < folkehelse.minimumNumerator).length, table.length), share);
    /** Every table of so many counts with that sum. */
    const tables = (size: number, sum: number): readonly (readonly number[])[] =>
      size === 1
        ? [[sum]]
        : Array.from({ length: sum + 1 }, (_, first) =>
            tables(size - 1, sum - first).map((rest) => [first, ...rest]),
          ).flat();
    fc.assert(
      fc.property(several, shares, (counts, share) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        fc.pre(sum >= folkehelse.minimumNumerator && isCoarse(counts, share));
        const agreeing = tables(counts.length, sum).filter((table) => isCoarse(table, share));
        counts.forEach((_, i) => {
          const values = agreeing.map((table) => table[i]!);
          expect([Math.min(...values), Math.max(...values)]).toEqual([0, sum]);
        });
      }),
      { numRuns: 60 },
    );
  });
});
