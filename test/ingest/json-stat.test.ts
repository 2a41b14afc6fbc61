/** JSON-stat 2 beyond the samples: shapes that the standard allows, and datasets that are not in order. */
import { describe, expect, it } from "vitest";
import { jsonStat } from "../../src/ingest/formats/json-stat.ts";
import { largestFile, mostCells } from "../../src/ingest/limits.ts";
import { screen } from "../../src/ingest/screen.ts";
import { bytesOf, rules } from "./fixtures.ts";

const dimension = (index: unknown): unknown => ({ category: { index } });

/** Two municipalities and two years. */
const cube = {
  class: "dataset",
  id: ["kommunenr", "aar"],
  size: [2, 2],
  dimension: { kommunenr: dimension(["1833", "1835"]), aar: dimension(["2026", "2027"]) },
  value: [1, 2, 3, 4],
};

function read(document: unknown) {
  return jsonStat.read({
    bytes: bytesOf(typeof document === "string" ? document : JSON.stringify(document)),
    file: "tall.json",
    isHeader: () => false,
  });
}

function rows(document: unknown): readonly string[] {
  const outcome = read(document);
  if (!outcome.ok) throw new RangeError(outcome.issues[0]!.code);
  return outcome.value[0]!.rows.map((row) => row.cells.join(" "));
}

function trouble(document: unknown): unknown {
  const outcome = read(document);
  if (outcome.ok) return "read";
  const { code, params } = outcome.issues[0]!;
  return Object.keys(params).length === 0 ? code : [code, ...Object.values(params)];
}

