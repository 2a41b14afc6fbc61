/**
 * Large tables: hidden counts are shown safe by moves of a few events from the true table, and where no move is found, what stands in
 * its way is hidden.
 *
 * Nothing is solved. A hidden count is safe when moves have taken it as far as its protection asks, in tables that agree with
 * everything told (`board.ts`). Where moves are not enough, of all boxes with a corner in the count that one is chosen of which the
 * told counts in the way are worth least. When they are hidden, the move can be made, and takes them with it: so they need no
 * protection of their own beyond it.
 */
import type { DisclosureRule } from "../model/disclosure.ts";
import { type Board, boardOf, type Harm, type Move } from "./board.ts";
import { eachBox, type Kin, kinOf, type Layout, layoutOf, settled, type Wish } from "./boxes.ts";
import type { Count, Located } from "./counts.ts";
import { mixed } from "./lists.ts";
import { type Net, netOf, pathFrom } from "./paths.ts";
import { failing } from "./protection.ts";
import { type Besieged, besiegedIn, type Outcome } from "./siege.ts";
import type { State } from "./state.ts";
import type { Realm } from "./statements.ts";

/** Limits of what is looked at: first for all, then for what is still open, and where something must be hidden. */
const fewLooks = 300;
const manyLooks = 3000;
const harmLooks = 1500;
/** Atoms of a hidden count from which moves are sought. */
const mostStarts = 8;
const harmStarts = 4;
const mostCompared = 200;
/** Moves one after another to one side. */
const mostMoves = 8;
/** More passes than this are not made. */
const mostPasses = 12;
/** So many hidden counts are tried before all are. */
const tried = 400;

/** What hiding a count costs: more where it is of several areas, and where there are many events. */
function lossOf({ areas, numerator }: Count): number {
  return (areas.length > 1 ? 8 : 1) * Math.log2(2 + numerator);
}

/** A board with what proposes moves on it. */
interface Table {
  readonly board: Board;
  readonly layouts: readonly Layout[];
  readonly inside: Uint8Array;
  readonly kin: Kin;
  readonly net: Net;
}

const sorted = (table: Omit<Table, "kin" | "net">): Table => ({
  ...table,
  kin: kinOf(table.board),
  net: netOf(table.board),
});

function isSafe({ board }: Table, { it, demand }: Besieged): boolean {
  const { low, high } = board.seen(it);
  const short = failing(demand, low, high);
  return !short.low && !short.high;
}

/** Which way a hidden count must still be seen to go. */
function isShort({ board }: Table, { it, demand }: Besieged, way: 1 | -1): boolean {
  const { low, high } = board.seen(it);
  const short = failing(demand, low, high);
  return way === 1 ? short.high : short.low;
}

function layoutAt({ layouts }: Table, atom: number): Layout {
  return layouts.findLast(({ offset }) => offset <= atom)!;
}

/** Atoms of a hidden count of which least is told. */
function startsIn(
  { board: { events, told } }: Table,
  { atoms }: Besieged,
  way: 1 | -1,
  most: number,
): readonly number[] {
  const can = (atom: number): boolean => way === 1 || events[atom]! > 0;
  const every = Math.ceil(atoms.reduce((count, atom) => count + (can(atom) ? 1 : 0), 0) / mostCompared);
  const own: number[] = [];
  let passed = 0;
  for (const atom of atoms) if (can(atom) && passed++ % every === 0) own.push(atom);
  return own.sort((a, b) => told[a]! - told[b]! || a - b).slice(0, most);
}

/** One move that changes a hidden count the right way; false when none is found. */
function step(table: Table, target: Besieged, way: 1 | -1): boolean {
  const { board, kin, net, inside } = table;
  const make = (move: Move): boolean => {
    const given = settled(board, kin, inside, move);
    return given !== null && board.move(given);
  };
  return startsIn(table, target, way, mostStarts).some((atom) => {
    const wish: Wish = { atom, way, inside };
    const boxed = (most: number): boolean => eachBox(board, layoutAt(table, atom), kin, wish, most, true, make);
    if (boxed(fewLooks)) return true;
    const path = pathFrom(net, board, wish);
    return (path !== null && board.move(path)) || boxed(manyLooks);
  });
}

/** The move in whose way the least loss stands, when that is hidden; null when nothing that may be hidden would help. */
function leastHarm({ board, ...table }: Table, target: Besieged, way: 1 | -1): (Harm & { readonly move: Move }) | null {
  const { kin, inside } = table;
  let least: (Harm & { readonly move: Move }) | null = null;
  for (const atom of startsIn({ board, ...table }, target, way, harmStarts))
    eachBox(board, layoutAt({ board, ...table }, atom), kin, { atom, way, inside }, harmLooks, false, (move) => {
      const given = settled(board, kin, inside, move);
      const harm = given && board.harm(given, least?.loss ?? Number.POSITIVE_INFINITY);
      if (harm) least = { ...harm, move: given };
      return false;
    });
  return least;
}

