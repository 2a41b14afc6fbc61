/** Releases one after another: what each hides stays hidden from somebody who kept them all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Recount } from "../../src/disclose/earlier.ts";
import { presets, type Vintage } from "../../src/disclose/index.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import type { LedgerCell, LedgerRelease } from "../../src/model/ledger.ts";
import { canBe, type Said } from "./brute-force.ts";
import { alone, cell, gate } from "./made.ts";

const codes = ["1804", "1826", "1833"];
const areaSets = [["1804"], ["1826"], ["1833"], ["1826", "1833"], codes];
const quarters = ["2027-Q1", "2027-Q2"];
const periodSets = [["2027-Q1"], ["2027-Q2"], quarters];
const rule = presets.ssb;

interface Place {
  readonly areas: readonly string[];
  readonly periods: readonly string[];
}

const periodOf = (periods: readonly string[]): string => (periods.length === 1 ? periods[0]! : periods.join(".."));
const places: readonly Place[] = areaSets.flatMap((areas) => periodSets.map((periods) => ({ areas, periods })));
const atomsOf = ({ areas, periods }: Place): readonly number[] =>
  areas.flatMap((area) => periods.map((period) => codes.indexOf(area) * quarters.length + quarters.indexOf(period)));
const placeOf = (it: LedgerCell): Place => ({ areas: it.areas, periods: it.period.split("..") });

function sum(events: readonly number[], place: Place): number {
  return atomsOf(place).reduce((total, atom) => total + events[atom]!, 0);
}

function cellsOf(
  events: readonly number[],
  stated: readonly boolean[],
  known: (it: Place) => boolean,
): readonly CountCell[] {
  return places
    .filter((place, i) => known(place) && stated[i % stated.length])
    .map((place) => cell(sum(events, place), { areas: place.areas, period: periodOf(place.periods) }));
}

/** What a release gives to the ledger; what earlier ones gave away before it was ever stated, the gate reports. */
interface Made extends LedgerRelease {
  readonly exposed: readonly string[];
}

const addressOf = ({ areas, period }: Pick<LedgerCell, "areas" | "period">): string => `${areas.join("+")} ${period}`;

async function release(
  cells: readonly CountCell[],
  earlier: readonly LedgerRelease[],
  hash: string,
  recount: Recount = () => null,
  vintages?: readonly Vintage[],
): Promise<Made> {
  const asked = vintages && { vintages: () => Promise.resolve(vintages) };
  const outcome = await gate(alone(cells), { rule, earlier, recount, ...asked });
  if (!outcome.ok) throw new RangeError(outcome.issues.map((it) => it.code).join());
  const facts = { pipeline: "quarterly", period: "2027-Q2", asOf: "2027-07-20", withdrawn: false };
  return { ...facts, hash, cells: outcome.value.cells, exposed: outcome.value.exposed.map(addressOf) };
}

function saidBy(releases: readonly LedgerRelease[]): readonly Said[] {
  return releases.flatMap(({ cells }) =>
    cells.flatMap((it) =>
      it.status === "told" ? [{ atoms: atomsOf(placeOf(it)), lower: it.lower, upper: it.upper }] : [],
    ),
  );
}

/** The addresses hidden for their size that can be worked out from what is told, by trying every table. */
function workedOut(events: readonly number[], releases: readonly Made[]): readonly string[] {
  const said = saidBy(releases);
  const current = new Set(releases.at(-1)!.cells.map(addressOf));
  const reported = new Set(releases.flatMap((it) => it.exposed));
  const hidden = releases.flatMap(({ cells }) =>
    cells.filter((it) => it.status === "hidden" && it.reason.startsWith("small-") && !reported.has(addressOf(it))),
  );
  return hidden.flatMap((it) => {
    const place = placeOf(it);
    const value = sum(events, place);
    const can = (enough: (n: number) => boolean): boolean => canBe(6, said, atomsOf(place), enough);
    const over = can((n) => n > value);
    const under = can((n) => n < value);
    const wide = (over && under) || can((n) => Math.abs(n - value) > 1);
    // Of what only an earlier release hid, nobody keeps the value: the gate can hold its interval wide, and no more.
    const sides = !current.has(addressOf(it)) || (over && (under || value === 0));
    return wide && sides ? [] : [addressOf(it)];
  });
}

