/** The funnel: what chance alone would show around the comparator's rate. */
import { describe, expect, it } from "vitest";
import type { CountCell, Measured, Note } from "../../src/model/estimate.ts";
import { normalMultiplier, overdispersedFunnel, overdispersion, poissonFunnel } from "../../src/stats/index.ts";
import { cellOf, donors, exact, measuredOne, offences, region, run, salten, unknown, withheldOne } from "./made.ts";

const given = { comparator: "donors", options: { winsorise: 0.1 } };
const unit = (id: string) => ({ id, kind: "area", role: "programme" }) as const;
const target = cellOf(donors, 60, 3000);
const towns = [cellOf(unit("1833"), 12, 600), cellOf(unit("1832"), 9, 100), cellOf(unit("1828"), 0, 50)];
const note = (it_: Measured, code: Note["code"]): Note["params"] | undefined =>
  it_.notes.find((each) => each.code === code)?.params;

describe("funnel", () => {
  it("is observed over expected, with the exact interval", () => {
    // Garwood for 7 events, 95 %: 2.814363, 14.422675 (test/reference/expected/intervals.json, from R); 7 of 350 expected at 60 of 3000.
    const it_ = measuredOne(run("funnel", offences, [cellOf(region, 7, 350), target], given));
    expect(it_.value).toBeCloseTo(1, exact);
    expect(it_.lower).toBeCloseTo(2.814363051519867 / 7, exact);
    expect(it_.upper).toBeCloseTo(14.422675361702378 / 7, exact);
    expect(it_).toMatchObject({
      measure: "rate-ratio",
      comparator: "donors",
      area: "programme",
      numerator: 7,
      denominator: 350,
    });
  });

  it("states the limits within which chance would leave the ratio", () => {
    // Poisson with mean 7: P(Y ≤ 2) = 0.0296, P(Y ≤ 1) = 0.0073, P(Y ≤ 12) = 0.9730, P(Y ≤ 13) = 0.9872 (any table).
    const it_ = measuredOne(run("funnel", offences, [cellOf(region, 20, 350), target], given));
    const { lower, upper } = note(it_, "funnel-limits") as { lower: number; upper: number };
    expect(lower * 7).toBeCloseTo(2, exact);
    expect(upper * 7).toBeCloseTo(13, exact);
  });

  it("states how much more the municipalities vary than by chance, and the limits that allow for it", () => {
    const found = run("funnel", offences, [...towns, target], given) as readonly Measured[];
    const { phi, between } = overdispersion([0, 9, 12], [1, 2, 12], 0.1);
    for (const [i, expected] of [12, 2, 1].entries()) {
      expect(note(found[i]!, "over-dispersion")).toEqual({
        dispersion: phi,
        units: 3,
        ...overdispersedFunnel(expected, between, normalMultiplier(0.95)),
      });
      expect(note(found[i]!, "funnel-limits")).toEqual(poissonFunnel(1, expected, 0.95));
    }
  });

  it("reveals its own count and the comparator's, and with the dispersion alone that of every municipality", () => {
    const [first] = run("funnel", offences, [...towns, target], given) as readonly Measured[];
    const counts = (cells: readonly CountCell[]): unknown =>
      cells.map((cell) => [cell.areas, cell.numerator, cell.denominator]);
    expect(counts(first!.basis)).toEqual([
      [["1833"], 12, 600],
      [["1811", "1812"], 60, 3000],
    ]);
    const { basis } = first!.notes.find(({ code }) => code === "over-dispersion")!;
    expect(counts(basis!)).toEqual([
      [["1828"], 0, 50],
      [["1832"], 9, 100],
      [["1833"], 12, 600],
    ]);
    const [alone] = run("funnel", offences, [...towns.slice(1), target], given) as readonly Measured[];
    expect(note(alone!, "over-dispersion")).toBeUndefined();
    expect(alone!.basis.map((cell) => cell.areas)).toEqual([["1832"], ["1811", "1812"]]);
  });

  it("keeps periods and breakdowns apart, and does not depend on the order of the municipalities", () => {
    const cells = ["2026", "2027"].flatMap((period) => [...towns, target].map((cell) => ({ ...cell, period })));
    const found = run("funnel", offences, cells, given) as readonly Measured[];
    const one = run("funnel", offences, [...towns, target], given) as readonly Measured[];
    expect(found.map((it_) => it_.value)).toEqual([...one, ...one].map((it_) => it_.value));
    expect(run("funnel", offences, cells.toReversed(), given)).toEqual(found.toReversed());
  });

  it("measures dispersion among municipalities only, of which the number is known", () => {
    const more = [cellOf(region, 21, 750), ...towns, cellOf(unit("1835"), unknown("missing", "1835"), 8), target];
    const found = run("funnel", offences, more, given);
    expect(
      found.map((it_) => (it_.status === "measured" ? note(it_, "over-dispersion")?.units : it_.reason.code)),
    ).toEqual([3, 3, 3, 3, "missing"]);
  });

  it("says beside a benchmark that it has the programme itself", () => {
    const it_ = measuredOne(
      run("funnel", offences, [cellOf(region, 7, 350), cellOf(salten, 60, 3000)], { ...given, comparator: "salten" }),
    );
    expect(it_.notes.at(-1)).toEqual({ code: "salten-is-treated", params: {} });
  });

  it("is withheld where the comparator has no event, which tells that count, or nobody", () => {
    const none = withheldOne(run("funnel", offences, [cellOf(region, 7, 350), cellOf(donors, 0, 3000)], given));
    expect(none.reason.code).toBe("no-events");
    expect(none.basis?.map((cell) => cell.numerator)).toEqual([0]);
    const nobody = run("funnel", offences, [cellOf(region, 7, 350), cellOf(donors, 0, 0)], given);
    expect(withheldOne(nobody).reason.code).toBe("no-denominator");
  });
});
