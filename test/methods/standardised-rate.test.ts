/** Rates with the same composition everywhere. */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { garwood } from "../../src/stats/index.ts";
import { cellOf, exact, measuredOne, method, offences, rana, region, run, unknown, withheldOne } from "./made.ts";

const given = { by: ["alder"], options: { over: "alder", standard: { "14": 1, "15": 3 } } };
const strata = (unit: PanelCell["unit"], young: number, old: number, more: object = {}): readonly PanelCell[] => [
  cellOf(unit, young, 200, { breakdown: { alder: "14", ...more } }),
  cellOf(unit, old, 100, { breakdown: { alder: "15", ...more } }),
];

describe("standardised-rate", () => {
  it("is the weighted mean of the strata's rates, with the interval of the total, scaled", () => {
    const it_ = measuredOne(run("standardised-rate", offences, strata(region, 8, 12), given));
    // By hand: ¼ · 8/200 + ¾ · 12/100 = 0.1; variance 8 (¼/200)² + 12 (¾/100)².
    const scale = Math.sqrt((8 * (0.25 / 200) ** 2 + 12 * (0.75 / 100) ** 2) / 20);
    const total = garwood(20, 1, 0.95);
    expect(it_.value).toBeCloseTo(0.1, exact);
    expect(it_.lower).toBeCloseTo(0.1 + scale * (total.lower - 20), exact);
    expect(it_.upper).toBeCloseTo(0.1 + scale * (total.upper - 20), exact);
    expect(it_).toMatchObject({ measure: "rate", area: "programme", group: "", numerator: 20, denominator: 300 });
    expect(it_.notes.map((note) => note.code)).toEqual(["person-quarters", "standardised"]);
  });

  it("is the crude rate when the standard has the area's own composition", () => {
    const own = { ...given, options: { over: "alder", standard: { "14": 200, "15": 100 } } };
    const it_ = measuredOne(run("standardised-rate", offences, strata(region, 8, 12), own));
    expect(it_.value).toBeCloseTo(20 / 300, exact);
    expect(it_.lower).toBeCloseTo(garwood(20, 300, 0.95).lower, exact);
  });

  it("reveals the count of every stratum", () => {
    const { basis } = measuredOne(run("standardised-rate", offences, strata(region, 8, 12), given));
    expect(basis.map((cell) => [cell.breakdown.alder, cell.numerator, cell.denominator])).toEqual([
      ["14", 8, 200],
      ["15", 12, 100],
    ]);
  });

  it("is one value for each unit, period and other breakdown", () => {
    const cells = ["gutt", "jente"].flatMap((kjonn) => [
      ...strata(region, 8, 12, { kjonn }),
      ...strata(rana, 4, 9, { kjonn }),
    ]);
    const found = run("standardised-rate", offences, cells, given);
    expect(found.map((it_) => [it_.area, it_.group])).toEqual([
      ["programme", "kjonn=gutt"],
      ["1833", "kjonn=gutt"],
      ["programme", "kjonn=jente"],
      ["1833", "kjonn=jente"],
    ]);
    expect(run("standardised-rate", offences, cells.toReversed(), given).toReversed()).toMatchObject(
      found.map((it_) => ({ area: it_.area, group: it_.group, status: "measured" })),
    );
  });

  it("is withheld under ten events, and tells which counts that reveals", () => {
    const it_ = withheldOne(run("standardised-rate", offences, strata(region, 4, 5), given));
    expect(it_.reason).toEqual({ code: "few-events", params: { minimum: 10 } });
    expect(it_.basis?.map((cell) => cell.numerator)).toEqual([4, 5]);
    expect(measuredOne(run("standardised-rate", offences, strata(region, 4, 6), given)).numerator).toBe(10);
  });

  it("is withheld where a stratum has nobody, or is unknown", () => {
    const [young, old] = strata(region, 8, 12);
    const nobody = { ...old!, numerator: { known: true, value: 0 }, denominator: { known: true, value: 0 } } as const;
    const hidden = { ...old!, numerator: unknown("suppressed-at-source", "1833") };
    const reasons = [nobody, hidden].map(
      (it_) => withheldOne(run("standardised-rate", offences, [young!, it_], given)).reason.code,
    );
    expect(reasons).toEqual(["no-denominator", "suppressed-at-source"]);
  });

  it("refuses an analysis that is not broken down, a code without weight, and a standard without codes", () => {
    expect(() => run("standardised-rate", offences, [cellOf(region, 20, 300)], given)).toThrow(
      new RangeError("analysis level standardises over alder; add it to its by"),
    );
    const lacking = { ...given, options: { over: "alder", standard: { "14": 1 } } };
    expect(() => run("standardised-rate", offences, strata(region, 8, 12), lacking)).toThrow(
      new RangeError("the standard of analysis level has no weight for alder 15; add one"),
    );
    const schema = method("standardised-rate").options;
    expect(schema.safeParse({ over: "alder", standard: {} }).error?.issues).toMatchObject([
      { message: "at least one code with its weight" },
    ]);
    expect(schema.safeParse({ over: "alder", standard: { "14": 0 } }).success).toBe(false);
  });
});