describe("a dataset", () => {
  it("without measures has one column of values, and the last dimension goes fastest", () => {
    expect(rows(cube)).toEqual(["kommunenr aar value", "1833 2026 1", "1833 2027 2", "1835 2026 3", "1835 2027 4"]);
  });

  it("with two dimensions of measures has a column for each combination", () => {
    const document = {
      ...cube,
      id: ["maal", "aar", "enhet"],
      size: [2, 1, 2],
      dimension: { maal: dimension(["a", "b"]), aar: dimension(["2026"]), enhet: dimension(["n", "p"]) },
      role: { metric: ["maal", "enhet"] },
    };
    expect(rows(document)).toEqual(["aar a n a p b n b p", "2026 1 2 3 4"]);
  });

  it("may leave out the index of a dimension with one category, and count codes with numbers", () => {
    const document = {
      ...cube,
      size: [2, 1],
      dimension: { kommunenr: dimension([1833, 1835]), aar: { category: { label: { "2026": "i fjor" } } } },
      value: [1, 2],
    };
    expect(rows(document)).toEqual(["kommunenr aar value", "1833 2026 1", "1835 2026 2"]);
  });

  it("may have one status for all, none, or a list", () => {
    expect(rows({ ...cube, status: "*" })[1]).toBe("1833 2026 1*");
    expect(rows({ ...cube, status: null })[1]).toBe("1833 2026 1");
    expect(rows({ ...cube, value: [null, 2, 0, null], status: ["*", null, "-", ""] })).toEqual([
      "kommunenr aar value",
      "1833 2026 ",
      "1833 2027 2",
      "1835 2026 0",
      "1835 2027 ",
    ]);
  });

  it("begins after a byte order mark and blank lines, and is told from other text", () => {
    expect(jsonStat.recognises(bytesOf("\ufeff \r\n{}"))).toBe(true);
    expect(jsonStat.recognises(bytesOf("kommunenr;{"))).toBe(false);
    expect(jsonStat.recognises(new Uint8Array())).toBe(false);
    expect(rows(`\ufeff${JSON.stringify(cube)}`)).toHaveLength(5);
  });

  const asidesOf = (document: object): readonly (readonly [string, string])[] => {
    const outcome = read(document);
    return outcome.ok ? outcome.value[0]!.asides!.map(({ kind, text }) => [kind, text] as const) : [];
  };

  it("has its label, its source and its notes beside the table", () => {
    expect(asidesOf({ ...cube, label: "Tall", source: "SSB", note: ["a", 7, "b", "a"] })).toEqual(
      ["Tall", "SSB", "a", "b"].map((text) => ["property", text]),
    );
    const outcome = read({ ...cube, label: "Tall" });
    expect(outcome.ok && outcome.value[0]!.origin).toEqual({ number: 1, name: "Tall", hidden: false });
  });

  it("has the labels of its dimensions and categories there, and what any extension says", () => {
    const category = { index: ["1833", "1835"], label: { "1833": "Rana", "Kari N.": "x" } };
    const dimensions = { ...cube.dimension, kommunenr: { label: "sted", category } };
    const extension = { contact: [{ name: "Ola", phone: 7, mail: "o@ssb.no" }], px: { "Sagt av": ["noen"] } };
    expect(asidesOf({ ...cube, dimension: dimensions, extension })).toEqual([
      ["property", "sted"],
      ["property", "Rana"],
      ["key", "Kari N."],
      ["property", "x"],
      ["author", "Ola"],
      ["author", "o@ssb.no"],
      ["key", "Sagt av"],
      ["property", "noen"],
    ]);
  });

  it("is refused for a person in a label, and not for whom to ask about it", () => {
    const named = (more: object): readonly string[] => {
      const screened = screen({ file: "k.json", bytes: bytesOf(JSON.stringify({ ...cube, ...more })) }, rules);
      return screened.issues.map(({ code }) => code);
    };
    expect(named({})).toEqual([]);
    expect(named({ label: "Gjelder Kari Nordmann" })).toContain("privacy.name");
    expect(named({ extension: { contact: [{ name: "Kari Nordmann", phone: "90 01 23 45" }] } })).toEqual([
      "privacy.author",
      "privacy.author",
    ]);
    const category = { index: { "1833": 0, "1835": 1 }, label: { "1833": "Kari Nordmann, f. 12.03.2011" } };
    expect(named({ dimension: { ...cube.dimension, kommunenr: { category } } })).toEqual(
      expect.arrayContaining(["privacy.name", "privacy.birth-date"]),
    );
  });

  it("has no more of what lies deeper than a dataset goes", () => {
    const nested = Array.from({ length: 40 }).reduce<object>((inside) => ({ a: inside }), { a: "dypt" });
    expect(asidesOf({ ...cube, extension: nested })).toEqual([]);
  });

  it("with a number where the status says that there is none has no number there", () => {
    const outcome = read({ ...cube, status: { "0": ":", "1": "..", "2": "-", "3": "e" } });
    if (!outcome.ok) throw new RangeError("refused");
    const [sheet] = outcome.value;
    expect(sheet!.rows.map((row) => row.cells.join(" "))).toEqual([
      "kommunenr aar value",
      "1833 2026 :",
      "1833 2027 ..",
      "1835 2026 3",
      "1835 2027 4",
    ]);
    expect([...sheet!.broken.values()].flat().map((it) => [it.code, it.place!.line, it.place!.column])).toEqual([
      ["ingest.flag-contradiction", 2, 3],
      ["ingest.flag-contradiction", 3, 3],
      ["ingest.flag-contradiction", 4, 3],
    ]);
    expect(sheet!.findings.map((it) => [it.code, it.params])).toEqual([["ingest.unknown-status", { count: 1 }]]);
  });

  it("with two contradictions in a row has both", () => {
    const document = { ...cube, role: { metric: ["aar"] }, status: ":" };
    const outcome = read(document);
    expect(outcome.ok && [...outcome.value[0]!.broken].map(([line, found]) => [line, found.length])).toEqual([
      [2, 2],
      [3, 2],
    ]);
  });
});

