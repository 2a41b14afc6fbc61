/** Which of many sets may stay when only nested ones may, and which told counts add nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/disclose/facts.ts";
import { keepNested } from "../../src/disclose/nested.ts";
import type { Layout } from "../../src/model/layout.ts";
import { cell, fate, folkehelse } from "./made.ts";

const sets = (...lists: readonly (readonly number[])[]): readonly Int32Array[] =>
  lists.map((it) => Int32Array.from(it));

describe("keepNested", () => {
  it("keeps what lies within, around or apart from what is kept, and nothing that crosses it", () => {
    expect(keepNested(6, sets([0, 1, 2], [0, 1], [3, 4], [2, 3], [0, 1, 2, 3, 4, 5], [0], [0, 2]))).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it("keeps the empty list, and the same set twice", () => {
    expect(keepNested(3, [])).toEqual([]);
    expect(keepNested(3, sets([0, 1], [0, 1]))).toEqual([true, true]);
  });

  it("keeps only sets of which any two are nested or apart, and the first always", () => {
    const set = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 12 }), (lists) => {
        const kept = keepNested(8, sets(...lists));
        expect(kept[0]).toBe(true);
        const left = lists.filter((_, i) => kept[i]).map((it) => new Set(it));
        for (const a of left)
          for (const b of left) {
            const common = [...a].filter((it) => b.has(it)).length;
            expect([0, a.size, b.size]).toContain(common);
          }
      }),
    );
  });
});

const layout = (relation: "equal" | "cover"): Layout => ({
  kind: "offences",
  labels: { nb: "", nn: "", en: "" },
  columns: [
    { name: "gruppe", type: "code", codes: ["rus", "vold", "alle"], total: "alle" },
    { name: "alder", type: "code", codes: ["14", "15"], total: null },
    { name: "personer", type: "count", codes: null, total: null },
  ].map((it) => ({ ...it, labels: { nb: "", nn: "", en: "" }, optional: false, aliases: [] })) as Layout["columns"],
  rowRules: [{ part: "startet", whole: "henvist" }],
  totalRules: [{ measure: "personer", column: "gruppe", relation }],
  sumRules: [{ whole: "startet", parts: ["fullfort", "avbrutt"] }],
});

describe("what a layout says", () => {
  it("is what may be added: codes that make a total, columns that make another, columns that are no more than another", () => {
    expect(factsOf([layout("cover")])).toEqual({
      sums: [{ table: "offences", whole: "startet", parts: ["fullfort", "avbrutt"] }],
      orders: [{ table: "offences", part: "startet", whole: "henvist" }],
      totals: [
        { table: "offences", measure: "personer", column: "gruppe", relation: "cover", codes: ["rus", "vold"] },
        { table: "offences", measure: "personer", column: "alder", relation: "equal", codes: ["14", "15"] },
      ],
    });
  });

  const by = (numerator: number, more: Readonly<Record<string, string>>) =>
    cell(numerator, { breakdown: { measure: "personer", ...more } });

  it("decides whether the other group follows from the total, though the counts happen to add up", async () => {
    const cells = [by(20, {}), by(4, { gruppe: "rus" }), by(16, { gruppe: "vold" })];
    expect(await fate(cells, folkehelse, factsOf([layout("equal")]))).toEqual([
      "shown",
      "small-numerator",
      "complementary",
    ]);
    const overlapping = [by(18, {}), ...cells.slice(1)];
    expect(await fate(overlapping, folkehelse, factsOf([layout("cover")]))).toEqual([
      "shown",
      "small-numerator",
      "shown",
    ]);
  });

  it("sees that whoever of a total is not in one group must be in the other", async () => {
    const cells = [by(20, {}), by(4, { gruppe: "rus" }), by(16, { gruppe: "vold" })];
    expect(await fate(cells, folkehelse, factsOf([layout("cover")]))).toEqual([
      "shown",
      "small-numerator",
      "complementary",
    ]);
  });

  it("shows a total and another group that leave room for doubt", async () => {
    // In a total of 5 whom the one group holds 5, the other may hold 0 to 5: wide enough.
    const cells = [by(5, {}), by(5, { gruppe: "rus" }), by(1, { gruppe: "vold" })];
    expect(await fate(cells, folkehelse, factsOf([layout("cover")]))).toEqual(["shown", "shown", "small-numerator"]);
  });

  const stated = (measure: string, numerator: number, area = "1833") =>
    cell(numerator, { breakdown: { measure }, areas: [area] });

  it("bounds those who started by those who were referred", async () => {
    const facts = { ...factsOf([layout("equal")]), sums: [] };
    // In 1826 no more than 5 started, for no more were referred; so of the 9 in the region at least 4 did in 1833.
    const cells = [
      stated("henvist", 5),
      stated("henvist", 5, "1826"),
      cell(9, { breakdown: { measure: "startet" }, areas: ["1826", "1833"] }),
      stated("startet", 4),
      stated("startet", 5, "1826"),
    ];
    const shown = async (orders: typeof facts.orders): Promise<number> =>
      (await fate(cells, folkehelse, { ...facts, orders })).filter((it) => it === "shown").length;
    expect(await shown([])).toBe(3);
    expect(await shown(facts.orders)).toBe(2);
  });
});
