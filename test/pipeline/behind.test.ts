/** Those who stand behind a count, by what the deliveries say. */
import { describe, expect, it } from "vitest";
import type { Layout } from "../../src/model/layout.ts";
import type { CellAddress } from "../../src/model/ledger.ts";
import type { Observation } from "../../src/model/observation.ts";
import { behindIn } from "../../src/pipeline/behind.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { observation, layouts as plain, words } from "./fixtures.ts";

function withColumns(layout: Layout, names: readonly string[]): Layout["columns"] {
  const own = { labels: words(""), codes: null, total: null, optional: true, aliases: [] };
  return [...layout.columns, ...names.map((name) => ({ ...own, name, type: "number" as const }))];
}

const layouts = plain.map((layout): Layout => {
  if (layout.kind === "offences")
    return {
      ...layout,
      columns: withColumns(layout, ["mest"]),
      behind: [{ measure: "saker", persons: "personer", largest: "mest" }],
    };
  if (layout.kind === "survey")
    return {
      ...layout,
      columns: withColumns(layout, ["vekt", "kvadrat"]),
      behind: [{ measure: "antall", weights: "vekt", squares: "kvadrat" }],
    };
  return layout;
});

function row(
  area: string,
  period: string,
  gruppe: string,
  personer: number,
  mest: number | null,
): readonly Observation[] {
  const dims = { alder: "14", gruppe };
  return [
    observation("offences.personer", area, period, dims, personer),
    observation("offences.saker", area, period, dims, 10 * personer),
    ...(mest === null ? [] : [observation("offences.mest", area, period, dims, mest)]),
  ];
}

const survey = (area: string, svar: string, vekt: number, kvadrat: number): readonly Observation[] => [
  observation("survey.antall", area, "2025", { svar }, 10),
  observation("survey.vekt", area, "2025", { svar }, vekt),
  observation("survey.kvadrat", area, "2025", { svar }, kvadrat),
];

const observations = [
  ...row("1833", "2027-Q1", "alle", 3, 8),
  ...row("1833", "2027-Q2", "alle", 4, 5),
  ...row("1836", "2027-Q1", "alle", 2, 9),
  ...row("1836", "2027-Q2", "alle", 1, 10),
  ...row("1833", "2027-Q1", "vold", 2, null),
  ...row("1833", "2027-Q1", "rus", 3, null),
  ...survey("1833", "ja", 12, 18),
  ...survey("1833", "nei", 8, 7),
  ...survey("1836", "ja", 0, 0),
];

const behind = behindIn(indexObservations(observations, layouts), layouts);
const place: CellAddress = {
  table: "offences",
  areas: ["1833"],
  period: "2027-Q1",
  breakdown: { alder: "14", measure: "saker" },
};
const both = { ...place, areas: ["1833", "1836"] };

describe("those behind a count of cases", () => {
  it("are its persons, each once in every quarter", () => {
    expect(behind(place)).toEqual({ persons: 3, largest: 8, effective: null, every: 1, apart: ["gruppe"] });
    expect(behind({ ...both, period: "2027-Q1..2027-Q2" })?.persons).toBe(3 + 4 + 2 + 1);
  });

  it("have at most what the largest of any municipality has, in every quarter anew", () => {
    expect(behind(both)?.largest).toBe(9);
    expect(behind({ ...both, period: "2027-Q1..2027-Q2" })?.largest).toBe(9 + 10);
  });

  it("are at least as many as behind any one of several codes, when one person may be counted under several", () => {
    const groups = { ...place, breakdown: { ...place.breakdown, gruppe: "rus+vold" } };
    expect(behind(groups)).toMatchObject({ persons: 3, largest: null });
  });

  it("are unknown where not all of them are stated", () => {
    expect(behind({ ...place, period: "2027-Q1..2027-Q3" })).toMatchObject({ persons: null, largest: null });
  });

  it("are not asked for where no column names them, or several columns are added", () => {
    expect(behind({ ...place, breakdown: { alder: "14", measure: "personer" } })).toBeNull();
    expect(behind({ ...place, breakdown: { alder: "14", measure: "personer+saker" } })).toBeNull();
    expect(behind({ ...place, table: "population", breakdown: { measure: "personer" } })).toBeNull();
    expect(behind({ ...place, table: "elsewhere" })).toBeNull();
  });
});

describe("a survey's answers", () => {
  const answers = (svar: string, areas: readonly string[] = ["1833"]): CellAddress => ({
    table: "survey",
    areas,
    period: "2025",
    breakdown: { measure: "antall", svar },
  });

  it("are worth as many equal ones as their weights say", () => {
    expect(behind(answers("ja+nei"))).toEqual({ persons: null, largest: null, effective: 16, every: 4, apart: [] });
    expect(behind(answers("ja"))?.effective).toBe(8);
  });

  it("are worth none where all weights are 0, and nobody knows what where there are no weights", () => {
    expect(behind(answers("ja", ["1836"]))?.effective).toBe(0);
    expect(behind(answers("nei", ["1836"]))?.effective).toBeNull();
  });
});
