/** A small programme, a few indicators and released rows to draw: made up, with every kind of gap. */
import type { ChartContext } from "../../src/charts/chart.ts";
import type { Arrival } from "../../src/model/arrival.ts";
import type { Reason } from "../../src/model/estimate.ts";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Labels, Lang } from "../../src/model/labels.ts";
import type { PeriodId } from "../../src/model/period.ts";
import { rolling, shift } from "../../src/model/period.ts";
import type { FigureDefinition } from "../../src/model/pipeline.ts";
import type { Programme } from "../../src/model/programme.ts";
import type { Released, ReleasedGap, ReleasedValue } from "../../src/model/released.ts";
import { release } from "../../src/model/released.ts";

export function labels(nb: string, en = nb, nn = nb): Labels {
  return { nb, nn, en };
}

const municipalities: readonly (readonly [string, string])[] = [
  ["1826", "Hattfjelldal"],
  ["1828", "Nesna"],
  ["1832", "Hemnes"],
  ["1833", "Rana"],
  ["1834", "Lurøy"],
  ["1835", "Træna"],
  ["1836", "Rødøy"],
  ["1804", "Bodø"],
  ["1841", "Fauske"],
];

export const programme: Programme = {
  id: "test",
  labels: labels("Felles Ansvar"),
  host: "1833",
  start: "2026-Q4",
  pilot: ["2026-Q4"],
  areas: municipalities.map(([code, name]) => ({
    code,
    name,
    valid: { from: "2000-01-01", until: null },
    formerly: [],
    memberships: [
      {
        group: code === "1804" || code === "1841" ? "salten" : "programme",
        from: "2007-07-01",
        until: null,
        confirmed: code !== "1836",
      },
    ],
  })),
  groups: [
    {
      id: "programme",
      role: "programme",
      labels: labels("Polarsirkelregionen", "the Arctic Circle Region"),
      adopted: "2026-10-01",
      note: null,
    },
    { id: "salten", role: "benchmark", labels: labels("Salten"), adopted: "2007-07-01", note: null },
    {
      id: "nordland",
      role: "donor",
      labels: labels("Øvrige kommuner i Nordland", "Other municipalities in Nordland"),
      adopted: null,
      note: null,
    },
  ],
  goals: [],
  milestones: [],
  budget: [],
  notes: [],
};

function indicator(id: string, name: Labels, short: Labels, change: Partial<Indicator> = {}): Indicator {
  return {
    id,
    theme: "offences",
    labels: name,
    short,
    definition: name,
    source: labels("Politiet", "The police"),
    kind: "rate",
    numerator: { measure: "offences.personer", where: {} },
    denominator: { measure: "population.personer", where: {}, personTime: true },
    per: 1000,
    unit: "persons",
    better: "lower",
    grain: "quarter",
    breakdowns: {},
    goal: "less-crime",
    maturity: 0,
    breaks: [],
    personal: true,
    disclosure: null,
    ...change,
  };
}

const survey: Partial<Indicator> = {
  kind: "proportion",
  per: 100,
  unit: "answers",
  grain: "year",
  source: labels("Ungdata"),
  denominator: { measure: "survey.antall", where: {}, personTime: false },
};

export const indicators: ReadonlyMap<string, Indicator> = new Map(
  [
    indicator(
      "persons",
      labels(
        "Personer 14–15 år med registrert lovbrudd",
        "Persons aged 14–15 with a recorded offence",
        "Personar 14–15 år med registrert lovbrot",
      ),
      labels("Personer med lovbrudd", "Persons with an offence", "Personar med lovbrot"),
      {
        breaks: [
          {
            from: "2020-Q2",
            note: labels("Koronatiltakene endret registreringen.", "The pandemic changed recording."),
          },
        ],
      },
    ),
    indicator("cannabis", labels("Brukt cannabis siste 12 måneder"), labels("Cannabis", "Cannabis"), survey),
    indicator(
      "completion",
      labels("Fullført oppfølging innen seks måneder, av dem som startet for minst 183 dager siden"),
      labels("Fullført oppfølging etter seks måneder", "Completed follow-up at six months"),
      { ...survey, unit: "courses", source: labels("Programmets registrering", "The programme") },
    ),
    indicator("cost", labels("Kostnad per fullført forløp"), labels("Kostnad per fullført forløp", "Cost per course"), {
      kind: "amount",
      unit: "NOK",
      per: 1,
      personal: false,
      source: labels("Regnskapet", "The accounts"),
    }),
    indicator("courses", labels("Startede forløp"), labels("Startede forløp", "Courses started"), {
      kind: "count",
      per: 1,
      unit: "courses",
      denominator: null,
    }),
  ].map((each) => [each.id, each]),
);

