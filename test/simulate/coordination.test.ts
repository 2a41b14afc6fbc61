/** Money, coordination and milestones in the simulated world. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { activitySheets } from "../../src/simulate/activity.ts";
import { quartersOf, yearsBetween } from "../../src/simulate/calendar.ts";
import type { Cell } from "../../src/simulate/dialect.ts";
import { economySheets } from "../../src/simulate/economy.ts";
import { milestoneSheets } from "../../src/simulate/milestones.ts";
import { demo2029, sampleTruth } from "../../src/simulate/truth.ts";

describe("the economy deliveries", () => {
  const sheets = economySheets(demo2029);
  const rows = sheets.flatMap((sheet) => sheet.rows.map(({ cells }) => ({ file: sheet.file, cells })));

  it("come every March, after a whole last year in the March that follows too", () => {
    expect(economySheets(sampleTruth).map((sheet) => sheet.file)).toEqual(["okonomi-2026.csv", "okonomi-2027.csv"]);
    expect(sheets.map((sheet) => sheet.received)).toEqual(["2026-03-15", "2027-03-15", "2028-03-15", "2029-03-15"]);
    expect(economySheets({ ...sampleTruth, last: "2025-Q3" })).toEqual([]);
  });

  it("state items and sources that add to the total, in whole thousands", () => {
    const sum = (some: readonly (readonly Cell[])[], column: number): number =>
      some.reduce((all, cells) => all + (cells[column] as number), 0);
    const totals = rows.filter(({ cells }) => cells[2] === "alle" && cells[3] === "alle");
    // Salten since 2016 and the programme since 2026, up to the year of the statement.
    expect(totals.length).toBe(11 + 1 + (12 + 2) + (13 + 3) + (14 + 4));
    for (const total of totals) {
      const same = rows
        .filter(({ file, cells }) => file === total.file && cells[0] === total.cells[0] && cells[1] === total.cells[1])
        .map(({ cells }) => cells);
      for (const column of total.cells[5] === ".." ? [4] : [4, 5]) {
        expect((total.cells[column] as number) % 1000).toBe(0);
        expect(
          sum(
            same.filter((cells) => cells[2] !== "alle"),
            column,
          ),
        ).toBe(total.cells[column]);
        expect(
          sum(
            same.filter((cells) => cells[3] !== "alle"),
            column,
          ),
        ).toBe(total.cells[column]);
      }
    }
  });

  it("know the accounts of closed years only, and repeat them unchanged", () => {
    const accounts = (file: string, year: string, region: string) =>
      rows.find((it) => it.file === file && it.cells[0] === year && it.cells[1] === region)!.cells[5];
    expect(accounts("okonomi-2027.csv", "2027", "programme")).toBe("..");
    expect(accounts("okonomi-2027.csv", "2026", "programme")).toEqual(expect.any(Number));
    expect(accounts("okonomi-2029.csv", "2026", "programme")).toBe(accounts("okonomi-2027.csv", "2026", "programme"));
  });

  it("give the programme 3.5 mill. NOK a year and Salten 2 350 000 in 2026", () => {
    const budget = (year: string, region: string) =>
      rows.find(({ cells }) => cells[0] === year && cells[1] === region)!.cells[4] as number;
    expect(budget("2026", "salten")).toBe(2_350_000);
    expect(budget("2027", "programme")).toBeGreaterThan(3_400_000);
    expect(budget("2028", "programme")).toBeLessThan(3_800_000);
  });

  it("of a history that begins in 2027 state no year before it", () => {
    const [sheet] = economySheets({ ...sampleTruth, first: "2027-Q1" }).slice(-1);
    expect([...new Set(sheet!.rows.map(({ cells }) => cells[0]))]).toEqual(["2027"]);
  });
});

describe("the activity deliveries", () => {
  const sheets = activitySheets(sampleTruth);

  it("come every quarter from 2026, from the programme and Salten, four measures each", () => {
    expect(sheets.map((sheet) => sheet.period)).toEqual(quartersOf(sampleTruth, "2026-Q1", "2027-Q3"));
    for (const sheet of sheets.slice(0, -1)) expect(sheet.rows).toHaveLength(18 * 4);
  });

  it("lack Lurøy in the last quarter of the samples", () => {
    expect(sheets.at(-1)!.rows).toHaveLength(17 * 4);
    expect(sheets.at(-1)!.rows.some(({ cells }) => cells[0] === "1834")).toBe(false);
  });

  it("have no co-location and no talks in the programme before the pilot", () => {
    for (const sheet of sheets)
      for (const { cells } of sheet.rows.filter((it) => it.cells[0] === "1833")) {
        const begun = sheet.period >= "2026-Q4";
        if (cells[2] === "samlokalisering-dager") expect((cells[3] as number) > 0).toBe(begun);
        if (cells[2] === "dager-til-samtale") expect(typeof cells[3]).toBe(begun ? "number" : "string");
      }
  });

  it("give a full post to the large, a half to the middling, a fifth to the small", () => {
    const post = (area: string) => sheets[0]!.rows.find(({ cells }) => cells[0] === area)!.cells[3];
    expect([post("1833"), post("1832"), post("1835")]).toEqual([1, 0.5, 0.2]);
  });
});

describe("the milestone deliveries", () => {
  const defined = parse(readFileSync(new URL("../../pipelines/programme.yaml", import.meta.url), "utf8")) as {
    milestones: { id: string; planned: string }[];
  };
  const sheets = milestoneSheets(demo2029);
  const status = (file: string, id: string) =>
    sheets
      .find((sheet) => sheet.file === file)!
      .rows.find(({ cells }) => cells[0] === id)!
      .cells.slice(2);

  it("hold the programme's milestones with their planned dates", () => {
    for (const sheet of sheets)
      expect(sheet.rows.map(({ cells }) => [cells[0], cells[1]])).toEqual(
        defined.milestones.map(({ id, planned }) => [id, planned]),
      );
  });

  it("come every quarter", () => {
    expect(milestoneSheets(sampleTruth).map((sheet) => sheet.period)).toEqual(
      quartersOf(sampleTruth, "2026-Q2", "2027-Q3"),
    );
  });

  it("tell planned, in progress, delayed and done apart on the day they are sent", () => {
    expect(status("milepeler-2026k2.csv", "pilot")).toEqual(["..", "planlagt"]);
    expect(status("milepeler-2026k2.csv", "hiring")).toEqual(["..", "pagaar"]);
    expect(status("milepeler-2026k4.csv", "co-location")).toEqual(["2026-10-05", "ferdig"]);
    expect(status("milepeler-2028k4.csv", "regional-implementation")).toEqual(["..", "forsinket"]);
  });
});

describe("the calendar", () => {
  it("has no years and no quarters between a last and an earlier first", () => {
    expect(yearsBetween(2027, 2026)).toEqual([]);
    expect(quartersOf(sampleTruth, "2030-Q1", "2031-Q1")).toEqual([]);
    expect(quartersOf(sampleTruth, "2027-Q2", "2031-Q1")).toEqual(["2027-Q2", "2027-Q3"]);
  });
});
