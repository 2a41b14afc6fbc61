/** Loading definitions: what comes out is frozen and hashed, and every issue comes at once. */
import { describe, expect, it } from "vitest";
import { canonicalJson, hashOf } from "../../src/pipeline/definition/canonical.ts";
import type { Definitions, LoadedPipeline } from "../../src/pipeline/definition/index.ts";
import { loadDefinitions, loadPipeline } from "../../src/pipeline/definition/index.ts";
import { altered, complaints, files, grammar, load } from "./definition-fixture.ts";

const texts = new Map(Object.entries(files));

function definitions(from: ReadonlyMap<string, string> = texts): Definitions {
  const outcome = loadDefinitions(from);
  expect(complaints(outcome, "en")).toEqual([]);
  return outcome.ok ? outcome.value : ({} as Definitions);
}

function pipeline(text = files["trial.yaml"]!, from = definitions()): LoadedPipeline {
  const outcome = loadPipeline("trial.yaml", text, from, grammar);
  expect(complaints(outcome, "en")).toEqual([]);
  return outcome.ok ? outcome.value : ({} as LoadedPipeline);
}

describe("loadDefinitions", () => {
  it("gives areas their memberships from the groups", () => {
    const { areas, groups } = definitions().programme;
    expect(areas.find((it) => it.code === "1836")).toEqual({
      code: "1836",
      name: "Rødøy",
      valid: { from: "1900-01-01", until: null },
      formerly: [],
      memberships: [
        { group: "programme", from: "2026-01-01", until: null, confirmed: false },
        { group: "salten", from: "2018-01-01", until: "2026-01-01", confirmed: true },
      ],
    });
    expect(areas.find((it) => it.code === "1875")).toMatchObject({
      valid: { from: "2020-01-01", until: null },
      formerly: ["1849"],
      memberships: [{ group: "salten", from: "2007-07-01", until: null, confirmed: true }],
    });
    expect(areas.find((it) => it.code === "1849")).toMatchObject({ valid: { until: "2020-01-01" }, memberships: [] });
    expect(groups.map((it) => [it.id, it.role, it.adopted, it.note])).toEqual([
      ["programme", "programme", "2026-10-01", null],
      ["salten", "benchmark", null, null],
    ]);
  });

  it("resolves the names in an indicator, and keeps its limits", () => {
    const words = { nb: "ord", nn: "ord", en: "words" };
    expect(definitions().indicators.get("persons")).toEqual({
      id: "persons",
      theme: "crime",
      labels: words,
      short: words,
      definition: words,
      source: words,
      kind: "rate",
      numerator: { measure: "offences.personer", plus: ["offences.saker"], where: { alder: ["14"], lov: ["tyveri"] } },
      denominator: { measure: "population.personer", where: { alder: ["14"] }, personTime: true },
      per: 1000,
      unit: "persons",
      better: "lower",
      grain: "quarter",
      breakdowns: { alder: ["14", "15"] },
      goal: "less-crime",
      maturity: 183,
      breaks: [{ from: "2020-Q2", note: words }],
      personal: true,
      disclosure: { minimumNumerator: 6, minimumDenominator: 20 },
    });
    expect(definitions().indicators.get("residents")).toMatchObject({
      numerator: { measure: "population.personer", where: {} },
      denominator: null,
      per: 1,
      maturity: 0,
      breakdowns: {},
      breaks: [],
      disclosure: null,
    });
  });

  it("shows a proportion per 100", () => {
    const given = altered("indicators.yaml", [
      "    kind: count",
      "    kind: proportion\n    denominator: { measure: population.personer }",
    ]);
    expect(definitions(given).indicators.get("residents")).toMatchObject({
      per: 100,
      denominator: { measure: "population.personer", where: {}, personTime: false },
    });
  });

  it("gives columns their codes, totals and aliases, and codes their words", () => {
    const { layouts, codeLabels } = definitions();
    expect(layouts.map((it) => it.kind)).toEqual(["population", "offences"]);
    expect(layouts[0]!.columns[1]).toMatchObject({
      name: "aar",
      codes: null,
      total: null,
      optional: false,
      aliases: ["år"],
    });
    expect(layouts[0]!.columns[2]).toMatchObject({ name: "alder", codes: ["14", "15", "alle"], total: "alle" });
    expect(layouts[1]!.rowRules).toEqual([{ part: "personer", whole: "saker" }]);
    expect(layouts[1]!.totalRules).toEqual([]);
    expect(codeLabels.alder!["15"]).toEqual({ nb: "ord", nn: "ord", en: "words" });
  });

  it.each([
    ["ssb", "preset: ssb", [3, 3, 3], null],
    ["folkehelse", "preset: folkehelse", [5, 5, 10], [13, 13, 28]],
    ["strict", "preset: strict", [10, 10, 30], [30, 30, 90]],
    [
      "a raised folkehelse",
      "preset: folkehelse\ntighten: { minimumNumerator: 6, minimumComplement: 20 }",
      [6, 20, 10],
      [13, 20, 28],
    ],
  ])("%s has its limits", (_, text, year, years) => {
    const given = new Map(texts)
      .set("disclosure.yaml", text)
      .set("indicators.yaml", files["indicators.yaml"]!.replace(/ {4}disclosure.*\n/, ""));
    const limits = (it: readonly number[] | null): object | null =>
      it && { minimumNumerator: it[0], minimumComplement: it[1], minimumDenominator: it[2] };
    expect(definitions(given).disclosure).toEqual({
      preset: /preset: (\w+)/.exec(text)![1],
      ...limits(year),
      ...(text.includes("strict") && { protection: { side: 2, width: 4 }, dominance: 10, minimumEffective: 30 }),
      threeYears: limits(years),
    });
  });

  it("freezes all that it gives", () => {
    const given = definitions();
    expect(Object.isFrozen(given)).toBe(true);
    expect(Object.isFrozen(given.programme.areas[0]!.memberships)).toBe(true);
    expect(Object.isFrozen(given.indicators.get("persons")!.numerator.where.alder)).toBe(true);
    expect(Object.isFrozen(pipeline().analyses[0]!.options)).toBe(true);
  });

  it("finds its files by base name, and names them as they were given", () => {
    const paths = new Map([...texts].map(([file, text]) => [`pipelines\\${file}`, text]));
    paths.set("pipelines/quarterly.yaml", "not: read");
    expect(definitions(paths).hash).toBe(definitions().hash);
    paths.set("pipelines\\disclosure.yaml", "preset: none");
    expect(complaints(loadDefinitions(paths), "en")).toEqual([
      "pipelines\\disclosure.yaml:1:9 preset is “none”; there is no such choice. Write one of these: ssb, folkehelse, strict.",
    ]);
  });

  it("says which files are missing", () => {
    expect(complaints(loadDefinitions(new Map()), "nb")).toEqual(
      ["programme.yaml", "deliveries.yaml", "disclosure.yaml", "indicators.yaml"].map(
        (file) => `${file} ${file} mangler eller kan ikke leses. Legg filen i mappen med definisjonene.`,
      ),
    );
  });

  it("tells everything at once, by file and line, and blames nothing twice", () => {
    const given = altered("programme.yaml", ['host: "1833"', 'host: "1834"'], ["role: benchmark", "role: control"]);
    given.set(
      "deliveries.yaml",
      files["deliveries.yaml"]!.replace("type: year", "type: yaer").replace("whole: saker", "whole: sak"),
    );
    given.set(
      "indicators.yaml",
      files["indicators.yaml"]!.replace("grain: year\n    goal: less-crime", "grain: month\n    goal: more"),
    );
    given.set("disclosure.yaml", "preset: folkehelse\nextra: 1\n");
    expect(complaints(loadDefinitions(given), "en")).toEqual([
      "programme.yaml:3:7 host names “1834”, which is not in programme.yaml. Write one of these: 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
      "programme.yaml:21:11 role is “control”; there is no such choice. Write one of these: programme, benchmark, donor.",
      "deliveries.yaml:11:28 type is “yaer”; the nearest possible value is “year”. Choose one of these: area, group, period, year, code, count, percent, amount, number, date.",
      "deliveries.yaml:26:34 whole names “sak”, which is not in deliveries.yaml (offences). Write one of these: personer, saker. Or add it to deliveries.yaml (offences).",
      "disclosure.yaml:2:1 “extra” is not a key here. Remove it, or write one of these: preset, rounding, tighten.",
      "indicators.yaml:36:12 grain is “month”; there is no such choice. Write one of these: quarter, year.",
    ]);
  });

  it("checks what it can of the indicators when a neighbour cannot be read", () => {
    const given = altered("indicators.yaml", ["theme: crime", "theme: crim"]);
    for (const file of ["programme.yaml", "deliveries.yaml", "disclosure.yaml"]) given.delete(file);
    expect(complaints(loadDefinitions(given), "en").slice(3)).toEqual([
      "indicators.yaml:9:12 theme names “crim”, which is not in indicators.yaml (themes); the nearest is “crime”. Correct the spelling, or add it to indicators.yaml (themes).",
    ]);
  });
});

