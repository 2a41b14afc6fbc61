/** Distributions on whole numbers: the shared checks, and quantiles by search. */
import { nothingAbove, nothingBelow, type Tails } from "../special/tails.ts";
import { type Distribution, distribution } from "./distribution.ts";

export interface DiscreteParts {
  /** The smallest and greatest possible value. */
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  readonly deviation: number;
  /** log P(X = k), k whole and possible. */
  readonly logMass: (k: number) => number;
  /** Tails at k, whole, least ≤ k < greatest. */
  readonly tails: (k: number) => Tails;
}

/** A probability that rounding moved by a few units in the last place still counts as reached; R does the same. */
const rounding = 64 * 2 ** -52;

/** The smallest k in [least, greatest] that satisfies a condition which, once true, stays true; true at `greatest`. */
function smallest(parts: DiscreteParts, reached: (k: number) => boolean): number {
  const { least, greatest } = parts;
  const centre = Math.min(greatest, Math.max(least, Math.round(parts.mean)));
  let step = Math.max(1, Math.ceil(parts.deviation));
  let below: number;
  let above: number;
  if (reached(centre)) {
    above = centre;
    below = centre - step;
    while (below >= least && reached(below)) {
      above = below;
      step *= 2;
      below = above - step;
    }
    below = Math.max(least - 1, below);
  } else {
    below = centre;
    above = centre + step;
    while (above < greatest && !reached(above)) {
      below = above;
      step *= 2;
      above = below + step;
    }
    above = Math.min(greatest, above);
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (reached(middle)) above = middle;
    else below = middle;
  }
  return above;
}

export function discreteDistribution(parts: DiscreteParts): Distribution {
  const { least, greatest } = parts;
  const tails = (x: number): Tails => {
    const k = Math.floor(x);
    if (k < least) return nothingBelow;
    return k >= greatest ? nothingAbove : parts.tails(k);
  };
  return distribution({
    logDensity: (x) => (Number.isInteger(x) && x >= least && x <= greatest ? parts.logMass(x) : -Infinity),
    tails,
    quantile: (p) => {
      if (p === 0) return least;
      if (p === 1) return greatest;
      return smallest(parts, (k) => tails(k).lower >= p * (1 - rounding));
    },
    upperQuantile: (p) => {
      if (p === 0) return greatest;
      if (p === 1) return least;
      return smallest(parts, (k) => tails(k).upper <= p * (1 + rounding));
    },
  });
}
