/** Newton's method for a few parameters, with a report of how it ended. */

export interface Curve {
  readonly value: number;
  readonly gradient: readonly number[];
  /** Second derivatives, row by row; symmetric. */
  readonly hessian: readonly (readonly number[])[];
}

export interface Maximum extends Curve {
  readonly at: readonly number[];
  readonly rounds: number;
  /** False when the bound on rounds was met first: say so, do not use the numbers in silence. */
  readonly converged: boolean;
}

const maximumRounds = 100;

/** Newton's decrement: half of it is how far, at most, the value lies below its maximum. */
const smallDecrement = 1e-18;

/** None, then 1e-3 times ever higher powers of ten. */
const ridges: readonly number[] = [0, ...Array.from({ length: 300 }, (_, power) => 10 ** (power - 3))];

/** Solves (ridge I − H) step = gradient by Cholesky; null when the matrix is not positive definite. */
function newtonStep(curve: Curve, ridge: number): readonly number[] | null {
  const n = curve.gradient.length;
  const factor: number[][] = [];
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = -curve.hessian[i]![j]! + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) rest -= row[k]! * (i === j ? row[k]! : factor[j]![k]!);
      if (i === j && !(rest > 0)) return null;
      row.push(i === j ? Math.sqrt(rest) : rest / factor[j]![j]!);
    }
    factor.push(row);
  }
  const step = [...curve.gradient];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) step[i]! -= factor[i]![k]! * step[k]!;
    step[i]! /= factor[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) step[i]! -= factor[k]![i]! * step[k]!;
    step[i]! /= factor[i]![i]!;
  }
  return step;
}

/** The Newton step, with as small a ridge as makes the curve concave. */
function ascent(curve: Curve): readonly number[] {
  for (const ridge of ridges) {
    const step = newtonStep(curve, ridge);
    if (step !== null) return step;
  }
  throw new RangeError("the second derivatives are not finite; expected a smooth function at the start");
}

/** Shortens a step so that no parameter moves farther than `reach`. */
function within(step: readonly number[], reach: number): readonly number[] {
  const longest = Math.max(...step.map(Math.abs));
  return longest > reach ? step.map((move) => (move * reach) / longest) : step;
}

/**
 * The maximum of a smooth function of a few parameters.
 *
 * Newton's method; where the function is not concave a ridge is added, and a step that does not climb is halved.
 *
 * Source: Nocedal & Wright (2006), Numerical Optimization, sections 3.3–3.4.
 *
 * @param curveAt  value, gradient and second derivatives; a value of NaN or −Infinity keeps the search out
 * @param start    a point with a finite value
 * @param reach    no parameter moves farther in one round
 * @returns        the last point, and whether it converged within 100 rounds
 * @throws RangeError when the second derivatives at a point are not finite
 */
export function maximise(curveAt: (at: readonly number[]) => Curve, start: readonly number[], reach: number): Maximum {
  let at = start;
  let curve = curveAt(at);
  for (let rounds = 1; rounds <= maximumRounds; rounds++) {
    const step = ascent(curve);
    const decrement = step.reduce((total, move, i) => total + move * curve.gradient[i]!, 0);
    if (decrement <= smallDecrement * (1 + Math.abs(curve.value))) return { at, ...curve, rounds, converged: true };
    // The tolerance lets the last steps pass, where rounding decides which value is the greater.
    const least = curve.value - 1e-13 * Math.abs(curve.value);
    let move = within(step, reach);
    let next = curveAt(moved(at, move));
    for (let halving = 0; halving < 40 && !(next.value >= least); halving++) {
      move = move.map((it) => it / 2);
      next = curveAt(moved(at, move));
    }
    if (!(next.value >= least)) return { at, ...curve, rounds, converged: false };
    at = moved(at, move);
    curve = next;
  }
  return { at, ...curve, rounds: maximumRounds, converged: false };
}

function moved(at: readonly number[], by: readonly number[]): readonly number[] {
  return at.map((value, i) => value + by[i]!);
}
