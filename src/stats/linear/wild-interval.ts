/** The interval of values that the wild cluster bootstrap does not reject. */
import type { Bounds } from "../bounds.ts";
import type { Stream } from "../random.ts";
import { requireLevel } from "../ranges.ts";
import { bootstrapAt, prepareWild, type WildDesign, type WildResult } from "./wild-bootstrap.ts";

export interface WildInterval extends Bounds {
  /** The test that the coefficient is 0. */
  readonly test: WildResult;
  /** Values were tried within so many standard errors of the estimate; a bound not met there is infinite. */
  readonly searchLimit: number;
}

/** The search for a bound goes so many standard errors from the estimate. */
const searchLimit = 1000;

/** Bounds are found to this share of the standard error. */
const boundWidth = 1e-4;

/** How far the first step goes, in standard errors, and how much farther each one after it. */
const firstStep = 2;
const widening = 1.6;

/**
 * The wild cluster bootstrap test and the interval by inverting it: all values r for which the test that the coefficient is r
 * has p > 1 − level. Every r meets the same signs.
 *
 * Source: Roodman, MacKinnon, Nielsen & Webb (2019), Stata J 19:4–60, section 3.5.
 *
 * @param setup   residuals are those under each null
 * @param random  a new stream, the same each time
 * @param level   coverage in (0, 1)
 * @throws RangeError as `wildClusterBootstrap`, or when the level is outside its range
 */
export function wildClusterInterval(
  setup: Omit<WildDesign, "residuals" | "random">,
  random: () => Stream,
  level: number,
): WildInterval {
  requireLevel(level);
  const prepared = prepareWild({ ...setup, residuals: "restricted" });
  const testOf = (value: number): WildResult => bootstrapAt(prepared, value, random());
  const test = testOf(0);
  const { estimate, error } = test;
  const accepts = (distance: number): boolean => testOf(estimate + distance * error).p > 1 - level;
  const farthest = (direction: 1 | -1): number => {
    let accepted = 0;
    let refused = firstStep;
    while (accepts(direction * refused)) {
      if (refused >= searchLimit) return direction * Infinity;
      accepted = refused;
      refused = Math.min(searchLimit, refused * widening);
    }
    while (refused - accepted > boundWidth) {
      const middle = (accepted + refused) / 2;
      if (accepts(direction * middle)) accepted = middle;
      else refused = middle;
    }
    return estimate + direction * accepted * error;
  };
  return { estimate, lower: farthest(-1), upper: farthest(1), test, searchLimit };
}
