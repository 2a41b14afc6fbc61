/**
 * The numbers as they stood when earlier releases were made: what was stated anew since, read once more from the store.
 *
 * An earlier release rests on fewer deliveries than the run. Whatever none of the newer ones speaks of is what the run knows; only of the
 * rest has a vintage numbers of its own.
 */
import type { Vintage, Vintages } from "../disclose/index.ts";
import type { Delivery } from "../model/delivery.ts";
import { IssueError, type Outcome } from "../model/issue.ts";
import { type Observation, observationKey } from "../model/observation.ts";
import type { Remembered } from "../store/ledger-releases.ts";
import type { Paths } from "../store/prepare.ts";
import { lastArrival } from "../store/receipts.ts";
import { type Cover, compareVintages, coverOf, coversOf, statementsOf } from "../store/vintages.ts";
import { followCodes } from "./boundaries.ts";
import type { Definitions } from "./definition/index.ts";
import { type Basis, storedIn } from "./disclosure/reckon.ts";
import type { Host } from "./host.ts";
import { fingerprintOf, type TakenIn, takeInAll } from "./intake.ts";
import { indexObservations, type ObservationIndex } from "./observation-index.ts";
import { recountIn } from "./recount.ts";

const usage = 2;

/** What a run rests on. */
export interface Present extends Basis {
  readonly index: ObservationIndex;
}

/** Releases that rest on the same deliveries of a kind, seen on the same date. */
interface Resting {
  readonly basis: Basis;
  readonly releases: Set<string>;
}

const keyOf = ({ inputs, asOf }: Basis): string => [asOf, ...inputs].join(" ");

function narrowed({ inputs, asOf }: Basis, ofKind: ReadonlyMap<string, unknown>): Basis {
  return { inputs: inputs.filter((id) => ofKind.has(id)), asOf };
}

function restingOn(releases: readonly Remembered[], ofKind: ReadonlyMap<string, unknown>): readonly Resting[] {
  const found = new Map<string, Resting>();
  for (const { hash, facts } of releases) {
    const basis = narrowed(facts, ofKind);
    if (basis.inputs.length === 0) continue;
    const known = found.get(keyOf(basis)) ?? { basis, releases: new Set<string>() };
    found.set(keyOf(basis), known);
    known.releases.add(hash);
  }
  return [...found.values()];
}

function required<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new IssueError(outcome.issues, usage);
  return outcome.value;
}

/** The deliveries of a basis from the weakest to the strongest, as they were known on its date. */
function ordered({ inputs, asOf }: Basis, ofKind: ReadonlyMap<string, TakenIn>, work: string): readonly Delivery[] {
  return inputs.map((id) => lastArrival(work, ofKind.get(id)!, asOf)).sort(compareVintages);
}

/** Of what a basis speaks, that of which the run has something newer, or the same in another order. */
function restatedSince(
  own: readonly Delivery[],
  present: readonly Delivery[],
  coverBy: ReadonlyMap<string, Cover>,
): Cover {
  const spoken = new Set(own.flatMap(({ id }) => [...coverBy.get(id)!]));
  const former = new Set(own.map(({ id }) => id));
  const stayed = present.filter(({ id }) => former.has(id)).map(({ id }) => id);
  if (stayed.join() !== own.map(({ id }) => id).join()) return spoken;
  const newer = new Set(present.filter(({ id }) => !former.has(id)).flatMap(({ id }) => [...coverBy.get(id)!]));
  return new Set([...spoken].filter((it) => newer.has(it)));
}

/** The statements that hold where several deliveries, from the weakest to the strongest, make some. */
function holding(each: readonly (readonly Observation[])[]): readonly Observation[] {
  const found = new Map<string, Observation>();
  // The first of a delivery holds against its own second, and against whatever is weaker.
  for (const statements of each.toReversed())
    for (const it of statements) {
      const key = observationKey(it);
      if (!found.has(key)) found.set(key, it);
    }
  return [...found.values()];
}

/** What the run knows, but for what was stated anew since. */
function beneath(present: ObservationIndex, former: ObservationIndex, restated: Cover): ObservationIndex {
  return {
    ...present,
    stated: (measure, area, period) =>
      (restated.has(coverOf({ measure, period })) ? former : present).stated(measure, area, period),
  };
}

/**
 * The vintages on which releases rest, a kind of delivery at a time, oldest first. They are read when they are asked for, and once;
 * what the run itself rests on is none of them.
 *
 * @returns what throws IssueError (exit 2) when the store cannot be read
 */
export function vintagesOf(
  releases: readonly Remembered[],
  present: Present,
  definitions: Definitions,
  paths: Paths,
  host: Host,
): Vintages {
  const { layouts, programme } = definitions;
  const fingerprint = fingerprintOf(definitions, host.version);
  const stored = { fingerprint };
  const silent: Host = { ...host, step: () => undefined };
  let all: Promise<readonly TakenIn[]> | null = null;
  const read = async (kind: string): Promise<readonly Vintage[]> => {
    all ??= takeInAll(paths, storedIn(paths), definitions, silent);
    const ofKind = new Map((await all).flatMap((it) => (it.kindRead === kind ? [[it.id, it] as const] : [])));
    const taken = [...ofKind.values()];
    const covers = required(await coversOf(paths.work, taken, stored));
    const coverBy = new Map(taken.map(({ id }, i) => [id, covers[i]!]));
    const today = ordered(narrowed(present, ofKind), ofKind, paths.work);
    const older = restingOn(releases, ofKind).map(({ basis, releases: hashes }) => {
      const own = ordered(basis, ofKind, paths.work);
      return { own, restated: restatedSince(own, today, coverBy), releases: hashes };
    });
    const every = new Set(older.flatMap(({ restated }) => [...restated]));
    const former = new Set(older.flatMap(({ own, restated }) => (restated.size > 0 ? own.map(({ id }) => id) : [])));
    const speaking = taken.filter(({ id }) => former.has(id) && [...coverBy.get(id)!].some((it) => every.has(it)));
    const statements = required(await statementsOf(paths.work, speaking, every, stored));
    const statedBy = new Map(speaking.map(({ id }, i) => [id, statements[i]!]));
    const found: Vintage[] = [];
    for (const { own, restated, releases: hashes } of older) {
      if (restated.size === 0) continue;
      await host.pause();
      const then = holding(own.map(({ id }) => statedBy.get(id)?.filter((it) => restated.has(coverOf(it))) ?? []));
      const followed = followCodes(then, programme.areas, layouts, definitions.indicators.values());
      const index = beneath(present.index, indexObservations(followed, layouts), restated);
      found.push({ releases: hashes, recount: recountIn(index, layouts) });
    }
    return found;
  };
  const kinds = new Map<string, Promise<readonly Vintage[]>>();
  return (kind) => {
    const known = kinds.get(kind) ?? read(kind);
    kinds.set(kind, known);
    return known;
  };
}
