/** A table laid out as areas × periods × breakdowns: every place where a count is published, hidden or could be worked out. */
import { breakdownId } from "../model/estimate.ts";
import { type Axis, axisOf, disjoint } from "./axis.ts";
import type { Count, CountTable } from "./counts.ts";

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
  /** Each breakdown as one value per dimension. */
  readonly breakdowns: readonly (readonly number[])[];
  readonly breakdownLines: readonly BreakdownLine[];
  /** The count at each place, if any estimate states it. */
  readonly counts: readonly (Count | undefined)[];
  readonly placeOf: ReadonlyMap<Count, number>;
}

/** Where a place lies in `counts`. */
export function place(grid: Pick<Grid, "spans" | "breakdowns">, area: number, span: number, breakdown: number): number {
  return (area * grid.spans.length + span) * grid.breakdowns.length + breakdown;
}

/** In a breakdown, `14+15` is two codes taken together. */
const together = "+";
/** No code can be written so: what a total holds beyond the codes that are seen. */
const rest = "\u0000rest";

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return new Map([...found].sort(([a], [b]) => byText(a, b)));
}

/**
 * Does a total hold only what its codes hold? Yes when the codes add up wherever all are stated, and they are somewhere.
 * What everyone can see to be empty hides nothing, and must not pass for a remainder that does.
 */
function addsUp(counts: readonly Count[], dimension: string, codes: readonly string[]): boolean {
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
  let seen = codes.length === 0;
  for (const group of groups.values()) {
    const total = group.find((it) => it.breakdown[dimension] === undefined);
    const stated = new Map(group.map((it) => [it.breakdown[dimension], it]));
    const { parts, covered } = disjoint(
      axis,
      order.filter((i) => stated.has(values[i]!)),
    );
    if (!total || covered !== all) continue;
    const terms = parts.map((i) => stated.get(values[i]!)!);
    const differs = (ofCount: (it: Count) => number | null): boolean => {
      const whole = ofCount(total);
      const pieces = terms.map(ofCount);
      if (whole === null || pieces.includes(null)) return false;
      return pieces.reduce<number>((sum, piece) => sum + piece!, 0) !== whole;
    };
    if (differs((it) => it.numerator)) return false;
    // A stock that the dimension does not divide (inhabitants, by offence group) stands beside each code whole.
    const undivided = (i: number): boolean => terms.every((it) => it.denominators[i] === total.denominators[i]);
    if (total.denominators.some((_, i) => !undivided(i) && differs((it) => it.denominators[i]!))) return false;
    seen = true;
  }
  return seen;
}

interface Dimension {
  readonly name: string;
  /** Position on the axis by the breakdown's value; the empty text stands for the total. */
  readonly positions: ReadonlyMap<string, number>;
  readonly axis: Axis;
}

function dimensionOf(counts: readonly Count[], name: string): Dimension {
  const values = [
    ...distinct(
      counts.map((it) => it.breakdown[name] ?? ""),
      String,
    ).keys(),
  ];
  const codes = [...new Set(values.filter((value) => value !== "").flatMap((value) => value.split(together)))];
  const everything = addsUp(counts, name, codes) ? codes : [...codes, rest];
  const sets = values.map((value) => (value === "" ? everything : value.split(together)));
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

function spansOf(counts: readonly Count[]): readonly Span[] {
  const ends = [...new Set(counts.flatMap((it) => [it.from, it.to]))].sort((a, b) => a - b);
  const steps = ends.slice(1).map((to, i) => ({ from: ends[i]!, to }));
  const stated = counts.map(({ from, to }) => ({ from, to }));
  return [...distinct([...stated, ...steps], ({ from, to }) => `${from}|${to}`).values()].sort(
    (a, b) => a.to - b.to || a.from - b.from,
  );
}

/** Lays a table out. */
export function gridOf(table: CountTable): Grid {
  const { counts } = table;
  const areaSets = distinct(
    counts.map((it) => it.areas),
    (areas) => areas.join(together),
  );
  const areas = axisOf([...areaSets.values()]);
  const areaAt = new Map([...areaSets.keys()].map((key, i) => [key, i]));
  const spans = spansOf(counts);
  const spanAt = new Map(spans.map(({ from, to }, i) => [spanKey(from, to), i]));
  const names = [...new Set(counts.flatMap((it) => Object.keys(it.breakdown)))].sort(byText);
  const dimensions = names.map((name) => dimensionOf(counts, name));
  const valuesOf = (count: Count): readonly number[] =>
    dimensions.map(({ name, positions }) => positions.get(count.breakdown[name] ?? "")!);
  const stated = [...distinct(counts.map(valuesOf), (values) => values.join()).values()];
  const made = breakdownsOf(stated, dimensions);
  const breakdowns = [...made.values()];
  const breakdownAt = new Map([...made.keys()].map((key, i) => [key, i]));
  const laid = new Array<Count | undefined>(areas.masks.length * spans.length * breakdowns.length).fill(undefined);
  const placeOf = new Map<Count, number>();
  for (const count of counts) {
    const at = place(
      { spans, breakdowns },
      areaAt.get(count.areas.join(together))!,
      spanAt.get(spanKey(count.from, count.to))!,
      breakdownAt.get(valuesOf(count).join())!,
    );
    laid[at] = count;
    placeOf.set(count, at);
  }
  return {
    table,
    areas,
    spans,
    spanAt,
    dimensions: dimensions.map(({ axis }) => axis),
    breakdowns,
    breakdownLines: linesOf(breakdowns, dimensions),
    counts: laid,
    placeOf,
  };
}
