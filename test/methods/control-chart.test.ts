/** The quarterly look: is a period out of the ordinary for the unit itself? */
import { describe, expect, it } from "vitest";
import type { Note } from "../../src/model/estimate.ts";
import {
  analysisOf,
  cellOf,
  context,
  exact,
  measuredOne,
  method,
  offences,
  region,
  run,
  started,
  unknown,
  withheldOne,
} from "./made.ts";

const id = "control-chart";
const given = { options: { limits: 0.95 } };
const baseline = cellOf(region, 80, 4000, { period: "2022..2025" });
const quarter = (events: number, exposure = 350) => cellOf(region, events, exposure, { period: "2027-Q3" });
const note = (notes: readonly Note[], code: Note["code"]): Note["params"] | undefined =>
  notes.find((each) => each.code === code)?.params;

describe("control-chart", () => {
  it("is observed over expected at the unit's own baseline rate, with the exact interval", () => {
    // Garwood for 7 events, 95 %: 2.814363, 14.422675 (test/reference/expected/intervals.json, from R); 7 are expected.
    const it_ = measuredOne(run(id, offences, [quarter(7), baseline], given));
    expect(it_.value).toBeCloseTo(1, exact);
    expect(it_.lower).toBeCloseTo(2.814363051519867 / 7, exact);
    expect(it_.upper).toBeCloseTo(14.422675361702378 / 7, exact);
    expect(it_).toMatchObject({
      measure: "rate-ratio",
      area: "programme",
      period: "2027-Q3",
      comparator: "2022..2025",
      numerator: 7,
      denominator: 350,
    });
  });

  it("states the limits, and says so when a point lies outside them and not when it lies on one", () => {
    // Poisson with mean 7: P(Y ≤ 2) = 0.0296, P(Y ≤ 1) = 0.0073, P(Y ≤ 12) = 0.9730, P(Y ≤ 13) = 0.9872 (any table).
    const outside = [1, 2, 13, 14].map((events) => {
      const { notes } = measuredOne(run(id, offences, [quarter(events), baseline], given));
      const { lower, upper } = note(notes, "control-limits") as { lower: number; upper: number };
      expect([lower * 7, upper * 7].map((it_) => Number(it_.toFixed(9)))).toEqual([2, 13]);
      return note(notes, "outside-limits")?.observed;
    });
    expect(outside).toEqual([1, undefined, undefined, 14]);
  });

  it("reveals the count of the period and of the baseline", () => {
    const { basis } = measuredOne(run(id, offences, [quarter(7), baseline], given));
    expect(basis.map((cell) => [cell.period, cell.numerator])).toEqual([
      ["2027-Q3", 7],
      ["2022..2025", 80],
    ]);
  });

  it("counts per quarter where there is no denominator", () => {
    const counts = [cellOf(region, 6, null, { period: "2027-Q3" }), cellOf(region, 48, null, { period: "2022..2025" })];
    // 48 in 16 quarters: 3 a quarter.
    const it_ = measuredOne(run(id, started, counts, given));
    expect(it_.value).toBeCloseTo(2, exact);
    expect(it_.denominator).toBeNull();
  });

  it("takes the baseline of the pipeline unless the analysis names one", () => {
    expect(method(id).windows(analysisOf(id, given), context)).toEqual(["2022..2025"]);
    const own = { options: { limits: 0.998, baseline: "2024..2025" } };
    expect(method(id).windows(analysisOf(id, own), context)).toEqual(["2024..2025"]);
  });

  it("is withheld where either is unknown or nobody lives, and without an event in the baseline, which tells that count", () => {
    const reasons = [
      [cellOf(region, unknown("missing", "1826"), 350, { period: "2027-Q3" }), baseline],
      [quarter(0, 0), baseline],
      [quarter(7), cellOf(region, unknown("suppressed-at-source", "1826"), 4000, { period: "2022..2025" })],
    ].map((cells) => withheldOne(run(id, offences, cells, given)).reason.code);
    expect(reasons).toEqual(["missing-area", "no-denominator", "suppressed-at-source"]);
    const none = withheldOne(
      run(id, offences, [quarter(7), { ...baseline, numerator: { known: true, value: 0 } }], given),
    );
    expect(none.reason.code).toBe("no-events");
    expect(none.basis).toMatchObject([{ period: "2022..2025", numerator: 0 }]);
  });

  it("refuses limits in per cent", () => {
    expect(method(id).options.safeParse({ limits: 99.8 }).success).toBe(false);
    expect(method(id).options.safeParse({}).success).toBe(false);
  });
});

