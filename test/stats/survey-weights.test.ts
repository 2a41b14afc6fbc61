/** Weighted shares from sums of weights: against R 4.2.2's survey package (35_survey_weights.R), and their laws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWeighted,
  surveyChange,
  surveyInterval,
  type WeightedAnswers,
  weightedShare,
} from "../../src/stats/index.ts";
import { answersFor, exact, relativeError } from "./reference.ts";

type Made = WeightedAnswers &
  Readonly<Record<"x" | "n" | "share" | "kish" | "linearised" | "effective" | "lower" | "upper", number>>;

const made = answersFor("survey-weights.json", ["weighted_shares"]).weighted_shares as unknown as Readonly<
  Record<string, Made>
>;

describe("weighted shares", () => {
  it.each(Object.entries(made))("agree with survey::svymean and its variance: %s", (_, set) => {
    const worth = weightedShare(set);
    expect(Math.abs(worth.share - set.share)).toBeLessThan(exact);
    expect(relativeError(worth.effective, set.effective)).toBeLessThan(exact);
    expect(set.effective).toBe(Math.min(set.linearised, set.kish));
    const { estimate, lower, upper } = surveyInterval({ x: set.x, n: set.n, designEffect: 1, worth }, 0.95);
    expect(estimate).toBe(worth.share);
    expect(Math.abs(lower - set.lower)).toBeLessThan(exact);
    expect(Math.abs(upper - set.upper)).toBeLessThan(exact);
  });

  it("are worth Kish's number where all said the same, and fewer than answered where weights differ", () => {
    for (const name of ["yes", "no"]) expect(weightedShare(made[name]!).effective).toBe(made[name]!.kish);
    expect(made.heavy!.effective).toBeLessThan(4);
  });

  it("are never worth more than Kish's number, though weights that go with the answers make the variance small", () => {
    expect(made.tied!.linearised).toBeGreaterThan(made.tied!.n);
    expect(weightedShare(made.tied!).effective).toBeCloseTo(made.tied!.kish, 12);
  });

  it("with weights alike are those of a simple sample, interval and all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }), fc.constantFrom(0.5, 1, 4), (n, some, w) => {
        const x = Math.min(n, some);
        const sums = (count: number) => ({ sum: count * w, squares: count * w * w });
        const worth = weightedShare({ yes: sums(x), all: sums(n) });
        const [own, plain] = [
          surveyInterval({ x, n, designEffect: 1.3, worth }, 0.95),
          surveyInterval({ x, n, designEffect: 1.3 }, 0.95),
        ];
        expect(own.lower).toBeCloseTo(plain.lower, 10);
        expect(own.upper).toBeCloseTo(plain.upper, 10);
      }),
      { seed: 2026 },
    );
  });

  it("do not change with the unit of the weights", () => {
    const { yes, all } = made.unlike!;
    const times = ({ sum, squares }: typeof all, by: number) => ({ sum: sum * by, squares: squares * by * by });
    const scaled = weightedShare({ yes: times(yes, 1000), all: times(all, 1000) });
    expect(relativeError(scaled.effective, made.unlike!.effective)).toBeLessThan(exact);
  });

  it("take their intervals into the change between waves", () => {
    const [before, now] = [made.unlike!, made.tied!].map((set) => ({
      ...set,
      designEffect: 1,
      worth: weightedShare(set),
    }));
    expect(surveyChange(before!, now!, 0.95).estimate).toBeCloseTo(made.tied!.share - made.unlike!.share, 12);
  });

  it("are none where sums cannot be those of weights", () => {
    const all = { sum: 3, squares: 3 };
    const wrong = [
      { yes: { sum: -1, squares: 1 }, all },
      { yes: { sum: 4, squares: 1 }, all },
      { yes: { sum: 1, squares: -1 }, all },
      { yes: { sum: 1, squares: 4 }, all },
      { yes: { sum: 0, squares: 0 }, all: { sum: 0, squares: 1 } },
      { yes: { sum: 0, squares: 0 }, all: { sum: 1, squares: 0 } },
    ];
    expect(wrong.map(isWeighted)).toEqual(wrong.map(() => false));
    expect(() => weightedShare(wrong[0]!)).toThrow(
      "the sums are not those of weights; expected those of yes within those of all",
    );
    // Squares that say nothing leave Kish's number.
    expect(weightedShare({ yes: { sum: 1, squares: 0 }, all: { sum: 1.5, squares: 1e-300 } }).share).toBeCloseTo(
      2 / 3,
      12,
    );
  });
});
