/** Level and spread of a series, and the points that stand out: description only. */
import { median, medianAbsoluteDeviation, quantile } from "simple-statistics";

/** Makes the median absolute deviation of a normal sample equal its standard deviation. */
const normalScale = 1.4826;

/** Deviations beyond which a point stands out. */
const limit = 3;

/** Fewer points than this have no usual spread to stand out from. */
export const fewestPoints = 8;

export interface Spread {
  readonly median: number;
  /** Median absolute deviation, unscaled. */
  readonly mad: number;
  readonly quartiles: readonly [number, number];
  /** Places in the series, from 0. */
  readonly outliers: readonly number[];
}

/**
 * Median, median absolute deviation and quartiles, with the outliers of the Hampel identifier: points more than three scaled
 * deviations from the median. A series whose deviation is nought, or that is short, has none.
 *
 * Source: Davies and Gather (1993), JASA 88:782–792.
 *
 * @param values  at least one
 * @throws RangeError when there is none
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError("a spread needs at least one value");
  const own = [...values];
  const middle = median(own);
  const mad = medianAbsoluteDeviation(own);
  const bound = limit * normalScale * mad;
  const judged = own.length >= fewestPoints && mad > 0;
  return {
    median: middle,
    mad,
    quartiles: [quantile(own, 0.25), quantile(own, 0.75)],
    outliers: judged ? own.flatMap((value, i) => (Math.abs(value - middle) > bound ? [i] : [])) : [],
  };
}
