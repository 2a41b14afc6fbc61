/** What randomisation inference counts: as extreme as the actual assignment, at any true ratio. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignments } from "../../src/stats/assignments.ts";
import { extremesOf } from "../../src/stats/extremes.ts";
import { pooledDifferenceInDifferences } from "../../src/stats/index.ts";
import { stream } from "../../src/stats/random.ts";

const treated = [true, true, true, false, false, false, false, false];
const count = fc.integer({ min: 0, max: 12 });
const time = fc.integer({ min: 1, max: 30 });
const column = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: 8, maxLength: 8 });
const counts = fc.record({
  eventsBefore: column(count),
  exposureBefore: column(time),
  eventsAfter: column(count),
  exposureAfter: column(time),
});
const drawn = assignments({ treated, strata: null, enumerateUpTo: 100, draws: 1, random: stream(1, 0) });
const design = (it_: typeof counts extends fc.Arbitrary<infer T> ? T : never) =>
  ({ counts: it_, treated, continuity: 0.5 }) as const;

describe("the assignments as extreme as the actual one", () => {
  it("are counted as when each statistic is computed by itself", () => {
    fc.assert(
      fc.property(counts, (it_) => {
        const statistic = (members: readonly number[]): number => {
          const inside = treated.map((_, unit) => members.includes(unit));
          return Math.abs(pooledDifferenceInDifferences(it_, inside, 0.5).logRatio);
        };
        const actual = statistic([0, 1, 2]) * (1 - 1e-9) - 1e-9;
        const all = Array.from({ length: drawn.count }, (_, i) =>
          statistic([...drawn.members.slice(3 * i, 3 * i + 3)]),
        );
        const found = extremesOf(design(it_), drawn).count(1, "two-sided", Number.POSITIVE_INFINITY);
        expect(found).toBe(all.filter((value) => value >= actual).length);
      }),
    );
  });

  it("are the same when only what changes between two ratios is looked at again, however often", () => {
    const ratio = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(counts, ratio, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (it_, one, other, share) => {
        const whole = extremesOf(design(it_), drawn);
        const middle = one * (other / one) ** share;
        const once = whole.between(one, other);
        const twice = once.between(one, middle);
        for (const [open, at] of [
          [once, one],
          [once, other],
          [once, middle],
          [twice, one],
          [twice, middle],
          [twice, Math.sqrt(one * middle)],
        ] as const) {
          expect(open.count(at, "two-sided", Number.POSITIVE_INFINITY)).toBe(
            whole.count(at, "two-sided", Number.POSITIVE_INFINITY),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
