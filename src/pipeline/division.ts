/**
 * The counts of a municipality that was divided, as counts of what it was divided into.
 *
 * Nobody knows which of the youths lived where. Each count is divided by the shares that the programme's list states, whole
 * persons in whole persons, and so that in each part holds what held before: parts add up to their totals, those who
 * completed had started, no more persons have an event than live there. What a count fell short of its share in one period
 * it is ahead with in the next, so that the many small counts do not all go to the larger part.
 */
import type { Indicator } from "../model/indicator.ts";
import type { Layout } from "../model/layout.ts";
import { dimensionKey, type Observation } from "../model/observation.ts";
import { apportion, type Divisible, type Limit, relations } from "./apportion.ts";

/** What a municipality was divided into: code → share, whole numbers of the same whole. At least two, by code. */
export type Parts = readonly (readonly [code: string, share: number])[];

/** A statement about one of the parts, still with the number of the line and all else of the whole's. */
export interface Portion {
  readonly area: string;
  readonly it: Observation;
}

/** `offences.personer` → `population.personer`: a rate's persons are among those who live there. */
type Above = ReadonlyMap<string, string>;

function residents(indicators: Iterable<Indicator>): Above {
  const found = new Map<string, string>();
  // Of cases there may be more than there are persons.
  for (const { personal, unit, numerator, denominator } of indicators)
    if (personal && unit === "persons" && denominator?.personTime) found.set(numerator.measure, denominator.measure);
  return found;
}

/** What the parts of counts are, for those that come later: measure, period and dimensions → part by part. */
type Made = Map<string, readonly number[]>;

function addressOf(measure: string, period: string, dims: Observation["dims"]): string {
  return `${measure}|${period}|${dimensionKey(dims)}`;
}

/** How many of each part live there, of those among whom a count is. */
function roomFor(it: Observation, above: Above, layouts: readonly Layout[], made: Made): readonly number[] | null {
  const measure = above.get(it.measure);
  if (measure === undefined) return null;
  const layout = layouts.find(({ kind }) => measure.startsWith(`${kind}.`))!;
  const dims = layout.columns.flatMap(({ name, type, total }) => {
    const code = it.dims[name] ?? total;
    return type === "code" && code !== null ? [[name, code] as const] : [];
  });
  const yearly = layout.columns.some(({ type }) => type === "year");
  const period = yearly ? it.period.slice(0, 4) : it.period;
  const rooms = made.get(addressOf(measure, period, Object.fromEntries(dims)));
  return rooms && rooms.reduce((sum, each) => sum + each, 0) >= it.value! ? rooms : null;
}

/** Totals over the codes of a column, with the places of their parts. */
function families(cells: readonly Observation[], { kind, columns, totalRules }: Layout) {
  return totalRules.flatMap(({ measure, column, relation }) => {
    const { codes, total } = columns.find(({ name }) => name === column)!;
    const own = cells.flatMap((it, place) => (it.measure === `${kind}.${measure}` ? [{ it, place }] : []));
    const groups = new Map<string, { whole: number | null; readonly parts: number[] }>();
    for (const { it, place } of own) {
      const key = dimensionKey({ ...it.dims, [column]: "" });
      const group = groups.get(key) ?? { whole: null, parts: [] };
      groups.set(key, group);
      if (it.dims[column] === total) group.whole = place;
      else group.parts.push(place);
    }
    const all = codes!.filter((code) => code !== total).length;
    return [...groups.values()].flatMap(({ whole, parts }) =>
      whole === null || parts.length === 0 ? [] : [{ whole, parts, relation, complete: parts.length === all }],
    );
  });
}

/** Columns of one row that are parts of another, or no more than it. */
function rows(cells: readonly Observation[], { kind, rowRules, sumRules = [] }: Layout) {
  const places = new Map(cells.map((it, place) => [`${it.measure}|${dimensionKey(it.dims)}`, place] as const));
  return cells.flatMap((it, whole) => {
    const at = (name: string): readonly number[] => {
      const place = places.get(`${kind}.${name}|${dimensionKey(it.dims)}`);
      return place === undefined ? [] : [place];
    };
    const name = it.measure.slice(kind.length + 1);
    return [
      ...rowRules
        .filter((rule) => rule.whole === name)
        .map(({ part }) => ({ whole, parts: at(part), relation: "cover" as const, complete: false })),
      ...sumRules
        .filter((rule) => rule.whole === name)
        .map(({ parts }) => ({
          whole,
          parts: parts.flatMap(at),
          relation: "equal" as const,
          complete: parts.flatMap(at).length === parts.length,
        })),
    ];
  });
}

