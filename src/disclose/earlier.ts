/** What earlier releases told and hid, laid beside the counts of a run. */
import type { LedgerRelease, ToldCell } from "../model/ledger.ts";
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

/** What one release told of a table that still holds: nothing that a correction may have touched. */
function holdingOf(told: readonly Told[], contradicts: (it: Told) => boolean): readonly Told[] {
  const wrong = told.filter(contradicts);
  return wrong.length === 0 ? told : told.filter((it) => !wrong.some((each) => overlaps(each, it)));
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

function belongs(at: Located, table: CountTable): boolean {
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
 * An attacker holds every release in his hand. A cell that was told and still agrees with what is known now is told for good: it is
 * a fact beside the new ones. One that has been corrected since contradicts them; he cannot know which other numbers of that release
 * the same correction touched, so all that overlap it are left to the vintage in which they were told, and was attacked then.
 * What does not overlap is kept.
 *
 * Newer releases are believed before older ones.
 */
export function remember(
  table: CountTable,
  releases: readonly LedgerRelease[],
  sums: readonly ColumnSum[],
): CountTable {
  const known = new Map(table.counts.map((count) => [count.id, count]));
  const kept = new Map<string, Kept>();
  const all = toldOf(releases, table, sums);
  for (let at = releases.length - 1; at >= 0; at--) {
    const holding = holdingOf(all[at]!, ({ id, cell }) => {
      const now = known.get(id)?.numerator;
      const before = kept.get(id);
      const lower = Math.max(cell.lower, before?.lower ?? 0);
      const upper = Math.min(cell.upper, before?.upper ?? Number.POSITIVE_INFINITY);
      return lower > upper || (now !== undefined && (now < cell.lower || now > cell.upper));
    });
    for (const told of holding) {
      const before = kept.get(told.id);
      kept.set(told.id, {
        lower: Math.max(told.cell.lower, before?.lower ?? 0),
        upper: Math.min(told.cell.upper, before?.upper ?? Number.POSITIVE_INFINITY),
        first: told,
      });
    }
  }
  return withEarlier(table, kept, hiddenBefore(table, releases, sums, kept));
}

/** What was hidden for its own size and has not been told since. */
function hiddenBefore(
  table: CountTable,
  releases: readonly LedgerRelease[],
  sums: readonly ColumnSum[],
  kept: ReadonlyMap<string, Kept>,
): ReadonlyMap<string, Before> {
  const found = new Map<string, Before>();
  for (const { hash, cells } of releases) {
    for (const cell of cells) {
      if (cell.status !== "hidden" || cell.table !== table.name || !cell.reason.startsWith("small-")) continue;
      const at = locate(cell, sums);
      if (!belongs(at, table) || (kept.get(at.id)?.lower === kept.get(at.id)?.upper && kept.has(at.id))) continue;
      if (!found.has(at.id))
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
