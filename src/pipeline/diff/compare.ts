/** Two sets of statements → what is new, gone, changed, hidden and shown. Matched by address, never by position. */
import { type ChangeName, changeNames } from "../../model/change.ts";
import { comparePeriods, parsePeriod } from "../../model/period.ts";

/** What is stated at an address; the texts are those of estimates.csv or of a delivery. */
export interface Statement {
  readonly address: string;
  /** The address without its period: what is a series. */
  readonly series: string;
  readonly period: string;
  readonly subject: Readonly<Record<"analysis" | "indicator" | "area" | "group" | "measure" | "comparator", string>>;
  /** null when it is not stated as a number. */
  readonly value: number | null;
  /** Interval and what else must be the same for nothing to have changed. */
  readonly rest: string;
  /** Why there is no number; empty with one. */
  readonly reason: string;
}

/** The reason of a number that disclosure control holds back. */
export const hiddenReason = "confidential";

export interface Change {
  readonly kind: ChangeName;
  readonly before: Statement | null;
  readonly after: Statement | null;
}

function kindOf(before: Statement, after: Statement): ChangeName | null {
  if (before.value !== null && after.value !== null)
    return before.value === after.value && before.rest === after.rest ? null : "changed";
  if (before.value !== null) return after.reason === hiddenReason ? "hidden" : "lost";
  if (after.value !== null) return before.reason === hiddenReason ? "shown" : "arrived";
  return null;
}

/** How far a number moved, as a share of what it was: the order in which changes are shown. */
export function moved({ before, after }: Change): number {
  if (before?.value == null || after?.value == null) return Number.POSITIVE_INFINITY;
  if (before.value === after.value) return 0;
  return before.value === 0 ? Number.POSITIVE_INFINITY : Math.abs(after.value / before.value - 1);
}

function byAddress(all: readonly Statement[]): ReadonlyMap<string, Statement> {
  return new Map(all.map((it) => [it.address, it]));
}

/** The last period of each series. */
function lastPeriods(all: readonly Statement[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { series, period } of all) {
    if (parsePeriod(period) === null) continue;
    const known = last.get(series);
    if (known === undefined || comparePeriods(period, known) > 0) last.set(series, period);
  }
  return last;
}

/**
 * What differs between two states.
 *
 * A statement that only the later state makes is a new period when its series was there before and ended earlier, else new.
 * Reasons for which a number is missing on both sides are not compared.
 *
 * @returns in the order of kinds, then by how far a number moved, then by address
 */
export function compare(before: readonly Statement[], after: readonly Statement[]): readonly Change[] {
  const [old, now] = [byAddress(before), byAddress(after)];
  const last = lastPeriods(before);
  const found: Change[] = [];
  for (const it of after) {
    const was = old.get(it.address);
    if (was) {
      const kind = kindOf(was, it);
      if (kind) found.push({ kind, before: was, after: it });
    } else {
      const end = last.get(it.series);
      const later = end !== undefined && parsePeriod(it.period) !== null && comparePeriods(it.period, end) > 0;
      found.push({ kind: later ? "new-period" : "new", before: null, after: it });
    }
  }
  for (const it of before) if (!now.has(it.address)) found.push({ kind: "gone", before: it, after: null });
  const addressOf = (it: Change): string => (it.after ?? it.before!).address;
  return found.sort((a, b) => {
    const kinds = changeNames.indexOf(a.kind) - changeNames.indexOf(b.kind);
    if (kinds !== 0) return kinds;
    const [x, y] = [moved(a), moved(b)];
    if (x !== y) return y > x ? 1 : -1;
    return addressOf(a) < addressOf(b) ? -1 : 1;
  });
}

/** How many changes of each kind. */
export function countKinds(changes: readonly Change[]): Readonly<Record<ChangeName, number>> {
  const counts = Object.fromEntries(changeNames.map((kind) => [kind, 0])) as Record<ChangeName, number>;
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
