/** Why a count is hidden, release by release, without saying what it is. */
import type { ReasonCode } from "../../model/estimate.ts";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import type { PeriodId } from "../../model/period.ts";
import type { Programme } from "../../model/programme.ts";
import type { Remembered } from "../../store/ledger-releases.ts";
import { addressText, areaNamesFor, asAddressed, codedAddress } from "./addresses.ts";

export type ReleaseState = "prepared" | "published" | "withdrawn";

/** A release by what a person calls it. */
export interface ReleaseName {
  readonly pipeline: string;
  readonly period: PeriodId;
  readonly asOf: string;
  readonly state: ReleaseState;
  /** The analyses that it tells coarser than is asked for first, sorted; absent where it tells none so. */
  readonly coarsened?: readonly string[];
}

/** What one release says of a count. */
export interface Explanation {
  readonly release: ReleaseName;
  readonly status: "told" | "hidden";
  /** Why it is hidden; null when it is told. */
  readonly reason: ReasonCode | null;
  /** The address of the count for whose sake it is hidden; null when for its own. */
  readonly protects: string | null;
  /** The earlier release that gave the rest away; null when none did. */
  readonly earlier: ReleaseName | null;
}

/** A count with all that was ever said of it. */
export interface ExplainedCount {
  readonly address: string;
  readonly explanations: readonly Explanation[];
}

export function releaseName({ facts, published, withdrawn }: Remembered): ReleaseName {
  const { pipeline, period, asOf, coarsened } = facts;
  const state = withdrawn ? "withdrawn" : published ? "published" : "prepared";
  return { pipeline, period, asOf, state, ...(coarsened && { coarsened: Object.keys(coarsened).sort() }) };
}

interface Entry {
  readonly address: string;
  readonly coded: string;
  readonly explanation: Explanation;
}

function entriesOf(
  release: Remembered,
  programme: Programme,
  byHash: ReadonlyMap<string, Remembered>,
): readonly Entry[] {
  const names = areaNamesFor(programme, release.facts.period);
  const name = releaseName(release);
  return release.cells.map((cell) => {
    const base = { address: addressText(cell, names), coded: codedAddress(cell) };
    if (cell.status === "told")
      return { ...base, explanation: { release: name, status: "told", reason: null, protects: null, earlier: null } };
    const because = cell.earlier === null ? undefined : byHash.get(cell.earlier);
    return {
      ...base,
      explanation: {
        release: name,
        status: "hidden",
        reason: cell.reason,
        protects: cell.protects && addressText(cell.protects, names),
        earlier: because ? releaseName(because) : null,
      },
    };
  });
}

/**
 * The counts at an address, with group names or with codes; where there is none, those whose address begins so. Sorted.
 *
 * @throws IssueError (exit 2) with the nearest address when nothing begins so
 */
export function explain(
  releases: readonly Remembered[],
  programme: Programme,
  asked: string,
): readonly ExplainedCount[] {
  const byHash = new Map(releases.map((it) => [it.hash, it]));
  const entries = releases.flatMap((it) => entriesOf(it, programme, byHash));
  const named = asAddressed(asked);
  const exact = entries.filter((it) => it.address === named || it.coded === named);
  const found =
    exact.length > 0 ? exact : entries.filter((it) => it.address.startsWith(named) || it.coded.startsWith(named));
  if (found.length === 0 && asked !== "") {
    const known = [...new Set(entries.map((it) => it.address))].sort();
    const [first] = known;
    if (first === undefined) throw new IssueError([issue("disclose.empty-ledger", null)], 2);
    const close = nearest(asked, known) ?? first;
    throw new IssueError([issue("disclose.unknown-address", null, { address: asked, nearest: close })], 2);
  }
  const byAddress = new Map<string, Explanation[]>();
  for (const { address, explanation } of found) {
    const own = byAddress.get(address);
    if (own) own.push(explanation);
    else byAddress.set(address, [explanation]);
  }
  return [...byAddress.keys()].sort().map((address) => ({ address, explanations: byAddress.get(address)! }));
}
