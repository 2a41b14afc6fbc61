/**
 * A walk from the true table to others that agree with everything told, without a solver.
 *
 * A step takes one event from each of two classes and gives one to each of two others. It changes nothing that is told when the two
 * pairs lie in the same rows, each as often. So pairs are sorted by a number that two pairs have in common when they lie in the same
 * rows: a sum of numbers that stand for the rows. That number only proposes; whether a step may be taken the witness decides.
 *
 * Source: Diaconis & Sturmfels (1998), Annals of Statistics 26:363–397 (tables with given sums, connected by moves); Repsilber (1994),
 * in UNECE, Report of the Work Session on Statistical Confidentiality (what an exchange of events in the corners of a box protects).
 */
import { failing } from "./protection.ts";
import { isSafe, notice, type Part, type Reach, seen } from "./reach.ts";
import type { System } from "./system.ts";
import { type Witness, witnessOf } from "./witness.ts";

/** A hidden count that has a share in the component. */
interface Share {
  readonly reach: Reach;
  readonly part: Part;
}

/** Pairs of more classes than this are too many to hold. */
export const mostPaired = 3000;

/** Steps at random for each class and round, and rounds: they take the table far from the true one. */
const stepsEach = 20;
const rounds = 12;
/** Pairs looked at for one step towards one hidden count, and steps that it may need. */
const looks = 4000;
const stepsTowards = 8;

/** A whole number that stands for another, in 32 bits. */
function mixed(value: number): number {
  let it = Math.imul(value + 1, 0x9e3779b1);
  it = Math.imul(it ^ (it >>> 15), 0x85ebca6b);
  it = Math.imul(it ^ (it >>> 13), 0xc2b2ae35);
  return it ^ (it >>> 16);
}

/** Whole numbers under a limit that look random and are the same everywhere. */
function numbers(): (limit: number) => number {
  let drawn = 0;
  return (limit) => (mixed(drawn++) >>> 0) % limit;
}

/** Pairs of positions in a list of classes, by what stands for their rows. */
interface Pairs {
  readonly classes: Int32Array;
  readonly keys: Int32Array;
  /** The pair before this one in the same slot, and the last of each slot; −1 for none. */
  readonly before: Int32Array;
  readonly last: Int32Array;
  readonly left: Int16Array;
  readonly right: Int16Array;
  readonly slotOf: (key: number) => number;
}

function pairsOf<S>({ rows, rowsOf }: System<S>, classes: Int32Array): Pairs {
  const minus = rows.map((row) => (row.minus.length === 0 ? null : new Set(row.minus)));
  const keys = Int32Array.from(classes, (it) => {
    let key = 0;
    for (const row of rowsOf[it]!) {
      const { lower, upper } = rows[row]!;
      if (lower === upper) key = (key + (minus[row]?.has(it) ? -mixed(row) : mixed(row))) | 0;
    }
    return key;
  });
  const count = (classes.length * (classes.length + 1)) / 2;
  const bits = Math.max(4, Math.ceil(Math.log2(count + 1)));
  const slotOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);
  const last = new Int32Array(2 ** bits).fill(-1);
  const [before, left, right] = [new Int32Array(count), new Int16Array(count), new Int16Array(count)];
  let next = 0;
  for (let i = 0; i < classes.length; i++)
    for (let j = i; j < classes.length; j++) {
      const slot = slotOf((keys[i]! + keys[j]!) | 0);
      before[next] = last[slot]!;
      left[next] = i;
      right[next] = j;
      last[slot] = next++;
    }
  return { classes, keys, before, last, left, right, slotOf };
}

interface Walk {
  readonly pairs: Pairs;
  readonly witness: Witness;
  readonly below: (limit: number) => number;
  /** 1 for the classes in which the hidden count lies that a step is sought for. */
  readonly inside: Uint8Array;
}

