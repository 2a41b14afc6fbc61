/** run.json: what a run was asked, what it read, what it found and what it wrote. */
import type { Issue } from "../model/issue.ts";
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
  readonly seed: number | null;
  readonly dryRun: boolean;
  readonly deliveries: readonly TakenIn[];
  readonly steps: readonly StepRecord[];
  readonly findings: readonly Issue[];
  readonly outputs: ReadonlyMap<string, string | Uint8Array>;
  /** null while the findings alone decide. */
  readonly exit: number | null;
}

function finding(it: Issue): object {
  return {
    code: it.code,
    level: it.level,
    file: it.place?.file ?? null,
    line: it.place?.line ?? null,
    column: it.place?.column ?? null,
    field: it.place?.field ?? null,
    message: { nb: describeIssue(it, "nb").message, en: describeIssue(it, "en").message },
  };
}

function byName<T>(a: readonly [string, T], b: readonly [string, T]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** The facts that are the same whenever and wherever the run is made: neither clock nor machine is among them. */
export function runRecord(facts: RunFacts): Readonly<Record<string, unknown>> {
  return {
    version: facts.version,
    pipeline: facts.pipeline,
    period: facts.period,
    asOf: facts.asOf,
    definition: facts.definition,
    plan: facts.plan,
    seed: facts.seed,
    dryRun: facts.dryRun,
    exit: facts.exit,
    deliveries: facts.deliveries.map((it) => ({
      sha256: it.id,
      file: it.file,
      provider: it.provider,
      kind: it.kindRead,
      received: it.received,
      read: it.read,
      accepted: it.accepted,
      rejected: it.rejected,
    })),
    steps: facts.steps,
    findings: facts.findings.map(finding),
    outputs: [...facts.outputs].sort(byName).map(([path, data]) => ({ path, sha256: sha256(data) })),
  };
}
