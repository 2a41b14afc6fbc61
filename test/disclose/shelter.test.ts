/** Large tables: what moves from the true table show to be safe, and what is hidden so that they do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack } from "../../src/disclose/attack.ts";
import { type Board, boardOf, type Move } from "../../src/disclose/board.ts";
import { type Before, type Count, type CountTable, gather, locate } from "../../src/disclose/counts.ts";
import { type Facts, noFacts } from "../../src/disclose/facts.ts";
import { mixed } from "../../src/disclose/lists.ts";
import { presets } from "../../src/disclose/presets.ts";
import { meets } from "../../src/disclose/protection.ts";
import { type Hiding, hide, type Large } from "../../src/disclose/secondary.ts";
import { besiegedIn } from "../../src/disclose/siege.ts";
import { loadSolver } from "../../src/disclose/solver.ts";
import { emptyState, type State } from "../../src/disclose/state.ts";
import { type Realm, realmOf, toldIn } from "../../src/disclose/statements.ts";
import { none, systemOf } from "../../src/disclose/system.ts";
import type { DisclosureRule } from "../../src/model/disclosure.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import { canBe, type Said } from "./brute-force.ts";
import { alone, cell } from "./made.ts";

/** Every table is large, and moves are tried whatever they prove to begin with. */
const always: Large = { unknowns: 0, share: 0 };
const never: Large = { unknowns: 0, share: 2 };
const ssb = presets.ssb;

/** Sets of positions along each dimension, and what they are called. */
interface Shape {
  readonly areas: readonly (readonly number[])[];
  readonly periods: readonly (readonly [name: string, steps: readonly number[]])[];
  readonly codes: number;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
const positions = (sets: readonly (readonly number[])[]): number => Math.max(...sets.flat()) + 1;

/** Every count of a table with all its margins, from the events of each area, step and code. */
function cellsIn({ areas, periods, codes }: Shape, events: readonly number[]): readonly CountCell[] {
  const steps = positions(periods.map(([, each]) => each));
  return areas.flatMap((area) =>
    periods.flatMap(([period, within]) =>
      [...range(codes).map((code) => [code]), ...(codes > 1 ? [range(codes)] : [])].map((group) => {
        let sum = 0;
        for (const a of area)
          for (const s of within) for (const c of group) sum += events[(a * steps + s) * codes + c]!;
        const breakdown = group.length === 1 && codes > 1 ? { group: `g${group[0]}` } : {};
        return cell(sum, { areas: area.map((a) => String(1801 + a)), period, breakdown });
      }),
    ),
  );
}

const atomsIn = ({ areas, periods, codes }: Shape): number =>
  positions(areas) * positions(periods.map(([, steps]) => steps)) * codes;

function tablesOf(cells: readonly CountCell[]): readonly CountTable[] {
  return gather(alone(cells)).tables;
}

interface Case {
  readonly tables: readonly CountTable[];
  readonly realm: Realm;
  readonly hiding: Hiding;
}

async function sheltered(
  tables: readonly CountTable[],
  rule: DisclosureRule = ssb,
  large: Large = always,
  facts: Facts = noFacts,
): Promise<Case> {
  const hiding = await hide(tables, rule, facts, () => false, undefined, undefined, large);
  return { tables, realm: realmOf(tables[0]!.name, tables, facts), hiding };
}

function saidIn({ realm, hiding }: Case): readonly Said[] {
  return realm.members.flatMap(({ grid, of }) =>
    grid.table.counts
      .filter((count) => hiding.state.shown(count))
      .map((count) => ({ atoms: [...of(count)], lower: count.numerator, upper: count.numerator })),
  );
}

/** Hidden counts of which one who tries every table learns too much. */
function learnt(made: Case, rule: DisclosureRule): readonly string[] {
  const said = saidIn(made);
  // What nothing told speaks of may be anything: it is not tried.
  const named = new Map([...new Set(said.flatMap(({ atoms }) => atoms))].map((atom, i) => [atom, i]));
  const at = (atom: number): number => named.get(atom)!;
  const among = (all: readonly Said[]): readonly Said[] => all.map((it) => ({ ...it, atoms: it.atoms.map(at) }));
  return besiegedIn(made.realm, rule, made.hiding.state).flatMap(({ it, atoms, demand, sensitive }) => {
    const value = demand.value!;
    const target = [...atoms];
    const can = (enough: (sum: number) => boolean): boolean =>
      target.some((atom) => !named.has(atom)) || canBe(named.size, among(said), target.map(at), enough);
    const safe = sensitive
      ? can((sum) => sum >= (value === 0 ? 2 : value + 1)) && (value === 0 || can((sum) => sum < value))
      : can((sum) => sum !== value);
    return safe ? [] : [it.id];
  });
}

const fallenIn = ({ hiding }: Case): readonly string[] =>
  hiding.sieges.flatMap(({ fallen, contradicted }) => [
    ...fallen.map(({ it }) => it.id),
    ...contradicted.map(({ it }) => it.id),
  ]);

const square: Shape = { areas: [[0], [1], [2], [0, 1, 2]], periods: [["2027", [0]]], codes: 2 };
const years: Shape = {
  areas: [[0], [1], [0, 1]],
  periods: [
    ["2027-Q1", [0]],
    ["2027-Q2", [1]],
    ["2027-Q1..2027-Q2", [0, 1]],
  ],
  codes: 2,
};
const threeLevels: Shape = {
  areas: [...range(8).map((a) => [a]), [0, 1, 2], [3, 4, 5], [6, 7], range(8)],
  periods: [
    ["2027-Q1", [0]],
    ["2027-Q2", [1]],
    ["2027-Q3", [2]],
    ["2027-Q4", [3]],
    ["2027", [0, 1, 2, 3]],
  ],
  codes: 3,
};

const eventsOf = (shape: Shape, most: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: atomsIn(shape), maxLength: atomsIn(shape) });

