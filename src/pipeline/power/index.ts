/** `felles power`: what a pipeline's effect analysis could see, by simulation on its actual design. */

import { IssueError, issue } from "../../model/issue.ts";
import { quarterSpan } from "../../model/period.ts";
import type { AnalysisDefinition } from "../../model/pipeline.ts";
import { type Assumed, type PowerAnswer, type PowerTest, powerTests, type TestPower } from "../../model/power.ts";
import {
  designHash,
  detectable,
  greatestEffect,
  makeReplicates,
  type PowerDesign,
  powerOf,
  type Replicates,
  type Tally,
} from "../../simulate/power/index.ts";
import { acquireLock } from "../../store/lock.ts";
import { type Paths, prepareWork } from "../../store/prepare.ts";
import { loadObservations } from "../../store/vintages.ts";
import { followCodes } from "../boundaries.ts";
import { type Defined, definePipeline } from "../define.ts";
import { gather } from "../gather.ts";
import type { Host } from "../host.ts";
import { fingerprintOf } from "../intake.ts";
import { indexObservations, type ObservationIndex } from "../observation-index.ts";
import { trailOf } from "../trail.ts";
import { type Baseline, baselineOf, peopleOf } from "./baseline.ts";
import { effectAnalysis, layOut, powerStrata, requireSides, usage } from "./design.ts";

export { greatestEffect };

export interface PowerRequest {
  /** Path of the pipeline file. */
  readonly pipeline: string;
  readonly paths: Paths;
  /** ISO date; null: everything received. */
  readonly asOf: string | null;
  /** null: the pipeline's primary effect analysis. */
  readonly analysis: string | null;
  /** Ratios of rates; null: the usual ones on the side where the indicator gets better. */
  readonly effects: readonly number[] | null;
  readonly replicates: number;
  readonly draws: number;
  /** null: the analysis' own. */
  readonly level: number | null;
  /** null: the pipeline's own. */
  readonly seed: number | null;
  /** Events per so many person-years as the indicator is shown per; null: what the deliveries say. */
  readonly rate: number | null;
  readonly spread: number | null;
  readonly drift: number | null;
  readonly dispersion: number | null;
}

/** Exit code of what Ctrl-C ended. */
const interrupted = 130;

/** The power that the smallest detectable effect has. */
const target = 0.8;

/** What is assumed where neither the deliveries nor the one who asks say: the design that METHODS' order of magnitude rests on. */
const conventions = { spread: 0.3, drift: 0.03, dispersion: 1 } as const;

const usualEffects = { fall: [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4], rise: [1, 1.1, 1.25, 1.5, 1.75, 2, 2.5] } as const;

/** A method that gives no answer in so great a share of the first replicates is not asked further. */
const probed = 40;
const mostWithheld = 0.8;

/** Replicates made between two looks at whether to stop. */
const piece = 50;

function assumed(stated: number | null, delivered: number | null, convention: number): Assumed {
  if (stated !== null) return { value: stated, from: "stated" };
  return delivered === null ? { value: convention, from: "assumed" } : { value: delivered, from: "delivered" };
}

function ratesOf(stated: number | null, baseline: Baseline, analysis: string): readonly [Assumed, Assumed] {
  if (stated !== null) return [assumed(stated, null, 0), assumed(stated, null, 0)];
  const { treated, controls } = baseline;
  if (treated === null || controls === null)
    throw new IssueError([issue("power.few-events", null, { analysis })], usage);
  return [assumed(null, treated, 0), assumed(null, controls, 0)];
}

/** The observations that the design's populations and rates are taken from. */
async function observe(request: PowerRequest, defined: Defined, host: Host): Promise<ObservationIndex> {
  const { definitions, pipeline } = defined;
  const { paths, asOf } = request;
  prepareWork(paths);
  const lock = acquireLock(paths.work, `power ${pipeline.id}`);
  if (!lock.ok) throw new IssueError(lock.issues, usage);
  try {
    const none = { period: null, plan: null, deliveries: [], steps: [], findings: [], outputs: new Map(), exit: null };
    const facts = { version: host.version, pipeline: pipeline.id, definition: pipeline.hash, seed: pipeline.seed };
    const trail = trailOf({ ...none, ...facts, asOf, dryRun: true, failOn: "never" }, host);
    const { asOf: known, taken } = await gather({ paths, asOf }, definitions, trail, host);
    const usable = taken.filter((it) => it.kindRead !== null && pipeline.sources.includes(it.kindRead));
    const fingerprint = fingerprintOf(definitions, host.version);
    const loaded = await trail.timed("load", () => loadObservations(paths.work, usable, { asOf: known, fingerprint }));
    if (!loaded.ok) throw new IssueError(loaded.issues, usage);
    return indexObservations(
      followCodes(
        loaded.value.observations,
        definitions.programme.areas,
        definitions.layouts,
        definitions.indicators.values(),
      ),
      definitions.layouts,
    );
  } finally {
    lock.value.release();
  }
}

interface Prepared {
  readonly design: PowerDesign;
  readonly answer: Omit<PowerAnswer, "tests">;
}

