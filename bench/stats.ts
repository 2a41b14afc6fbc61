/** The statistics against R and Python on equal answers: our time, theirs, the ratio, and how far the answers differ. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  fitGammaPoisson,
  indicators,
  ones,
  randomisationInference,
  simplexLeastSquares,
  wildClusterBootstrap,
} from "../src/stats/index.ts";
import { gamma, poisson, stream } from "../src/stats/random.ts";
import { csvOf } from "./peer.ts";
import { power } from "./power.ts";
import { apart, measure, type Task, within } from "./task.ts";

/** quadprog needs a ridge, so that its fit is a little worse than the best. */
const ridged = 2e-6;

/** Two solutions of the same linear algebra. */
const linear = 1e-9;

/** optim stops when the likelihood hardly rises. */
const likelihood = 1e-7;

/** Two p values from different draws differ by less than five of their standard errors. */
const monteCarlo = 5;

const draws = 99_999;

function withinDraws(one: number, other: number): string {
  const error = Math.sqrt((2 * one * (1 - one)) / draws);
  return within(
    `p (${one.toFixed(4)} and ${other.toFixed(4)}) in standard errors`,
    Math.abs(one - other) / error,
    monteCarlo,
  );
}

function syntheticControl(): Task {
  const input = readFileSync(
    join(import.meta.dirname, "..", "test", "reference", "inputs", "bench_sc_357x80.csv"),
    "utf8",
  );
  const units = input
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Float64Array.from(line.split(",").slice(0, 60), Number));
  return {
    name: "synthetic-control placebos, 357 units × 60 quarters before",
    reachSeconds: 0.5,
    rounds: 3,
    ours: () =>
      units.map((unit) => {
        const fit = simplexLeastSquares(
          units.filter((other) => other !== unit),
          unit,
        );
        if (!(fit.kkt < linear)) throw new RangeError(`the KKT residual is ${fit.kkt}`);
        return Math.sqrt(fit.squares / 60);
      }),
    language: "r",
    script: "synthetic-control",
    input,
    agree: (ours, theirs) => {
      const rmspe = theirs.rmspe as readonly number[];
      const worst = Math.max(...(ours as readonly number[]).map((value, i) => apart(value, rmspe[i]!)));
      return within("RMSPE before", worst, ridged);
    },
  };
}

function wildBootstrap(): Task {
  const random = stream(2027, 1);
  const rows = Array.from({ length: 41 * 44 }, (_, i) => ({ unit: Math.floor(i / 44), quarter: i % 44 }));
  const unit = rows.map((row) => row.unit);
  const quarter = rows.map((row) => row.quarter);
  const D = rows.map((row) => (row.unit < 7 && row.quarter >= 36 ? 1 : 0));
  const y = rows.map((row, i) => poisson(random, 6 + (row.unit % 5)) - 0.6 * D[i]!);
  const design = [Float64Array.from(D), ones(rows.length), ...indicators(unit), ...indicators(quarter)];
  return {
    name: "wild cluster bootstrap, 41 clusters × 44 quarters, 99,999 draws",
    reachSeconds: 0.35,
    rounds: 7,
    ours: () =>
      wildClusterBootstrap({
        design,
        response: y,
        clusters: unit,
        coefficient: 0,
        residuals: "restricted",
        weights: "rademacher",
        enumerateUpTo: 0,
        draws,
        random: stream(1, 0),
      }),
    language: "r",
    script: "wild-bootstrap",
    input: csvOf({ unit, quarter, D, y }),
    agree: (ours, theirs) => {
      const { estimate, error, p } = ours as { estimate: number; error: number; p: number };
      const worst = Math.max(apart(estimate, theirs.estimate as number), apart(error, theirs.error as number));
      return `${within("estimate and error", worst, linear)}; ${withinDraws(p, theirs.p as number)}`;
    },
  };
}

function randomisation(): Task {
  const random = stream(2027, 2);
  const treated = Array.from({ length: 41 }, (_, i) => i < 7);
  const exposureBefore = treated.map((_, i) => 400 + 60 * (i % 9));
  const exposureAfter = exposureBefore.map((value, i) => value / 2 + (i % 4));
  const eventsBefore = exposureBefore.map((value) => 1 + poisson(random, 0.05 * value));
  const eventsAfter = exposureAfter.map((value, i) => poisson(random, (treated[i] ? 0.043 : 0.05) * value));
  const counts = { eventsBefore, exposureBefore, eventsAfter, exposureAfter };
  return {
    name: "randomisation inference, 99,999 draws of 7 of 41, with the interval by inversion that numpy leaves out",
    reachSeconds: 0.05,
    rounds: 15,
    ours: () =>
      randomisationInference({
        counts,
        treated,
        strata: null,
        continuity: 0,
        alternative: "two-sided",
        level: 0.95,
        enumerateUpTo: 0,
        draws,
        random: stream(1, 0),
      }),
    language: "python",
    script: "randomisation",
    input: csvOf({ treated: treated.map(Number), ...counts }),
    agree: (ours, theirs) => {
      const { estimate, p } = ours as { estimate: number; p: number };
      return `${within("ratio", apart(estimate, theirs.estimate as number), linear)}; ${withinDraws(p, theirs.p as number)}`;
    },
  };
}

function gammaPoisson(): Task {
  const random = stream(2027, 3);
  const sets = Array.from({ length: 200 }, () => {
    const exposure = Array.from({ length: 40 }, (_, area) => 50 + 37 * (area % 11));
    return { exposure, events: exposure.map((value) => poisson(random, (value * 0.03 * gamma(random, 4)) / 4)) };
  });
  return {
    name: "Gamma–Poisson maximum likelihood, 200 fits × 40 areas",
    reachSeconds: 0.05,
    rounds: 15,
    ours: () => sets.map((set) => fitGammaPoisson(set)),
    language: "r",
    script: "gamma-poisson",
    input: csvOf({
      set: sets.flatMap(({ events }, i) => events.map(() => i)),
      events: sets.flatMap(({ events }) => events),
      exposure: sets.flatMap(({ exposure }) => exposure),
    }),
    agree: (ours, theirs) => {
      const values = theirs.likelihood as readonly number[];
      const worst = Math.max(
        ...(ours as readonly { logLikelihood: number }[]).map((fit, i) => apart(fit.logLikelihood, values[i]!)),
      );
      return within("log-likelihood", worst, likelihood);
    },
  };
}

/** Two lines for each task of the table in bench/README.md. */
export function benchStats(say: (line: string) => void): void {
  for (const task of [syntheticControl(), wildBootstrap(), randomisation(), power(), gammaPoisson()])
    measure(task, say);
}