describe("loadPipeline", () => {
  it("gives windows, comparators, levels and options their form", () => {
    expect(pipeline().analyses).toEqual([
      {
        id: "trend",
        question: "monitoring",
        method: "rate",
        indicators: ["persons"],
        units: ["programme", "each:salten", "1833"],
        comparator: "salten",
        by: ["alder"],
        window: { kind: "rolling", length: 4 },
        periods: { last: 20 },
        level: 0.95,
        options: {},
      },
      {
        id: "residents",
        question: "monitoring",
        method: "effect",
        indicators: ["residents"],
        units: ["programme"],
        comparator: null,
        by: [],
        window: { kind: "single" },
        periods: { from: "2016" },
        level: 0.9,
        options: { donors: "salten", draws: 99 },
      },
    ]);
    expect(pipeline().sections[0]!.blocks).toEqual([
      { block: "figure", options: { figure: "trend", areas: ["programme", "salten"] } },
      { block: "notes", options: {} },
    ]);
  });

  it.each([
    ["year", { kind: "single" }],
    ["years-3", { kind: "rolling", length: 3 }],
    ["2022-Q1..2025-Q4", { kind: "fixed", period: "2022-Q1..2025-Q4" }],
    ['"2024"', { kind: "fixed", period: "2024" }],
  ])("reads the window %s", (window, expected) => {
    const text = files["trial.yaml"]!.replace("window: year", `window: ${window}`);
    expect(pipeline(text).analyses[1]!.window).toEqual(expected);
  });

  it("needs neither figures nor sections", () => {
    const text = files["trial.yaml"]!.replace(/figures:[\s\S]*$/, "");
    expect(pipeline(text)).toMatchObject({ figures: [], sections: [] });
  });

  it("raises what must remain possible for an attacker, and never lowers it", () => {
    const given = (text: string) => new Map(texts).set("disclosure.yaml", text);
    expect(definitions(given("preset: folkehelse\ntighten: { width: 5 }")).disclosure.protection).toEqual({
      side: 1,
      width: 5,
    });
    expect(complaints(load(given("preset: folkehelse\ntighten: { width: 1 }")), "en")).not.toEqual([]);
  });

  it("tells everything at once, by line", () => {
    const outcome = load(
      altered(
        "trial.yaml",
        ["seed: 1\n", ""],
        ["method: rate", "metod: rate"],
        ["figure: trend, ", "figure: tre, colour: red, "],
        ["indicators: [residents]", "indicators: [resident]"],
      ),
    );
    expect(complaints(outcome, "en")).toEqual([
      "trial.yaml:1:1 “seed” is missing. Add the key “seed” here.",
      "trial.yaml:11:5 “method” is missing. Add the key “method” here.",
      "trial.yaml:13:5 “metod” is not a key here; the nearest is “method”. Correct or remove it. The keys here are: by, coarsen, comparator, family, id, indicators, level, method, options, periods, question, units, window.",
      "trial.yaml:23:18 indicators names “resident”, which is not in indicators.yaml; the nearest is “residents”. Correct the spelling, or add it to indicators.yaml.",
      "trial.yaml:38:50 “colour” is not a key here. Remove it, or write one of these: areas, figure.",
    ]);
  });
});

