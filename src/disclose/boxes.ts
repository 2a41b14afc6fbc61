/**
 * Moves that change events in the corners of a box: one more where an even number of sides has been crossed, one less where an odd
 * number has.
 *
 * What is told of whole lines along any side of the box stays as it is. So two areas and two of their quarters, say, make a move that
 * keeps the sums of both. Sides may cross several dimensions at once: another quarter of another group. Whether a move may be made the
 * board decides; keys that stand for what is told of each atom only propose.
 *
 * Source: Repsilber (1994), in UNECE, Report of the Work Session on Statistical Confidentiality; Giessing (2003), Lecture Notes in
 * Computer Science 3050 (hypercubes that protect a cell).
 */
import type { Atoms } from "./atoms.ts";
import type { Board, Move } from "./board.ts";
import { mixed, numbered } from "./lists.ts";

/** Atoms that no exact count told tells apart: where one has no event to give, another of them may. */
export interface Kin {
  readonly of: Int32Array;
  readonly events: Float64Array;
  /** Those with events. */
  readonly givers: readonly (readonly number[])[];
}

/** Sorts the atoms of a board by what is told of them. */
export function kinOf({ events, own, common }: Board): Kin {
  const { of, count } = numbered(own.map((key, atom) => (key + common[atom]!) | 0));
  const sums = new Float64Array(count);
  const givers: number[][] = Array.from({ length: count }, () => []);
  of.forEach((kin, atom) => {
    sums[kin]! += events[atom]!;
    if (events[atom]! > 0) givers[kin]!.push(atom);
  });
  return { of, events: sums, givers };
}

/** How the atoms of a table lie: by areas, and within each by everything else. */
export interface Layout {
  readonly offset: number;
  /** Atoms of one area. */
  readonly each: number;
  /** For each area, the others: those that are most often counted together with it first. */
  readonly neighbours: readonly Int32Array[];
  /** Of each atom of an area, where it lies along each other dimension. */
  readonly dimensions: readonly Int32Array[];
  /** Room for what is gone through, used again and again. */
  readonly room: { readonly others: Int32Array; readonly places: Int32Array; readonly crossed: Int32Array };
}

/** Other areas tried for one wish. */
const mostAreas = 30;

export function layoutOf({ grid, offset, count, steps }: Atoms): Layout {
  const { atoms: areas, masks } = grid.areas;
  const near = new Float64Array(areas * areas);
  for (const mask of masks) {
    const members = Array.from({ length: areas }, (_, i) => i).filter((i) => (mask >> BigInt(i)) & 1n);
    for (const a of members) for (const b of members) near[a * areas + b]! += 1 / members.length;
  }
  const neighbours = Array.from({ length: areas }, (_, a) => {
    const far = (b: number): number => (b - a + areas) % areas;
    const others = Array.from({ length: areas }, (_, b) => b).filter((b) => b !== a);
    return Int32Array.from(others.sort((p, q) => near[a * areas + q]! - near[a * areas + p]! || far(p) - far(q)));
  });
  const sizes = [steps, ...grid.dimensions.map((axis) => axis.atoms)];
  const each = count / areas;
  let stride = each;
  const dimensions = sizes.map((size) => {
    stride /= size;
    return Int32Array.from({ length: each }, (_, at) => Math.floor(at / stride) % size);
  });
  const room = { others: new Int32Array(mostAreas), places: new Int32Array(each), crossed: new Int32Array(each) };
  return { offset, each, neighbours, dimensions, room };
}

/** What a move is sought for. */
export interface Wish {
  /** An atom of the hidden count. */
  readonly atom: number;
  /** 1 for more, −1 for less. */
  readonly way: 1 | -1;
  /** 1 for the atoms of the hidden count. */
  readonly inside: Uint8Array;
}

/**
 * Goes through boxes with a corner in an atom, the fewest corners first, until `visit` says that it has found what it seeks.
 *
 * @param most    boxes looked at with four and with eight corners each
 * @param strict  only boxes that leave every exact count as it is, as far as keys tell
 * @returns whether it was found
 */
