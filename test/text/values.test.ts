/** Released values on the reader's scale, by measure. */
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/model/estimate.ts";
import {
  displayDecimals,
  displayFactor,
  displayNumber,
  formatBounds,
  formatCell,
  formatLevel,
  formatPer,
  formatValue,
  isShare,
} from "../../src/text/values.ts";

const nbsp = "\u00a0";

function scale(measure: Measure, per = 1000, unit = "persons"): { measure: Measure; per: number; unit: string } {
  return { measure, per, unit };
}

describe("formatCell and formatValue", () => {
  it.each([
    [0.0172, scale("rate"), "17,2", "17,2 per 1000"],
    [0.285, scale("proportion", 100), `28,5${nbsp}%`, `28,5${nbsp}%`],
    [34, scale("count", 1), "34", "34"],
    [1.194, scale("rate-ratio"), "1,19", "1,19"],
    [0.8, scale("effect-ratio"), "0,80", "0,80"],
    [-0.032, scale("difference", 100), "−3,2", "−3,2 prosentpoeng"],
    [0.0032, scale("difference"), "+3,2", "+3,2 per 1000"],
    [3_500_000, scale("amount", 1, "NOK"), `3${nbsp}500${nbsp}000`, `3${nbsp}500${nbsp}000${nbsp}kr`],
    [291_666.7, scale("amount-per-unit", 1, "NOK"), `291${nbsp}667`, `291${nbsp}667${nbsp}kr`],
    [12.25, scale("amount", 1, "days"), "12,3", "12,3"],
    [21_670, scale("date", 1, "date"), "1. mai 2029", "1. mai 2029"],
  ] as const)("write %d as a %o", (value, it, cell, text) => {
    expect(formatCell(value, it, "nb")).toBe(cell);
    expect(formatValue(value, it, "nb")).toBe(text);
  });
});

describe("formatBounds", () => {
  const bounds = (measure: Measure, lower: number | null, upper: number | null, per = 1000) =>
    formatBounds({ ...scale(measure, per), lower, upper }, "nb");

  it("writes the interval on the scale of the value, and nothing where there is none", () => {
    expect(bounds("rate", 0.0121, 0.0238)).toBe("12,1–23,8");
    expect(bounds("proportion", 0, 1, 100)).toBe("0,0–100,0");
    expect(bounds("rate-ratio", 1.1, Number.POSITIVE_INFINITY)).toBe("1,10 eller mer");
    expect(bounds("rate", null, null)).toBe("");
    expect(bounds("rate", 0.01, null)).toBe("");
    expect(bounds("date", 1, 2)).toBe("");
  });
});

describe("the scale", () => {
  it("multiplies rates, shares and differences, and nothing else", () => {
    const measures = [
      "count",
      "rate",
      "proportion",
      "amount",
      "amount-per-unit",
      "rate-ratio",
      "difference",
      "effect-ratio",
      "date",
    ] as const;
    expect(measures.filter((measure) => displayFactor(scale(measure)) === 1000)).toEqual([
      "rate",
      "proportion",
      "difference",
    ]);
  });

  it("is free of the noise of multiplication, and keeps what has no end", () => {
    expect(displayNumber(0.0174, scale("rate"))).toBe(17.4);
    expect(displayNumber(0.57, scale("proportion", 100))).toBe(57);
    expect(displayNumber(Number.NEGATIVE_INFINITY, scale("rate"))).toBe(Number.NEGATIVE_INFINITY);
  });

  it("tells shares from rates", () => {
    expect(isShare(scale("proportion", 100))).toBe(true);
    expect(isShare(scale("difference", 100))).toBe(true);
    expect(isShare(scale("difference"))).toBe(false);
    expect(isShare(scale("rate", 100))).toBe(false);
  });

  it("prints dates and counts whole", () => {
    expect(displayDecimals(scale("count"))).toBe(0);
    expect(displayDecimals(scale("date"))).toBe(0);
  });
});

describe("coverage and per", () => {
  it("are written with the decimals that they need", () => {
    expect(formatLevel(0.95, "nb")).toBe(`95${nbsp}%`);
    expect(formatLevel(0.975, "en")).toBe("97.5%");
    expect(formatPer(1000, "nb")).toBe("1000");
    expect(formatPer(100_000, "nb")).toBe(`100${nbsp}000`);
  });
});
