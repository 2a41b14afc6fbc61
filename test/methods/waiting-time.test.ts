/** How long it takes, from counts by bands of days. */
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/model/estimate.ts";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Quantity, Unit } from "../../src/model/panel.ts";
import { kaplanMeier, logRank } from "../../src/stats/index.ts";
import { cellOf, exact, known, region, run, salten, started, unknown } from "./made.ts";

const id = "waiting-time";
const bands = ["0-7", "8-14", "15-28", "29-opp"];
const talks: Indicator = {
  ...started,
  id: "first-talk",
  numerator: { measure: "durations.antall", where: { maal: ["til-samtale"] } },
  breakdowns: { dager: bands },
};

type Counts = readonly (number | Quantity)[];

const cells = (unit: Unit, counts: Counts, period = "2027") =>
  counts.map((count, i) => cellOf(unit, count, null, { period, breakdown: { dager: bands[i]! } }));

function waiting(own: Counts, other: Counts = [1, 1, 1, 1], options: object = { over: "dager" }): readonly Estimate[] {
  // Out of order on purpose: bands are put in order by their days, not by where they stand.
  const panel = [...cells(region, own), ...cells(salten, other)].reverse();
  return run(id, talks, panel, { comparator: "salten", by: ["dager"], options: { ...options } });
}

const days = (
  counts: readonly number[],
): { readonly times: readonly number[]; readonly events: readonly boolean[] } => ({
  times: counts.flatMap((count, i) => new Array<number>(count).fill([7, 14, 28, 28][i]!)),
  events: counts.flatMap((count, i) => new Array<boolean>(count).fill(i < 3)),
});

describe("waiting-time", () => {
  it("is Kaplan and Meier's share by the end of each band that ends, those beyond still waiting", () => {
    const { steps } = kaplanMeier(days([6, 9, 4, 11]), 0.95, "log-log");
    const found = waiting([6, 9, 4, 11]);
    expect(found.map((it) => [it.group, it.measure, it.comparator])).toEqual([
      ["dager=0-7", "proportion", null],
      ["dager=8-14", "proportion", null],
      ["dager=15-28", "proportion", null],
    ]);
    found.forEach((it, i) => {
      if (it.status !== "measured") throw new Error(it.reason.code);
      expect(it.value).toBeCloseTo(1 - steps[i]!.survival, exact);
      expect(it.lower).toBeCloseTo(1 - steps[i]!.upper!, exact);
      expect(it.upper).toBeCloseTo(1 - steps[i]!.lower!, exact);
      expect([it.numerator, it.denominator]).toEqual([[6, 15, 19][i], 30]);
    });
  });

  it("says by which day, and what the log-rank test says against the comparator", () => {
    const { p } = logRank(days([6, 9, 4, 11]), days([20, 5, 3, 2]));
    const [first] = waiting([6, 9, 4, 11], [20, 5, 3, 2]);
    expect(first!.notes).toEqual([
      { code: "within-days", params: { days: 7 } },
      { code: "log-rank", params: { p } },
      { code: "salten-is-treated", params: {} },
    ]);
  });

  it("reveals the counts up to each band, and the comparator's where a test tells of them", () => {
    const [first] = waiting([6, 9, 4, 11], [20, 5, 3, 2]);
    expect(first!.basis!.map((cell) => [cell.areas[0], cell.breakdown.dager, cell.numerator])).toEqual([
      ["1826", "0-7", 6],
      ["1826", "0-7+8-14", 15],
      ["1826", "0-7+15-28+8-14", 19],
      ["1826", "0-7+15-28+29-opp+8-14", 30],
      ["1804", "0-7", 20],
      ["1804", "0-7+8-14", 25],
      ["1804", "0-7+15-28+8-14", 28],
      ["1804", "0-7+15-28+29-opp+8-14", 30],
    ]);
  });

  it("has no interval where nobody has had it yet, or everybody has", () => {
    const none = waiting([0, 0, 3, 2]).map((it) =>
      it.status === "measured" ? [it.value, it.lower, it.upper] : it.reason.code,
    );
    expect(none.slice(0, 2)).toEqual([
      [0, null, null],
      [0, null, null],
    ]);
    const all = waiting([3, 2, 0, 0]).map((it) =>
      it.status === "measured" ? [it.value, it.lower, it.upper] : it.reason.code,
    );
    expect(all.slice(1)).toEqual([
      [1, null, null],
      [1, null, null],
    ]);
  });

  it("makes no test where the comparator says nothing, has nobody, or no event tells the two apart", () => {
    for (const other of [
      [1, unknown("missing", "1804"), 1, 1],
      [0, 0, 0, 0],
    ] as const) {
      const [first] = waiting([6, 9, 4, 11], other);
      expect(first!.notes).toEqual([{ code: "within-days", params: { days: 7 } }]);
      expect(first!.basis).toHaveLength(4);
    }
    expect(waiting([0, 0, 0, 4], [0, 0, 0, 5])[0]!.notes).toHaveLength(1);
  });

  it("is withheld where a band is unknown, and where nobody is", () => {
    const codes = (own: Counts): readonly unknown[] =>
      waiting(own).map((it) => it.status === "withheld" && it.reason.code);
    expect(codes([1, unknown("missing", "1833"), 1, 1])).toEqual(["missing-area", "missing-area", "missing-area"]);
    expect(codes([0, 0, 0, 0])).toEqual(["no-denominator", "no-denominator", "no-denominator"]);
  });

  it("keeps windows apart", () => {
    const panel = [...cells(region, [1, 1, 1, 1]), ...cells(salten, [1, 1, 1, 1])].flatMap((cell) => [
      cell,
      { ...cell, period: "2028", numerator: known(2) },
    ]);
    const found = run(id, talks, panel, { comparator: "salten", by: ["dager"], options: { over: "dager" } });
    expect(found.map((it) => `${it.period} ${it.group}`)).toEqual(
      ["2027", "2028"].flatMap((period) => ["0-7", "8-14", "15-28"].map((band) => `${period} dager=${band}`)),
    );
  });

  it("refuses a column that is not divided by, and codes that are no days", () => {
    expect(() => waiting([1, 1, 1, 1], [1, 1, 1, 1], { over: "kjonn" })).toThrow(
      "waiting-time over kjonn needs `by: [kjonn]`",
    );
    const girls = [region, salten].map((unit) => cellOf(unit, 3, null, { breakdown: { kjonn: "jente" } }));
    expect(() => run(id, talks, girls, { comparator: "salten", by: ["kjonn"], options: { over: "kjonn" } })).toThrow(
      "“jente” is no band of days",
    );
  });
});
