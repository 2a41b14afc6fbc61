/** The whole pipeline, from a folder of deliveries to a folder with a report. The function to read first. */

import { basename, join } from "node:path";
import { factsOf } from "../disclose/facts.ts";
import { disclose } from "../disclose/index.ts";
import { type HiddenByRule, hiddenByRule } from "../disclose/share.ts";
import type { Estimate } from "../model/estimate.ts";
import { type Issue, IssueError, type IssueLevel, issue } from "../model/issue.ts";
import type { PeriodId } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import { drawingLibraries } from "../report/draw-svg.ts";
import { fontFiles } from "../store/fonts.ts";
import type { ReleaseFacts } from "../store/ledger-entry.ts";
import { releasesIn } from "../store/ledger-releases.ts";
import { acquireLock } from "../store/lock.ts";
import { type Paths, prepareWork } from "../store/prepare.ts";
import { publishFolder } from "../store/publish.ts";
import { writeRunRecord } from "../store/records.ts";
import { loadObservations } from "../store/vintages.ts";
import { formatPeriod } from "../text/periods.ts";
import { analyse, contextOf } from "./analyse.ts";
import { arrivalIssues, arrivalsOf } from "./arrivals.ts";
import { followCodes } from "./boundaries.ts";
import { estimateAtLevels } from "./coarsen.ts";
import { latestPeriod, speaksOf, unfed } from "./coverage.ts";
import { type Defined, definePipeline } from "./define.ts";
import type { LoadedPipeline } from "./definition/index.ts";
import { gather } from "./gather.ts";
import type { Host } from "./host.ts";
import { fingerprintOf, type TakenIn } from "./intake.ts";
import { passGate, publishRemembered, wholeLedger } from "./memory.ts";
import { pack } from "./pack.ts";
import { vintagesOf } from "./past.ts";
import { placedWithin } from "./places.ts";
import { present } from "./present.ts";
import { runRecord } from "./record.ts";
import { recountIn } from "./recount.ts";
import type { RestrictedFile } from "./restricted/index.ts";
import { ruleWith, sameRounding, seenWith } from "./rounded.ts";
import { seriesIssues, seriesRules } from "./series.ts";
import { spoken } from "./spoken.ts";
import { type Trail, trailOf } from "./trail.ts";

export interface RunRequest {
  /** Path of the pipeline file. */
  readonly pipeline: string;
  readonly paths: Paths;
  /** null: the latest period that the deliveries speak of. */
  readonly period: PeriodId | null;
  /** ISO date; null: everything received. */
  readonly asOf: string | null;
  readonly dryRun: boolean;
  /** The rows go to a script: remembered as told, and put in no folder. */
  readonly handsOver?: boolean | undefined;
  /** The level of finding from which a completed run counts as failed. */
  readonly failOn: IssueLevel | "never";
  /** Files with a row for each case, to be added up where they lie. */
  readonly restricted?: readonly RestrictedFile[] | undefined;
}

export interface RunResult {
  /** What the pipeline makes; null when its definition could not be read. */
  readonly kind: keyof typeof makers | null;
  readonly period: PeriodId | null;
  readonly issues: readonly Issue[];
  /** The report's folder; null when nothing was published. */
  readonly folder: string | null;
  readonly record: Readonly<Record<string, unknown>>;
  readonly deliveries: readonly TakenIn[];
  readonly released: readonly Released[];
  /** Set when the run stopped; else the findings decide. */
  readonly exit: number | null;
}

const exits = { findings: 1, usage: 2, refused: 3, bug: 70, interrupted: 130 } as const;

/** What a kind of pipeline makes of released rows, and what it needs for it that takes a while to read. */
const makers = {
  report: { make: present, needs: drawingLibraries },
  export: { make: pack, needs: () => Promise.resolve() },
} as const;

/**
 * Runs one pipeline. The phases are those of the house, each a call below:
 *
 *   define    pipeline file and definitions, all faults at once
 *   receive   the inbox is copied into the store, unaltered
 *   ingest    bytes → table → observations, each delivery once
 *   load      the statements that hold on the as-of date
 *   estimate  observations → panels → estimates
 *   disclose  estimates → released rows, the only ones that go on, attacked together with all that was told before
 *   draw      released rows → figures → pictures
 *   report    figures and blocks → pages
 *   publish   the folder appears whole, or not at all, and the ledger remembers what it tells
 *
 * Every run leaves a record in work/runs, a failed one too.
 */
