/**
 * Moves along a path: one event more here, one less there, one more in the next place, until nothing told has changed.
 *
 * What is told of an atom falls in two: what is told of its area alone, and what is told of several areas together. Atoms of which the
 * same is told of the first kind meet in a knot, and so do those of the second kind, so that every atom joins two knots. Whatever is told
 * is a sum of knots. So a path that leaves each knot by one event and enters it by another changes nothing that is told, and it may
 * end where nothing is told at all. That is a flow in a network: a path found is whole by itself.
 *
 * Source: Castro (2012), European Journal of Operational Research 216:257–269, section 4 (cells protected by flows in networks).
 */

import type { Board, Move } from "./board.ts";
import type { Wish } from "./boxes.ts";
import { type Lists, listsOf, numbered } from "./lists.ts";

/** Knots: 0 is where nothing is told. */
export interface Net {
  /** The two knots of each atom. */
  readonly ends: readonly [Int32Array, Int32Array];
  /** Atoms of each knot. */
  readonly atoms: Lists;
  /** Knots of the first kind come first. */
  readonly owned: number;
  readonly parent: Int32Array;
  readonly stamp: Int32Array;
  readonly queue: Int32Array;
  readonly stamps: { count: number };
}

export function netOf({ own, common }: Board): Net {
  const [first, second] = [numbered(own), numbered(common)];
  const others = second.of.map((knot) => (knot === 0 ? 0 : first.count - 1 + knot));
  const knots = first.count + second.count - 1;
  const atoms = listsOf(knots, (add) => {
    first.of.forEach((knot, atom) => {
      add(knot, atom);
    });
    others.forEach((knot, atom) => {
      if (knot > 0) add(knot, atom);
    });
  });
  return {
    ends: [first.of, others],
    atoms,
    owned: first.count,
    parent: new Int32Array(knots),
    stamp: new Int32Array(knots),
    queue: new Int32Array(knots),
    stamps: { count: 0 },
  };
}

/** Atoms looked at for one path. */
const mostSeen = 20_000;

interface Found {
  readonly atoms: readonly number[];
  readonly by: readonly (1 | -1)[];
  readonly end: number;
}

/** The path by which a knot was reached. */
function pathTo({ ends, parent }: Net, from: number, end: number, sign: (owned: boolean) => 1 | -1): Found {
  const atoms: number[] = [];
  const by: (1 | -1)[] = [];
  let at = end;
  // The free knot may have been reached from either kind.
  while (at !== from) {
    const atom = parent[at]! >> 1;
    const toOwned = (parent[at]! & 1) === 1;
    atoms.push(atom);
    by.push(sign(!toOwned));
    at = ends[toOwned ? 1 : 0][atom]!;
  }
  return { atoms, by, end };
}

/**
 * The shortest path from a knot with one event too many, or one too few, to another knot or to where nothing is told.
 *
 * @param goal  0 when any end will do
 */
function search(net: Net, { events }: Board, from: number, goal: number, { atom, way, inside }: Wish): Found | null {
  const { ends, atoms, owned, parent, stamp, queue, stamps } = net;
  const mark = ++stamps.count;
  stamp[from] = mark;
  const fromOwned = from < owned;
  /** What becomes of the atoms by which a knot is left. */
  const sign = (isOwned: boolean): 1 | -1 => (isOwned === fromOwned ? (way === 1 ? -1 : 1) : way);
  let [head, tail, looked] = [0, 0, 0];
  queue[tail++] = from;
  while (head < tail && looked < mostSeen) {
    const knot = queue[head++]!;
    const isOwned = knot < owned;
    const by = sign(isOwned);
    for (let p = atoms.first[knot]!; p < atoms.first[knot + 1]!; p++) {
      const it = atoms.items[p]!;
      looked++;
      if (it === atom || (by === -1 && events[it]! < 1)) continue;
      // What the hidden count wins at the one end must not be lost along the way.
      if (by !== way && inside[it] === 1) continue;
      const to = ends[isOwned ? 1 : 0][it]!;
      if (stamp[to] === mark) continue;
      stamp[to] = mark;
      parent[to] = 2 * it + (isOwned ? 0 : 1);
      if (to === goal) return pathTo(net, from, to, sign);
      if (to !== 0) queue[tail++] = to;
    }
  }
  return stamp[0] === mark ? pathTo(net, from, 0, sign) : null;
}

/** A move that gives an atom an event more, or takes one, along the shortest paths; null when none was found. */
export function pathFrom(net: Net, board: Board, wish: Wish): Move | null {
  const { atom, way } = wish;
  const [one, two] = [net.ends[0][atom]!, net.ends[1][atom]!];
  const atoms = [atom];
  const by: (1 | -1)[] = [way];
  const add = (found: Found): void => {
    atoms.push(...found.atoms);
    by.push(...found.by);
  };
  let left = two;
  if (one !== 0) {
    const found = search(net, board, one, two, wish);
    if (!found) return null;
    add(found);
    if (found.end === two) left = 0;
  }
  if (left !== 0) {
    const found = search(net, board, left, 0, wish);
    if (!found) return null;
    add(found);
  }
  return { atoms, by };
}