function prepare(
  request: PowerRequest,
  defined: Defined,
  analysis: AnalysisDefinition,
  index: ObservationIndex,
): Prepared {
  const { pipeline, definitions } = defined;
  const { start, pilot } = definitions.programme;
  const seed = request.seed ?? pipeline.seed;
  const context = { baseline: pipeline.baseline, start, pilot, seed, label: "exploratory", plan: null } as const;
  const { panel, windows, indicator } = layOut(defined, analysis, index, context);
  requireSides(panel, analysis);
  const quarters = [...windows.before, ...windows.after];
  const { units, unknown } = peopleOf(panel, quarters);
  if (unknown.length > 0)
    throw new IssueError([issue("power.no-population", null, { areas: [...unknown].sort().join(", ") })], usage);
  const baseline = baselineOf(panel, windows.before);
  const stated = request.rate === null ? null : request.rate / indicator.per;
  const [treated, controls] = ratesOf(stated, baseline, analysis.id);
  const spread = assumed(request.spread, baseline.spread, conventions.spread);
  const drift = assumed(request.drift, null, conventions.drift);
  const dispersion = assumed(request.dispersion, baseline.dispersion, conventions.dispersion);
  const sizeMatched = analysis.options.sizeMatched === true;
  const level = request.level ?? analysis.level;
  const design: PowerDesign = {
    units,
    quarters: quarters.map((quarter) => ({
      number: quarterSpan(quarter)[0],
      after: windows.after.includes(quarter),
    })),
    rate: { treated: treated.value, controls: controls.value },
    spread: spread.value,
    drift: drift.value,
    dispersion: dispersion.value,
    strata: sizeMatched ? powerStrata(units, windows.before.length) : null,
    level,
    draws: request.draws,
  };
  const answer = {
    pipeline: pipeline.id,
    analysis: analysis.id,
    indicator: indicator.id,
    direction: indicator.better === "higher" ? "rise" : "fall",
    treated: units.filter((unit) => unit.treated).length,
    controls: units.filter((unit) => !unit.treated).length,
    before: windows.before.length,
    after: windows.after.length,
    per: indicator.per,
    rate: { treated, controls },
    spread,
    drift,
    dispersion,
    sizeMatched,
    level,
    draws: request.draws,
    seed,
    design: designHash(design),
  } as const;
  return { design, answer };
}

/** The power of one test; replicates are made and asked in pieces, so that a Ctrl-C is heard. */
async function powerOfTest(
  test: PowerTest,
  { design, answer }: Prepared,
  effects: readonly number[],
  replicates: number,
  tell: () => Promise<void>,
): Promise<TestPower> {
  const { seed, direction } = answer;
  const made: Replicates[] = [];
  const make = async (until: number): Promise<void> => {
    for (let from = made.length * piece; from < until; from += piece) {
      await tell();
      made.push(makeReplicates({ design, test, seed, from, to: Math.min(from + piece, replicates) }));
    }
  };
  const at = async (effect: number): Promise<Tally> => {
    let all: Tally = { effect, falls: 0, rises: 0, withheld: 0 };
    for (const each of made) {
      await tell();
      const { falls, rises, withheld } = each.at(effect);
      all = { effect, falls: all.falls + falls, rises: all.rises + rises, withheld: all.withheld + withheld };
    }
    return all;
  };
  const first = Math.min(probed, replicates);
  const probe = makeReplicates({ design, test, seed, from: 0, to: first }).at(1);
  if (probe.withheld >= mostWithheld * first)
    return { test, replicates: first, powers: [powerOf(probe, first)], detectable: null };
  await make(replicates);
  const powers = [];
  for (const effect of effects) powers.push(powerOf(await at(effect), replicates));
  return { test, replicates, powers, detectable: await detectable(at, replicates, direction, target, powers) };
}

/**
 * The power of a pipeline's effect analysis, and the smallest effect that it detects in 80 % of the studies.
 *
 * Nothing is published. What goes from the counts into the answer is stated in it, so coarse that it tells of nobody
 * (baseline.ts says why). What is wrong with the deliveries is said by `validate` and `run`.
 *
 * @throws IssueError when the definition, the deliveries or the question do not allow an answer
 */
export async function power(request: PowerRequest, host: Host): Promise<PowerAnswer> {
  try {
    return await answerOf(request, host);
  } catch (error) {
    if (!host.interrupted.aborted) throw error;
    throw new IssueError([issue("cli.interrupted", null)], interrupted);
  }
}

async function answerOf(request: PowerRequest, host: Host): Promise<PowerAnswer> {
  host.step("define");
  const defined = definePipeline(request.pipeline);
  const analysis = effectAnalysis(defined, request.analysis);
  const index = await observe(request, defined, host);
  const prepared = prepare(request, defined, analysis, index);
  const effects = request.effects ?? usualEffects[prepared.answer.direction];
  // Each effect once for all pieces, and about ten more to find the smallest.
  const total = powerTests.length * Math.ceil(request.replicates / piece) * (effects.length + 11);
  let done = 0;
  const tell = async (): Promise<void> => {
    host.step("estimate", Math.min(total, ++done), total);
    await host.pause();
    host.interrupted.throwIfAborted();
  };
  const tests: TestPower[] = [];
  for (const test of powerTests) {
    tests.push(await powerOfTest(test, prepared, effects, request.replicates, tell));
  }
  return { ...prepared.answer, tests };
}
