/** A municipality that was divided: whole persons in each part, and what holds between counts holds there too. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Observation } from "../../src/model/observation.ts";
import { apportion, type Divisible, relations } from "../../src/pipeline/apportion.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { divide, type Parts } from "../../src/pipeline/division.ts";
import { repository } from "../support/workspace.ts";
import { observation } from "./fixtures.ts";

const free = (count: number, more: Partial<Divisible> = {}): Divisible => ({ count, room: null, carried: 0, ...more });

describe("counts divided in two", () => {
  it("are rounded to the nearest, halves up, and are whole at the ends", () => {
    const first = (count: number, share: number): number | undefined =>
      apportion([free(count)], [], { first: share, whole: 10 })?.[0];
    expect([0, 1, 2, 3, 10].map((count) => first(count, 5))).toEqual([0, 1, 1, 2, 5]);
    expect([0, 1, 2, 3, 10].map((count) => first(count, 4))).toEqual([0, 0, 1, 1, 4]);
    expect([first(7, 10), first(7, 0)]).toEqual([7, 0]);
    expect(apportion([], [], { first: 1, whole: 2 })).toEqual([]);
  });

  it("make up for what fell short before", () => {
    expect(apportion([free(1, { carried: 4 })], [], { first: 4, whole: 10 })).toEqual([1]);
    expect(apportion([free(1, { carried: -5 })], [], { first: 5, whole: 10 })).toEqual([0]);
  });

  it("keep within the room that each part has", () => {
    expect(apportion([free(4, { room: [1, 5] })], [], { first: 9, whole: 10 })).toEqual([1]);
    expect(apportion([free(4, { room: [5, 1] })], [], { first: 1, whole: 10 })).toEqual([3]);
    expect(apportion([free(4, { room: [1, 1] })], [], { first: 1, whole: 2 })).toBeNull();
  });

  it("add up to their total, which comes first", () => {
    const counts = [4, 1, 1, 1, 1];
    const limits = relations.equal(0, [1, 2, 3, 4]);
    expect(
      apportion(
        counts.map((count) => free(count)),
        limits,
        { first: 4, whole: 10 },
      ),
    ).toEqual([2, 0, 0, 1, 1]);
  });

  it("are given up where the relations leave nothing", () => {
    const limits = [...relations.equal(0, [1]), { plus: [1], minus: [], most: -1 }];
    expect(apportion([free(2), free(2)], limits, { first: 1, whole: 2 })).toBeNull();
    const apart = [
      { plus: [0], minus: [1], most: 0 },
      { plus: [1], minus: [0], most: -1 },
    ];
    expect(apportion([free(2), free(2)], apart, { first: 1, whole: 2 })).toBeNull();
  });
});

const { layouts, indicators } = defineFolder(join(repository, "pipelines"));
const all = [...indicators.values()];

/** Tysfjord between Narvik and Hamarøy, by made-up numbers of persons. */
const parts: Parts = [
  ["1806", 900],
  ["1875", 1000],
];

const sexes = ["jente", "gutt"] as const;
const ages = ["14", "15"] as const;
const offenceGroups = ["tyveri", "vold", "rus", "skadeverk", "trafikk", "seksual", "okonomi", "annet"] as const;

interface Youth {
  readonly age: string;
  readonly sex: string;
  /** Offences with their group, and whether they have a digital element. */
  readonly offences: readonly { readonly group: string; readonly digital: string }[];
}

/** What a source would state of some youths in a year and its last quarter: every count of every breakdown. */
function statements(youths: readonly Youth[], year: string): readonly Observation[] {
  const among = (age: string, sex: string) =>
    youths.filter((each) => each.age === age && (sex === "alle" || each.sex === sex));
  return ages.flatMap((alder) =>
    [...sexes, "alle"].flatMap((kjonn) => [
      observation("population.personer", "1850", year, { alder, kjonn }, among(alder, kjonn).length),
      ...[...offenceGroups, "alle"].flatMap((lovbruddsgruppe) =>
        ["ja", "nei", "alle"].flatMap((digital) => {
          const own = among(alder, kjonn).map(({ offences }) =>
            offences.filter(
              (it) =>
                (lovbruddsgruppe === "alle" || it.group === lovbruddsgruppe) &&
                (digital === "alle" || it.digital === digital),
            ),
          );
          const dims = { alder, kjonn, lovbruddsgruppe, digital };
          const period = `${year}-Q4`;
          const cases = own.reduce((sum, each) => sum + each.length, 0);
          return [
            observation("offences.personer", "1850", period, dims, own.filter((each) => each.length > 0).length),
            observation("offences.saker", "1850", period, dims, cases),
          ];
        }),
      ),
    ]),
  );
}

const youth: fc.Arbitrary<Youth> = fc.record({
  age: fc.constantFrom(...ages),
  sex: fc.constantFrom(...sexes),
  offences: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({ group: fc.constantFrom(...offenceGroups.slice(0, 3)), digital: fc.constantFrom("ja", "nei") }),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
});

