/** A release's estimates worked out once more from the deliveries in the store: what was hidden is kept nowhere else. */

import type { Estimate } from "../../model/estimate.ts";
import { type Issue, IssueError, issue } from "../../model/issue.ts";
import { listDeliveries } from "../../store/deliveries.ts";
import type { Remembered } from "../../store/ledger-releases.ts";
import type { Paths } from "../../store/prepare.ts";
import { loadObservations } from "../../store/vintages.ts";
import { analyse, contextOf } from "../analyse.ts";
import { followCodes } from "../boundaries.ts";
import type { Definitions } from "../definition/index.ts";
import { type Scheduled, scheduledIn } from "../due.ts";
import type { Host } from "../host.ts";
import { fingerprintOf, takeInAll } from "../intake.ts";
import { indexObservations } from "../observation-index.ts";

const usage = 2;

export interface Reckoned {
  readonly estimates: readonly Estimate[];
  /** What keeps it from being what was released: a definition that has changed, a delivery that is gone. */
  readonly issues: readonly Issue[];
}

/** The pipelines of the workspace by their id. */
export type Pipelines = ReadonlyMap<string, Scheduled>;

export function pipelinesIn(paths: Paths): Pipelines {
  return new Map(scheduledIn(paths).map((it) => [it.definition.id, it]));
}

/**
 * The estimates of a release, from the deliveries that it rested on and as its pipeline is defined now.
 *
 * @throws IssueError when the store cannot be read
 */
export async function reckon(
  { facts }: Remembered,
  pipelines: Pipelines,
  definitions: Definitions,
  paths: Paths,
  host: Host,
): Promise<Reckoned> {
  const named = { pipeline: facts.pipeline, period: facts.period };
  const pipeline = pipelines.get(facts.pipeline)?.definition;
  if (!pipeline) return { estimates: [], issues: [issue("disclose.no-pipeline", null, named)] };
  const stored = listDeliveries(paths.work);
  if (!stored.ok) throw new IssueError(stored.issues, usage);
  const own = stored.value.filter((it) => facts.inputs.includes(it.id));
  const issues: Issue[] = [];
  if (own.length < facts.inputs.length) issues.push(issue("disclose.lost-delivery", null, named));
  if (pipeline.hash !== facts.definition) issues.push(issue("disclose.changed-definition", null, named));
  const taken = await takeInAll(paths, own, definitions, host);
  const fingerprint = fingerprintOf(definitions, host.version);
  const loaded = await loadObservations(
    paths.work,
    taken.filter((it) => it.kindRead !== null),
    { asOf: facts.asOf, fingerprint },
  );
  if (!loaded.ok) throw new IssueError(loaded.issues, usage);
  const index = indexObservations(
    followCodes(loaded.value.observations, definitions.programme.areas, definitions.layouts),
    definitions.layouts,
  );
  const { programme } = definitions;
  const context = contextOf(pipeline, programme, facts.period);
  return { estimates: analyse(pipeline.analyses, definitions.indicators, index, programme, context), issues };
}
