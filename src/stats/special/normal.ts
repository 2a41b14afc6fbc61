/** The standard normal distribution: tails and quantile. */
import { logSqrt2Pi } from "./log-gamma.ts";
import { nothingAbove, nothingBelow, swapTails, type Tails } from "./tails.ts";

type Rational = readonly (readonly [number, number])[];

/** Coefficient pairs (numerator, denominator), highest power first. */
function rational(pairs: Rational, x: number): number {
  let numerator = 0;
  let denominator = 0;
  for (const [above, below] of pairs) {
    numerator = numerator * x + above;
    denominator = denominator * x + below;
  }
  return numerator / denominator;
}

/** Cody's three approximations: Φ(x) − ½ over x in x², Φ(−x)/φ(x) in x, and the same in 1/x². */
const centre: Rational = [
  [0.06568233791820745, 1],
  [2.2352520354606837, 47.202581904688245],
  [161.02823106855587, 976.0985517377767],
  [1067.6894854603709, 10260.932208618979],
  [18154.98125334356, 45507.78933502673],
];
const shoulder: Rational = [
  [1.0765576773720192e-8, 1],
  [0.39894151208813466, 22.266688044328117],
  [8.883149794388377, 235.387901782625],
  [93.50665613217785, 1519.3775994075547],
  [597.2702763948002, 6485.558298266761],
  [2494.5375852903726, 18615.571640885097],
  [6848.190450536283, 34900.95272114598],
  [11602.65143764735, 38912.00328609327],
  [9842.714838383978, 19685.429676859992],
];
const far: Rational = [
  [0.023073441764940174, 1],
  [0.215898534057957, 1.284260096144911],
  [0.12740116116024736, 0.4682382124808651],
  [0.022235277870649807, 0.06598813786892856],
  [0.0014216191932278934, 0.0037823963320275824],
  [2.9112874951168793e-5, 7.297515550839662e-5],
];

const inverseSqrt2Pi = 0.3989422804014327;

/** Below this Φ is computed from ½, above it the tail is. */
const centreUntil = 0.67448975;
const shoulderUntil = Math.sqrt(32);

/** Φ(−x) / exp(−x²/2), for x above the centre. */
function scaledTail(x: number): number {
  if (x <= shoulderUntil) return rational(shoulder, x);
  const inverse = 1 / (x * x);
  return (inverseSqrt2Pi - inverse * rational(far, inverse)) / x;
}

/** exp(−x²/2) with x² split, so that its rounding does not grow with x². */
function gaussian(x: number): number {
  const head = Math.trunc(x * 16) / 16;
  return Math.exp(-head * head * 0.5) * Math.exp(-(x - head) * (x + head) * 0.5);
}

function positiveTails(x: number): Tails {
  const scaled = scaledTail(x);
  const upper = scaled * gaussian(x);
  return {
    lower: 1 - upper,
    upper,
    logLower: Math.log1p(-upper),
    logUpper: Math.log(scaled) - 0.5 * x * x,
  };
}

/**
 * The standard normal distribution function, both tails.
 *
 *   Φ(x) = ½ erfc(−x / √2)
 *
 * Source: Cody (1969), Math Comp 23:631–637.
 *
 * @param x  a number, infinite or not
 */
export function normalTails(x: number): Tails {
  if (x === Infinity) return nothingAbove;
  if (x === -Infinity) return nothingBelow;
  if (x > centreUntil) return positiveTails(x);
  if (x < -centreUntil) return swapTails(positiveTails(-x));
  const offset = x * rational(centre, x * x);
  const lower = 0.5 + offset;
  const upper = 0.5 - offset;
  return { lower, upper, logLower: Math.log(lower), logUpper: Math.log(upper) };
}

/** Wichura's three approximations of the quantile. */
const quantileCentre: Rational = [
  [2509.0809287301227, 5226.495278852546],
  [33430.57558358813, 28729.085735721943],
  [67265.7709270087, 39307.89580009271],
  [45921.95393154987, 21213.794301586597],
  [13731.69376550946, 5394.196021424751],
  [1971.5909503065513, 687.1870074920579],
  [133.14166789178438, 42.31333070160091],
  [3.3871328727963665, 1],
];
const quantileTail: Rational = [
  [0.0007745450142783414, 1.0507500716444169e-9],
  [0.022723844989269184, 0.0005475938084995345],
  [0.2417807251774506, 0.015198666563616457],
  [1.2704582524523684, 0.14810397642748008],
  [3.6478483247632045, 0.6897673349851],
  [5.769497221460691, 1.6763848301838038],
  [4.630337846156546, 2.053191626637759],
  [1.4234371107496835, 1],
];
const quantileFar: Rational = [
  [2.0103343992922881e-7, 2.0442631033899397e-15],
  [2.7115555687434876e-5, 1.421511758316446e-7],
  [0.0012426609473880784, 1.8463183175100548e-5],
  [0.026532189526576124, 0.0007868691311456133],
  [0.29656057182850487, 0.014875361290850615],
  [1.7848265399172913, 0.1369298809227358],
  [5.463784911164114, 0.599832206555888],
  [6.657904643501103, 1],
];

/** −Φ⁻¹(p) from log p, for p below 0.075. */
function distanceFromLog(logP: number): number {
  const r = Math.sqrt(-logP);
  if (r <= 5) return rational(quantileTail, r - 1.6);
  if (r <= 27) return rational(quantileFar, r - 5);
  // Beyond the published range (p < 1e-316): the asymptote, then Newton on log Φ.
  let distance = Math.sqrt(2 * (-logP - logSqrt2Pi - 0.5 * Math.log(-2 * logP)));
  for (let round = 0; round < 4; round++) {
    const scaled = scaledTail(distance);
    const value = Math.log(scaled) - 0.5 * distance * distance;
    distance += ((value - logP) * scaled) / inverseSqrt2Pi;
  }
  return distance;
}

/**
 * The standard normal quantile from the logarithm of the lower tail: a finite number, at most log ½.
 *
 * Source: Wichura (1988), algorithm AS 241, Appl Stat 37:477–484.
 */
export function normalQuantileOfLog(logP: number): number {
  const offset = Math.exp(logP) - 0.5;
  if (offset >= -0.425) return offset * rational(quantileCentre, 0.180625 - offset * offset);
  return -distanceFromLog(logP);
}

/**
 * The standard normal quantile, Φ⁻¹(p).
 *
 * Source: Wichura (1988), algorithm AS 241, Appl Stat 37:477–484.
 *
 * @param p  in [0, 1]
 */
export function normalQuantile(p: number): number {
  const offset = p - 0.5;
  if (Math.abs(offset) <= 0.425) return offset * rational(quantileCentre, 0.180625 - offset * offset);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  return offset < 0 ? -distanceFromLog(Math.log(p)) : distanceFromLog(Math.log(1 - p));
}
