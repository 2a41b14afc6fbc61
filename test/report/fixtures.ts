/** A small made-up programme and its released rows, for the tests of report/. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Area } from "../../src/model/area.ts";
import type { EstimateKey, EstimateMeta, ReasonCode } from "../../src/model/estimate.ts";
import type { Figure, VegaLiteSpec } from "../../src/model/figure.ts";
import { figure } from "../../src/model/figure.ts";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Labels, Lang } from "../../src/model/labels.ts";
import type { AnalysisDefinition } from "../../src/model/pipeline.ts";
import type { Programme } from "../../src/model/programme.ts";
import type { Released } from "../../src/model/released.ts";
import { release } from "../../src/model/released.ts";
import type { BlockContext } from "../../src/report/block.ts";
import { drawSvg } from "../../src/report/draw-svg.ts";
import type { Drawings } from "../../src/report/page/figure.ts";
import type { HtmlAssets } from "../../src/report/render-html.ts";

export const period = "2027-Q3";
export const window = "2026-Q4..2027-Q3";
export const baseline = "2022-Q1..2025-Q4";

/** The same words in every language, told apart by the language. */
export function labels(text: string): Labels {
  return { nb: text, nn: `${text} (nn)`, en: `${text} (en)` };
}

function area(code: string, name: string, group: string, confirmed = true): Area {
  return {
    code,
    name,
    valid: { from: "1838-01-01", until: null },
    formerly: [],
    memberships: [{ group, from: "2026-01-01", until: null, confirmed }],
  };
}

export const programme: Programme = {
  id: "polarsirkelen",
  labels: labels("Felles Ansvar – Polarsirkelregionen"),
  host: "1833",
  start: "2026-Q4",
  pilot: ["2026-Q4"],
  areas: [
    area("1833", "Rana", "programme"),
    area("1828", "Nesna", "programme"),
    area("1835", "Træna", "programme"),
    area("1836", "Rødøy", "programme", false),
    area("1804", "Bodø", "salten"),
    area("1841", "Fauske", "salten"),
    area("1824", "Vefsn", "donors"),
    area("1860", "Vestvågøy", "donors"),
  ],
  groups: [
    {
      id: "programme",
      role: "programme",
      labels: { nb: "Polarsirkelregionen", nn: "Polarsirkelregionen", en: "the Arctic Circle Region" },
      adopted: "2026-10-01",
      note: null,
    },
    {
      id: "salten",
      role: "benchmark",
      labels: { nb: "Salten", nn: "Salten", en: "Salten" },
      adopted: "2007-07-01",
      note: labels("Salten har hatt tiltaket siden 2007."),
    },
    {
      id: "donors",
      role: "donor",
      labels: {
        nb: "andre kommuner i Nordland",
        nn: "andre kommunar i Nordland",
        en: "other municipalities in Nordland",
      },
      adopted: null,
      note: null,
    },
  ],
  goals: [{ id: "less-crime", labels: labels("Mindre kriminalitet") }],
  milestones: [
    { id: "hiring", labels: labels("Ansettelse av koordinatorer"), planned: "2026-08-31" },
    { id: "pilot", labels: labels("Pilot i gang"), planned: "2026-11-30" },
  ],
  budget: [],
  notes: [labels("Seks av de sju kommunene er bekreftet.")],
};

function indicator(id: string, label: string, rest: Partial<Indicator>): Indicator {
  return {
    id,
    theme: "offences",
    labels: labels(label),
    short: labels(label.split(" ")[0]!),
    definition: labels(`${label}, slik det er definert.`),
    source: labels("Politiet"),
    kind: "rate",
    numerator: { measure: "offences.personer", where: { alder: ["14", "15"] } },
    denominator: { measure: "population.personer", where: { alder: ["14", "15"] }, personTime: true },
    per: 1000,
    unit: "persons",
    better: "lower",
    grain: "quarter",
    breakdowns: { alder: ["14", "15"] },
    goal: "less-crime",
    maturity: 0,
    breaks: [],
    personal: true,
    disclosure: null,
    ...rest,
  };
}

