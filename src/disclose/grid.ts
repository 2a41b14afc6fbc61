/** A table laid out as areas × periods × breakdowns: every place where a count is published, hidden or could be worked out. */
import { breakdownId } from "../model/estimate.ts";
import { type Axis, axisOf, disjoint } from "./axis.ts";
import { byText, type Count, type CountTable, type Located } from "./counts.ts";
import type { CodeTotal, Facts } from "./facts.ts";

/** Quarter numbers, the second exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span as one number. */
export function spanKey(from: number, to: number): number {
  return from * 2 ** 20 + to;
}

/** Breakdowns that differ in one dimension only: for each value of it, the breakdown's position, or −1. */
export interface BreakdownLine {
  readonly axis: Axis;
  readonly members: readonly number[];
}

export interface Grid {
  readonly table: CountTable;
  readonly areas: Axis;
  readonly spans: readonly Span[];
  /** Position of a span by its key. */
  readonly spanAt: ReadonlyMap<number, number>;
  readonly dimensions: readonly Axis[];
  /** Their names, sorted. */
  readonly names: readonly string[];
  /** For each dimension, the position of its total on the axis, or −1. */
  readonly totals: readonly number[];
  /** Each breakdown as one value per dimension. */
  readonly breakdowns: readonly (readonly number[])[];
  readonly breakdownLines: readonly BreakdownLine[];
  /** The count at each place, if any estimate states it. */
  readonly counts: readonly (Count | undefined)[];
  readonly placeOf: ReadonlyMap<Located, number>;
}

/** Where a place lies in `counts`. */
export function place(grid: Pick<Grid, "spans" | "breakdowns">, area: number, span: number, breakdown: number): number {
  return (area * grid.spans.length + span) * grid.breakdowns.length + breakdown;
}

/** In a breakdown, `14+15` is two codes taken together. */
const together = "+";
/** No code can be written so: what a total holds beyond the codes that are seen. */
const rest = "\u0000rest";

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return new Map([...found].sort(([a], [b]) => byText(a, b)));
}

/** What an axis calls a total that is no sum of its codes. */
const whole = "\u0000whole";

/** What is left of a total when its codes are taken away, wherever all of them are stated. */
type Left = "nothing" | "more" | "less";

/** Looks where a total and codes that make it up are all stated. */
function leftOf({ counts, variants }: CountTable, dimension: string): Left {
  const values = [
    ...distinct(
      counts.flatMap((it) => it.breakdown[dimension] ?? []),
      String,
    ).keys(),
  ];
  const axis = axisOf(values.map((value) => value.split(together)));
  const all = (1n << BigInt(axis.atoms)) - 1n;
  const order = values.map((_, i) => i).sort((a, b) => axis.inside[b]!.length - axis.inside[a]!.length || a - b);
  const groups = new Map<string, Count[]>();
  for (const count of counts) {
    const { [dimension]: _, ...others } = count.breakdown;
    const key = `${count.areas.join(together)}|${count.from}|${count.to}|${breakdownId(others)}`;
    const group = groups.get(key);
    if (group) group.push(count);
    else groups.set(key, [count]);
  }
  let found: Left = "nothing";
  for (const group of groups.values()) {
    const total = group.find((it) => it.breakdown[dimension] === undefined);
    const stated = new Map(group.map((it) => [it.breakdown[dimension], it]));
    const { parts, covered } = disjoint(
      axis,
      order.filter((i) => stated.has(values[i]!)),
    );
    if (!total || covered !== all) continue;
    const terms = parts.map((i) => stated.get(values[i]!)!);
    const leftIn = (ofCount: (it: Count) => number | null): number => {
      const pieces = terms.map(ofCount);
      const entire = ofCount(total);
      if (entire === null || pieces.includes(null)) return 0;
      return pieces.reduce<number>((left, piece) => left - piece!, entire);
    };
    const events = leftIn((it) => it.numerator);
    if (events < 0) return "less";
    // A stock that the dimension does not divide (inhabitants, by offence group) stands beside each code whole.
    const undivided = (i: number): boolean => terms.every((it) => it.denominators[i] === total.denominators[i]);
    // Those who stand behind the codes may be the same persons.
    const among = (i: number): boolean => variants[i]!.every === undefined && !undivided(i);
    const persons = total.denominators.some((_, i) => among(i) && leftIn((it) => it.denominators[i]!) !== 0);
    if (events > 0 || persons) found = "more";
  }
  return found;
}

/** Whether the layouts say that the codes of a dimension add up to its total, or cover it; null where they say neither. */
function relationOf({ name, columns }: CountTable, dimension: string, facts: Facts): CodeTotal["relation"] | null {
  const own = facts.totals.filter((it) => it.table === name && it.column === dimension && columns.includes(it.measure));
  if (own.some((it) => it.relation === "cover")) return "cover";
  return own.length === columns.length && own.length > 0 ? "equal" : null;
}

/**
 * What a total is the sum of.
 *
 * What the layouts say decides. Where they are silent, a total is taken for the sum of its codes, as any reader would, unless
 * the counts themselves contradict it: then it holds something more, or is no sum at all.
 */
