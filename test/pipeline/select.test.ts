/** Laying observations out: sums that never turn a missing value into 0, windows, units and person-time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Layout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { sum } from "../../src/pipeline/quantity.ts";
import { membershipDate, select, unitsOf } from "../../src/pipeline/select.ts";
import { lastMatureQuarter, windowsOf } from "../../src/pipeline/windows.ts";
import { analysis, layouts, observation, offenceRate, programme } from "./fixtures.ts";

const offences = (area: string, period: string, alder: string, value: number | null, more = {}): Observation =>
  observation("offences.personer", area, period, { alder, gruppe: "alle" }, value, more);
const people = (area: string, aar: string, alder: string, value: number | null): Observation =>
  observation("population.personer", area, aar, { alder, kjonn: "alle" }, value);

const full: readonly Observation[] = [
  ...["1833", "1836", "1804"].flatMap((area, i) =>
    ["2027-Q2", "2027-Q3"].flatMap((period) => [
      offences(area, period, "14", 3 + i),
      offences(area, period, "15", 5 + i),
    ]),
  ),
  ...["1833", "1836", "1804"].flatMap((area, i) => [
    people(area, "2027", "14", 100 + i),
    people(area, "2027", "15", 200 + i),
  ]),
];

function cellsOf(observations: readonly Observation[], windows: readonly string[], by: readonly string[] = []) {
  const index = indexObservations(observations, layouts);
  const units = unitsOf(["programme", "salten"], programme, "2027-07-01");
  return select(index, offenceRate, { units, windows, by, on: "2027-07-01" }, programme).cells;
}

const at = (cells: readonly PanelCell[], unit: string, period: string): PanelCell =>
  cells.find((cell) => cell.unit.id === unit && cell.period === period)!;

describe("select", () => {
  it("adds ages and members, and counts a quarter of each person for each quarter", () => {
    const cell = at(cellsOf(full, ["2027-Q3"]), "programme", "2027-Q3");
    expect(cell.areas).toEqual(["1833", "1836"]);
    expect(cell.numerator).toEqual({ known: true, value: 3 + 5 + 4 + 6 });
    expect(cell.denominator).toEqual({ known: true, value: (100 + 200 + 101 + 201) / 4 });
    expect(cell.persons).toBe(602);
  });

  it("adds the quarters of a window in count and in person-time", () => {
    const cell = at(cellsOf(full, ["2027-Q2..2027-Q3"]), "salten", "2027-Q2..2027-Q3");
    expect(cell.numerator).toEqual({ known: true, value: 24 });
    expect(cell.denominator).toEqual({ known: true, value: 304 / 2 });
    expect(cell.persons).toBe(304);
  });

  it("breaks down by the indicator's own codes, and the breakdown narrows both sides", () => {
    const cells = cellsOf(full, ["2027-Q3"], ["alder"]).filter((cell) => cell.unit.id === "salten");
    expect(cells.map((cell) => [cell.breakdown, cell.numerator, cell.denominator])).toEqual([
      [{ alder: "14" }, { known: true, value: 5 }, { known: true, value: 102 / 4 }],
      [{ alder: "15" }, { known: true, value: 7 }, { known: true, value: 202 / 4 }],
    ]);
  });

  it("gives no cell for a breakdown that the indicator does not offer", () => {
    expect(cellsOf(full, ["2027-Q3"], ["kjonn"])).toEqual([]);
  });

  it("leaves a group unknown when one member did not deliver, and says which", () => {
    const cells = cellsOf(
      full.filter((it) => !(it.area === "1836" && it.period === "2027-Q3")),
      ["2027-Q3"],
    );
    expect(at(cells, "programme", "2027-Q3").numerator).toEqual({
      known: false,
      reason: "missing",
      areas: ["1836"],
      lower: 8,
      upper: Number.POSITIVE_INFINITY,
    });
    expect(at(cells, "salten", "2027-Q3").numerator).toEqual({ known: true, value: 12 });
  });

  it("leaves the rate without person-time when a year's population is missing", () => {
    const cell = at(
      cellsOf(
        full.filter((it) => it.period !== "2027"),
        ["2027-Q3"],
      ),
      "salten",
      "2027-Q3",
    );
    expect(cell.denominator).toMatchObject({ known: false, reason: "missing", areas: ["1804"] });
    expect(cell.persons).toBeNull();
  });

  it("keeps what a suppressed value still tells", () => {
    const hidden = offences("1804", "2027-Q3", "14", null, {
      missing: "suppressed-at-source",
      bounds: { lower: 0, upper: 4 },
      preliminary: true,
    });
    const cell = at(
      cellsOf([...full.filter((it) => it !== full[8] && it !== full[10]), hidden], ["2027-Q3"]),
      "salten",
      "2027-Q3",
    );
    expect(cell.numerator).toEqual({
      known: false,
      reason: "suppressed-at-source",
      areas: ["1804"],
      lower: 7,
      upper: 11,
    });
    expect(cell.preliminary).toBe(true);
  });

  it("gives the same cells in whatever order the observations come", () => {
    const expected = cellsOf(full, ["2027-Q2", "2027-Q3"], []);
    fc.assert(
      fc.property(fc.shuffledSubarray([...full], { minLength: full.length }), (shuffled) => {
        expect(cellsOf(shuffled, ["2027-Q2", "2027-Q3"], [])).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("takes a group's own statement where a kind is stated by group", () => {
    const index = indexObservations([observation("economy.regnskap", "programme", "2026", {}, 3_500_000)], layouts);
    const cost = {
      ...offenceRate,
      kind: "amount" as const,
      numerator: { measure: "economy.regnskap", where: {} },
      denominator: null,
      grain: "year" as const,
      breakdowns: {},
    };
    const units = unitsOf(["programme", "salten"], programme, "2026-01-01");
    const { cells } = select(index, cost, { units, windows: ["2026"], by: [], on: "2026-01-01" }, programme);
    expect(cells[0]!.numerator).toEqual({ known: true, value: 3_500_000 });
    expect(cells[1]!.numerator).toMatchObject({ known: false, reason: "missing", areas: ["1804"] });
  });

  it("looks up what has neither area nor period", () => {
    const index = indexObservations([observation("milestones.planlagt", "", "", { id: "pilot" }, 20_000)], layouts);
    const milestone = {
      ...offenceRate,
      numerator: { measure: "milestones.planlagt", where: { id: ["pilot"] } },
      denominator: null,
    };
    const units = unitsOf(["programme"], programme, "2026-01-01");
    const { cells } = select(index, milestone, { units, windows: ["2026"], by: [], on: "2026-01-01" }, programme);
    expect(cells[0]!.numerator).toEqual({ known: true, value: 20_000 });
  });

  it("counts a proportion's denominator over every answer that was stated", () => {
    const answers = [
      observation("survey.antall", "1804", "2025", { svar: "ja" }, 12),
      observation("survey.antall", "1804", "2025", { svar: "nei" }, 88),
    ];
    const index = indexObservations(answers, layouts);
    const proportion = {
      ...offenceRate,
      kind: "proportion" as const,
      numerator: { measure: "survey.antall", where: { svar: ["ja"] } },
      denominator: { measure: "survey.antall", where: {}, personTime: false },
      grain: "year" as const,
    };
    const units = unitsOf(["salten"], programme, "2027-07-01");
    const { cells } = select(
      index,
      proportion,
      { units, windows: ["2025", "2022"], by: [], on: "2027-07-01" },
      programme,
    );
    expect(cells[0]).toMatchObject({
      numerator: { known: true, value: 12 },
      denominator: { known: true, value: 100 },
      persons: 100,
    });
    expect(cells[1]).toMatchObject({ denominator: { known: false, reason: "missing" }, persons: null });
  });
});

describe("sum", () => {
  const dims = { alder: "14" };
  const parts = [
    observation("offences.saker", "1804", "2027-Q3", { ...dims, gruppe: "vold" }, 3),
    observation("offences.saker", "1804", "2027-Q3", { ...dims, gruppe: "rus" }, 4),
    observation("offences.personer", "1804", "2027-Q3", { ...dims, gruppe: "vold" }, 3),
    observation("offences.personer", "1804", "2027-Q3", { ...dims, gruppe: "rus" }, 4),
  ];
  const index = indexObservations(parts, layouts);
  const add = (measure: string, areas: readonly string[] = ["1804"]) =>
    sum(index, { measure, where: { alder: ["14"] } }, {}, areas, ["2027-Q3"]).quantity;

  it("adds the parts where nobody stated the total and the parts add up", () => {
    expect(add("offences.saker")).toEqual({ known: true, value: 7 });
  });

  it("never adds parts that may count a person twice", () => {
    expect(add("offences.personer")).toMatchObject({ known: false, reason: "missing" });
  });

  it("is zero over no area at all", () => {
    expect(add("offences.saker", [])).toEqual({ known: true, value: 0 });
  });

  it("lets a value that nobody delivered decide over one that the source hides", () => {
    const mixed = indexObservations(
      [offences("1804", "2027-Q3", "14", null, { missing: "suppressed-at-source", bounds: { lower: 1, upper: 4 } })],
      layouts,
    );
    const selector = { measure: "offences.personer", where: { alder: ["14", "15"] } };
    expect(sum(mixed, selector, {}, ["1804"], ["2027-Q3"]).quantity).toEqual({
      known: false,
      reason: "missing",
      areas: ["1804"],
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
    });
  });
});

describe("unitsOf", () => {
  it("takes a municipality's role from the group it belongs to on the date", () => {
    expect(unitsOf(["each:programme", "1836", "9999"], programme, "2027-07-01")).toEqual([
      { id: "1833", kind: "area", role: "programme", adopted: "2026-01-01" },
      { id: "1836", kind: "area", role: "programme", adopted: "2026-01-01" },
      { id: "9999", kind: "area", role: "donor" },
    ]);
    expect(unitsOf(["1836"], programme, "2025-07-01")).toMatchObject([{ role: "benchmark" }]);
  });

  it("says since when a municipality has had its group's programme: since it joined, or since the group has", () => {
    // 1836 joined Salten later than Salten adopted.
    expect(unitsOf(["1804", "1836", "1811"], programme, "2025-07-01").map((unit) => unit.adopted)).toEqual([
      "2007-07-01",
      programme.areas.find((each) => each.code === "1836")!.memberships.find((spell) => spell.group === "salten")!.from,
      undefined,
    ]);
  });

  it("reads membership on the first day of the report's last quarter", () => {
    expect(membershipDate("2027-Q3")).toBe("2027-07-01");
    expect(membershipDate("2028")).toBe("2028-10-01");
  });
});

describe("windowsOf", () => {
  const index = indexObservations(full, layouts);
  const windows = (more: object, indicator = offenceRate, period = "2027-Q3") =>
    windowsOf({ ...analysis, ...more }, indicator, index, period);

  it("follows quarter upon quarter, so that an empty one shows", () => {
    expect(windows({ periods: { last: 3 } })).toEqual(["2027-Q1", "2027-Q2", "2027-Q3"]);
    expect(windows({ periods: { last: 1 } })).toEqual(["2027-Q3"]);
    expect(windows({ periods: { from: "2027-Q2" } })).toEqual(["2027-Q2", "2027-Q3"]);
    expect(windows({ periods: { from: "2027-Q3" } })).toEqual(["2027-Q3"]);
    expect(windows({ periods: { from: "2028-Q1" } })).toEqual([]);
  });

  it("rolls", () => {
    expect(windows({ periods: { last: 2 }, window: { kind: "rolling", length: 4 } })).toEqual([
      "2026-Q3..2027-Q2",
      "2026-Q4..2027-Q3",
    ]);
  });

  it("goes by the calendar, in half-years and years that are over and do not overlap", () => {
    const years = { kind: "calendar", length: 4 };
    const halves = { kind: "calendar", length: 2 };
    const mature = { ...offenceRate, maturity: 183 };
    expect(windows({ periods: { last: 2 }, window: years })).toEqual(["2025-Q1..2025-Q4", "2026-Q1..2026-Q4"]);
    expect(windows({ periods: { last: 1 }, window: years }, offenceRate, "2027-Q4")).toEqual(["2027-Q1..2027-Q4"]);
    expect(windows({ periods: { last: 1 }, window: years }, offenceRate, "2027")).toEqual(["2027-Q1..2027-Q4"]);
    expect(windows({ periods: { last: 1 }, window: years }, mature, "2027-Q4")).toEqual(["2026-Q1..2026-Q4"]);
    expect(windows({ periods: { last: 2 }, window: halves })).toEqual(["2026-Q3..2026-Q4", "2027-Q1..2027-Q2"]);
    expect(windows({ periods: { from: "2026-Q2" }, window: halves })).toEqual(["2026-Q3..2026-Q4", "2027-Q1..2027-Q2"]);
    expect(windows({ periods: { from: "2026" }, window: years })).toEqual(["2026-Q1..2026-Q4"]);
    expect(windows({ periods: { from: "2026-Q2" }, window: years })).toEqual([]);
  });

  it("keeps a fixed window as it is", () => {
    expect(windows({ window: { kind: "fixed", period: "2022-Q1..2025-Q4" } })).toEqual(["2022-Q1..2025-Q4"]);
  });

  it("takes the years that somebody delivered, because surveys come every third", () => {
    const survey = indexObservations(
      ["2019", "2022", "2025", "2028"].map((year) => observation("survey.antall", "1804", year, { svar: "ja" }, 1)),
      layouts,
    );
    const yearly = { ...offenceRate, grain: "year" as const, numerator: { measure: "survey.antall", where: {} } };
    expect(windowsOf({ ...analysis, periods: { last: 2 } }, yearly, survey, "2027-Q3")).toEqual(["2022", "2025"]);
    expect(windowsOf({ ...analysis, periods: { from: "2020" } }, yearly, survey, "2027-Q3")).toEqual(["2022", "2025"]);
  });

  it("leaves out cohorts that have not had their days", () => {
    expect(lastMatureQuarter("2027-Q3", 0)).toBe("2027-Q3");
    expect(lastMatureQuarter("2027-Q3", 183)).toBe("2027-Q1");
    expect(lastMatureQuarter("2027-Q4", 183)).toBe("2027-Q2");
    expect(windows({ periods: { last: 2 } }, { ...offenceRate, maturity: 183 })).toEqual(["2026-Q4", "2027-Q1"]);
  });
});

describe("a share that the source states itself", () => {
  const indicator = { ...offenceRate, share: { measure: "offences.andel", where: { alder: ["14"] } } };
  const stated = (area: string, period: string, value: number): Observation =>
    observation("offences.andel", area, period, { alder: "14", gruppe: "alle" }, value);
  const shares = (
    observations: readonly Observation[],
    windows: readonly string[],
    names: readonly string[] = ["1833"],
  ) =>
    select(
      indexObservations(observations, layouts),
      indicator,
      { units: unitsOf(names, programme, "2027-07-01"), windows, by: [], on: "2027-07-01" },
      programme,
    ).cells.map((cell) => cell.share);
  const share = [stated("1833", "2027-Q3", 0.12), stated("1836", "2027-Q3", 0.2)];

  it("stands in the cell of one municipality and one period where no counts are stated", () => {
    expect(shares(share, ["2027-Q3"], ["1833", "1836"])).toEqual([0.12, 0.2]);
    expect(shares(share, ["2027-Q2"])).toEqual([undefined]);
  });

  it("is not used where counts are, nor added over municipalities or periods", () => {
    expect(shares([...share, ...full], ["2027-Q3"])).toEqual([undefined]);
    expect(shares(share, ["2027-Q3"], ["programme"])).toEqual([undefined]);
    expect(shares([...share, stated("1833", "2027-Q2", 0.1)], ["2027-Q2..2027-Q3"])).toEqual([undefined]);
  });
});

describe("weights behind answers", () => {
  const column = { labels: { nb: "", nn: "", en: "" }, type: "number", codes: null, total: null } as const;
  const weighted = layouts.map((layout) =>
    layout.kind === "survey"
      ? {
          ...layout,
          columns: [
            ...layout.columns,
            ...["vekt", "kvadrat"].map((name) => ({ ...column, name, optional: true, aliases: [] })),
          ],
          behind: [{ measure: "antall", weights: "vekt", squares: "kvadrat" }],
        }
      : layout,
  );
  const answers = (svar: readonly string[]) => ({ measure: "survey.antall", where: { svar } });
  const cannabis = {
    ...offenceRate,
    kind: "proportion" as const,
    numerator: answers(["ja"]),
    denominator: { ...answers(["ja", "nei"]), personTime: false },
    breakdowns: {},
  };
  const row = (area: string, svar: string, antall: number, vekt?: number, kvadrat?: number): readonly Observation[] => [
    observation("survey.antall", area, "2025", { svar }, antall),
    ...(vekt === undefined ? [] : [observation("survey.vekt", area, "2025", { svar }, vekt)]),
    ...(kvadrat === undefined ? [] : [observation("survey.kvadrat", area, "2025", { svar }, kvadrat)]),
  ];
  const weightsOf = (
    observations: readonly Observation[],
    known: readonly Layout[] = weighted,
    indicator: Indicator = cannabis,
  ) =>
    select(
      indexObservations(observations, known),
      indicator,
      { units: unitsOf(["programme"], programme, "2027-07-01"), windows: ["2025"], by: [], on: "2027-07-01" },
      programme,
    ).cells[0]!.weights;
  const all = [
    ...row("1833", "ja", 3, 4.5, 7),
    ...row("1833", "nei", 20, 19, 30),
    ...row("1836", "ja", 1, 0.5, 0.25),
    ...row("1836", "nei", 4, 6, 10),
  ];

  it("are summed over the same rows as the counts", () => {
    expect(weightsOf(all)).toEqual({ yes: { sum: 5, squares: 7.25 }, all: { sum: 30, squares: 47.25 } });
  });

  it("are absent where some answers have none, and where the layout has no such columns", () => {
    expect(weightsOf([...all.slice(3), ...row("1833", "ja", 3)])).toBeUndefined();
    expect(weightsOf(all.filter((it) => it.measure === "survey.antall"))).toBeUndefined();
    expect(weightsOf(all, layouts)).toBeUndefined();
    expect(weightsOf(all, weighted, { ...cannabis, denominator: null })).toBeUndefined();
  });
});
