/** What is asked of a table, and in how many pieces. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsIn, choose, type Dimension, pieces, readWanted } from "../../../src/pipeline/fetch/selection.ts";

const table: readonly Dimension[] = [
  { code: "Region", values: ["0", "K-1804", "K-1833", "K-0301"] },
  { code: "Alder", values: ["013", "014", "015"] },
  { code: "Tid", values: ["2025", "2026"] },
];
const areas = new Set(["1804", "1833"]);
const file = "https://x.no/a";

describe("a selection in writing", () => {
  it("is variables with values", () => {
    expect(readWanted(" Alder = 014, 015 ; Tid=2026")).toEqual(
      new Map([
        ["Alder", ["014", "015"]],
        ["Tid", ["2026"]],
      ]),
    );
  });

  it.each(["", "Alder", "Alder=", "=014", "Alder=014,", "Alder=014;Alder=015", "a=b=c", "Alder=014;"])(
    "is not %j",
    (text) => {
      expect(readWanted(text)).toBeNull();
    },
  );
});

describe("choosing", () => {
  it("takes the programme's municipalities, and everything of all else", () => {
    const { dimensions, issues } = choose(table, new Map(), areas, file);
    expect(dimensions.map((each) => each.values)).toEqual([
      ["K-1804", "K-1833"],
      ["013", "014", "015"],
      ["2025", "2026"],
    ]);
    expect(issues).toEqual([]);
  });

  it("takes everything where no value is one of the programme's", () => {
    expect(choose(table, new Map(), new Set(["5001"]), file).dimensions[0]).toBe(table[0]);
  });

  it("takes what is asked for, with the table's prefix or without", () => {
    const wanted = new Map([
      ["Region", ["0301", "K-1833", "0"]],
      ["Alder", ["014"]],
    ]);
    expect(choose(table, wanted, areas, file).dimensions.map((each) => each.values)).toEqual([
      ["K-0301", "K-1833", "0"],
      ["014"],
      ["2025", "2026"],
    ]);
  });

  it("names every variable and value that the table has not", () => {
    const wanted = new Map([
      ["Aldr", ["014"]],
      ["Tid", ["2026", "2031", "2032"]],
    ]);
    expect(choose(table, wanted, areas, file).issues).toMatchObject([
      { code: "fetch.unknown-dimension", params: { name: "Aldr", names: "Region, Alder, Tid", nearest: "Alder" } },
      { code: "fetch.unknown-value", params: { name: "Tid", value: "2031" } },
      { code: "fetch.unknown-value", params: { name: "Tid", value: "2032" } },
    ]);
  });
});

describe("pieces of a question", () => {
  it("are one where it fits", () => {
    expect(pieces(table, 24)).toEqual([table]);
    expect(pieces([], 1)).toEqual([[]]);
  });

  it("halve the longest variable, in the table's order", () => {
    expect(pieces(table, 12).map((piece) => piece.map((each) => each.values))).toEqual([
      [
        ["0", "K-1804"],
        ["013", "014", "015"],
        ["2025", "2026"],
      ],
      [
        ["K-1833", "K-0301"],
        ["013", "014", "015"],
        ["2025", "2026"],
      ],
    ]);
  });

  it("hold every cell once, and none of them too many, whatever the table", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (lengths, limit) => {
        const dimensions = lengths.map((length, d) => ({
          code: `d${d}`,
          values: Array.from({ length }, (_, i) => `${i}`),
        }));
        const cells = (all: readonly Dimension[]): readonly string[] =>
          all.reduce<readonly string[]>(
            (made, { values }) => made.flatMap((it) => values.map((value) => `${it} ${value}`)),
            [""],
          );
        const found = pieces(dimensions, limit);
        expect(found.every((piece) => cellsIn(piece) <= limit)).toBe(true);
        expect(found.flatMap(cells).sort()).toEqual([...cells(dimensions)].sort());
      }),
    );
  });

  it("need room for one cell", () => {
    expect(() => pieces(table, 0)).toThrow(RangeError);
    expect(() => pieces(table, Number.NaN)).toThrow("not a limit of cells: NaN");
  });
});
