/** Told counts that say nothing of their own, because told parts of them say it already. */
import { disjoint } from "./axis.ts";
import { type Grid, place } from "./grid.ts";

/** Whether spans that are told follow each other from one end of a span to the other. */
function tiled(grid: Grid, s: number, told: (span: number) => boolean): boolean {
  const { from, to } = grid.spans[s]!;
  const reached = new Set([from]);
  const inside = grid.spans
    .map((span, i) => ({ span, i }))
    .filter(({ span, i }) => i !== s && span.from >= from && span.to <= to && told(i))
    .sort((a, b) => a.span.from - b.span.from);
  for (const { span } of inside) if (reached.has(span.from)) reached.add(span.to);
  return reached.has(to);
}

/**
 * For each place that is told, whether parts of it that are told add up to it along areas, along time or along one breakdown.
 *
 * The parts are smaller than the whole, and a part that is itself redundant has smaller ones, so leaving all redundant counts out of
 * the attacker's equations leaves him none the weaker.
 */
export function redundantAt(grid: Grid, told: readonly boolean[]): readonly boolean[] {
  const { areas, spans, breakdowns, breakdownLines } = grid;
  const linesAt = breakdowns.map((_, b) => breakdownLines.filter(({ members }) => members.includes(b)));
  return told.map((it, at) => {
    if (!it) return false;
    const b = at % breakdowns.length;
    const s = Math.floor(at / breakdowns.length) % spans.length;
    const a = Math.floor(at / breakdowns.length / spans.length);
    const smaller = areas.inside[a]!.filter(
      (part) => areas.masks[part] !== areas.masks[a] && told[place(grid, part, s, b)],
    );
    if (smaller.length > 1 && disjoint(areas, smaller).covered === areas.masks[a]) return true;
    if (tiled(grid, s, (span) => told[place(grid, a, span, b)]!)) return true;
    return linesAt[b]!.some(({ axis, members }) => {
      const own = members.indexOf(b);
      const parts = axis.inside[own]!.filter(
        (part) =>
          axis.masks[part] !== axis.masks[own] && members[part]! >= 0 && told[place(grid, a, s, members[part]!)],
      );
      return parts.length > 1 && disjoint(axis, parts).covered === axis.masks[own];
    });
  });
}
