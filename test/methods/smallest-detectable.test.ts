/** The smallest detectable fall from an interval, against the simulated one. */
import { describe, expect, it } from "vitest";
import { smallestDetectable } from "../../src/methods/smallest-detectable.ts";
import { makeReplicates, type PowerDesign } from "../../src/simulate/power/index.ts";
import { replicate } from "../../src/simulate/power/replicate.ts";
import { mean, randomisationInference } from "../../src/stats/index.ts";
import { stream } from "../../src/stats/random.ts";

const share = (lower: number, upper: number, df: number | null, level = 0.95): number =>
  smallestDetectable({ lower, upper, level, df })[0]!.params.share as number;

describe("the smallest detectable fall", () => {
  it("is 2.8 standard errors of the log of the ratio", () => {
    // log bounds ±1.96 · 0.2: 1 − exp(−(1.959964 + 0.8416212) · 0.2)
    const reach = 1.959963984540054 * 0.2;
    expect(share(Math.exp(-reach), Math.exp(reach), null)).toBeCloseTo(1 - Math.exp(-2.801585217 * 0.2), 8);
    expect(smallestDetectable({ lower: 0.9, upper: 1.1, level: 0.95, df: null })[0]!.code).toBe("smallest-detectable");
  });

  it("is greater on few degrees of freedom, and smaller at a lower level, for the same standard error", () => {
    const at = (z: number) => [Math.exp(-0.2 * z), Math.exp(0.2 * z)] as const;
    // 2.5705818 is the 0.975 quantile of t on 5.
    expect(share(...at(2.5705818356363146), 5)).toBeGreaterThan(share(...at(1.959963984540054), null));
    // 1.6448536 is the normal's 0.95 quantile: rejecting at 0.1 sees a smaller fall.
    expect(share(...at(1.6448536269514722), null, 0.9)).toBeLessThan(share(...at(1.959963984540054), null));
  });

  it("is not said of what is decided, or has an open end", () => {
    for (const [lower, upper] of [
      [0.5, 0.9],
      [1.1, 2],
      [0, 2],
      [0.5, Number.POSITIVE_INFINITY],
    ] as const)
      expect(smallestDetectable({ lower, upper, level: 0.95, df: null })).toEqual([]);
  });

  it("is what simulation on the design finds, to a tenth", () => {
    const sizes = [90, 20, 15, 12, 60, 50, 45, 40, 35, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10];
    const design: PowerDesign = {
      units: sizes.map((persons, i) => ({ id: `${i}`, treated: i < 4, exposure: Array(12).fill(persons) })),
      quarters: Array.from({ length: 12 }, (_, number) => ({ number, after: number >= 8 })),
      rate: { treated: 0.05, controls: 0.05 },
      spread: 0.3,
      drift: 0.02,
      dispersion: 1,
      strata: null,
      level: 0.95,
      draws: 399,
    };
    const falls = Array.from({ length: 30 }, (_, i) => {
      const counts = replicate(design, 4, i).countsAt(1);
      const side = (after: boolean) =>
        sizes.map((_, unit) =>
          design.quarters.reduce((sum, quarter, t) => sum + (quarter.after === after ? counts[unit * 12 + t]! : 0), 0),
        );
      const { lower, upper } = randomisationInference({
        counts: {
          eventsBefore: side(false),
          eventsAfter: side(true),
          exposureBefore: sizes.map((it_) => it_ * 8),
          exposureAfter: sizes.map((it_) => it_ * 4),
        },
        treated: sizes.map((_, unit) => unit < 4),
        strata: null,
        enumerateUpTo: 0,
        draws: 399,
        random: stream(5, i),
        continuity: 0,
        alternative: "two-sided",
        level: 0.95,
      });
      return smallestDetectable({ lower, upper, level: 0.95, df: null });
    }).flatMap((notes) => notes.map((note) => note.params.share as number));
    expect(falls.length).toBeGreaterThan(20);
    const fall = mean(falls);
    const count = 200;
    const made = makeReplicates({ design, test: "difference-in-differences", seed: 6, from: 0, to: count });
    expect(made.at(1 - fall - 0.1).falls / count).toBeGreaterThan(0.8);
    expect(made.at(1 - fall + 0.1).falls / count).toBeLessThan(0.8);
  });
});
