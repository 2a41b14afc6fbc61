/** Randomisation inference for the pooled difference-in-differences: p, and an interval by inverting the test. */
import { type AssignmentDesign, type Assignments, assignments } from "./assignments.ts";
import type { Bounds } from "./bounds.ts";
import { type BeforeAfter, type PooledCounts, pooledDifferenceInDifferences } from "./did.ts";
import { requireLevel } from "./ranges.ts";
import { UnanswerableError } from "./unanswerable.ts";

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
const boundWidth = 1e-7;

/** Two statistics that differ by less, relatively, are tied: rounding must not decide what is as extreme. */
const tie = 1e-10;

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

function sumAssignments(design: RandomisationDesign, drawn: Assignments, all: PooledCounts): Sums {
  const { counts, treated, continuity } = design;
  const { size, count, members } = drawn;
  const eventsBefore = Float64Array.from(counts.eventsBefore);
  const exposureBefore = Float64Array.from(counts.exposureBefore);
  const exposureAfter = Float64Array.from(counts.exposureAfter);
  const eventsAfter = Float64Array.from(counts.eventsAfter);
  const eventsOwn = eventsAfter.map((value, unit) => (treated[unit] ? value : 0));
  const sums = (): Float64Array => new Float64Array(count);
  const [above, below, own, other] = [sums(), sums(), sums(), sums()];
  for (let i = 0, at = 0; i < count; i++) {
    let [before, after, timeBefore, timeAfter, ours] = [0, 0, 0, 0, 0];
    for (let j = 0; j < size; j++) {
      const unit = members[at++]!;
      before += eventsBefore[unit]!;
      after += eventsAfter[unit]!;
      timeBefore += exposureBefore[unit]!;
      timeAfter += exposureAfter[unit]!;
      ours += eventsOwn[unit]!;
    }
    above[i] = timeBefore * (all.eventsBefore - before + continuity) * (all.exposureAfter - timeAfter);
    below[i] = timeAfter * (before + continuity) * (all.exposureBefore - timeBefore);
    own[i] = ours;
    other[i] = after - ours;
  }
  return { above, below, own, other };
}

/** How many assignments are as extreme as the actual one, when the true ratio is `ratio`; any number from `enough` up, when there are so many. */
type Extremes = (ratio: number, alternative: Alternative, enough: number) => number;

/** Assignments between two looks at whether enough are found. */
const stretch = 1024;

function countExtremes(design: RandomisationDesign, drawn: Assignments): Extremes {
  const { counts, treated, continuity } = design;
  const { treated: inside, controls } = pooledDifferenceInDifferences(counts, treated, continuity);
  const all: PooledCounts = {
    eventsBefore: inside.eventsBefore + controls.eventsBefore,
    exposureBefore: inside.exposureBefore + controls.exposureBefore,
    eventsAfter: inside.eventsAfter + controls.eventsAfter,
    exposureAfter: inside.exposureAfter + controls.exposureAfter,
  };
  const { above, below, own, other } = sumAssignments(design, drawn, all);
  const change =
    (inside.exposureBefore * (controls.eventsBefore + continuity) * controls.exposureAfter) /
    (inside.exposureAfter * (inside.eventsBefore + continuity) * controls.exposureBefore);

  return (ratio, alternative, enough) => {
    // Under the sharp null the treated would have had 1/ratio of their events without treatment.
    const share = 1 / ratio;
    const after = inside.eventsAfter * share;
    const total = after + controls.eventsAfter + continuity;
    const observed = (change * (after + continuity)) / (total - after);
    const far = Math.max(observed, 1 / observed) * (1 - tie);
    const lower = { "two-sided": 1 / far, less: observed * (1 + tie), greater: 0 }[alternative];
    const upper = { "two-sided": far, less: Infinity, greater: observed * (1 - tie) }[alternative];
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
      if (to - within >= enough) return to - within;
    }
    return above.length - within;
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
    throw new UnanswerableError(
      "one-sided-events",
      `the ratio is ${ratio}; expected events in every pooled count, or a continuity above 0`,
    );
  }
  const drawn = assignments(design);
  const extremes = countExtremes(design, drawn);
  const extra = drawn.enumerated ? 0 : 1;
  const share = (found: number): number => (found + extra) / (drawn.count + extra);
  // The fewest that are too many to reject.
  let enough = Math.max(0, Math.floor((1 - design.level) * drawn.count) - 1);
  while (share(enough) <= 1 - design.level) enough++;
  const accepts = (factor: number): boolean => extremes(ratio * factor, "two-sided", enough) >= enough;
  const down = farthestAccepted(accepts, -1);
  const up = farthestAccepted(accepts, 1);
  return {
    estimate: ratio,
    lower: down === null ? 0 : ratio * down,
    upper: up === null ? Infinity : ratio * up,
    p: share(extremes(1, design.alternative, Infinity)),
    smallestP: 1 / (drawn.count + extra),
    assignments: drawn.count,
    possible: drawn.possible,
    enumerated: drawn.enumerated,
    searchLimit,
  };
}
