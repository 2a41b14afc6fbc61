/** Regression of counts: Poisson, quasi-Poisson and negative binomial, with exposure. */
import { maximise } from "../maximise.ts";
import { requireCount, requirePositive, requireSameLength } from "../ranges.ts";
import { logGamma } from "../special/log-gamma.ts";
import { logRising } from "../special/rising.ts";
import { sum } from "../sums.ts";
import { UnanswerableError } from "../unanswerable.ts";
import { type Fit, predict, requireDesign } from "./least-squares.ts";
import { qr } from "./qr.ts";

export interface CountFit extends Fit {
  /** Standard errors: of the model, or times √dispersion for quasi-Poisson. */
  readonly errors: readonly number[];
  readonly deviance: number;
  /** Pearson's X² over df; what quasi-Poisson multiplies variances by is at least 1. */
  readonly pearson: number;
  readonly logLikelihood: number;
  /** Rows whose fitted rate has run off to 0: the model has no finite estimate of what sets them apart. */
  readonly separated: readonly number[];
  readonly converged: boolean;
  readonly rounds: number;
}

export interface NegativeBinomialFit extends CountFit {
  /** θ: the variance is μ + μ²/θ. Infinity where there is no more variance than Poisson's. */
  readonly theta: number;
  /** Standard error of θ; 0 when θ is infinite. */
  readonly thetaError: number;
}

export interface CountData {
  /** Columns of equal length, the constant among them. */
  readonly design: readonly ArrayLike<number>[];
  /** Whole numbers ≥ 0. */
  readonly events: ArrayLike<number>;
  /** > 0 */
  readonly exposure: ArrayLike<number>;
}

const maximumRounds = 100;

/** The deviance has settled when it changes by less, relatively. */
const settled = 1e-14;

/** A fitted rate below this share of the overall one has run off to 0. */
const vanishing = 1e-7;

function requireCounts({ design, events, exposure }: CountData): void {
  requireDesign(design, events);
  requireSameLength({ events, exposure });
  for (let row = 0; row < events.length; row++) {
    requireCount(`events[${row}]`, events[row]!);
    requirePositive(`exposure[${row}]`, exposure[row]!);
  }
  if (sum(Array.from(events)) === 0)
    throw new UnanswerableError("no-events", "there are no events; expected at least one");
}

function devianceOf(events: ArrayLike<number>, means: Float64Array, theta: number): number {
  return (
    2 *
    sum(
      means.map((mean, i) => {
        const y = events[i]!;
        const own = y === 0 ? 0 : y * Math.log(y / mean);
        if (theta === Infinity) return own - (y - mean);
        return own - (y + theta) * Math.log((y + theta) / (mean + theta));
      }),
    )
  );
}

function logLikelihoodOf(events: ArrayLike<number>, means: Float64Array, theta: number): number {
  return sum(
    means.map((mean, i) => {
      const y = events[i]!;
      const own = (y === 0 ? 0 : y * Math.log(mean)) - logGamma(y + 1);
      if (theta === Infinity) return own - mean;
      return own + logRising(theta, y).value - theta * Math.log1p(mean / theta) - y * Math.log(mean + theta);
    }),
  );
}

/** Iteratively reweighted least squares with log link and variance μ + μ²/θ. */
function reweight({ design, events, exposure }: CountData, theta: number): CountFit {
  const columns = design.map((column) => Float64Array.from(column));
  const offset = Float64Array.from(exposure, Math.log);
  const rows = offset.length;
  const total = sum(Array.from(events));
  const overall = total / sum(Array.from(exposure));
  let means = Float64Array.from({ length: rows }, (_, i) => (events[i]! + overall * exposure[i]!) / 2);
  let deviance = Infinity;
  let coefficients: readonly number[] = [];
  let rounds = 0;
  let converged = false;
  const weigh = (): Float64Array => means.map((mean) => mean / (1 + mean / theta));
  while (!converged && rounds < maximumRounds) {
    rounds++;
    const roots = weigh().map(Math.sqrt);
    const working = means.map((mean, i) => roots[i]! * (Math.log(mean) - offset[i]! + (events[i]! - mean) / mean));
    const decomposition = qr(columns.map((column) => column.map((value, i) => value * roots[i]!)));
    coefficients = decomposition.solve(working);
    means = predict(columns, coefficients).map((eta, i) => Math.max(1e-300, Math.exp(eta + offset[i]!)));
    const next = devianceOf(events, means, theta);
    // Where the fit is perfect, the deviance is what rounding leaves of so many events.
    converged = Math.abs(next - deviance) <= settled * (Math.abs(next) + total);
    deviance = next;
  }
  const weights = weigh();
  const roots = weights.map(Math.sqrt);
  const bread = qr(columns.map((column) => column.map((value, i) => value * roots[i]!))).gramInverse();
  const scores = means.map((mean, i) => ((events[i]! - mean) * weights[i]!) / mean);
  const df = rows - columns.length;
  const pearsonSum = sum(means.map((mean, i) => ((events[i]! - mean) ** 2 * weights[i]!) / (mean * mean)));
  return {
    design: columns,
    coefficients,
    fitted: means,
    scores,
    bread,
    df,
    errors: bread.map((row, j) => Math.sqrt(row[j]!)),
    deviance,
    pearson: df === 0 ? 1 : pearsonSum / df,
    logLikelihood: logLikelihoodOf(events, means, theta),
    separated: [...means.keys()].filter((i) => means[i]! < vanishing * overall * exposure[i]!),
    converged,
    rounds,
  };
}

