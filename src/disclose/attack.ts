/**
 * The attack: what somebody can work out of hidden counts who has all that is told, and solves it.
 *
 * A hidden count is safe when there are tables that agree with everything told in which it is far enough from what it is. Such
 * tables are proof by themselves: whole numbers that anybody can check, whatever found them. First the true table is tried, in
 * which atoms that nothing tells apart may change places. In large systems a walk from it looks for others, then the solver. Only what
 * that shows to be impossible, or fails to find, is reported.
 */
import { Contradiction, type Share, searchComponent } from "./component.ts";
import { isSafe, notice, type Reach, reachesOf, seen, type Target } from "./reach.ts";
import type { Solver } from "./solver.ts";
import type { System } from "./system.ts";
import { mostPaired, walkComponent } from "./walk.ts";
import { agrees } from "./witness.ts";

export interface Verdict<S> {
  /** null when it is not safe. */
  readonly by: "certificate" | "solver" | null;
  /** Between which values the count is known to be possible; NaN where nothing is known. */
  readonly low: number;
  readonly high: number;
  /** Of what is not safe: who told what gives it away. */
  readonly support: readonly S[];
}

export interface Attack<S> {
  /** One for each target, in their order. */
  readonly verdicts: readonly Verdict<S>[];
  /** Who told what contradicts itself; empty when nothing does. */
  readonly contradicted: readonly S[];
}

/** The rows from which the bounds of classes follow, and those from which the bounds in these rows follow. */
function expand<S>(system: System<S>, classes: Iterable<number>, rows: Iterable<number>): ReadonlySet<number> {
  const { lower, upper, lowerBy, upperBy } = system;
  const found = new Set<number>(rows);
  const add = (it: number): void => {
    for (const by of [lowerBy[it]!, upperBy[it]!]) if (by >= 0) found.add(by);
  };
  for (const it of classes) add(it);
  for (const row of found) {
    const { plus, minus } = system.rows[row]!;
    for (const side of [plus, minus]) for (const it of side) if (lower[it] === upper[it]) add(it);
  }
  return found;
}

function sourcesOf<S>(system: System<S>, rows: Iterable<number>): readonly S[] {
  const found = new Set<S>();
  for (const row of [...rows].sort((a, b) => a - b)) {
    const { source } = system.rows[row]!;
    if (source !== null) found.add(source);
  }
  return [...found];
}

/** In systems of fewer unknowns the solver answers sooner than a walk. */
const leastWalked = 300;

/** From how many unknowns on, and up to how many, a walk is tried before the solver. */
export interface Walked {
  readonly least: number;
  readonly most: number;
}

/**
 * The true sum of each class; null where some atom's count is not known, or where an earlier release told what is true no more: then
 * the true table is no table that agrees with everything told.
 */
function truthOf<S>(system: System<S>, truth: Int32Array | null): Float64Array | null {
  if (!truth) return null;
  const { classOf, sizes } = system;
  const found = new Float64Array(sizes.length);
  truth.forEach((value, atom) => {
    found[classOf[atom]!]! += value;
  });
  return agrees(system, found) ? found : null;
}

/** The shares of what is not safe yet, by component. */
function sharesOf(reaches: readonly Reach[]): ReadonlyMap<number, readonly Share[]> {
  const found = new Map<number, Share[]>();
  for (const reach of reaches) {
    if (isSafe(reach)) continue;
    for (const part of reach.parts) {
      const list = found.get(part.component) ?? [];
      found.set(part.component, list);
      list.push({ reach, part });
    }
  }
  return found;
}

/** Looks for tables far from the true one, component by component. */
function walkFrom<S>(
  system: System<S>,
  truth: Float64Array,
  shares: ReadonlyMap<number, readonly Share[]>,
  { least, most }: Walked,
): void {
  for (const [component, own] of [...shares].sort(([a], [b]) => a - b)) {
    const unknowns = system.components[component]!.length;
    if (unknowns >= least && unknowns <= most) walkComponent(system, component, truth, own);
  }
}

/**
 * Attacks hidden counts.
 *
 * @param targets  the hidden counts
 * @param truth    the count of each atom; null where the run does not know them all
 * @param load     brings the solver; not called when the true table, and what a walk from it finds, is proof enough
 * @param walked   where a walk is tried
 */
export async function attack<S>(
  system: System<S>,
  targets: readonly Target[],
  truth: Int32Array | null,
  load: () => Promise<Solver>,
  walked: Walked = { least: leastWalked, most: mostPaired },
): Promise<Attack<S>> {
  const reaches = reachesOf(system, targets);
  const sums = truthOf(system, truth);
  if (sums) for (const { parts } of reaches) for (const part of parts) notice(part, (it) => sums[it]!);
  if (sums) walkFrom(system, sums, sharesOf(reaches), walked);
  const certified = reaches.map(isSafe);
  const shares = sharesOf(reaches);
  const ends = new Map<Reach, number[]>();
  const contradicted = new Set<number>();
  if (shares.size > 0) {
    const solver = await load();
    for (const [component, own] of [...shares].sort(([a], [b]) => a - b)) {
      try {
        for (const [{ reach }, rows] of searchComponent(system, component, own, solver)) {
          const known = ends.get(reach) ?? [];
          ends.set(reach, known);
          for (const row of rows) known.push(row);
        }
      } catch (error) {
        if (!(error instanceof Contradiction)) throw error;
        for (const row of error.rows) contradicted.add(row);
      }
    }
  }
  const verdicts = reaches.map((reach, i): Verdict<S> => {
    const { low, high } = seen(reach);
    if (certified[i]) return { by: "certificate", low, high, support: [] };
    if (isSafe(reach)) return { by: "solver", low, high, support: [] };
    return { by: null, low, high, support: sourcesOf(system, expand(system, reach.fixed, ends.get(reach) ?? [])) };
  });
  return { verdicts, contradicted: sourcesOf(system, expand(system, [], contradicted)) };
}
