/** Pooled difference-in-differences, randomisation inference and leave-one-out. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssignmentDesign,
  assignments,
  type BeforeAfter,
  leaveOneOut,
  pooledDifferenceInDifferences,
  type RandomisationDesign,
  randomisationInference,
} from "../../src/stats/index.ts";
import { poisson, stream } from "../../src/stats/random.ts";
import { UnanswerableError } from "../../src/stats/unanswerable.ts";

const small: BeforeAfter = {
  eventsBefore: [10, 4, 30, 12, 7],
  exposureBefore: [100, 40, 300, 120, 70],
  eventsAfter: [3, 2, 14, 7, 5],
  exposureAfter: [50, 20, 150, 60, 35],
};
const two = [true, true, false, false, false];

describe("the pooled difference-in-differences", () => {
  it("is the ratio of the rate ratios", () => {
    const it_ = pooledDifferenceInDifferences(small, two, 0);
    expect(it_.treated).toEqual({ eventsBefore: 14, exposureBefore: 140, eventsAfter: 5, exposureAfter: 70 });
    expect(it_.controls).toEqual({ eventsBefore: 49, exposureBefore: 490, eventsAfter: 26, exposureAfter: 245 });
    expect(it_.ratio).toBeCloseTo(5 / 70 / (14 / 140) / (26 / 245 / (49 / 490)), 14);
    expect(it_.logRatio).toBe(Math.log(it_.ratio));
  });

  it("adds the continuity to each of the four counts", () => {
    const it_ = pooledDifferenceInDifferences(small, two, 0.5);
    expect(it_.ratio).toBeCloseTo(5.5 / 70 / (14.5 / 140) / (26.5 / 245 / (49.5 / 490)), 14);
  });

  it("is 0 or infinite where only one count is 0", () => {
    const none = { ...small, eventsAfter: [0, 0, 14, 7, 5] };
    expect(pooledDifferenceInDifferences(none, two, 0)).toMatchObject({
      ratio: 0,
      logRatio: Number.NEGATIVE_INFINITY,
    });
    const before = { ...small, eventsBefore: [0, 0, 14, 7, 5] };
    expect(pooledDifferenceInDifferences(before, two, 0).ratio).toBe(Number.POSITIVE_INFINITY);
  });

  it("turns over when treated and controls change places", () => {
    const other = pooledDifferenceInDifferences(
      small,
      two.map((it_) => !it_),
      0,
    );
    expect(other.ratio * pooledDifferenceInDifferences(small, two, 0).ratio).toBeCloseTo(1, 14);
  });

  it.each<[string, BeforeAfter, readonly boolean[], number, string]>([
    [
      "columns of unequal length",
      small,
      [true, false],
      0,
      "columns differ in length: treated 2, eventsBefore 5, exposureBefore 5, eventsAfter 5, exposureAfter 5",
    ],
    [
      "a negative count",
      { ...small, eventsAfter: [3, -2, 14, 7, 5] },
      two,
      0,
      "eventsAfter[1] is -2; expected a finite number, 0 or more",
    ],
    ["a negative continuity", small, two, -1, "continuity is -1; expected a finite number, 0 or more"],
    [
      "everyone treated",
      small,
      [true, true, true, true, true],
      0,
      "a pooled exposure is 0; expected treated and controls with exposure before and after",
    ],
    [
      "0/0",
      { ...small, eventsBefore: [0, 0, 1, 1, 1], eventsAfter: [0, 0, 1, 1, 1] },
      two,
      0,
      "the ratio is 0/0; expected more events, or a continuity above 0",
    ],
  ])("refuses %s", (_, counts, treated, continuity, message) => {
    expect(() => pooledDifferenceInDifferences(counts, treated, continuity)).toThrow(
      expect.objectContaining({ message }),
    );
  });
});

const design = (changes: Partial<AssignmentDesign>): AssignmentDesign => ({
  treated: two,
  strata: null,
  enumerateUpTo: 1000,
  draws: 50,
  random: stream(1, 0),
  ...changes,
});

function listed(it_: ReturnType<typeof assignments>): readonly string[] {
  return Array.from({ length: it_.count }, (_, i) =>
    [...it_.members.slice(i * it_.size, (i + 1) * it_.size)].sort((a, b) => a - b).join(""),
  );
}

describe("assignments", () => {
  it("lists each of the possible ones once", () => {
    const it_ = assignments(design({}));
    expect(it_).toMatchObject({ size: 2, count: 10, possible: 10, enumerated: true });
    expect(listed(it_)).toEqual(["01", "02", "03", "04", "12", "13", "14", "23", "24", "34"]);
  });

  it("lets units trade places within their stratum only", () => {
    expect(listed(assignments(design({ strata: [1, 0, 1, 0, 0] })))).toEqual(
      ["01", "12", "03", "23", "04", "24"].sort(byMembers),
    );
  });

  it("leaves strata without treated units alone", () => {
    expect(listed(assignments(design({ strata: [0, 0, 0, 7, 7] })))).toEqual(["01", "02", "12"]);
  });

  it("draws when there are too many, the same for the same stream", () => {
    const it_ = assignments(design({ enumerateUpTo: 9 }));
    expect(it_).toMatchObject({ count: 50, possible: 10, enumerated: false });
    expect(listed(it_)).toEqual(listed(assignments(design({ enumerateUpTo: 9 }))));
    expect(new Set(listed(it_)).size).toBeGreaterThan(5);
    for (const members of listed(it_)) expect(new Set(members).size).toBe(2);
  });

  it("draws each as often as any other", () => {
    const it_ = assignments(design({ enumerateUpTo: 0, draws: 20_000 }));
    const tally = new Map<string, number>();
    for (const members of listed(it_)) tally.set(members, (tally.get(members) ?? 0) + 1);
    // 2000 expected, deviation 42: five deviations.
    for (const count of tally.values()) expect(Math.abs(count - 2000)).toBeLessThan(212);
    expect(tally.size).toBe(10);
  });

  it("refuses when nobody or everybody is treated", () => {
    expect(() => assignments(design({ treated: [false, false] }))).toThrow(
      new RangeError("0 of 2 units are treated; expected some, not all"),
    );
    expect(() => assignments(design({ treated: [true, true] }))).toThrow(
      new RangeError("2 of 2 units are treated; expected some, not all"),
    );
    expect(() => assignments(design({ strata: [1] }))).toThrow(
      new RangeError("columns differ in length: treated 5, strata 1"),
    );
    expect(() => assignments(design({ draws: 0 }))).toThrow(
      new RangeError("draws is 0; expected a whole number, 1 or more"),
    );
  });
});

function byMembers(a: string, b: string): number {
  // Strata are taken in order: the second stratum's member varies fastest.
  const key = (it_: string): string =>
    [...it_].sort((x, y) => Number("10100"[Number(x)]) - Number("10100"[Number(y)])).join("");
  return key(a) < key(b) ? -1 : 1;
}

const inference = (changes: Partial<RandomisationDesign>): RandomisationDesign => ({
  ...design({}),
  counts: small,
  continuity: 0,
  alternative: "two-sided",
  level: 0.6,
  ...changes,
});

/** The p of an independent, slow computation: every assignment by the public function. */
function slowP(counts: BeforeAfter, treated: readonly boolean[], alternative: string): number {
  const all = assignments(design({ treated }));
  const observed = pooledDifferenceInDifferences(counts, treated, 0).logRatio;
  let extreme = 0;
  for (let i = 0; i < all.count; i++) {
    const members = new Set(all.members.slice(i * all.size, (i + 1) * all.size));
    const placebo = pooledDifferenceInDifferences(
      counts,
      treated.map((_, unit) => members.has(unit)),
      0,
    ).logRatio;
    const [a, b] =
      alternative === "two-sided"
        ? [Math.abs(placebo), Math.abs(observed)]
        : alternative === "less"
          ? [-placebo, -observed]
          : [placebo, observed];
    if (a >= b - 1e-9) extreme++;
  }
  return extreme / all.count;
}