describe("a large table", () => {
  it.each([
    ["areas by codes", square, 5, 150],
    ["areas by periods by codes", years, 3, 50],
  ] as const)("tells one who tries every table no hidden count of %s", async (_, shape, most, numRuns) => {
    await fc.assert(
      fc.asyncProperty(eventsOf(shape, most), async (events) => {
        const made = await sheltered(tablesOf(cellsIn(shape, events)));
        expect(fallenIn(made)).toEqual([]);
        expect(learnt(made, ssb)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("of three levels is safe by the solver too, which shares no step with the moves", async () => {
    await fc.assert(
      fc.asyncProperty(eventsOf(threeLevels, 6), async (events) => {
        const made = await sheltered(tablesOf(cellsIn(threeLevels, events)));
        expect(fallenIn(made)).toEqual([]);
        const { realm, hiding } = made;
        const targets = besiegedIn(realm, ssb, hiding.state);
        const system = systemOf(realm.atoms, toldIn(realm, hiding.state.shown));
        const found = await attack(system, targets, null, loadSolver);
        expect(targets.flatMap(({ it }, i) => (found.verdicts[i]!.by === null ? [it.id] : []))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it("is proven by moves alone, and shows more than when less is told to begin with", async () => {
    const events = range(atomsIn(threeLevels)).map((i) => mixed(i) & 3);
    const tables = tablesOf(cellsIn(threeLevels, events));
    const shown = ({ hiding }: Case): number => tables[0]!.counts.filter((it) => hiding.state.shown(it)).length;
    const [moved, less] = [await sheltered(tables), await sheltered(tables, ssb, never)];
    const proofs = moved.hiding.sieges.flatMap(({ held }) => [...held.values()]);
    expect(new Set(proofs.map(({ by }) => by))).toEqual(new Set(["certificate"]));
    expect(proofs).toHaveLength(moved.hiding.state.hidden.size);
    expect(shown(moved)).toBeGreaterThan(shown(less));
  });

  it("hides the same whatever the order of the estimates", async () => {
    await fc.assert(
      fc.asyncProperty(eventsOf(years, 5), async (events) => {
        const cells = cellsIn(years, events);
        const hidden = async (given: readonly CountCell[]): Promise<readonly string[]> =>
          [...(await sheltered(tablesOf(given))).hiding.state.hidden.keys()].map(({ id }) => id).sort();
        expect(await hidden(cells.toReversed())).toEqual(await hidden(cells));
      }),
      { numRuns: 20 },
    );
  });

  it("of nothing but noughts, or of ties, tells none of them", async () => {
    for (const value of [0, 1, 2]) {
      const made = await sheltered(tablesOf(cellsIn(square, Array(6).fill(value))));
      expect(fallenIn(made)).toEqual([]);
      expect(learnt(made, ssb)).toEqual([]);
    }
  });

  it("asks for more where the rule does", async () => {
    const rule: DisclosureRule = { ...ssb, protection: { side: 2, width: 4 } };
    const events = range(atomsIn(threeLevels)).map((i) => mixed(i + 7) & 3);
    const { hiding } = await sheltered(tablesOf(cellsIn(threeLevels, events)), rule);
    for (const [{ sensitive }, { values }] of hiding.sieges.flatMap(({ held }) => [...held]))
      expect(values).toBeGreaterThanOrEqual(sensitive ? 5 : 2);
    expect(hiding.sieges.flatMap(({ fallen }) => fallen)).toEqual([]);
  });

  it("leaves what earlier releases give away to be reported, and hides nothing in vain", async () => {
    const cells = [cell(9, { areas: ["1801", "1802"] }), cell(7, { areas: ["1801"] }), cell(2, { areas: ["1802"] })];
    const [table] = tablesOf(cells);
    const told = table!.counts.map((it): Count => (it.numerator === 2 ? it : { ...it, told: "before" }));
    const { hiding } = await sheltered([{ ...table!, counts: told }]);
    expect(hiding.sieges.flatMap(({ given }) => given.map(({ it }) => it.areas))).toEqual([["1802"]]);
    expect(hiding.state.hidden.size).toBe(1);
  });

  it("keeps to bounds that earlier releases told, and guards what they hid", async () => {
    await fc.assert(
      fc.asyncProperty(eventsOf(square, 4), fc.nat(2), fc.nat(2), async (events, under, over) => {
        const [table] = tablesOf(cellsIn(square, events));
        // Of two areas together nothing is stated now: an earlier release told one group within bounds, and hid the other.
        const pair = (group: string) => locate({ ...cell(0), areas: ["1801", "1802"], breakdown: { group } }, []);
        const sum = events[0]! + events[2]!;
        const before: readonly Before[] = [
          { ...pair("g0"), lower: Math.max(0, sum - under), upper: sum + over, hidden: false, release: "before" },
          { ...pair("g1"), lower: 0, upper: Number.POSITIVE_INFINITY, hidden: true, release: "before" },
        ];
        const { realm, hiding } = await sheltered([{ ...table!, before }]);
        const targets = besiegedIn(realm, ssb, hiding.state);
        expect(targets.filter(({ count }) => count === null)).toHaveLength(1);
        const known = new Set(hiding.sieges.flatMap(({ given }) => given.map(({ it }) => it.id)));
        const system = systemOf(realm.atoms, toldIn(realm, hiding.state.shown));
        const found = await attack(system, targets, null, loadSolver);
        expect(found.contradicted).toEqual([]);
        const learnt = targets.flatMap(({ it }, i) => (found.verdicts[i]!.by === null ? [it.id] : []));
        expect(learnt.filter((id) => !known.has(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps to what a layout says beyond sums", async () => {
    const facts: Facts = {
      ...noFacts,
      totals: [
        { table: "offences", measure: "persons", column: "group", relation: "cover", codes: ["g0", "g1", "g2"] },
      ],
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
        fc.nat(4),
        async (counts, both) => {
          const rows = [0, 1].flatMap((area) => {
            const own = counts.slice(3 * area, 3 * area + 3);
            const [most, all] = [Math.max(...own), own.reduce((a, b) => a + b)];
            const at = (numerator: number, breakdown: Record<string, string>): CountCell =>
              cell(numerator, { areas: [String(1801 + area)], breakdown: { ...breakdown, measure: "persons" } });
            return [at(Math.max(most, all - both), {}), ...own.map((it, i) => at(it, { group: `g${i}` }))];
          });
          const { hiding, realm } = await sheltered(tablesOf(rows), ssb, always, facts);
          const targets = besiegedIn(realm, ssb, hiding.state);
          const system = systemOf(realm.atoms, [...realm.known, ...toldIn(realm, hiding.state.shown)]);
          const found = await attack(system, targets, null, loadSolver);
          expect(targets.flatMap(({ it }, i) => (found.verdicts[i]!.by === null ? [it.id] : []))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a board", () => {
  function made(
    shape: Shape,
    events: readonly number[],
    hidden: (count: Count) => boolean,
  ): { board: Board; state: State; realm: Realm } {
    const tables = tablesOf(cellsIn(shape, events));
    const state = emptyState(tables, () => false);
    for (const count of tables[0]!.counts)
      if (hidden(count)) state.hide(count, { reason: "small-numerator", protects: null, earlier: null });
    const realm = realmOf("offences", tables, noFacts);
    return { board: boardOf(realm, state, () => 1)!, state, realm };
  }
  const moves = fc.array(fc.record({ atoms: fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }), seed: fc.nat(255) }), {
    maxLength: 30,
  });

  it("only ever is a table that agrees with all that is told, and knows what each count has been", async () => {
    fc.assert(
      fc.property(eventsOf(years, 3), moves, fc.integer({ min: 1, max: 12 }), (events, tried, most) => {
        const { board, state, realm } = made(years, events, ({ numerator }) => numerator < most);
        const seen = new Map<Count, number[]>();
        const look = (): void => {
          expect(board.events.every((it) => it >= 0)).toBe(true);
          for (const { grid, of } of realm.members)
            for (const count of grid.table.counts) {
              const sum = of(count).reduce((total, atom) => total + board.events[atom]!, 0);
              if (state.shown(count)) expect(sum).toBe(count.numerator);
              seen.set(count, [...(seen.get(count) ?? []), sum]);
            }
        };
        look();
        for (const { atoms, seed } of tried) {
          const move: Move = { atoms, by: atoms.map((_, i) => ((seed >> i) & 1 ? 1 : -1)) };
          const before = [...board.events];
          if (!board.move(move)) expect([...board.events]).toEqual(before);
          look();
        }
        for (const [count, sums] of seen)
          expect(board.seen(count)).toEqual({ low: Math.min(...sums), high: Math.max(...sums) });
        board.back();
        expect([...board.events]).toEqual([...realm.truth!]);
      }),
      { numRuns: 80 },
    );
  });

  it("makes a move that what is told allows, and says of another what would have to be hidden", () => {
    const events = [3, 0, 0, 3, 2, 2];
    const { board, state } = made(square, events, ({ areas, breakdown }) => areas.length === 1 && "group" in breakdown);
    const turn: Move = { atoms: [0, 1, 2, 3], by: [-1, 1, 1, -1] };
    expect(board.harm(turn, 1)).toEqual({ loss: 0, counts: [] });
    expect(board.move(turn)).toBe(true);
    expect([...board.events]).toEqual([2, 1, 1, 2, 2, 2]);
    const more: Move = { atoms: [0, 2], by: [1, -1] };
    expect(board.move(more)).toBe(false);
    const harm = board.harm(more, 10)!;
    expect(harm.counts.map(({ areas }) => areas)).toEqual([["1801"], ["1802"]]);
    expect(board.harm(more, 2)).toBeNull();
    for (const count of harm.counts) state.hide(count, { reason: "complementary", protects: null, earlier: null });
    board.follow(harm.counts);
    expect(board.harm(more, 1)).toEqual({ loss: 0, counts: [] });
    expect(board.move(more)).toBe(true);
  });

  it("has nothing to say where the true table is not known, or does not agree with what was told", () => {
    const tables = tablesOf([cell(9, { areas: ["1801", "1802"] }), cell(7, { areas: ["1801"] })]);
    const state = emptyState(tables, () => false);
    expect(boardOf(realmOf("offences", tables, noFacts), state, () => 1)).toBeNull();
    const { realm } = made(square, [3, 0, 0, 3, 2, 2], () => false);
    const [told] = realm.members[0]!.grid.table.counts;
    const wrong = { plus: realm.members[0]!.of(told!), minus: none, lower: 99, upper: 99, source: null };
    expect(boardOf({ ...realm, known: [wrong] }, state, () => 1)).toBeNull();
  });

  it("is safe by what meets the protection", () => {
    expect(meets({ value: 0, side: 1, width: 2, ceiling: Number.POSITIVE_INFINITY }, 0, 1)).toBe(false);
    expect(meets({ value: 0, side: 1, width: 2, ceiling: Number.POSITIVE_INFINITY }, 0, 2)).toBe(true);
  });
});
