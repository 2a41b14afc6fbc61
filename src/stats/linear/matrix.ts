/** Small dense symmetric matrices, as rows of numbers. */

export type Rows = readonly (readonly number[])[];

/** A matrix of zeros that its maker fills. */
export function zeros(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** A B. */
export function multiply(a: Rows, b: Rows): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((total, value, k) => total + value * b[k]![j]!, 0)));
}

/** A v. */
export function apply(a: Rows, vector: ArrayLike<number>): number[] {
  return a.map((row) => dot(row, vector));
}

export function transpose(a: Rows): number[][] {
  return a[0]!.map((_, j) => a.map((row) => row[j]!));
}

interface Eigen {
  readonly values: readonly number[];
  /** Columns are the eigenvectors. */
  readonly vectors: Rows;
}

/** Sweeps of Jacobi rotations: six suffice for any size met here, since the convergence is quadratic. */
const maximumSweeps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix by Jacobi rotations.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, section 8.5.
 */
function eigen(symmetric: Rows): Eigen {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = zeros(n, n);
  for (let i = 0; i < n; i++) v[i]![i] = 1;
  const size = Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
  for (let sweep = 0; sweep < maximumSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p]![q]!;
        if (Math.abs(apq) <= 1e-17 * size) continue;
        rotated = true;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [kp, kq] = [a[k]![p]!, a[k]![q]!];
          a[k]![p] = c * kp - s * kq;
          a[k]![q] = s * kp + c * kq;
        }
        for (let k = 0; k < n; k++) {
          const [pk, qk] = [a[p]![k]!, a[q]![k]!];
          a[p]![k] = c * pk - s * qk;
          a[q]![k] = s * pk + c * qk;
          const [vp, vq] = [v[k]![p]!, v[k]![q]!];
          v[k]![p] = c * vp - s * vq;
          v[k]![q] = s * vp + c * vq;
        }
      }
    }
    if (!rotated) break;
  }
  return { values: a.map((row, i) => row[i]!), vectors: v };
}

/**
 * The symmetric inverse square root; directions with no variance (below 1e-10 of the greatest) stay out.
 *
 * Source: Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672–683, on the generalised inverse in CR2.
 */
export function inverseRoot(symmetric: Rows): number[][] {
  const { values, vectors } = eigen(symmetric);
  const limit = 1e-10 * Math.max(...values);
  const scales = values.map((value) => (value > limit ? 1 / Math.sqrt(value) : 0));
  return vectors.map((row) =>
    vectors.map((other) => row.reduce((total, value, k) => total + value * scales[k]! * other[k]!, 0)),
  );
}
