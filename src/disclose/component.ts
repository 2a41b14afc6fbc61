/**
 * One component of the attacker's equations, searched for tables in which hidden counts are far from what they are.
 *
 * Only whole numbers that agree with all that is told are proof, however large the component: where the solver gives up within its
 * limits, a hidden count is not safe.
 */
import { failing } from "./protection.ts";
import { isSafe, notice, type Part, type Reach, seen } from "./reach.ts";
import type { Held, Problem, Solver } from "./solver.ts";
import type { System } from "./system.ts";

/** A hidden count that has a share in a component. */
export interface Share {
  readonly reach: Reach;
  readonly part: Part;
}

/** The solver calls a value whole when it is so close to a whole number. */
const close = 1e-6;

/** So many questions about all hidden counts together, while they bring anything; then each is asked for by itself. */
const commonQuestions = 300;

/** So few are asked for one by one at once. */
const fewOpen = 3;

/** How often, and how far beside it, a question is asked again whose answer is not whole. */
const asides = 3;
const aside = 0.05;

interface Local {
  readonly problem: Problem;
  /** Positions in the system. */
  readonly classes: Int32Array;
  readonly rows: readonly number[];
  readonly at: ReadonlyMap<number, number>;
}

function localOf<S>(system: System<S>, component: number): Local {
  const classes = system.components[component]!;
  const at = new Map([...classes].map((it, i) => [it, i]));
  const rows = [...new Set([...classes].flatMap((it) => system.rowsOf[it]!))].sort((a, b) => a - b);
  const problem = {
    columns: classes.length,
    rows: rows.map((row) => {
      const { plus, minus, lower, upper } = system.rows[row]!;
      let known = 0;
      const free = (side: Int32Array, sign: number): Int32Array =>
        side
          .filter((it) => {
            if (at.has(it)) return true;
            known += sign * system.lower[it]!;
            return false;
          })
          .map((it) => at.get(it)!);
      const [added, taken] = [free(plus, 1), free(minus, -1)];
      return { plus: added, minus: taken, lower: lower - known, upper: upper - known };
    }),
  };
  return { problem, classes, rows, at };
}

/** The values as whole numbers, if they are and the rows hold for them exactly; null when not. */
function asTable({ rows }: Problem, values: Float64Array): Float64Array | null {
  const table = values.map(Math.round);
  if (table.some((it, i) => it < 0 || Math.abs(it - values[i]!) > close)) return null;
  const holds = rows.every(({ plus, minus, lower, upper }) => {
    let sum = 0;
    for (const it of plus) sum += table[it]!;
    for (const it of minus) sum -= table[it]!;
    return lower <= sum && sum <= upper;
  });
  return holds ? table : null;
}

