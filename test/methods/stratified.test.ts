/** Rates compared within groups: indirect standardisation and Mantel–Haenszel. */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { mantelHaenszelRateRatio, rateRatio, standardisedRatio } from "../../src/stats/index.ts";
import { cellOf, exact, measuredOne, offences, region, run, salten, unknown, withheldOne } from "./made.ts";

const counts = {
  "14": [
    [3, 310],
    [9, 905],
  ],
  "15": [
    [11, 290],
    [25, 880],
  ],
} as const;

const cells = Object.entries(counts).flatMap(([alder, [own, other]]) => [
  cellOf(region, own[0], own[1], { breakdown: { alder } }),
  cellOf(salten, other[0], other[1], { breakdown: { alder } }),
]);
const given = { comparator: "salten", by: ["alder"], options: { over: "alder" } };
const replace = (changed: PanelCell): readonly PanelCell[] =>
  cells.map((cell) =>
    cell.unit.id === changed.unit.id && cell.breakdown.alder === changed.breakdown.alder ? changed : cell,
  );

describe("standardised-ratio", () => {
  const id = "standardised-ratio";
  const expected = (310 * 9) / 905 + (290 * 25) / 880;

  it("is observed over expected at the comparator's rates, group by group", () => {
    const found = measuredOne(run(id, offences, cells, given));
    const theirs = standardisedRatio(14, expected, 0.95);
    expect(found.value).toBeCloseTo(theirs.estimate, exact);
    expect(found.lower).toBeCloseTo(theirs.lower, exact);
    expect(found.upper).toBeCloseTo(theirs.upper, exact);
    expect(found).toMatchObject({
      numerator: 14,
      denominator: 600,
      group: "",
      comparator: "salten",
      measure: "rate-ratio",
    });
    expect(found.notes.find((note) => note.code === "indirectly-standardised")!.params.expected).toBeCloseTo(
      expected,
      exact,
    );
    expect(found.notes.at(-1)).toEqual({ code: "salten-is-treated", params: {} });
  });

  it("reveals every group's count on both sides", () => {
    const found = measuredOne(run(id, offences, cells, given));
    expect(found.basis.map((cell) => [cell.areas.length, cell.breakdown.alder, cell.numerator])).toEqual([
      [2, "14", 3],
      [2, "14", 9],
      [2, "15", 11],
      [2, "15", 25],
    ]);
  });

  it("leaves a group out to which nobody belongs here, and refuses one to which nobody belongs there", () => {
    const none = replace(cellOf(region, 0, 0, { breakdown: { alder: "15" } }));
    expect(measuredOne(run(id, offences, none, given)).numerator).toBe(3);
    const nowhere = replace(cellOf(salten, 0, 0, { breakdown: { alder: "15" } }));
    expect(withheldOne(run(id, offences, nowhere, given)).reason.code).toBe("no-denominator");
  });

  it("is withheld where a count is unknown, nobody belongs to any group, or nothing is expected", () => {
    const reasons = [
      replace(cellOf(region, unknown("missing", "1833"), 290, { breakdown: { alder: "15" } })),
      cells.map((cell) => (cell.unit.id === "programme" ? cellOf(region, 0, 0, { breakdown: cell.breakdown }) : cell)),
      cells.map((cell) => (cell.unit.id === "salten" ? cellOf(salten, 0, 900, { breakdown: cell.breakdown }) : cell)),
    ].map((each) => withheldOne(run(id, offences, each, given)).reason.code);
    expect(reasons).toEqual(["missing-area", "no-denominator", "no-events"]);
  });

  it("throws where the analysis is not divided by the groups, which the definition's check does not let through", () => {
    const whole = [cellOf(region, 14, 600), cellOf(salten, 34, 1785)];
    expect(() => run(id, offences, whole, given)).toThrow(
      new RangeError("analysis level standardises over alder; add it to its by"),
    );
  });
});

describe("stratified-rate-ratio", () => {
  const id = "stratified-rate-ratio";
  const rate = ([events, exposure]: readonly [number, number]) => ({ events, exposure });

  it("is the Mantel–Haenszel ratio over the groups", () => {
    const found = measuredOne(run(id, offences, cells, given));
    const theirs = mantelHaenszelRateRatio(
      Object.values(counts).map(([own, other]) => ({ first: rate(own), second: rate(other) })),
      0.95,
    );
    const { estimate, lower, upper } = theirs;
    expect(found).toMatchObject({ value: estimate, lower, upper, numerator: 14, denominator: 600, group: "" });
    expect(found.notes.map((note) => note.code)).toEqual(["person-quarters", "stratified", "salten-is-treated"]);
    expect(found.basis).toHaveLength(4);
  });

  it("is the crude ratio in one group", () => {
    const one = cells.filter((cell) => cell.breakdown.alder === "15");
    const crude = rateRatio({ events: 11, exposure: 290 }, { events: 25, exposure: 880 }, 0.95);
    expect(measuredOne(run(id, offences, one, given)).value).toBeCloseTo(crude.estimate, exact);
  });

  it("leaves a group out to which nobody belongs on one side", () => {
    for (const unit of [region, salten]) {
      const none = replace(cellOf(unit, 0, 0, { breakdown: { alder: "15" } }));
      const found = measuredOne(run(id, offences, none, given));
      expect(found.notes).toContainEqual({ code: "stratified", params: { strata: 1 } });
    }
  });

  it("is withheld where a count is unknown on either side, without events on one, and without anybody", () => {
    const emptied = (unit: typeof region, exposure: number) =>
      cells.map((cell) => (cell.unit.id === unit.id ? cellOf(unit, 0, exposure, { breakdown: cell.breakdown }) : cell));
    const reasons = [
      replace(cellOf(region, unknown("missing", "1833"), 290, { breakdown: { alder: "15" } })),
      replace(cellOf(salten, unknown("suppressed-at-source", "1804"), 880, { breakdown: { alder: "15" } })),
      emptied(region, 300),
      emptied(salten, 900),
      emptied(region, 0),
    ].map((each) => withheldOne(run(id, offences, each, given)).reason.code);
    expect(reasons).toEqual(["missing-area", "suppressed-at-source", "no-events", "no-events", "no-denominator"]);
  });
});
