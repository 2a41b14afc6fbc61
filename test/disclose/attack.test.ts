/** What is hidden stays hidden from an attacker who adds and subtracts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/disclose/index.ts";
import { type CountCell, estimateAddress } from "../../src/model/estimate.ts";
import { byTrying, follows, type Seen } from "./attacker.ts";
import { alone, cell, folkehelse, gate, released, shownAddresses } from "./made.ts";

const minimum = folkehelse.minimumNumerator;

/** A generated table: which cells are stated, as sets of atoms, and their counts. */
interface Made {
  readonly cells: readonly CountCell[];
  readonly sets: readonly (readonly number[])[];
  readonly atoms: number;
}

interface Axis {
  /** Each value as positions on the axis. */
  readonly values: readonly (readonly number[])[];
  readonly length: number;
}

const areasOf = (values: readonly number[]): readonly string[] => values.map((at) => String(1804 + at));
const codesOf = (values: readonly number[]): string => values.map((at) => String(12 + at)).join("+");
const quartersOf = (values: readonly number[]): string =>
  values.length === 1 ? `2027-Q${values[0]! + 1}` : `2027-Q${values[0]! + 1}..2027-Q${values.at(-1)! + 1}`;

/** Counts of every combination of three axes' values that `stated` lets through, with `events` in each atom. */
function make(areas: Axis, ages: Axis, quarters: Axis, events: readonly number[], stated: readonly boolean[]): Made {
  const atom = (a: number, b: number, c: number): number => (a * ages.length + b) * quarters.length + c;
  const cells: CountCell[] = [];
  const sets: (readonly number[])[] = [];
  let at = 0;
  for (const a of areas.values)
    for (const b of ages.values)
      for (const c of quarters.values) {
        if (!stated[at++ % stated.length]) continue;
        const set = a.flatMap((i) => b.flatMap((j) => c.map((k) => atom(i, j, k))));
        const numerator = set.reduce((sum, i) => sum + events[i % events.length]!, 0);
        sets.push(set);
        cells.push(cell(numerator, { areas: areasOf(a), breakdown: { alder: codesOf(b) }, period: quartersOf(c) }));
      }
  return { cells, sets, atoms: areas.length * ages.length * quarters.length };
}

const one: Axis = { values: [[0]], length: 1 };
const singles = (length: number): readonly (readonly number[])[] => Array.from({ length }, (_, i) => [i]);
const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
/** Single values and their sum. */
const margin = (length: number): Axis => ({ values: [...singles(length), range(0, length)], length });

async function split(made: Made): Promise<{ readonly shown: readonly Seen[]; readonly hidden: readonly Seen[] }> {
  const rows = await released(alone(made.cells));
  const seen = made.cells.map((it, i): Seen => ({ atoms: made.sets[i]!, value: it.numerator }));
  return {
    shown: seen.filter((_, i) => rows[i]!.status === "released"),
    hidden: seen.filter((_, i) => rows[i]!.status === "withheld"),
  };
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((it) => b.includes(it));

const few = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
const mostly = fc.array(
  fc.nat(9).map((n) => n > 0),
  { minLength: 7, maxLength: 7 },
);

describe("an attacker who tries every sum and difference", () => {
  const windows: Axis = { values: [0, 1, 2, 3].flatMap((a) => range(a, 4).map((b) => range(a, b + 1))), length: 4 };
  const groups: Axis = { values: [...singles(4), [0, 1], [0, 1, 2], [0, 1, 2, 3]], length: 4 };

  it.each([
    ["three municipalities by two ages", margin(3), margin(2), one],
    ["two municipalities by two quarters", margin(2), one, margin(2)],
    ["four quarters and every window", one, one, windows],
    ["nested groups", groups, one, one],
  ] as const)("learns no hidden count of %s", async (_, areas, ages, quarters) => {
    await fc.assert(
      fc.asyncProperty(few, mostly, async (events, stated) => {
        const made = make(areas, ages, quarters, events, stated);
        const { shown, hidden } = await split(made);
        const learnt = byTrying(shown, made.atoms);
        expect(hidden.filter((it) => learnt.some((each) => same(each.atoms, it.atoms)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["quarters", one, one, windows],
    ["municipalities", groups, one, one],
    ["ages", one, margin(4), one],
  ] as const)("learns no sum of %s under the limit, hidden or never stated", async (_, areas, ages, quarters) => {
    await fc.assert(
      fc.asyncProperty(few, mostly, async (events, stated) => {
        const made = make(areas, ages, quarters, events, stated);
        const learnt = byTrying((await split(made)).shown, made.atoms);
        expect(learnt.filter((it) => it.value < minimum)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("learns what nothing protects: the attack can succeed", async () => {
    const made = make(margin(3), one, one, [3, 20, 30], [true]);
    const shown = made.cells.slice(1).map((it, i): Seen => ({ atoms: made.sets[i + 1]!, value: it.numerator }));
    expect(byTrying(shown, made.atoms)).toContainEqual({ atoms: [0], value: 3 });
    expect(follows(shown, [0], made.atoms)).toBe(true);
  });
});

describe("an attacker who solves equations", () => {
  const events = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 48, maxLength: 48 });
  const areas: Axis = { values: [...singles(4), [0, 1], [0, 1, 2, 3]], length: 4 };

  it.each([
    ["areas by ages", areas, margin(4), one],
    ["areas by ages by quarters", { values: [...singles(3), [0, 1, 2]], length: 3 }, margin(2), margin(2)],
    ["overlapping groups", { values: [...singles(4), [0, 1, 2], [1, 2, 3], [0, 1, 2, 3]], length: 4 }, one, one],
  ] as const)("learns no hidden count of %s", async (_, first, second, third) => {
    await fc.assert(
      fc.asyncProperty(events, mostly, async (counts, stated) => {
        const made = make(first, second, third, counts, stated);
        const { shown, hidden } = await split(made);
        expect(hidden.filter((it) => follows(shown, it.atoms, made.atoms))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("hiding", () => {
  const table = fc
    .tuple(few, mostly)
    .map(([events, stated]) => make(margin(3), margin(2), margin(2), events, stated).cells);

  it("is the same whatever the order of the estimates", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer(), async (cells, seed) => {
        const estimates = alone(cells);
        const order = estimates.map((_, i) => ({ i, key: Math.sin(seed + i * 7.1) })).sort((a, b) => a.key - b.key);
        const rows = await released(order.map(({ i }) => estimates[i]!));
        expect(shownAddresses(rows)).toEqual(shownAddresses(await released(estimates)));
      }),
    );
  });

  it("by a stricter rule shows nothing that a looser rule hides for its size", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const loose = await released(alone(cells), presets.ssb);
        const strict = new Set(shownAddresses(await released(alone(cells), folkehelse)));
        const small = loose.filter((row) => row.status === "withheld" && row.reason.code.startsWith("small-"));
        expect(small.map(estimateAddress).filter((address) => strict.has(address))).toEqual([]);
      }),
    );
  });

  it("shows nothing that is small, and hides nothing where all is large", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const rows = await released(alone(cells));
        cells.forEach((it, i) => {
          if (it.numerator < minimum) expect(rows[i]!.status).toBe("withheld");
        });
      }),
    );
    const full = make(margin(3), margin(2), margin(2), Array(12).fill(30), [true]).cells;
    expect(await gate(alone(full))).toMatchObject({ ok: true, value: { hidden: 0 } });
  });
});
