/** The effect against municipalities that do not have the programme. */
import { describe, expect, it } from "vitest";
import type { Note } from "../../src/model/estimate.ts";
import type { PanelCell, Unit } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import {
  analysisOf,
  cellOf,
  context,
  donors,
  exact,
  measuredOne,
  method,
  offences,
  run,
  started,
  unknown,
  withheldOne,
} from "./made.ts";

const options = { pre: "2024..2025", post: "2026-Q4..2027-Q3", excluded: [], draws: 999, sizeMatched: false };
const study = { units: ["each:programme", "each:donors"], comparator: "donors", options };
const before = quartersIn("2024..2025");
const after = quartersIn("2027-Q1..2027-Q3");

/** Events of a municipality in each quarter before and after, and its persons. */
interface Town {
  readonly unit: Unit;
  readonly before: number;
  readonly after: number;
  readonly persons: number;
}

const town = (id: string, role: Unit["role"], b: number, a: number, persons: number): Town => ({
  unit: { id, kind: "area", role },
  before: b,
  after: a,
  persons,
});

const towns: readonly Town[] = [
  town("1826", "programme", 2, 1, 100),
  town("1833", "programme", 8, 3, 600),
  town("1811", "donor", 3, 3, 150),
  town("1812", "donor", 2, 3, 120),
  town("1813", "donor", 6, 5, 500),
  town("1815", "donor", 1, 1, 60),
];

/** One cell a quarter; the pilot quarter has so many events that it would show. */
function cellsOf(given: readonly Town[], breakdown = {}): readonly PanelCell[] {
  return given.flatMap(({ unit, persons, ...events }) =>
    [...before, "2026-Q4", ...after].map((period) => {
      const count = period === "2026-Q4" ? 90 : before.includes(period) ? events.before : events.after;
      return cellOf(unit, count, persons / 4, { period, persons, breakdown });
    }),
  );
}

const note = (notes: readonly Note[], code: Note["code"]): Note["params"] | undefined =>
  notes.find((each) => each.code === code)?.params;

/** Pooled: 10 → 4 of 700 persons here, 12 → 12 of 830 there, a quarter. */
const ratio = 4 / 10 / (12 / 12);

