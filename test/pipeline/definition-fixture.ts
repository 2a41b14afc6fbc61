/** A small set of definitions, whole and right, for tests that break one thing in it. */
import { z } from "zod";
import type { Issue, Outcome } from "../../src/model/issue.ts";
import type { Lang } from "../../src/model/labels.ts";
import { type Grammar, loadDefinitions, loadPipeline } from "../../src/pipeline/definition/index.ts";
import type { Demand } from "../../src/pipeline/definition/pipeline.ts";
import { describeIssue, placeText } from "../../src/text/describe.ts";

const words = "{ nb: ord, nn: ord, en: words }";

export const files: Readonly<Record<string, string>> = {
  "programme.yaml": `id: trial
labels: ${words}
host: "1833"
start: 2026-Q4
pilot: [2026-Q4]
areas:
  - { code: "1833", name: Rana }
  - { code: "1836", name: Rødøy }
  - { code: "1875", name: Hamarøy, from: 2020-01-01, formerly: ["1849"] }
  - { code: "1849", name: Hamarøy, until: 2020-01-01 }
groups:
  - id: programme
    role: programme
    labels: ${words}
    adopted: 2026-10-01
    from: 2026-01-01
    members:
      - "1833"
      - { code: "1836", confirmed: false }
  - id: salten
    role: benchmark
    labels: ${words}
    from: 2007-07-01
    members:
      - "1875"
      - { code: "1836", from: 2018-01-01, until: 2026-01-01 }
goals:
  - { id: less-crime, labels: ${words} }
milestones:
  - { id: hiring, labels: ${words}, planned: 2026-08-31 }
budget:
  - { id: drift, labels: ${words} }
`,
  "deliveries.yaml": `codes:
  alder:
    "14": ${words}
    "15": ${words}
    alle: ${words}
deliveries:
  - kind: population
    labels: ${words}
    columns:
      - { name: kommunenr, type: area, labels: ${words} }
      - { name: aar, type: year, labels: ${words}, aliases: [år] }
      - { name: alder, type: code, labels: ${words}, codes: ["14", "15", alle], total: alle }
      - { name: personer, type: count, labels: ${words} }
    totalRules:
      - { measure: personer, column: alder, relation: equal }
  - kind: offences
    labels: ${words}
    columns:
      - { name: kommunenr, type: area, labels: ${words} }
      - { name: periode, type: period, labels: ${words} }
      - { name: alder, type: code, labels: ${words}, codes: ["14", "15"] }
      - { name: lov, type: code, labels: ${words} }
      - { name: personer, type: count, labels: ${words} }
      - { name: saker, type: count, labels: ${words} }
    rowRules:
      - { part: personer, whole: saker }
`,
  "indicators.yaml": `themes:
  crime: ${words}
sources:
  police: ${words}
breaks:
  pandemic: { from: 2020-Q2, note: ${words} }
indicators:
  - id: persons
    theme: crime
    labels: ${words}
    short: ${words}
    definition: ${words}
    source: police
    kind: rate
    numerator: { measure: offences.personer, plus: [offences.saker], where: { alder: ["14"], lov: [tyveri] } }
    denominator: { measure: population.personer, where: { alder: ["14"] }, personTime: true }
    per: 1000
    unit: persons
    better: lower
    grain: quarter
    breakdowns: { alder: ["14", "15"] }
    goal: less-crime
    maturity: 183
    breaks: [pandemic]
    disclosure: { minimumNumerator: 6, minimumDenominator: 20 }
  - id: residents
    theme: crime
    labels: ${words}
    short: ${words}
    definition: ${words}
    source: police
    kind: count
    numerator: { measure: population.personer }
    unit: persons
    better: neither
    grain: year
    goal: less-crime
`,
  "disclosure.yaml": `preset: folkehelse
tighten: { minimumNumerator: 6 }
`,
  "trial.yaml": `id: trial
kind: report
title: ${words}
grain: quarter
languages: [nb, en]
dueDays: 45
seed: 1
baseline: 2022-Q1..2025-Q4
level: 0.95
sources: [population, offences]
analyses:
  - id: trend
    question: monitoring
    method: rate
    indicators: [persons]
    units: [programme, "each:salten", "1833"]
    comparator: salten
    by: [alder]
    window: rolling-4
    periods: { last: 20 }
  - id: residents
    question: monitoring
    method: effect
    indicators: [residents]
    units: [programme]
    window: year
    periods: { from: "2016" }
    level: 0.9
    options: { donors: salten, draws: 99 }
figures:
  - id: trend
    chart: trend
    analyses: [trend]
    title: ${words}
sections:
  - id: first
    title: ${words}
    blocks:
      - { block: figure, options: { figure: trend, areas: [programme, salten] } }
      - { block: notes }
`,
};

const none = z.strictObject({});

export const grammar: Grammar = {
  methods: new Map<string, z.ZodType>([
    ["rate", none],
    [
      "effect",
      z
        .strictObject({
          donors: z.string(),
          draws: z.int().min(99),
          even: z.string().regex(/^ja$/).optional(),
          step: z.number().multipleOf(5).optional(),
          later: z.never().optional(),
          kind: z.string().optional(),
        })
        .refine((it) => it.draws !== 100, { error: "not a hundred" }),
    ],
  ]),
  demands: new Map<string, Demand>([
    ["rate", { kinds: ["rate", "proportion"], compares: true }],
    ["effect", { kinds: ["rate", "count"], compares: false }],
  ]),
  charts: new Map([["trend", none]]),
  blocks: new Map<string, z.ZodType>([
    ["figure", z.strictObject({ figure: z.string(), areas: z.array(z.string()).optional() })],
    ["notes", none],
  ]),
};

/** One thing broken, and what is said of it. */
export interface Case {
  readonly name: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  readonly nb: readonly string[];
  readonly en: readonly string[];
}

/** The files with replacements made in one of them; each must be found. */
export function altered(
  file: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Map<string, string> {
  const texts = new Map(Object.entries(files));
  for (const [from, to] of changes) {
    const text = texts.get(file)!;
    if (!text.includes(from)) throw new RangeError(`${file} does not hold ${from}`);
    texts.set(file, text.replace(from, to));
  }
  return texts;
}

/** Loads all; the issues of the pipeline only when the definitions have none. */
export function load(texts: ReadonlyMap<string, string>): Outcome<unknown> {
  const definitions = loadDefinitions(texts);
  if (!definitions.ok) return definitions;
  return loadPipeline("trial.yaml", texts.get("trial.yaml")!, definitions.value, grammar);
}

export function sentence(it: Issue, lang: Lang): string {
  const { message, remedy } = describeIssue(it, lang);
  return `${placeText(it.place!)} ${message} ${remedy}`;
}

/** Everything that is wrong, as a person reads it. */
export function complaints(outcome: Outcome<unknown>, lang: Lang): readonly string[] {
  return outcome.ok ? [] : outcome.issues.map((it) => sentence(it, lang));
}
