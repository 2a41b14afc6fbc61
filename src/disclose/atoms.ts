/** Sets of atoms as numbers: the smallest pieces (areas × quarters × codes) that any count of a table tells apart. */
import type { Axis } from "./axis.ts";
import type { Located } from "./counts.ts";
import type { Grid } from "./grid.ts";

/** The atoms of a grid, numbered from `offset`. */
export interface Atoms {
  readonly grid: Grid;
  readonly offset: number;
  readonly count: number;
  /** Steps of time in each area: atoms lie by areas, then by steps, then by codes. */
  readonly steps: number;
  /** The atoms summed at a place of the grid. */
  readonly at: (place: number) => Int32Array;
  /** The atoms summed in a count. */
  readonly of: (it: Located) => Int32Array;
}

function membersOf(axis: Axis): readonly (readonly number[])[] {
  return axis.masks.map((mask) => {
    const found: number[] = [];
    for (let atom = 0, left = mask; left > 0n; atom++, left >>= 1n) if (left & 1n) found.push(atom);
    return found;
  });
}

/** Spans as the steps between neighbouring ends. */
function stepsOf({ spans }: Grid): { readonly members: readonly (readonly number[])[]; readonly count: number } {
  const ends = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const position = new Map(ends.map((end, i) => [end, i]));
  const members = spans.map(({ from, to }) => {
    const [first, last] = [position.get(from)!, position.get(to)!];
    return Array.from({ length: last - first }, (_, i) => first + i);
  });
  return { members, count: Math.max(0, ends.length - 1) };
}

/** Numbers the atoms of a grid. */
export function atomsOf(grid: Grid, offset: number): Atoms {
  const areas = membersOf(grid.areas);
  const steps = stepsOf(grid);
  const dimensions = grid.dimensions.map((axis) => ({ members: membersOf(axis), count: axis.atoms }));
  const perArea = dimensions.reduce((product, { count }) => product * count, steps.count);
  const ofBreakdown = grid.breakdowns.map((values) =>
    dimensions.reduce<readonly number[]>(
      (found, { members, count }, d) => found.flatMap((it) => members[values[d]!]!.map((atom) => it * count + atom)),
      [0],
    ),
  );
  const perStep = steps.count === 0 ? 0 : perArea / steps.count;
  const at = (place: number): Int32Array => {
    const breakdown = ofBreakdown[place % grid.breakdowns.length]!;
    const rest = Math.floor(place / grid.breakdowns.length);
    const span = steps.members[rest % grid.spans.length]!;
    const area = areas[Math.floor(rest / grid.spans.length)]!;
    const found = new Int32Array(area.length * span.length * breakdown.length);
    let next = 0;
    for (const a of area)
      for (const s of span) for (const b of breakdown) found[next++] = offset + a * perArea + s * perStep + b;
    return found;
  };
  const count = grid.areas.atoms * perArea;
  return { grid, offset, count, steps: steps.count, at, of: (it) => at(grid.placeOf.get(it)!) };
}
