/** Who stands behind a count of cases: too few persons, or one of them with too much. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AskBehind, Behind } from "../../src/disclose/behind.ts";
import { shortfall } from "../../src/disclose/dominance.ts";
import { noFacts } from "../../src/disclose/facts.ts";
import { disclose, presets, tighten } from "../../src/disclose/index.ts";
import type { DisclosureRule } from "../../src/model/disclosure.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import { alone, cell, folkehelse, personal } from "./made.ts";

const exact = 1e-12;

/**
 * Every way in which so many cases can be shared by persons who are counted so often: a person who is counted in k periods has k cases
 * at least. Shares no code with what it checks.
 */
function everySharing(cases: number, counted: readonly number[], visit: (own: readonly number[]) => void): void {
  const own = [...counted];
  const give = (person: number, left: number): void => {
    if (person === own.length - 1) {
      own[person] = counted[person]! + left;
      visit(own);
      own[person] = counted[person]!;
      return;
    }
    for (let more = 0; more <= left; more++) {
      own[person] = counted[person]! + more;
      give(person + 1, left - more);
    }
    own[person] = counted[person]!;
  };
  give(0, cases - counted.reduce((sum, it) => sum + it, 0));
}

/** In how many periods each of some persons may be counted, so that there are so many in all. */
function everyCounting(persons: number, times: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const add = (own: readonly number[], left: number): void => {
    if (left === 0) found.push(own);
    for (let next = Math.min(left, times, own.at(-1) ?? times); next >= 1; next--) add([...own, next], left - next);
  };
  add([], persons);
  return found;
}

/** How far the second largest contributor's estimate of the largest falls short of p %, at worst. */
function worst(cases: number, persons: number, times: number, percent: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const counted of everyCounting(persons, times))
    everySharing(cases, counted, (own) => {
      const [first, second = 0] = [...own].sort((a, b) => b - a);
      most = Math.max(most, (percent / 100) * first! - (cases - first! - second));
    });
  return most;
}