/** Numbers that look random and are the same everywhere. */
function scatter(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

interface Search {
  readonly local: Local;
  readonly held: Held;
  readonly shares: readonly Share[];
}

function learn({ local, shares }: Search, table: Float64Array): void {
  const countOf = (it: number): number => table[local.at.get(it)!]!;
  for (const { reach, part } of shares) if (!isSafe(reach)) notice(part, countOf);
}

/** Asks for tables that are far out for many hidden counts at once. */
function askTogether(search: Search): void {
  const { local, held, shares } = search;
  const weights = new Float64Array(local.classes.length);
  const open = (): readonly Share[] => shares.filter(({ reach }) => !isSafe(reach));
  for (let round = 0, left = open(), idle = 0; round < commonQuestions && left.length > fewOpen && idle < 4; round++) {
    weights.fill(0);
    left.forEach(({ part }, i) => {
      const weight = scatter(7919 * round + 104_729 * i + 1) - (round % 2 === 0 ? 0.9 : 0.5);
      for (const it of part.whole) weights[local.at.get(it)!]! += weight;
      for (const it of part.partly) weights[local.at.get(it)!]! += Math.min(0, weight);
    });
    const found = held.minimise(weights);
    const table = found.status === "optimal" ? asTable(local.problem, found.values) : null;
    if (table) learn(search, table);
    const after = open();
    idle = left.length - after.length < 3 ? idle + 1 : 0;
    left = after;
  }
}

/** One end of one hidden count, where numbers need not be whole. */
interface End {
  /** Infinity for an end that has not been asked for, or that the solver cannot say. */
  readonly bound: number;
  readonly rests: readonly number[];
}

const unasked: End = { bound: Number.POSITIVE_INFINITY, rests: [] };

/** Asks for the low end, or the high one, and for the rows on which it rests. */
function askFor(search: Search, part: Part, sign: 1 | -1, enough: () => boolean): End {
  const { local, held } = search;
  const weights = new Float64Array(local.classes.length);
  for (const it of part.whole) weights[local.at.get(it)!] = sign;
  if (sign === -1) for (const it of part.partly) weights[local.at.get(it)!] = sign;
  const found = held.minimise(weights);
  if (found.status === "unbounded") {
    part.high = Number.POSITIVE_INFINITY;
    if (part.low === Number.POSITIVE_INFINITY) part.low = 0;
    return unasked;
  }
  if (found.status !== "optimal") return { bound: Number.POSITIVE_INFINITY, rests: local.rows };
  const table = asTable(local.problem, found.values);
  if (table) learn(search, table);
  else askAside(search, weights, enough);
  if (!table && !enough()) askWhole(search, weights);
  const bound = sign === 1 ? Math.ceil(found.objective - close) : Math.floor(-found.objective + close);
  return { bound, rests: local.rows.filter((_, i) => Math.abs(found.duals[i]!) > close) };
}

/**
 * The rows on which a share rests that is not safe.
 *
 * Where it would be safe if numbers need not be whole, or would be so at one end, only the whole numbers stand in the way, and any of
 * the rows may be what does.
 */
function restsOf({ reach, part }: Share, low: End, high: End, rows: readonly number[]): readonly number[] {
  const short = shortOf(reach);
  const known = { low: part.low, high: part.high };
  if (low.bound < part.low) part.low = low.bound;
  if (high.bound > part.high && high !== unasked) part.high = high.bound;
  const fractional = shortOf(reach);
  part.low = known.low;
  part.high = known.high;
  const of = (end: End, isShort: boolean, still: boolean): readonly number[] => {
    if (!isShort) return [];
    return still && end.rests.length > 0 ? end.rests : rows;
  };
  return [...of(low, short.low, fractional.low), ...of(high, short.high, fractional.high)];
}

/** Asks a little beside the question: another corner near the best one may be whole, which is sooner found than by branching. */
function askAside(search: Search, weights: Float64Array, enough: () => boolean): void {
  const { local, held } = search;
  for (let attempt = 1; attempt <= asides && !enough(); attempt++) {
    const found = held.minimise(weights.map((it, i) => it + aside * (scatter(attempt * 15_485_863 + i) - 0.5)));
    const table = found.status === "optimal" ? asTable(local.problem, found.values) : null;
    if (table) learn(search, table);
  }
}

function askWhole(search: Search, weights: Float64Array): void {
  const { local, held } = search;
  const found = held.minimiseWhole(weights);
  const table = found.status === "optimal" ? asTable(local.problem, found.values) : null;
  if (table) learn(search, table);
}

/** Which ends must lie further out: both, before any table has been found. */
function shortOf(reach: Reach): ReturnType<typeof failing> {
  const { low, high } = seen(reach);
  return Number.isNaN(low) ? { low: true, high: true } : failing(reach.target.demand, low, high);
}

/** Do the equations of a component contradict each other? */
export class Contradiction extends Error {
  readonly rows: readonly number[];
  constructor(rows: readonly number[]) {
    super("what is told contradicts itself");
    this.name = "Contradiction";
    this.rows = rows;
  }
}

/**
 * Searches a component until every share is safe or its ends are known.
 *
 * @returns for each share that is not safe, the rows on which its ends rest
 * @throws Contradiction when no table agrees with what is told
 */
export function searchComponent<S>(
  system: System<S>,
  component: number,
  shares: readonly Share[],
  solver: Solver,
): ReadonlyMap<Share, readonly number[]> {
  const local = localOf(system, component);
  const held = solver.hold(local.problem);
  const search: Search = { local, held, shares };
  const ends = new Map<Share, readonly number[]>();
  try {
    const first = held.minimise(new Float64Array(local.classes.length));
    if (first.status === "infeasible") throw new Contradiction(local.rows);
    const table = first.status === "optimal" ? asTable(local.problem, first.values) : null;
    if (table) learn(search, table);
    askTogether(search);
    for (const share of shares) {
      const { reach, part } = share;
      if (isSafe(reach)) continue;
      const safe = (): boolean => isSafe(reach);
      const high = shortOf(reach).high ? askFor(search, part, -1, safe) : unasked;
      if (safe()) continue;
      const low = shortOf(reach).low ? askFor(search, part, 1, safe) : unasked;
      if (safe()) continue;
      ends.set(share, restsOf(share, low, high, local.rows));
    }
  } finally {
    held.release();
  }
  return ends;
}