/**
 * One step that gives to two classes, or takes from them, and changes the hidden count the right way.
 *
 * @param towards  1 for more, −1 for less, 0 for any change of the table
 * @returns how many pairs were looked at; negative when the step was taken
 */
function tryPair({ pairs, witness, inside }: Walk, i: number, j: number, towards: 1 | -1 | 0): number {
  const { classes, keys, before, last, left, right, slotOf } = pairs;
  const key = (keys[i]! + keys[j]!) | 0;
  const own = inside[i]! + inside[j]!;
  const named = [classes[i]!, classes[j]!];
  let looked = 1;
  for (let at = last[slotOf(key)]!; at >= 0 && looked < looks; at = before[at]!, looked++) {
    const [a, b] = [left[at]!, right[at]!];
    if (((keys[a]! + keys[b]!) | 0) !== key || (a === i && b === j) || (a === j && b === i)) continue;
    const others = [classes[a]!, classes[b]!];
    // Given to or taken from the named pair: what the others lose or win of the hidden count must be less.
    if (towards !== 0 && own <= inside[a]! + inside[b]!) continue;
    const [taken, given] = towards === -1 ? [named, others] : [others, named];
    if (witness.countOf(taken[0]!) > 0 && witness.countOf(taken[1]!) > 0 && witness.move(taken, given)) return -looked;
  }
  return looked;
}

function wander(walk: Walk): void {
  const { pairs, below } = walk;
  const { length } = pairs.classes;
  for (let step = 0; step < stepsEach * length; step++) tryPair(walk, below(length), below(length), 0);
}

/** A step towards more or less of a hidden count; false when none was found. */
function push(walk: Walk, members: readonly number[], towards: 1 | -1): boolean {
  const { pairs, below, witness } = walk;
  const { length } = pairs.classes;
  const from = towards === 1 ? members : members.filter((it) => witness.countOf(pairs.classes[it]!) > 0);
  if (from.length === 0) return false;
  for (let looked = 0; looked < looks; ) {
    const found = tryPair(walk, from[below(from.length)]!, below(length), towards);
    if (found < 0) return true;
    looked += found;
  }
  return false;
}

/** Which way a hidden count must still be seen to go. */
function waysOf(reach: Reach): readonly (1 | -1)[] {
  const { low, high } = seen(reach);
  const short = failing(reach.target.demand, low, high);
  return [...(short.high ? ([1] as const) : []), ...(short.low ? ([-1] as const) : [])];
}

/**
 * Notices, for the shares of a component, every table that the walk comes by.
 *
 * @param truth   the true sum of each class; it must agree with what is told
 * @param shares  of hidden counts that have been noticed to be what they are
 */
export function walkComponent<S>(
  system: System<S>,
  component: number,
  truth: Float64Array,
  shares: readonly Share[],
): void {
  const classes = system.components[component]!;
  const at = new Map([...classes].map((it, i) => [it, i]));
  const witness = witnessOf(system, truth);
  const inside = new Uint8Array(classes.length);
  const walk: Walk = { pairs: pairsOf(system, classes), witness, below: numbers(), inside };
  const open = (): readonly Share[] => shares.filter(({ reach }) => !isSafe(reach));
  const learn = (): void => {
    for (const { part } of open()) notice(part, witness.countOf);
  };
  for (let round = 0; round < rounds && open().length > 0; round++) {
    wander(walk);
    learn();
  }
  for (const { reach, part } of open()) {
    const whole = [...part.whole].map((it) => at.get(it)!);
    const partly = [...part.partly].map((it) => at.get(it)!);
    for (const it of [...whole, ...partly]) inside[it] = 1;
    for (let step = 0, moved = true; step < stepsTowards && moved && !isSafe(reach); step++) {
      // A class of which only a part is hidden can give all of it away and hold all: only more of it is sought.
      moved = waysOf(reach).some((way) => push(walk, way === 1 ? [...whole, ...partly] : whole, way));
      notice(part, witness.countOf);
    }
    inside.fill(0);
  }
  learn();
}
