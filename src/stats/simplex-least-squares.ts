/** Least squares with weights that are none below 0 and sum to 1: the heart of a synthetic control. */

export interface SimplexFit {
  /** One per column, exactly 0 outside the support, sum 1. */
  readonly weights: Float64Array;
  /** target − fitted */
  readonly residuals: Float64Array;
  /** Sum of squared residuals. */
  readonly squares: number;
  /**
   * How far the weights are from the conditions of Karush, Kuhn and Tucker: the greatest breach of them by the gradient,
   * relative to ‖residual‖ (or a millionth of the farthest column's distance, if that is more) times that distance. 0 is a
   * proof of optimality.
   */
  readonly kkt: number;
  readonly rounds: number;
  readonly converged: boolean;
}

/** A breach of the optimality conditions that rounding explains. */
const optimal = 1e-13;

/** A column this close to the plane of the others adds nothing. */
const dependent = 1e-12;

/** Residuals smaller than this, against the farthest column, have no direction that rounding leaves meaningful. */
const directionless = 1e-6;

/** A step within the support ends after as many removals as there are columns; this bounds all steps together. */
const roundsPerColumn = 10;

/** The points of the support and the Cholesky factor of s²11ᵀ + PᵀP, kept up to date as points come and go. */
interface Corral {
  readonly points: Float64Array[];
  readonly columns: number[];
  /** Columns of the upper factor: factor[j] has j + 1 numbers. */
  readonly factor: number[][];
}

/** Four sums side by side: one alone waits for itself. */
function dot(a: Float64Array, b: Float64Array): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    one += a[i]! * b[i]!;
    two += a[i + 1]! * b[i + 1]!;
    three += a[i + 2]! * b[i + 2]!;
    four += a[i + 3]! * b[i + 3]!;
  }
  for (let i = whole; i < a.length; i++) one += a[i]! * b[i]!;
  return one + two + (three + four);
}

/** Rᵀ x = b. */
function solveLower(factor: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x: number[] = [];
  for (const [j, column] of factor.entries()) {
    let rest = b[j]!;
    for (let i = 0; i < j; i++) rest -= column[i]! * x[i]!;
    x.push(rest / column[j]!);
  }
  return x;
}

/** R x = b. */
function solveUpper(factor: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x = [...b];
  for (let j = factor.length - 1; j >= 0; j--) {
    const column = factor[j]!;
    x[j]! /= column[j]!;
    for (let i = 0; i < j; i++) x[i]! -= column[i]! * x[j]!;
  }
  return x;
}

/** Takes a point in; false when it lies in the plane of those there already. */
function admit(corral: Corral, point: Float64Array, column: number, scale: number): boolean {
  const products = corral.points.map((other) => scale + dot(other, point));
  const own = scale + dot(point, point);
  const above = solveLower(corral.factor, products);
  const rest = own - above.reduce((total, value) => total + value * value, 0);
  if (!(rest > dependent * own)) return false;
  corral.points.push(point);
  corral.columns.push(column);
  corral.factor.push([...above, Math.sqrt(rest)]);
  return true;
}

/** Lets a point go, and makes the factor triangular again by Givens rotations. */
function release(corral: Corral, place: number): void {
  corral.points.splice(place, 1);
  corral.columns.splice(place, 1);
  corral.factor.splice(place, 1);
  for (let j = place; j < corral.factor.length; j++) {
    const below = corral.factor[j]![j + 1]!;
    const at = corral.factor[j]![j]!;
    const radius = Math.hypot(at, below);
    const [c, s] = [at / radius, below / radius];
    for (let k = j; k < corral.factor.length; k++) {
      const column = corral.factor[k]!;
      const [one, two] = [column[j]!, column[j + 1]!];
      column[j] = c * one + s * two;
      column[j + 1] = c * two - s * one;
    }
    corral.factor[j]!.pop();
  }
}

function combine(corral: Corral, weights: readonly number[]): Float64Array {
  const sum = new Float64Array(corral.points[0]!.length);
  for (const [j, point] of corral.points.entries()) {
    const weight = weights[j]!;
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * point[i]!;
  }
  return sum;
}

/** The point nearest 0 in the plane of the support: weights of sum 1, of either sign. One step of refinement. */
function nearest(corral: Corral, scale: number): number[] {
  const solve = (b: readonly number[]): number[] => solveUpper(corral.factor, solveLower(corral.factor, b));
  const rough = solve(corral.points.map(() => 1));
  const sum = rough.reduce((total, value) => total + value, 0);
  const image = combine(corral, rough);
  const correction = solve(corral.points.map((point) => 1 - scale * sum - dot(point, image)));
  const refined = rough.map((value, j) => value + correction[j]!);
  const total = refined.reduce((all, value) => all + value, 0);
  return refined.map((value) => value / total);
}