const addressOf = ({ measure, period, dims }: Observation): string =>
  `${measure}|${period}|${Object.entries(dims)
    .sort()
    .map((each) => each.join("="))
    .join("|")}`;

/** Part → address → number. */
function numbersOf(portions: ReturnType<typeof divide>): ReadonlyMap<string, ReadonlyMap<string, number | null>> {
  const made = new Map(parts.map(([code]) => [code, new Map<string, number | null>()] as const));
  for (const { area, it } of portions) made.get(area)!.set(addressOf(it), it.value);
  return made;
}

/** How a part breaks what a source would keep to; empty when all is well. */
function broken(numbers: ReadonlyMap<string, number | null>): readonly string[] {
  const at = (measure: string, period: string, dims: Observation["dims"]): number =>
    numbers.get(addressOf(observation(measure, "", period, dims, 0)))!;
  const found: string[] = [];
  const demand = (holds: boolean, what: string, dims: object): void => {
    if (!holds) found.push(`${what} ${JSON.stringify(dims)}`);
  };
  const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
  for (const year of ["2018", "2019"])
    for (const alder of ages) {
      const living = (kjonn: string): number => at("population.personer", year, { alder, kjonn });
      demand(living("alle") === sum(sexes.map(living)), "population of both sexes", { year, alder });
      for (const lovbruddsgruppe of [...offenceGroups, "alle"])
        for (const digital of ["ja", "nei", "alle"]) {
          const dims = { alder, lovbruddsgruppe, digital };
          const of = (measure: string, more: object): number =>
            at(`offences.${measure}`, `${year}-Q4`, { kjonn: "alle", ...dims, ...more });
          for (const kjonn of [...sexes, "alle"]) {
            demand(of("personer", { kjonn }) <= living(kjonn), "more than live there", { ...dims, kjonn });
            const groups = offenceGroups.map((it) => of("personer", { kjonn, lovbruddsgruppe: it }));
            const together = of("personer", { kjonn, lovbruddsgruppe: "alle" });
            demand(Math.max(...groups) <= together && together <= sum(groups), "groups of persons", { ...dims, kjonn });
            const cases = offenceGroups.map((it) => of("saker", { kjonn, lovbruddsgruppe: it }));
            demand(of("saker", { kjonn, lovbruddsgruppe: "alle" }) === sum(cases), "groups of cases", {
              ...dims,
              kjonn,
            });
          }
          demand(of("personer", {}) === sum(sexes.map((kjonn) => of("personer", { kjonn }))), "sexes", dims);
        }
    }
  return found;
}

