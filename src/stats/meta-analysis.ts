/** Random-effects meta-analysis: one estimate from several, with what varies between them. */
import { chiSquareDistribution } from "./distributions/gamma.ts";
import { normalMultiplier } from "./distributions/normal.ts";
import { tDistribution } from "./distributions/student-t.ts";
import { maximise } from "./maximise.ts";
import { requireLevel, requireNumber, requirePositive, requireSameLength } from "./ranges.ts";
import { sum } from "./sums.ts";

/** One row per study. */
export interface Studies {
  /** Estimates on a scale where they are normal: log ratios, differences. */
  readonly estimates: readonly number[];
  /** Their standard errors > 0. */
  readonly errors: readonly number[];
}

export interface Heterogeneity {
  /** Cochran's Q and the p of no variance between studies. */
  readonly q: number;
  readonly p: number;
  /** The variance between studies. */
  readonly between: number;
  /** False when the search for `between` met its bound first. */
  readonly converged: boolean;
  /** Of that search; 0 where there was none. */
  readonly rounds: number;
}

export interface PooledEffect extends Heterogeneity {
  readonly estimate: number;
  readonly error: number;
  readonly lower: number;
  readonly upper: number;
  /** Where the effect of one more study would lie. Null with fewer than three studies. */
  readonly prediction: { readonly lower: number; readonly upper: number } | null;
}

/** How the variance between studies is estimated. */
export type BetweenMethod = "dersimonian-laird" | "reml";

/** normal: Wald; hartung-knapp: t with k − 1 degrees of freedom and the weighted residual variance. */
export type EffectInterval = "normal" | "hartung-knapp";

function requireStudies({ estimates, errors }: Studies): void {
  requireSameLength({ estimates, errors });
  if (estimates.length < 2) throw new RangeError(`there are ${estimates.length} studies; expected at least two`);
  for (const [study, estimate] of estimates.entries()) {
    requireNumber(`estimates[${study}]`, estimate);
    requirePositive(`errors[${study}]`, errors[study]!);
  }
}

function pool({ estimates }: Studies, weights: readonly number[]): number {
  return sum(weights.map((weight, i) => weight * estimates[i]!)) / sum(weights);
}

type Between = Pick<Heterogeneity, "between" | "converged" | "rounds">;

/** (Q − (k − 1)) / (Σw − Σw²/Σw), not below 0. */
function derSimonianLaird(studies: Studies, q: number): Between {
  const weights = studies.errors.map((error) => 1 / error ** 2);
  const total = sum(weights);
  const spread = total - sum(weights.map((weight) => weight * weight)) / total;
  return { between: Math.max(0, (q - (weights.length - 1)) / spread), converged: true, rounds: 0 };
}

/** The restricted likelihood in τ², by Newton on log τ²; 0 when it falls from there. */
function restrictedLikelihood(studies: Studies, start: number): Between {
  const { estimates, errors } = studies;
  const at = (between: number): { value: number; first: number; second: number } => {
    const w = errors.map((error) => 1 / (error ** 2 + between));
    const [s1, s2, s3] = [1, 2, 3].map((power) => sum(w.map((weight) => weight ** power))) as [number, number, number];
    const mean = pool(studies, w);
    const r = estimates.map((estimate) => estimate - mean);
    const squares = (power: number): number => sum(r.map((it, i) => w[i]! ** power * it * it));
    const cross = sum(r.map((it, i) => w[i]! ** 2 * it));
    return {
      value: 0.5 * (sum(w.map(Math.log)) - Math.log(s1) - squares(1)),
      first: 0.5 * (-s1 + s2 / s1 + squares(2)),
      second: 0.5 * (s2 - (2 * s3) / s1 + (s2 / s1) ** 2 - 2 * squares(3) + (2 * cross * cross) / s1),
    };
  };
  if (at(0).first <= 0) return { between: 0, converged: true, rounds: 0 };
  const fit = maximise(
    ([logBetween]) => {
      const between = Math.exp(logBetween!);
      const { value, first, second } = at(between);
      return { value, gradient: [between * first], hessian: [[between * between * second + between * first]] };
    },
    [Math.log(start)],
    3,
  );
  return { between: Math.exp(fit.at[0]!), converged: fit.converged, rounds: fit.rounds };
}

/**
 * The random-effects estimate of a common mean.
 *
 *   μ = Σ wᵢyᵢ / Σ wᵢ,   wᵢ = 1/(sᵢ² + τ²)
 *
 * Source: DerSimonian & Laird (1986), Control Clin Trials 7:177–188; Viechtbauer (2005), J Educ Behav Stat 30:261–293
 * (REML); Hartung & Knapp (2001), Stat Med 20:3875–3889; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137–159,
 * for the prediction interval with k − 2 degrees of freedom.
 *
 * Hartung and Knapp's interval is exact for studies of one size. With few of very unlike sizes it falls short: of 4000 simulated sets
 * of seven with errors from 0.1 to 0.5, about 92 % at 95 % (test/stats/coverage.test.ts); the normal one about 88 %.
 *
 * @param studies   two or more
 * @param method    how τ² is estimated
 * @param interval  how the mean's interval is made
 * @param level     coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function poolEffects(
  studies: Studies,
  method: BetweenMethod,
  interval: EffectInterval,
  level: number,
): PooledEffect {
  requireStudies(studies);
  requireLevel(level);
  const { estimates, errors } = studies;
  const count = estimates.length;
  const fixed = errors.map((error) => 1 / error ** 2);
  const common = pool(studies, fixed);
  const q = sum(estimates.map((estimate, i) => fixed[i]! * (estimate - common) ** 2));
  const moments = derSimonianLaird(studies, q);
  const average = sum(errors.map((error) => error ** 2)) / count;
  const { between, converged, rounds } =
    method === "reml" ? restrictedLikelihood(studies, Math.max(moments.between, 0.01 * average)) : moments;
  const weights = errors.map((error) => 1 / (error ** 2 + between));
  const estimate = pool(studies, weights);
  const wald = 1 / sum(weights);
  const residual = sum(estimates.map((it, i) => weights[i]! * (it - estimate) ** 2)) / (count - 1);
  const error = Math.sqrt(interval === "normal" ? wald : wald * residual);
  const tail = (1 - level) / 2;
  const reach =
    error * (interval === "normal" ? normalMultiplier(level) : tDistribution(count - 1).upperQuantile(tail));
  const apart = count < 3 ? null : tDistribution(count - 2).upperQuantile(tail) * Math.sqrt(between + error * error);
  return {
    q,
    p: chiSquareDistribution(count - 1).upperTail(q),
    between,
    converged,
    rounds,
    estimate,
    error,
    lower: estimate - reach,
    upper: estimate + reach,
    prediction: apart === null ? null : { lower: estimate - apart, upper: estimate + apart },
  };
}
