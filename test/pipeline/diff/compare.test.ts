/** What became of numbers between two states, and whose doing it is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causeOf, causesOf, type Making } from "../../../src/pipeline/diff/cause.ts";
import { compare, countKinds, type Statement } from "../../../src/pipeline/diff/compare.ts";

interface Draft {
  readonly series?: string;
  readonly period?: string;
  readonly value?: number | null;
  readonly rest?: string;
  readonly reason?: string;
}

function stated({ series = "a", period = "2027-Q3", value = 5, rest = "", reason = "" }: Draft = {}): Statement {
  const subject = { analysis: "x", indicator: series, area: "1833", group: "", measure: "rate", comparator: "" };
  return { address: `${series}|${period}`, series, period, subject, value, rest, reason };
}

const kinds = (before: readonly Statement[], after: readonly Statement[]): readonly string[] =>
  compare(before, after).map((it) => `${it.kind} ${(it.after ?? it.before)!.address}`);

describe("comparing two states", () => {
  it("finds nothing between the same", () => {
    expect(compare([], [])).toEqual([]);
    const hidden = stated({ series: "b", value: null, reason: "confidential" });
    expect(compare([stated(), hidden], [hidden, stated()])).toEqual([]);
  });

  it("tells a value, an interval and a method that changed", () => {
    expect(kinds([stated({ value: 0 })], [stated({ value: -0 })])).toEqual([]);
    expect(kinds([stated()], [stated({ value: 5.000001 })])).toEqual(["changed a|2027-Q3"]);
    expect(kinds([stated({ rest: "1|9" })], [stated({ rest: "1|8" })])).toEqual(["changed a|2027-Q3"]);
  });

  it("tells what is hidden or missing now from what is shown or arrived", () => {
    const gone = (reason: string): Statement => stated({ value: null, reason });
    expect(kinds([stated()], [gone("confidential")])).toEqual(["hidden a|2027-Q3"]);
    expect(kinds([stated()], [gone("missing")])).toEqual(["lost a|2027-Q3"]);
    expect(kinds([gone("confidential")], [stated()])).toEqual(["shown a|2027-Q3"]);
    expect(kinds([gone("missing-area")], [stated()])).toEqual(["arrived a|2027-Q3"]);
    expect(kinds([gone("missing")], [gone("confidential")])).toEqual([]);
  });

  it("tells a period that a series went on to from a statement that is new, and what is gone", () => {
    const before = [stated({ period: "2027-Q1" }), stated({ period: "2027-Q2" })];
    const after = [
      stated({ period: "2027-Q2" }),
      stated({ period: "2027-Q3" }),
      stated({ period: "2026-Q4" }),
      stated({ series: "b" }),
      stated({ period: "ved start" }),
    ];
    expect(kinds(before, after)).toEqual([
      "new-period a|2027-Q3",
      "new a|2026-Q4",
      "new a|ved start",
      "new b|2027-Q3",
      "gone a|2027-Q1",
    ]);
    expect(kinds([stated({ period: "" })], [stated({ period: "" }), stated()])).toEqual(["new a|2027-Q3"]);
  });

  it("puts first what moved most", () => {
    const names = ["a", "b", "c", "d", "e"];
    const before = [10, 10, 10, 0, 10].map((value, i) => stated({ series: names[i]!, value }));
    const after = [11, 5, 11, 1, 10].map((value, i) => stated({ series: names[i]!, value, rest: "x" }));
    expect(compare(before, after).map((it) => it.after!.series)).toEqual(["d", "b", "a", "c", "e"]);
  });

  it("counts every statement once, whatever the states", () => {
    const state = fc.uniqueArray(
      fc.record({
        series: fc.constantFrom("a", "b"),
        period: fc.constantFrom("2027-Q1", "2027-Q2", "2027-Q3"),
        value: fc.constantFrom(null, 0, 5),
        reason: fc.constantFrom("missing", "confidential"),
      }),
      { selector: ({ series, period }) => `${series}|${period}` },
    );
    fc.assert(
      fc.property(state, state, (first, second) => {
        const [before, after] = [first.map(stated), second.map(stated)];
        const counts = countKinds(compare(before, after));
        const shared = after.filter((it) => before.some((was) => was.address === it.address));
        expect(counts["new-period"] + counts.new).toBe(after.length - shared.length);
        expect(counts.gone).toBe(before.length - shared.length);
        const back = countKinds(compare(after, before));
        expect([back.changed, back.hidden, back.lost]).toEqual([counts.changed, counts.shown, counts.arrived]);
      }),
    );
  });
});

describe("whose doing it is", () => {
  const made: Making = { inputs: "a", asOf: "2027-10-20", definition: "d", version: "1", period: "2027-Q3" };
  const cause = (other: Partial<Making>): string => causeOf(causesOf(made, { ...made, ...other }));

  it.each([
    [{}, "same"],
    [{ period: "2027-Q4" }, "same"],
    [{ inputs: "b" }, "owner"],
    [{ asOf: "2027-11-01" }, "owner"],
    [{ definition: "e" }, "ours"],
    [{ version: "2" }, "ours"],
    [{ inputs: "b", version: "2" }, "both"],
  ])("is for %j %s's", (other, expected) => {
    expect(cause(other)).toBe(expected);
  });
});
