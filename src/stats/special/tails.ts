/** The two tails of a distribution at one point, each with its logarithm. */

export interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly logLower: number;
  readonly logUpper: number;
}

export const nothingBelow: Tails = { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0 };

export const nothingAbove: Tails = { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity };

/** The tails from the logarithm of the lower one, which must be the one computed directly. */
export function tailsFromLower(logLower: number): Tails {
  // Rounding may put the logarithm of a probability near 1 a bit above 0.
  const bounded = Math.min(0, logLower);
  const upper = -Math.expm1(bounded);
  return {
    lower: Math.exp(bounded),
    upper,
    logLower: bounded,
    logUpper: bounded > -Math.LN2 ? Math.log(upper) : Math.log1p(-Math.exp(bounded)),
  };
}

export function tailsFromUpper(logUpper: number): Tails {
  return swapTails(tailsFromLower(logUpper));
}

export function swapTails(it: Tails): Tails {
  return { lower: it.upper, upper: it.lower, logLower: it.logUpper, logUpper: it.logLower };
}
