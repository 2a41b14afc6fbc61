/** Counts, rates, proportions, amounts, dates: values on their own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accounts,
  cellOf,
  completion,
  costPerStarted,
  exact,
  measuredOne,
  offences,
  rana,
  region,
  run,
  started,
  unknown,
  withheldOne,
} from "./made.ts";

describe("rate", () => {
  it("is events per person-year with Garwood's interval", () => {
    // Garwood for 7 events, 95 %: 2.814363, 14.422675 (test/reference/expected/intervals.json, from R).
    const it_ = measuredOne(run("rate", offences, [cellOf(region, 7, 350)]));
    expect(it_.value).toBeCloseTo(0.02, exact);
    expect(it_.lower).toBeCloseTo(2.814363051519867 / 350, exact);
    expect(it_.upper).toBeCloseTo(14.422675361702378 / 350, exact);
    expect(it_).toMatchObject({
      analysis: "level",
      indicator: "offence-persons",
      area: "programme",
      period: "2027",
      group: "",
      measure: "rate",
      comparator: null,
      method: "rate",
      level: 0.95,
      unit: "persons",
      per: 1000,
      label: "planned",
      plan: "abc",
      numerator: 7,
      denominator: 350,
    });
  });

  it("is 0 with lower bound 0 without an event", () => {
    expect(measuredOne(run("rate", offences, [cellOf(region, 0, 350)]))).toMatchObject({ value: 0, lower: 0 });
  });

  it("is withheld without person-years, and tells no count by that: everyone can look the population up", () => {
    const it_ = withheldOne(run("rate", offences, [cellOf(rana, 0, 0)]));
    expect(it_.reason).toEqual({ code: "no-denominator", params: {} });
    expect(it_).not.toHaveProperty("basis");
  });

  it("names the municipalities that a group lacks", () => {
    const lacking = cellOf(region, unknown("missing", "1826", "1833"), 350);
    expect(withheldOne(run("rate", offences, [lacking])).reason).toEqual({
      code: "missing-area",
      params: { areas: "1826,1833" },
    });
  });

  it("says of a municipality that lacks its own number no more than that", () => {
    const reasons = [
      cellOf(rana, unknown("missing", "1833"), 350),
      cellOf(rana, unknown("suppressed-at-source", "1833"), 350),
      cellOf(rana, 3, unknown("not-applicable", "1833")),
    ].map((cell) => withheldOne(run("rate", offences, [cell])).reason);
    expect(reasons).toEqual([
      { code: "missing", params: {} },
      { code: "suppressed-at-source", params: {} },
      { code: "not-applicable", params: {} },
    ]);
  });

  it("gives each cell its estimate, at its address", () => {
    const cells = [
      cellOf(region, 7, 350, { breakdown: { kjonn: "gutt", alder: "14" } }),
      cellOf(rana, unknown("missing", "1833"), 350, { period: "2027-Q3" }),
    ];
    const found = run("rate", offences, cells);
    expect(found.map((it_) => [it_.area, it_.period, it_.group, it_.status])).toEqual([
      ["programme", "2027", "alder=14;kjonn=gutt", "measured"],
      ["1833", "2027-Q3", "", "withheld"],
    ]);
    expect(run("rate", offences, cells.toReversed())).toEqual(found.toReversed());
  });

  it("holds its value inside its interval, and does not change when events and person-years grow alike", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 2, max: 9 }), (x, t, k) => {
        const one = measuredOne(run("rate", offences, [cellOf(region, x, t)]));
        const more = measuredOne(run("rate", offences, [cellOf(region, x * k, t * k)]));
        expect(one.lower!).toBeLessThanOrEqual(one.value);
        expect(one.upper!).toBeGreaterThanOrEqual(one.value);
        expect(more.value).toBeCloseTo(one.value, exact);
        expect(more.upper! - more.lower!).toBeLessThan(one.upper! - one.lower!);
      }),
    );
  });
});

describe("proportion", () => {
  it("is a share in [0, 1] with Wilson's interval", () => {
    // Wilson for 15 of 148, 95 %: 0.0624, 0.1605 (Newcombe 1998, Stat Med 17:857–872, table I, method 3).
    const it_ = measuredOne(run("proportion", completion, [cellOf(region, 15, 148)]));
    expect(it_.value).toBeCloseTo(15 / 148, exact);
    expect(it_.lower).toBeCloseTo(0.0624, 4);
    expect(it_.upper).toBeCloseTo(0.1605, 4);
    expect(it_).toMatchObject({
      measure: "proportion",
      method: "proportion",
      per: 100,
      numerator: 15,
      denominator: 148,
    });
  });

  it("is exactly 0 or 1 at the ends", () => {
    expect(measuredOne(run("proportion", completion, [cellOf(region, 0, 9)]))).toMatchObject({ value: 0, lower: 0 });
    expect(measuredOne(run("proportion", completion, [cellOf(region, 9, 9)]))).toMatchObject({ value: 1, upper: 1 });
  });

  it("is withheld without trials, and says which count that tells", () => {
    const it_ = withheldOne(run("proportion", completion, [cellOf(region, 0, 0)]));
    expect(it_.reason.code).toBe("no-denominator");
    expect(it_.basis).toMatchObject([
      { table: "followup", breakdown: { measure: "avbrutt+flyttet+fullfort" }, numerator: 0 },
    ]);
  });

  it("is withheld where more completed than closed: the delivery contradicts itself", () => {
    expect(withheldOne(run("proportion", completion, [cellOf(region, 10, 9)])).reason.code).toBe("not-applicable");
  });

  it("is withheld where the trials are unknown", () => {
    const cell = cellOf(region, 10, unknown("missing", "1826"));
    expect(withheldOne(run("proportion", completion, [cell])).reason).toEqual({
      code: "missing-area",
      params: { areas: "1826" },
    });
  });
});

describe("count", () => {
  it("is what was delivered, without an interval", () => {
    expect(measuredOne(run("count", started, [cellOf(region, 14, null)]))).toMatchObject({
      measure: "count",
      value: 14,
      lower: null,
      upper: null,
      numerator: 14,
      denominator: null,
      level: null,
    });
  });

  it("counts the events of a rate, over the same persons, and without its person-years", () => {
    const it_ = measuredOne(run("count", offences, [cellOf(region, 14, 700, { period: "2026..2027" })]));
    expect(it_.notes).toEqual([]);
    expect(it_.basis).toMatchObject([{ numerator: 14, denominator: 700, complement: true }]);
  });

  it("is withheld where it is unknown, and 0 where it is 0", () => {
    expect(withheldOne(run("count", started, [cellOf(rana, unknown("missing", "1833"), null)])).reason.code).toBe(
      "missing",
    );
    expect(measuredOne(run("count", started, [cellOf(rana, 0, null)])).value).toBe(0);
  });
});

describe("amount", () => {
  it("is money as delivered, and reveals nobody", () => {
    expect(measuredOne(run("amount", accounts, [cellOf(region, 3_500_000, null)]))).toMatchObject({
      measure: "amount",
      value: 3_500_000,
      lower: null,
      level: null,
      denominator: null,
      basis: [],
    });
  });

  it("is divided by the units counted, and reveals them", () => {
    const it_ = measuredOne(run("amount", costPerStarted, [cellOf(region, 3_500_000, 14)]));
    expect(it_).toMatchObject({ measure: "amount-per-unit", value: 250_000, numerator: 3_500_000, denominator: 14 });
    expect(it_.basis).toMatchObject([{ table: "followup", breakdown: { measure: "startet" }, numerator: 14 }]);
  });

  it("is withheld per unit of nobody, and says which count that tells", () => {
    const it_ = withheldOne(run("amount", costPerStarted, [cellOf(region, 3_500_000, 0)]));
    expect(it_.reason.code).toBe("no-denominator");
    expect(it_.basis).toHaveLength(1);
  });

  it("is withheld where money or units are unknown", () => {
    const cells = [
      cellOf(region, unknown("missing", "1826"), 14),
      cellOf(region, 1, unknown("suppressed-at-source", "1826")),
    ];
    expect(run("amount", costPerStarted, cells).map((it_) => it_.status === "withheld" && it_.reason.code)).toEqual([
      "missing-area",
      "suppressed-at-source",
    ]);
  });

  it("that counts persons reveals itself", () => {
    const days = { ...accounts, id: "courses", personal: true };
    expect(measuredOne(run("amount", days, [cellOf(region, 14, null)])).basis).toMatchObject([{ numerator: 14 }]);
  });
});

describe("milestone", () => {
  const milestones = {
    ...accounts,
    id: "milestones",
    numerator: { measure: "milestones.faktisk", where: {} },
    unit: "date",
  };

  it("is a date as days since 1970, and reveals nobody", () => {
    const cell = cellOf(region, 20_500, null, { breakdown: { id: "hiring" } });
    expect(measuredOne(run("milestone", milestones, [cell]))).toMatchObject({
      measure: "date",
      group: "id=hiring",
      value: 20_500,
      lower: null,
      numerator: null,
      basis: [],
    });
  });

  it("that is not reached is missing, and no area is to blame", () => {
    const cell = cellOf(region, unknown("missing", ""), null);
    expect(withheldOne(run("milestone", milestones, [cell])).reason).toEqual({ code: "missing", params: {} });
  });
});

describe("remarks", () => {
  const breaks = [
    { from: "2026-Q4", note: { nb: "", nn: "", en: "" } },
    { from: "2024-03-01", note: { nb: "", nn: "", en: "" } },
  ];
  const notesFor = (period: string, given = {}) =>
    measuredOne(run("rate", { ...offences, breaks }, [cellOf(region, 7, 350, { period, ...given })])).notes;

  it("stand where person-years of several quarters are summed", () => {
    expect(notesFor("2025-Q1")).toEqual([]);
    expect(notesFor("2025")).toEqual([{ code: "person-quarters", params: {} }]);
  });

  it("stand where a number is preliminary", () => {
    expect(notesFor("2025-Q1", { preliminary: true })).toEqual([{ code: "preliminary", params: {} }]);
  });

  it("name a break that falls inside the window, not one at its first quarter", () => {
    const codes = (period: string) => notesFor(period).filter((note) => note.code === "break-in-series");
    expect(codes("2026-Q3..2026-Q4")).toEqual([{ code: "break-in-series", params: { from: "2026-Q4" } }]);
    expect(codes("2026-Q4..2027-Q3")).toEqual([]);
    expect(codes("2023-Q4..2024-Q1")).toEqual([{ code: "break-in-series", params: { from: "2024-03-01" } }]);
    expect(codes("2020..2027")).toHaveLength(2);
  });
});