describe("randomisation inference", () => {
  it.each(["two-sided", "less", "greater"] as const)("counts the actual assignment among all, %s", (alternative) => {
    const it_ = randomisationInference(inference({ alternative }));
    expect(it_).toMatchObject({ assignments: 10, possible: 10, enumerated: true, smallestP: 0.1 });
    expect(it_.p).toBe(slowP(small, two, alternative));
  });

  it("adds one to both when it draws", () => {
    const it_ = randomisationInference(inference({ enumerateUpTo: 0, draws: 9999, alternative: "less" }));
    const p = slowP(small, two, "less");
    expect(it_).toMatchObject({ assignments: 9999, enumerated: false, smallestP: 1 / 10_000 });
    expect(it_.p * 10_000).toBeCloseTo(Math.round(it_.p * 10_000), 9);
    expect(Math.abs(it_.p - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 9999) + 1e-4);
  });

  it("has an interval that holds the ratios which the test accepts", () => {
    const { estimate, lower, upper } = randomisationInference(inference({}));
    expect(lower).toBeLessThan(estimate);
    expect(upper).toBeGreaterThan(estimate);
    // Dividing the treated units' later events by a ratio makes its null hypothesis that of no effect.
    const p = (ratio: number): number =>
      slowP(
        { ...small, eventsAfter: small.eventsAfter.map((y, unit) => (two[unit] ? y / ratio : y)) },
        two,
        "two-sided",
      );
    expect(p(lower * 1.0001)).toBeGreaterThan(0.4);
    expect(p(lower * 0.9999)).toBeLessThanOrEqual(0.4);
    expect(p(upper * 0.9999)).toBeGreaterThan(0.4);
    expect(p(upper * 1.0001)).toBeLessThanOrEqual(0.4);
  });

  it("is unbounded when the smallest attainable p exceeds 1 − level", () => {
    const it_ = randomisationInference(inference({ level: 0.95 }));
    expect(it_).toMatchObject({ lower: 0, upper: Number.POSITIVE_INFINITY, searchLimit: 10_000 });
  });

  it("counts placebo groups whose ratio is undefined as extreme", () => {
    const counts = { ...small, eventsBefore: [10, 4, 0, 0, 7], eventsAfter: [3, 2, 0, 0, 5] };
    // Units 2 and 3 together have no event at all: their ratio is 0/0.
    expect(randomisationInference(inference({ counts })).p).toBeGreaterThanOrEqual(0.2);
  });

  it("does not care in what order the units stand", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const turn = <T>(column: readonly T[]): readonly T[] => order.map((unit) => column[unit]!);
        const counts: BeforeAfter = {
          eventsBefore: turn(small.eventsBefore),
          exposureBefore: turn(small.exposureBefore),
          eventsAfter: turn(small.eventsAfter),
          exposureAfter: turn(small.exposureAfter),
        };
        const one = randomisationInference(inference({}));
        const other = randomisationInference(inference({ counts, treated: turn(two) }));
        expect(other.p).toBe(one.p);
        expect(other.lower).toBeCloseTo(one.lower, 6);
      }),
    );
  });

  it("rejects a true null no more often than it says", () => {
    const rate = [0.05, 0.03, 0.06, 0.04, 0.05, 0.02, 0.05, 0.04];
    const exposure = [600, 40, 300, 120, 70, 90, 200, 60];
    const treated = rate.map((_, unit) => unit < 3);
    const runs = 400;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const random = stream(20260701, run);
      const which = assignments(design({ treated, enumerateUpTo: 0, draws: 1, random })).members;
      const counts: BeforeAfter = {
        exposureBefore: exposure.map((t) => 4 * t),
        exposureAfter: exposure,
        eventsBefore: exposure.map((t, unit) => poisson(random, 4 * t * rate[unit]!)),
        eventsAfter: exposure.map((t, unit) => poisson(random, t * rate[unit]!)),
      };
      const drawn = rate.map((_, unit) => which.includes(unit));
      const { p } = randomisationInference(inference({ counts, treated: drawn, continuity: 0.5 }));
      if (p <= 0.1) rejected++;
    }
    // Exact level 5/56 = 0.089 at most; three Monte-Carlo deviations above it.
    expect(rejected / runs).toBeLessThan(5 / 56 + 3 * Math.sqrt((0.089 * 0.911) / runs));
    expect(rejected).toBeGreaterThan(0);
  });

  it("refuses a ratio of 0 and a level in per cent", () => {
    const counts = { ...small, eventsAfter: [0, 0, 14, 7, 5] };
    expect(() => randomisationInference(inference({ counts }))).toThrow(
      new UnanswerableError(
        "one-sided-events",
        "the ratio is 0; expected events in every pooled count, or a continuity above 0",
      ),
    );
    expect(() => randomisationInference(inference({ level: 95 }))).toThrow(
      new RangeError("level is 95; expected a number in (0, 1), as 0.95"),
    );
  });
});

describe("leave one out", () => {
  it("estimates without each unit in turn", () => {
    expect(leaveOneOut(["a", "b", "c"], (kept) => kept.join(""))).toEqual([
      { left: "a", result: "bc" },
      { left: "b", result: "ac" },
      { left: "c", result: "ab" },
    ]);
  });

  it("refuses a single unit", () => {
    expect(() => leaveOneOut(["a"], () => 0)).toThrow(
      new RangeError("there are 1 units; expected at least 2 to leave one out"),
    );
  });
});
