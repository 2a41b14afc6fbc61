/** The ways treatment could have been assigned: all of them, or seeded draws. */
import type { Stream } from "./random.ts";
import { requireCount, requirePositiveCount, requireSameLength } from "./ranges.ts";

export interface AssignmentDesign {
  /** Which units were treated: at least one, not all. */
  readonly treated: readonly boolean[];
  /** Units trade places only with units of the same stratum (large with large); null: with any. */
  readonly strata: readonly number[] | null;
  /** Every assignment is listed when there are at most so many. */
  readonly enumerateUpTo: number;
  /** How many are drawn otherwise. */
  readonly draws: number;
  readonly random: Stream;
}

export interface Assignments {
  /** How many units are treated in each. */
  readonly size: number;
  /** How many assignments are held. */
  readonly count: number;
  /** The treated units of each, `size` at a time. */
  readonly members: Uint32Array;
  /** How many there are in all. */
  readonly possible: number;
  /** True: each of the possible ones once, the actual one among them. False: drawn, with replacement. */
  readonly enumerated: boolean;
}

interface Pool {
  readonly units: readonly number[];
  readonly take: number;
}

/** C(n, k), exact below 2⁵³. */
function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) product = Math.round((product * (n - i + 1)) / i);
  return product;
}

function poolsOf(design: AssignmentDesign): readonly Pool[] {
  const strata = design.strata ?? design.treated.map(() => 0);
  requireSameLength({ treated: design.treated, strata });
  const byStratum = new Map<number, number[]>();
  for (const [unit, stratum] of strata.entries()) {
    const units = byStratum.get(stratum);
    if (units) units.push(unit);
    else byStratum.set(stratum, [unit]);
  }
  return [...byStratum.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, units]) => ({ units, take: units.filter((unit) => design.treated[unit]).length }))
    .filter((pool) => pool.take > 0);
}

function enumerate(pools: readonly Pool[], size: number, possible: number): Uint32Array {
  const members = new Uint32Array(size * possible);
  const current = new Uint32Array(size);
  let written = 0;
  const extend = (poolIndex: number, taken: number, from: number, position: number): void => {
    const pool = pools[poolIndex];
    if (!pool) {
      members.set(current, written);
      written += size;
      return;
    }
    if (taken === pool.take) {
      extend(poolIndex + 1, 0, 0, position);
      return;
    }
    for (let i = from; i <= pool.units.length - (pool.take - taken); i++) {
      current[position] = pool.units[i]!;
      extend(poolIndex, taken + 1, i + 1, position + 1);
    }
  };
  extend(0, 0, 0, 0);
  return members;
}

function draw(pools: readonly Pool[], size: number, draws: number, random: Stream): Uint32Array {
  const members = new Uint32Array(size * draws);
  const decks = pools.map((pool) => ({ take: pool.take, units: Uint32Array.from(pool.units) }));
  let written = 0;
  for (let round = 0; round < draws; round++) {
    for (const { take, units } of decks) {
      // Fisher–Yates for the first `take` places; any order of the deck is as good a start as another.
      for (let i = 0; i < take; i++) {
        const other = i + Math.floor(random.next() * (units.length - i));
        const unit = units[other]!;
        units[other] = units[i]!;
        units[i] = unit;
        members[written++] = unit;
      }
    }
  }
  return members;
}

/**
 * All assignments with as many treated units in each stratum as there were, or draws among them.
 *
 * Source: Fisher (1935), The Design of Experiments; Fisher & Yates (1938), Statistical Tables, for the shuffle.
 *
 * @throws RangeError when no unit or every unit is treated, or when columns differ in length
 */
export function assignments(design: AssignmentDesign): Assignments {
  requireCount("enumerateUpTo", design.enumerateUpTo);
  requirePositiveCount("draws", design.draws);
  const size = design.treated.filter(Boolean).length;
  if (size === 0 || size === design.treated.length) {
    throw new RangeError(`${size} of ${design.treated.length} units are treated; expected some, not all`);
  }
  const pools = poolsOf(design);
  const possible = pools.reduce((product, pool) => product * choose(pool.units.length, pool.take), 1);
  const enumerated = possible <= design.enumerateUpTo;
  return {
    size,
    count: enumerated ? possible : design.draws,
    members: enumerated ? enumerate(pools, size, possible) : draw(pools, size, design.draws, design.random),
    possible,
    enumerated,
  };
}