/** What holds between the counts of one table, as far as they keep to it themselves. */
function limitsOf(found: readonly ReturnType<typeof rows>[number][], counts: readonly number[]): readonly Limit[] {
  return found.flatMap(({ whole, parts, relation, complete }) => {
    const sum = parts.reduce((total, part) => total + counts[part]!, 0);
    const orders = parts
      .filter((part) => counts[part]! <= counts[whole]!)
      .flatMap((part) => relations.within(part, whole, counts));
    if (relation === "equal" && complete && sum === counts[whole]) return relations.equal(whole, parts);
    return relation === "cover" && complete && sum >= counts[whole]!
      ? [...orders, ...relations.reach(whole, parts, counts)]
      : orders;
  });
}

/** Wholes before their parts, else as the layout and the codes have it. */
function ordered(cells: readonly Observation[], { kind, columns }: Layout): readonly Observation[] {
  const totals = new Map(columns.map(({ name, total }) => [name, total] as const));
  const rank = columns.map(({ name }) => `${kind}.${name}`);
  const keyed = cells.map((it) => ({
    it,
    parted: Object.entries(it.dims).filter(([name, code]) => totals.get(name) !== code).length,
    measure: rank.indexOf(it.measure),
    key: dimensionKey(it.dims),
  }));
  keyed.sort((a, b) => a.parted - b.parted || a.measure - b.measure || (a.key < b.key ? -1 : 1));
  return keyed.map(({ it }) => it);
}

/** By how much each count fell short before: place in the table and step of the division → units of the whole. */
type Carried = Map<string, number>;

/** The counts of one table, period and municipality, part by part; null when they cannot be divided. */
function divideTable(
  cells: readonly Observation[],
  rooms: readonly (readonly number[] | null)[],
  layout: Layout,
  parts: Parts,
  carried: Carried,
): readonly (readonly number[])[] | null {
  const found = [...families(cells, layout), ...rows(cells, layout)];
  let rest: readonly number[] = cells.map(({ value }) => value!);
  const made: (readonly number[])[] = [];
  const short: Carried = new Map();
  for (let step = 0; step < parts.length - 1; step++) {
    const share = { first: parts[step]![1], whole: parts.slice(step).reduce((sum, [, each]) => sum + each, 0) };
    const keys = cells.map((it) => `${step}|${it.measure}|${dimensionKey(it.dims)}`);
    const counts = rest.map((count, place): Divisible => {
      const room = rooms[place];
      const behind = room ? room.slice(step + 1).reduce((sum, each) => sum + each, 0) : 0;
      return { count, room: room ? [room[step]!, behind] : null, carried: carried.get(keys[place]!) ?? 0 };
    });
    const chosen = apportion(counts, limitsOf(found, rest), share);
    if (chosen === null) return null;
    for (const [place, { count, carried: before }] of counts.entries())
      short.set(keys[place]!, share.first * count + before - share.whole * chosen[place]!);
    made.push(chosen);
    rest = rest.map((count, place) => count - chosen[place]!);
  }
  for (const [key, units] of short) carried.set(key, units);
  return cells.map((_, place) => [...made.map((each) => each[place]!), rest[place]!]);
}

/** Not known of a part: at most what there was of the whole. */
function unknown(it: Observation): Observation {
  const upper = it.value ?? it.bounds?.upper ?? null;
  return { ...it, value: null, missing: it.missing ?? "missing", bounds: upper === null ? null : { lower: 0, upper } };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * What a divided municipality states, part by part.
 *
 * @param stated  counts of one municipality, all of them: what holds between tables is asked for, too
 */
export function divide(
  stated: readonly Observation[],
  parts: Parts,
  layouts: readonly Layout[],
  indicators: Iterable<Indicator>,
): readonly Portion[] {
  const above = residents(indicators);
  const below = new Set([...above.values()].map((measure) => measure.slice(0, measure.indexOf("."))));
  const made: Made = new Map();
  const carried: Carried = new Map();
  const portions: Portion[] = [];
  const tables = grouped(stated, (it) => `${below.has(it.kind) ? 0 : 1}|${it.kind}|${it.period}`);
  for (const [, table] of tables) {
    const layout = layouts.find(({ kind }) => kind === table[0]!.kind)!;
    const known = ordered(
      table.filter((it) => it.value !== null),
      layout,
    );
    const divided = divideTable(
      known,
      known.map((it) => roomFor(it, above, layouts, made)),
      layout,
      parts,
      carried,
    );
    for (const [place, it] of known.entries()) {
      if (divided) made.set(addressOf(it.measure, it.period, it.dims), divided[place]!);
      for (const [i, [area]] of parts.entries())
        portions.push({ area, it: divided ? { ...it, value: divided[place]![i]! } : unknown(it) });
    }
    for (const it of table) if (it.value === null) for (const [area] of parts) portions.push({ area, it: unknown(it) });
  }
  return portions;
}