export const indicators: ReadonlyMap<string, Indicator> = new Map(
  [
    indicator("persons", "Personer 14–15 år med registrert lovbrudd", {
      breaks: [
        { from: "2020-Q2", note: labels("Koronatiltakene.") },
        { from: "2026-10-01", note: labels("Samlokalisering med politiet.") },
      ],
    }),
    indicator("violence", "Voldslovbrudd", {}),
    indicator("cannabis", "Cannabis siste 12 måneder", {
      kind: "proportion",
      per: 100,
      numerator: { measure: "survey.ja", plus: ["survey.ofte"], where: {} },
      denominator: { measure: "survey.antall", where: { trinn: ["ukjent"] }, personTime: false },
    }),
    indicator("started", "Startede forløp", {
      kind: "count",
      per: 1,
      numerator: { measure: "followup.startet", where: {} },
      denominator: null,
      better: "higher",
      maturity: 183,
    }),
    indicator("cost", "Kostnad per startet forløp", {
      kind: "amount",
      per: 1,
      unit: "NOK",
      numerator: { measure: "economy.regnskap", where: {} },
      denominator: { measure: "followup.startet", where: {}, personTime: false },
      better: "neither",
    }),
    indicator("milestones", "Milepæler", { kind: "amount", unit: "date", denominator: null, per: 1 }),
  ].map((each) => [each.id, each]),
);

function analysis(id: string, comparator: string | null, those: readonly string[]): AnalysisDefinition {
  return {
    id,
    question: "monitoring",
    method: "rate",
    indicators: those,
    units: ["programme"],
    comparator,
    by: [],
    window: { kind: "rolling", length: 4 },
    periods: { last: 1 },
    level: 0.95,
    options: {},
  };
}

export const analyses: readonly AnalysisDefinition[] = [
  analysis("level", null, ["persons", "violence", "cannabis"]),
  analysis("against", "salten", ["persons", "violence", "cannabis"]),
  analysis("change", null, ["persons", "violence", "cannabis"]),
  analysis("delivery", null, ["started"]),
  analysis("money", null, ["cost"]),
  analysis("dates", null, ["milestones"]),
  analysis("effect", "donors", ["persons"]),
];

type Given = Partial<EstimateKey & EstimateMeta>;

function key(given: Given): EstimateKey & EstimateMeta {
  return {
    analysis: "level",
    indicator: "persons",
    area: "programme",
    period: window,
    group: "",
    measure: "rate",
    comparator: null,
    method: "rate",
    level: 0.95,
    unit: "persons",
    per: 1000,
    label: "exploratory",
    plan: null,
    notes: [],
    ...given,
  };
}

/** A released number with its interval and what it is of; `bounds` null for a number without one. */
export function shown(
  value: number,
  bounds: readonly [number, number] | null,
  given: Given = {},
  [numerator, denominator]: readonly [number | null, number | null] = [null, null],
): Released {
  return release({
    ...key(given),
    ...(bounds === null ? { level: null } : {}),
    status: "released",
    value,
    lower: bounds?.[0] ?? null,
    upper: bounds?.[1] ?? null,
    numerator,
    denominator,
  });
}

/** A number that is not shown. */
export function gap(
  code: ReasonCode,
  given: Given = {},
  params: Readonly<Record<string, string | number>> = {},
): Released {
  return release({ ...key(given), status: "withheld", reason: { code, params } });
}

const ratio = { measure: "rate-ratio", per: 1 } as const;
const share = { measure: "proportion", per: 100 } as const;
const points = { measure: "difference", per: 100 } as const;

