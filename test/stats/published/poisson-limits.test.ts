/**
 * Exact limits of a Poisson count, as every table book prints them.
 *
 * Pearson & Hartley (1966), Biometrika Tables for Statisticians, volume 1, table 40: 95 per cent limits; the counts of 0, 1, 2, 3, 5, 10,
 * 15, 20, 25, 30 and 50, with the digits printed there.
 */
import { describe, expect, it } from "vitest";
import { byar, garwood, standardisedRatio } from "../../../src/stats/index.ts";

describe("95 per cent limits of a count", () => {
  it.each([
    [0, "0.0000", "3.689"],
    [1, "0.0253", "5.572"],
    [2, "0.242", "7.225"],
    [3, "0.619", "8.767"],
    [5, "1.62", "11.67"],
    [10, "4.80", "18.39"],
    [15, "8.40", "24.74"],
    [20, "12.22", "30.89"],
    [25, "16.18", "36.90"],
    [30, "20.24", "42.83"],
    [50, "37.11", "65.92"],
  ])("%i: %s to %s", (events, lower, upper) => {
    const decimals = (text: string): number => text.split(".")[1]!.length;
    const found = garwood(events, 1, 0.95);
    expect(found.lower.toFixed(decimals(lower))).toBe(lower);
    expect(found.upper.toFixed(decimals(upper))).toBe(upper);
    const ratio = standardisedRatio(events, 4, 0.95);
    expect(ratio.upper * 4).toBeCloseTo(found.upper, 10);
  });

  it("are Byar's within a hundredth of a standard deviation from ten events on", () => {
    for (const events of [10, 20, 50, 200]) {
      const [one, other] = [garwood(events, 1, 0.95), byar(events, 1, 0.95)];
      expect(Math.abs(one.lower - other.lower)).toBeLessThan(Math.sqrt(events) / 100);
      expect(Math.abs(one.upper - other.upper)).toBeLessThan(Math.sqrt(events) / 100);
    }
  });
});
