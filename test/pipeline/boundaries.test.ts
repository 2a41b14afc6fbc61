/** Old municipalities follow into today's; what rests on moved boundaries says so. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../src/model/area.ts";
import type { Estimate, Measured } from "../../src/model/estimate.ts";
import type { Layout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import { followCodes, markApproximate } from "../../src/pipeline/boundaries.ts";
import { describeNote } from "../../src/text/describe.ts";
import { layouts, observation, offenceRate } from "./fixtures.ts";

const area = (code: string, more: Partial<Area> = {}): Area => ({
  code,
  name: code,
  valid: { from: "1900-01-01", until: null },
  formerly: [],
  memberships: [],
  ...more,
});
const ended = { valid: { from: "1900-01-01", until: "2020-01-01" } };

/** Hamarøy of two, Narvik of one with a new number, Træna as ever. */
const areas: readonly Area[] = [
  area("1875", { valid: { from: "2020-01-01", until: null }, formerly: ["1849", "1850"], approximate: true }),
  area("1806", { valid: { from: "2020-01-01", until: null }, formerly: ["1805"] }),
  area("1849", ended),
  area("1850", ended),
  area("1805", ended),
  area("1835"),
];

const dims = { alder: "14", gruppe: "alle" };
const persons = (code: string, value: number | null, more: Partial<Observation> = {}): Observation =>
  observation("offences.personer", code, "2019-Q4", dims, value, more);
const follow = (observations: readonly Observation[], known: readonly Layout[] = layouts): readonly Observation[] =>
  followCodes(observations, areas, known);

describe("codes that ended", () => {
  it("are left as they are where there are none", () => {
    const all = [persons("1875", 3), persons("1835", 0)];
    expect(follow(all)).toBe(all);
    expect(follow([])).toEqual([]);
  });

  it("count in today's municipality, whole and together", () => {
    expect(follow([persons("1849", 2), persons("1835", 1), persons("1850", 3, { preliminary: true })])).toEqual([
      persons("1835", 1),
      persons("1875", 5, { preliminary: true }),
    ]);
  });

  it("are unknown together where one of them is not there", () => {
    expect(follow([persons("1849", 2)])).toEqual([persons("1875", null, { missing: "missing" })]);
  });

  it("are unknown together where one of them is hidden, within the bounds that are left", () => {
    const hidden = persons("1850", null, { missing: "suppressed-at-source", bounds: { lower: 1, upper: 4 } });
    expect(follow([persons("1849", 2), hidden])).toEqual([
      persons("1875", null, { missing: "suppressed-at-source", bounds: { lower: 3, upper: 6 } }),
    ]);
    const unbounded = persons("1850", null, { missing: "missing" });
    expect(follow([persons("1849", 2), unbounded])).toEqual([persons("1875", null, { missing: "missing" })]);
  });

  it("give way to what the source says of today's municipality itself", () => {
    expect(follow([persons("1849", 2), persons("1850", 3), persons("1875", 4)])).toEqual([persons("1875", 4)]);
  });

  it("keep their periods, breakdowns and measures apart, and the older of their dates", () => {
    const other = observation("offences.personer", "1849", "2019-Q3", dims, 7);
    expect(
      follow([persons("1849", 1, { stated: "2020-02-01" }), persons("1850", 1, { stated: "2020-01-15" }), other]),
    ).toEqual([
      persons("1875", 2, { stated: "2020-01-15" }),
      { ...other, area: "1875", value: null, missing: "missing" },
    ]);
  });

  it("hand a share on where only the number changed, and never add shares", () => {
    const shares: readonly Layout[] = layouts.map((layout) => ({
      ...layout,
      columns: layout.columns.map((column) =>
        column.name === "personer" ? { ...column, type: "percent" as const } : column,
      ),
    }));
    expect(follow([persons("1805", 0.25), persons("1849", 0.5), persons("1850", 0.5)], shares)).toEqual([
      persons("1806", 0.25),
    ]);
  });

  it("stay where the list says that a code goes on", () => {
    const going = areas.map((it) => (it.code === "1805" ? area("1805") : it));
    const all = [persons("1805", 2)];
    expect(followCodes(all, going, layouts)).toBe(all);
  });
});

/** Tysfjord between Hamarøy and Narvik, three to one by made-up numbers. */
const divided = areas.map((it): Area => {
  if (it.code === "1850") return { ...it, divided: { parts: { "1875": 3, "1806": 1 }, source: "made up" } };
  return it.code === "1806" ? { ...it, formerly: ["1805", "1850"], approximate: true } : it;
});

