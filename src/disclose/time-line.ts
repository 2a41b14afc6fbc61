/**
 * What follows along time: years less their quarters, and rolling windows less each other.
 *
 * A count over a span is the difference of a running total at its two ends. So ends are points, published spans are
 * lines between them, and a span can be worked out exactly when its ends are connected: nothing is missed.
 */
import type { Count, Variant } from "./counts.ts";
import { type Span, spanKey } from "./grid.ts";
import type { Known } from "./known.ts";

/** A count over a span that follows from known ones. */
export interface TimeRemainder {
  readonly span: Span;
  readonly known: Known;
}

export interface Edge {
  readonly span: Span;
  readonly known: Known;
}

/** An end of a published span, reached from the first end of its component. */
interface Point {
  readonly at: number;
  /** The count from the first end up to this one. */
  readonly numerator: number;
  readonly denominators: readonly (number | null)[];
  /** The span over which it was reached, and from where; null at the first. */
  readonly by: Edge | null;
  readonly before: Point | null;
}

/** Ends that are connected: sorted, with what holds for all of their spans. */
interface Component {
  readonly points: readonly Point[];
  readonly edges: readonly Edge[];
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

function components(edges: readonly Edge[], variants: readonly Variant[]): readonly Component[] {
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
    found.push({ points: points.sort((a, b) => a.at - b.at), edges: [...inside] });
  }
  return found;
}

/** For each end, those that can be reached forwards over published spans and their sums. */
function reachable({ points, edges }: Component): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>(points.map(({ at }) => [at, new Set([at])]));
  const backwards = edges.filter(({ known }) => known.sum).sort((a, b) => b.span.from - a.span.from);
  for (const { span } of backwards) {
    const reached = found.get(span.from)!;
    for (const end of found.get(span.to)!) reached.add(end);
  }
  return found;
}

/** The published counts on the ways to two ends, but for what both ways share. */
function between(a: Point, b: Point): ReadonlySet<Count> {
  const way = (end: Point): ReadonlySet<Edge> => {
    const edges = new Set<Edge>();
    for (let point: Point | null = end; point?.by; point = point.before) edges.add(point.by);
    return edges;
  };
  const [left, right] = [way(a), way(b)];
  const used = [...left, ...right].filter((edge) => !(left.has(edge) && right.has(edge)));
  return new Set(used.flatMap(({ known }) => [...known.support()]));
}

/**
 * Every span that follows and is not among the known ones. A sum of published spans tells nothing new, and is worked out
 * only where it is wanted: at the spans whose keys are given.
 *
 * A denominator that is a stock is taken to be the least of any span connected; limits are the strictest of any.
 */
export function timeRemainders(
  edges: readonly Edge[],
  variants: readonly Variant[],
  wanted: ReadonlyMap<number, unknown>,
): readonly TimeRemainder[] {
  const stated = new Set(edges.map(({ span }) => spanKey(span.from, span.to)));
  const found: TimeRemainder[] = [];
  for (const component of components(edges, variants)) {
    const { points } = component;
    const sums = reachable(component);
    const knowns = component.edges.map(({ known }) => known);
    const minimumNumerator = Math.max(...knowns.map((it) => it.minimumNumerator));
    const minimumDenominator = Math.max(...knowns.map((it) => it.minimumDenominator));
    const least = variants.map((_, i) =>
      Math.min(...knowns.map((it) => it.denominators[i] ?? Number.POSITIVE_INFINITY)),
    );
    points.forEach((from, i) => {
      const forwards = sums.get(from.at)!;
      for (let j = i + 1; j < points.length; j++) {
        const to = points[j]!;
        const key = spanKey(from.at, to.at);
        const sum = forwards.has(to.at);
        if (stated.has(key) || (sum && !wanted.has(key))) continue;
        const denominators = variants.map((variant, v) => {
          const [before, after] = [from.denominators[v]!, to.denominators[v]!];
          if (before === null || after === null) return null;
          return variant.stock ? least[v]! : after - before;
        });
        found.push({
          span: { from: from.at, to: to.at },
          known: {
            numerator: to.numerator - from.numerator,
            denominators,
            minimumNumerator,
            minimumDenominator,
            support: () => between(from, to),
            sum,
          },
        });
      }
    });
  }
  return found;
}
