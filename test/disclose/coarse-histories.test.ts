/** Releases that tell the same counts at one level and another: whoever holds them all works out nothing that any of them hides. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noFacts } from "../../src/disclose/facts.ts";
import { presets } from "../../src/disclose/index.ts";
import { hiddenByRule, isTooMuch } from "../../src/disclose/share.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import type { LedgerCell, LedgerRelease } from "../../src/model/ledger.ts";
import { quartersIn } from "../../src/model/period.ts";
import { canBe } from "./brute-force.ts";
import { alone, cell, gate } from "./made.ts";

const codes = ["1804", "1826", "1833"];
const quarters = ["2027-Q1", "2027-Q2"];
const halfYear = "2027-Q1..2027-Q2";
const rule = presets.ssb;
const atoms = codes.length * quarters.length;

type Place = Pick<LedgerCell, "areas" | "period">;

const atomsOf = ({ areas, period }: Place): readonly number[] =>
  areas.flatMap((area) =>
    quartersIn(period).map((quarter) => codes.indexOf(area) * quarters.length + quarters.indexOf(quarter)),
  );

const sumOf = (events: readonly number[], place: Place): number =>
  atomsOf(place).reduce((sum, atom) => sum + events[atom]!, 0);

/** What an analysis tells at each level: municipalities by the quarter, by the half-year, and together. */
const levels: readonly (readonly Place[])[] = [
  codes.flatMap((code) => quarters.map((period) => ({ areas: [code], period }))),
  codes.map((code) => ({ areas: [code], period: halfYear })),
  [{ areas: codes, period: halfYear }],
];

/** Told beside it in every release: what a coarser level may be subtracted from. */
const besides: readonly Place[] = [
  ...quarters.map((period) => ({ areas: codes, period })),
  ...quarters.map((period) => ({ areas: codes.slice(1), period })),
];

const cellsOf = (events: readonly number[], places: readonly Place[]): readonly CountCell[] =>
  places.map((place) => cell(sumOf(events, place), place));

/** The first level of which not too much is hidden, from one on. */
function levelOf(events: readonly number[], from: number): number {
  const tooMuch = (level: number): boolean =>
    isTooMuch(hiddenByRule(alone(cellsOf(events, levels[level]!)), { rule, facts: noFacts }), 0.5);
  let level = from;
  while (level < levels.length - 1 && tooMuch(level)) level++;
  return level;
}

interface Made extends LedgerRelease {
  readonly exposed: readonly string[];
}

const addressOf = ({ areas, period }: Place): string => `${areas.join("+")} ${period}`;

async function release(
  events: readonly number[],
  places: readonly Place[],
  earlier: readonly LedgerRelease[],
): Promise<Made> {
  const outcome = await gate(alone(cellsOf(events, places)), { rule, earlier });
  if (!outcome.ok) throw new RangeError(outcome.issues.map((it) => it.code).join());
  const facts = { pipeline: "quarterly", period: "2027-Q2", asOf: "2027-07-20", withdrawn: false };
  const exposed = outcome.value.exposed.map(addressOf);
  return { ...facts, hash: `r${earlier.length}`, cells: outcome.value.cells, exposed };
}

/** The addresses hidden for their size that can be worked out from what all releases tell, by trying every table. */
function workedOut(events: readonly number[], releases: readonly Made[]): readonly string[] {
  const told = releases.flatMap(({ cells }) =>
    cells.flatMap((it) => (it.status === "told" ? [{ atoms: atomsOf(it), lower: it.lower, upper: it.upper }] : [])),
  );
  const reported = new Set(releases.flatMap((it) => it.exposed));
  const current = new Set(releases.at(-1)!.cells.map(addressOf));
  return releases
    .flatMap(({ cells }) => cells)
    .filter((it) => it.status === "hidden" && it.reason.startsWith("small-") && !reported.has(addressOf(it)))
    .flatMap((it) => {
      const value = sumOf(events, it);
      const can = (enough: (n: number) => boolean): boolean => canBe(atoms, told, atomsOf(it), enough);
      const [over, under] = [can((n) => n > value), can((n) => n < value)];
      const wide = (over && under) || can((n) => Math.abs(n - value) > 1);
      // Of what only an earlier release hid, nobody keeps the value: the gate can hold its interval wide, and no more.
      const sides = !current.has(addressOf(it)) || (over && (under || value === 0));
      return wide && sides ? [] : [addressOf(it)];
    });
}

const events = fc.array(fc.constantFrom(0, 1, 2, 3, 3, 4, 5, 6), { minLength: atoms, maxLength: atoms });
const someOf = fc.subarray([...besides]);

describe("an analysis that is told by the quarter, and coarser afterwards", () => {
  it("gives nothing away that either hides", async () => {
    const reached = new Set<number>();
    await fc.assert(
      fc.asyncProperty(events, someOf, someOf, async (counts, first, second) => {
        const known = (it: Place): boolean => it.period === quarters[0];
        const early = await release(counts, [...levels[0]!, ...first].filter(known), []);
        const level = levelOf(counts, 0);
        reached.add(level);
        const late = await release(counts, [...levels[level]!, ...second], [early]);
        expect(workedOut(counts, [early, late])).toEqual([]);
      }),
      {
        numRuns: 60,
        examples: [
          [[5, 4, 3, 6, 4, 5], [...besides], [...besides]],
          [[2, 2, 2, 2, 3, 6], [], [...besides]],
          [[1, 0, 0, 1, 2, 6], [...besides], []],
        ],
      },
    );
    expect([...reached].sort()).toEqual([0, 1, 2]);
  });

  it("gives nothing away where a definition that was changed makes it go to and fro between levels", async () => {
    const to = fc.array(fc.nat(2), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(events, to, someOf, async (counts, order, beside) => {
        const made: Made[] = [];
        for (const level of order) made.push(await release(counts, [...levels[level]!, ...beside], made));
        expect(workedOut(counts, made)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("would give it away if nobody remembered the finer level", async () => {
    // By the first quarter 9, 8 and 7 were told: the half-years would tell the second, of which 1804 has 1 and 1826 has 2.
    const counts = [9, 1, 8, 2, 7, 9];
    const quarter = levels[0]!.filter((it) => it.period === quarters[0]);
    const first = await release(counts, quarter, []);
    const fates = (it: Made): readonly string[] => it.cells.map((each) => each.status);
    expect(fates(await release(counts, levels[1]!, []))).toEqual(["told", "told", "told"]);
    const late = await release(counts, levels[1]!, [first]);
    expect(late.cells.map((it) => `${addressOf(it)} ${it.status}`)).toEqual([
      "1833 2027-Q1..2027-Q2 told",
      "1804 2027-Q1..2027-Q2 hidden",
      "1826 2027-Q1..2027-Q2 hidden",
    ]);
  });
});