describe("a dataset that is not in order", () => {
  it.each([
    ["no JSON", "{", ["ingest.damaged-file", "JSON", "JSON"]],
    ["no UTF-8", "{\ud800}", ["ingest.damaged-file", "JSON", "JSON"]],
    ["other JSON", { a: 1 }, "ingest.not-json-stat"],
    ["JSON-stat 1", { dataset: { value: [1] } }, "ingest.not-json-stat"],
    ["a collection of nothing", { class: "collection", link: { item: [] } }, "ingest.not-json-stat"],
    [
      "a collection of addresses",
      { class: "collection", link: { item: [{ class: "dataset", href: "x" }, 7] } },
      "ingest.not-json-stat",
    ],
    ["a collection without a list", { class: "collection", link: { item: 1 } }, "ingest.not-json-stat"],
    ["a collection without links", { class: "collection" }, "ingest.not-json-stat"],
    [
      "a collection of very many",
      { class: "collection", link: { item: Array.from({ length: 51 }, () => cube) } },
      "ingest.not-json-stat",
    ],
    ["no dimensions", { ...cube, id: [] }, ["ingest.json-stat-shape", "id"]],
    ["a dimension twice", { ...cube, id: ["aar", "aar"] }, ["ingest.json-stat-shape", "id"]],
    [
      "very many dimensions",
      { ...cube, id: Array.from({ length: 31 }, (_, i) => `${i}`) },
      ["ingest.json-stat-shape", "id"],
    ],
    ["dimensions without names", { ...cube, id: [1, 2] }, ["ingest.json-stat-shape", "id"]],
    ["no sizes", { ...cube, size: undefined }, ["ingest.json-stat-shape", "size"]],
    ["too few sizes", { ...cube, size: [4] }, ["ingest.json-stat-shape", "size"]],
    ["an empty dimension", { ...cube, size: [2, 0] }, ["ingest.json-stat-shape", "size"]],
    ["sizes beyond measure", { ...cube, size: [99_999, 99_999] }, ["ingest.too-many-cells", mostCells]],
    ["no description", { ...cube, dimension: 7 }, ["ingest.json-stat-shape", "dimension"]],
    [
      "a dimension that is not described",
      { ...cube, id: ["kommunenr", "toString"] },
      ["ingest.json-stat-shape", "dimension"],
    ],
    [
      "a dimension without categories",
      { ...cube, dimension: { ...cube.dimension, aar: {} } },
      ["ingest.json-stat-shape", "dimension"],
    ],
    [
      "too few categories",
      { ...cube, dimension: { ...cube.dimension, aar: dimension(["2026"]) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "no categories",
      { ...cube, dimension: { ...cube.dimension, aar: dimension(undefined) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "categories with a gap",
      { ...cube, dimension: { ...cube.dimension, aar: dimension({ a: 0, b: 0 }) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "a category beyond the last",
      { ...cube, dimension: { ...cube.dimension, aar: dimension({ a: 0, b: 2 }) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "a category twice",
      { ...cube, dimension: { ...cube.dimension, aar: dimension(["a", "a"]) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "categories without codes",
      { ...cube, dimension: { ...cube.dimension, aar: dimension([null, {}]) } },
      ["ingest.json-stat-shape", "category.index"],
    ],
    [
      "too many measures",
      {
        ...cube,
        size: [300, 2],
        dimension: { kommunenr: dimension(Array.from({ length: 300 }, (_, i) => `${i}`)), aar: dimension(["a", "b"]) },
        role: { metric: ["kommunenr"] },
      },
      ["ingest.json-stat-shape", "role.metric"],
    ],
    ["no values", { ...cube, value: 7 }, ["ingest.json-stat-shape", "value"]],
    ["too few values", { ...cube, value: [1] }, ["ingest.json-stat-shape", "value"]],
    ["values that are none", { ...cube, value: [1, 2, 3, {}] }, ["ingest.json-stat-shape", "value"]],
    ["a value beyond the last", { ...cube, value: { "4": 1 } }, ["ingest.json-stat-shape", "value"]],
    ["a value nowhere", { ...cube, value: { "01": 1 } }, ["ingest.json-stat-shape", "value"]],
    ["a status that is none", { ...cube, status: [1, 2, 3, 4] }, ["ingest.json-stat-shape", "status"]],
  ])("%s", (_, document, expected) => {
    expect(trouble(document)).toEqual(expected);
  });

  it("in a collection is named by its number", () => {
    const outcome = read({ class: "collection", link: { item: [cube, { ...cube, size: [1] }] } });
    expect(outcome.issues.map((it) => it.place)).toEqual([{ file: "tall.json", sheet: 2 }]);
  });

  it("is refused when the file is too large", () => {
    const bytes = new Uint8Array(largestFile + 1).fill(32);
    bytes[0] = 0x7b;
    const outcome = jsonStat.read({ bytes, file: "tall.json", isHeader: () => false });
    expect(outcome.issues.map((it) => [it.code, it.params])).toEqual([
      ["ingest.too-large", { megabytes: 65, limit: 64 }],
    ]);
  });
});
