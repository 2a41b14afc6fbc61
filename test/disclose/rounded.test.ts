/** Rounded counts under attack: whoever knows every rule of the layout must still reckon with as many values as the rule asks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/disclose/facts.ts";
import { noFacts } from "../../src/disclose/facts.ts";
import { type Disclosure, disclose, presets } from "../../src/disclose/index.ts";
import type { AskBounds, Bounds } from "../../src/disclose/rounded.ts";
import type { DisclosureRule } from "../../src/model/disclosure.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import type { Outcome } from "../../src/model/issue.ts";
import type { LedgerCell } from "../../src/model/ledger.ts";
import { alone, cell, estimate, personal } from "./made.ts";

const rule: DisclosureRule = { ...presets.ssb, rounding: { base: 3 } };

/** How a single count is rounded, given which way the draw goes. */
function rounding(count: number, up: boolean): Bounds & { readonly told: number } {
  if (count > 3) return { told: count, lower: count, upper: count };
  return count === 3 || (count > 0 && up) ? { told: 3, lower: 1, upper: 3 } : { told: 0, lower: 0, upper: 2 };
}

const groups = ["annet", "rus", "vold"] as const;

/** All persons, and those of each group: a person may be in several. */
const facts: Facts = {
  ...noFacts,
  totals: [{ table: "offences", measure: "personer", column: "gruppe", relation: "cover", codes: [...groups] }],
};

const at = (gruppe: string | null, told: number): CountCell =>
  cell(told, { breakdown: { measure: "personer", ...(gruppe === null ? {} : { gruppe }) } });

interface Made {
  readonly all: ReturnType<typeof rounding>;
  readonly parts: readonly ReturnType<typeof rounding>[];
}

/** What the gate says of a total and its groups, told rounded; `before`, they were told so by an earlier release. */
function gate({ all, parts }: Made, before = false): Promise<Outcome<Disclosure>> {
  const bounds: AskBounds = ({ breakdown }) => {
    const { lower, upper } = breakdown.gruppe === undefined ? all : parts[groups.indexOf(breakdown.gruppe as "vold")]!;
    return { lower, upper };
  };
  const cells = [at(null, all.told), ...parts.map((it, i) => at(groups[i]!, it.told))];
  const told = cells.map(
    ({ table, areas, period, breakdown, numerator }): LedgerCell => ({
      ...{ table, areas, period, breakdown, denominators: [] },
      ...{ status: "told", lower: numerator, upper: numerator },
    }),
  );
  const release = { hash: "first", pipeline: "p", period: "2027", asOf: "2028-01-01", withdrawn: false, cells: told };
  const earlier = before ? [release] : [];
  return disclose(alone(cells), { rule, personal, facts, earlier, rounded: { bounds, totals: facts.totals } });
}

async function shown(made: Made): Promise<readonly boolean[]> {
  const outcome = await gate(made);
  if (!outcome.ok) throw new RangeError(outcome.issues.map(({ code }) => code).join());
  return outcome.value.released.map(({ status }) => status === "released");
}

const most = 12;

/**
 * The values that each count takes in every table that agrees with what is shown, by trying them all: no group has more than all, and
 * all are no more than the groups together.
 */
function possible({ all, parts }: Made, isShown: readonly boolean[]): readonly ReadonlySet<number>[] {
  const range = (it: Bounds, i: number): readonly number[] => {
    const [from, to] = isShown[i] ? [it.lower, it.upper] : [0, most];
    return Array.from({ length: to - from + 1 }, (_, k) => from + k);
  };
  const found = [all, ...parts].map(() => new Set<number>());
  const walk = (chosen: readonly number[]): void => {
    if (chosen.length < found.length) {
      for (const value of range(parts[chosen.length - 1]!, chosen.length))
        if (value <= chosen[0]!) walk([...chosen, value]);
      return;
    }
    if (chosen.slice(1).reduce((sum, it) => sum + it, 0) < chosen[0]!) return;
    chosen.forEach((value, i) => {
      found[i]!.add(value);
    });
  };
  for (const value of range(all, 0)) walk([value]);
  return found;
}

