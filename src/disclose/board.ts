/**
 * A table of atoms that agrees with everything told: events change places in it, and every count knows what it has been.
 *
 * It starts from the true table and only ever turns into others that agree with all that is told, in whole numbers that are not
 * negative. So whatever a hidden count has been in it, nobody can rule out. Who moves events and why it does not know.
 */
import type { Count, Located } from "./counts.ts";
import { type Lists, listsOf, mixed } from "./lists.ts";
import type { State } from "./state.ts";
import { ceilingOf, type Realm } from "./statements.ts";
import { none } from "./system.ts";

/** Atoms that get one event more, or one less. */
export interface Move {
  readonly atoms: readonly number[];
  readonly by: readonly (1 | -1)[];
}

/** What would have to be hidden before a move could be made. */
export interface Harm {
  readonly loss: number;
  readonly counts: readonly Count[];
}

export interface Board {
  readonly realm: Realm;
  /** Of each atom, now. */
  readonly events: Int32Array;
  /** Of each atom, a number that stands for the exact counts told of it: those of its area alone, and those of several. */
  readonly own: Int32Array;
  readonly common: Int32Array;
  /** How many these are. */
  readonly told: Int32Array;
  /** Between which values a count has been so far. */
  readonly seen: (it: Located) => { readonly low: number; readonly high: number };
  /** Makes a move; false when it would leave less than nothing somewhere or break what is told, and nothing was done. */
  readonly move: (move: Move) => boolean;
  /** Takes back all moves: the table is the true one again. */
  readonly back: () => void;
  /** What stands in the way of a move; null when that cannot be hidden, or the loss would reach the limit. */
  readonly harm: (move: Move, limit: number) => Harm | null;
  /** Takes notice of what has been hidden, and of what is no longer told with it. */
  readonly follow: (hidden: readonly Count[]) => void;
}

interface Line {
  readonly it: Located | null;
  readonly count: Count | null;
  readonly plus: () => Int32Array;
  readonly minus: Int32Array;
  readonly lower: number;
  readonly upper: number;
  readonly ceiling: number;
}

const boundless = Number.POSITIVE_INFINITY;

function linesOf(realm: Realm, state: State): readonly Line[] {
  const located = realm.members.flatMap(({ grid: { table }, of }): readonly Line[] => [
    ...table.counts.map((count): Line => {
      const ceiling = ceilingOf(table, count);
      const [lower, upper] = state.shown(count) ? [count.numerator, count.numerator] : [0, ceiling];
      return { it: count, count, plus: () => of(count), minus: none, lower, upper, ceiling };
    }),
    ...table.before.map((it): Line => {
      const { lower, upper } = it;
      return { it, count: null, plus: () => of(it), minus: none, lower, upper, ceiling: boundless };
    }),
  ]);
  const known = realm.known.map(
    ({ plus, minus, lower, upper }): Line => ({
      it: null,
      count: null,
      plus: () => plus,
      minus,
      lower,
      upper,
      ceiling: boundless,
    }),
  );
  return [...located, ...known];
}

/** Of each atom, the area in which it lies: atoms of one area follow each other. */
function areasOf(realm: Realm): Int32Array {
  const found = new Int32Array(realm.atoms);
  let areas = 0;
  for (const { grid, offset, count } of realm.members) {
    const each = count / grid.areas.atoms;
    for (let at = 0; at < count; at++) found[offset + at] = areas + Math.floor(at / each);
    areas += grid.areas.atoms;
  }
  return found;
}

/** What the lines sum up to, from the lines of each atom. */
function sumsOf(lines: number, { first, items }: Lists, events: Int32Array): Float64Array {
  const sums = new Float64Array(lines);
  events.forEach((count, atom) => {
    for (let p = first[atom]!; p < first[atom + 1]!; p++) sums[items[p]! >> 1]! += items[p]! & 1 ? -count : count;
  });
  return sums;
}

/**
 * The board of a realm, and of what is hidden in it so far.
 *
 * @param lossOf  what hiding a count costs
 * @returns null where the true table is not known whole, or does not agree with all that was told
 */
