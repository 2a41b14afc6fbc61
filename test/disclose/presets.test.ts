/** The rules by name, and what may be done to them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loosened, presets, tighten } from "../../src/disclose/index.ts";
import type { Tightening } from "../../src/disclose/presets.ts";
import type { DisclosureRule } from "../../src/model/disclosure.ts";

const { ssb, folkehelse, strict } = presets;

/** The names of the limits that a tightening would lower. */
const lowered = (rule: DisclosureRule, by: Tightening): readonly string[] => loosened(rule, by).map(({ key }) => key);

describe("the presets", () => {
  it("hide numerators 0 to 4, complements 0 to 4 and denominators 0 to 9 by the public-health rule", () => {
    expect(folkehelse).toEqual({
      preset: "folkehelse",
      minimumNumerator: 5,
      minimumComplement: 5,
      minimumDenominator: 10,
      threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 28 },
    });
  });

  it("are named by their own id", () => {
    expect(Object.entries(presets).map(([name, rule]) => name === rule.preset)).toEqual([true, true, true]);
  });

  it("grow from ssb over folkehelse to strict in every limit", () => {
    expect(loosened(ssb, { ...folkehelse, threeYears: folkehelse.threeYears! })).toEqual([]);
    expect(loosened(folkehelse, { ...strict, threeYears: strict.threeYears! })).toEqual([]);
  });
});

describe("tighten", () => {
  it("raises what is named and leaves the rest", () => {
    expect(tighten(folkehelse, { minimumNumerator: 10 })).toEqual({
      ...folkehelse,
      minimumNumerator: 10,
      threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 28 },
    });
  });

  it("lifts the limits for three years to those for one", () => {
    expect(tighten(folkehelse, { minimumNumerator: 20 }).threeYears?.minimumNumerator).toBe(20);
  });

  it("raises the limits for three years alone", () => {
    expect(tighten(folkehelse, { threeYears: { minimumDenominator: 50 } })).toEqual({
      ...folkehelse,
      threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 50 },
    });
  });

  it("gives limits for three years to a rule that has none, from its own", () => {
    expect(tighten(ssb, { threeYears: { minimumNumerator: 9 } }).threeYears).toEqual({
      minimumNumerator: 9,
      minimumComplement: 3,
      minimumDenominator: 3,
    });
    expect(tighten(ssb, {})).toEqual(ssb);
  });

  it("raises what an attacker must be left with, and never lowers it", () => {
    expect(tighten(folkehelse, { protection: { width: 6 } }).protection).toEqual({ side: 1, width: 6 });
    expect(tighten(strict, { protection: { side: 3 } }).protection).toEqual({ side: 3, width: 4 });
    expect(lowered(strict, { protection: { side: 1, width: 3 } })).toEqual(["protection.side", "protection.width"]);
    expect(lowered(folkehelse, { protection: { side: 0 } })).toEqual(["protection.side"]);
  });

  it("asks for dominance and for effective answers where the rule did not, and raises where it did", () => {
    expect(tighten(folkehelse, { dominance: 5 })).toEqual({ ...folkehelse, dominance: 5 });
    expect(tighten(strict, { dominance: 20, minimumEffective: 50 })).toEqual({
      ...strict,
      dominance: 20,
      minimumEffective: 50,
    });
    expect(tighten(strict, {})).toEqual(strict);
    expect(loosened(strict, { dominance: 9, minimumEffective: 29 })).toEqual([
      { key: "dominance", value: 9, limit: 10 },
      { key: "minimumEffective", value: 29, limit: 30 },
    ]);
  });

  it("refuses to loosen, and names every limit that would be lowered", () => {
    expect(() => tighten(folkehelse, { minimumNumerator: 4, threeYears: { minimumComplement: 12 } })).toThrow(
      new RangeError("a disclosure rule may only be tightened: minimumNumerator, threeYears.minimumComplement"),
    );
    expect(lowered(ssb, { threeYears: { minimumNumerator: 2 } })).toEqual(["threeYears.minimumNumerator"]);
  });

  it("refuses what is not a number", () => {
    expect(lowered(folkehelse, { minimumNumerator: Number.NaN })).toEqual(["minimumNumerator"]);
  });

  it("never lowers a limit, and is done once", () => {
    const limits = fc.record({
      minimumNumerator: fc.integer({ min: 5, max: 40 }),
      minimumComplement: fc.integer({ min: 5, max: 40 }),
      minimumDenominator: fc.integer({ min: 10, max: 90 }),
    });
    fc.assert(
      fc.property(limits, (by) => {
        const once = tighten(folkehelse, by);
        expect(loosened(folkehelse, { ...once, threeYears: once.threeYears! })).toEqual([]);
        expect(tighten(once, by)).toEqual(once);
      }),
    );
  });
});
