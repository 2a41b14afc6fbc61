/** Rate ratios, differences of proportions, change since the baseline. */
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/model/estimate.ts";
import {
  analysisOf,
  cellOf,
  completion,
  context,
  donors,
  exact,
  measuredOne,
  method,
  offences,
  rana,
  region,
  run,
  salten,
  started,
  unknown,
  withheldOne,
} from "./made.ts";

const against = { comparator: "salten" };
const byArea = (a: Estimate, b: Estimate): number => (a.area < b.area ? -1 : 1);

describe("rate-ratio", () => {
  it("is the rate over the comparator's, with the exact interval", () => {
    // 11 in 800 against 23 in 3011: 1.800054, 0.792205 to 3.843863 (test/reference/expected/intervals.json, from R).
    const it_ = measuredOne(run("rate-ratio", offences, [cellOf(region, 11, 800), cellOf(salten, 23, 3011)], against));
    expect(it_.value).toBeCloseTo(1.800054347826087, exact);
    expect(it_.lower).toBeCloseTo(0.7922050858330065, exact);
    expect(it_.upper).toBeCloseTo(3.8438627403949517, exact);
    expect(it_).toMatchObject({
      measure: "rate-ratio",
      comparator: "salten",
      area: "programme",
      numerator: 11,
      denominator: 800,
    });
    expect(it_.basis.map((cell) => [cell.areas, cell.numerator])).toEqual([
      [["1826", "1833"], 11],
      [["1804", "1841"], 23],
    ]);
  });

  it("says beside a benchmark that it has the programme itself, and not beside donors", () => {
    const withSalten = run("rate-ratio", offences, [cellOf(region, 11, 800), cellOf(salten, 23, 3011)], against);
    const withDonors = run("rate-ratio", offences, [cellOf(region, 11, 800), cellOf(donors, 23, 3011)], {
      comparator: "donors",
    });
    expect(measuredOne(withSalten).notes).toContainEqual({ code: "salten-is-treated", params: {} });
    expect(measuredOne(withDonors).notes).not.toContainEqual({ code: "salten-is-treated", params: {} });
  });

  it("joins by unit, period and breakdown, never by position", () => {
    const cells = ["14", "15"].flatMap((alder, i) => [
      cellOf(region, 10 + i, 400, { breakdown: { alder } }),
      cellOf(rana, 7 + i, 300, { breakdown: { alder } }),
      cellOf(salten, 20 + 20 * i, 1000, { breakdown: { alder } }),
    ]);
    const found = run("rate-ratio", offences, cells, against);
    expect(found.map((it_) => [it_.area, it_.group, it_.status === "measured" && it_.value])).toEqual([
      ["programme", "alder=14", 10 / 400 / (20 / 1000)],
      ["1833", "alder=14", 7 / 300 / (20 / 1000)],
      ["programme", "alder=15", 11 / 400 / (40 / 1000)],
      ["1833", "alder=15", 8 / 300 / (40 / 1000)],
    ]);
    const turned = run("rate-ratio", offences, cells.toReversed(), against);
    expect([...turned].reverse()).toEqual(found);
  });

  it("is 0 without an event here, and withheld without one there: which tells that count", () => {
    const none = run("rate-ratio", offences, [cellOf(region, 0, 800), cellOf(salten, 23, 3011)], against);
    expect(measuredOne(none)).toMatchObject({ value: 0, lower: 0 });
    for (const here of [0, 11]) {
      const it_ = withheldOne(
        run("rate-ratio", offences, [cellOf(region, here, 800), cellOf(salten, 0, 3011)], against),
      );
      expect(it_.reason).toEqual({ code: "no-events", params: {} });
      expect(it_.basis?.map((cell) => cell.numerator)).toEqual([here, 0]);
    }
  });

  it("is withheld where either side is unknown or has nobody", () => {
    const reasons = [
      [cellOf(region, unknown("missing", "1826"), 800), cellOf(salten, 23, 3011)],
      [cellOf(region, 11, 800), cellOf(salten, unknown("missing", "1804"), 3011)],
      [cellOf(region, 11, 800), cellOf(salten, 0, 0)],
      [cellOf(region, 11, unknown("suppressed-at-source", "1826")), cellOf(salten, 23, 3011)],
    ].map((cells) => withheldOne(run("rate-ratio", offences, cells, against)).reason);
    expect(reasons).toEqual([
      { code: "missing-area", params: { areas: "1826" } },
      { code: "missing-area", params: { areas: "1804" } },
      { code: "no-denominator", params: {} },
      { code: "suppressed-at-source", params: {} },
    ]);
  });

  it("makes nothing of the comparator alone", () => {
    expect(run("rate-ratio", offences, [cellOf(salten, 23, 3011)], against)).toEqual([]);
  });

  it("refuses an analysis without comparator, and a panel without its cells", () => {
    expect(() => run("rate-ratio", offences, [cellOf(region, 11, 800)])).toThrow(
      new RangeError("analysis level names no comparator"),
    );
    expect(() => run("rate-ratio", offences, [cellOf(region, 11, 800)], against)).toThrow(
      new RangeError("the panel of offence-persons has no cell salten|2027|"),
    );
  });
});

