/** How many assignments are as extreme as the actual one, for any true ratio: what randomisation inference counts. */
import type { Assignments } from "./assignments.ts";
import { type BeforeAfter, type PooledCounts, pooledDifferenceInDifferences } from "./did.ts";

export type Alternative = "two-sided" | "less" | "greater";

export interface ExtremesDesign {
  readonly counts: BeforeAfter;
  /** Which units were in fact treated. */
  readonly treated: readonly boolean[];
  /** Added to each pooled count, in every assignment. */
  readonly continuity: number;
}

/** Two statistics that differ by less, relatively, are tied: rounding must not decide what is as extreme. */
const tie = 1e-10;

/** A statistic closer than this, relatively, to a bound is not settled by the ends of a range. */
const slack = 1e-12;

/** Assignments between two looks at whether enough are found. */
const stretch = 1024;

/**
 * The ratio of an assignment is `above` (a + continuity) ÷ `below` (all − a), where a, its later events without an effect
 * `ratio`, is `own` / ratio + `other`: `own` are the events of units that were in fact treated.
 */
interface Sums {
  readonly above: Float64Array;
  readonly below: Float64Array;
  readonly own: Float64Array;
  readonly other: Float64Array;
}

function room(count: number): Sums {
  const sums = (): Float64Array => new Float64Array(count);
  return { above: sums(), below: sums(), own: sums(), other: sums() };
}

/** Numbers kept of each unit, side by side. */
const stride = 5;

function sumAssignments(design: ExtremesDesign, drawn: Assignments, all: PooledCounts): Sums {
  const { counts, treated, continuity } = design;
  const { size, count, members } = drawn;
  const units = new Float64Array(treated.length * stride);
  for (const [unit, is] of treated.entries()) {
    const after = counts.eventsAfter[unit]!;
    units.set([counts.eventsBefore[unit]!, after, is ? after : 0], unit * stride);
    units.set([counts.exposureBefore[unit]!, counts.exposureAfter[unit]!], unit * stride + 3);
  }
  const { above, below, own, other } = room(count);
  for (let i = 0, at = 0; i < count; i++) {
    let before = 0;
    let after = 0;
    let ours = 0;
    let timeBefore = 0;
    let timeAfter = 0;
    for (let j = 0; j < size; j++) {
      const unit = members[at++]! * stride;
      before += units[unit]!;
      after += units[unit + 1]!;
      ours += units[unit + 2]!;
      timeBefore += units[unit + 3]!;
      timeAfter += units[unit + 4]!;
    }
    above[i] = timeBefore * (all.eventsBefore - before + continuity) * (all.exposureAfter - timeAfter);
    below[i] = timeAfter * (before + continuity) * (all.exposureBefore - timeBefore);
    own[i] = ours;
    other[i] = after - ours;
  }
  return { above, below, own, other };
}

export interface Extremes {
  /** How many are as extreme as the actual one when the true ratio is `ratio`; any number from `enough` up, when there are so many. */
  readonly count: (ratio: number, alternative: Alternative, enough: number) => number;
  /** The same counts, two-sided, for ratios between two: only what changes between them is looked at again. */
  readonly between: (one: number, other: number) => Extremes;
}

/** What is the same for all assignments. */
interface Actual {
  readonly inside: PooledCounts;
  /** Later events of the controls, with the continuity. */
  readonly rest: number;
  readonly change: number;
  readonly continuity: number;
}

/** The statistics that are not extreme lie within these, when the share of the treated's later events is as given. */
function limits(actual: Actual, share: number, alternative: Alternative): { lower: number; upper: number } {
  const after = actual.inside.eventsAfter * share;
  const total = after + actual.rest;
  const observed = (actual.change * (after + actual.continuity)) / (total - after);
  const far = Math.max(observed, 1 / observed) * (1 - tie);
  return {
    lower: { "two-sided": 1 / far, less: observed * (1 + tie), greater: 0 }[alternative],
    upper: { "two-sided": far, less: Infinity, greater: observed * (1 - tie) }[alternative],
  };
}