export function boardOf(realm: Realm, state: State, lossOf: (count: Count) => number): Board | null {
  if (!realm.truth) return null;
  const lines = linesOf(realm, state);
  const events = realm.truth.slice();
  const lower = Float64Array.from(lines, (line) => line.lower);
  const upper = Float64Array.from(lines, (line) => line.upper);
  /** Twice the line, and one more where the atom is taken away. */
  const at: Lists = listsOf(realm.atoms, (add) => {
    lines.forEach(({ plus, minus }, line) => {
      for (const atom of plus()) add(atom, 2 * line);
      for (const atom of minus) add(atom, 2 * line + 1);
    });
  });
  const sums = sumsOf(lines.length, at, events);
  if (sums.some((sum, line) => sum < lower[line]! || sum > upper[line]!)) return null;
  const areas = areasOf(realm);
  const [own, common, told] = [new Int32Array(realm.atoms), new Int32Array(realm.atoms), new Int32Array(realm.atoms)];
  const isTold = new Uint8Array(lines.length);
  const tell = (line: number, by: 1 | -1): void => {
    const atoms = lines[line]!.plus();
    const keys = areas[atoms[0]!] === areas[atoms.at(-1)!] ? own : common;
    for (const atom of atoms) {
      keys[atom] = (keys[atom]! + by * mixed(line)) | 0;
      told[atom]! += by;
    }
    isTold[line] = by === 1 ? 1 : 0;
  };
  lines.forEach((line, i) => {
    if (line.count && line.lower === line.upper && state.shown(line.count)) tell(i, 1);
  });
  const lineOf = new Map<Located, number>();
  const most = lines.reduce((last, { count }) => count?.estimates.reduce((a, b) => Math.max(a, b), last) ?? last, -1);
  lines.forEach(({ it }, line) => {
    if (it) lineOf.set(it, line);
  });
  const stating = listsOf(most + 1, (add) => {
    lines.forEach(({ count }, line) => {
      for (const estimate of count?.estimates ?? []) add(estimate, line);
    });
  });
  const [low, high] = [sums.slice(), sums.slice()];
  const delta = new Int32Array(lines.length);
  const stamp = new Int32Array(lines.length);
  const touched = new Int32Array(lines.length);
  let stamps = 0;
  /** What a move changes: the lines, of which it returns how many, and by how much. */
  const lay = ({ atoms, by }: Move): number => {
    let found = 0;
    stamps++;
    for (let i = 0; i < atoms.length; i++) {
      const atom = atoms[i]!;
      for (let p = at.first[atom]!; p < at.first[atom + 1]!; p++) {
        const item = at.items[p]!;
        const line = item >> 1;
        if (stamp[line] !== stamps) {
          stamp[line] = stamps;
          delta[line] = 0;
          touched[found++] = line;
        }
        delta[line]! += item & 1 ? -by[i]! : by[i]!;
      }
    }
    return found;
  };
  const shift = ({ atoms, by }: Move, sign: 1 | -1): void => {
    for (let i = 0; i < atoms.length; i++) events[atoms[i]!]! += sign * by[i]!;
  };
  const made: Move[] = [];
  const open = (line: number): void => {
    const { count, ceiling } = lines[line]!;
    if (!count || isTold[line] === 0 || state.shown(count)) return;
    tell(line, -1);
    lower[line] = 0;
    upper[line] = ceiling;
  };
  return {
    realm,
    events,
    own,
    common,
    told,
    seen: (it) => {
      const line = lineOf.get(it)!;
      return { low: low[line]!, high: high[line]! };
    },
    move: (move) => {
      shift(move, 1);
      let fits = move.atoms.every((atom) => events[atom]! >= 0);
      const found = fits ? lay(move) : 0;
      for (let i = 0; i < found && fits; i++) {
        const line = touched[i]!;
        const sum = sums[line]! + delta[line]!;
        fits = lower[line]! <= sum && sum <= upper[line]!;
      }
      if (!fits) {
        shift(move, -1);
        return false;
      }
      for (let i = 0; i < found; i++) {
        const line = touched[i]!;
        const sum = sums[line]! + delta[line]!;
        sums[line] = sum;
        if (sum < low[line]!) low[line] = sum;
        if (sum > high[line]!) high[line] = sum;
      }
      made.push(move);
      return true;
    },
    back: () => {
      for (let move = made.pop(); move; move = made.pop()) {
        shift(move, -1);
        const found = lay(move);
        for (let i = 0; i < found; i++) sums[touched[i]!]! -= delta[touched[i]!]!;
      }
    },
    harm: (move, limit) => {
      const found = lay(move);
      const counts: Count[] = [];
      let loss = 0;
      for (let i = 0; i < found; i++) {
        const line = touched[i]!;
        const sum = sums[line]! + delta[line]!;
        if (lower[line]! <= sum && sum <= upper[line]!) continue;
        const { count } = lines[line]!;
        if (isTold[line] === 0 || !count || !state.hideable(count)) return null;
        loss += lossOf(count);
        if (loss >= limit) return null;
        counts.push(count);
      }
      return { loss, counts };
    },
    follow: (hidden) => {
      for (const { estimates } of hidden)
        for (const estimate of estimates)
          for (let p = stating.first[estimate]!; p < stating.first[estimate + 1]!; p++) open(stating.items[p]!);
    },
  };
}
