/** The attack against another that tries every table: on thousands of small systems they agree. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack } from "../../src/disclose/attack.ts";
import { meets } from "../../src/disclose/protection.ts";
import { loadSolver } from "../../src/disclose/solver.ts";
import { none, type Statement, systemOf } from "../../src/disclose/system.ts";
import { hull, type Said } from "./brute-force.ts";

const atoms = 6;

const subset = fc
  .uniqueArray(fc.nat(atoms - 1), { minLength: 1, maxLength: atoms })
  .map((it) => it.sort((a, b) => a - b));
const table = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: atoms, maxLength: atoms });
/** A set of atoms and how far around the truth it is told: exactly, or rounded. */
const telling = fc.record({
  atoms: subset,
  under: fc.constantFrom(0, 0, 0, 1, 2),
  over: fc.constantFrom(0, 0, 0, 1, 2),
});
const everything = Array.from({ length: atoms }, (_, i) => i);

interface Told {
  readonly said: readonly Said[];
  readonly statements: readonly Statement<string>[];
}

function tell(
  truth: readonly number[],
  told: readonly { readonly atoms: readonly number[]; readonly under: number; readonly over: number }[],
): Told {
  const sum = (members: readonly number[]): number => members.reduce((total, atom) => total + truth[atom]!, 0);
  const said = [{ atoms: everything, under: 0, over: 0 }, ...told].map(({ atoms: members, under, over }) => ({
    atoms: members,
    lower: Math.max(0, sum(members) - under),
    upper: sum(members) + over,
  }));
  const statements = said.map(
    (it, i): Statement<string> => ({ ...it, plus: Int32Array.from(it.atoms), minus: none, source: `told ${i}` }),
  );
  return { said, statements };
}

describe("the attack and one that tries every table", () => {
  it.each([
    ["knowing the true table", true],
    ["not knowing it", false],
  ] as const)("agree on what is safe, %s", async (_, known) => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(telling, { maxLength: 6 }),
        fc.array(subset, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 4 }),
        async (truth, told, hidden, side, width) => {
          const { said, statements } = tell(truth, told);
          const targets = hidden.map((members) => {
            const value = members.reduce((total, atom) => total + truth[atom]!, 0);
            return {
              atoms: Int32Array.from(members),
              demand: { value, side, width, ceiling: Number.POSITIVE_INFINITY },
            };
          });
          const found = await attack(
            systemOf(atoms, statements),
            targets,
            known ? Int32Array.from(truth) : null,
            loadSolver,
          );
          expect(found.contradicted).toEqual([]);
          hidden.forEach((members, i) => {
            const { low, high } = hull(said, members)!;
            const verdict = found.verdicts[i]!;
            expect(verdict.by !== null, JSON.stringify({ truth, told, members, low, high, side, width })).toBe(
              meets(targets[i]!.demand, low, high),
            );
            // What the attack has seen is possible.
            expect(verdict.low).toBeGreaterThanOrEqual(low);
            expect(verdict.high).toBeLessThanOrEqual(high);
            if (verdict.by === null) expect(verdict.support.length).toBeGreaterThan(0);
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it("agree on the ends of every interval that is too narrow", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(telling, { maxLength: 6 }), subset, async (truth, told, members) => {
        const { said, statements } = tell(truth, told);
        const value = members.reduce((total, atom) => total + truth[atom]!, 0);
        const demand = { value, side: 99, width: 99, ceiling: Number.POSITIVE_INFINITY };
        const target = { atoms: Int32Array.from(members), demand };
        const found = await attack(systemOf(atoms, statements), [target], null, loadSolver);
        const { low, high } = found.verdicts[0]!;
        expect({ low, high }).toEqual(hull(said, members));
      }),
      { numRuns: 400 },
    );
  });

  it("agree that what contradicts itself is no table", async () => {
    const statements: readonly Statement<string>[] = [
      { plus: Int32Array.from([0, 1]), minus: none, lower: 5, upper: 5, source: "both" },
      { plus: Int32Array.from([0, 1, 2]), minus: none, lower: 3, upper: 3, source: "all" },
    ];
    const demand = { value: 1, side: 1, width: 2, ceiling: Number.POSITIVE_INFINITY };
    const found = await attack(systemOf(3, statements), [{ atoms: Int32Array.from([0]), demand }], null, loadSolver);
    expect(found.contradicted).toEqual(["both", "all"]);
    expect(found.verdicts[0]!.by).toBeNull();
  });
});
