/** The synthetic control: one treated series beside a weighted mean of others, and how unusual their difference is. */
import { requireSameLength } from "./ranges.ts";
import { type SimplexFit, simplexLeastSquares } from "./simplex-least-squares.ts";

export interface SyntheticPanel {
  /** The treated series, a number per period. */
  readonly target: readonly number[];
  /** Series that were never treated, each as long as the target. */
  readonly donors: readonly (readonly number[])[];
  /** Which periods come after the start: at least one does, and one does not. */
  readonly after: readonly boolean[];
}

export interface SyntheticControl {
  /** One per donor, none below 0, sum 1. */
  readonly weights: Float64Array;
  /** The weighted mean of the donors in each period. */
  readonly synthetic: Float64Array;
  /** The mean of target − synthetic after the start. */
  readonly effect: number;
  /** Root mean squared difference before and after. */
  readonly rmspeBefore: number;
  readonly rmspeAfter: number;
  /** The certificate of the weights: 0 is a proof that no others fit better before the start. */
  readonly kkt: number;
  readonly converged: boolean;
}

export interface PlaceboTest {
  /** 1 when no donor departs more from its own synthetic control, after over before; ties count against the treated. */
  readonly rank: number;
  /** Series ranked, the treated among them. */
  readonly units: number;
  /** rank / units */
  readonly p: number;
  /** 1 / units */
  readonly smallestP: number;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);
}

/**
 * The synthetic control of one series, matched on the outcome before the start alone.
 *
 *   w = argmin Σ_{t before} (Y₁ₜ − Σ wⱼ Yⱼₜ)²,   wⱼ ≥ 0, Σ wⱼ = 1
 *
 * Source: Abadie, Diamond & Hainmueller (2010), JASA 105:493–505, equations 2 and 3; weights by `simplexLeastSquares`.
 *
 * @throws RangeError when there is no donor, series differ in length, a number is not finite, or a side of the start is empty
 */
export function syntheticControl({ target, donors, after }: SyntheticPanel): SyntheticControl {
  requireSameLength({ target, after, ...Object.fromEntries(donors.map((donor, j) => [`donor ${j}`, donor])) });
  if (new Set(after).size < 2) throw new RangeError("all periods lie on one side of the start; expected both");
  const early = (values: readonly number[]): readonly number[] => values.filter((_, t) => !after[t]);
  const { weights, kkt, converged }: SimplexFit = simplexLeastSquares(donors.map(early), early(target));
  const synthetic = Float64Array.from(target, (_, t) =>
    donors.reduce((all, donor, j) => all + weights[j]! * donor[t]!, 0),
  );
  const gaps = target.map((value, t) => value - synthetic[t]!);
  if (!gaps.every(Number.isFinite)) throw new RangeError("a number is not finite; expected finite ones");
  const late = gaps.filter((_, t) => after[t]);
  return {
    weights,
    synthetic,
    effect: late.reduce((all, gap) => all + gap, 0) / late.length,
    rmspeBefore: rootMeanSquare(gaps.filter((_, t) => !after[t])),
    rmspeAfter: rootMeanSquare(late),
    kkt,
    converged,
  };
}

/**
 * The placebo test: each donor in turn takes the place of the treated, among the other donors.
 *
 *   rank of RMSPE after / RMSPE before;   p = rank / (donors + 1)
 *
 * Source: Abadie, Diamond & Hainmueller (2010), JASA 105:493–505, section 3.4.
 *
 * @param panel  two donors or more
 * @param ours   the synthetic control of the treated series
 * @throws RangeError when there are fewer than two donors
 */
export function placeboTest({ donors, after }: SyntheticPanel, ours: SyntheticControl): PlaceboTest {
  if (donors.length < 2) throw new RangeError(`there are ${donors.length} donors; expected at least two`);
  const placebos = donors.map((target, i) =>
    syntheticControl({ target, donors: donors.filter((_, j) => j !== i), after }),
  );
  // Cross-multiplied, so that a perfect fit before needs no division by 0.
  const ahead = placebos.filter((it) => it.rmspeAfter * ours.rmspeBefore >= ours.rmspeAfter * it.rmspeBefore).length;
  const units = 1 + donors.length;
  return { rank: 1 + ahead, units, p: (1 + ahead) / units, smallestP: 1 / units };
}
