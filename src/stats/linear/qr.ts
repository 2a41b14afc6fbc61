/** Least squares by Householder's QR: no normal equations, so that half the digits are not lost. */
import { UnanswerableError } from "../unanswerable.ts";

export interface QR {
  /** The coefficients that minimise ‖y − Xβ‖. */
  readonly solve: (y: ArrayLike<number>) => number[];
  /** (XᵀX)⁻¹. */
  readonly gramInverse: () => number[][];
}

/** A column whose part outside the others is below this share of it is a combination of them. */
const collinear = 1e-10;

/**
 * The QR decomposition of a design.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, algorithm 5.2.1.
 *
 * @param design  columns of equal length, at least one, no more than rows
 * @throws RangeError when there are fewer rows than columns, or a column is a combination of those before it
 */
export function qr(design: readonly ArrayLike<number>[]): QR {
  const columns = design.map((column) => Float64Array.from(column));
  const width = columns.length;
  const rows = columns[0]!.length;
  if (rows < width)
    throw new UnanswerableError("few-rows", `there are ${rows} rows for ${width} columns; expected at least as many`);
  const diagonal = new Float64Array(width);
  const scales = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    const pivot = columns[k]!;
    let square = 0;
    for (let i = k; i < rows; i++) square += pivot[i]! * pivot[i]!;
    const norm = Math.sqrt(square);
    const whole = Math.hypot(norm, ...pivot.subarray(0, k));
    if (!(norm > collinear * whole)) {
      throw new UnanswerableError(
        "singular-design",
        `column ${k} of the design is a combination of those before it; leave it out`,
      );
    }
    const head = pivot[k]!;
    const alpha = head > 0 ? -norm : norm;
    diagonal[k] = alpha;
    pivot[k] = head - alpha;
    scales[k] = 1 / (norm * (norm + Math.abs(head)));
    for (let j = k + 1; j < width; j++) reflect(pivot, columns[j]!, k, scales[k]!);
  }

  /** R x = b, from below. */
  const backSubstitute = (b: number[]): number[] => {
    for (let k = width - 1; k >= 0; k--) {
      for (let j = k + 1; j < width; j++) b[k]! -= columns[j]![k]! * b[j]!;
      b[k]! /= diagonal[k]!;
    }
    return b;
  };

  return {
    solve: (y) => {
      const rotated = Float64Array.from(y);
      for (let k = 0; k < width; k++) reflect(columns[k]!, rotated, k, scales[k]!);
      return backSubstitute([...rotated.subarray(0, width)]);
    },
    gramInverse: () => {
      // Columns of R⁻¹; then (XᵀX)⁻¹ = R⁻¹R⁻ᵀ.
      const inverse = Array.from({ length: width }, (_, j) =>
        backSubstitute(Array.from({ length: width }, (_, i) => (i === j ? 1 : 0))),
      );
      return inverse.map((_, i) =>
        inverse.map((_, j) => {
          let total = 0;
          for (let k = Math.max(i, j); k < width; k++) total += inverse[k]![i]! * inverse[k]![j]!;
          return total;
        }),
      );
    },
  };
}

/** Applies I − scale v vᵀ to a column, from row k on. */
function reflect(v: Float64Array, column: Float64Array, k: number, scale: number): void {
  let projection = 0;
  for (let i = k; i < v.length; i++) projection += v[i]! * column[i]!;
  projection *= scale;
  for (let i = k; i < v.length; i++) column[i]! -= projection * v[i]!;
}