export async function run(request: RunRequest, host: Host): Promise<RunResult> {
  const started = host.now().toISOString();
  const begun = host.elapsed();
  const trail = trailOf(
    {
      version: host.version,
      pipeline: basename(request.pipeline, ".yaml"),
      period: request.period,
      asOf: request.asOf,
      definition: null,
      plan: null,
      seed: null,
      dryRun: request.dryRun,
      deliveries: [],
      steps: [],
      findings: [],
      outputs: new Map(),
      exit: null,
      failOn: request.failOn,
    },
    host,
  );
  let made: Made = { kind: null, folder: null, released: [] };
  try {
    prepareWork(request.paths);
    made = await runPrepared(request, trail, host);
  } catch (error) {
    const stopped = asStop(error, host);
    if (!stopped) {
      trail.learn({ exit: exits.bug });
      throw error;
    }
    const found = stopped.issues.map((it) => placedWithin(it, request.paths));
    trail.learn({ findings: [...trail.facts().findings, ...found], exit: stopped.exit });
  } finally {
    const { pipeline, period } = trail.facts();
    const id = [started.replace(/[:.]/g, "-"), pipeline, ...(period === null ? [] : [period])].join("-");
    leaveDiary(request, id, trail.diary(started, (host.elapsed() - begun) / 1000));
  }
  const facts = trail.facts();
  return {
    ...made,
    period: facts.period,
    issues: facts.findings,
    record: runRecord(facts),
    deliveries: facts.deliveries,
    exit: facts.exit,
  };
}

/** Trouble that ends a run in an orderly way; null for a bug. */
function asStop(error: unknown, host: Host): { readonly issues: readonly Issue[]; readonly exit: number } | null {
  if (error instanceof IssueError) return error;
  if (!host.interrupted.aborted) return null;
  return { issues: [issue("cli.interrupted", null)], exit: exits.interrupted };
}

