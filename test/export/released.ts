/** Released rows, a programme and indicators for the tests of exports. */

import type { ExportContext } from "../../src/export/context.ts";
import type { EstimateKey, EstimateMeta, ReasonCode } from "../../src/model/estimate.ts";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Labels } from "../../src/model/labels.ts";
import type { Programme } from "../../src/model/programme.ts";
import type { Released, ReleasedValue } from "../../src/model/released.ts";
import { release } from "../../src/model/released.ts";

export function labels(text: string): Labels {
  return { nb: `${text} (nb)`, nn: `${text} (nn)`, en: `${text} (en)` };
}

const key: EstimateKey & EstimateMeta = {
  analysis: "rates",
  indicator: "offences-14-15",
  area: "1833",
  period: "2027-Q3",
  group: "",
  measure: "rate",
  comparator: null,
  method: "rate",
  level: 0.95,
  unit: "persons",
  per: 1000,
  label: "planned",
  plan: null,
  notes: [],
};

export function value(more: Partial<ReleasedValue> = {}): Released {
  return release({
    ...key,
    status: "released",
    value: 0.1 + 0.2,
    lower: 1 / 3,
    upper: 0.5,
    numerator: 12,
    denominator: 608,
    ...more,
  });
}

export function gap(code: ReasonCode, more: Partial<EstimateKey & EstimateMeta> = {}): Released {
  return release({ ...key, status: "withheld", reason: { code, params: {} }, ...more });
}

export const indicator: Indicator = {
  id: "offences-14-15",
  theme: "offences",
  labels: labels("Offences"),
  short: labels("Offences"),
  definition: labels('Persons aged 14–15, "recorded"'),
  source: labels("Police"),
  kind: "rate",
  numerator: { measure: "offences.personer", where: {} },
  denominator: { measure: "population.personer", where: {}, personTime: true },
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
};

export const programme: Programme = {
  id: "felles-ansvar",
  labels: labels("Felles *Ansvar*"),
  host: "1833",
  start: "2026-Q4",
  pilot: ["2026-Q4"],
  areas: [
    {
      code: "1875",
      name: "Hamarøy",
      valid: { from: "2020-01-01", until: null },
      formerly: ["1849", "1850"],
      memberships: [{ group: "salten", from: "2020-01-01", until: null, confirmed: true }],
    },
    {
      code: "1833",
      name: "Rana",
      valid: { from: "1964-01-01", until: null },
      formerly: [],
      memberships: [
        { group: "polarsirkel", from: "2026-01-01", until: null, confirmed: true },
        { group: "donors", from: "2016-01-01", until: "2026-01-01", confirmed: false },
      ],
    },
  ],
  groups: [
    { id: "salten", role: "benchmark", labels: labels("Salten"), adopted: "2007-07-01", note: labels("Treated") },
    { id: "polarsirkel", role: "programme", labels: labels("Polarsirkel"), adopted: "2026-10-01", note: null },
    { id: "donors", role: "donor", labels: labels("Donors"), adopted: null, note: null },
  ],
  goals: [],
  milestones: [],
  budget: [],
  notes: [],
};

export const context: ExportContext = {
  pipeline: "research-export",
  title: labels("Research export"),
  period: "2026-Q4..2027-Q3",
  asOf: "2027-10-05",
  programme,
  indicators: new Map([[indicator.id, indicator]]),
  codeLabels: { alder: { "15": labels("15 years"), "14": labels("14 years") } },
  synthetic: false,
  methods: new Map([["rate", { source: "Garwood (1936), Biometrika 28:437–442" }]]),
};

export const rows: readonly Released[] = [
  value(),
  value({ area: "0101", period: "2027-Q2", upper: Infinity, lower: -Infinity, value: 1e-7, level: null }),
  value({ group: "alder=14;kjonn=gutt", value: 0, lower: 0, numerator: 0, denominator: null }),
  value({ area: "polarsirkel", comparator: "salten", measure: "rate-ratio", numerator: null, denominator: null }),
  value({ area: "polarsirkel", comparator: "2022..2025", measure: "rate-ratio", plan: "ab12", label: "exploratory" }),
  gap("small-numerator", { period: "2027-Q1" }),
  gap("complementary", { period: "2026-Q4" }),
  gap("missing", { period: "2026-Q3" }),
];