export const rows: readonly Released[] = [
  shown(0.0123, [0.0091, 0.0162]),
  shown(0.0101, [0.0072, 0.0138], { period: "2025-Q4..2026-Q3" }),
  shown(0.0171, [0.0158, 0.0185], { area: "salten" }),
  shown(0.72, [0.55, 0.93], {
    ...ratio,
    analysis: "against",
    comparator: "salten",
    notes: [{ code: "salten-is-treated", params: {} }],
  }),
  shown(0.95, [0.72, 1.24], { ...ratio, analysis: "change", comparator: baseline }),
  gap("small-numerator", { indicator: "violence" }),
  gap("small-numerator", { ...ratio, indicator: "violence", analysis: "against", comparator: "salten" }),
  gap(
    "missing-area",
    { ...ratio, indicator: "violence", analysis: "change", comparator: baseline },
    { areas: "1828,1835" },
  ),
  shown(0.112, [0.09, 0.138], { ...share, indicator: "cannabis", period: "2025" }),
  shown(-0.052, [-0.091, -0.012], {
    ...points,
    indicator: "cannabis",
    period: "2025",
    analysis: "against",
    comparator: "salten",
  }),
  shown(0.061, [0.02, 0.1], {
    ...points,
    indicator: "cannabis",
    period: "2025",
    analysis: "change",
    comparator: "2022",
  }),
  shown(14, null, { analysis: "delivery", indicator: "started", measure: "count", per: 1 }),
  shown(41, null, { analysis: "delivery", indicator: "started", area: "salten", measure: "count", per: 1 }),
  shown(281_000, null, {
    analysis: "money",
    indicator: "cost",
    measure: "amount-per-unit",
    unit: "NOK",
    per: 1,
    period: "2027",
  }),
  gap("missing", {
    analysis: "money",
    indicator: "cost",
    area: "salten",
    measure: "amount-per-unit",
    unit: "NOK",
    per: 1,
    period: "2027",
  }),
  shown(20_694, null, {
    analysis: "dates",
    indicator: "milestones",
    area: "",
    group: "id=hiring",
    measure: "date",
    unit: "date",
    per: 1,
    period: "2026",
  }),
  shown(0.81, [0.6, 1.12], {
    measure: "effect-ratio",
    per: 1,
    analysis: "effect",
    period: "2027-Q1..2028-Q4",
    notes: [
      { code: "randomisation-p", params: { p: 0.184, assignments: 2000 } },
      { code: "smallest-p", params: { p: 0.0005 } },
    ],
  }),
];

/** A trend with an interval, drawn as charts/ would: inline data, words as labels. */
export function trendSpec(width: number, title = "Personer per 1000"): VegaLiteSpec {
  const quarters = Array.from({ length: 12 }, (_, i) => `${(i % 4) + 1}. kv. ${2025 + Math.floor(i / 4)}`);
  const values = quarters.flatMap((quarter, i) => [
    {
      quarter,
      i,
      area: "Polarsirkelregionen",
      value: 12 + 2 * Math.sin(i),
      lower: 8 + 2 * Math.sin(i),
      upper: 17 + 2 * Math.sin(i),
    },
    { quarter, i, area: "Salten", value: 17 - i / 4, lower: 15 - i / 4, upper: 19 - i / 4 },
  ]);
  const x = {
    field: "quarter",
    type: "ordinal",
    sort: quarters,
    axis: { title: null, labelAngle: width < 400 ? -90 : 0, labelOverlap: true },
  };
  const colour = {
    field: "area",
    type: "nominal",
    scale: { domain: ["Polarsirkelregionen", "Salten"], range: ["#0F2080", "#C78800"] },
    legend: { orient: "top", title: null },
  };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: { step: width < 400 ? 18 : 50 },
    height: 220,
    data: { values },
    layer: [
      {
        mark: { type: "area", opacity: 0.18, clip: true },
        encoding: {
          x,
          y: { field: "lower", type: "quantitative", axis: { title } },
          y2: { field: "upper" },
          color: colour,
        },
      },
      {
        mark: { type: "line", strokeWidth: 2.5, point: true },
        encoding: { x, y: { field: "value", type: "quantitative" }, color: colour },
      },
    ],
    config: {
      font: "Source Sans 3",
      view: { stroke: null },
      axis: { labelFontSize: 13, titleFontSize: 13 },
      legend: { labelFontSize: 13 },
    },
  };
}

