/**
 * What follows along time: years less their quarters, and rolling windows less each other.
 *
 * A count over a span is the difference of a running total at its two ends. So ends are points, published spans are
 * lines between them, and a span can be worked out exactly when its ends are connected: no span is missed.
 */
import type { Variant } from "./counts.ts";
import { type Component, components, type Edge, knownBetween, reachable } from "./ends.ts";
import { gapsOf } from "./gaps.ts";
import { type Span, spanKey } from "./grid.ts";
import type { Known } from "./known.ts";

/** A count over a span that follows from known ones. */
export interface TimeRemainder {
  readonly span: Span;
  readonly known: Known;
}

/** A count over quarters that are not a span: what a span leaves on both sides of another. */
export interface Gap {
  readonly quarters: number;
  readonly known: Known;
}

export interface TimeRemainders {
  readonly spans: readonly TimeRemainder[];
  readonly gaps: readonly Gap[];
}

function spansOf(
  component: Component,
  stated: ReadonlySet<number>,
  variants: readonly Variant[],
  wanted: ReadonlyMap<number, unknown>,
): readonly TimeRemainder[] {
  const { points } = component;
  const sums = reachable(component);
  const found: TimeRemainder[] = [];
  points.forEach((from, i) => {
    const forwards = sums.get(from.at)!;
    for (let j = i + 1; j < points.length; j++) {
      const to = points[j]!;
      const key = spanKey(from.at, to.at);
      const sum = forwards.has(to.at);
      if (stated.has(key) || (sum && !wanted.has(key))) continue;
      found.push({
        span: { from: from.at, to: to.at },
        known: { ...knownBetween(component, from, to, variants), sum },
      });
    }
  });
  return found;
}

/**
 * Every span that follows and is not among the known ones, and every gap that could be small. A sum of published spans
 * tells nothing new, and is worked out only where it is wanted: at the spans whose keys are given.
 */
export function timeRemainders(
  edges: readonly Edge[],
  variants: readonly Variant[],
  wanted: ReadonlyMap<number, unknown>,
): TimeRemainders {
  const stated = new Set(edges.map(({ span }) => spanKey(span.from, span.to)));
  const all = components(edges, variants);
  return {
    spans: all.flatMap((component) => spansOf(component, stated, variants, wanted)),
    gaps: gapsOf(all, variants),
  };
}
