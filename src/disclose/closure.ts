/** Everything that a reader can work out from what a table publishes, line by line until nothing new follows. */

import type { Edge } from "./ends.ts";
import { type Grid, place, spanKey } from "./grid.ts";
import type { Known } from "./known.ts";
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

function areaLines(grid: Grid): readonly Line[] {
  const { areas, spans, breakdowns, table } = grid;
  if (areas.masks.length < 2) return [];
  return spans.flatMap((span, s) =>
    breakdowns.map((_, b): Line => {
      const places = areas.masks.map((_, a) => place(grid, a, s, b));
      return {
        places,
        complete: false,
        follow: (known) =>
          remainders(areas, known, table.variants).map((it) => ({
            at: it.at === null ? null : places[it.at]!,
            known: it.known,
            quarters: span.to - span.from,
          })),
      };
    }),
  );
}

function breakdownLines(grid: Grid): readonly Line[] {
  const { areas, spans, table } = grid;
  return grid.breakdownLines.flatMap(({ axis, members }) => {
    const values = axis.masks.map((_, value) => value).filter((value) => members[value]! >= 0);
    const positions = new Map(values.map((value, i) => [value, i]));
    return areas.masks.flatMap((_, a) =>
      spans.map((span, s): Line => {
        const places = values.map((value) => place(grid, a, s, members[value]!));
        return {
          places,
          complete: false,
          follow: (known) => {
            const line = axis.masks.map((_, value) => known[positions.get(value) ?? -1]);
            return remainders(axis, line, table.variants).map((it) => {
              const position = it.at === null ? undefined : positions.get(it.at);
              return {
                at: position === undefined ? null : places[position]!,
                known: it.known,
                quarters: span.to - span.from,
              };
            });
          },
        };
      }),
    );
  });
}

function timeLines(grid: Grid): readonly Line[] {
  const { areas, spans, breakdowns, spanAt, table } = grid;
  if (spans.length < 2) return [];
  return areas.masks.flatMap((_, a) =>
    breakdowns.map((_, b): Line => {
      const places = spans.map((_, s) => place(grid, a, s, b));
      return {
        places,
        complete: true,
        follow: (known) => {
          const edges = spans.flatMap((span, s): Edge[] => (known[s] ? [{ span, known: known[s] }] : []));
          const { spans: found, gaps } = timeRemainders(edges, table.variants, spanAt);
          return [
            ...found.map(({ span, known: it }) => {
              const s = spanAt.get(spanKey(span.from, span.to));
              return { at: s === undefined ? null : places[s]!, known: it, quarters: span.to - span.from };
            }),
            ...gaps.map(({ quarters, known: it }) => ({ at: null, known: it, quarters })),
          ];
        },
      };
    }),
  );
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

/** The lines of a grid, and at each place the lines that cross there; the same for every state of the grid. */
export interface Web {
  readonly lines: readonly Line[];
  readonly crossing: readonly (readonly number[])[];
}

export function webOf(grid: Grid): Web {
  const lines = [...timeLines(grid), ...areaLines(grid), ...breakdownLines(grid)].map(remembering);
  const crossing = grid.counts.map((): number[] => []);
  lines.forEach((line, i) => {
    for (const at of line.places) crossing[at]!.push(i);
  });
  return { lines, crossing };
}

/** Works out what follows from the counts that are published. */
export function close({ lines, crossing }: Web, published: readonly (Known | undefined)[]): Closure {
  const known = [...published];
  const loose = lines.map((): readonly Loose[] => []);
  const sizes = new Uint32Array(lines.length);
  const waiting = new Uint8Array(lines.length);
  const learn = (at: number, from: number): void => {
    for (const i of crossing[at]!) {
      sizes[i]!++;
      if (sizes[i]! > 1 && !(i === from && lines[i]!.complete)) waiting[i] = 1;
    }
  };
  known.forEach((it, at) => {
    if (it) learn(at, -1);
  });
  // Line after line, and again from the first while any waits.
  const next = (after: number): number => {
    const later = waiting.indexOf(1, after + 1);
    return later < 0 ? waiting.indexOf(1) : later;
  };
  for (let i = next(-1); i >= 0; i = next(i)) {
    waiting[i] = 0;
    const followed = lines[i]!.follow(lines[i]!.places.map((at) => known[at]));
    loose[i] = followed.filter(({ at }) => at === null);
    for (const it of followed) {
      if (it.at === null || known[it.at]) continue;
      known[it.at] = it.known;
      learn(it.at, i);
    }
  }
  return { known, loose: loose.flat() };
}