/**
 * Poisson regression with log link.
 *
 *   log μ = log exposure + Xβ
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, section 6.2; QR in place of the normal equations.
 *
 * @throws RangeError when an argument is outside its range, there is no event, or the design is singular
 */
export function poissonRegression(data: CountData): CountFit {
  requireCounts(data);
  return reweight(data, Infinity);
}

/**
 * Quasi-Poisson regression: Poisson's estimates, with variances times max(1, Pearson's X²/df).
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, section 6.2.3; counts less variable than Poisson's are
 * taken for chance.
 *
 * @throws RangeError when an argument is outside its range, there is no event, or the design is singular
 */
export function quasiPoissonRegression(data: CountData): CountFit {
  const fit = poissonRegression(data);
  const scale = Math.sqrt(Math.max(1, fit.pearson));
  return { ...fit, errors: fit.errors.map((error) => error * scale) };
}

/** The θ most likely for given means, from a start; with its standard error from the observed information. */
function likelyTheta(events: ArrayLike<number>, means: Float64Array, start: number): { theta: number; error: number } {
  const fit = maximise(
    ([logTheta]) => {
      const theta = Math.exp(logTheta!);
      let [value, first, second] = [0, 0, 0];
      for (let i = 0; i < means.length; i++) {
        const y = events[i]!;
        const mean = means[i]!;
        const all = theta + mean;
        const rising = logRising(theta, y);
        value += rising.value - theta * Math.log1p(mean / theta) - y * Math.log(all);
        first += rising.first - Math.log1p(mean / theta) + 1 - (y + theta) / all;
        second += rising.second + 1 / theta - 2 / all + (y + theta) / (all * all);
      }
      return { value, gradient: [theta * first], hessian: [[theta * theta * second + theta * first]] };
    },
    [Math.log(start)],
    3,
  );
  const theta = Math.exp(fit.at[0]!);
  return { theta, error: theta / Math.sqrt(-fit.hessian[0]![0]!) };
}

/**
 * Negative binomial regression (NB2) with log link: β and θ in turn until neither moves.
 *
 * Where Σ((y − μ)² − y) ≤ 0 at Poisson's fit the likelihood does not rise away from it: θ is infinite and the fit
 * Poisson's. Standard errors of β hold θ fixed; the two are orthogonal.
 *
 * Source: Lawless (1987), Can J Stat 15:209–225.
 *
 * @throws RangeError when an argument is outside its range, there is no event, or the design is singular
 */
export function negativeBinomialRegression(data: CountData): NegativeBinomialFit {
  const poisson = poissonRegression(data);
  const squares = sum(poisson.fitted.map((mean) => mean * mean));
  const excess = sum(poisson.fitted.map((mean, i) => (data.events[i]! - mean) ** 2 - data.events[i]!));
  if (excess <= 0) return { ...poisson, theta: Infinity, thetaError: 0 };
  let { theta, error } = likelyTheta(data.events, poisson.fitted, squares / excess);
  let fit = reweight(data, theta);
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < maximumRounds) {
    rounds++;
    const next = likelyTheta(data.events, fit.fitted, theta);
    converged = Math.abs(next.theta - theta) < 1e-12 * theta;
    theta = next.theta;
    error = next.error;
    fit = reweight(data, theta);
  }
  return { ...fit, theta, thetaError: error, rounds, converged: converged && fit.converged };
}
