/** The walk from the true table: every table it comes by is one that agrees with all that is told. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack } from "../../src/disclose/attack.ts";
import { meets } from "../../src/disclose/protection.ts";
import { loadSolver, type Solver } from "../../src/disclose/solver.ts";
import { none, type Statement, systemOf } from "../../src/disclose/system.ts";
import { agrees, witnessOf } from "../../src/disclose/witness.ts";
import { hull, type Said } from "./brute-force.ts";

const atoms = 6;
const everything = Array.from({ length: atoms }, (_, i) => i);
const always = { least: 1, most: 100 };
const never = { least: 1, most: 0 };

const subset = fc
  .uniqueArray(fc.nat(atoms - 1), { minLength: 1, maxLength: atoms })
  .map((it) => it.sort((a, b) => a - b));
const table = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: atoms, maxLength: atoms });
const telling = fc.record({
  atoms: subset,
  under: fc.constantFrom(0, 0, 0, 1, 2),
  over: fc.constantFrom(0, 0, 0, 1, 2),
});
type Telling = { readonly atoms: readonly number[]; readonly under: number; readonly over: number };

const sum = (counts: readonly number[], members: readonly number[]): number =>
  members.reduce((total, atom) => total + counts[atom]!, 0);

function saidOf(truth: readonly number[], told: readonly Telling[]): readonly Said[] {
  return [{ atoms: everything, under: 0, over: 0 }, ...told].map(({ atoms: members, under, over }) => ({
    atoms: members,
    lower: Math.max(0, sum(truth, members) - under),
    upper: sum(truth, members) + over,
  }));
}

function statementsOf(said: readonly Said[]): readonly Statement<string>[] {
  return said.map((it, i) => ({ ...it, plus: Int32Array.from(it.atoms), minus: none, source: `told ${i}` }));
}

/** One that says of nothing that it is possible, or that it is not. */
const silent: Solver = {
  hold: () => ({
    minimise: () => ({ status: "undecided" }),
    minimiseWhole: () => ({ status: "undecided" }),
    release: () => {},
  }),
};

const targetOf = (truth: readonly number[], members: readonly number[], side: number, width: number) => ({
  atoms: Int32Array.from(members),
  demand: { value: sum(truth, members), side, width, ceiling: Number.POSITIVE_INFINITY },
});

describe("the walk, alone", () => {
  it("sees nothing that one who tries every table does not", async () => {
    let safe = 0;
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(telling, { maxLength: 5 }),
        fc.array(subset, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 3 }),
        async (truth, told, hidden, side, width) => {
          const said = saidOf(truth, told);
          const targets = hidden.map((members) => targetOf(truth, members, side, width));
          const system = systemOf(atoms, statementsOf(said));
          const found = await attack(system, targets, Int32Array.from(truth), async () => silent, always);
          hidden.forEach((members, i) => {
            const { low, high } = hull(said, members)!;
            const verdict = found.verdicts[i]!;
            expect(verdict.low).toBeGreaterThanOrEqual(low);
            expect(verdict.high).toBeLessThanOrEqual(high);
            if (verdict.by === null) return;
            safe++;
            expect(verdict.by).toBe("certificate");
            expect(meets(targets[i]!.demand, low, high)).toBe(true);
          });
        },
      ),
      { numRuns: 100 },
    );
    expect(safe).toBeGreaterThan(25);
  });

  it("finds the other table of a square, where the true one alone proves nothing", async () => {
    const truth = [1, 0, 0, 1];
    const lines = [
      [0, 1],
      [2, 3],
      [0, 2],
      [1, 3],
    ];
    const statements = statementsOf(lines.map((it) => ({ atoms: it, lower: 1, upper: 1 })));
    const ask = (walked: typeof always) =>
      attack(systemOf(4, statements), [targetOf(truth, [0], 0, 1)], Int32Array.from(truth), async () => silent, walked);
    expect((await ask(never)).verdicts[0]).toMatchObject({ by: null, low: 1, high: 1 });
    expect((await ask(always)).verdicts[0]).toEqual({ by: "certificate", low: 0, high: 1, support: [] });
  });

  it("counts what is taken away in a row the other way", async () => {
    const statements: readonly Statement<string>[] = [
      { plus: Int32Array.from([0]), minus: Int32Array.from([1]), lower: 0, upper: 0, source: "as many" },
      { plus: Int32Array.from([0, 1, 2]), minus: none, lower: 4, upper: 4, source: "all" },
    ];
    const truth = [0, 0, 4];
    const targets = [targetOf(truth, [0], 0, 2)];
    const found = await attack(systemOf(3, statements), targets, Int32Array.from(truth), async () => silent, always);
    expect(found.verdicts[0]).toEqual({ by: "certificate", low: 0, high: 2, support: [] });
  });

  it("comes by the same tables every time", async () => {
    const truth = [2, 0, 3, 1, 0, 2];
    const said = saidOf(truth, [
      { atoms: [0, 1, 2], under: 0, over: 0 },
      { atoms: [1, 4], under: 0, over: 0 },
    ]);
    const ask = () =>
      attack(
        systemOf(atoms, statementsOf(said)),
        everything.map((atom) => targetOf(truth, [atom], 2, 4)),
        Int32Array.from(truth),
        async () => silent,
        always,
      );
    expect(await ask()).toEqual(await ask());
  });
});

