/**
 * What follows along time: years less their quarters, and rolling windows less each other.
 *
 * A count over a span is the difference of a running total at its two ends. So ends are points, published spans are
 * lines between them, and a span can be worked out exactly when its ends are connected: no span is missed.
 */
import type { Count, Variant } from "./counts.ts";
import { amountBetween, type Component, components, type Edge, reachable, supportOf } from "./ends.ts";
import { gapsOf } from "./gaps.ts";
import { type Span, spanKey } from "./grid.ts";
import type { Known } from "./known.ts";
import type { Unsafe } from "./primary.ts";

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
  unsafe: Unsafe,
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
      const amount = amountBetween(component, from, to, variants);
      if (!wanted.has(key) && !unsafe(amount, to.at - from.at)) continue;
      const support = (): Iterable<Count> => supportOf(from, to);
      found.push({ span: { from: from.at, to: to.at }, known: { ...amount, support, sum } });
    }
  });
  return found;
}

/**
 * Every span that follows and is not among the known ones, and every gap: those that are wanted (the spans whose keys are
 * given), and those that are unsafe. A sum of published spans tells nothing new, and is worked out only where it is wanted.
 */
export function timeRemainders(
  edges: readonly Edge[],
  variants: readonly Variant[],
  wanted: ReadonlyMap<number, unknown>,
  unsafe: Unsafe,
): TimeRemainders {
  const stated = new Set(edges.map(({ span }) => spanKey(span.from, span.to)));
  const all = components(edges, variants);
  return {
    spans: all.flatMap((component) => spansOf(component, stated, variants, wanted, unsafe)),
    gaps: gapsOf(all, variants, unsafe),
  };
}
