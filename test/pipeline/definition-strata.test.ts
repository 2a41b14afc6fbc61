/** What an analysis must keep when its method puts strata together, speaks of one group, or belongs to a family of tests. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadDefinitions, loadPipeline } from "../../src/pipeline/definition/index.ts";
import { complaints, files, grammar } from "./definition-fixture.ts";

const strata = z.strictObject({ over: z.string(), standard: z.record(z.string(), z.number()).optional() });
const withStrata = {
  ...grammar,
  methods: new Map([...grammar.methods, ["strata", strata] as const]),
  demands: new Map([...grammar.demands, ["strata", { kinds: ["rate"], compares: false, oneGroup: true }] as const]),
};

/** The first analysis of the trial with these lines in place of its own. */
function said(lang: "nb" | "nn" | "en", lines: readonly string[]): readonly string[] {
  const text = files["trial.yaml"]!;
  const [before, after] = [text.indexOf("    question: monitoring"), text.indexOf("  - id: residents")];
  const changed = `${text.slice(0, before)}${lines.map((line) => `    ${line}\n`).join("")}${text.slice(after)}`;
  const definitions = loadDefinitions(new Map(Object.entries(files)));
  if (!definitions.ok) throw new RangeError("the fixture is broken");
  return complaints(loadPipeline("trial.yaml", changed, definitions.value, withStrata), lang);
}

const analysis = (options: string, by = "[alder]", units = "[programme]", more: readonly string[] = []) => [
  "question: benchmark",
  "method: strata",
  "indicators: [persons]",
  `units: ${units}`,
  `by: ${by}`,
  "window: rolling-4",
  "periods: { last: 1 }",
  `options: ${options}`,
  ...more,
];

describe("an analysis over strata", () => {
  it("is right when it is divided by what it puts together, with a weight for every part", () => {
    expect(said("en", analysis('{ over: alder, standard: { "14": 1, "15": 2 } }'))).toEqual([]);
    expect(said("en", analysis("{ over: alder }"))).toEqual([]);
  });

  it.each([
    ["nb", "over navngir «alder», men analysen er ikke delt etter den. Føy «alder» til by."],
    ["nn", "over nemner «alder», men analysen er ikkje delt etter den. Føy «alder» til by."],
    ["en", "over names “alder”, but the analysis is not divided by it. Add “alder” to by."],
  ] as const)("is told in %s that it is not divided", (lang, sentence) => {
    expect(said(lang, analysis('{ over: alder, standard: { "14": 1, "15": 2 } }', "[]"))).toEqual([
      `trial.yaml:20:22 ${sentence}`,
    ]);
  });

  it("is told which part has no weight, and which weight has no part", () => {
    expect(said("en", analysis('{ over: alder, standard: { "14": 1 } }'))).toEqual([
      "trial.yaml:20:39 standard has no weight for 15 of alder. Write a weight for every code, or choose another breakdown.",
    ]);
    expect(said("en", analysis('{ over: alder, standard: { "14": 1, "15": 1, "16": 1 } }'))).toEqual([
      expect.stringMatching(/^trial.yaml:20:59 standard names “16”, which is not in indicators.yaml/),
    ]);
  });

  it("is told of a column that nobody has where it is divided by it, and not again", () => {
    const found = said("en", analysis('{ over: kjonn, standard: { "14": 1 } }', "[kjonn]"));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("by names “kjonn”");
  });

  it("names one group when its method speaks of one", () => {
    expect(said("en", analysis("{ over: alder }", "[alder]", "[programme, salten]"))).toEqual([
      "trial.yaml:16:12 The method “strata” speaks of the municipalities of one group, but units names 2. Name one group, and write an analysis for each.",
    ]);
  });
});

describe("a family of tests", () => {
  it("is right where something is tested", () => {
    expect(said("en", analysis("{ over: alder }", "[alder]", "[programme]", ["family: confirmatory"]))).toEqual([]);
  });

  it("is needless where a report only monitors", () => {
    const lines = analysis("{ over: alder }", "[alder]", "[programme]", ["family: exploratory"]);
    const found = said("en", ["question: monitoring", ...lines.slice(1)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^trial.yaml:21:5 .*family.*question.*monitoring/);
  });

  it("is one of two", () => {
    const found = said("en", analysis("{ over: alder }", "[alder]", "[programme]", ["family: holm"]));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("confirmatory, exploratory");
  });
});

describe("an analysis whose method cannot be told", () => {
  const faulty = [
    "units: [program]",
    "window: month",
    "periods: { last: 1 }",
    "indicators: [person]",
    "question: what",
  ];

  it("has its other faults told, too: a method that nobody knows", () => {
    expect(said("en", ["method: rat", ...faulty]).map((it_) => it_.split(" ").slice(0, 4).join(" "))).toEqual([
      "trial.yaml:13:13 method is “rat”;",
      "trial.yaml:15:13 window is “month”,",
      "trial.yaml:18:15 question is “what”;",
    ]);
    expect(
      said("en", [
        "method: rat",
        ...faulty.slice(0, 1),
        "window: quarter",
        "periods: { last: 1 }",
        "indicators: [person]",
        "question: effect",
      ]),
    ).toEqual([
      expect.stringMatching(/^trial.yaml:13:13 method is “rat”/),
      expect.stringMatching(/^trial.yaml:14:13 units names “program”/),
      expect.stringMatching(/^trial.yaml:17:18 indicators names “person”/),
    ]);
  });

  it("has its other faults told, too: the key itself misspelt", () => {
    expect(
      said("en", [
        "metod: rate",
        "units: [program]",
        "window: quarter",
        "periods: { last: 1 }",
        "indicators: [persons]",
        "question: effect",
      ]),
    ).toEqual([
      expect.stringMatching(/^trial.yaml:12:5 “method” is missing/),
      expect.stringMatching(/^trial.yaml:13:5 “metod” is not a key here; .*“method”/),
      expect.stringMatching(/^trial.yaml:14:13 units names “program”/),
    ]);
  });

  it("is one fault where it is no mapping at all", () => {
    const text = files["trial.yaml"]!.replace("analyses:\n", "analyses:\n  - 7\n");
    const definitions = loadDefinitions(new Map(Object.entries(files)));
    if (!definitions.ok) throw new RangeError("the fixture is broken");
    expect(complaints(loadPipeline("trial.yaml", text, definitions.value, withStrata), "en")).toHaveLength(1);
  });
});
