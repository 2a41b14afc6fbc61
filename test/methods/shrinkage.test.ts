/** Municipalities drawn towards the distribution of all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate, Measured } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { integrateProportions, integrateRates } from "../../src/stats/index.ts";
import { cellOf, completion, exact, offences, region, run, unknown } from "./made.ts";

const area = (id: string): PanelCell["unit"] => ({ id, kind: "area", role: "donor" });

/** Events and person-years: a large municipality, some of middle size and a tiny one. */
const counts = { "1833": [40, 608], "1832": [2, 99], "1828": [9, 53], "1834": [1, 43], "1835": [0, 8] } as const;
const panel = Object.entries(counts).map(([id, [events, years]]) => cellOf(area(id), events, years));
const columns = { events: [9, 2, 40, 1, 0], exposure: [53, 99, 608, 43, 8] };
const codes = ["1828", "1832", "1833", "1834", "1835"];

function measuredAt(estimates: readonly Estimate[], id: string): Measured {
  const found = estimates.find((it_) => it_.area === id);
  if (found?.status !== "measured") throw new RangeError(`nothing measured at ${id}`);
  return found;
}

describe("shrunken-rate", () => {
  it("is the posterior of all municipalities of the period, each at its own address", () => {
    const found = run("shrunken-rate", offences, panel, { level: 0.9 });
    const posterior = integrateRates(columns, 0.9);
    for (const [i, id] of codes.entries()) {
      const { estimate, lower, upper } = posterior[i]!;
      expect(measuredAt(found, id)).toMatchObject({ value: estimate, lower, upper, measure: "rate", level: 0.9 });
    }
    expect(found.map((it_) => it_.area)).toEqual(codes);
    expect(measuredAt(found, "1832")).toMatchObject({ numerator: 2, denominator: 99, comparator: null });
  });

  it("moves a small municipality farther than a large one, and never to 0", () => {
    const found = run("shrunken-rate", offences, panel);
    const all = 52 / 811;
    const kept = (id: string, own: number): number => (measuredAt(found, id).value - all) / (own - all);
    expect(kept("1835", 0)).toBeLessThan(kept("1828", 9 / 53));
    expect(measuredAt(found, "1835").value).toBeGreaterThan(0);
  });

  it("reveals the count of every municipality of the pool, for all of them made its distribution", () => {
    const { basis } = measuredAt(run("shrunken-rate", offences, panel), "1832");
    expect(basis.slice(0, -1).flatMap((cell) => cell.areas)).toEqual(codes);
    expect(basis.find((cell) => cell.areas.join() === "1832")).toMatchObject({
      numerator: 2,
      denominator: 99,
      complement: true,
    });
    expect(basis.slice(0, -1).reduce((sum, cell) => sum + cell.numerator, 0)).toBe(52);
    expect(basis.at(-1)).toMatchObject({ areas: codes, numerator: 52, denominator: 811, complement: true });
  });

  it("says how many it was drawn towards, and whether there is more variance than chance makes", () => {
    const found = run("shrunken-rate", offences, panel);
    expect(measuredAt(found, "1833").notes).toEqual([
      { code: "person-quarters", params: {} },
      { code: "shrunken", params: { units: 5 } },
    ]);
    const alike = run(
      "shrunken-rate",
      offences,
      codes.map((id) => cellOf(area(id), 10, 100)),
    );
    expect(measuredAt(alike, "1833").notes).toContainEqual({ code: "no-spread", params: { units: 5 } });
    expect(measuredAt(alike, "1833").value).toBeCloseTo(0.1, 3);
  });

  it("keeps periods and breakdowns apart", () => {
    const parts = ["2026", "2027"].flatMap((period) =>
      ["14", "15"].flatMap((alder) => panel.map((cell) => ({ ...cell, period, breakdown: { alder } }))),
    );
    const found = run("shrunken-rate", offences, parts);
    expect(found.map((it_) => [it_.period, it_.group, it_.area])).toEqual(
      parts.map((cell) => [cell.period, `alder=${cell.breakdown.alder}`, cell.unit.id]),
    );
    const one = measuredAt(run("shrunken-rate", offences, panel), "1833");
    expect(found.filter((it_) => it_.area === "1833").map((it_) => (it_ as Measured).value)).toEqual(
      Array(4).fill(one.value),
    );
  });

  it("leaves a municipality whose number is unknown, or where nobody lives, out of the distribution", () => {
    const more = [
      cellOf(area("1836"), unknown("suppressed-at-source", "1836"), 27),
      ...panel,
      cellOf(area("1825"), 0, 0),
    ];
    const found = run("shrunken-rate", offences, more);
    expect(found.filter((it_) => it_.status === "measured")).toEqual(run("shrunken-rate", offences, panel));
    expect(found.flatMap((it_) => (it_.status === "withheld" ? [[it_.area, it_.reason.code]] : []))).toEqual([
      ["1836", "suppressed-at-source"],
      ["1825", "no-denominator"],
    ]);
  });

  it("leaves pooled groups in the panel alone", () => {
    expect(run("shrunken-rate", offences, [cellOf(region, 999, 1000), ...panel])).toEqual(
      run("shrunken-rate", offences, panel),
    );
  });

  it("is withheld with two municipalities only", () => {
    const found = run("shrunken-rate", offences, panel.slice(0, 2));
    expect(found.map((it_) => it_.status === "withheld" && [it_.reason, it_.basis])).toEqual(
      Array(2).fill([{ code: "few-units", params: { minimum: 3 } }, undefined]),
    );
  });

  it("is withheld without an event anywhere, which tells the count of the pool", () => {
    const none = panel.map((cell) => ({ ...cell, numerator: { known: true, value: 0 } as const }));
    const found = run("shrunken-rate", offences, none);
    expect(found.map((it_) => it_.status === "withheld" && it_.reason)).toEqual(
      Array(5).fill({ code: "few-events", params: { minimum: 1 } }),
    );
    expect(found[0]!.status === "withheld" && found[0]!.basis).toMatchObject([
      { areas: codes, numerator: 0, denominator: 811 },
    ]);
  });

  it("does not depend on the order of the municipalities, and holds its value inside its interval", () => {
    const byArea = (a: Estimate, b: Estimate): number => (a.area < b.area ? -1 : 1);
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }), (events) => {
        const cells = codes.map((id, i) => cellOf(area(id), events[i]!, 50 + 100 * i));
        const found = run("shrunken-rate", offences, cells);
        expect(run("shrunken-rate", offences, cells.toReversed()).toSorted(byArea)).toEqual(found);
        for (const it_ of found) {
          if (it_.status === "withheld") continue;
          expect(it_.lower!).toBeLessThan(it_.value);
          expect(it_.upper!).toBeGreaterThan(it_.value);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("shrunken-proportion", () => {
  const trials = { "1833": [30, 40], "1832": [1, 8], "1828": [5, 6], "1834": [0, 1] } as const;
  const courses = Object.entries(trials).map(([id, [x, n]]) => cellOf(area(id), x, n));

  it("is the posterior of all municipalities of the period", () => {
    const found = run("shrunken-proportion", completion, courses);
    const posterior = integrateProportions({ x: [5, 1, 30, 0], n: [6, 8, 40, 1] }, 0.95);
    for (const [i, id] of ["1828", "1832", "1833", "1834"].entries()) {
      expect(measuredAt(found, id).value).toBeCloseTo(posterior[i]!.estimate, exact);
      expect(measuredAt(found, id).lower).toBeCloseTo(posterior[i]!.lower, exact);
      expect(measuredAt(found, id).upper).toBeCloseTo(posterior[i]!.upper, exact);
    }
    expect(measuredAt(found, "1834")).toMatchObject({ measure: "proportion", numerator: 0, denominator: 1 });
  });

  it("reveals events and trials, of every municipality and of the pool", () => {
    const { basis } = measuredAt(run("shrunken-proportion", completion, courses), "1832");
    const rows = basis.map((cell) => [cell.areas.length, cell.breakdown.measure, cell.numerator, cell.denominator]);
    expect(rows).toHaveLength(10);
    expect(rows).toContainEqual([1, "fullfort", 1, 8]);
    expect(rows).toContainEqual([1, "avbrutt+flyttet+fullfort", 8, null]);
    expect(rows.slice(-2)).toEqual([
      [4, "fullfort", 36, 55],
      [4, "avbrutt+flyttet+fullfort", 55, null],
    ]);
  });

  it("leaves out who had no trial, and says when chance explains what sets them apart", () => {
    const alike = ["1833", "1832", "1828"].map((id) => cellOf(area(id), 5, 10));
    const found = run("shrunken-proportion", completion, [...alike, cellOf(area("1834"), 0, 0)]);
    expect(measuredAt(found, "1833").notes).toEqual([
      { code: "shrunken", params: { units: 3 } },
      { code: "no-spread", params: { units: 3 } },
    ]);
    expect(found.at(-1)).toMatchObject({ status: "withheld", reason: { code: "no-denominator" } });
  });

  it("is withheld with two municipalities only, which tells that they had trials", () => {
    const found = run("shrunken-proportion", completion, courses.slice(0, 2));
    expect(found.map((it_) => it_.status === "withheld" && [it_.reason.code, it_.basis?.[0]])).toMatchObject([
      ["few-units", { breakdown: { measure: "avbrutt+flyttet+fullfort" }, numerator: 6 }],
      ["few-units", { breakdown: { measure: "avbrutt+flyttet+fullfort" }, numerator: 8 }],
    ]);
  });
});
