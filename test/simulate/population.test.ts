/** The simulated population is the true one where that is known, and ages as cohorts do elsewhere. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { areas } from "../../src/simulate/areas.ts";
import { simulatePopulation } from "../../src/simulate/population.ts";
import { populationSheets } from "../../src/simulate/population-sheets.ts";
import { streamOf } from "../../src/simulate/streams.ts";
import { sampleTruth } from "../../src/simulate/truth.ts";

const seed = sampleTruth.seed;
const population = simulatePopulation(seed, 2016, 2027);

function youths(area: string, year: number): number {
  return [14, 15].reduce((sum, age) => sum + both(area, year, age), 0);
}

function both(area: string, year: number, age: number): number {
  return population(area, year, age, "jente") + population(area, year, age, "gutt");
}

/** Persons aged 14–15 on 1 January 2026. Source: Statistics Norway, table 07459. */
const known: Readonly<Record<string, number>> = {
  "1833": 608,
  "1832": 99,
  "1828": 53,
  "1834": 43,
  "1826": 24,
  "1835": 8,
  "1836": 27,
  "1804": 1234,
  "1841": 184,
  "1837": 172,
  "1840": 125,
  "1875": 64,
  "1848": 52,
  "1838": 40,
  "1845": 29,
  "1839": 14,
  "1856": 5,
  "1857": 13,
};
const nordland = 5543;

describe("the areas of the samples", () => {
  const programme = parse(readFileSync(new URL("../../pipelines/programme.yaml", import.meta.url), "utf8")) as {
    areas: { code: string; name: string; until?: string }[];
    groups: { role: string; members: (string | { code: string; until?: string })[] }[];
  };

  it("are the municipalities of the programme's definition, by the same names", () => {
    const defined = programme.areas.filter((area) => area.until === undefined);
    expect(areas.map(({ code, name }) => [code, name])).toEqual(defined.map(({ code, name }) => [code, name]));
    expect(areas).toHaveLength(41);
  });

  it("have the roles that they have there once the programme has begun", () => {
    const roles = new Map<string, string>();
    for (const { role, members } of programme.groups)
      for (const member of members) {
        if (typeof member === "string") roles.set(member, role);
        else if (member.until === undefined) roles.set(member.code, role);
      }
    expect(areas.map(({ code, role }) => [code, role])).toEqual(areas.map(({ code }) => [code, roles.get(code)]));
  });
});

describe("the simulated population", () => {
  it("has the known numbers of 14–15-year-olds on 1 January 2026, whatever the seed", () => {
    for (const each of [seed, 1, 2]) {
      const here = simulatePopulation(each, 2026, 2026);
      const of = (area: string): number =>
        [14, 15].reduce((sum, age) => sum + here(area, 2026, age, "jente") + here(area, 2026, age, "gutt"), 0);
      expect(Object.fromEntries(Object.keys(known).map((area) => [area, of(area)]))).toEqual(known);
      expect(areas.reduce((sum, { code }) => sum + of(code), 0)).toBe(nordland);
    }
  });

  it("has eight youths in Træna in 2026, none of them 15", () => {
    expect([both("1835", 2026, 14), both("1835", 2026, 15)]).toEqual([8, 0]);
  });

  it("has whole numbers, never negative", () => {
    for (const { code } of areas)
      for (let year = 2016; year <= 2027; year++)
        for (let age = 12; age <= 17; age++) {
          expect(Number.isInteger(both(code, year, age))).toBe(true);
          expect(both(code, year, age)).toBeGreaterThanOrEqual(0);
        }
  });

  it("lets a cohort age: next year's 15-year-olds are this year's 14-year-olds, give or take a few", () => {
    for (let year = 2016; year < 2027; year++) {
      const now = both("1833", year, 14);
      expect(Math.abs(both("1833", year + 1, 15) - now)).toBeLessThan(0.1 * now);
    }
  });

  it("drifts over the years without leaving its size", () => {
    for (let year = 2016; year <= 2027; year++) {
      const region = areas
        .filter((area) => area.role === "programme")
        .reduce((sum, it) => sum + youths(it.code, year), 0);
      expect(region).toBeGreaterThan(780);
      expect(region).toBeLessThan(1020);
    }
  });

  it("is the same for a year whatever the window", () => {
    const longer = simulatePopulation(seed, 2014, 2030);
    for (const { code } of areas)
      for (let age = 12; age <= 17; age++)
        expect(longer(code, 2020, age, "jente")).toBe(population(code, 2020, age, "jente"));
  });

  it("knows nothing outside its window", () => {
    expect(() => population("1833", 2035, 14, "gutt")).toThrow(new RangeError("no population of 1833, 2035, age 14"));
  });
});

describe("the population deliveries", () => {
  const sheets = populationSheets(sampleTruth, population);

  it("are one historical file and one a year after it", () => {
    expect(sheets.map((sheet) => sheet.file)).toEqual(["befolkning-2016-2026.csv", "befolkning-2027.csv"]);
  });

  it("state girls, boys and all, who add up", () => {
    for (const { rows } of sheets)
      for (let i = 0; i < rows.length; i += 3) {
        const [girls, boys, all] = [0, 1, 2].map((k) => rows[i + k]!.cells);
        expect([girls![3], boys![3], all![3]]).toEqual(["jente", "gutt", "alle"]);
        expect(all![4]).toBe((girls![4] as number) + (boys![4] as number));
      }
  });

  it("of a history that begins late are yearly files only", () => {
    const late = { ...sampleTruth, first: "2027-Q1" };
    expect(populationSheets(late, population).map((sheet) => sheet.file)).toEqual(["befolkning-2027.csv"]);
  });
});

describe("streamOf", () => {
  it("gives each part, place and item its own stream", () => {
    const first = new Set<number>();
    for (const part of ["cohort", "offences", "survey"] as const)
      for (const { code } of areas)
        for (let item = 0; item < 20; item++) first.add(streamOf(1, part, code, item).next());
    expect(first.size).toBe(3 * 41 * 20);
  });

  it.each([
    ["salten", 0, "not a municipality: salten"],
    ["10000", 0, "not a municipality: 10000"],
    ["1833", -1, "not a stream item: -1"],
    ["1833", 1_000_000, "not a stream item: 1000000"],
  ])("refuses place %s with item %s", (area, item, message) => {
    expect(() => streamOf(1, "survey", area, item)).toThrow(new RangeError(message));
  });
});
