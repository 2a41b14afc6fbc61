/** Which counts are hidden so far, why, and which of several is hidden next. */
import type { ReasonCode } from "../model/estimate.ts";
import type { Count, CountTable, Located } from "./counts.ts";

export interface HiddenBecause {
  readonly reason: ReasonCode;
  /** The count for whose sake it is hidden; null when for its own. */
  readonly protects: Located | null;
  /** The earlier release without which it need not be hidden; null when there is none. */
  readonly earlier: string | null;
}

export interface State {
  readonly hidden: ReadonlyMap<Count, HiddenBecause>;
  /** Does the run tell it? */
  readonly told: (count: Count) => boolean;
  /** Does the run tell it, or did an earlier release? */
  readonly shown: (count: Count) => boolean;
  /** Would hiding it keep anything from anybody? */
  readonly hideable: (count: Count) => boolean;
  /** Did earlier releases tell it, or does it follow from what they tell? */
  readonly conceded: (count: Count) => boolean;
  /** Takes it for told: it follows from what earlier releases tell. */
  readonly concede: (count: Count) => void;
  readonly hide: (count: Count, because: HiddenBecause) => void;
  /** Is the loss of one count less than that of another? */
  readonly lesser: (a: Count, b: Count) => boolean;
  /** The least important of some counts. */
  readonly choose: (counts: readonly Count[]) => Count;
}

const areaKey = (count: Located): string => count.areas.join("+");

/** How many statements of counts a run makes of each set of areas: the one that more rests on is kept. */
function usesOf(tables: readonly CountTable[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { counts } of tables)
    for (const count of counts) uses.set(areaKey(count), (uses.get(areaKey(count)) ?? 0) + count.estimates.length);
  return uses;
}

/**
 * Nothing hidden yet.
 *
 * What is hidden next is the count whose loss matters least. One that the last releases hid, so that a reader does not see numbers
 * come and go; a municipality before a region, and of two regions the one that less of the run rests on, then the smaller; a series
 * that has gaps already before a whole one; a breakdown before a total, a short span before a long one, few events before many.
 *
 * @param formerly  whether the latest release hid the address
 */
export function emptyState(tables: readonly CountTable[], formerly: (it: Count) => boolean): State {
  const uses = usesOf(tables);
  const tableOf = new Map(tables.flatMap((table, i) => table.counts.map((count) => [count, i] as const)));
  const hidden = new Map<Count, HiddenBecause>();
  const withheld = new Set<number>();
  const conceded = new Set<Count>();
  const gaps = new Map<string, number>();
  const seriesOf = (it: Count): string =>
    `${tableOf.get(it)}|${areaKey(it)}|${it.to - it.from}|${it.id.slice(it.id.lastIndexOf("|"))}`;
  const told = (count: Count): boolean => !hidden.has(count) && count.estimates.some((at) => !withheld.has(at));
  const rank = (it: Count): readonly number[] => [
    formerly(it) ? 0 : 1,
    Math.min(it.areas.length, 2),
    it.areas.length > 1 ? uses.get(areaKey(it))! : 0,
    it.areas.length,
    -Object.keys(it.breakdown).length,
    gaps.has(seriesOf(it)) ? 0 : 1,
    it.to - it.from,
    it.numerator,
  ];
  const before = (a: Count, b: Count): boolean => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? a.id < b.id : left[at]! < right[at]!;
  };
  return {
    hidden,
    told,
    shown: (count) => count.told !== null || conceded.has(count) || told(count),
    hideable: (count) => count.told === null && !conceded.has(count) && told(count),
    conceded: (count) => count.told !== null || conceded.has(count),
    concede: (count) => conceded.add(count),
    hide: (count, because) => {
      hidden.set(count, because);
      gaps.set(seriesOf(count), (gaps.get(seriesOf(count)) ?? 0) + 1);
      for (const at of count.estimates) withheld.add(at);
    },
    lesser: before,
    choose: (counts) => counts.reduce((least, each) => (before(each, least) ? each : least)),
  };
}
