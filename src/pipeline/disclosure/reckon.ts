/** A release's estimates worked out once more from the deliveries in the store: what was hidden is kept nowhere else. */

import type { Delivery } from "../../model/delivery.ts";
import type { Estimate } from "../../model/estimate.ts";
import { type Issue, IssueError, issue } from "../../model/issue.ts";
import type { CellAddress } from "../../model/ledger.ts";
import type { Observation } from "../../model/observation.ts";
import { listDeliveries } from "../../store/deliveries.ts";
import type { ReleaseFacts } from "../../store/ledger-entry.ts";
import type { Remembered } from "../../store/ledger-releases.ts";
import type { Paths } from "../../store/prepare.ts";
import { loadObservations } from "../../store/vintages.ts";
import { analyse, contextOf } from "../analyse.ts";
import { followCodes } from "../boundaries.ts";
import { atLevels } from "../coarsen.ts";
import type { Definitions } from "../definition/index.ts";
import { type Scheduled, scheduledIn } from "../due.ts";
import type { Host } from "../host.ts";
import { fingerprintOf, takeInAll } from "../intake.ts";
import { continued, recountIn } from "../recount.ts";
import { roundingBefore, type Seen, seenWith } from "../rounded.ts";

const usage = 2;

export interface Reckoned {
  readonly estimates: readonly Estimate[];
  /** The count at an address as the release knew it; of quarters after it, as they are known now. */
  readonly recount: (address: CellAddress) => number | null;
  /** What else the gate may ask of them: who stands behind a count, and between what it lies that is told rounded. */
  readonly asking: Seen["asking"];
  /** What keeps it from being what was released: a definition that has changed, a delivery that is gone. */
  readonly issues: readonly Issue[];
}

const nothing = { estimates: [], recount: () => null, asking: { behind: () => null } };

/** The pipelines of the workspace by their id. */
export type Pipelines = ReadonlyMap<string, Scheduled>;

export function pipelinesIn(paths: Paths): Pipelines {
  return new Map(scheduledIn(paths).map((it) => [it.definition.id, it]));
}

/** Deliveries by their ids, and when they are looked at. */
export type Basis = Pick<ReleaseFacts, "inputs" | "asOf">;

/** What some deliveries state on a date, of today's municipalities. */
export async function observationsOn(
  { inputs, asOf }: Basis,
  stored: readonly Delivery[],
  definitions: Definitions,
  paths: Paths,
  host: Host,
): Promise<readonly Observation[]> {
  const own = stored.filter((it) => inputs.includes(it.id));
  const taken = await takeInAll(paths, own, definitions, host);
  const fingerprint = fingerprintOf(definitions, host.version);
  const usable = taken.filter((it) => it.kindRead !== null);
  const loaded = await loadObservations(paths.work, usable, { asOf, fingerprint });
  if (!loaded.ok) throw new IssueError(loaded.issues, usage);
  return followCodes(
    loaded.value.observations,
    definitions.programme.areas,
    definitions.layouts,
    definitions.indicators.values(),
  );
}

/** @throws IssueError when the store cannot be read */
export function storedIn(paths: Paths): readonly Delivery[] {
  const stored = listDeliveries(paths.work);
  if (!stored.ok) throw new IssueError(stored.issues, usage);
  return stored.value;
}

/**
 * What any of several releases rested on, as the latest of them saw it: what is said of quarters that the earlier ones did not know.
 *
 * @throws IssueError when the store cannot be read
 */
export function latestOf(
  releases: readonly Remembered[],
  definitions: Definitions,
  paths: Paths,
  host: Host,
): Promise<readonly Observation[]> {
  const inputs = [...new Set(releases.flatMap(({ facts }) => facts.inputs))];
  const asOf = releases.reduce((last, { facts }) => (facts.asOf > last ? facts.asOf : last), "");
  return observationsOn({ inputs, asOf }, storedIn(paths), definitions, paths, host);
}

/**
 * The estimates of a release, from the deliveries that it rested on and as its pipeline is defined now.
 *
 * @param latest  what is known of quarters that the release did not speak of, for the recount of what later ones told
 * @throws IssueError when the store cannot be read
 */
export async function reckon(
  { facts }: Remembered,
  latest: readonly Observation[],
  pipelines: Pipelines,
  definitions: Definitions,
  paths: Paths,
  host: Host,
): Promise<Reckoned> {
  const named = { pipeline: facts.pipeline, period: facts.period };
  const { programme, layouts } = definitions;
  const pipeline = pipelines.get(facts.pipeline)?.definition;
  if (!pipeline) return { ...nothing, issues: [issue("disclose.no-pipeline", null, named)] };
  const stored = storedIn(paths);
  const issues: Issue[] = [];
  if (!facts.inputs.every((id) => stored.some((it) => it.id === id)))
    issues.push(issue("disclose.lost-delivery", null, named));
  if (pipeline.hash !== facts.definition) issues.push(issue("disclose.changed-definition", null, named));
  const rounding = roundingBefore(facts, paths.work);
  const observations = await observationsOn(facts, stored, definitions, paths, host);
  const estimates = analyse(
    atLevels(pipeline.analyses, facts.coarsened),
    definitions.indicators,
    seenWith(observations, definitions, rounding).index,
    programme,
    contextOf(pipeline, programme, facts.period),
  );
  const known = seenWith(continued(observations, latest), definitions, rounding);
  return { estimates, recount: recountIn(known.index, layouts), asking: known.asking, issues };
}
