/** Simulated offences have the rates, the effect and the arithmetic that the truth states. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quartersIn } from "../../src/model/period.ts";
import { areas } from "../../src/simulate/areas.ts";
import { offenceSheets } from "../../src/simulate/offence-sheets.ts";
import { areaFactor, offenceAges, offenceRate, simulateYouths, tally } from "../../src/simulate/offences.ts";
import { simulatePopulation } from "../../src/simulate/population.ts";
import { sampleTruth } from "../../src/simulate/truth.ts";
import { areaOf, binomialDeviation, evenTruth, everywhere, poissonDeviation, standardErrors } from "./worlds.ts";

const truth = evenTruth.offences;
const groups = Object.keys(truth.groupShares);
const rana = areaOf("1833");
const many = everywhere(20_000);

/** Persons with a recorded offence in a world of 40,000 of each age in each municipality. */
function persons(role: string, window: string): number {
  let sum = 0;
  for (const area of areas.filter((each) => each.role === role).slice(0, 3))
    for (const period of quartersIn(window))
      for (const age of offenceAges) sum += simulateYouths(evenTruth, many, area, period, age).length;
  return sum;
}

describe("the rate", () => {
  it("is, over a year at level 1 in the trend's year, what the truth states per 1000", () => {
    const flat = { ...evenTruth, offences: { ...truth, trendYear: 2022 } };
    for (const age of offenceAges) {
      const year = quartersIn("2022").reduce((sum, period) => sum + offenceRate(flat, rana, period, age), 0);
      expect(year * 1000).toBeCloseTo(truth.ratePer1000[age] * truth.level.programme, 10);
    }
  });

  it("dips in the COVID quarters alone", () => {
    const ratio = (period: string): number =>
      offenceRate(evenTruth, rana, period, 14) / offenceRate(evenTruth, rana, period.replace(/^\d+/, "2018"), 14);
    expect(ratio("2020-Q1")).toBeCloseTo(truth.yearlyTrend ** 2, 10);
    expect(ratio("2020-Q2")).toBeCloseTo(truth.yearlyTrend ** 2 * truth.dip.factor, 10);
    expect(ratio("2021-Q2")).toBeCloseTo(truth.yearlyTrend ** 3 * truth.dip.factor, 10);
    expect(ratio("2021-Q3")).toBeCloseTo(truth.yearlyTrend ** 3, 10);
  });

  it("has seasons whose mean is 1, and group shares that sum to 1", () => {
    expect(truth.seasonality.reduce((sum, factor) => sum + factor, 0) / 4).toBeCloseTo(1, 12);
    expect(Object.values(truth.groupShares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("falls by the effect in the programme from its quarter on, and nowhere else", () => {
    const step = (code: string): number =>
      offenceRate(evenTruth, areaOf(code), "2027-Q1", 15) / offenceRate(evenTruth, areaOf(code), "2026-Q1", 15);
    expect(step("1833")).toBeCloseTo(truth.yearlyTrend * truth.effect.rateRatio, 10);
    expect(step("1804")).toBeCloseTo(truth.yearlyTrend, 10);
    expect(step("1806")).toBeCloseTo(truth.yearlyTrend, 10);
  });

  it("varies between municipalities with mean 1 and variance 1 / shape", () => {
    const open = { ...sampleTruth, offences: { ...sampleTruth.offences, areaFactors: {} } };
    const factors = Array.from({ length: 200 }, (_, seed) =>
      areas.map(({ code }) => areaFactor({ ...open, seed }, code)),
    ).flat();
    const mean = factors.reduce((sum, it) => sum + it, 0) / factors.length;
    const variance = factors.reduce((sum, it) => sum + (it - mean) ** 2, 0) / factors.length;
    const expected = 1 / truth.areaShape;
    expect(Math.abs(mean - 1) / Math.sqrt(expected / factors.length)).toBeLessThan(standardErrors);
    // Var of a sample variance: (μ₄ − σ⁴) / n, with μ₄ = 3σ⁴ + 6σ⁶ for a Gamma with mean 1.
    const error = Math.sqrt((2 * expected ** 2 + 6 * expected ** 3) / factors.length);
    expect(Math.abs(variance - expected) / error).toBeLessThan(standardErrors);
    expect(areaFactor(sampleTruth, "1833")).toBe(1);
  });
});

describe("simulated youths", () => {
  it("are Poisson around rate times population", () => {
    for (const period of ["2018-Q1", "2020-Q3", "2027-Q3"]) {
      const count = simulateYouths(evenTruth, many, rana, period, 15).length;
      expect(poissonDeviation(count, 40_000 * offenceRate(evenTruth, rana, period, 15))).toBeLessThan(standardErrors);
    }
  });

  it("let the pooled ratio of ratios recover the effect in a large population", () => {
    const counts = [
      persons("programme", "2027-Q1..2027-Q3"),
      persons("programme", "2026-Q1..2026-Q3"),
      persons("donor", "2027-Q1..2027-Q3"),
      persons("donor", "2026-Q1..2026-Q3"),
    ] as const;
    const logRatio = Math.log(counts[0] / counts[1] / (counts[2] / counts[3]));
    const error = Math.sqrt(counts.reduce((sum, count) => sum + 1 / count, 0));
    expect(Math.abs(logRatio - Math.log(truth.effect.rateRatio)) / error).toBeLessThan(standardErrors);
    expect(error).toBeLessThan(0.03);
  });

  it("let Salten lie below the programme by their levels", () => {
    const [salten, programme] = [persons("benchmark", "2025"), persons("programme", "2025")];
    const error = Math.sqrt(1 / salten + 1 / programme);
    const expected = Math.log(truth.level.benchmark / truth.level.programme);
    expect(Math.abs(Math.log(salten / programme) - expected) / error).toBeLessThan(standardErrors);
  });

  it("are girls, registered late, and with many cases, as often as stated", () => {
    const youths = simulateYouths(evenTruth, everywhere(200_000), rana, "2025-Q2", 15);
    const n = youths.length;
    expect(n).toBeGreaterThan(5000);
    expect(binomialDeviation(youths.filter((it) => it.girl).length, n, truth.girlShare)).toBeLessThan(standardErrors);
    expect(binomialDeviation(youths.filter((it) => it.late).length, n, truth.lateShare)).toBeLessThan(standardErrors);
    const { share, mean, otherMean } = truth.manyCases;
    const expected = share * (2 + mean) + (1 - share) * (1 + otherMean);
    const cases = youths.map((it) => it.cases.length);
    const observed = cases.reduce((sum, it) => sum + it, 0) / n;
    const deviation = Math.sqrt(cases.reduce((sum, it) => sum + (it - observed) ** 2, 0) / n / n);
    expect(Math.abs(observed - expected) / deviation).toBeLessThan(standardErrors);
    expect(Math.min(...cases)).toBe(1);
  });

  it("have offence groups and digital elements as often as stated, the first case of each", () => {
    const flat = { ...evenTruth, offences: { ...truth, trendYear: 2025 } };
    const first = simulateYouths(flat, everywhere(200_000), rana, "2025-Q3", 14).map((it) => it.cases[0]!);
    for (const group of groups) {
      const own = first.filter((it) => it.group === group);
      expect(binomialDeviation(own.length, first.length, truth.groupShares[group]!)).toBeLessThan(standardErrors);
      const digital = own.filter((it) => it.digital).length;
      expect(binomialDeviation(digital, own.length, truth.digital[group]!)).toBeLessThan(standardErrors);
    }
  });

  it("are never more than live there, and none where nobody does", () => {
    const wild = { ...evenTruth, offences: { ...truth, ratePer1000: { 14: 90_000, 15: 90_000 } } };
    expect(simulateYouths(wild, everywhere(2), rana, "2025-Q1", 14)).toHaveLength(4);
    expect(simulateYouths(wild, everywhere(0), rana, "2025-Q1", 14)).toEqual([]);
  });
});

describe("the tally", () => {
  const youth = fc.record({
    girl: fc.boolean(),
    late: fc.boolean(),
    cases: fc.array(fc.record({ group: fc.constantFrom(...groups), digital: fc.boolean() }), { minLength: 1 }),
  });

  it("adds cases over groups and over digital element, and persons over sex; persons cover the rest", () => {
    fc.assert(
      fc.property(fc.array(youth), (youths) => {
        const [total, ...parts] = tally(youths, groups);
        const byGroup = parts.filter((it) => it.lovbruddsgruppe !== "alle");
        const bySex = parts.filter((it) => it.kjonn !== "alle");
        const byDigital = parts.filter((it) => it.digital !== "alle");
        const sum = (rows: typeof parts, measure: "personer" | "saker"): number =>
          rows.reduce((all, it) => all + it[measure], 0);
        expect(total!.personer).toBe(youths.length);
        expect(sum(byGroup, "saker")).toBe(total!.saker);
        expect(sum(byDigital, "saker")).toBe(total!.saker);
        expect(sum(bySex, "saker")).toBe(total!.saker);
        expect(sum(bySex, "personer")).toBe(total!.personer);
        for (const rows of [byGroup, byDigital]) {
          expect(sum(rows, "personer")).toBeGreaterThanOrEqual(total!.personer);
          for (const it of rows) expect(it.personer).toBeLessThanOrEqual(total!.personer);
        }
        for (const it of [total!, ...parts]) expect(it.saker).toBeGreaterThanOrEqual(it.personer);
      }),
    );
  });

  it("of nobody is a total and its parts, all 0", () => {
    expect(tally([], ["rus"]).map((it) => [it.kjonn, it.lovbruddsgruppe, it.digital, it.personer, it.saker])).toEqual([
      ["alle", "alle", "alle", 0, 0],
      ["alle", "rus", "alle", 0, 0],
      ["jente", "alle", "alle", 0, 0],
      ["gutt", "alle", "alle", 0, 0],
      ["alle", "alle", "ja", 0, 0],
      ["alle", "alle", "nei", 0, 0],
    ]);
  });
});

describe("the police deliveries", () => {
  const population = simulatePopulation(sampleTruth.seed, 2016, 2027);
  const sheets = offenceSheets(sampleTruth, population);

  it("are a historical file, one a quarter, and the quarter that was restated", () => {
    expect(sheets.map((sheet) => [sheet.file, sheet.received])).toEqual([
      ["politi-2016k1-2025k4.csv", "2026-01-20"],
      ["politi-2026k1.csv", "2026-04-20"],
      ["politi-2026k2.csv", "2026-07-20"],
      ["politi-2026k3.csv", "2026-10-20"],
      ["politi-2026k4.csv", "2027-01-20"],
      ["politi-2027k1.csv", "2027-04-20"],
      ["politi-2027k2.csv", "2027-07-20"],
      ["politi-2027k3.csv", "2027-10-20"],
      ["politi-2026k4-rettet.csv", "2027-04-18"],
    ]);
  });

  it("state every municipality, age and breakdown of their quarters", () => {
    const perQuarter = areas.length * 2 * (1 + groups.length + 2 + 2);
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([40 * perQuarter, ...Array(8).fill(perQuarter)]);
  });

  it("restate a quarter with those who were registered late: never fewer, and some more", () => {
    const first = sheets.find((sheet) => sheet.file === "politi-2026k4.csv")!;
    const corrected = sheets.find((sheet) => sheet.file === "politi-2026k4-rettet.csv")!;
    let more = 0;
    first.rows.forEach(({ cells }, i) => {
      const again = corrected.rows[i]!.cells;
      expect(again.slice(0, 6)).toEqual(cells.slice(0, 6));
      expect(again[6]).toBeGreaterThanOrEqual(cells[6] as number);
      if (cells[5] === "alle" && cells[4] === "alle" && cells[3] === "alle")
        more += (again[6] as number) - (cells[6] as number);
    });
    expect(more).toBeGreaterThan(0);
  });

  it("do not restate the last quarter there is, for nobody has yet", () => {
    const early = offenceSheets({ ...sampleTruth, last: "2026-Q4" }, population);
    expect(early.at(-1)!.file).toBe("politi-2026k4.csv");
  });

  it("of a history that begins late have no historical file; of one quarter, one", () => {
    const late = offenceSheets({ ...sampleTruth, first: "2027-Q1" }, population);
    expect(late.map((sheet) => sheet.file)).toEqual(["politi-2027k1.csv", "politi-2027k2.csv", "politi-2027k3.csv"]);
    const one = offenceSheets({ ...sampleTruth, first: "2025-Q4", last: "2025-Q4" }, population);
    expect(one.map((sheet) => [sheet.file, sheet.period])).toEqual([["politi-2025k4-2025k4.csv", "2025-Q4"]]);
  });
});
