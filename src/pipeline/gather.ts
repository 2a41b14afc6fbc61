/** The first phases of a run: the inbox is received into the store, and what is known on a date is read. */
import { type Issue, IssueError } from "../model/issue.ts";
import { listDeliveries } from "../store/deliveries.ts";
import type { Paths } from "../store/prepare.ts";
import type { Definitions } from "./definition/index.ts";
import type { Host } from "./host.ts";
import { knownDeliveries, receiveInbox, type TakenIn, takeInAll } from "./intake.ts";
import { placedWithin } from "./places.ts";
import { type RestrictedFile, takeRestricted } from "./restricted/index.ts";
import type { Trail } from "./trail.ts";

/** Exit code of a store that cannot be read. */
const usage = 2;

export interface GatherRequest {
  readonly paths: Paths;
  /** ISO date; null: everything received. */
  readonly asOf: string | null;
  readonly restricted?: readonly RestrictedFile[] | undefined;
}

export interface Gathered {
  readonly asOf: string;
  readonly taken: readonly TakenIn[];
}

/** Receives and reads what is known on the as-of date. */
export async function gather(
  request: GatherRequest,
  definitions: Definitions,
  trail: Trail,
  host: Host,
): Promise<Gathered> {
  const { paths } = request;
  const [arrived, secret] = await trail.timed("receive", async () => {
    const inbox = await receiveInbox(paths, definitions, host, request.asOf);
    const asOf = request.asOf ?? host.today();
    return [inbox, await takeRestricted(paths.work, request.restricted ?? [], asOf, definitions)] as const;
  });
  const found = (issues: readonly Issue[]): readonly Issue[] => issues.map((it) => placedWithin(it, paths));
  trail.note("receive", arrived.ids.length + secret.ids.length, [...found(arrived.issues), ...secret.issues]);
  const stored = listDeliveries(paths.work);
  if (!stored.ok) throw new IssueError(stored.issues, usage);
  const latest = stored.value
    .map((it) => it.received)
    .sort()
    .at(-1);
  const asOf = request.asOf ?? latest ?? host.today();
  trail.learn({ asOf });
  const inInbox = [...arrived.ids, ...secret.ids, ...arrived.refused.map((it) => it.id)];
  const known = knownDeliveries([...stored.value, ...arrived.refused], inInbox, asOf).filter(
    (it) => !arrived.refused.some((other) => other.id === it.id),
  );
  const read = await trail.timed("ingest", () => takeInAll(paths, known, definitions, host, arrived.opened));
  const taken = [...read, ...arrived.refused];
  trail.learn({ deliveries: taken });
  const rows = taken.reduce((total, it) => total + it.read, 0);
  trail.note("ingest", rows, found([...stored.issues, ...taken.flatMap((it) => it.issues)]));
  return { asOf, taken };
}
