/** What earlier releases told and hid, laid beside the counts of a run. */
import type { CellAddress, LedgerRelease, ToldCell } from "../model/ledger.ts";
import { addressOf, addressText } from "./cells.ts";
import {
  type Before,
  byText,
  type Count,
  type CountTable,
  columnsOf,
  type Located,
  locate,
  type Variant,
} from "./counts.ts";
import type { ColumnSum } from "./facts.ts";

/** A told cell with its place. */
interface Told extends Located {
  readonly cell: ToldCell;
  readonly release: string;
}

/** Could two cells speak of the same events? */
function overlaps(a: Located, b: Located): boolean {
  if (a.to <= b.from || b.to <= a.from) return false;
  if (!a.areas.some((area) => b.areas.includes(area))) return false;
  return Object.entries(a.breakdown).every(([name, value]) => {
    const other = b.breakdown[name];
    return other === undefined || value.split("+").some((code) => other.split("+").includes(code));
  });
}

/** What the data of today say of the count at an address; null where they do not state it. */
export type Recount = (address: CellAddress) => number | null;

/** What is believed of earlier releases, and what is not. */
export interface Belief {
  /** null where the data cannot be asked. */
  readonly recount: Recount | null;
  /** Cells, as table and id, that were found to fit no table together with newer ones. */
  readonly doubted: ReadonlySet<string>;
  /** Is what a release hid the count that the data have now? True of all of it where nobody can tell. */
  readonly concerns?: (release: string, address: CellAddress) => boolean;
}

/** The recount of a table, once for each address; null for all where it does not give the very counts of the run. */
function recountOf(table: CountTable, recount: Recount | null): (it: Located) => number | null {
  const found = new Map<string, number | null>();
  const ask = (it: Located): number | null => {
    const before = found.get(it.id);
    if (before !== undefined) return before;
    const value = recount?.(addressOf(table, it)) ?? null;
    found.set(it.id, value);
    return value;
  };
  const agrees = table.counts.every((count) => (ask(count) ?? count.numerator) === count.numerator);
  return agrees ? ask : () => null;
}

/**
 * What one release told of a table that still holds: what the data of today confirm, and of the rest nothing that a correction may
 * have touched.
 */
function holdingOf(
  told: readonly Told[],
  contradicts: (it: Told) => boolean,
  confirmed: (it: Told) => boolean,
): readonly Told[] {
  const wrong = new Set(told.filter(contradicts));
  if (wrong.size === 0) return told;
  const touched = (it: Told): boolean => [...wrong].some((each) => overlaps(each, it));
  return told.filter((it) => !wrong.has(it) && (confirmed(it) || !touched(it)));
}

/** Denominators in the order of the table's variants. */
function denominatorsOf(cell: ToldCell, variants: readonly Variant[]): readonly (number | null)[] {
  return variants.map(({ indicator, complement, stock }) => {
    const found = cell.denominators.find(
      (it) => it.indicator === indicator && it.complement === complement && it.stock === stock,
    );
    return found?.value ?? null;
  });
}

function toldOf(releases: readonly LedgerRelease[], table: CountTable, sums: readonly ColumnSum[]): readonly Told[][] {
  return releases.map(({ hash, cells }) =>
    cells.flatMap((cell): readonly Told[] => {
      if (cell.status !== "told" || cell.table !== table.name) return [];
      const at = locate(cell, sums);
      return belongs(at, table) ? [{ ...at, cell, release: hash }] : [];
    }),
  );
}

/** Do the columns of a count belong to a table? */
export function belongs(at: Located, table: CountTable): boolean {
  const columns = columnsOf(at);
  return columns.length === 0 ? table.columns.length === 0 : columns.every((column) => table.columns.includes(column));
}

interface Kept {
  readonly lower: number;
  readonly upper: number;
  readonly first: Told;
}

/**
 * Lays what was told and hidden before into a table.
 *
 * An attacker holds every release in his hand. A cell that was told and that the data of today confirm is told for good: it is a fact
 * beside the new ones. One that they contradict was corrected, or a course went on: it speaks of another vintage of the numbers, and no
 * equation of today's may rest on it. It is left to the vintage in which it was told, and was attacked then together with all that
 * was told before.
 *
 * What is confirmed is kept even where it lies beside what is not, so that somebody who guesses rightly which numbers stayed as they
 * were has no more than is reckoned with here. Where the data cannot be asked, nobody can tell what else a correction touched: then
 * all of that release that overlaps what it is seen to have changed is left to its vintage, and newer releases are believed before
 * older ones.
 *
 * What of an older vintage follows from what that told and is no longer so, together with what has stayed and is told only now, is not
 * found here: the older vintages are attacked by themselves (`vintage.ts`). Not reckoned with is what vintages have in common by their
 * nature (a course that was completed stays so).
 */