/** What a release hid for its size and what is true of its vintage, told by any release, leaves fewer than three values of. */
function narrowIn(events: readonly number[], own: Made, all: readonly { readonly release: Made }[]): readonly string[] {
  const trueOf = (it: LedgerCell): boolean => it.status === "told" && sum(events, placeOf(it)) === it.lower;
  const said = saidBy(all.map(({ release }) => ({ ...release, cells: release.cells.filter(trueOf) })));
  const reported = new Set(all.flatMap(({ release }) => release.exposed));
  return own.cells.flatMap((it) => {
    if (it.status === "told" || !it.reason.startsWith("small-") || reported.has(addressOf(it))) return [];
    const place = placeOf(it);
    const told = said.some((each) => each.atoms.join() === atomsOf(place).join());
    const value = sum(events, place);
    const can = (enough: (n: number) => boolean): boolean => canBe(6, said, atomsOf(place), enough);
    const wide = (can((n) => n > value) && can((n) => n < value)) || can((n) => Math.abs(n - value) > 1);
    return wide || told ? [] : [addressOf(it)];
  });
}

const events = fc.array(fc.constantFrom(0, 1, 2, 3, 3, 4, 5, 6), { minLength: 6, maxLength: 6 });
const mostly = fc.array(
  fc.nat(5).map((n) => n > 0),
  { minLength: 7, maxLength: 7 },
);

