/** Everything that a reader can work out from what a table publishes, line by line until nothing new follows. */

import type { Edge } from "./ends.ts";
import { type BreakdownLine, type Grid, place, type Span, spanKey } from "./grid.ts";
import type { Known } from "./known.ts";
import type { Unsafe } from "./primary.ts";
import { remainders } from "./set-line.ts";
import { timeRemainders } from "./time-line.ts";

/** A remainder that is no place of the grid: a sum of several hidden counts. */
export interface Loose {
  readonly known: Known;
  readonly quarters: number;
}

export interface Closure {
  /** By place. */
  readonly known: readonly (Known | undefined)[];
  readonly loose: readonly Loose[];
}

/** A line of the grid: its places, and what follows from what is known at them. */
interface Line {
  readonly places: readonly number[];
  /** Does what follows once bring nothing more along the same line? */
  readonly complete: boolean;
  readonly follow: (known: readonly (Known | undefined)[]) => readonly Followed[];
}

interface Followed {
  readonly at: number | null;
  readonly known: Known;
  readonly quarters: number;
}

const lengthOf = ({ from, to }: Span): number => to - from;

/** Along areas: one span, one breakdown. */
function areaLine(grid: Grid, s: number, b: number): Line {
  const { areas, spans, table } = grid;
  const places = areas.masks.map((_, a) => place(grid, a, s, b));
  const quarters = lengthOf(spans[s]!);
  return {
    places,
    complete: false,
    follow: (known) =>
      remainders(areas, known, table.variants).map((it) => ({
        at: it.at === null ? null : places[it.at]!,
        known: it.known,
        quarters,
      })),
  };
}

/** Along one dimension of the breakdown: one municipality or group, one span. */
function breakdownLine(grid: Grid, { axis, members }: BreakdownLine, a: number, s: number): Line {
  const { spans, table } = grid;
  const name = grid.names[grid.dimensions.indexOf(axis)]!;
  const values = axis.masks.map((_, value) => value).filter((value) => members[value]! >= 0);
  const places = values.map((value) => place(grid, a, s, members[value]!));
  const quarters = lengthOf(spans[s]!);
  return {
    places,
    complete: false,
    follow: (known) => {
      const line = axis.masks.map((): Known | undefined => undefined);
      values.forEach((value, i) => {
        line[value] = known[i];
      });
      return remainders(axis, line, table.variants, name).map((it) => {
        const position = it.at === null ? -1 : values.indexOf(it.at);
        return { at: position < 0 ? null : places[position]!, known: it.known, quarters };
      });
    },
  };
}

/** Along time: one municipality or group, one breakdown. */
function timeLine(grid: Grid, unsafe: Unsafe, a: number, b: number): Line {
  const { spans, spanAt, table } = grid;
  const places = spans.map((_, s) => place(grid, a, s, b));
  return {
    places,
    complete: true,
    follow: (known) => {
      const edges = spans.flatMap((span, s): Edge[] => (known[s] ? [{ span, known: known[s] }] : []));
      const { spans: found, gaps } = timeRemainders(edges, table.variants, spanAt, unsafe);
      return [
        ...found.map(({ span, known: it }) => {
          const s = spanAt.get(spanKey(span.from, span.to));
          return { at: s === undefined ? null : places[s]!, known: it, quarters: lengthOf(span) };
        }),
        ...gaps.map(({ quarters, known: it }) => ({ at: null, known: it, quarters })),
      ];
    },
  };
}

/** A line that remembers what followed the last few times: most of a grid is the same from pass to pass. */
function remembering(line: Line): Line {
  const remembered: { readonly known: readonly (Known | undefined)[]; readonly followed: readonly Followed[] }[] = [];
  return {
    ...line,
    follow: (known) => {
      const before = remembered.find((each) => each.known.every((it, i) => it === known[i]));
      if (before) return before.followed;
      const followed = line.follow(known);
      if (remembered.unshift({ known, followed }) > 3) remembered.pop();
      return followed;
    },
  };
}

/** The lines of a grid, made when first needed: most places of a grid are never known. */
export interface Web {
  readonly lines: readonly Line[];
  /** The lines that cross at a place, as positions in `lines`. */
  readonly crossing: (at: number) => readonly number[];
}

export function webOf(grid: Grid, unsafe: Unsafe): Web {
  const { spans, breakdowns, breakdownLines } = grid;
  const lines: Line[] = [];
  const positions = new Map<string, number>();
  const crossings = new Map<number, readonly number[]>();
  const position = (key: string, make: () => Line): number => {
    const found = positions.get(key);
    if (found !== undefined) return found;
    positions.set(key, lines.length);
    return lines.push(remembering(make())) - 1;
  };
  const crossing = (at: number): readonly number[] => {
    const b = at % breakdowns.length;
    const s = Math.floor(at / breakdowns.length) % spans.length;
    const a = Math.floor(at / breakdowns.length / spans.length);
    return [
      position(`time ${a} ${b}`, () => timeLine(grid, unsafe, a, b)),
      position(`areas ${s} ${b}`, () => areaLine(grid, s, b)),
      ...breakdownLines.flatMap((line, i) =>
        line.members.includes(b) ? [position(`${i} ${a} ${s}`, () => breakdownLine(grid, line, a, s))] : [],
      ),
    ];
  };
  return {
    lines,
    crossing: (at) => {
      const found = crossings.get(at) ?? crossing(at);
      crossings.set(at, found);
      return found;
    },
  };
}

/** Works out what follows from the counts that are published, line after line while any has learnt something. */
export function close({ lines, crossing }: Web, published: readonly (Known | undefined)[]): Closure {
  const known = [...published];
  const loose = new Map<number, readonly Loose[]>();
  const sizes = new Map<number, number>();
  const waiting = new Set<number>();
  const learn = (at: number, from: number): void => {
    for (const line of crossing(at)) {
      const size = (sizes.get(line) ?? 0) + 1;
      sizes.set(line, size);
      if (size > 1 && !(line === from && lines[line]!.complete)) waiting.add(line);
    }
  };
  known.forEach((it, at) => {
    if (it) learn(at, -1);
  });
  for (const i of waiting) {
    waiting.delete(i);
    const line = lines[i]!;
    const followed = line.follow(line.places.map((at) => known[at]));
    loose.set(
      i,
      followed.filter(({ at }) => at === null),
    );
    for (const it of followed) {
      if (it.at === null || known[it.at]) continue;
      known[it.at] = it.known;
      learn(it.at, i);
    }
  }
  return { known, loose: [...loose.values()].flat() };
}
