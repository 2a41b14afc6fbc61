/** The steps of an analysis that coarsens: each coarser than what comes before it, every fault at once and in its place. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadDefinitions, loadPipeline } from "../../src/pipeline/definition/index.ts";
import type { Demand } from "../../src/pipeline/definition/pipeline.ts";
import { complaints, files, grammar } from "./definition-fixture.ts";

const counts: Demand = { kinds: ["rate", "count"], compares: false };
const withMethods = {
  ...grammar,
  methods: new Map<string, z.ZodType>([
    ...grammar.methods,
    ["counts", z.strictObject({ over: z.string().optional() })],
    ["shrunken", z.strictObject({})],
    ["funnel", z.strictObject({})],
  ]),
  demands: new Map([
    ...grammar.demands,
    ["counts", counts] as const,
    ["shrunken", { ...counts, expands: true }] as const,
    ["funnel", { ...counts, oneGroup: true }] as const,
  ]),
};

interface Asked {
  readonly coarsen: string;
  readonly method?: string;
  readonly question?: string;
  readonly units?: string;
  readonly by?: string;
  readonly window?: string;
  readonly indicator?: string;
  readonly options?: string;
}

function loaded(asked: Asked): ReturnType<typeof loadPipeline> {
  const { coarsen, method = "counts", question = "monitoring", units = '["each:programme"]', by = "[]" } = asked;
  const lines = [
    `question: ${question}`,
    `method: ${method}`,
    `indicators: [${asked.indicator ?? "persons"}]`,
    `units: ${units}`,
    `by: ${by}`,
    `window: ${asked.window ?? "quarter"}`,
    "periods: { last: 8 }",
    `coarsen: ${coarsen}`,
    ...(asked.options === undefined ? [] : [`options: ${asked.options}`]),
  ];
  const text = files["trial.yaml"]!;
  const [before, after] = [text.indexOf("    question: monitoring"), text.indexOf("  - id: residents")];
  const needed = asked.indicator === "residents" ? text.replace("[population, offences]", "[population]") : text;
  const changed = `${needed.slice(0, before + needed.length - text.length)}${lines.map((line) => `    ${line}\n`).join("")}${text.slice(after)}`;
  const definitions = loadDefinitions(new Map(Object.entries(files)));
  if (!definitions.ok) throw new RangeError("the fixture is broken");
  return loadPipeline("trial.yaml", changed, definitions.value, withMethods);
}

const said = (asked: Asked, lang: "nb" | "nn" | "en" = "en"): readonly string[] => complaints(loaded(asked), lang);
const steps = (...each: readonly string[]): string => `{ steps: [${each.map((it) => `{ ${it} }`).join(", ")}] }`;

/** Where the steps of a one-line coarsen begin. */
const notCoarser = (at: string, key: string, value: string, before: string): string =>
  `trial.yaml:20:${at} “${key}” is “${value}” in a step, which is not coarser than “${before}” before it. Order the steps from the finest to the coarsest: a longer window, of quarters or years as before; groups that hold the municipalities named before; fewer of the columns in by.`;

