/** Findings about several deliveries together: jumps, totals that were left, holes. */
import { describe, expect, it } from "vitest";
import type { Column, Layout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { SeriesRules } from "../../src/pipeline/series.ts";
import { seriesIssues } from "../../src/pipeline/series.ts";
import { describeIssue } from "../../src/text/describe.ts";

const labels = (nb: string, en = nb) => ({ nb, nn: nb, en });

function column(name: string, type: Column["type"], more: Partial<Column> = {}): Column {
  return { name, type, labels: labels(name), codes: null, total: null, optional: false, aliases: [], ...more };
}

const population: Layout = {
  kind: "population",
  labels: labels("Folkemengde", "Population"),
  columns: [
    column("kommunenr", "area"),
    column("aar", "year"),
    column("alder", "code", { codes: ["14", "15"] }),
    column("kjonn", "code", { codes: ["jente", "gutt", "alle"], total: "alle", labels: labels("kjønn", "sex") }),
    column("personer", "count", { labels: labels("bosatte", "residents") }),
  ],
  rowRules: [],
  totalRules: [
    { measure: "personer", column: "kjonn", relation: "equal" },
    { measure: "personer", column: "alder", relation: "cover" },
  ],
};

const milestones: Layout = { ...population, kind: "milestones", totalRules: [] };

const rules: SeriesRules = {
  layouts: [population, milestones],
  denominators: new Set(["population.personer"]),
  nameOf: (area) => (area === "1833" ? "1833 Rana" : area),
};

function said(
  area: string,
  period: string,
  value: number | null,
  dims: Record<string, string> = { alder: "14", kjonn: "alle" },
): Observation {
  return {
    kind: "population",
    measure: "population.personer",
    area,
    period,
    dims,
    value,
    missing: value === null ? "missing" : null,
    bounds: null,
    preliminary: false,
    line: 2,
  };
}

function sentences(observations: readonly Observation[], more: Partial<SeriesRules> = {}): readonly string[] {
  return seriesIssues(observations, { ...rules, ...more }).map((it) => describeIssue(it, "en").message);
}

describe("a jump", () => {
  it("is a change of a denominator by more than 30 and more than a fifth", () => {
    expect(sentences([said("1833", "2026", 300), said("1833", "2027", 200)])).toEqual([
      "Population – residents in 1833 Rana went from 300 in 2026 to 200 in 2027; that is more than 30 and more than 20 per cent.",
    ]);
    expect(sentences([said("1833", "2026", 300), said("1833", "2027", 240)])).toEqual([]);
    expect(sentences([said("1833", "2026", 300), said("1833", "2027", 239)])).toHaveLength(1);
    expect(sentences([said("1833", "2026", 60), said("1833", "2027", 30)])).toEqual([]);
    expect(sentences([said("1833", "2026", 60), said("1833", "2027", 29)])).toHaveLength(1);
    expect(sentences([said("1833", "2026", 0), said("1833", "2027", 0)])).toEqual([]);
  });

  it("compares like with like: an age that only one of the periods has does not count", () => {
    const fifteen = { alder: "15", kjonn: "alle" };
    expect(
      sentences([said("1833", "2026", 300), said("1833", "2027", 290), said("1833", "2027", 310, fifteen)]),
    ).toEqual([]);
  });

  it("is of no other measure, unless the layout says so, with limits of its own", () => {
    const observations = [said("1833", "2026", 10), said("1833", "2027", 5)];
    expect(sentences(observations, { denominators: new Set() })).toEqual([]);
    const strict = { ...population, series: [{ measure: "personer", count: 4, share: 0.5 }] };
    expect(sentences(observations, { layouts: [strict], denominators: new Set() })).toEqual([]);
    const stricter = { ...population, series: [{ measure: "personer", count: 4, share: 0.4 }] };
    expect(sentences(observations, { layouts: [stricter], denominators: new Set() })).toHaveLength(1);
  });

  it("is not seen where a number is unknown, and not by the order of deliveries", () => {
    expect(sentences([said("1833", "2026", 300), said("1833", "2027", null)])).toEqual([]);
    const three = [said("1833", "2028", 200), said("1833", "2026", 300), said("1833", "2027", 290)];
    expect(sentences(three)).toEqual(sentences([...three].reverse()));
    expect(sentences(three)).toHaveLength(1);
  });
});

describe("a total", () => {
  const whole = (value: number) => said("1833", "2026", value);
  const part = (kjonn: string, value: number | null) => said("1833", "2026", value, { alder: "14", kjonn });

  it("that its parts do not make is told of, with both numbers", () => {
    expect(sentences([whole(100), part("jente", 50), part("gutt", 49)])).toEqual([
      "Population – residents: the total over sex in 1833 Rana in 2026 is 100, but the parts delivered apart from it make 99; they are more than 0 and more than 0 per cent apart.",
    ]);
    expect(sentences([whole(99), part("jente", 50), part("gutt", 49)])).toEqual([]);
  });

  it("is left in peace where a part is unknown or absent, and within the layout's limits", () => {
    expect(sentences([whole(100), part("jente", 50)])).toEqual([]);
    expect(sentences([whole(100), part("jente", 50), part("gutt", null)])).toEqual([]);
    const lenient = { ...population, series: [{ measure: "personer", count: 1, share: 0 }] };
    expect(sentences([whole(100), part("jente", 50), part("gutt", 49)], { layouts: [lenient] })).toEqual([]);
  });
});

describe("a hole", () => {
  it("is a period that others delivered, between periods that the municipality delivered", () => {
    const observations = [
      ...["2024", "2025", "2026", "2027"].map((year) => said("1833", year, 100)),
      ...["2024", "2027"].map((year) => said("1834", year, 100)),
      ...["2025", "2026"].map((year) => said("1835", year, 100)),
    ];
    expect(sentences(observations)).toEqual([
      "Population in 1834 is missing for 2025, 2026, between periods that were delivered.",
    ]);
  });

  it("that many share is told of once, and names a few", () => {
    const areas = ["1", "2", "3", "4", "5", "6", "7"];
    const observations = [
      ...["2024", "2025", "2026"].map((year) => said("0", year, 100)),
      ...areas.flatMap((area) => ["2024", "2026"].map((year) => said(area, year, 100))),
    ];
    expect(sentences(observations)).toEqual([
      "Population in 1, 2, 3, 4, 5, 6 … is missing for 2025, between periods that were delivered.",
    ]);
  });
});

it("says nothing of nothing, and of what has no period", () => {
  expect(sentences([])).toEqual([]);
  expect(
    sentences(
      [said("", "", 5), said("", "", 500, { id: "x" })].map((it) => ({
        ...it,
        kind: "milestones",
        measure: "milestones.personer",
      })),
    ),
  ).toEqual([]);
});
