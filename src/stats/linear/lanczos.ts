/** The inverse square root of a symmetric matrix applied to one vector, without decomposing the matrix. */

/** Eigenvalues below this share of the greatest are directions without variance: they stay out. */
const empty = 1e-10;

/** The last numbers of the answer in the basis, relative to the whole, when nothing more comes. */
const settled = 1e-14;

/** A basis vector below this share of what it was made from has been explained by those before it. */
const explained = 1e-13;

/** Steps between two looks at the answer. */
const stride = 4;

/** Rounds of the QL algorithm for one eigenvalue; two or three are usual. */
const maximumRounds = 60;

/**
 * The first column of T^(−½) for a symmetric tridiagonal T, by the QL algorithm with implicit shifts.
 *
 * Source: Dubrulle, Martin & Wilkinson (1968), Numer Math 12:377–383 (procedure imtql2).
 *
 * @param diagonal  n numbers
 * @param beside    n − 1 numbers at least
 */
function inverseRootColumn(diagonal: readonly number[], beside: readonly number[]): Float64Array {
  const n = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = Float64Array.from({ length: n }, (_, i) => (i < n - 1 ? beside[i]! : 0));
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  for (let l = 0; l < n; l++) {
    for (let round = 0; round < maximumRounds; round++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]!) > 2 ** -53 * (Math.abs(d[m]!) + Math.abs(d[m + 1]!))) m++;
      if (m === l) break;
      const half = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let g = d[m]! - d[l]! + e[l]! / (half + (half < 0 ? -1 : 1) * Math.hypot(half, 1));
      let [s, c, p] = [1, 1, 0];
      for (let i = m - 1; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        const r = Math.hypot(f, g);
        e[i + 1] = r;
        // f is not 0: none of the numbers beside the diagonal up to m is.
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        const turn = (d[i]! - g) * s + 2 * c * b;
        p = s * turn;
        d[i + 1] = g + p;
        g = c * turn - b;
        for (let k = 0; k < n; k++) {
          const [left, right] = [z[k * n + i]!, z[k * n + i + 1]!];
          z[k * n + i + 1] = s * left + c * right;
          z[k * n + i] = c * left - s * right;
        }
      }
      d[l]! -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
  const limit = empty * Math.max(...d);
  const column = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    if (!(d[k]! > limit)) continue;
    const scale = z[k]! / Math.sqrt(d[k]!);
    for (let i = 0; i < n; i++) column[i]! += z[i * n + k]! * scale;
  }
  return column;
}

function length(x: Float64Array): number {
  let square = 0;
  for (let i = 0; i < x.length; i++) square += x[i]! * x[i]!;
  return Math.sqrt(square);
}

/**
 * B^(−½) v by Lanczos' method with full orthogonalisation; on directions without variance the generalised inverse.
 *
 *   B^(−½) v ≈ ‖v‖ Q T^(−½) e₁,   Q an orthonormal basis of v, Bv, B²v …, T = QᵀBQ tridiagonal
 *
 * It takes as many steps as there are different eigenvalues in v, at most n, and stops when the answer has settled.
 *
 * Source: Golub & Van Loan (2013), Matrix Computations, sections 10.1–10.3; Higham (2008), Functions of Matrices,
 * section 13.2.
 *
 * @param multiply  writes B x into its second argument
 * @param vector    n numbers
 */
export function inverseRootTimes(
  multiply: (x: Float64Array, product: Float64Array) => void,
  vector: Float64Array,
): Float64Array {
  const n = vector.length;
  const norm = length(vector);
  if (norm === 0) return new Float64Array(n);
  const basis: Float64Array[] = [vector.map((value) => value / norm)];
  const diagonal: number[] = [];
  const beside: number[] = [];
  // At most n rounds: then the basis is complete.
  for (;;) {
    const own = basis.at(-1)!;
    const next = new Float64Array(n);
    multiply(own, next);
    const whole = length(next);
    let along = 0;
    // Twice, so that rounding leaves nothing of the earlier ones.
    for (let pass = 0; pass < 2; pass++) {
      for (const [k, earlier] of basis.entries()) {
        let overlap = 0;
        for (let i = 0; i < n; i++) overlap += next[i]! * earlier[i]!;
        for (let i = 0; i < n; i++) next[i]! -= overlap * earlier[i]!;
        if (k === basis.length - 1) along += overlap;
      }
    }
    diagonal.push(along);
    const rest = length(next);
    const complete = basis.length === n || !(rest > explained * whole);
    if (complete || basis.length % stride === 0) {
      const column = inverseRootColumn(diagonal, beside);
      const size = length(column);
      if (complete || Math.abs(column.at(-1)!) + Math.abs(column.at(-2)!) <= settled * size) {
        const answer = new Float64Array(n);
        for (const [k, each] of basis.entries()) {
          const share = norm * column[k]!;
          for (let i = 0; i < n; i++) answer[i]! += share * each[i]!;
        }
        return answer;
      }
    }
    beside.push(rest);
    basis.push(next.map((value) => value / rest));
  }
}