describe("an analysis that coarsens", () => {
  it("has its steps in their order, and half as what may be hidden unless it says otherwise", () => {
    const outcome = loaded({
      coarsen: steps("window: half-year", "window: calendar-year, units: [programme]", "window: rolling-12", "by: []"),
      by: "[alder]",
    });
    if (!outcome.ok) throw new RangeError(complaints(outcome, "en").join("\n"));
    expect(outcome.value.analyses[0]!.coarsen).toEqual({
      hiddenAbove: 0.5,
      steps: [
        { window: { kind: "calendar", length: 2 } },
        { window: { kind: "calendar", length: 4 }, units: ["programme"] },
        { window: { kind: "rolling", length: 12 } },
        { by: [] },
      ],
    });
    expect(outcome.value.analyses[1]!.coarsen).toBeUndefined();
  });

  it.each([
    ["quarter", "half-year", "rolling-4", "calendar-year", "rolling-12"],
    ["rolling-4", "calendar-year", "rolling-8"],
  ])("may go from %s by way of %s to %s", (window, ...longer) => {
    expect(said({ window, coarsen: steps(...longer.map((it) => `window: ${it}`)) })).toEqual([]);
  });

  it("may go from years to several", () => {
    expect(said({ indicator: "residents", window: "year", coarsen: steps("window: years-3") })).toEqual([]);
  });

  it("may put municipalities together that it names one by one, and groups that hold them", () => {
    expect(said({ units: '["1833", "1836"]', coarsen: steps("units: [programme]") })).toEqual([]);
    expect(said({ units: '["each:programme", "1875", salten]', coarsen: steps("units: [programme, salten]") })).toEqual(
      [],
    );
  });

  it("may hide nothing at all before it takes a step, and never everything", () => {
    expect(said({ coarsen: "{ hiddenAbove: 0, steps: [{ window: rolling-4 }] }" })).toEqual([]);
    expect(said({ coarsen: "{ hiddenAbove: 1, steps: [{ window: rolling-4 }] }" })).toEqual([
      "trial.yaml:20:29 hiddenAbove is 1; a number < 1 was expected. Write a number within the limit.",
    ]);
  });

  it("says everything that is wrong at once, each in its place", () => {
    expect(
      said({
        window: "rolling-4",
        by: "[alder]",
        coarsen: steps("window: quarter", 'units: ["1833"]', "by: [alder]", "window: quarter", "by: []", "by: []"),
      }),
    ).toEqual([
      notCoarser("34", "window", "quarter", "rolling-4"),
      notCoarser("54", "units", "[1833]", "[each:programme]"),
      notCoarser("72", "by", "[alder]", "[alder]"),
      // What is wrong is what the next step is held against, too: it is the author's to put right once.
      notCoarser("93", "window", "quarter", "quarter"),
      notCoarser("122", "by", "[]", "[]"),
    ]);
  });

  it.each([
    ["a shorter window", "quarter", "window: quarter"],
    ["the same window", "rolling-4", "window: rolling-4"],
    ["windows that overlap, in place of some that do not", "calendar-year", "window: rolling-4"],
    ["a fixed period", "quarter", "window: 2022-Q1..2025-Q4"],
    ["what comes after a fixed period", "2022-Q1..2025-Q4", "window: rolling-4"],
  ])("is told of %s", (_, window, step) => {
    expect(said({ window, coarsen: steps(step) })).toEqual([
      notCoarser("34", "window", step.slice("window: ".length), window),
    ]);
  });

  it("is told of years for what is counted by the quarter, and of no other grain twice", () => {
    const found = said({ window: "quarter", coarsen: steps("window: years-3") });
    expect(found[0]).toMatch(/^trial.yaml:20:34 The window “years-3” does not suit “persons”/);
    expect(found[1]).toBe(notCoarser("34", "window", "years-3", "quarter"));
    expect(found).toHaveLength(2);
    expect(said({ indicator: "residents", window: "year", coarsen: steps("window: calendar-year") })[0]).toMatch(
      /^trial.yaml:20:34 The window “calendar-year” does not suit “residents”/,
    );
  });

  it.each([
    ["a group that does not hold what was named before", '["each:salten"]', "programme", "[each:salten]"],
    ["the same group", "[programme]", "programme", "[programme]"],
    ["municipalities one by one", "[programme]", "each:programme", "[programme]"],
  ])("is told of %s", (_, units, step, before) => {
    expect(said({ units, coarsen: steps(`units: ["${step}"]`) })).toEqual([
      notCoarser("33", "units", `[${step}]`, before),
    ]);
  });

  it("is told of a name that is not there, with the nearest, and not that it is no larger", () => {
    expect(said({ coarsen: steps("units: [programe]") })).toEqual([
      "trial.yaml:20:34 units names “programe”, which is not in programme.yaml; the nearest is “programme”. Correct the spelling, or add it to programme.yaml.",
    ]);
  });

  it("is told of a key that is not there, with the nearest, and of a step that does nothing", () => {
    expect(said({ coarsen: steps("widow: rolling-4") })).toEqual([
      expect.stringMatching(/^trial.yaml:20:26 “widow” is not a key here; the nearest is “window”/),
    ]);
    expect(said({ coarsen: "{ steps: [{}], hidenAbove: 0.3 }" })[0]).toMatch(
      /“hidenAbove” is not a key here; the nearest is “hiddenAbove”/,
    );
    expect(said({ coarsen: "{ steps: [{}] }" })).toEqual([
      "trial.yaml:20:24 “window | units | by” is missing. Add the key “window | units | by” here.",
    ]);
    expect(said({ coarsen: "{ steps: [] }" })).toHaveLength(1);
  });

  it("keeps its municipalities where its method speaks of them whatever it is asked", () => {
    expect(said({ method: "shrunken", coarsen: steps("units: [programme]") })).toEqual([
      "trial.yaml:20:26 “units” does not belong where method is “shrunken”. Remove “units”, or change method.",
    ]);
    expect(said({ method: "shrunken", coarsen: steps("window: rolling-4") })).toEqual([]);
  });

  it("names one group where its method speaks of one", () => {
    expect(said({ method: "funnel", units: '["1833"]', coarsen: steps("units: [programme, salten]") })).toEqual([
      expect.stringContaining("The method “funnel” speaks of the municipalities of one group, but units names 2."),
    ]);
  });

  it("stays divided by what its method puts together", () => {
    const asked = { by: "[alder]", options: "{ over: alder }" };
    expect(said({ ...asked, coarsen: steps("by: []") })).toEqual([
      "trial.yaml:20:30 over names “alder”, but the analysis is not divided by it. Add “alder” to by.",
    ]);
    expect(said({ ...asked, coarsen: steps("window: rolling-4") })).toEqual([]);
  });

  it("tests nothing: what is tested would be chosen by the data that it is tested on", () => {
    expect(said({ question: "effect", coarsen: steps("window: rolling-4") })).toEqual([
      "trial.yaml:20:5 “coarsen” does not belong where question is “effect”. Remove “coarsen”, or change question.",
    ]);
    const confirmed = { question: "benchmark", coarsen: `${steps("window: rolling-4")}\n    family: confirmatory` };
    expect(said(confirmed)).toEqual([
      "trial.yaml:20:5 “coarsen” does not belong where family is “confirmatory”. Remove “coarsen”, or change family.",
    ]);
    expect(said({ ...confirmed, coarsen: confirmed.coarsen.replace("confirmatory", "exploratory") })).toEqual([]);
  });

  it.each([
    [
      "nb",
      "«window» er «quarter» i et trinn, som ikke er grovere enn «quarter» før det. Ordne trinnene fra det fineste til det groveste: et lengre vindu, i kvartaler eller år som før; grupper som rommer kommunene som var navngitt før; færre av kolonnene i by.",
    ],
    [
      "nn",
      "«window» er «quarter» i eit steg, som ikkje er grovare enn «quarter» før det. Ordne stega frå det finaste til det grovaste: eit lengre vindauge, i kvartal eller år som før; grupper som rommar kommunane som var namngjevne før; færre av kolonnane i by.",
    ],
  ] as const)("is told so in %s", (lang, sentence) => {
    expect(said({ coarsen: steps("window: quarter") }, lang)).toEqual([`trial.yaml:20:34 ${sentence}`]);
  });
});
