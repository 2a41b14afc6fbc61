/** Regressions with an effect for each unit and each period: Poisson and least squares, without a column for each effect. */
import { requireCount, requirePositive, requireSameLength } from "../ranges.ts";
import { sum } from "../sums.ts";
import { UnanswerableError } from "../unanswerable.ts";
import type { Rows } from "./matrix.ts";
import { qr } from "./qr.ts";
import { type Absorption, absorb, type TwoWay, twoWay } from "./two-way.ts";

/** A fit, as the tests on few clusters need it: least squares of √w response on √w regressors, with the effects out. */
export interface AbsorbedFit {
  readonly groups: TwoWay;
  readonly absorption: Absorption;
  readonly weights: Float64Array;
  readonly coefficients: readonly number[];
  /** √w times each regressor, less what the effects explain of it. */
  readonly outside: readonly Float64Array[];
  /** √w times each row's residual. */
  readonly residuals: Float64Array;
  /** The regressors' part of (XᵀWX)⁻¹. */
  readonly bread: Rows;
  /** Residual degrees of freedom: rows less regressors, units and periods, the constant counted once. */
  readonly df: number;
}

export interface AbsorbedPoissonFit extends AbsorbedFit {
  /** Numbers of the rows that the fit rests on, in their order. */
  readonly rows: readonly number[];
  readonly fitted: Float64Array;
  readonly deviance: number;
  /** Pearson's X² over df; 1 when nothing is left over. */
  readonly pearson: number;
  /** Units and periods without any event: their rate is 0 and they say nothing of the others. */
  readonly droppedUnits: number;
  readonly droppedPeriods: number;
  /** Rows whose fitted rate has run off to 0: there is no finite estimate of what sets them apart. */
  readonly separated: readonly number[];
  readonly converged: boolean;
  readonly rounds: number;
}

export interface AbsorbedData {
  /** Columns that vary within units and periods; no constant. */
  readonly regressors: readonly ArrayLike<number>[];
  readonly units: readonly (string | number)[];
  readonly periods: readonly (string | number)[];
}

export interface AbsorbedCounts extends AbsorbedData {
  /** Whole numbers ≥ 0. */
  readonly events: ArrayLike<number>;
  /** > 0 */
  readonly exposure: ArrayLike<number>;
}

/** A regressor of which the effects leave less than this share is a combination of them. */
const collinear = 1e-10;

/** The fit has settled when Newton's decrement, per event, is below: the step that follows is its square. */
const settled = 1e-13;

const maximumRounds = 100;
const maximumHalvings = 40;

/** A fitted rate below this share of the overall one has run off to 0. */
const vanishing = 1e-7;

function requireRegressors({ regressors, units, periods }: AbsorbedData, response: ArrayLike<number>): void {
  if (regressors.length === 0) throw new RangeError("there are no regressors; expected at least one");
  const columns = Object.fromEntries(regressors.map((column, j) => [`regressor ${j}`, column]));
  requireSameLength({ response, units, periods, ...columns });
  for (const column of [response, ...regressors]) {
    for (let row = 0; row < column.length; row++) {
      if (!Number.isFinite(column[row])) throw new RangeError("a number is not finite; expected finite ones");
    }
  }
}

interface Step {
  readonly absorption: Absorption;
  readonly coefficients: readonly number[];
  readonly outside: readonly Float64Array[];
  readonly bread: Rows;
  /** The response less its whole fit, not scaled. */
  readonly left: Float64Array;
}

function scaled(column: Float64Array, roots: Float64Array): Float64Array {
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i++) out[i] = column[i]! * roots[i]!;
  return out;
}

