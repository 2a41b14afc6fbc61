/** The nearest known word: distances by hand, and the laws of a distance. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/model/nearest.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["rate", "rate", 0],
    ["rate", "rat", 1],
    ["rate", "rates", 1],
    ["rate", "rite", 1],
    ["rate", "arte", 1],
    ["salten", "saltne", 1],
    ["kitten", "sitting", 3],
    // One edit a place: unrestricted Damerau–Levenshtein would say 2 (Boytsov 2011, section 2.2).
    ["ca", "abc", 3],
    ["fullført", "fullfort", 1],
  ])("of %s and %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is symmetric, zero only for equals, at least the difference in length, at most the longer", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 2026 },
    );
  });
});

describe("editDistance with an end to the asking", () => {
  it("is the distance up to it, and infinite beyond", () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 12 }), (a, b, most) => {
        const distance = editDistance(a, b);
        expect(editDistance(a, b, most)).toBe(distance > most ? Number.POSITIVE_INFINITY : distance);
      }),
      { seed: 2026, numRuns: 1000 },
    );
  });
});

describe("nearest", () => {
  it("finds the word that is one slip away, whatever its case", () => {
    expect(nearest("benchmrk", ["programme", "benchmark", "donor"])).toBe("benchmark");
    expect(nearest("SALTEN", ["salten", "SALT"])).toBe("salten");
  });

  it("takes the first in code-unit order of several as near, in whatever order they come", () => {
    expect(nearest("rana8", ["rana4", "rana9", "rana7"])).toBe("rana4");
    expect(nearest("rana8", ["rana7", "rana9", "rana4"])).toBe("rana4");
  });

  it("is null without candidates, and for a word longer than any name", () => {
    expect(nearest("rate", [])).toBeNull();
    expect(nearest("x".repeat(101), ["x"])).toBeNull();
    expect(nearest("x".repeat(100), ["x".repeat(99)])).toBe("x".repeat(99));
  });

  it("is null beyond a third of the word, and for a number, which is nobody's slip of another", () => {
    expect(nearest("nonsense", ["cli.bug", "none"])).toBeNull();
    expect(nearest("polis", ["police"])).toBeNull();
    expect(nearest("polise", ["police"])).toBe("police");
    expect(nearest("13", ["12", "14"])).toBeNull();
    expect(nearest("", ["a"])).toBeNull();
    expect(nearest("a", ["b"])).toBeNull();
    expect(nearest("ab", ["ac"])).toBe("ac");
  });

  it("leaves out of account whatever spelling it is told to", () => {
    expect(nearest("R-A-N-A", ["rana"], (text) => text.toLowerCase().replaceAll("-", ""))).toBe("rana");
  });
});