describe("the walk, before the solver", () => {
  it("changes nothing of what is found to be safe", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(telling, { maxLength: 5 }),
        fc.array(subset, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 3 }),
        async (truth, told, hidden, side, width) => {
          const statements = statementsOf(saidOf(truth, told));
          const targets = hidden.map((members) => targetOf(truth, members, side, width));
          const ask = async (walked: typeof always) => {
            const system = systemOf(atoms, statements);
            const found = await attack(system, targets, Int32Array.from(truth), loadSolver, walked);
            return found.verdicts.map(({ by }) => by !== null);
          };
          expect(await ask(always)).toEqual(await ask(never));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("the true table", () => {
  it("proves nothing where it does not agree with what was told", async () => {
    // 0 and 1 were told to be 1 and 1 together with 2; since then 0 has become 3. Nobody who believes it reckons with 3.
    const said = [
      { atoms: [0], lower: 1, upper: 1 },
      { atoms: [0, 1], lower: 2, upper: 2 },
      { atoms: [0, 1, 2], lower: 4, upper: 4 },
    ];
    const truth = [3, 0, 2];
    const found = await attack(
      systemOf(3, statementsOf(said)),
      [{ atoms: Int32Array.from([1]), demand: { value: 0, side: 0, width: 0, ceiling: Number.POSITIVE_INFINITY } }],
      Int32Array.from(truth),
      loadSolver,
    );
    expect(found.verdicts[0]).toMatchObject({ by: null, low: 1, high: 1 });
  });
});

describe("a witness", () => {
  const system = systemOf(4, [
    { plus: Int32Array.from([0, 1]), minus: none, lower: 3, upper: 3, source: "first" },
    { plus: Int32Array.from([2]), minus: Int32Array.from([3]), lower: 0, upper: 2, source: "second" },
    { plus: Int32Array.from([0]), minus: none, lower: 1, upper: 2, source: "third" },
  ]);
  const at = (atom: number): number => system.classOf[atom]!;
  const counts = (...values: readonly number[]): Float64Array => {
    const found = new Float64Array(4);
    values.forEach((value, atom) => {
      found[at(atom)] = value;
    });
    return found;
  };

  it("agrees with every row, in whole numbers that are not negative", () => {
    expect(agrees(system, counts(1, 2, 1, 1))).toBe(true);
    expect(agrees(system, counts(1, 3, 1, 1))).toBe(false);
    expect(agrees(system, counts(1, 2, 1, 2))).toBe(false);
    expect(agrees(system, counts(1, 2, 4, 1))).toBe(false);
    expect(agrees(system, counts(4, -1, 1, 1))).toBe(false);
    expect(agrees(system, counts(1.5, 1.5, 1, 1))).toBe(false);
  });

  it("starts from nothing else", () => {
    expect(() => witnessOf(system, counts(3, 3, 0, 0))).toThrow(
      new RangeError("a witness must agree with everything that is told"),
    );
  });

  it("takes a step that changes nothing that is told, and no other", () => {
    const witness = witnessOf(system, counts(1, 2, 1, 1));
    const seen = (): readonly number[] => [0, 1, 2, 3].map((atom) => witness.countOf(at(atom)));
    expect(witness.move([at(1)], [at(0)])).toBe(true);
    expect(seen()).toEqual([2, 1, 1, 1]);
    // A third in the first class is more than is told.
    expect(witness.move([at(1)], [at(0)])).toBe(false);
    // What is taken away in a row counts the other way.
    expect(witness.move([at(3)], [])).toBe(true);
    expect(witness.move([at(3)], [])).toBe(false);
    expect(witness.move([at(2), at(2)], [])).toBe(false);
    expect(seen()).toEqual([2, 1, 1, 0]);
  });
});
