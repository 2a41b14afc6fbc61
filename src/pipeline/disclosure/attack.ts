/** The attack on all that was ever told from a working folder, together. */
import { join } from "node:path";
import { factsOf } from "../../disclose/facts.ts";
import { disclose } from "../../disclose/index.ts";
import type { DisclosureRule } from "../../model/disclosure.ts";
import { type Issue, IssueError } from "../../model/issue.ts";
import { asTold, type Remembered, releasesIn } from "../../store/ledger-releases.ts";
import { acquireLock } from "../../store/lock.ts";
import type { Paths } from "../../store/prepare.ts";
import { defineFolder } from "../define.ts";
import type { Host } from "../host.ts";
import { wholeLedger } from "../memory.ts";
import { addressText, areaNamesFor, codedAddress } from "./addresses.ts";
import { latestOf, pipelinesIn, reckon } from "./reckon.ts";

const usage = 2;

export interface LedgerAttack {
  readonly releases: number;
  /** Hidden counts attacked. */
  readonly attacked: number;
  /** How many values the attacker must reckon with at least, over all that are safe; null when none was attacked. */
  readonly narrowest: number | null;
  /** Addresses of hidden counts that can be worked out too closely, sorted. Never their values. */
  readonly unsafe: readonly string[];
  /** Is every hidden count safe? False also where the gate would refuse a release now. */
  readonly holds: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Attacks every release's hidden counts with all that every release told, before it and after it.
 *
 * What was hidden is worked out once more from the deliveries in the store, and each release is taken through the gate again
 * as if it were made last. What the others have given away by then, no gate can hide any more: that is what is reported.
 *
 * @throws IssueError: exit 4 when the ledger does not match, 2 when a definition or the store cannot be read
 */
export async function attackAll(paths: Paths, host: Host): Promise<LedgerAttack> {
  const lock = acquireLock(paths.work, "disclose attack");
  if (!lock.ok) throw new IssueError(lock.issues, usage);
  try {
    return await attackLocked(releasesIn(wholeLedger(paths)), paths, host);
  } finally {
    lock.value.release();
  }
}

/** What the attack on a vintage found: an address, as it is coded and as people write it, and its count then. */
interface Finding {
  readonly coded: string;
  readonly text: string;
  /** null where the deliveries of the vintage do not state it. */
  readonly count: number | null;
  /** Would the rule hide it for its size? */
  readonly small: boolean;
}

/** By address, the counts that releases hid for their size. */
type Hidden = ReadonlyMap<string, ReadonlySet<number | null>>;

/** Is what was found what somebody hid? A number that was small once and is large in this vintage may be worked out in it. */
function isHidden({ coded, count, small }: Finding, hidden: Hidden): boolean {
  const counts = hidden.get(coded);
  return small || (counts !== undefined && (counts.has(null) || counts.has(count)));
}

/** Between the ends of what an attacker must reckon with, where a rule does not say. */
const width = 2;

/**
 * The rule of a release, as it holds across releases: a later gate does not know what an earlier one hid, so it can keep the ends
 * of an interval apart, but not on both sides of the true value.
 */
function across({ facts: { rule } }: Remembered): DisclosureRule {
  return { ...rule, protection: { side: 0, width: rule.protection?.width ?? width } };
}

async function attackLocked(releases: readonly Remembered[], paths: Paths, host: Host): Promise<LedgerAttack> {
  const definitions = defineFolder(join(paths.root, "pipelines"));
  const pipelines = pipelinesIn(paths);
  const personal = new Set([...definitions.indicators.values()].filter((it) => it.personal).map((it) => it.id));
  const facts = factsOf(definitions.layouts);
  const earlier = releases.map(asTold);
  const latest = releases.length === 0 ? [] : await latestOf(releases, definitions, paths, host);
  const issues: Issue[] = [];
  const found: Finding[] = [];
  const attacked = new Set<string>();
  const hidden = new Map<string, Set<number | null>>();
  const told = new Map<string, Set<number>>();
  let narrowest: number | null = null;
  for (const [i, release] of releases.entries()) {
    host.interrupted.throwIfAborted();
    host.step("disclose", i + 1, releases.length);
    await host.pause();
    const again = await reckon(release, latest, pipelines, definitions, paths, host);
    for (const cell of release.cells) {
      if (cell.status !== "hidden") continue;
      const coded = codedAddress(cell);
      attacked.add(coded);
      if (!cell.reason.startsWith("small-")) continue;
      const count = again.recount(cell);
      // What had been told openly before was no secret any more: the run that hid it has said so.
      if (count === null || !told.get(coded)?.has(count))
        hidden.set(coded, (hidden.get(coded) ?? new Set()).add(count));
    }
    for (const cell of release.cells)
      if (cell.status === "told" && cell.lower === cell.upper)
        told.set(codedAddress(cell), (told.get(codedAddress(cell)) ?? new Set()).add(cell.lower));
    issues.push(...again.issues);
    const { period } = release.facts;
    const gate = await disclose(again.estimates, {
      rule: across(release),
      personal,
      facts,
      earlier,
      recount: again.recount,
      ...again.asking,
    });
    if (!gate.ok) {
      issues.push(...gate.issues);
      continue;
    }
    const { proof, exposed } = gate.value;
    const least = proof.narrowest ?? Number.POSITIVE_INFINITY;
    if (least < (narrowest ?? Number.POSITIVE_INFINITY)) narrowest = least;
    const names = areaNamesFor(definitions.programme, period);
    for (const address of exposed) {
      const text = addressText(address, names);
      const count = again.recount(address);
      const small = count === null || count < release.facts.rule.minimumNumerator;
      found.push({ coded: codedAddress(address), text, count, small });
    }
  }
  const unsafe = new Set(found.filter((it) => isHidden(it, hidden)).map(({ text }) => text));
  const refused = issues.some((it) => it.level === "critical");
  return {
    releases: releases.length,
    attacked: attacked.size,
    narrowest,
    unsafe: [...unsafe].sort(),
    holds: unsafe.size === 0 && !refused,
    issues,
  };
}