describe("a code that was divided", () => {
  it("counts in each part by its share, together with what else became part of it", () => {
    const stated = [persons("1849", 2), persons("1850", 4), persons("1805", 7)];
    expect(followCodes(stated, divided, layouts)).toEqual([persons("1875", 5), persons("1806", 8)]);
  });

  it("counts whole where it has one part only, to the byte as where nothing is said of a division", () => {
    const one = areas.map((it) =>
      it.code === "1850" ? { ...it, divided: { parts: { "1875": 17 }, source: "made up" } } : it,
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            code: fc.constantFrom("1849", "1850", "1805", "1835", "1875"),
            quarter: fc.constantFrom("2018-Q4", "2019-Q4"),
            value: fc.option(fc.nat({ max: 9 })),
          }),
          { maxLength: 12 },
        ),
        (list) => {
          const stated = list.map(({ code, quarter, value }) =>
            observation("offences.personer", code, quarter, dims, value, value === null ? { missing: "missing" } : {}),
          );
          expect(JSON.stringify(followCodes(stated, one, layouts))).toBe(JSON.stringify(follow(stated)));
        },
      ),
      { seed: 2026 },
    );
  });

  it("has its parts in the order of their codes, whatever the order of the list", () => {
    const far = divided.map((it) =>
      it.code === "1850" ? { ...it, divided: { parts: { "1875": 1, "0301": 1 }, source: "made up" } } : it,
    );
    const all = [
      ...far,
      area("0301", { valid: { from: "2020-01-01", until: null }, formerly: ["1850"], approximate: true }),
    ];
    const made = followCodes([persons("1849", 0), persons("1850", 1)], all, layouts);
    expect(made.map((it) => [it.area, it.value])).toEqual([
      ["1875", 0],
      ["0301", 1],
    ]);
  });

  it("leaves a part unknown where another of its predecessors is not there", () => {
    expect(followCodes([persons("1850", 4)], divided, layouts)).toEqual([
      persons("1806", null, { missing: "missing" }),
      persons("1875", null, { missing: "missing" }),
    ]);
  });

  it("hands on no money and no shares, of which nobody can say whose they are", () => {
    const amounts = layouts.map((layout) => ({
      ...layout,
      columns: layout.columns.map((it) => (it.name === "personer" ? { ...it, type: "amount" as const } : it)),
    }));
    expect(followCodes([persons("1850", 4)], divided, amounts)).toEqual([]);
  });

  it("gives a part no more than lives there", () => {
    const living = (code: string, value: number): Observation =>
      observation("population.personer", code, "2019", { alder: "14", kjonn: "alle" }, value);
    const stated = [living("1850", 2), living("1849", 0), living("1805", 0), persons("1850", 2), persons("1849", 0)];
    const made = followCodes([...stated, persons("1805", 0)], divided, layouts, [offenceRate]);
    const of = (measure: string, code: string) => made.find((it) => it.measure === measure && it.area === code)!.value!;
    for (const code of ["1806", "1875"])
      expect(of("offences.personer", code)).toBeLessThanOrEqual(of("population.personer", code));
  });
});

describe("numbers on moved boundaries", () => {
  const measured = (codes: readonly string[], period: string): Measured => ({
    analysis: "a",
    indicator: "i",
    area: "salten",
    period,
    group: "",
    measure: "rate",
    comparator: null,
    method: "rate",
    level: 0.95,
    unit: "persons",
    per: 1000,
    label: "exploratory",
    plan: null,
    notes: [{ code: "person-quarters", params: {} }],
    status: "measured",
    value: 1,
    lower: null,
    upper: null,
    numerator: null,
    denominator: null,
    basis: [
      {
        table: "offences",
        areas: codes,
        period,
        breakdown: {},
        numerator: 5,
        denominator: null,
        complement: false,
        minimumNumerator: null,
        minimumDenominator: null,
      },
    ],
  });
  const notesOf = (it: Estimate): readonly string[] =>
    markApproximate([it], areas)[0]!.notes.map((note) => `${note.code} ${note.params.areas ?? ""}`);

  it("say so before the day, and not after it", () => {
    expect(notesOf(measured(["1804", "1875"], "2019-Q4"))).toEqual(["person-quarters ", "approximate-area 1875"]);
    expect(notesOf(measured(["1804", "1875"], "2019-Q2..2020-Q1"))).toEqual([
      "person-quarters ",
      "approximate-area 1875",
    ]);
    expect(notesOf(measured(["1804", "1875"], "2020-Q1"))).toEqual(["person-quarters "]);
  });

  it("name what was divided, by which numbers and whose", () => {
    const [marked] = markApproximate([measured(["1806"], "2019-Q4")], divided);
    expect(marked!.notes.slice(1)).toEqual([
      { code: "approximate-area", params: { areas: "1806" } },
      { code: "divided-area", params: { areas: "1850", parts: "1806 (1), 1875 (3)", source: "made up" } },
    ]);
    expect(
      (["nb", "nn", "en"] as const).map((lang) =>
        describeNote(marked!.notes[2]!, lang, (code) => (code === "1850" ? "Tysfjord" : code)),
      ),
    ).toEqual([
      "Tysfjord er delt mellom 1806 (1), 1875 (3) etter folketallet i delene (kilde: made up); ingen vet hvor hver enkelt bodde.",
      "Tysfjord er delt mellom 1806 (1), 1875 (3) etter folketalet i delane (kjelde: made up); ingen veit kvar kvar einskild budde.",
      "Tysfjord is divided between 1806 (1), 1875 (3) by the persons in each part (source: made up); nobody knows where each lived.",
    ]);
  });

  it("say so before the later of two days", () => {
    const moved = [
      area("1875", { valid: { from: "2020-01-01", until: null }, approximate: true, adjusted: "2022-01-01" }),
    ];
    expect(markApproximate([measured(["1875"], "2021-Q4")], moved)[0]!.notes).toHaveLength(2);
  });

  it("say so before the day on which boundaries moved under a code that went on", () => {
    const moved = [area("1833", { adjusted: "2020-01-01" })];
    const codes = (period: string): readonly string[] =>
      markApproximate([measured(["1833"], period)], moved)[0]!.notes.map(({ code }) => code);
    expect(codes("2019-Q4")).toEqual(["person-quarters", "approximate-area"]);
    expect(codes("2020-Q1")).toEqual(["person-quarters"]);
  });

  it("say nothing of other municipalities, nor of what is withheld", () => {
    expect(notesOf(measured(["1804", "1806"], "2019-Q4"))).toEqual(["person-quarters "]);
    const { value, lower, upper, numerator, denominator, ...rest } = measured(["1875"], "2019-Q4");
    const withheld: Estimate = { ...rest, status: "withheld", reason: { code: "missing", params: {} } };
    expect(notesOf(withheld)).toEqual(["person-quarters "]);
    const all = [measured(["1875"], "2019-Q4")];
    expect(markApproximate(all, [area("1875")])).toBe(all);
  });
});