/** One move that changes a hidden count the right way, when what stands in its way is hidden. */
function giveWay(table: Table, target: Besieged, way: 1 | -1, state: State): boolean {
  const harm = leastHarm(table, target, way);
  if (!harm) return false;
  for (const count of harm.counts) state.hide(count, { reason: "complementary", protects: target.it, earlier: null });
  table.board.follow(harm.counts);
  return table.board.move(harm.move);
}

/**
 * Moves events until a hidden count is safe or no move is found, and then back again.
 *
 * @param state  where counts may be hidden so that a move is found; null where they may not
 */
function prove(table: Table, target: Besieged, state: State | null): boolean {
  const { board, inside } = table;
  for (const atom of target.atoms) inside[atom] = 1;
  for (const way of [1, -1] as const) {
    for (let moves = 0; moves < mostMoves && isShort(table, target, way); moves++)
      if (!step(table, target, way) && !(state && giveWay(table, target, way, state))) break;
    board.back();
  }
  for (const atom of target.atoms) inside[atom] = 0;
  return isSafe(table, target);
}

/** What moves have shown to be safe. */
export interface Sheltered {
  readonly held: ReadonlyMap<Besieged, Outcome>;
  readonly passes: number;
  /** Is nothing left open where components are too large to be attacked as they are? */
  readonly whole: boolean;
}

/** A large table whose hidden counts moves can show to be safe. */
export interface Shelter {
  /** Shows hidden counts safe, and hides beside those that lie where `large` says until they are. */
  readonly protect: (large: () => Uint8Array | null) => Sheltered;
}

/** Those that nobody knows already, the smallest first. */
function targetsIn(realm: Realm, rule: DisclosureRule, state: State): readonly Besieged[] {
  return besiegedIn(realm, rule, state)
    .filter(({ count }) => count === null || !state.conceded(count))
    .sort((a, b) => a.atoms.length - b.atoms.length);
}

/** A board of what is told now; null where the true table is not known or does not agree with it. */
function tableFor(realm: Realm, state: State): Omit<Table, "kin" | "net"> | null {
  const board = boardOf(realm, state, lossOf);
  return board && { board, layouts: realm.members.map(layoutOf), inside: new Uint8Array(realm.atoms) };
}

/** Of some hidden counts, the share that moves show to be safe while nothing is hidden for their sake. */
function shareSafe(realm: Realm, rule: DisclosureRule, state: State): number {
  const made = tableFor(realm, state);
  if (!made) return 0;
  const table = sorted(made);
  const all = targetsIn(realm, rule, state);
  const every = Math.ceil(all.length / tried);
  const asked = all.filter((_, i) => (mixed(i) >>> 0) % every === 0);
  return asked.filter((target) => isSafe(table, target) || prove(table, target, null)).length / (asked.length || 1);
}

function protect(realm: Realm, rule: DisclosureRule, state: State, large: () => Uint8Array | null): Sheltered {
  const held = new Map<Besieged, Outcome>();
  const made = tableFor(realm, state);
  if (!made) return { held, passes: 0, whole: false };
  const done = new Set<Located>();
  for (let passes = 1; ; passes++) {
    const table = sorted(made);
    const open = targetsIn(realm, rule, state).filter((target) => {
      if (done.has(target.it)) return false;
      if (!isSafe(table, target) && !prove(table, target, null)) return true;
      const { low, high } = made.board.seen(target.it);
      held.set(target, { by: "certificate", values: high - low + 1 });
      done.add(target.it);
      return false;
    });
    const atoms = open.length > 0 ? large() : null;
    const near = atoms ? open.filter((target) => target.atoms.some((atom) => atoms[atom] === 1)) : [];
    if (near.length === 0 || passes === mostPasses) return { held, passes, whole: near.length === 0 };
    for (const target of near) if (!isSafe(table, target)) prove(table, target, state);
  }
}

/**
 * A shelter for a realm.
 *
 * @param share  of some hidden counts, how many moves must show to be safe while nothing is hidden for their sake
 * @returns null where moves prove too little to begin with, as where the true table is not known
 */
export function shelterFor(realm: Realm, rule: DisclosureRule, state: State, share: number): Shelter | null {
  if (!realm.truth || shareSafe(realm, rule, state) < share) return null;
  // What is told may change before it is used, to more as well: what was seen until now proves nothing then.
  return { protect: (large) => protect(realm, rule, state, large) };
}