export function remember(
  table: CountTable,
  releases: readonly LedgerRelease[],
  sums: readonly ColumnSum[],
  belief: Belief,
): CountTable {
  const known = new Map(table.counts.map((count) => [count.id, count]));
  const kept = new Map<string, Kept>();
  const all = toldOf(releases, table, sums);
  const recount = all.some((told) => told.length > 0) ? recountOf(table, belief.recount) : (): null => null;
  for (let at = releases.length - 1; at >= 0; at--) {
    const contradicts = (it: Told): boolean => {
      const { id, cell } = it;
      if (belief.doubted.has(addressText(table, it))) return true;
      const now = known.get(id)?.numerator ?? recount(it);
      const before = kept.get(id);
      const lower = Math.max(cell.lower, before?.lower ?? 0);
      const upper = Math.min(cell.upper, before?.upper ?? Number.POSITIVE_INFINITY);
      return lower > upper || (now !== null && (now < cell.lower || now > cell.upper));
    };
    for (const told of holdingOf(all[at]!, contradicts, (it) => recount(it) !== null)) {
      const before = kept.get(told.id);
      kept.set(told.id, {
        lower: Math.max(told.cell.lower, before?.lower ?? 0),
        upper: Math.min(told.cell.upper, before?.upper ?? Number.POSITIVE_INFINITY),
        first: told,
      });
    }
  }
  return withEarlier(table, kept, hiddenBefore(table, releases, sums, kept, belief));
}

/** What was hidden for its own size and has not been told since. */
function hiddenBefore(
  table: CountTable,
  releases: readonly LedgerRelease[],
  sums: readonly ColumnSum[],
  kept: ReadonlyMap<string, Kept>,
  { concerns }: Belief,
): ReadonlyMap<string, Before> {
  const found = new Map<string, Before>();
  for (const { hash, cells } of releases) {
    for (const cell of cells) {
      if (cell.status !== "hidden" || cell.table !== table.name || !cell.reason.startsWith("small-")) continue;
      const at = locate(cell, sums);
      if (!belongs(at, table) || (kept.get(at.id)?.lower === kept.get(at.id)?.upper && kept.has(at.id))) continue;
      if (!found.has(at.id) && (concerns?.(hash, addressOf(table, at)) ?? true))
        found.set(at.id, { ...at, lower: 0, upper: Number.POSITIVE_INFINITY, hidden: true, release: hash });
    }
  }
  return found;
}

function withEarlier(
  table: CountTable,
  kept: ReadonlyMap<string, Kept>,
  hidden: ReadonlyMap<string, Before>,
): CountTable {
  const present = new Set(table.counts.map(({ id }) => id));
  const counts = table.counts.map((count): Count => {
    const it = kept.get(count.id);
    return it && it.lower === it.upper ? { ...count, told: it.first.release } : count;
  });
  const before: Before[] = [...hidden.values()];
  for (const { lower, upper, first } of kept.values()) {
    const { id, areas, period, from, to, breakdown, cell, release } = first;
    const at: Located = { id, areas, period, from, to, breakdown };
    if (lower !== upper) before.push({ ...at, lower, upper, hidden: false, release });
    else if (!present.has(id)) {
      const denominators = denominatorsOf(cell, table.variants);
      const rest = { minimumNumerator: 0, minimumDenominator: 0, estimates: [], told: release };
      counts.push({ ...at, numerator: lower, denominators, ...rest });
    }
  }
  const byId = (a: Located, b: Located): number => byText(a.id, b.id);
  return { ...table, counts: counts.sort(byId), before: before.sort(byId) };
}

/** What earlier releases speak of, by table. */
export function locatedBefore(
  releases: readonly LedgerRelease[],
  sums: readonly ColumnSum[],
): ReadonlyMap<string, readonly Located[]> {
  const found = new Map<string, Map<string, Located>>();
  for (const { cells } of releases)
    for (const cell of cells) {
      const own = found.get(cell.table) ?? new Map<string, Located>();
      found.set(cell.table, own);
      const at = locate(cell, sums);
      own.set(at.id, at);
    }
  return new Map([...found].map(([table, own]) => [table, [...own.values()]]));
}

/** The series that the latest release of each table hid something of: what is hidden next is sought there first. */
export function hiddenSeries(releases: readonly LedgerRelease[], sums: readonly ColumnSum[]): (it: Located) => boolean {
  const found = new Set<string>();
  const seriesOf = ({ id, from, to }: Located): string =>
    `${id.split("|")[0]}|${to - from}|${id.slice(id.lastIndexOf("|"))}`;
  for (const cell of releases.at(-1)?.cells ?? [])
    if (cell.status === "hidden") found.add(seriesOf(locate(cell, sums)));
  return (it) => found.has(seriesOf(it));
}

/**
 * Of counts that no table agrees with, those that only earlier releases told: all that the oldest of these releases told first. Empty
 * when the run contradicts itself.
 */
export function doubtful(
  contradicted: readonly { readonly table: Pick<CountTable, "name">; readonly it: Located }[],
  releases: readonly LedgerRelease[],
): readonly string[] {
  const toldBy = (it: Located): string | null => {
    if ("release" in it) return (it as Before).release;
    const { told, estimates } = it as Count;
    return estimates.length === 0 ? told : null;
  };
  const oldest = releases.find(({ hash }) => contradicted.some(({ it }) => toldBy(it) === hash));
  return oldest
    ? contradicted.flatMap(({ table, it }) => (toldBy(it) === oldest.hash ? [addressText(table, it)] : []))
    : [];
}
