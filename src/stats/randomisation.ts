/** Randomisation inference for the pooled difference-in-differences: p, and an interval by inverting the test. */
import { type AssignmentDesign, type Assignments, assignments } from "./assignments.ts";
import type { Bounds } from "./bounds.ts";
import { type BeforeAfter, pooledDifferenceInDifferences } from "./did.ts";
import { requireLevel } from "./ranges.ts";

export type Alternative = "two-sided" | "less" | "greater";

export interface RandomisationDesign extends AssignmentDesign {
  readonly counts: BeforeAfter;
  /** Added to each pooled count, in every assignment: 0 for none, ½ for Haldane's. */
  readonly continuity: number;
  readonly alternative: Alternative;
  /** Coverage of the (two-sided) interval in (0, 1). */
  readonly level: number;
}

export interface RandomisationResult extends Bounds {
  readonly p: number;
  /** The smallest p that this design could have given. */
  readonly smallestP: number;
  /** How many assignments were compared, and how many there are. */
  readonly assignments: number;
  readonly possible: number;
  readonly enumerated: boolean;
  /** Ratios were tried within [1/searchLimit, searchLimit] times the estimate; a bound not met there is 0 or Infinity. */
  readonly searchLimit: number;
}

/** The search for a bound goes so far from the estimate, as a factor. */
const searchLimit = 10_000;

/** Bounds of the interval are found to this relative width. */
const boundWidth = 1e-9;

/** Two statistics that differ by less, relatively, are tied: rounding must not decide what is as extreme. */
const tie = 1e-10;

/** What each assignment sums to; `own` are the units that were in fact treated. */
interface Sums {
  readonly count: number;
  readonly before: Float64Array;
  readonly exposureBefore: Float64Array;
  readonly exposureAfter: Float64Array;
  readonly afterOwn: Float64Array;
  readonly afterOther: Float64Array;
}

function sumAssignments(counts: BeforeAfter, treated: readonly boolean[], drawn: Assignments): Sums {
  const { size, count, members } = drawn;
  const column = (values: readonly number[]): Float64Array => {
    const source = Float64Array.from(values);
    const sums = new Float64Array(count);
    for (let i = 0, at = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += source[members[at++]!]!;
      sums[i] = sum;
    }
    return sums;
  };
  return {
    count,
    before: column(counts.eventsBefore),
    exposureBefore: column(counts.exposureBefore),
    exposureAfter: column(counts.exposureAfter),
    afterOwn: column(counts.eventsAfter.map((value, unit) => (treated[unit] ? value : 0))),
    afterOther: column(counts.eventsAfter.map((value, unit) => (treated[unit] ? 0 : value))),
  };
}

/** How many assignments are as extreme as the actual one, when the true ratio is `ratio`. */
type Extremes = (ratio: number, alternative: Alternative) => number;

function countExtremes(design: RandomisationDesign, drawn: Assignments): Extremes {
  const { counts, treated, continuity } = design;
  const sums = sumAssignments(counts, treated, drawn);
  const { treated: own, controls } = pooledDifferenceInDifferences(counts, treated, continuity);
  const before = own.eventsBefore + controls.eventsBefore + continuity;
  const exposureBefore = own.exposureBefore + controls.exposureBefore;
  const exposureAfter = own.exposureAfter + controls.exposureAfter;

  return (ratio, alternative) => {
    // Under the sharp null the treated would have had 1/ratio of their events without treatment.
    const ownAfter = own.eventsAfter / ratio;
    const after = ownAfter + controls.eventsAfter + continuity;
    const statistic = (b: number, tb: number, ta: number, a: number): number =>
      ((a + continuity) * tb * (before - b) * (exposureAfter - ta)) /
      (ta * (b + continuity) * (exposureBefore - tb) * (after - a));
    const observed = statistic(own.eventsBefore, own.exposureBefore, own.exposureAfter, ownAfter);
    const far = Math.max(observed, 1 / observed) * (1 - tie);
    // Within [inner, outer] is not as extreme; what is undefined counts as extreme.
    const inner = alternative === "greater" ? 0 : alternative === "less" ? observed * (1 + tie) : 1 / far;
    const outer = alternative === "greater" ? observed * (1 - tie) : alternative === "less" ? Infinity : far;
    let inside = 0;
    for (let i = 0; i < sums.count; i++) {
      const value = statistic(
        sums.before[i]!,
        sums.exposureBefore[i]!,
        sums.exposureAfter[i]!,
        sums.afterOwn[i]! / ratio + sums.afterOther[i]!,
      );
      if (value >= inner && value <= outer) inside++;
    }
    return sums.count - inside;
  };
}

/** The ratio farthest from the estimate in one direction that the test accepts; null when none is refused in reach. */
function farthestAccepted(accepts: (factor: number) => boolean, direction: 1 | -1): number | null {
  const limit = Math.log(searchLimit);
  let accepted = 0;
  let refused = 0.05;
  while (accepts(Math.exp(direction * refused))) {
    if (refused === limit) return null;
    accepted = refused;
    refused = Math.min(limit, refused * 1.5);
  }
  while (refused - accepted > boundWidth) {
    const middle = (accepted + refused) / 2;
    if (accepts(Math.exp(direction * middle))) accepted = middle;
    else refused = middle;
  }
  return Math.exp(direction * accepted);
}

/**
 * Randomisation inference for the pooled ratio of rate ratios.
 *
 * The statistic is |log ratio| (or the ratio, one-sided). Enumerated: p = #{as extreme} / N, the actual assignment
 * among them. Drawn: p = (1 + #{as extreme}) / (1 + B). The interval holds every ratio θ whose sharp multiplicative null
 * (each treated unit's later events would have been divided by θ) the two-sided test does not reject at 1 − level.
 *
 * Source: Fisher (1935), The Design of Experiments; Rosenbaum (2002), Covariance adjustment in randomized experiments,
 * Stat Sci 17:286–327; Phipson & Smyth (2010), Stat Appl Genet Mol Biol 9:39, for (1 + #)/(1 + B).
 *
 * @returns the ratio, its interval (0 or Infinity where no ratio within `searchLimit` is rejected), p and its smallest
 * @throws RangeError when an argument is outside its range, or the ratio is 0, infinite or undefined
 */
export function randomisationInference(design: RandomisationDesign): RandomisationResult {
  requireLevel(design.level);
  const { ratio } = pooledDifferenceInDifferences(design.counts, design.treated, design.continuity);
  if (ratio === 0 || ratio === Infinity) {
    throw new RangeError(`the ratio is ${ratio}; expected events in every pooled count, or a continuity above 0`);
  }
  const drawn = assignments(design);
  const extremes = countExtremes(design, drawn);
  const extra = drawn.enumerated ? 0 : 1;
  const probability = (at: number, alternative: Alternative): number =>
    (extremes(at, alternative) + extra) / (drawn.count + extra);
  const accepts = (factor: number): boolean => probability(ratio * factor, "two-sided") > 1 - design.level;
  const down = farthestAccepted(accepts, -1);
  const up = farthestAccepted(accepts, 1);
  return {
    estimate: ratio,
    lower: down === null ? 0 : ratio * down,
    upper: up === null ? Infinity : ratio * up,
    p: probability(1, design.alternative),
    smallestP: 1 / (drawn.count + extra),
    assignments: drawn.count,
    possible: drawn.possible,
    enumerated: drawn.enumerated,
    searchLimit,
  };
}
