/** Ends of spans, connected by the spans whose counts are known. */
import type { Count, Variant } from "./counts.ts";
import type { Span } from "./grid.ts";
import type { Known } from "./known.ts";
import type { Amount } from "./primary.ts";

export interface Edge {
  readonly span: Span;
  readonly known: Known;
}

/** An end, reached from the first end of its component. */
export interface Point {
  readonly at: number;
  /** The count from the first end up to this one. */
  readonly numerator: number;
  readonly denominators: readonly (number | null)[];
  /** The span over which it was reached, and from where; null at the first. */
  readonly by: Edge | null;
  readonly before: Point | null;
}

/** Ends that are connected, and what holds for all of their spans. */
export interface Component {
  /** By time. */
  readonly points: readonly Point[];
  readonly edges: readonly Edge[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
  /** The least that each denominator is over any of the spans. */
  readonly least: readonly number[];
}

function reach(before: Point, by: Edge): Point {
  const sign = before.at === by.span.from ? 1 : -1;
  const { numerator, denominators } = by.known;
  return {
    at: sign === 1 ? by.span.to : by.span.from,
    numerator: before.numerator + sign * numerator,
    denominators: before.denominators.map((sum, i) => {
      const step = denominators[i]!;
      return sum === null || step === null ? null : sum + sign * step;
    }),
    by,
    before,
  };
}

function componentOf(points: readonly Point[], edges: readonly Edge[], variants: readonly Variant[]): Component {
  const knowns = edges.map(({ known }) => known);
  return {
    points: points.toSorted((a, b) => a.at - b.at),
    edges,
    minimumNumerator: Math.max(...knowns.map((it) => it.minimumNumerator)),
    minimumDenominator: Math.max(...knowns.map((it) => it.minimumDenominator)),
    least: variants.map((_, i) => Math.min(...knowns.map((it) => it.denominators[i] ?? Number.POSITIVE_INFINITY))),
  };
}

/** The components, by their first ends. */
export function components(edges: readonly Edge[], variants: readonly Variant[]): readonly Component[] {
  const touching = new Map<number, Edge[]>();
  for (const edge of edges) {
    for (const end of [edge.span.from, edge.span.to]) {
      const list = touching.get(end);
      if (list) list.push(edge);
      else touching.set(end, [edge]);
    }
  }
  const seen = new Set<number>();
  const found: Component[] = [];
  for (const at of [...touching.keys()].sort((a, b) => a - b)) {
    if (seen.has(at)) continue;
    const points: Point[] = [{ at, numerator: 0, denominators: variants.map(() => 0), by: null, before: null }];
    const inside = new Set<Edge>();
    seen.add(at);
    for (const point of points) {
      for (const edge of touching.get(point.at)!) {
        inside.add(edge);
        const end = edge.span.from === point.at ? edge.span.to : edge.span.from;
        if (seen.has(end)) continue;
        seen.add(end);
        points.push(reach(point, edge));
      }
    }
    found.push(componentOf(points, [...inside], variants));
  }
  return found;
}

/** For each end, those that can be reached forwards over published spans and their sums. */
export function reachable({ points, edges }: Component): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>(points.map(({ at }) => [at, new Set([at])]));
  const backwards = edges.filter(({ known }) => known.sum).sort((a, b) => b.span.from - a.span.from);
  for (const { span } of backwards) {
    const reached = found.get(span.from)!;
    for (const end of found.get(span.to)!) reached.add(end);
  }
  return found;
}

/** The published counts on the ways to two ends, but for what both ways share. */
export function* supportOf(a: Point, b: Point): Iterable<Count> {
  const way = (end: Point): ReadonlySet<Edge> => {
    const edges = new Set<Edge>();
    for (let point: Point | null = end; point?.by; point = point.before) edges.add(point.by);
    return edges;
  };
  const [left, right] = [way(a), way(b)];
  for (const edge of left) if (!right.has(edge)) yield* edge.known.support();
  for (const edge of right) if (!left.has(edge)) yield* edge.known.support();
}

/**
 * The count between two ends of a component.
 *
 * A denominator that is a stock is taken to be the least over any of its spans; limits are the strictest of any.
 */
export function amountBetween(component: Component, from: Point, to: Point, variants: readonly Variant[]): Amount {
  const { minimumNumerator, minimumDenominator, least } = component;
  const denominators = variants.map(({ stock }, i): number | null => {
    const [before, after] = [from.denominators[i]!, to.denominators[i]!];
    if (before === null || after === null) return null;
    return stock ? least[i]! : after - before;
  });
  return { numerator: to.numerator - from.numerator, denominators, minimumNumerator, minimumDenominator };
}
