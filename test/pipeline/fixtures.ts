/** Small layouts, areas, indicators and observations that the pipeline's tests share. */
import type { Area, AreaGroup } from "../../src/model/area.ts";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Labels } from "../../src/model/labels.ts";
import type { Column, Layout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { AnalysisDefinition } from "../../src/model/pipeline.ts";
import type { Programme } from "../../src/model/programme.ts";

export const words = (text: string): Labels => ({ nb: text, nn: text, en: text });

function column(name: string, type: Column["type"], more: Partial<Column> = {}): Column {
  return { name, type, labels: words(name), codes: null, total: null, optional: false, aliases: [], ...more };
}

export const layouts: readonly Layout[] = [
  {
    kind: "population",
    labels: words("population"),
    columns: [
      column("kommunenr", "area"),
      column("aar", "year"),
      column("alder", "code", { codes: ["14", "15"] }),
      column("kjonn", "code", { codes: ["jente", "gutt", "alle"], total: "alle" }),
      column("personer", "count"),
    ],
    rowRules: [],
    totalRules: [{ measure: "personer", column: "kjonn", relation: "equal" }],
  },
  {
    kind: "offences",
    labels: words("offences"),
    columns: [
      column("kommunenr", "area"),
      column("periode", "period"),
      column("alder", "code", { codes: ["14", "15"] }),
      column("gruppe", "code", { codes: ["vold", "rus", "alle"], total: "alle" }),
      column("personer", "count"),
      column("saker", "count"),
    ],
    rowRules: [],
    totalRules: [
      { measure: "personer", column: "gruppe", relation: "cover" },
      { measure: "saker", column: "gruppe", relation: "equal" },
    ],
  },
  {
    kind: "survey",
    labels: words("survey"),
    columns: [
      column("kommunenr", "area"),
      column("aar", "year"),
      column("svar", "code", { codes: ["ja", "nei"] }),
      column("antall", "count"),
    ],
    rowRules: [],
    totalRules: [],
  },
  {
    kind: "economy",
    labels: words("economy"),
    columns: [column("aar", "year"), column("region", "group"), column("regnskap", "amount")],
    rowRules: [],
    totalRules: [],
  },
  {
    kind: "milestones",
    labels: words("milestones"),
    columns: [column("id", "code"), column("planlagt", "date")],
    rowRules: [],
    totalRules: [],
  },
];

export function area(code: string, ...memberships: readonly (readonly [string, string, string | null])[]): Area {
  return {
    code,
    name: `K${code}`,
    valid: { from: "1964-01-01", until: null },
    formerly: [],
    memberships: memberships.map(([group, from, until]) => ({ group, from, until, confirmed: true })),
  };
}

export const groups: readonly AreaGroup[] = [
  { id: "programme", role: "programme", labels: words("Region"), adopted: "2026-01-01", note: null },
  { id: "salten", role: "benchmark", labels: words("Salten"), adopted: "2007-07-01", note: null },
  { id: "donors", role: "donor", labels: words("Donors"), adopted: null, note: null },
];

export const programme: Programme = {
  id: "test",
  labels: words("test"),
  host: "1833",
  start: "2026-Q4",
  pilot: ["2026-Q4"],
  areas: [
    area("1833", ["programme", "2026-01-01", null]),
    area("1836", ["salten", "2018-01-01", "2026-01-01"], ["programme", "2026-01-01", null]),
    area("1804", ["salten", "2007-07-01", null]),
    area("1824", ["donors", "2016-01-01", null]),
  ],
  groups,
  goals: [],
  milestones: [],
  budget: [],
  notes: [],
};

export function observation(
  measure: string,
  area: string,
  period: string,
  dims: Readonly<Record<string, string>>,
  value: number | null,
  more: Partial<Observation> = {},
): Observation {
  return {
    kind: measure.slice(0, measure.indexOf(".")),
    measure,
    area,
    period,
    dims,
    value,
    missing: value === null ? "missing" : null,
    bounds: null,
    preliminary: false,
    line: 1,
    ...more,
  };
}

export const offenceRate: Indicator = {
  id: "offences",
  theme: "offences",
  labels: words("Offences"),
  short: words("Offences"),
  definition: words("d"),
  source: words("s"),
  kind: "rate",
  numerator: { measure: "offences.personer", where: { alder: ["14", "15"] } },
  denominator: { measure: "population.personer", where: { alder: ["14", "15"] }, personTime: true },
  per: 1000,
  unit: "persons",
  better: "lower",
  grain: "quarter",
  breakdowns: { alder: ["14", "15"], gruppe: ["vold", "rus"] },
  goal: "g",
  maturity: 0,
  breaks: [],
  personal: true,
  disclosure: null,
};

export const analysis: AnalysisDefinition = {
  id: "rate",
  question: "monitoring",
  method: "rate",
  indicators: ["offences"],
  units: ["programme", "salten"],
  comparator: null,
  by: [],
  window: { kind: "single" },
  periods: { last: 2 },
  level: 0.95,
  options: {},
};