describe("rounded counts", () => {
  it("leave three values at least for each small one, however the layout binds them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
        fc.nat(10),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        async (counts, overlap, ups) => {
          const [largest, sum] = [Math.max(...counts), counts.reduce((total, it) => total + it, 0)];
          const whole = Math.max(largest, sum - overlap);
          const parts = counts.map((count, i) => rounding(count, ups[i]!));
          const own = rounding(whole, ups[3]!);
          // As deliveries are rounded: a total is told where one of its codes is.
          const all = parts.some(({ told }) => told > own.told) ? rounding(3, true) : own;
          const made = { all, parts };
          const isShown = await shown(made);
          const left = possible(made, isShown);
          [all, ...parts].forEach((it, i) => {
            if (it.lower < 3 && isShown[i]) {
              const values = [...left[i]!];
              expect(
                Math.max(...values) - Math.min(...values),
                JSON.stringify({ made, isShown }),
              ).toBeGreaterThanOrEqual(2);
            }
          });
        },
      ),
      { numRuns: 120 },
    );
  });

  it("are all shown where nothing narrows them", async () => {
    const parts = [1, 2, 0].map((count, i) => rounding(count, i === 1));
    expect(await shown({ all: rounding(2, true), parts })).toEqual([true, true, true, true]);
  });

  it("are hidden where a total that is told as it is would give them away", async () => {
    // Five at least in groups told as 3, 0 and 0: at most 3, 2 and 2 of them, so the first is known to be 1 or more, the others not much.
    const free = { all: rounding(5, false), parts: [3, 2, 2].map((count) => rounding(count, false)) };
    expect(await shown(free)).toEqual([true, true, true, true]);
    // Seven at least: then they are 3, 2 and 2.
    const tight = { all: rounding(7, false), parts: free.parts };
    expect((await shown(tight)).includes(false)).toBe(true);
  });

  it("that an earlier release told are given up, and said to be", async () => {
    const tight = { all: rounding(7, false), parts: [3, 2, 2].map((count) => rounding(count, false)) };
    const outcome = await gate(tight, true);
    expect(outcome.issues.map(({ code }) => code)).toEqual(["disclose.already-told"]);
    expect(outcome.ok && outcome.value.released.every(({ status }) => status === "released")).toBe(true);
  });

  it("that agree with no table are refused", async () => {
    const outcome = await gate({ all: rounding(9, false), parts: [0, 1, 2].map((count) => rounding(count, false)) });
    expect(outcome.issues.map(({ code }) => code)).toEqual(["disclose.contradiction"]);
  });

  it("of which only an earlier release speaks are taken to be single ones, and what would narrow them is hidden", async () => {
    const { all, parts } = { all: rounding(9, false), parts: [5, 1, 3].map((count) => rounding(count, false)) };
    const bounds: AskBounds = ({ breakdown }) => (breakdown.gruppe === undefined ? all : null);
    const told = parts.map((it, i): LedgerCell => {
      const { table, areas, period, breakdown } = at(groups[i]!, it.told);
      return { table, areas, period, breakdown, status: "told", lower: it.told, upper: it.told, denominators: [] };
    });
    const release = { hash: "first", pipeline: "p", period: "2027", asOf: "2028-01-01", withdrawn: false, cells: told };
    const outcome = await disclose(alone([at(null, all.told)]), {
      rule,
      personal,
      facts,
      earlier: [release],
      rounded: { bounds, totals: facts.totals },
    });
    // Nine of all, five in one group, told as they are: in the others three and two at most, so hardly less.
    expect(outcome.ok && outcome.value.cells.map(({ status }) => status)).toEqual(["hidden"]);
  });

  it("are not hidden for being small, and say that they are rounded, with everything made of them", async () => {
    const bounds: AskBounds = ({ areas }) => (areas[0] === "1804" ? null : { lower: 0, upper: 2 });
    const estimates = [
      estimate([cell(0, { denominator: 600, complement: true, stock: true })], { value: 0 }),
      estimate([cell(0, { table: "other", areas: ["1804"] })]),
      estimate([cell(7, { table: "other", areas: ["1804"] })], { period: "7" }),
    ];
    const outcome = await disclose(estimates.slice(0, 2), {
      rule,
      personal,
      facts: noFacts,
      earlier: [],
      rounded: { bounds, totals: [] },
    });
    if (!outcome.ok) throw new RangeError("refused");
    expect(outcome.value.released.map((it) => [it.status, it.notes])).toEqual([
      ["released", [{ code: "rounded", params: { base: 3 } }]],
      // What is not rounded is hidden as ever.
      ["withheld", []],
    ]);
  });

  it("are hidden as ever where nobody says what is rounded", async () => {
    const outcome = await disclose(alone([cell(2), cell(3, { table: "b" })]), { rule, personal, facts, earlier: [] });
    expect(outcome.ok && outcome.value.released.map(({ status }) => status)).toEqual(["withheld", "released"]);
  });

  it("are hidden all the same by small denominators and complements, and where an indicator asks for more", async () => {
    const bounds: AskBounds = () => ({ lower: 0, upper: 9 });
    const stock = { complement: true, stock: true } as const;
    const cells = [
      cell(0, { denominator: 2, ...stock }),
      cell(9, { table: "b", denominator: 10, ...stock }),
      cell(3, { table: "c", minimumNumerator: 10 }),
      cell(3, { table: "d", minimumNumerator: 3 }),
    ];
    const outcome = await disclose(alone(cells), {
      rule,
      personal,
      facts: noFacts,
      earlier: [],
      rounded: { bounds, totals: [] },
    });
    if (!outcome.ok) throw new RangeError("refused");
    expect(outcome.value.released.map((it) => (it.status === "withheld" ? it.reason.code : "shown"))).toEqual([
      "small-denominator",
      "small-complement",
      "small-numerator",
      "shown",
    ]);
  });
});