function totalOf(table: CountTable, name: string, codes: readonly string[], facts: Facts): readonly string[] {
  const stated = relationOf(table, name, facts);
  if (stated === "cover") return [whole];
  if (stated === "equal") {
    const listed = facts.totals.filter((it) => it.table === table.name && it.column === name).flatMap((it) => it.codes);
    return [...new Set([...listed, ...codes])];
  }
  const left = leftOf(table, name);
  return left === "nothing" ? codes : left === "more" ? [...codes, rest] : [whole];
}

interface Dimension {
  readonly name: string;
  /** Position on the axis by the breakdown's value; the empty text stands for the total. */
  readonly positions: ReadonlyMap<string, number>;
  readonly axis: Axis;
}

function dimensionOf(table: CountTable, located: readonly Located[], name: string, facts: Facts): Dimension {
  const values = [
    ...distinct(
      located.map((it) => it.breakdown[name] ?? ""),
      String,
    ).keys(),
  ];
  const codes = [...new Set(values.filter((value) => value !== "").flatMap((value) => value.split(together)))];
  const total = values.includes("") ? totalOf(table, name, codes, facts) : [];
  const sets = values.map((value) => (value === "" ? total : value.split(together)));
  return { name, positions: new Map(values.map((value, i) => [value, i])), axis: axisOf(sets) };
}

/** The breakdowns that are stated, and those with one dimension narrowed to an atom: what is left when parts are taken away. */
function breakdownsOf(
  stated: readonly (readonly number[])[],
  dimensions: readonly Dimension[],
): ReadonlyMap<string, readonly number[]> {
  const made = new Map(stated.map((values) => [values.join(), values]));
  for (const values of stated) {
    dimensions.forEach(({ axis }, d) => {
      for (let atom = 0; atom < axis.atoms; atom++) {
        const bit = 1n << BigInt(atom);
        if ((axis.masks[values[d]!]! & bit) === 0n) continue;
        const narrowed = values.with(d, axis.indexOf.get(bit)!);
        made.set(narrowed.join(), narrowed);
      }
    });
  }
  return made;
}

function linesOf(
  breakdowns: readonly (readonly number[])[],
  dimensions: readonly Dimension[],
): readonly BreakdownLine[] {
  return dimensions.flatMap(({ axis }, d) => {
    const lines = new Map<string, number[]>();
    breakdowns.forEach((values, at) => {
      const key = values.with(d, -1).join();
      const line = lines.get(key) ?? new Array<number>(axis.masks.length).fill(-1);
      line[values[d]!] = at;
      lines.set(key, line);
    });
    return [...lines.values()]
      .filter((line) => line.filter((at) => at >= 0).length > 1)
      .map((members) => ({ axis, members }));
  });
}

function spansOf(counts: readonly Located[]): readonly Span[] {
  const ends = [...new Set(counts.flatMap((it) => [it.from, it.to]))].sort((a, b) => a - b);
  const steps = ends.slice(1).map((to, i) => ({ from: ends[i]!, to }));
  const stated = counts.map(({ from, to }) => ({ from, to }));
  return [...distinct([...stated, ...steps], ({ from, to }) => `${from}|${to}`).values()].sort(
    (a, b) => a.to - b.to || a.from - b.from,
  );
}

/** Lays a table out, with what earlier releases spoke of. */
export function gridOf(table: CountTable, facts: Facts): Grid {
  const located: readonly Located[] = [...table.counts, ...table.before];
  const areaSets = distinct(
    located.map((it) => it.areas),
    (areas) => areas.join(together),
  );
  const areas = axisOf([...areaSets.values()]);
  const areaAt = new Map([...areaSets.keys()].map((key, i) => [key, i]));
  const spans = spansOf(located);
  const spanAt = new Map(spans.map(({ from, to }, i) => [spanKey(from, to), i]));
  const names = [...new Set(located.flatMap((it) => Object.keys(it.breakdown)))].sort(byText);
  const dimensions = names.map((name) => dimensionOf(table, located, name, facts));
  const valuesOf = (it: Located): readonly number[] =>
    dimensions.map(({ name, positions }) => positions.get(it.breakdown[name] ?? "")!);
  const stated = [...distinct(located.map(valuesOf), (values) => values.join()).values()];
  const made = breakdownsOf(stated, dimensions);
  const breakdowns = [...made.values()];
  const breakdownAt = new Map([...made.keys()].map((key, i) => [key, i]));
  const placeOf = new Map<Located, number>();
  for (const it of located) {
    const [area, span] = [areaAt.get(it.areas.join(together))!, spanAt.get(spanKey(it.from, it.to))!];
    placeOf.set(it, place({ spans, breakdowns }, area, span, breakdownAt.get(valuesOf(it).join())!));
  }
  const laid = new Array<Count | undefined>(areas.masks.length * spans.length * breakdowns.length).fill(undefined);
  for (const count of table.counts) laid[placeOf.get(count)!] = count;
  return {
    table,
    areas,
    spans,
    spanAt,
    dimensions: dimensions.map(({ axis }) => axis),
    names,
    totals: dimensions.map(({ positions }) => positions.get("") ?? -1),
    breakdowns,
    breakdownLines: linesOf(breakdowns, dimensions),
    counts: laid,
    placeOf,
  };
}
