/** Periods: every spelling, and the arithmetic that windows rest on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparePeriods,
  contains,
  dayAfter,
  firstDay,
  formatPeriod,
  parsePeriod,
  quarterFromNumber,
  quarterOf,
  quarterSpan,
  quartersIn,
  readPeriod,
  rolling,
  shift,
  spanName,
  yearsIn,
} from "../../src/model/period.ts";

const anyQuarter = fc.integer({ min: 1900 * 4, max: 2200 * 4 + 3 }).map(quarterFromNumber);

describe("parsePeriod", () => {
  it.each([
    ["2027-Q3", "2027-Q3"],
    ["2027Q3", "2027-Q3"],
    ["2027K3", "2027-Q3"],
    ["2027-k3", "2027-Q3"],
    ["2027 K3", "2027-Q3"],
    ["3. kvartal 2027", "2027-Q3"],
    ["3.\u00a0kvartal\u00a02027", "2027-Q3"],
    ["3 kv. 2027", "2027-Q3"],
    [" 2027 ", "2027"],
    ["2026-Q4..2027-Q3", "2026-Q4..2027-Q3"],
    ["2024..2026", "2024..2026"],
    ["2027-Q3..2027-Q3", "2027-Q3"],
  ])("reads %s as %s", (text, id) => {
    expect(formatPeriod(parsePeriod(text)!)).toBe(id);
  });

  it.each([
    "",
    "2027-Q5",
    "2027-Q0",
    "Q3",
    "27K3",
    "5. kvartal 2027",
    "1899",
    "2201",
    "1899-Q1",
    "2027-Q3..2026-Q4",
    "2027..2027-Q3",
    "a..b",
    "2024..2025..2026",
    "2024..x",
  ])("refuses %j", (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it("reads back whatever formatPeriod writes", () => {
    fc.assert(
      fc.property(anyQuarter, fc.integer({ min: 1, max: 40 }), (end, length) => {
        const id = rolling(end, length);
        fc.pre(Number(id.slice(0, 4)) >= 1900);
        expect(formatPeriod(readPeriod(id))).toBe(id);
      }),
    );
  });
});

describe("readPeriod", () => {
  it("throws at what the program cannot have made", () => {
    expect(() => readPeriod("2027-Q5")).toThrow(new RangeError("not a period: 2027-Q5"));
  });
});

describe("the arithmetic of periods", () => {
  it("spans a year as its four quarters", () => {
    expect(quartersIn("2027")).toEqual(["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"]);
    expect(quarterSpan("2027-Q2")).toEqual([8109, 8109]);
  });

  it("names a span of quarters in one way, in whole years where it is some", () => {
    for (const [id, name] of [
      ["2027", "2027"],
      ["2027-Q1..2027-Q4", "2027"],
      ["2025-Q1..2027-Q4", "2025..2027"],
      ["2027-Q4", "2027-Q4"],
      ["2026-Q4..2027-Q3", "2026-Q4..2027-Q3"],
      ["2026-Q1..2027-Q3", "2026-Q1..2027-Q3"],
    ] as const)
      expect(spanName(...quarterSpan(id)), id).toBe(name);
  });

  it("touches each year of a window once", () => {
    expect(yearsIn("2026-Q4..2027-Q3")).toEqual(["2026", "2027"]);
    expect(yearsIn("2024..2026")).toEqual(["2024", "2025", "2026"]);
  });

  it("rolls back over the turn of the year", () => {
    expect(rolling("2027-Q3", 4)).toBe("2026-Q4..2027-Q3");
    expect(rolling("2027", 3)).toBe("2025..2027");
    expect(rolling("2027-Q3", 1)).toBe("2027-Q3");
    expect(() => rolling("2024..2026", 2)).toThrow(new RangeError("a window cannot end in a window: 2024..2026"));
    expect(() => rolling("2027-Q3", 0)).toThrow(new RangeError("window length must be a whole number ≥ 1: 0"));
    expect(() => rolling("2027-Q3", 1.5)).toThrow(RangeError);
  });

  it("gives a rolling window exactly its length and its end", () => {
    fc.assert(
      fc.property(anyQuarter, fc.integer({ min: 1, max: 60 }), (end, length) => {
        const window = rolling(end, length);
        fc.pre(Number(window.slice(0, 4)) >= 1900);
        expect(quartersIn(window)).toHaveLength(length);
        expect(quartersIn(window).at(-1)).toBe(end);
        expect(contains(window, end)).toBe(true);
      }),
    );
  });

  it("shifts forth and back to where it began", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: -40, max: 40 }), (year, steps) => {
        for (const id of [`${year}-Q2`, String(year), `${year}-Q1..${year}-Q3`]) {
          expect(shift(shift(id, steps), -steps)).toBe(id);
        }
      }),
    );
  });

  it("names first days and days after", () => {
    expect(firstDay("2027-Q3")).toBe("2027-07-01");
    expect(dayAfter("2027-Q3")).toBe("2027-10-01");
    expect(dayAfter("2027")).toBe("2028-01-01");
    expect(firstDay("2026-Q4..2027-Q3")).toBe("2026-10-01");
    expect(quarterOf("2027-09-30")).toBe("2027-Q3");
    expect(quarterOf("2027-10-01")).toBe("2027-Q4");
  });

  it("orders by end, then by beginning", () => {
    expect(["2027-Q3", "2027", "2026-Q4..2027-Q3", "2026-Q1"].sort(comparePeriods)).toEqual([
      "2026-Q1",
      "2026-Q4..2027-Q3",
      "2027-Q3",
      "2027",
    ]);
    expect(contains("2027", "2026-Q4..2027-Q3")).toBe(false);
  });
});
