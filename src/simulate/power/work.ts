/** Power by simulation, in pieces of work that give the same answer however the replicates are shared out. */
import type { PowerTest } from "../../model/power.ts";
import { designHash, type PowerDesign, requireDesign } from "./design.ts";
import { greatestEffect, type Replicate, replicate } from "./replicate.ts";
import { type Bench, benchOf, fixedEffectsTest, randomisationTest, type Test } from "./tests.ts";

/** What is asked of some replicates: nothing else decides the answer. */
export interface PowerWork {
  readonly design: PowerDesign;
  readonly test: PowerTest;
  /** Ratios of rates, > 0 and at most 3. */
  readonly effects: readonly number[];
  readonly seed: number;
  /** Replicates from … to − 1. */
  readonly from: number;
  readonly to: number;
}

export interface Tally {
  readonly effect: number;
  readonly falls: number;
  readonly rises: number;
  readonly withheld: number;
}

export interface PowerCounts {
  readonly hash: string;
  readonly test: PowerTest;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly tallies: readonly Tally[];
}

/** Replicates that were made once, asked at as many effects as one likes. */
export interface Replicates {
  readonly at: (effect: number) => Tally;
}

function requireEffect(effect: number): void {
  if (!(effect > 0 && effect <= greatestEffect))
    throw new RangeError(`effect is ${effect}; expected a ratio of rates above 0 and at most ${greatestEffect}`);
}

function requireRange(from: number, to: number): void {
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to > from))
    throw new RangeError(`replicates from ${from} to ${to}; expected whole numbers from 0, and at least one replicate`);
}

function testOf(bench: Bench, test: PowerTest, seed: number, index: number): Test {
  return test === "difference-in-differences" ? randomisationTest(bench, seed, index) : fixedEffectsTest(bench);
}

/** Makes the replicates of a piece of work. */
export function makeReplicates({ design, test, seed, from, to }: Omit<PowerWork, "effects">): Replicates {
  requireDesign(design);
  requireRange(from, to);
  const bench = benchOf(design);
  const made = Array.from({ length: to - from }, (_, i): { readonly study: Replicate; readonly judge: Test } => ({
    study: replicate(design, seed, from + i),
    judge: testOf(bench, test, seed, from + i),
  }));
  return {
    at: (effect) => {
      requireEffect(effect);
      const verdicts = made.map(({ study, judge }) => judge(study.countsAt(effect)));
      const count = (name: string): number => verdicts.filter((verdict) => verdict === name).length;
      return { effect, falls: count("fall"), rises: count("rise"), withheld: count("withheld") };
    },
  };
}

/**
 * One piece of the work: a pure function of the design, the test, the effects, the seed and the numbers of the replicates.
 *
 * @throws RangeError when an argument is outside its range
 */
export function simulatePower(work: PowerWork): PowerCounts {
  const { design, test, effects, seed, from, to } = work;
  const replicates = makeReplicates(work);
  return { hash: designHash(design), test, seed, from, to, tallies: effects.map(replicates.at) };
}

/**
 * The pieces as one.
 *
 * @throws RangeError when they are not pieces of the same work, overlap, or leave out replicates between them
 */
export function mergePower(parts: readonly PowerCounts[]): PowerCounts {
  const sorted = parts.toSorted((one, other) => one.from - other.from);
  const [first] = sorted;
  if (!first) throw new RangeError("there are no pieces of work; expected at least one");
  const asked = (it: PowerCounts): string =>
    JSON.stringify([it.hash, it.test, it.seed, it.tallies.map((tally) => tally.effect)]);
  for (const [i, part] of sorted.entries()) {
    if (asked(part) !== asked(first)) throw new RangeError("the pieces differ in design, test, seed or effects");
    const previous = sorted[i - 1];
    if (previous && previous.to !== part.from)
      throw new RangeError(`a piece ends before replicate ${previous.to} and the next begins with ${part.from}`);
  }
  const tallies = first.tallies.map(({ effect }, i): Tally => {
    const total = (name: "falls" | "rises" | "withheld"): number =>
      sorted.reduce((sum, part) => sum + part.tallies[i]![name], 0);
    return { effect, falls: total("falls"), rises: total("rises"), withheld: total("withheld") };
  });
  return { ...first, to: sorted.at(-1)!.to, tallies };
}