describe("proportion-difference", () => {
  it("is the proportion less the comparator's, with Newcombe's interval", () => {
    // 56 of 70 less 48 of 80: 0.2, 0.0524 to 0.3339 (Newcombe 1998, Stat Med 17:873–890, table II, case a, method 10).
    const it_ = measuredOne(
      run("proportion-difference", completion, [cellOf(region, 56, 70), cellOf(salten, 48, 80)], against),
    );
    expect(it_.value).toBeCloseTo(0.2, exact);
    expect(it_.lower).toBeCloseTo(0.0524314724023649, exact);
    expect(it_.upper).toBeCloseTo(0.3338726540369059, exact);
    expect(it_).toMatchObject({ measure: "difference", comparator: "salten", numerator: 56, denominator: 70 });
    expect(it_.basis.map((cell) => cell.numerator)).toEqual([56, 70, 48, 80]);
    expect(it_.notes).toContainEqual({ code: "salten-is-treated", params: {} });
  });

  it("turns its sign when the sides trade places", () => {
    const cells = [cellOf(region, 56, 70), cellOf(salten, 48, 80)];
    const one = measuredOne(run("proportion-difference", completion, cells, against));
    const other = measuredOne(run("proportion-difference", completion, cells, { comparator: "programme" }));
    expect(other.value).toBeCloseTo(-one.value, exact);
    expect(other.lower!).toBeCloseTo(-one.upper!, exact);
  });

  it("is measured at 0 and at everyone, and withheld without trials on either side", () => {
    const ends = run("proportion-difference", completion, [cellOf(region, 0, 9), cellOf(salten, 9, 9)], against);
    expect(measuredOne(ends).value).toBe(-1);
    const reasons = [
      [cellOf(region, 0, 0), cellOf(salten, 9, 9)],
      [cellOf(region, 9, 9), cellOf(salten, 0, 0)],
    ].map((cells) => withheldOne(run("proportion-difference", completion, cells, against)).reason.code);
    expect(reasons).toEqual(["no-denominator", "no-denominator"]);
  });
});

describe("change", () => {
  const before = { period: "2022..2025" };

  it("asks for the baseline window, and compares each other window of a unit with it", () => {
    expect(method("change").windows(analysisOf("change"), context)).toEqual(["2022..2025"]);
    const cells = [
      cellOf(rana, 23, 3011, before),
      cellOf(region, 40, 4000, before),
      cellOf(rana, 11, 800),
      cellOf(region, 20, 1000),
    ];
    const found = run("change", offences, cells).toSorted(byArea);
    expect(found.map((it_) => [it_.area, it_.period, it_.comparator, it_.measure])).toEqual([
      ["1833", "2027", "2022..2025", "rate-ratio"],
      ["programme", "2027", "2022..2025", "rate-ratio"],
    ]);
    expect(found[0]).toMatchObject({ value: 1.800054347826087, lower: expect.closeTo(0.7922050858330065, exact) });
    expect(found[1]).toMatchObject({ value: 2 });
    expect(run("change", offences, cells.toReversed()).toSorted(byArea)).toEqual(found);
  });

  it("takes another baseline when the analysis names one", () => {
    const options = { baseline: "2025" };
    expect(method("change").windows(analysisOf("change", { options }), context)).toEqual(["2025"]);
    const cells = [cellOf(region, 48, 80, { period: "2025" }), cellOf(region, 56, 70, { period: "2028" })];
    const it_ = measuredOne(run("change", completion, cells, { options }));
    expect(it_).toMatchObject({ measure: "difference", comparator: "2025", period: "2028" });
    expect(it_.value).toBeCloseTo(0.2, exact);
    expect(it_.lower).toBeCloseTo(0.0524314724023649, exact);
  });

  it("refuses a baseline that is no period", () => {
    expect(method("change").options.safeParse({ baseline: "2027-Q3..2025-Q1" }).success).toBe(false);
    expect(method("change").options.safeParse({ baseline: "spring" }).success).toBe(false);
  });

  it("compares counts per quarter, for windows differ in length", () => {
    const cells = [
      cellOf(region, 32, null, { period: "2024..2025" }),
      cellOf(region, 12, null, { period: "2027-Q1..2027-Q3" }),
    ];
    const it_ = measuredOne(run("change", started, cells, { options: { baseline: "2024..2025" } }));
    expect(it_).toMatchObject({ value: 1, numerator: 12, denominator: null });
  });

  it("names a break between baseline and window", () => {
    const breaks = [{ from: "2026-Q4", note: { nb: "", nn: "", en: "" } }];
    const cells = [cellOf(region, 23, 3011, before), cellOf(region, 11, 800)];
    expect(measuredOne(run("change", { ...offences, breaks }, cells)).notes).toContainEqual({
      code: "break-in-series",
      params: { from: "2026-Q4" },
    });
  });

  it("is withheld for a window that shares a quarter with the baseline", () => {
    const cells = [cellOf(region, 23, 3011, before), cellOf(region, 11, 800, { period: "2025-Q4..2026-Q3" })];
    expect(withheldOne(run("change", offences, cells)).reason).toEqual({ code: "not-applicable", params: {} });
    const earlier = [cellOf(region, 23, 3011, before), cellOf(region, 11, 800, { period: "2021" })];
    expect(measuredOne(run("change", offences, earlier)).period).toBe("2021");
  });

  it("is withheld where the baseline is missing or had no event", () => {
    const missing = [cellOf(region, unknown("missing", "1826"), 3011, before), cellOf(region, 11, 800)];
    const none = [cellOf(region, 0, 3011, before), cellOf(region, 11, 800)];
    expect(withheldOne(run("change", offences, missing)).reason.code).toBe("missing-area");
    expect(withheldOne(run("change", offences, none)).reason.code).toBe("no-events");
  });
});
