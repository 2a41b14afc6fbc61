/** What values a hidden count takes in tables that agree with all that is told: as far as such tables have been found. */
import { type Demand, meets } from "./protection.ts";
import type { System } from "./system.ts";

/** A hidden count, as a sum of atoms. */
export interface Target {
  readonly atoms: Int32Array;
  readonly demand: Demand;
}

/** The share of a hidden count that lies in one component. */
export interface Part {
  readonly component: number;
  /** Classes that lie in it whole, and those of which some atoms do: of these it has anything between nothing and all. */
  readonly whole: Int32Array;
  readonly partly: Int32Array;
  /** The least and the most that it has been seen to be; Infinity and −Infinity before any table was found. */
  low: number;
  high: number;
}

export interface Reach {
  readonly target: Target;
  /** From classes whose sum is known: what it has at least and at most. */
  readonly fixedLow: number;
  readonly fixedHigh: number;
  /** Classes whose sum is known. */
  readonly fixed: Int32Array;
  readonly parts: readonly Part[];
}

/** Lays hidden counts out over the classes of a system. */
export function reachesOf<S>(system: System<S>, targets: readonly Target[]): readonly Reach[] {
  const { classOf, sizes, componentOf, lower, rowsOf } = system;
  const inside = new Int32Array(sizes.length);
  return targets.map((target) => {
    const classes: number[] = [];
    for (const atom of target.atoms) {
      const it = classOf[atom]!;
      if (inside[it] === 0) classes.push(it);
      inside[it]!++;
    }
    let fixedLow = 0;
    let fixedHigh = 0;
    const fixed: number[] = [];
    const found = new Map<
      number,
      { readonly whole: number[]; readonly partly: number[]; readonly boundless: boolean }
    >();
    for (const it of classes.sort((a, b) => a - b)) {
      const whole = inside[it] === sizes[it];
      inside[it] = 0;
      const component = componentOf[it]!;
      if (component < 0) {
        fixed.push(it);
        fixedHigh += lower[it]!;
        if (whole) fixedLow += lower[it]!;
        continue;
      }
      const part = found.get(component) ?? { whole: [], partly: [], boundless: rowsOf[it]!.length === 0 };
      found.set(component, part);
      (whole ? part.whole : part.partly).push(it);
    }
    const parts = [...found].map(([component, { whole, partly, boundless }]): Part => {
      // Atoms that nothing told speaks of are anything.
      const [low, high] = boundless
        ? [0, Number.POSITIVE_INFINITY]
        : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      return { component, whole: Int32Array.from(whole), partly: Int32Array.from(partly), low, high };
    });
    return { target, fixedLow, fixedHigh, fixed: Int32Array.from(fixed), parts };
  });
}

/** Between what values the count has been seen to lie; NaN when no table has been found. */
export function seen(reach: Reach): { readonly low: number; readonly high: number } {
  let low = reach.fixedLow;
  let high = reach.fixedHigh;
  for (const part of reach.parts) {
    low += part.low;
    high += part.high;
  }
  return low > high ? { low: Number.NaN, high: Number.NaN } : { low, high };
}

/** Whether what has been seen is enough. */
export function isSafe(reach: Reach): boolean {
  const { low, high } = seen(reach);
  return !Number.isNaN(low) && meets(reach.target.demand, low, high);
}

/** Takes notice of a table: a value for each class of the part's component. */
export function notice(part: Part, countOf: (it: number) => number): void {
  let low = 0;
  for (const it of part.whole) low += countOf(it);
  let high = low;
  for (const it of part.partly) high += countOf(it);
  if (low < part.low) part.low = low;
  if (high > part.high) part.high = high;
}