describe("the hash", () => {
  it("does not see comments, key order, quotes, line ends or a byte order mark", () => {
    const same = new Map(
      [...texts].map(([file, text]) => [
        file,
        `\ufeff# a comment\n${text}`.replaceAll("role: programme", 'role: "programme"'),
      ]),
    );
    same.set("disclosure.yaml", "tighten:\r\n  minimumNumerator: 6\r\npreset: folkehelse\r\n");
    expect(definitions(same).hash).toBe(definitions().hash);
    expect(definitions().hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("sees a change of meaning in the definitions and in the pipeline", () => {
    const other = definitions(altered("indicators.yaml", ["maturity: 183", "maturity: 184"]));
    expect(other.hash).not.toBe(definitions().hash);
    expect(pipeline(files["trial.yaml"], other).hash).not.toBe(pipeline().hash);
    expect(pipeline(files["trial.yaml"]!.replace("seed: 1", "seed: 2")).hash).not.toBe(pipeline().hash);
  });

  it("is the SHA-256 of canonical JSON", () => {
    expect(canonicalJson({ b: [2, { d: null, c: undefined }], a: new Map([["x", 1]]) })).toBe(
      '{"a":{"x":1},"b":[2,{"d":null}]}',
    );
    // printf '{"a":1}' | sha256sum
    expect(hashOf({ a: 1 })).toBe("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
  });
});