function rootsOf(weights: Float64Array): Float64Array {
  const out = new Float64Array(weights.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(weights[i]!);
  return out;
}

function norm(column: Float64Array): number {
  let square = 0;
  for (let i = 0; i < column.length; i++) square += column[i]! * column[i]!;
  return Math.sqrt(square);
}

/** One weighted least squares, by Frisch, Waugh and Lovell. */
function solve(
  groups: TwoWay,
  regressors: readonly Float64Array[],
  response: Float64Array,
  weights: Float64Array,
  passes: 1 | 2,
): Step {
  const roots = rootsOf(weights);
  const absorption = absorb(groups, weights);
  const inner = regressors.map((column) => absorption.residual(column, passes));
  const outside = inner.map((column) => scaled(column, roots));
  for (const [j, column] of outside.entries()) {
    if (!(norm(column) > collinear * norm(scaled(regressors[j]!, roots)))) {
      throw new UnanswerableError(
        "singular-design",
        `regressor ${j} is a combination of the effects of units and periods; leave it out`,
      );
    }
  }
  const left = absorption.residual(response, passes);
  const decomposition = qr(outside);
  const coefficients = decomposition.solve(scaled(left, roots));
  for (const [j, column] of inner.entries()) {
    const by = coefficients[j]!;
    for (let i = 0; i < left.length; i++) left[i]! -= by * column[i]!;
  }
  return { absorption, coefficients, outside, bread: decomposition.gramInverse(), left };
}

interface Informative {
  readonly rows: readonly number[];
  readonly droppedUnits: number;
  readonly droppedPeriods: number;
}

/** The rows of units and periods with events. */
function informative({ unit, period, units, periods }: TwoWay, events: ArrayLike<number>): Informative {
  const [ofUnit, ofPeriod] = [new Float64Array(units), new Float64Array(periods)];
  for (let row = 0; row < unit.length; row++) {
    ofUnit[unit[row]!]! += events[row]!;
    ofPeriod[period[row]!]! += events[row]!;
  }
  const rows: number[] = [];
  for (let row = 0; row < unit.length; row++) {
    if (ofUnit[unit[row]!]! > 0 && ofPeriod[period[row]!]! > 0) rows.push(row);
  }
  const silent = (sums: Float64Array): number => sums.reduce((count, it) => count + (it > 0 ? 0 : 1), 0);
  return { rows, droppedUnits: silent(ofUnit), droppedPeriods: silent(ofPeriod) };
}

/** Where to start: each unit's rate times each period's, over the overall one; half an event more in each keeps them above 0. */
function marginalRates(groups: TwoWay, events: Float64Array, exposure: Float64Array): Float64Array {
  const overall = sum(events) / sum(exposure);
  const logRates = (codes: Int32Array, count: number): Float64Array => {
    const [counts, expected] = [new Float64Array(count).fill(0.5), new Float64Array(count).fill(0.5)];
    for (let row = 0; row < codes.length; row++) {
      counts[codes[row]!]! += events[row]!;
      expected[codes[row]!]! += overall * exposure[row]!;
    }
    return counts.map((value, i) => Math.log(value / expected[i]!));
  };
  const [unit, period] = [logRates(groups.unit, groups.units), logRates(groups.period, groups.periods)];
  return events.map((_, row) => Math.log(overall) + unit[groups.unit[row]!]! + period[groups.period[row]!]!);
}

interface Means {
  readonly linear: Float64Array;
  readonly means: Float64Array;
  /** Σ y η − μ: what of the log-likelihood moves. */
  readonly likelihood: number;
}

/** The linear predictor a share of a step on, and what follows from it. */
function advance(from: Float64Array, step: Float64Array, share: number, it: Counts): Means {
  const [linear, means] = [new Float64Array(from.length), new Float64Array(from.length)];
  let likelihood = 0;
  for (let i = 0; i < from.length; i++) {
    const value = from[i]! + share * step[i]!;
    linear[i] = value;
    means[i] = Math.max(1e-300, Math.exp(value + it.offset[i]!));
    likelihood += it.events[i]! * value - means[i]!;
  }
  return { linear, means, likelihood };
}

/** A step that would lower the likelihood is halved. */
function advanceSafely(from: Means, step: Float64Array, it: Counts): Means {
  const lowest = from.likelihood - 1e-12 * (it.all + Math.abs(from.likelihood));
  let share = 1;
  let next = advance(from.linear, step, share, it);
  for (let halvings = 0; !(next.likelihood >= lowest) && halvings < maximumHalvings; halvings++) {
    share /= 2;
    next = advance(from.linear, step, share, it);
  }
  return next;
}

interface Counts {
  readonly events: Float64Array;
  readonly offset: Float64Array;
  readonly all: number;
}

/** What the least squares of a round have for a response: η + (y − μ)/μ. */
function workingResponse({ linear, means }: Means, events: Float64Array): Float64Array {
  const out = new Float64Array(linear.length);
  for (let i = 0; i < out.length; i++) out[i] = linear[i]! + (events[i]! - means[i]!) / means[i]!;
  return out;
}

/**
 * Poisson regression with log link and an effect for each unit and each period.
 *
 *   log μᵢₜ = log exposureᵢₜ + aᵢ + bₜ + xᵢₜβ
 *
 * Newton's method as iteratively reweighted least squares, each round with the effects absorbed; a step that would lower
 * the likelihood is halved. The estimates are those of the regression with dummies. Units and periods without an event are
 * left out and counted.
 *
 * Source: Correia, Guimarães & Zylkin (2020), Stata J 20:95–115, for the weighted absorption; Santos Silva & Tenreyro
 * (2010), Economics Letters 107:310–312, for what separation does.
 *
 * @returns with `converged` false when {@link AbsorbedPoissonFit.rounds} reached 100
 * @throws RangeError when an argument is outside its range, there is no event, or a regressor is a combination of the effects
 */
export function absorbedPoisson(data: AbsorbedCounts): AbsorbedPoissonFit {
  requireRegressors(data, data.events);
  requireSameLength({ events: data.events, exposure: data.exposure });
  for (let row = 0; row < data.events.length; row++) {
    requireCount(`events[${row}]`, data.events[row]!);
    requirePositive(`exposure[${row}]`, data.exposure[row]!);
  }
  const asked = twoWay(data.units, data.periods);
  const { rows, droppedUnits, droppedPeriods } = informative(asked, data.events);
  if (rows.length === 0) throw new UnanswerableError("no-events", "there are no events; expected at least one");
  const groups =
    droppedUnits + droppedPeriods === 0
      ? asked
      : twoWay(
          rows.map((row) => asked.unit[row]!),
          rows.map((row) => asked.period[row]!),
        );
  const kept = (column: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  const [events, exposure, regressors] = [kept(data.events), kept(data.exposure), data.regressors.map(kept)];
  const all = sum(events);
  const overall = all / sum(exposure);
  const counts: Counts = { events, offset: exposure.map(Math.log), all };

  const start = marginalRates(groups, events, exposure);
  let at: Means = { ...advance(start, start, 0, counts), likelihood: -Infinity };
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < maximumRounds) {
    rounds++;
    const step = workingResponse(at, events);
    const { left } = solve(groups, regressors, step, at.means, 1);
    let decrement = 0;
    for (let i = 0; i < step.length; i++) {
      step[i]! -= left[i]! + at.linear[i]!;
      decrement += at.means[i]! * step[i]! * step[i]!;
    }
    converged = decrement <= settled * all;
    at = advanceSafely(at, step, counts);
  }

  const { means } = at;
  const last = solve(groups, regressors, workingResponse(at, events), means, 2);
  const { absorption, coefficients, outside, bread } = last;
  const residuals = means.map((mean, i) => (events[i]! - mean) / Math.sqrt(mean));
  const df = rows.length - regressors.length - absorption.rank;
  const deviance = sum(
    means.map((mean, i) => {
      const y = events[i]!;
      return 2 * ((y === 0 ? 0 : y * Math.log(y / mean)) - (y - mean));
    }),
  );
  return {
    groups,
    absorption,
    weights: means,
    coefficients,
    outside,
    residuals,
    bread,
    df,
    rows,
    fitted: means,
    deviance,
    pearson: df === 0 ? 1 : sum(residuals.map((it) => it * it)) / df,
    droppedUnits,
    droppedPeriods,
    separated: rows.filter((_, i) => means[i]! < vanishing * overall * exposure[i]!),
    converged,
    rounds,
  };
}

/**
 * Least squares with an effect for each unit and each period; rows count alike.
 *
 * Source: Abowd, Creecy & Kramarz (2002), Census technical paper TP-2002-06; Golub & Van Loan (2013), Matrix
 * Computations, section 5.3.
 *
 * @throws RangeError when columns differ in length, a number is not finite, or a regressor is a combination of the effects
 */
export function absorbedLeastSquares(data: AbsorbedData & { readonly response: ArrayLike<number> }): AbsorbedFit {
  requireRegressors(data, data.response);
  const groups = twoWay(data.units, data.periods);
  const weights = new Float64Array(data.response.length).fill(1);
  const regressors = data.regressors.map((column) => Float64Array.from(column));
  const { absorption, coefficients, outside, bread, left } = solve(
    groups,
    regressors,
    Float64Array.from(data.response),
    weights,
    2,
  );
  const df = weights.length - regressors.length - absorption.rank;
  return { groups, absorption, weights, coefficients, outside, residuals: left, bread, df };
}