describe("a municipality that was divided", () => {
  const given = (youths: readonly Youth[]): readonly Observation[] => [
    ...statements(youths, "2018"),
    ...statements(youths.slice(0, youths.length / 2), "2019"),
  ];

  it("leaves whole persons that add up to what was stated, and in each part what holds between counts", () => {
    let undivided = 0;
    fc.assert(
      fc.property(fc.array(youth, { maxLength: 25 }), (youths) => {
        const stated = given(youths);
        const portions = divide(stated, parts, layouts, all);
        expect(portions).toHaveLength(stated.length * parts.length);
        const made = numbersOf(portions);
        const [first, second] = parts.map(([code]) => made.get(code)!);
        if ([...first!.values()].includes(null)) {
          undivided++;
          return;
        }
        for (const it of stated) {
          const [a, b] = [first!.get(addressOf(it))!, second!.get(addressOf(it))!];
          expect(Number.isInteger(a) && a >= 0 && b >= 0).toBe(true);
          expect(a + b).toBe(it.value);
        }
        expect(broken(first!)).toEqual([]);
        expect(broken(second!)).toEqual([]);
      }),
      { seed: 2026, numRuns: 12 },
    );
    expect(undivided).toBe(0);
  });

  it("is divided in the same way whatever the order of what is stated", () => {
    const stated = given(fc.sample(youth, { seed: 4, numRuns: 20 }));
    const made = numbersOf(divide(stated, parts, layouts, all));
    const again = numbersOf(divide([...stated].reverse(), parts, layouts, all));
    for (const [code] of parts)
      expect(new Map([...again.get(code)!].sort())).toEqual(new Map([...made.get(code)!].sort()));
  });

  const dims = { alder: "14", kjonn: "alle", lovbruddsgruppe: "alle", digital: "alle" };
  const valuesOf = (stated: readonly Observation[], among: Parts): readonly (readonly [string, number | null])[] =>
    divide(stated, among, layouts, all).map(({ area, it }) => [area, it.value] as const);

  it("gives each part its share in the long run, also where every count is one", () => {
    const quarters = ["2016", "2017", "2018", "2019"].flatMap((year) => [1, 2, 3, 4].map((each) => `${year}-Q${each}`));
    const stated = quarters.map((quarter) => observation("offences.personer", "1850", quarter, dims, 1));
    const given = valuesOf(stated, [
      ["1806", 1],
      ["1875", 3],
    ]);
    expect(given.filter(([area, value]) => area === "1806" && value === 1)).toHaveLength(4);
    expect(given.filter(([area, value]) => area === "1875" && value === 1)).toHaveLength(12);
  });

  it("is divided among more than two, who still add up", () => {
    const stated = [observation("offences.personer", "1850", "2019-Q4", dims, 10)];
    const three: Parts = [
      ["1806", 5],
      ["1835", 3],
      ["1875", 2],
    ];
    expect(valuesOf(stated, three)).toEqual([
      ["1806", 5],
      ["1835", 3],
      ["1875", 2],
    ]);
  });

  it("is unknown in its parts where it is unknown, within what is left of its bounds", () => {
    const hidden = observation("offences.personer", "1850", "2019-Q4", dims, null, {
      missing: "suppressed-at-source",
      bounds: { lower: 1, upper: 4 },
    });
    const absent = observation("offences.personer", "1850", "2019-Q3", dims, null, { missing: "missing" });
    expect(divide([hidden, absent], parts, layouts, all).map(({ area, it }) => [area, it])).toEqual([
      ["1806", absent],
      ["1875", absent],
      ["1806", { ...hidden, bounds: { lower: 0, upper: 4 } }],
      ["1875", { ...hidden, bounds: { lower: 0, upper: 4 } }],
    ]);
  });

  it("asks for nothing that the source does not keep to itself", () => {
    const of = (kjonn: string, value: number): Observation =>
      observation("population.personer", "1850", "2019", { alder: "14", kjonn }, value);
    // The sexes do not add up, and one of them is more than both.
    expect(valuesOf([of("alle", 2), of("jente", 4), of("gutt", 2)], parts)).toEqual([
      ["1806", 1],
      ["1875", 1],
      ["1806", 1],
      ["1875", 1],
      ["1806", 2],
      ["1875", 2],
    ]);
  });

  it("asks nothing of parts whose total nobody states", () => {
    const girls = observation("population.personer", "1850", "2019", { alder: "14", kjonn: "jente" }, 3);
    expect(valuesOf([girls], parts)).toEqual([
      ["1806", 1],
      ["1875", 2],
    ]);
  });

  it("keeps the columns of a row to each other: those who completed had started, and were referred", () => {
    const row = (column: string, value: number): Observation =>
      observation(`followup.${column}`, "1850", "2019-Q1", { kjonn: "alle" }, value);
    const counts = { henvist: 5, startet: 3, fullfort: 1, avbrutt: 1, flyttet: 1, pagaar: 0 };
    const stated = Object.entries(counts).map(([column, value]) => row(column, value));
    for (const [area] of parts) {
      const own = new Map(
        divide(stated, parts, layouts, all)
          .filter((each) => each.area === area)
          .map(({ it }) => [it.measure, it.value!] as const),
      );
      const of = (column: string): number => own.get(`followup.${column}`)!;
      expect(of("startet")).toBeLessThanOrEqual(of("henvist"));
      expect(of("fullfort") + of("avbrutt") + of("flyttet") + of("pagaar")).toBe(of("startet"));
    }
  });

  it("is in full where no more have an event than live there, and all of them have one", () => {
    const persons = observation("offences.personer", "1850", "2019-Q4", dims, 3);
    const living = observation("population.personer", "1850", "2019", { alder: "14", kjonn: "alle" }, 3);
    expect(valuesOf([persons, living], parts)).toEqual([
      ["1806", 1],
      ["1875", 2],
      ["1806", 1],
      ["1875", 2],
    ]);
  });

  it("is unknown where nobody can divide it so that all of that holds", () => {
    // Each of three is the sum of two of three ones: no half of them is a whole number of each.
    const sumRules = [
      { whole: "henvist", parts: ["avbrutt", "flyttet"] },
      { whole: "startet", parts: ["flyttet", "pagaar"] },
      { whole: "fullfort", parts: ["avbrutt", "pagaar"] },
    ];
    const knotted = layouts.map((each) => (each.kind === "followup" ? { ...each, sumRules, rowRules: [] } : each));
    const counts = { henvist: 2, startet: 2, fullfort: 2, avbrutt: 1, flyttet: 1, pagaar: 1 };
    const stated = Object.entries(counts).map(([column, value]) =>
      observation(`followup.${column}`, "1850", "2019-Q1", { kjonn: "alle" }, value),
    );
    const halves: Parts = [
      ["1806", 1],
      ["1875", 1],
    ];
    const made = divide(stated, halves, knotted, all).map(({ it }) => [it.value, it.missing, it.bounds]);
    expect(made).toEqual(
      Object.values(counts).flatMap((upper) => [
        [null, "missing", { lower: 0, upper }],
        [null, "missing", { lower: 0, upper }],
      ]),
    );
  });
});
