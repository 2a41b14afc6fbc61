/** Randomisation inference for the pooled difference-in-differences: p, and an interval by inverting the test. */
import { type AssignmentDesign, assignments } from "./assignments.ts";
import type { Bounds } from "./bounds.ts";
import { type BeforeAfter, pooledDifferenceInDifferences } from "./did.ts";
import { type Alternative, type Extremes, extremesOf } from "./extremes.ts";
import { requireLevel } from "./ranges.ts";
import { UnanswerableError } from "./unanswerable.ts";

export type { Alternative };

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

/** The search among ratios looks again at what is open after so many steps: then it is a fourth. */
const stepsBetween = 2;

/** The factor farthest from 1 in one direction that the test accepts; null when none is refused in reach. */
function farthestAccepted(ratio: number, extremes: Extremes, enough: number, direction: 1 | -1): number | null {
  const at = (distance: number): number => ratio * Math.exp(direction * distance);
  const accepts = (among: Extremes, distance: number): boolean =>
    among.count(at(distance), "two-sided", enough) >= enough;
  const limit = Math.log(searchLimit);
  let accepted = 0;
  let refused = 0.05;
  while (accepts(extremes, refused)) {
    if (refused === limit) return null;
    accepted = refused;
    refused = Math.min(limit, refused * 1.5);
  }
  let open = extremes;
  for (let step = 0; refused - accepted > boundWidth; step++) {
    if (step % stepsBetween === 0) open = open.between(at(accepted), at(refused));
    const middle = (accepted + refused) / 2;
    if (accepts(open, middle)) accepted = middle;
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
  const extremes = extremesOf(design, drawn);
  const extra = drawn.enumerated ? 0 : 1;
  const share = (found: number): number => (found + extra) / (drawn.count + extra);
  // The fewest that are too many to reject.
  let enough = Math.max(0, Math.floor((1 - design.level) * drawn.count) - 1);
  while (share(enough) <= 1 - design.level) enough++;
  const down = farthestAccepted(ratio, extremes, enough, -1);
  const up = farthestAccepted(ratio, extremes, enough, 1);
  return {
    estimate: ratio,
    lower: down === null ? 0 : ratio * down,
    upper: up === null ? Infinity : ratio * up,
    p: share(extremes.count(1, design.alternative, Infinity)),
    smallestP: 1 / (drawn.count + extra),
    assignments: drawn.count,
    possible: drawn.possible,
    enumerated: drawn.enumerated,
    searchLimit,
  };
}
