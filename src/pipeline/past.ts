/** The numbers as they stood when earlier releases were made: read once more from the deliveries in the store. */
import type { Vintage, Vintages } from "../disclose/index.ts";
import type { Delivery } from "../model/delivery.ts";
import { IssueError } from "../model/issue.ts";
import type { Observation } from "../model/observation.ts";
import type { Remembered } from "../store/ledger-releases.ts";
import type { Paths } from "../store/prepare.ts";
import { coversOf, inSameOrder } from "../store/vintages.ts";
import type { Definitions } from "./definition/index.ts";
import { type Basis, observationsOn, storedIn } from "./disclosure/reckon.ts";
import type { Host } from "./host.ts";
import { fingerprintOf, type TakenIn, takeInAll } from "./intake.ts";
import { indexObservations } from "./observation-index.ts";
import { continued, recountIn } from "./recount.ts";

const usage = 2;

/** What a run rests on. */
export interface Present extends Basis {
  /** Of today's municipalities. */
  readonly observations: readonly Observation[];
}

/** Releases that rest on the same deliveries of a kind, seen on the same date. */
interface Resting {
  readonly basis: Basis;
  readonly releases: Set<string>;
}

function restingOn(releases: readonly Remembered[], ofKind: ReadonlySet<string>): ReadonlyMap<string, Resting> {
  const found = new Map<string, Resting>();
  for (const { hash, facts } of releases) {
    const basis = narrowed(facts, ofKind);
    if (basis.inputs.length === 0) continue;
    const known = found.get(keyOf(basis)) ?? { basis, releases: new Set<string>() };
    found.set(keyOf(basis), known);
    known.releases.add(hash);
  }
  return found;
}

function narrowed({ inputs, asOf }: Basis, ofKind: ReadonlySet<string>): Basis {
  return { inputs: inputs.filter((id) => ofKind.has(id)), asOf };
}

/** Those of whose periods the run has nothing newer: what they state is what the run knows. */
async function settled(
  bases: Iterable<Basis>,
  present: Basis,
  taken: readonly TakenIn[],
  { fingerprint, work }: { readonly fingerprint: (delivery: Delivery) => string; readonly work: string },
): Promise<ReadonlySet<Basis>> {
  const covers = await coversOf(work, taken, { fingerprint });
  if (!covers.ok) throw new IssueError(covers.issues, usage);
  const coverOf = new Map(taken.map((it, i) => [it.id, covers.value[i]!]));
  const found = new Set<Basis>();
  for (const basis of bases) {
    const own = taken.filter((it) => basis.inputs.includes(it.id));
    const stated = new Set(own.flatMap(({ id }) => [...coverOf.get(id)!]));
    const newer = present.inputs.filter((id) => !basis.inputs.includes(id));
    const same =
      own.length === basis.inputs.length &&
      basis.inputs.every((id) => present.inputs.includes(id)) &&
      inSameOrder(work, own, basis.asOf, present.asOf);
    if (same && !newer.some((id) => [...coverOf.get(id)!].some((each) => stated.has(each)))) found.add(basis);
  }
  return found;
}

const keyOf = ({ inputs, asOf }: Basis): string => [asOf, ...inputs].join(" ");

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
  const { layouts } = definitions;
  const silent: Host = { ...host, step: () => undefined };
  const kinds = new Map<string, Promise<readonly Vintage[]>>();
  const read = async (kind: string): Promise<readonly Vintage[]> => {
    const stored = storedIn(paths);
    const taken = await takeInAll(paths, stored, definitions, silent);
    const own = taken.filter((it) => it.kindRead === kind);
    const ofKind = new Set(own.map(({ id }) => id));
    const resting = restingOn(releases, ofKind);
    const fingerprint = fingerprintOf(definitions, host.version);
    const bases = [...resting.values()].map(({ basis }) => basis);
    const same = await settled(bases, narrowed(present, ofKind), own, { fingerprint, work: paths.work });
    const today = present.observations.filter((it) => it.kind === kind);
    const found: Vintage[] = [];
    for (const { basis, releases: hashes } of resting.values()) {
      if (same.has(basis)) continue;
      await host.pause();
      const then = await observationsOn(basis, stored, definitions, paths, silent);
      found.push({ releases: hashes, recount: recountIn(indexObservations(continued(then, today), layouts), layouts) });
    }
    return found;
  };
  return (kind) => {
    const known = kinds.get(kind) ?? read(kind);
    kinds.set(kind, known);
    return known;
  };
}