export const codeLabels: ChartContext["codeLabels"] = {
  lovbruddsgruppe: {
    tyveri: labels("tyveri", "theft"),
    vold: labels("vold", "violence"),
    rus: labels("rus", "drugs"),
    seksual: labels("seksuallovbrudd", "sexual offences"),
    skadeverk: labels("skadeverk", "criminal damage"),
  },
  alder: { "14": labels("14 år", "age 14"), "15": labels("15 år", "age 15") },
};

const status: readonly Arrival["status"][] = ["delivered", "delivered", "delivered", "partial", "missing"];

export const arrivals: readonly Arrival[] = municipalities.flatMap(([area], i) => [
  { kind: "population", area, period: "2026", status: "delivered" as const },
  { kind: "population", area, period: "2027", status: "delivered" as const },
  ...["2027-Q2", "2027-Q3"].flatMap((period, j) =>
    ["offences", "followup", "activity"].map((kind, k) => ({
      kind,
      area,
      period,
      status: status[(i * 7 + j * 3 + k * 5) % status.length]!,
    })),
  ),
  ...(i % 3 === 0 ? [{ kind: "survey", area, period: "2025", status: "delivered" as const }] : []),
]);

export function context(lang: Lang = "nb", change: Partial<ChartContext> = {}): ChartContext {
  return {
    lang,
    programme,
    indicators,
    period: "2027-Q3",
    baseline: "2023-Q4..2026-Q3",
    providers: { offences: ["Nordland politidistrikt"], survey: ["Ungdata"] },
    arrivals,
    codeLabels,
    ...change,
  };
}

export function definition(chart: string, change: Partial<FigureDefinition> = {}): FigureDefinition {
  return {
    id: `${chart}-figure`,
    chart,
    analyses: ["a"],
    title: labels("Personer med lovbrudd", "Persons with an offence", "Personar med lovbrot"),
    options: {},
    ...change,
  };
}

const blank = {
  analysis: "a",
  indicator: "persons",
  area: "programme",
  period: "2027-Q3",
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
} as const;

export function value(change: Partial<ReleasedValue> = {}): Released {
  return release({
    ...blank,
    status: "released",
    value: 0.0172,
    lower: 0.0121,
    upper: 0.0238,
    numerator: 34,
    denominator: 862.25,
    ...change,
  });
}

export function gap(reason: Reason["code"], change: Partial<ReleasedGap> = {}): Released {
  const params = { areas: "1833", minimum: 10 };
  return release({ ...blank, status: "withheld", reason: { code: reason, params }, ...change });
}

/** Two series of rolling four quarters, 2018-Q4 to 2027-Q3; the programme's has two hidden points and a missing one. */
export function rollingRows(change: Partial<ReleasedValue> = {}, height = 1): readonly Released[] {
  const ends: readonly PeriodId[] = Array.from({ length: 36 }, (_, i) => shift("2018-Q4", i));
  return ["programme", "salten"].flatMap((area, a) =>
    ends.map((end, i) => {
      const period = rolling(end, 4);
      const { indicator = "persons", group = "", measure = "rate", comparator = null, per = 1000 } = change;
      const place = { indicator, group, measure, comparator, per, area, period };
      if (a === 0 && (i === 5 || i === 6)) return gap("small-numerator", place);
      if (a === 0 && i === 17) return gap("missing-area", place);
      const wave = Math.sin(i / 3 + a) * 3 + Math.cos(i * 1.7) * 1.2;
      const rate = (((a === 0 ? 19 - i * 0.12 : 15.5) + wave) / 1000) * height;
      const denominator = a === 0 ? 862.25 : 1947.5;
      const numerator = Math.round(rate * denominator);
      const half = (1.96 * Math.sqrt(Math.max(numerator, 1))) / denominator;
      return value({
        ...change,
        area,
        period,
        value: numerator / denominator,
        lower: Math.max(0, numerator / denominator - half),
        upper: numerator / denominator + half,
        numerator,
        denominator,
        notes: [{ code: "person-quarters", params: {} }],
      });
    }),
  );
}