/** Moves from weights ≥ 0 towards the nearest point of the plane, letting points go that would turn negative. */
function settle(corral: Corral, start: readonly number[], scale: number): number[] {
  let weights = [...start];
  for (;;) {
    const goal = nearest(corral, scale);
    // Every pass but the last lets one point go; a single point has the goal 1.
    const steps = goal.map((value, j) => (value > 0 ? 1 : weights[j] === 0 ? 0 : weights[j]! / (weights[j]! - value)));
    const step = Math.min(...steps);
    if (step === 1) return goal;
    const leaving = steps.indexOf(step);
    weights = weights.map((value, j) => value + step * (goal[j]! - value));
    weights.splice(leaving, 1);
    release(corral, leaving);
  }
}

/** The power of two next below the largest number of all, within what doubles hold with all their digits; 1 where all are 0. */
function unitOf(points: readonly Float64Array[]): number {
  let largest = 0;
  for (const point of points) for (const value of point) largest = Math.max(largest, Math.abs(value));
  return largest === 0 ? 1 : 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
}

/**
 * min ‖target − Σ wⱼ columnⱼ‖² with wⱼ ≥ 0 and Σ wⱼ = 1.
 *
 * As the weights sum to 1 this is the point nearest 0 in the convex hull of the points columnⱼ − target, which Wolfe's
 * algorithm finds in finitely many steps.
 *
 * Source: Wolfe (1976), Math Programming 11:128–149; Abadie, Diamond & Hainmueller (2010), JASA 105:493–505, for its use.
 *
 * @param columns  at least one, each as long as the target
 * @param target   finite numbers, at least one
 * @returns        the weights, with the certificate `kkt` of how good they are
 * @throws RangeError when there is no column, columns differ in length, or a number is not finite
 */
export function simplexLeastSquares(columns: readonly ArrayLike<number>[], target: ArrayLike<number>): SimplexFit {
  if (columns.length === 0) throw new RangeError("there are no columns; expected at least one");
  const points = columns.map((column, j) => {
    if (column.length !== target.length) {
      throw new RangeError(`column ${j} has ${column.length} numbers; expected ${target.length}, as the target`);
    }
    const point = new Float64Array(target.length);
    for (let i = 0; i < point.length; i++) point[i] = column[i]! - target[i]!;
    return point;
  });
  if (!points.every((point) => Number.isFinite(dot(point, point))))
    throw new RangeError("a number is not finite; expected finite ones");
  // A power of two, by which everything is divided without rounding: squares of tiny numbers would be 0.
  const unit = unitOf(points);
  for (const point of points) for (let i = 0; i < point.length; i++) point[i]! /= unit;
  const squares = points.map((point) => dot(point, point));
  const first = squares.indexOf(Math.min(...squares));
  const farthest = Math.max(...squares);
  // Any positive number will do; of the size of the points it keeps the factor well conditioned.
  const scale = farthest === 0 ? 1 : farthest;

  const corral: Corral = { points: [], columns: [], factor: [] };
  admit(corral, points[first]!, first, scale);
  let weights = [1];
  let at = combine(corral, weights);
  let size = dot(at, at);
  let rounds = 0;
  let stalled = false;
  let kkt = Infinity;
  const limit = roundsPerColumn * columns.length;
  for (; rounds <= limit; rounds++) {
    let best = -1;
    let least = Infinity;
    for (let j = 0; j < points.length; j++) {
      const slope = dot(points[j]!, at);
      if (slope < least) {
        least = slope;
        best = j;
      }
    }
    const within = corral.points.map((point) => Math.abs(dot(point, at) - size));
    kkt =
      Math.max(size - least, ...within) /
      (Math.max(Math.sqrt(size), directionless * Math.sqrt(scale)) * Math.sqrt(scale));
    if (kkt <= optimal || stalled || corral.columns.includes(best) || !admit(corral, points[best]!, best, scale)) break;
    weights = settle(corral, [...weights, 0], scale);
    at = combine(corral, weights);
    const next = dot(at, at);
    stalled = next >= size;
    size = next;
  }
  const full = new Float64Array(columns.length);
  for (const [j, column] of corral.columns.entries()) full[column] = weights[j]!;
  return {
    weights: full,
    residuals: at.map((value) => -value * unit),
    squares: size * unit * unit,
    kkt,
    rounds,
    converged: kkt <= 1e-9,
  };
}