describe("difference-in-differences", () => {
  it("asks for every quarter of both windows but the pilot and what is excluded", () => {
    const excluded = { ...study, options: { ...options, excluded: ["2024-Q2..2024-Q3"] } };
    expect(
      method("difference-in-differences").windows(analysisOf("difference-in-differences", excluded), context),
    ).toEqual(["2024-Q1", "2024-Q4", ...quartersIn("2025"), ...after]);
  });

  it("is the ratio of the rate ratios of pooled counts, the pilot left out", () => {
    const it_ = measuredOne(run("difference-in-differences", offences, cellsOf(towns), study));
    expect(it_.value).toBeCloseTo(ratio, exact);
    expect(it_.lower!).toBeLessThanOrEqual(ratio);
    expect(it_.upper!).toBeGreaterThanOrEqual(ratio);
    expect(it_).toMatchObject({
      area: "programme",
      period: "2026-Q4..2027-Q3",
      comparator: "donors",
      measure: "effect-ratio",
      method: "difference-in-differences",
      level: 0.95,
      numerator: null,
      denominator: null,
      label: "planned",
    });
  });

  it("states p, the smallest p there can be, what was expected, and the range with one left out", () => {
    const { notes } = measuredOne(run("difference-in-differences", offences, cellsOf(towns), study));
    // 6 municipalities, 2 treated: 15 assignments, all listed.
    expect(note(notes, "smallest-p")).toEqual({ p: 1 / 15 });
    const randomisation = note(notes, "randomisation-p")!;
    expect(randomisation.assignments).toBe(15);
    expect(Number.isInteger(Number(randomisation.p) * 15)).toBe(true);
    expect(note(notes, "expected-under-no-effect")).toEqual({ observed: 12, expected: 12 / ratio });
    // Without 1833: 1/2 against 12/12; without 1812: 4/10 against 9/10.
    const range = note(notes, "leave-one-out")!;
    const left = (b: number, a: number, cb: number, ca: number) => a / b / (ca / cb);
    const all = [
      left(8, 3, 12, 12),
      left(2, 1, 12, 12),
      left(10, 4, 9, 9),
      left(10, 4, 10, 9),
      left(10, 4, 6, 7),
      left(10, 4, 11, 11),
    ];
    expect(range.lower).toBeCloseTo(Math.min(...all), exact);
    expect(range.upper).toBeCloseTo(Math.max(...all), exact);
    // 1/ratio = 2.5: E = 2.5 + √(2.5 · 1.5); the interval of so few assignments holds 1.
    expect(note(notes, "e-value")!.ratio).toBeCloseTo(2.5 + Math.sqrt(2.5 * 1.5), exact);
    expect(note(notes, "e-value")!.bound).toBe(1);
  });

  it("reveals the pooled counts, and no municipality's", () => {
    const { basis } = measuredOne(run("difference-in-differences", offences, cellsOf(towns), study));
    expect(basis.map((cell) => [cell.areas, cell.period, cell.numerator, cell.denominator])).toEqual([
      [["1826", "1833"], "2024-Q1..2025-Q4", 80, 1400],
      [["1826", "1833"], "2027-Q1..2027-Q3", 12, 700],
      [["1811", "1812", "1813", "1815"], "2024-Q1..2025-Q4", 96, 1660],
      [["1811", "1812", "1813", "1815"], "2027-Q1..2027-Q3", 36, 830],
    ]);
  });

  it("reveals a count for each unbroken run of a window with a hole in it", () => {
    const holed = { ...study, options: { ...options, excluded: ["2024-Q2"] } };
    const { basis } = measuredOne(run("difference-in-differences", offences, cellsOf(towns), holed));
    expect(basis.slice(0, 3).map((cell) => [cell.period, cell.numerator])).toEqual([
      ["2024-Q1", 10],
      ["2024-Q3..2025-Q4", 60],
      ["2027-Q1..2027-Q3", 12],
    ]);
  });

  it("is exploratory without a locked plan", () => {
    const found = run("difference-in-differences", offences, cellsOf(towns), study, { plan: null });
    expect(measuredOne(found).label).toBe("exploratory");
  });

  it("says so beside municipalities that have the programme already", () => {
    const benchmark = [...towns, town("1804", "benchmark", 9, 9, 1200)];
    const { notes } = measuredOne(run("difference-in-differences", offences, cellsOf(benchmark), study));
    expect(notes).toContainEqual({ code: "salten-is-treated", params: {} });
  });

  it("is the same whatever the order of the cells, and with the same seed", () => {
    const many = [
      ...towns,
      ...Array.from({ length: 26 }, (_, i) => town(String(1900 + i), "donor", 1 + (i % 7), 1 + (i % 5), 50 + i)),
    ];
    const cells = cellsOf([
      ...many,
      town("1828", "programme", 3, 2, 80),
      town("1832", "programme", 4, 1, 90),
      town("1834", "programme", 2, 1, 70),
      town("1835", "programme", 1, 0, 8),
      town("1836", "programme", 2, 1, 30),
    ]);
    const one = measuredOne(run("difference-in-differences", offences, cells, study));
    expect(note(one.notes, "randomisation-p")!.assignments).toBe(999);
    expect(run("difference-in-differences", offences, cells.toReversed(), study)).toEqual([one]);
    const other = measuredOne(run("difference-in-differences", offences, cells, study, { seed: 1 }));
    expect(other.value).toBe(one.value);
    expect(other.lower).not.toBe(one.lower);
  });

  it("lets large municipalities trade places with large ones only, when asked", () => {
    const matched = { ...study, options: { ...options, sizeMatched: true } };
    const { notes } = measuredOne(run("difference-in-differences", offences, cellsOf(towns), matched));
    // By size: 1815, 1826 | 1812, 1811 | 1813, 1833: each treated has one other to trade with.
    expect(note(notes, "smallest-p")).toEqual({ p: 1 / 4 });
  });

  it("estimates each breakdown", () => {
    const cells = ["14", "15"].flatMap((alder) => cellsOf(towns, { alder }));
    const found = run("difference-in-differences", offences, cells.toReversed(), study);
    expect(found.map((it_) => it_.group)).toEqual(["alder=14", "alder=15"]);
  });

  it("counts per quarter where there is no denominator", () => {
    const cells = cellsOf(towns).map((cell) => ({ ...cell, denominator: null, persons: null }));
    const it_ = measuredOne(run("difference-in-differences", started, cells, study));
    expect(it_.value).toBeCloseTo(ratio, exact);
    expect(it_.basis[0]).toMatchObject({ numerator: 80, denominator: null });
  });

  it("takes its names from the units when no comparator is written", () => {
    const named = { ...study, comparator: null };
    expect(measuredOne(run("difference-in-differences", offences, cellsOf(towns), named)).comparator).toBe("donors");
    const only = { ...study, comparator: null, units: ["each:programme"] };
    expect(measuredOne(run("difference-in-differences", offences, cellsOf(towns), only)).comparator).toBeNull();
  });

  it("leaves pooled groups in the panel alone", () => {
    const group = quartersIn("2024..2027").map((period) => cellOf(donors, 999, 10, { period }));
    const found = run("difference-in-differences", offences, [...group, ...cellsOf(towns)], study);
    expect(measuredOne(found).value).toBeCloseTo(ratio, exact);
  });

  it("is withheld with one unit only, with none treated, with all treated", () => {
    const treated = towns.map((it_) => ({ ...it_, unit: { ...it_.unit, role: "programme" as const } }));
    const sets = [towns.slice(0, 1), towns.slice(2), treated, towns.slice(0, 3)];
    const reasons = sets.map(
      (set) => withheldOne(run("difference-in-differences", offences, cellsOf(set), study)).reason,
    );
    expect(reasons).toEqual(Array(4).fill({ code: "few-units", params: { minimum: 3 } }));
  });

  it("is withheld when a municipality lacks a quarter, and names it", () => {
    const cells = cellsOf(towns).map((cell) =>
      cell.unit.id === "1812" && cell.period === "2025-Q2" ? { ...cell, numerator: unknown("missing", "1812") } : cell,
    );
    expect(withheldOne(run("difference-in-differences", offences, cells, study)).reason).toEqual({
      code: "missing-area",
      params: { areas: "1812" },
    });
    const hidden = cellsOf(towns).map((cell) =>
      cell.unit.id === "1812" ? { ...cell, denominator: unknown("suppressed-at-source", "1812") } : cell,
    );
    expect(withheldOne(run("difference-in-differences", offences, hidden, study)).reason.code).toBe(
      "suppressed-at-source",
    );
  });

  it("is withheld without an event on one side, and tells which counts that reveals", () => {
    const none = towns.map((it_) => (it_.unit.role === "programme" ? { ...it_, after: 0 } : it_));
    const it_ = withheldOne(run("difference-in-differences", offences, cellsOf(none), study));
    expect(it_.reason).toEqual({ code: "few-events", params: { minimum: 1 } });
    expect(it_.basis?.map((cell) => cell.numerator)).toEqual([80, 0, 96, 36]);
  });

  it("states no range where leaving one out leaves no ratio", () => {
    const thin = [
      town("1833", "programme", 5, 5, 500),
      town("1811", "donor", 5, 0, 400),
      town("1812", "donor", 0, 5, 300),
    ];
    const { notes } = measuredOne(run("difference-in-differences", offences, cellsOf(thin), study));
    expect(note(notes, "leave-one-out")).toBeUndefined();
  });

  it("says so when the interval has no bound", () => {
    const few = towns.slice(1, 4);
    const it_ = measuredOne(run("difference-in-differences", offences, cellsOf(few), study));
    expect(it_.notes).toContainEqual({ code: "interval-unbounded", params: {} });
  });

  it("does not sum years as if they were quarters", () => {
    const yearly = { ...offences, grain: "year" } as const;
    expect(withheldOne(run("difference-in-differences", yearly, cellsOf(towns), study)).reason.code).toBe(
      "not-applicable",
    );
  });

  it("refuses windows that overlap, and too few draws", () => {
    const schema = method("difference-in-differences").options;
    expect(schema.safeParse({ ...options, pre: "2024..2027" }).error?.issues).toMatchObject([
      { message: "pre ends before post begins" },
    ]);
    expect(schema.safeParse({ ...options, draws: 998 }).success).toBe(false);
    const { excluded: _, ...without } = options;
    expect(schema.parse(without)).toEqual(options);
  });
});