describe("control-chart of gaps", () => {
  const cases = { ...offences, unit: "cases" };
  const options = { chart: "g", limits: 0.9 };
  const where = { baseline: "2026", period: "2027-Q4" };
  const all = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"];
  const series = (events: readonly number[], exposure: number | null = 80) =>
    events.map((count, i) => cellOf(region, count, exposure, { period: all[i]! }));
  const chart = (events: readonly number[], last = 4) =>
    run(id, cases, series(events), { options, periods: { last } }, where);

  it("is the quarters without events since the last one, a quarter with events ending the gap", () => {
    const found = chart([1, 0, 1, 1, 0, 0, 1, 2]);
    const values = found.map((it_) => (it_.status === "measured" ? it_.value : it_.reason.code));
    expect(values).toEqual([1, 2, 2, 0]);
    expect(found[0]).toMatchObject({ measure: "gap", period: "2027-Q1", comparator: "2026", lower: null, level: null });
  });

  it("has the geometric limits of the baseline's gaps, and says when a gap is outside them", () => {
    // Baseline gaps 1 and 0: mean 0.5, p = 2/3; P(G > g) = (1/3)^(g + 1), so that 2 is the smallest with at most 0.05 above.
    const found = chart([1, 0, 1, 1, 0, 0, 0, 0]);
    const notes = found.map((it_) => it_.notes);
    for (const each of notes) expect(note(each, "gap-limits")).toEqual({ shortest: 0, longest: 2 });
    expect(notes.map((each) => note(each, "outside-gap-limits") !== undefined)).toEqual([false, false, true, true]);
  });

  it("counts a gap that ended too soon, but not one that goes on", () => {
    // Gaps of 30 and 30 quarters: with half inside the limits, a gap of 8 would still be within, 7 not.
    const long = Array.from({ length: 70 }, (_, i) => `${2009 + Math.floor(i / 4)}-Q${(i % 4) + 1}`);
    const events = long.map((_, i) => ([0, 31, 62].includes(i) ? 1 : 0));
    const cells = long.map((period, i) => cellOf(region, i === 65 ? 1 : events[i]!, 80, { period }));
    const far = { baseline: "2009-Q1..2024-Q3", period: long.at(-1)! };
    const given_ = { options: { chart: "g", limits: 0.5 }, periods: { from: "2024-Q4" } };
    const found = run(id, cases, cells, given_, far);
    expect(found.map((it_) => (it_.status === "measured" ? it_.value : null))).toEqual([1, 2, 2, 1, 2, 3, 4]);
    const outside = found.map((it_) => note(it_.notes, "outside-gap-limits") !== undefined);
    expect(outside).toEqual([false, false, true, false, false, false, false]);
  });

  it("takes several events of one quarter as 0 apart, and counts without a denominator", () => {
    const found = run(
      id,
      started,
      series([3, 0, 0, 1, 0], null),
      { options, periods: { last: 1 } },
      { ...where, period: "2027-Q1" },
    );
    // Gaps 0, 0, 2: mean 2/3, p = 3/5; (2/5)^4 < 0.05 ≤ (2/5)^3.
    expect(note(found[0]!.notes, "gap-limits")).toEqual({ shortest: 0, longest: 3 });
  });

  it("reveals every quarter's count: a gap tells that there were none", () => {
    const [found] = chart([1, 0, 1, 1, 0, 0, 1, 2], 1);
    expect(found!.basis!.map((cell) => [cell.period, cell.numerator])).toEqual(
      [1, 0, 1, 1, 0, 0, 1, 2].map((count, i) => [all[i], count]),
    );
  });

  it("is withheld with too few events to make a centre, with one in every quarter, and where a quarter is unknown", () => {
    const reason = (events: readonly number[]) => withheldOne(chart(events, 1)).reason;
    expect(reason([1, 0, 0, 1, 0, 0, 0, 1])).toEqual({ code: "few-events", params: { minimum: 3 } });
    expect(reason([0, 0, 0, 0, 0, 0, 0, 0])).toEqual({ code: "few-events", params: { minimum: 3 } });
    expect(reason([2, 1, 2, 1, 1, 1, 1, 1])).toEqual({ code: "not-applicable", params: {} });
    const lost = series([1, 0, 1, 1, 0, 0, 1, 2]).map((cell, i) =>
      i === 2 ? { ...cell, numerator: unknown("missing", "1833") } : cell,
    );
    const found = withheldOne(run(id, cases, lost, { options, periods: { last: 1 } }, where));
    expect(found.reason).toEqual({ code: "missing-area", params: { areas: "1833" } });
  });

  it("asks for every quarter from the baseline's first to the report's last", () => {
    expect(method(id).windows(analysisOf(id, { options }), { ...context, ...where })).toEqual(all);
    expect(
      method(id).windows(analysisOf(id, { options }), { ...context, baseline: "2030", period: "2027-Q4" }),
    ).toEqual([]);
    const one = { ...context, baseline: "2027-Q4", period: "2027-Q4" };
    expect(method(id).windows(analysisOf(id, { options }), one)).toEqual(["2027-Q4"]);
  });
});
