/** What every distribution offers, and how it is made from its tails. */
import { requireNumber, requireProbability } from "../ranges.ts";
import type { Tails } from "../special/tails.ts";

export interface Distribution {
  /** Density; for a discrete distribution the mass, 0 between whole numbers. */
  readonly density: (x: number) => number;
  readonly logDensity: (x: number) => number;
  /** P(X ≤ x). */
  readonly cdf: (x: number) => number;
  /** P(X > x). */
  readonly upperTail: (x: number) => number;
  readonly logCdf: (x: number) => number;
  readonly logUpperTail: (x: number) => number;
  /** The smallest x with P(X ≤ x) ≥ p. */
  readonly quantile: (p: number) => number;
  /** The smallest x with P(X > x) ≤ p: keeps its digits where 1 − p would lose them. */
  readonly upperQuantile: (p: number) => number;
}

export interface Parts {
  readonly logDensity: (x: number) => number;
  readonly tails: (x: number) => Tails;
  readonly quantile: (p: number) => number;
  readonly upperQuantile: (p: number) => number;
}

/** A distribution with its arguments checked: x a number, p in [0, 1]; else RangeError. */
export function distribution(parts: Parts): Distribution {
  const tails = (x: number): Tails => {
    requireNumber("x", x);
    return parts.tails(x);
  };
  const logDensity = (x: number): number => {
    requireNumber("x", x);
    return parts.logDensity(x);
  };
  const checked = (invert: (p: number) => number) => (p: number) => {
    requireProbability("p", p);
    return invert(p);
  };
  return {
    density: (x) => Math.exp(logDensity(x)),
    logDensity,
    cdf: (x) => tails(x).lower,
    upperTail: (x) => tails(x).upper,
    logCdf: (x) => tails(x).logLower,
    logUpperTail: (x) => tails(x).logUpper,
    quantile: checked(parts.quantile),
    upperQuantile: checked(parts.upperQuantile),
  };
}

/** Both quantile functions of a continuous distribution, from the one that takes the smaller tail's logarithm. */
export function quantilesFromLog(
  least: number,
  greatest: number,
  invert: (side: "lower" | "upper", logP: number) => number,
): Pick<Parts, "quantile" | "upperQuantile"> {
  return {
    quantile: (p) => {
      if (p === 0) return least;
      if (p === 1) return greatest;
      return p <= 0.5 ? invert("lower", Math.log(p)) : invert("upper", Math.log1p(-p));
    },
    upperQuantile: (p) => {
      if (p === 0) return greatest;
      if (p === 1) return least;
      return p <= 0.5 ? invert("upper", Math.log(p)) : invert("lower", Math.log1p(-p));
    },
  };
}