describe("one release after another", () => {
  it("keeps hidden what each of them hides, whatever the next tells", async () => {
    await fc.assert(
      fc.asyncProperty(events, mostly, mostly, mostly, async (counts, first, second, third) => {
        const early = await release(
          cellsOf(counts, first, ({ periods }) => periods.join() === "2027-Q1"),
          [],
          "one",
        );
        const late = await release(
          cellsOf(counts, second, () => true),
          [early],
          "two",
        );
        const other = await release(
          cellsOf(counts, third, () => true),
          [early, late],
          "three",
        );
        expect(workedOut(counts, [early, late, other])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("would not keep it hidden if nobody remembered: the attack can succeed", async () => {
    const counts = [9, 9, 1, 9, 8, 9];
    const quarter = cellsOf(counts, [true], ({ periods }) => periods.join() === "2027-Q1");
    const part = quarter.filter((it) => it.areas.length === 1);
    const whole = quarter.filter((it) => it.areas.length === 3);
    const forgetful = [await release(part, [], "one"), await release(whole, [], "two")];
    expect(workedOut(counts, forgetful)).toEqual(["1826 2027-Q1"]);
    const first = await release(part, [], "one");
    const remembering = [first, await release(whole, [first], "two")];
    expect(workedOut(counts, remembering)).toEqual([]);
    const [only] = remembering[1]!.cells;
    expect(only).toMatchObject({ status: "hidden", earlier: "one", areas: codes });
  });

  it("tells the same cells again, and asks for nothing more to be hidden", async () => {
    const counts = [9, 9, 1, 9, 8, 9];
    const cells = cellsOf(counts, [true], () => true);
    const first = await release(cells, [], "one");
    const again = await release(cells, [first], "two");
    const fates = (it: LedgerRelease): readonly unknown[] =>
      it.cells.map(({ areas, period, status }) => ({ areas, period, status }));
    expect(fates(again)).toEqual(fates(first));
  });

  it("protects what was hidden before a correction, and what is hidden after", async () => {
    await fc.assert(
      fc.asyncProperty(events, events, mostly, async (before, after, stated) => {
        const first = await release(
          cellsOf(before, stated, () => true),
          [],
          "one",
        );
        const second = await release(
          cellsOf(after, stated, () => true),
          [first],
          "two",
        );
        expect(workedOut(before, [first])).toEqual([]);
        expect(workedOut(after, [second])).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("counts that are stated anew", () => {
  const counted =
    (events: readonly number[]): Recount =>
    (it) =>
      sum(events, { areas: it.areas, periods: it.period.split("..") });
  const states = (events: readonly number[], ...wanted: readonly Place[]): readonly CountCell[] =>
    wanted.map((it) => cell(sum(events, it), { areas: it.areas, period: periodOf(it.periods) }));
  const one: Place = { areas: ["1804"], periods: ["2027-Q1"] };
  const two: Place = { areas: ["1826"], periods: ["2027-Q1"] };
  const three: Place = { areas: ["1833"], periods: ["2027-Q1"] };
  const all: Place = { areas: codes, periods: ["2027-Q1"] };
  const fates = (it: Made): readonly string[] => it.cells.map((each) => `${addressOf(each)} ${each.status}`);

  const pair = (...areas: readonly string[]): Place => ({ areas, periods: ["2027-Q1"] });
  const pairs = [pair("1804", "1826"), pair("1826", "1833"), pair("1804", "1833")] as const;

  it("are no reason to refuse, though no table agrees with what was told before", async () => {
    const first = await release(states([5, 9, 5, 9, 5, 9], pairs[0], pairs[1]), [], "one");
    // Three pairs that had 10, had 10 and have 30: nobody could live in 1826.
    const now = [15, 9, 1, 9, 15, 9];
    const stated = states(now, pairs[2], two);
    const alone = fates(await release(stated, [], "two"));
    expect(alone).toEqual(["1804+1833 2027-Q1 told", "1826 2027-Q1 hidden"]);
    expect(fates(await release(stated, [first], "two"))).toEqual(alone);
    expect(fates(await release(stated, [first], "two", counted(now)))).toEqual(alone);
  });

  it("leave to its vintage what has changed, and hold to all the rest", async () => {
    const before = [20, 9, 20, 9, 30, 9];
    const now = [1, 9, 20, 9, 30, 9];
    const first = await release(states(before, one, two, three), [], "one");
    // 1804 is 1 now. What was told of 1826 and 1833 still holds, so the sum of all three would give it away.
    const second = await release(states(now, one, all), [first], "two", counted(now));
    expect(fates(second)).toEqual(["1804+1826+1833 2027-Q1 hidden", "1804 2027-Q1 hidden"]);
    expect(second.cells[0]).toMatchObject({ earlier: "one" });
    // With the others corrected, too, nobody can subtract them.
    const moved = [1, 9, 25, 9, 31, 9];
    const free = await release(states(moved, one, all), [first], "two", counted(moved));
    expect(fates(free)).toEqual(["1804+1826+1833 2027-Q1 told", "1804 2027-Q1 hidden"]);
  });

  it("are asked for no more where the data do not give the counts of the run itself", async () => {
    const now = [1, 9, 20, 9, 30, 9];
    const first = await release(states([20, 9, 20, 9, 30, 9], two, three), [], "one");
    const wrong = await release(states(now, one, all), [first], "two", counted([2, 9, 21, 9, 31, 9]));
    expect(fates(wrong)).toEqual(["1804+1826+1833 2027-Q1 hidden", "1804 2027-Q1 hidden"]);
  });

  it("that contradict each other within one release are refused, whatever was told before", async () => {
    const first = await release(states([5, 9, 5, 9, 5, 9], pairs[0], pairs[1]), [], "one");
    const torn = [10, 10, 30].map((count, i) => cell(count, { areas: pairs[i]!.areas, period: "2027-Q1" }));
    const stated = [...torn, ...states([15, 9, 1, 9, 15, 9], two)];
    await expect(release(stated, [], "two")).rejects.toThrow(new RangeError("disclose.contradiction"));
    await expect(release(stated, [first], "two")).rejects.toThrow(new RangeError("disclose.contradiction"));
  });

  it("let nothing be told that is the missing piece of an older vintage", async () => {
    const before = [1, 9, 9, 9, 9, 9];
    const now = [7, 9, 9, 9, 9, 9];
    const first = await release(states(before, one, pairs[0]), [], "one");
    expect(fates(first)).toEqual(["1804+1826 2027-Q1 told", "1804 2027-Q1 hidden"]);
    // Today 1804 may be shown, and 10 less the 9 of 1826 is what it was when it was hidden.
    const forgetful = await release(states(now, one, two, three), [first], "two", counted(now));
    expect(fates(forgetful)).toEqual(["1804 2027-Q1 told", "1826 2027-Q1 told", "1833 2027-Q1 told"]);
    const vintages = [{ releases: new Set(["one"]), recount: counted(before) }];
    const second = await release(states(now, one, two, three), [first], "two", counted(now), vintages);
    expect(fates(second)).toEqual(["1804 2027-Q1 told", "1833 2027-Q1 told", "1826 2027-Q1 hidden"]);
    expect(second.cells[2]).toMatchObject({
      reason: "complementary",
      protects: { table: "offences", areas: ["1804"], period: "2027-Q1" },
      earlier: "one",
    });
    // With 1826 moved on as well, nothing told today is true of what was.
    const moved = [7, 8, 9, 9, 9, 9].map((count, i) => (i === 2 ? 12 : count));
    const free = await release(states(moved, one, two, three), [first], "two", counted(moved), vintages);
    expect(fates(free)).toEqual(["1804 2027-Q1 told", "1826 2027-Q1 told", "1833 2027-Q1 told"]);
  });

  it("stay hidden while they are the same, beside whatever they are told", async () => {
    const hiding = cell(8, { denominator: 9, complement: true });
    const asked = (count: number): readonly Vintage[] => [{ releases: new Set(["one"]), recount: () => count }];
    const first = await release([hiding], [], "one");
    expect(fates(first)).toEqual(["1833 2027 hidden"]);
    const again = async (count: number, vintages: readonly Vintage[], recount: Recount): Promise<Made> =>
      release([cell(count)], [first], "two", recount, vintages);
    // 9 less 8 is one person; that nobody sets the 8 beside the 9 today does not help.
    const same = await again(8, asked(8), () => 8);
    expect(fates(same)).toEqual(["1833 2027 hidden"]);
    expect(same.cells[0]).toMatchObject({ reason: "small-complement", protects: null, earlier: null });
    // Where the release rests on the data of today, these are asked, and where nobody can be asked it is taken for the same.
    expect(fates(await again(8, [], () => 8))).toEqual(["1833 2027 hidden"]);
    expect(fates(await again(8, [], () => null))).toEqual(["1833 2027 hidden"]);
    expect(fates(await again(8, asked(6), () => 8))).toEqual(["1833 2027 told"]);
    // What was told before it was hidden cannot be hidden any more.
    const told = await release([cell(8)], [], "one");
    const late = await release([hiding], [told], "two", () => 8);
    expect([fates(late), late.exposed]).toEqual([["1833 2027 hidden"], ["1833 2027"]]);
    expect(fates(await release([cell(8)], [told, late], "three", () => 8))).toEqual(["1833 2027 told"]);
  });

  it("are held in every vintage, against all that is true of it and told at any time", async () => {
    const stated = fc.array(fc.boolean(), { minLength: 15, maxLength: 15 });
    const changes = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(1, 4, 5)), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(1, 3, 4), { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(changes, stated), { minLength: 3, maxLength: 3 }),
        async (start, steps) => {
          const made: { readonly events: readonly number[]; readonly release: Made }[] = [];
          let now: readonly number[] = start;
          for (const [changed, told] of steps) {
            now = changed.reduce((each, [at, value]) => each.with(at, value), now);
            const vintages = made.map((it) => ({ releases: new Set([it.release.hash]), recount: counted(it.events) }));
            const cells = cellsOf(now, told, () => true);
            const earlier = made.map((it) => it.release);
            const next = await release(cells, earlier, `number ${made.length}`, counted(now), vintages);
            made.push({ events: now, release: next });
          }
          for (const vintage of made) expect(narrowIn(vintage.events, vintage.release, made)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keep what each vintage hides, and today's holds against every number that has stayed", async () => {
    await fc.assert(
      fc.asyncProperty(events, events, mostly, mostly, fc.nat(5), async (before, other, first, second, changed) => {
        const now = before.map((count, i) => (i <= changed ? other[i]! : count));
        const early = await release(
          cellsOf(before, first, () => true),
          [],
          "one",
        );
        const late = await release(
          cellsOf(now, second, () => true),
          [early],
          "two",
          counted(now),
        );
        expect(workedOut(before, [early])).toEqual([]);
        // Whoever guesses rightly which numbers of the first release still hold, holds these and all of the second.
        const held = early.cells.filter((it) => it.status === "told" && sum(now, placeOf(it)) === it.lower);
        expect(workedOut(now, [{ ...early, cells: held }, late])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
