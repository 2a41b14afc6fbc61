/** What is hidden for its own size. */
import { describe, expect, it } from "vitest";
import { presets } from "../../src/disclose/index.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import { cell, estimate, fate, released } from "./made.ts";

const of = (numerator: number, denominator: number, place = {}) =>
  cell(numerator, { denominator, complement: true, ...place });

/** The fate of the first count of each set, each set alone. */
const each = (sets: readonly (readonly CountCell[])[]): Promise<readonly (string | undefined)[]> =>
  Promise.all(sets.map(async (cells) => (await fate(cells))[0]));

describe("the public-health rule", () => {
  it("shows 5 and hides 4, 1 and 0", async () => {
    expect(await each([5, 4, 1, 0].map((n) => [cell(n)]))).toEqual([
      "shown",
      "small-numerator",
      "small-numerator",
      "small-numerator",
    ]);
  });

  it("shows a complement of 5 and hides 4 and 0: that everyone did says as much as that nobody did", async () => {
    expect(await each([15, 16, 20].map((n) => [of(n, 20)]))).toEqual(["shown", "small-complement", "small-complement"]);
  });

  it("leaves the complement alone where it counts no persons", async () => {
    expect(await fate([cell(19, { denominator: 20 })])).toEqual(["shown"]);
  });

  it("shows a denominator of 10 and hides 9, and says so rather than how many did", async () => {
    expect(await fate([of(5, 10)])).toEqual(["shown"]);
    expect(await fate([of(5, 9)])).toEqual(["small-denominator"]);
    expect(await fate([of(0, 8)])).toEqual(["small-denominator"]);
  });

  it("asks for 13 of 28 in sums over three years, and not over eleven quarters", async () => {
    const long = { period: "2024..2026" };
    expect(await fate([of(13, 40, long)])).toEqual(["shown"]);
    expect(await fate([of(12, 40, long)])).toEqual(["small-numerator"]);
    expect(await fate([of(15, 27, long)])).toEqual(["small-denominator"]);
    expect(await fate([of(28, 40, long)])).toEqual(["small-complement"]);
    expect(await fate([of(12, 40, { period: "2024-Q1..2026-Q3" })])).toEqual(["shown"]);
    expect(await fate([of(12, 40, { period: "2024-Q1..2026-Q4" })])).toEqual(["small-numerator"]);
  });

  it("is tightened by the indicator, never loosened", async () => {
    expect(await fate([cell(9, { minimumNumerator: 10 })])).toEqual(["small-numerator"]);
    expect(await fate([of(20, 49, { minimumDenominator: 50 })])).toEqual(["small-denominator"]);
    expect(await fate([cell(3, { minimumNumerator: 2 })])).toEqual(["small-numerator"]);
  });
});

describe("the other rules", () => {
  it("ssb hides under 3, whatever the span", async () => {
    expect(
      await fate([cell(3), cell(2, { table: "b" }), cell(3, { table: "c", period: "2020..2027" })], presets.ssb),
    ).toEqual(["shown", "small-numerator", "shown"]);
  });

  it("strict hides under 10", async () => {
    expect(await fate([cell(10), cell(9, { table: "b" })], presets.strict)).toEqual(["shown", "small-numerator"]);
  });
});

describe("an estimate", () => {
  it("is withheld when any of its counts is hidden, for the reason that tells least", async () => {
    const ratio = estimate([cell(3), cell(40, { areas: ["1804"], denominator: 9 })]);
    expect((await released([ratio]))[0]).toMatchObject({
      status: "withheld",
      reason: { code: "small-denominator", params: {} },
    });
  });

  it("hides a count for all indicators that state it, by the strictest of their limits", async () => {
    const count = estimate([cell(8)], { indicator: "started", measure: "count" });
    const rate = estimate([cell(8, { denominator: 500, complement: true, minimumNumerator: 10 })]);
    const rows = await released([count, rate]);
    expect(rows.map((row) => row.status)).toEqual(["withheld", "withheld"]);
  });
});