/** The record of a run that could not write to its store is lost: that the store cannot be written is what it found. */
function leaveDiary(request: RunRequest, id: string, diary: Readonly<Record<string, unknown>>): void {
  try {
    writeRunRecord(request.paths.work, id, `${JSON.stringify(diary, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof IssueError)) throw error;
  }
}

/** Nothing speaks of the period, which each language writes in its own way. */
function noPeriod(pipeline: string, period: PeriodId): Issue {
  return issue("run.no-period", null, { pipeline, period, ...spoken("period", (lang) => formatPeriod(period, lang)) });
}

interface Made {
  readonly kind: RunResult["kind"];
  readonly folder: string | null;
  readonly released: readonly Released[];
}

async function runPrepared(request: RunRequest, trail: Trail, host: Host): Promise<Made> {
  const defined = await trail.timed("define", () => definePipeline(request.pipeline));
  const { pipeline } = defined;
  trail.learn({ pipeline: pipeline.id, definition: pipeline.hash, seed: pipeline.seed });
  const lock = acquireLock(request.paths.work, `run ${pipeline.id}`);
  if (!lock.ok) throw new IssueError(lock.issues, exits.usage);
  try {
    return await runLocked(request, defined, trail, host);
  } finally {
    lock.value.release();
  }
}

async function runLocked(request: RunRequest, defined: Defined, trail: Trail, host: Host): Promise<Made> {
  const { paths } = request;
  const { definitions, pipeline } = defined;
  const { programme, layouts } = definitions;
  const remembered = releasesIn(wholeLedger(paths));
  const { asOf, taken } = await gather(request, definitions, trail, host);

  const usable = taken.filter((it) => it.kindRead !== null && pipeline.sources.includes(it.kindRead));
  const fingerprint = fingerprintOf(definitions, host.version);
  // Read while the store is; where they cannot be read, drawing says so.
  makers[pipeline.kind].needs().catch(() => undefined);
  const loaded = await trail.timed("load", () => loadObservations(paths.work, usable, { asOf, fingerprint }));
  if (!loaded.ok) throw new IssueError(loaded.issues, exits.usage);
  const { observations } = loaded.value;
  trail.note("load", observations.length, seriesIssues(observations, seriesRules(definitions)));
  const period = request.period ?? latestPeriod(observations, pipeline.grain);
  if (period === null)
    throw new IssueError([issue("run.no-data", null, { pipeline: pipeline.id, asOf })], exits.findings);
  trail.learn({ period });
  if (!speaksOf(observations, period)) throw new IssueError([noPeriod(pipeline.id, period)], exits.findings);

  const followed = followCodes(observations, programme.areas, layouts, definitions.indicators.values());
  const rounding = sameRounding(pipeline.rule, remembered, paths.work);
  const { index, asking } = seenWith(followed, definitions, rounding);
  const rule = ruleWith(pipeline.rule, rounding);
  const basis: ReleaseFacts = {
    pipeline: pipeline.id,
    period,
    asOf,
    version: host.version,
    definition: pipeline.hash,
    plan: trail.facts().plan,
    inputs: usable.map((it) => it.id).sort(),
    languages: pipeline.languages,
    rule,
  };
  const facts = factsOf(layouts);
  const arrivals = arrivalsOf(pipeline.sources, layouts, observations, programme, period);
  const context = contextOf(pipeline, programme, period);
  const estimate = (each: LoadedPipeline["analyses"]): readonly Estimate[] =>
    analyse(each, definitions.indicators, index, programme, context);
  const hiddenOf = (each: readonly Estimate[]): HiddenByRule => hiddenByRule(each, { rule, facts, ...asking });
  const { analyses, estimates, kept } = await trail.timed("estimate", () =>
    estimateAtLevels(pipeline.analyses, basis, remembered, estimate, hiddenOf),
  );
  trail.learn(kept);
  trail.note("estimate", estimates.length, [
    ...unfed(defined, index),
    ...arrivalIssues(arrivals, programme, layouts, period),
  ]);

  const personal = new Set([...definitions.indicators.values()].filter((it) => it.personal).map((it) => it.id));
  const terms = { rule, personal, facts, recount: recountIn(index, layouts), ...asking };
  const asked: ReleaseFacts = { ...basis, ...kept };
  const gate = await trail.timed("disclose", () =>
    passGate(remembered, asked, (earlier) => {
      const rests = remembered.filter(({ hash }) => earlier.some((it) => it.hash === hash));
      // Older vintages are known as they were delivered: what is told of them is rounded.
      const older = !rounding && {
        vintages: vintagesOf(rests, { ...asked, index }, definitions, paths, host),
      };
      return disclose(estimates, { ...terms, earlier, ...older });
    }),
  );
  if (!gate.ok) throw new IssueError(gate.issues, exits.refused);
  const { released, cells } = gate.value;
  trail.note("disclose", released.length, gate.issues);

  const scene = {
    definitions,
    pipeline: { ...pipeline, analyses },
    period,
    asOf,
    rows: released,
    deliveries: taken,
    arrivals,
    fonts: fontFiles(),
  };
  const outputs = await trail.timed("draw", () =>
    makers[pipeline.kind].make({ ...scene, issues: trail.facts().findings }, host),
  );
  trail.note("draw", outputs.size);
  if (request.dryRun) return { kind: pipeline.kind, folder: null, released };
  const telling = { facts: asked, cells, on: host.today() };
  if (request.handsOver) {
    publishRemembered(paths.work, { ...telling, files: null }, () => undefined);
    return { kind: pipeline.kind, folder: null, released };
  }

  trail.learn({ outputs });
  const folder = join(paths.reports, pipeline.id, period);
  const runJson = `${JSON.stringify(runRecord(trail.facts()), null, 2)}\n`;
  const files = new Map([...outputs, ["run.json", runJson] as const]);
  await trail.timed("publish", () =>
    publishRemembered(paths.work, { ...telling, files }, () => publishFolder(folder, files)),
  );
  return { kind: pipeline.kind, folder, released };
}
