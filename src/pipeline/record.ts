/** run.json: what a run was asked, what it read, what it found and what it wrote. */
import { atLeast, type Issue, type IssueLevel } from "../model/issue.ts";
import { sha256 } from "../store/hash.ts";
import { describeIssue } from "../text/describe.ts";
import type { TakenIn } from "./intake.ts";

export interface StepRecord {
  readonly step: string;
  readonly rows: number | null;
}

export interface RunFacts {
  readonly version: string;
  readonly pipeline: string;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly definition: string | null;
  readonly plan: string | null;
  /** By analysis, how many steps coarser than asked for it is told. Absent: none is. */
  readonly coarsened?: Readonly<Record<string, number>>;
  readonly seed: number | null;
  readonly dryRun: boolean;
  readonly deliveries: readonly TakenIn[];
  readonly steps: readonly StepRecord[];
  readonly findings: readonly Issue[];
  readonly outputs: ReadonlyMap<string, string | Uint8Array>;
  /** null while the findings alone decide. */
  readonly exit: number | null;
  /** The level of finding from which a completed run counts as failed. */
  readonly failOn: IssueLevel | "never";
}

function finding(it: Issue): object {
  return {
    code: it.code,
    level: it.level,
    file: it.place?.file ?? null,
    sheet: it.place?.sheet ?? null,
    line: it.place?.line ?? null,
    column: it.place?.column ?? null,
    field: it.place?.field ?? null,
    message: { nb: describeIssue(it, "nb").message, en: describeIssue(it, "en").message },
  };
}

function byName<T>(a: readonly [string, T], b: readonly [string, T]): number {
  return a[0] < b[0] ? -1 : 1;
}

function deliveryFacts(it: TakenIn): object {
  const { file, provider, kindRead, received, read, accepted, rejected } = it;
  return { file, provider, kind: kindRead, received, read, accepted, rejected };
}

/** The exit code that a scheduler sees: of what stopped the run, else of its findings. */
function exitOf({ exit, failOn, findings }: RunFacts): number {
  if (exit !== null) return exit;
  return failOn !== "never" && findings.some((it) => atLeast(it.level, failOn)) ? 1 : 0;
}

/** One hash of all that was read: the same deliveries, the same hash, in whatever order they came. */
function inputHash(deliveries: readonly TakenIn[]): string {
  return sha256(
    deliveries
      .map((it) => it.id)
      .sort()
      .join("\n"),
  );
}

/** The deliveries with the hash of each: for work/runs. */
export function deliveryRecords(deliveries: readonly TakenIn[]): readonly object[] {
  return deliveries.map((it) => ({ sha256: it.id, ...deliveryFacts(it) }));
}

/**
 * The facts that are the same whenever and wherever the run is made: neither clock nor machine is among them.
 *
 * The hash of a single delivery is not: whoever knows nearly every cell of a small file could try the rest against it.
 * One hash stands for all deliveries together; the single ones are in work/runs.
 */
export function runRecord(facts: RunFacts): Readonly<Record<string, unknown>> {
  return {
    version: facts.version,
    pipeline: facts.pipeline,
    period: facts.period,
    asOf: facts.asOf,
    definition: facts.definition,
    plan: facts.plan,
    seed: facts.seed,
    ...(facts.coarsened && { coarsened: facts.coarsened }),
    dryRun: facts.dryRun,
    exit: exitOf(facts),
    inputs: inputHash(facts.deliveries),
    deliveries: facts.deliveries.map(deliveryFacts),
    steps: facts.steps,
    findings: facts.findings.map(finding),
    outputs: [...facts.outputs].sort(byName).map(([path, data]) => ({ path, sha256: sha256(data) })),
  };
}