export function eachBox(
  { events, own, common }: Board,
  { offset, each, neighbours, dimensions, room }: Layout,
  kin: Kin,
  { atom, way, inside }: Wish,
  most: number,
  strict: boolean,
  visit: (move: Move) => boolean,
): boolean {
  const area = Math.floor((atom - offset) / each);
  const at = (atom - offset) % each;
  const first = offset + area * each;
  const away = way === 1 ? -1 : 1;
  const key = (it: number): number => own[it]! + common[it]!;
  const fits = (sum: number): boolean => !strict || (sum | 0) === 0;
  /** Could an event be taken from here, or need none be? */
  const gives = (it: number): boolean => events[it]! > 0 || kin.events[kin.of[it]!]! > 0;
  const against = (it: number): boolean => way === -1 || gives(it);
  const along = (it: number): boolean => way === 1 || gives(it);
  if (way === -1 && events[atom]! < 1) return false;
  const own1 = key(atom);
  if (fits(own1) && visit({ atoms: [atom], by: [way] })) return true;
  const { others, places, crossed } = room;
  let beside = 0;
  for (const other of neighbours[area]!) {
    const it = offset + other * each + at;
    if (inside[it] === 1 || !against(it)) continue;
    others[beside++] = it - atom;
    if (fits(own1 - key(it)) && visit({ atoms: [atom, it], by: [way, away] })) return true;
    if (beside === mostAreas) break;
  }
  let within = 0;
  for (let place = 0; place < each; place++) {
    const it = first + place;
    if (place === at || inside[it] === 1 || !against(it)) continue;
    places[within++] = place;
    if (fits(own1 - key(it)) && visit({ atoms: [atom, it], by: [way, away] })) return true;
  }
  let looks = 0;
  for (let o = 0; o < beside; o++) {
    const other = others[o]!;
    const side = own1 - key(atom + other);
    for (let n = 0; n < within && looks < most; n++, looks++) {
      const [it, far] = [first + places[n]!, first + places[n]! + other];
      if (along(far) && fits(side - key(it) + key(far)))
        if (visit({ atoms: [atom, atom + other, it, far], by: [way, away, away, way] })) return true;
    }
  }
  // Sides that cross the same dimension make no box.
  for (let n = 0; n < within; n++) {
    const place = places[n]!;
    let bits = 0;
    for (let d = 0; d < dimensions.length; d++) if (dimensions[d]![place] !== dimensions[d]![at]) bits |= 1 << d;
    crossed[n] = bits;
  }
  looks = 0;
  const start = mixed(atom) >>> 0;
  for (let n = 0; n < within; n++) {
    const i = (n + start) % within;
    const p = places[i]!;
    for (let j = i + 1; j < within; j++) {
      const q = places[j]!;
      if ((crossed[i]! & crossed[j]!) !== 0) continue;
      if (++looks > most) return false;
      const [one, two, both] = [first + p, first + q, first + p + q - at];
      if (!along(both)) continue;
      const side = own1 - key(one) - key(two) + key(both);
      if (fits(side) && visit({ atoms: [atom, one, two, both], by: [way, away, away, way] })) return true;
      for (let o = 0; o < beside; o++, looks++) {
        const other = others[o]!;
        const [a, b, c, d] = [atom + other, one + other, two + other, both + other];
        if (!against(d) || !along(b) || !along(c)) continue;
        if (!fits(side - key(a) + key(b) + key(c) - key(d))) continue;
        const atoms = [atom, one, two, both, a, b, c, d];
        if (visit({ atoms, by: [way, away, away, way, away, way, way, away] })) return true;
      }
    }
  }
  return false;
}

/** Has events taken from kin where the corner itself has none; null when nobody has one to give. */
export function settled({ events }: Board, kin: Kin, inside: Uint8Array, { atoms, by }: Move): Move | null {
  let found: number[] | null = null;
  for (let i = 0; i < atoms.length; i++) {
    if (by[i] === 1 || events[atoms[i]!]! > 0) continue;
    const taken = found ?? atoms;
    const giver = kin.givers[kin.of[atoms[i]!]!]!.find(
      (it) => events[it]! > 0 && inside[it] === 0 && !taken.includes(it),
    );
    if (giver === undefined) return null;
    found ??= [...atoms];
    found[i] = giver;
  }
  return found ? { atoms: found, by } : { atoms, by };
}
