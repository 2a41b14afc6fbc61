/** Deliveries as a rule lets them be seen: with small counts rounded, where it asks for that. */
import { createHash } from "node:crypto";
import type { AskBehind } from "../disclose/behind.ts";
import type { AskBounds, RoundedFacts } from "../disclose/rounded.ts";
import type { DisclosureRule } from "../model/disclosure.ts";
import { IssueError, issue } from "../model/issue.ts";
import type { CellAddress } from "../model/ledger.ts";
import type { Observation } from "../model/observation.ts";
import type { ReleaseFacts } from "../store/ledger-entry.ts";
import type { Remembered } from "../store/ledger-releases.ts";
import { roundingKey } from "../store/rounding-key.ts";
import { behindIn } from "./behind.ts";
import type { Definitions } from "./definition/index.ts";
import { indexObservations, type ObservationIndex } from "./observation-index.ts";
import { countAddress, recountIn } from "./recount.ts";
import { type Rounding, roundedColumns, roundObservations, totalsIn } from "./rounding.ts";

const mismatch = 4;
const refused = 3;

/** What tells two keys apart, and neither of them to anybody. */
function fingerprintOf({ key }: Rounding): string {
  return createHash("sha256").update(`rounding key|${key}`, "utf8").digest("hex").slice(0, 16);
}

/** How a rule rounds, with the key of the working folder; null where it does not. */
function roundingOf({ rounding }: DisclosureRule, work: string, mayMake: boolean): Rounding | null {
  if (!rounding) return null;
  const key = roundingKey(work, mayMake);
  if (!key.ok) throw new IssueError(key.issues, mismatch);
  return { base: rounding.base, key: key.value };
}

/** How a release was rounded, to be worked out once more. */
export function roundingBefore({ rule }: ReleaseFacts, work: string): Rounding | null {
  const rounding = roundingOf(rule, work, false);
  if (!same(rule, ruleWith(rule, rounding))) throw new IssueError([issue("store.rounding-key", null)], mismatch);
  return rounding;
}

/** The rule as a release remembers it: rounded by which key. */
export function ruleWith(rule: DisclosureRule, rounding: Rounding | null): DisclosureRule {
  return rounding ? { ...rule, rounding: { base: rounding.base, key: fingerprintOf(rounding) } } : rule;
}

const same = (a: DisclosureRule, b: DisclosureRule): boolean =>
  a.rounding?.base === b.rounding?.base && a.rounding?.key === b.rounding?.key;

/**
 * How a run rounds: as every release before it, of any pipeline, or not at all. One number told rounded and told as it is, or hidden, or
 * rounded in two ways, would give away together what each keeps.
 *
 * @throws IssueError exit 3 where releases before were made in another way, 4 where the key is lost
 */
export function sameRounding(rule: DisclosureRule, before: readonly Remembered[], work: string): Rounding | null {
  const rounding = roundingOf(rule, work, !before.some(({ facts }) => facts.rule.rounding));
  if (before.some(({ facts }) => !same(facts.rule, ruleWith(rule, rounding))))
    throw new IssueError([issue("disclose.rounding-changed", null, { count: before.length })], refused);
  return rounding;
}

export interface Seen {
  readonly index: ObservationIndex;
  /** What the gate may ask, besides recounts. */
  readonly asking: { readonly behind: AskBehind; readonly rounded?: RoundedFacts };
}

/**
 * The observations as they may be told. Those who stand behind a count of cases are asked for as they are: few may not be taken for
 * more because they were rounded up.
 */
export function seenWith(
  observations: readonly Observation[],
  { layouts, indicators }: Definitions,
  rounding: Rounding | null,
): Seen {
  const known = indexObservations(observations, layouts);
  const behind = behindIn(known, layouts);
  if (!rounding) return { index: known, asking: { behind } };
  const columns = roundedColumns(layouts, indicators.values());
  const { told, least, most } = roundObservations(observations, layouts, columns, rounding);
  const [index, under, over] = [told, least, most].map((it) => indexObservations(it, layouts)) as [
    ObservationIndex,
    ObservationIndex,
    ObservationIndex,
  ];
  const [lowest, highest] = [recountIn(under, layouts), recountIn(over, layouts)];
  const bounds = (address: CellAddress): ReturnType<AskBounds> => {
    const counted = countAddress(address, index, layouts);
    if (!counted?.columns.every((name) => columns.has(`${address.table}.${name}`))) return null;
    const [lower, upper] = [lowest(address), highest(address)];
    return lower === null || upper === null ? null : { lower, upper };
  };
  return { index, asking: { behind, rounded: { bounds, totals: totalsIn(told, layouts, columns) } } };
}
