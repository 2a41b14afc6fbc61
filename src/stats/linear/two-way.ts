/** Effects of units and of periods, taken out of weighted columns without a column for each. */
import { requireSameLength } from "../ranges.ts";

/** Which unit and which period each row belongs to, as numbers from 0 in order of first appearance. */
export interface TwoWay {
  readonly unit: Int32Array;
  readonly period: Int32Array;
  readonly units: number;
  readonly periods: number;
}

/** A label that no earlier pivot has left is a combination of those before it. */
const dependent = 1e-11;

function numbered(labels: readonly (string | number)[]): { readonly codes: Int32Array; readonly count: number } {
  const seen = new Map<string | number, number>();
  const codes = Int32Array.from(labels, (label) => {
    const known = seen.get(label);
    if (known !== undefined) return known;
    seen.set(label, seen.size);
    return seen.size - 1;
  });
  return { codes, count: seen.size };
}

/**
 * @param units    the unit of each row
 * @param periods  the period of each row
 * @throws RangeError when they differ in length
 */
export function twoWay(units: readonly (string | number)[], periods: readonly (string | number)[]): TwoWay {
  requireSameLength({ units, periods });
  const [unit, period] = [numbered(units), numbered(periods)];
  return { unit: unit.codes, period: period.codes, units: unit.count, periods: period.count };
}

/** A symmetric matrix that may be singular, factored; for right-hand sides that it can reach. */
export interface Factored {
  /** How many of its directions are not combinations of others. */
  readonly rank: number;
  /** Overwrites a right-hand side with a solution. */
  readonly solve: (side: Float64Array) => void;
}

/**
 * Cholesky's decomposition; a pivot that earlier ones explain is left at 0, which gives a generalised inverse.
 *
 * Source: Higham (2002), Accuracy and Stability of Numerical Algorithms, section 10.3.
 *
 * @param a  symmetric, positive semidefinite, by rows; overwritten
 */
export function factor(a: Float64Array, n: number): Factored {
  let rank = 0;
  for (let j = 0; j < n; j++) {
    const row = j * n;
    const whole = a[row + j]!;
    let pivot = whole;
    for (let k = 0; k < j; k++) pivot -= a[row + k]! * a[row + k]!;
    if (!(pivot > dependent * whole)) {
      for (let i = j; i < n; i++) a[i * n + j] = 0;
      continue;
    }
    rank++;
    const root = Math.sqrt(pivot);
    a[row + j] = root;
    for (let i = j + 1; i < n; i++) {
      const below = i * n;
      let value = a[below + j]!;
      for (let k = 0; k < j; k++) value -= a[below + k]! * a[row + k]!;
      a[below + j] = value / root;
    }
  }
  return {
    rank,
    solve: (x) => {
      for (let i = 0; i < n; i++) {
        const row = i * n;
        const pivot = a[row + i]!;
        let value = x[i]!;
        for (let k = 0; k < i; k++) value -= a[row + k]! * x[k]!;
        x[i] = pivot === 0 ? 0 : value / pivot;
      }
      for (let i = n - 1; i >= 0; i--) {
        const row = i * n;
        const pivot = a[row + i]!;
        const value = pivot === 0 ? 0 : x[i]! / pivot;
        x[i] = value;
        for (let k = 0; k < i; k++) x[k]! -= a[row + k]! * value;
      }
    },
  };
}

/** What absorbing the effects leaves, for one set of weights. */
export interface Absorption {
  /** Units and periods together, less the combinations among them: as many parameters as dummies would have. */
  readonly rank: number;
  /** The sum of weights of each unit. */
  readonly unitWeights: Float64Array;
  /** A generalised inverse of what the units leave of the periods' normal equations; for sides that sum to 0. */
  readonly solvePeriods: (side: Float64Array) => void;
  /** The column less its weighted fit by unit and period; to the last digits after a second pass. */
  readonly residual: (column: Float64Array, passes: 1 | 2) => Float64Array;
}

/**
 * Absorbs the effects of units and periods in weighted least squares.
 *
 *   minimise Σ w (x − aᵢ − bₜ)²:   (V − Wᵀ U⁻¹ W) b = Wx·ₜ − Wᵀ U⁻¹ Wxᵢ·,   aᵢ = (Wxᵢ· − Σ w b) / Uᵢ
 *
 * U and V are the sums of weights of units and periods, W those of their cells. The units, being diagonal, are
 * eliminated exactly; what is left has one equation for each period. No iteration is needed, and the residuals are
 * those of the regression with a dummy for each unit and period (Frisch, Waugh and Lovell).
 *
 * Source: Abowd, Creecy & Kramarz (2002), Census technical paper TP-2002-06, for two-way effects; Golub & Van Loan (2013),
 * Matrix Computations, section 3.2.11, for the elimination by blocks.
 *
 * @param groups   unit and period of each row
 * @param weights  > 0, one for each row
 */
export function absorb(groups: TwoWay, weights: Float64Array): Absorption {
  const { unit, period, units, periods } = groups;
  const cells = new Float64Array(units * periods);
  const unitWeights = new Float64Array(units);
  const schur = new Float64Array(periods * periods);
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row]!;
    cells[unit[row]! * periods + period[row]!]! += weight;
    unitWeights[unit[row]!]! += weight;
    schur[period[row]! * (periods + 1)]! += weight;
  }
  for (let i = 0; i < units; i++) {
    const from = i * periods;
    const whole = unitWeights[i]!;
    for (let s = 0; s < periods; s++) {
      const share = cells[from + s]! / whole;
      if (share === 0) continue;
      for (let t = 0; t <= s; t++) schur[s * periods + t]! -= share * cells[from + t]!;
    }
  }
  const { rank, solve } = factor(schur, periods);

  const unitSums = new Float64Array(units);
  const effects = new Float64Array(periods);
  /** Takes the fit out of the column itself. */
  const take = (column: Float64Array): void => {
    unitSums.fill(0);
    effects.fill(0);
    for (let row = 0; row < column.length; row++) {
      const part = weights[row]! * column[row]!;
      unitSums[unit[row]!]! += part;
      effects[period[row]!]! += part;
    }
    for (let i = 0, at = 0; i < units; i++) {
      const share = unitSums[i]! / unitWeights[i]!;
      for (let t = 0; t < periods; t++) effects[t]! -= cells[at++]! * share;
    }
    solve(effects);
    for (let i = 0, at = 0; i < units; i++) {
      let taken = 0;
      for (let t = 0; t < periods; t++) taken += cells[at++]! * effects[t]!;
      unitSums[i] = (unitSums[i]! - taken) / unitWeights[i]!;
    }
    for (let row = 0; row < column.length; row++) column[row]! -= unitSums[unit[row]!]! + effects[period[row]!]!;
  };

  return {
    rank: units + rank,
    unitWeights,
    solvePeriods: solve,
    residual: (column, passes) => {
      const out = column.slice();
      for (let pass = 0; pass < passes; pass++) take(out);
      return out;
    },
  };
}