describe("the p % rule on cases by persons", () => {
  it("is never milder than any way in which the cases can be shared, and no stricter than the worst of one period", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(5, 10, 50, 100),
        (persons, times, more, percent) => {
          const cases = persons + more;
          const found = shortfall({ cases, persons, times, largest: null }, percent)!;
          const most = worst(cases, persons, times, percent);
          expect(found).toBeGreaterThanOrEqual(most - exact);
          if (times === 1 && persons > 1) expect(Math.abs(found - most)).toBeLessThan(exact);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("takes the largest contributor's cases where they are delivered", () => {
    // Twenty cases, seven of them one person's: others have six at least whatever the second has.
    expect(shortfall({ cases: 20, persons: 5, times: 1, largest: 7 }, 10)).toBeCloseTo(0.7 - 6, 12);
    expect(shortfall({ cases: 20, persons: null, times: 1, largest: 18 }, 10)).toBeCloseTo(1.8, 12);
    expect(shortfall({ cases: 20, persons: 3, times: 1, largest: 18 }, 10)).toBeCloseTo(1.8 - 1, 12);
  });

  it("says nothing where nobody knows who stands behind", () => {
    expect(shortfall({ cases: 20, persons: null, times: 1, largest: null }, 10)).toBeNull();
  });

  it("leaves no cases to anybody where there are none, or more persons than cases", () => {
    expect(shortfall({ cases: 0, persons: 0, times: 4, largest: null }, 10)).toBe(0);
    expect(shortfall({ cases: 3, persons: 6, times: 1, largest: null }, 10)).toBe(-4);
  });
});

const at = (area: string, numerator: number): CountCell =>
  cell(numerator, { areas: area.split("+"), period: "2027-Q1", breakdown: { measure: "saker" } });

/** Those behind a count, by its municipalities. */
const asks =
  (of: Readonly<Record<string, Partial<Behind>>>): AskBehind =>
  ({ areas }) => {
    const found = of[areas.join("+")];
    return found ? { persons: null, largest: null, effective: null, every: 1, apart: [], ...found } : null;
  };

async function fates(
  cells: readonly CountCell[],
  behind: AskBehind,
  rule: DisclosureRule = folkehelse,
): Promise<readonly string[]> {
  const outcome = await disclose(alone(cells), { rule, personal, facts: noFacts, earlier: [], behind });
  if (!outcome.ok) throw new RangeError(outcome.issues.map((it) => it.code).join());
  return outcome.value.released.map((row) => (row.status === "released" ? "shown" : row.reason.code));
}

describe("a count of cases", () => {
  it("is hidden where fewer persons stand behind it than may be shown themselves", async () => {
    expect(await fates([at("1833", 12)], asks({ "1833": { persons: 5 } }))).toEqual(["shown"]);
    expect(await fates([at("1833", 12)], asks({ "1833": { persons: 4 } }))).toEqual(["small-contributors"]);
    expect(await fates([at("1833", 0)], asks({ "1833": { persons: 0 } }))).toEqual(["small-contributors"]);
    expect(await fates([at("1833", 12)], asks({}))).toEqual(["shown"]);
  });

  it("is hidden where one may have too much of it, only by a rule that asks", async () => {
    const few = asks({ "1833": { persons: 6 } });
    expect(await fates([at("1833", 80)], few)).toEqual(["shown"]);
    const rule = tighten(folkehelse, { dominance: 10 });
    expect(await fates([at("1833", 80)], few, rule)).toEqual(["small-contributors"]);
    expect(await fates([at("1833", 40)], few, rule)).toEqual(["shown"]);
    expect(await fates([at("1833", 80)], asks({ "1833": { persons: 6, largest: 20 } }), rule)).toEqual(["shown"]);
  });

  it("over several quarters may be one person's in each of them", async () => {
    const year = cell(40, { areas: ["1833"], breakdown: { measure: "saker" } });
    const rule = tighten(folkehelse, { dominance: 10 });
    expect(await fates([year], asks({ "1833": { persons: 6 } }), rule)).toEqual(["small-contributors"]);
    expect(await fates([year], asks({ "1833": { persons: 12 } }), rule)).toEqual(["shown"]);
    expect(await fates([year], asks({ "1833": { persons: 6, every: 4 } }), rule)).toEqual(["shown"]);
  });

  it("stays hidden where the rest of a region would give it away, or speak of few itself", async () => {
    const cells = [at("1832+1833+1836", 100), at("1832", 40), at("1833", 45), at("1836", 15)];
    const of = {
      "1832+1833+1836": { persons: 60 },
      "1832": { persons: 27 },
      "1833": { persons: 30 },
      "1836": { persons: 3 },
    };
    expect(await fates(cells, asks(of))).toEqual(["shown", "complementary", "shown", "small-contributors"]);
    // Not stated by itself, the rest is worked out, and so are those behind it.
    expect(await fates(cells.slice(0, 3), asks(of))).toEqual(["shown", "difference", "shown"]);
    expect(await fates(cells.slice(0, 3), asks({}))).toEqual(["shown", "shown", "shown"]);
  });

  it("is guarded as far to both sides as the largest contributor must stay unknown", async () => {
    const rule = tighten(folkehelse, { dominance: 50 });
    // 20 cases by 5 persons, one of whom may have 16: 8 are asked for, and others have 3 at least.
    const of = { "1": { persons: 5 }, "2": { persons: 30 }, "3": { persons: 30 }, "1+2+3": { persons: 65 } };
    const outcome = await disclose(alone([at("1", 20), at("2", 32), at("3", 31), at("1+2+3", 83)]), {
      rule,
      personal,
      facts: noFacts,
      earlier: [],
      behind: asks(of),
    });
    if (!outcome.ok) throw new RangeError("refused");
    // Between 0 and 52, when another is hidden beside it.
    expect(outcome.value.proof.narrowest).toBeGreaterThanOrEqual(2 * 5 + 1);
  });
});

describe("a survey's answers", () => {
  it("are hidden where their weights make them worth too few, and so is what is counted among them", async () => {
    const trials = cell(60, { breakdown: { measure: "antall", svar: "ja+nei" } });
    const yes = cell(20, { breakdown: { measure: "antall", svar: "ja" }, denominator: 60, complement: true });
    const worth =
      (effective: number): AskBehind =>
      ({ breakdown }) => ({
        persons: null,
        largest: null,
        effective: breakdown.svar === "ja" ? 9 : effective,
        every: 4,
        apart: [],
      });
    const rule = tighten(presets.folkehelse, { minimumEffective: 40 });
    expect(await fates([yes, trials], worth(40), rule)).toEqual(["shown", "shown"]);
    expect((await fates([yes, trials], worth(39), rule))[1]).toBe("small-denominator");
    expect(await fates([yes, trials], worth(39))).toEqual(["shown", "shown"]);
  });

  it("are hidden at both tails of every answer, on the answers themselves", async () => {
    const answer = (code: string, numerator: number): CountCell =>
      cell(numerator, { breakdown: { measure: "antall", svar: code }, denominator: 60, complement: true });
    expect(await fates([answer("ja", 4)], asks({}))).toEqual(["small-numerator"]);
    expect(await fates([answer("ja", 56)], asks({}))).toEqual(["small-complement"]);
    // One of three answers is given by few: another goes with it, for all who answered are told.
    const all = cell(60, { breakdown: { measure: "antall", svar: "aldri+en-gang+flere" } });
    expect(await fates([answer("aldri", 36), answer("en-gang", 20), answer("flere", 4), all], asks({}))).toEqual([
      "shown",
      "complementary",
      "small-numerator",
      "shown",
    ]);
  });
});
