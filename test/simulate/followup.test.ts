/** Simulated courses: as many, and ending as, the truth states; every delivery adds up. */
import { describe, expect, it } from "vitest";
import { countReferrals, dayNumber, simulateReferrals } from "../../src/simulate/followup.ts";
import { followupSheets } from "../../src/simulate/followup-sheets.ts";
import { simulatePopulation } from "../../src/simulate/population.ts";
import { demo2029, sampleTruth } from "../../src/simulate/truth.ts";
import { areaOf, binomialDeviation, everywhere, poissonDeviation, standardErrors } from "./worlds.ts";

const rana = areaOf("1833");
const stated = sampleTruth.followup;

describe("referrals", () => {
  const referrals = simulateReferrals(sampleTruth, everywhere(500_000), rana, "programme", "2027-Q1");
  const started = referrals.filter((it) => it.course !== null);

  it("are Poisson around the stated rate per 1000 aged 12–17", () => {
    const expected = (12 * 500_000 * stated.referredPer1000.programme) / 1000 / 4;
    expect(poissonDeviation(referrals.length, expected)).toBeLessThan(standardErrors);
  });

  it("start, and end, as often as stated", () => {
    expect(binomialDeviation(started.length, referrals.length, stated.startedShare)).toBeLessThan(standardErrors);
    for (const end of ["completed", "stopped", "moved"] as const) {
      const count = started.filter((it) => it.course!.end === end).length;
      expect(binomialDeviation(count, started.length, stated.ends.programme[end])).toBeLessThan(standardErrors);
    }
    expect(stated.ends.programme.completed + stated.ends.programme.stopped + stated.ends.programme.moved).toBeCloseTo(
      1,
      12,
    );
    expect(stated.ends.benchmark.completed + stated.ends.benchmark.stopped + stated.ends.benchmark.moved).toBeCloseTo(
      1,
      12,
    );
  });

  it("complete after six months and no earlier, and all courses have ended by then", () => {
    const firstStart = dayNumber("2027-01-01");
    const before = countReferrals(referrals, firstStart + stated.courseDays - 1);
    expect(before[2]).toBe(0);
    expect(before[5]).toBeGreaterThan(0);
    const after = countReferrals(referrals, firstStart + 89 + stated.courseDays);
    expect(after[5]).toBe(0);
    expect(after[2] + after[3] + after[4]).toBe(started.length);
  });

  it("add up on every day: started = completed + stopped + moved + in progress ≤ referred", () => {
    for (let day = dayNumber("2027-01-01"); day < dayNumber("2027-12-31"); day += 10) {
      const [referred, all, completed, stopped, moved, going] = countReferrals(referrals, day);
      expect(completed + stopped + moved + going).toBe(all);
      expect(all).toBeLessThanOrEqual(referred);
    }
  });

  it("are none before the programme's first quarter, and none among nobody", () => {
    expect(simulateReferrals(sampleTruth, everywhere(500_000), rana, "programme", "2026-Q3")).toEqual([]);
    expect(simulateReferrals(sampleTruth, everywhere(0), rana, "programme", "2027-Q1")).toEqual([]);
    expect(countReferrals([], 0)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("the follow-up deliveries", () => {
  const population = simulatePopulation(sampleTruth.seed, 2016, 2028);
  const sheets = followupSheets(sampleTruth, population);
  const find = (file: string) => sheets.find((sheet) => sheet.file === file)!;

  it("come from each secretariat every quarter, from Salten with a history", () => {
    expect(sheets.map((sheet) => sheet.file)).toEqual([
      "oppfolging-polarsirkel-2026k4.csv",
      "oppfolging-polarsirkel-2027k1.csv",
      "oppfolging-polarsirkel-2027k2.csv",
      "oppfolging-polarsirkel-2027k3.csv",
      "oppfolging-salten-2016k1-2025k4.csv",
      "oppfolging-salten-2026k1.csv",
      "oppfolging-salten-2026k2.csv",
      "oppfolging-salten-2026k3.csv",
      "oppfolging-salten-2026k4.csv",
      "oppfolging-salten-2027k1.csv",
      "oppfolging-salten-2027k2.csv",
      "oppfolging-salten-2027k3.csv",
    ]);
  });

  it("state anew how the starts of the four quarters before stand", () => {
    const starts = (file: string) => [...new Set(find(file).rows.map(({ cells }) => cells[1]))];
    expect(starts("oppfolging-salten-2027k3.csv")).toEqual(["2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"]);
    expect(starts("oppfolging-polarsirkel-2026k4.csv")).toEqual(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]);
  });

  it("say that nobody had started in the programme before the pilot", () => {
    const before = find("oppfolging-polarsirkel-2026k4.csv").rows.filter(({ cells }) => cells[1] !== "2026-Q4");
    expect(before.length).toBe(7 * 3 * 3);
    for (const { cells } of before) expect(cells.slice(3)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("lack Lurøy in the quarter in which it delivered nothing, and only then", () => {
    const areas = (file: string) => [...new Set(find(file).rows.map(({ cells }) => cells[0]))];
    expect(areas("oppfolging-polarsirkel-2027k2.csv")).toEqual([
      "1826",
      "1828",
      "1832",
      "1833",
      "1834",
      "1835",
      "1836",
    ]);
    expect(areas("oppfolging-polarsirkel-2027k3.csv")).toEqual(["1826", "1828", "1832", "1833", "1835", "1836"]);
    const later = followupSheets(demo2029, population).find((it) => it.file === "oppfolging-polarsirkel-2027k4.csv")!;
    expect(later.rows.some(({ cells }) => cells[0] === "1834" && cells[1] === "2027-Q3")).toBe(true);
  });

  it("count Rødøy with Salten from 2018 to 2025, and with the programme from 2026", () => {
    const quarters = (file: string) => [
      ...new Set(
        find(file)
          .rows.filter(({ cells }) => cells[0] === "1836")
          .map(({ cells }) => cells[1] as string),
      ),
    ];
    const history = quarters("oppfolging-salten-2016k1-2025k4.csv");
    expect([history[0], history.at(-1), history.length]).toEqual(["2018-Q1", "2025-Q4", 32]);
    expect(quarters("oppfolging-salten-2027k3.csv")).toEqual([]);
    expect(quarters("oppfolging-polarsirkel-2027k1.csv")).toContain("2027-Q1");
  });

  it("state girls, boys and all, who add up", () => {
    for (const { rows } of sheets)
      for (let i = 0; i < rows.length; i += 3)
        for (let column = 3; column < 9; column++) {
          const [girls, boys, all] = [0, 1, 2].map((k) => rows[i + k]!.cells[column] as number);
          expect(all).toBe(girls! + boys!);
        }
  });

  it("start ten to twenty-five courses in the programme's first four quarters, and more in Salten", () => {
    const started = (file: string, from: string) =>
      find(file)
        .rows.filter(({ cells }) => cells[2] === "alle" && (cells[1] as string) >= from)
        .reduce((sum, { cells }) => sum + (cells[4] as number), 0);
    const programme = started("oppfolging-polarsirkel-2027k3.csv", "2026-Q4");
    expect(programme).toBeGreaterThanOrEqual(10);
    expect(programme).toBeLessThanOrEqual(25);
    expect(started("oppfolging-salten-2027k3.csv", "2026-Q4")).toBeGreaterThan(programme);
  });

  it("of a history that begins in 2027 have no historical file", () => {
    const late = followupSheets({ ...sampleTruth, first: "2027-Q3" }, population);
    expect(late.map((sheet) => [sheet.file, sheet.period])).toEqual([
      ["oppfolging-polarsirkel-2027k3.csv", "2027-Q3"],
      ["oppfolging-salten-2027k3.csv", "2027-Q3"],
    ]);
  });
});