/** @param settled  assignments that are extreme at every ratio that will be asked for */
function extremesAmong(sums: Sums, actual: Actual, settled: number): Extremes {
  const { above, below, own, other } = sums;
  const { inside, rest, continuity } = actual;
  return {
    count: (ratio, alternative, enough) => {
      // Under the sharp null the treated would have had 1/ratio of their events without treatment.
      const share = 1 / ratio;
      const total = inside.eventsAfter * share + rest;
      const { lower, upper } = limits(actual, share, alternative);
      const bounded = upper < Infinity;
      let within = 0;
      for (let from = 0; from < above.length; from += stretch) {
        const to = Math.min(above.length, from + stretch);
        for (let i = from; i < to; i++) {
          const later = own[i]! * share + other[i]!;
          const numerator = above[i]! * (later + continuity);
          const denominator = below[i]! * (total - later);
          // Not as extreme: numerator ÷ denominator within the bounds. What is 0/0 counts as extreme.
          if (
            numerator >= lower * denominator &&
            (!bounded || numerator <= upper * denominator) &&
            numerator + denominator > 0
          ) {
            within++;
          }
        }
        if (settled + to - within >= enough) return settled + to - within;
      }
      return settled + above.length - within;
    },
    between: (one, two) => {
      // Numerators, denominators and the actual ratio all grow with the share: their ends bound them.
      const [low, high] = [1 / Math.max(one, two), 1 / Math.min(one, two)];
      const [first, last] = [limits(actual, low, "two-sided"), limits(actual, high, "two-sided")];
      const widest = Math.max(first.upper, last.upper) * (1 + slack);
      // Where the actual ratio may pass 1 between the ends, nothing is surely within.
      const crosses = passesOne(actual, low) !== passesOne(actual, high);
      const narrowest = crosses ? 0 : Math.min(first.upper, last.upper) * (1 - slack);
      const [totalLow, totalHigh] = [inside.eventsAfter * low + rest, inside.eventsAfter * high + rest];
      const open = room(above.length);
      let kept = 0;
      let extreme = settled;
      for (let i = 0; i < above.length; i++) {
        const [laterLow, laterHigh] = [own[i]! * low + other[i]!, own[i]! * high + other[i]!];
        const [topLow, topHigh] = [above[i]! * (laterLow + continuity), above[i]! * (laterHigh + continuity)];
        const [bottomLow, bottomHigh] = [below[i]! * (totalLow - laterLow), below[i]! * (totalHigh - laterHigh)];
        if (topLow * narrowest >= bottomHigh && topHigh <= narrowest * bottomLow && topLow + bottomLow > 0) continue;
        if (topHigh * widest < bottomLow || topLow > widest * bottomHigh) {
          extreme++;
          continue;
        }
        open.above[kept] = above[i]!;
        open.below[kept] = below[i]!;
        open.own[kept] = own[i]!;
        open.other[kept] = other[i]!;
        kept++;
      }
      const left = {
        above: open.above.subarray(0, kept),
        below: open.below.subarray(0, kept),
        own: open.own.subarray(0, kept),
        other: open.other.subarray(0, kept),
      };
      return extremesAmong(left, actual, extreme);
    },
  };
}

function passesOne({ inside, rest, change, continuity }: Actual, share: number): boolean {
  return change * (inside.eventsAfter * share + continuity) > rest;
}

/**
 * @param drawn  the assignments to compare with, of as many units as are treated
 */
export function extremesOf(design: ExtremesDesign, drawn: Assignments): Extremes {
  const { counts, treated, continuity } = design;
  const { treated: inside, controls } = pooledDifferenceInDifferences(counts, treated, continuity);
  const all: PooledCounts = {
    eventsBefore: inside.eventsBefore + controls.eventsBefore,
    exposureBefore: inside.exposureBefore + controls.exposureBefore,
    eventsAfter: inside.eventsAfter + controls.eventsAfter,
    exposureAfter: inside.exposureAfter + controls.exposureAfter,
  };
  const change =
    (inside.exposureBefore * (controls.eventsBefore + continuity) * controls.exposureAfter) /
    (inside.exposureAfter * (inside.eventsBefore + continuity) * controls.exposureBefore);
  const actual = { inside, rest: controls.eventsAfter + continuity, change, continuity };
  return extremesAmong(sumAssignments(design, drawn, all), actual, 0);
}