export function trendFigure(lang: Lang, id = "offences-trend"): Figure {
  return figure({
    id,
    chart: "trend",
    lang,
    title: "Personer 14–15 år med registrert lovbrudd",
    subtitle: "Per 1000 personår, fire kvartaler løpende, med 95 % usikkerhetsintervall",
    alt: "Linjediagram. Polarsirkelregionen ligger på 12,3 per 1000 og Salten på 14,3 per 1000 i siste periode.",
    wide: trendSpec(620),
    narrow: trendSpec(280),
    table: {
      columns: [
        { label: "Periode", align: "start" },
        { label: "Polarsirkelregionen", align: "end" },
        { label: "Salten", align: "end" },
        { label: "Usikkerhetsintervall", align: "end" },
      ],
      rows: [
        ["2. kv. 2027", "11,9", "14,6", "8,8–15,7"],
        ["3. kv. 2027", "12,3", "14,3", "9,1–16,2"],
        ["Træna alene", "skjult", "skjult", ""],
      ],
    },
    n: "62 personkvartaler av 862 personår",
    source: "Politiet og SSB",
    period: "1. kvartal 2025 til 3. kvartal 2027",
    suppression: "2 tall er skjult av hensyn til personvernet.",
    notes: ["Pilotkvartalet er 4. kvartal 2026."],
  });
}

const zero = { read: 0, accepted: 0, rejected: 0 };

export function context(lang: Lang, given: Partial<BlockContext> = {}): BlockContext {
  return {
    lang,
    period,
    baseline,
    programme,
    indicators,
    analyses,
    rows,
    figures: new Map([["offences-trend", trendFigure(lang)]]),
    deliveries: [
      {
        ...zero,
        id: "a".repeat(64),
        bytes: 100,
        file: "politi-2027K3.csv",
        provider: "Nordland politidistrikt",
        kind: "offences",
        received: "2027-10-20",
        period: "2027-Q3",
        note: "",
        read: 1234,
        accepted: 1230,
        rejected: 4,
      },
      {
        ...zero,
        id: "b".repeat(64),
        bytes: 3,
        file: "ukjent.csv",
        provider: "Rana kommune",
        kind: null,
        received: "2027-10-21",
        period: null,
        note: "",
      },
    ],
    arrivals: [
      { kind: "offences", area: "1833", period: "2027-Q3", status: "delivered" },
      { kind: "offences", area: "1828", period: "2027-Q3", status: "missing" },
      { kind: "offences", area: "1835", period: "2027-Q3", status: "missing" },
      { kind: "offences", area: "1804", period: "2027-Q3", status: "partial" },
      { kind: "offences", area: "1824", period: "2027-Q3", status: "missing" },
      { kind: "offences", area: "1828", period: "2027-Q2", status: "missing" },
      { kind: "population", area: "1833", period: "2027", status: "partial" },
    ],
    issues: [],
    codeLabels: { alder: { "14": labels("14 år"), "15": labels("15 år") } },
    kindLabels: {
      offences: { nb: "Registrerte lovbrudd", nn: "Registrerte lovbrot", en: "Recorded offences" },
      population: { nb: "Folkemengde", nn: "Folkemengd", en: "Population" },
    },
    asOf: "2027-11-01",
    ...given,
  };
}

const modules = join(import.meta.dirname, "..", "..", "node_modules");

function webFont(weight: number): Uint8Array {
  return readFileSync(
    join(modules, "@fontsource", "source-sans-3", "files", `source-sans-3-latin-${weight}-normal.woff2`),
  );
}

/** Paths of the TrueType files that ship with the project. */
export const fontFiles: readonly string[] = ["400Regular", "600SemiBold", "700Bold"].map((name) =>
  join(modules, "@expo-google-fonts", "source-sans-3", name, `SourceSans3_${name}.ttf`),
);

export async function assetsFor(figures: readonly Figure[]): Promise<HtmlAssets> {
  const svgs = new Map<string, Drawings>();
  for (const each of figures) {
    const words = { title: each.title, description: each.alt };
    svgs.set(each.id, {
      wide: await drawSvg(each.wide, { ...words, id: `${each.id}-wide` }),
      narrow: await drawSvg(each.narrow, { ...words, id: `${each.id}-narrow` }),
    });
  }
  return { svgs, fonts: { regular: webFont(400), semibold: webFont(600), bold: webFont(700) } };
}
