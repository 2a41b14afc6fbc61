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
