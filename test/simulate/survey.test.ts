/** The simulated survey has the prevalences, slopes and effect of the truth, and hides what its senders would hide. */
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../src/simulate/dialect.ts";
import { surveySheets } from "../../src/simulate/survey.ts";
import { demo2029, sampleTruth, type Truth } from "../../src/simulate/truth.ts";
import { binomialDeviation, evenTruth, everywhere, standardErrors } from "./worlds.ts";

const indicators = Object.keys(sampleTruth.survey.prevalence);

/** Girls and boys answer alike, so that the prevalence of grade 10 is the stated one. */
const unsexed: Truth = {
  ...evenTruth,
  last: "2028-Q4",
  survey: { ...evenTruth.survey, girlSlope: Object.fromEntries(indicators.map((it) => [it, 0])) },
};

function answers(sheet: Sheet, ...codes: readonly string[]): readonly [yes: number, no: number] {
  const find = (svar: string): number =>
    sheet.rows.find(({ cells }) => [...codes, svar].every((code) => cells.includes(code)))!.cells[6] as number;
  return [find("ja"), find("nei")];
}

const large = surveySheets(unsexed, everywhere(300_000));

describe("the survey", () => {
  it("has the stated prevalence in grade 10 in the first wave, for every question and role", () => {
    const wave = large[0]!;
    for (const indicator of indicators)
      for (const [area, role] of [
        ["1833", "programme"],
        ["1804", "benchmark"],
        ["1806", "donor"],
      ] as const) {
        const [yes, no] = answers(wave, area, indicator, "10", "alle");
        const p = unsexed.survey.prevalence[indicator]![role];
        expect(binomialDeviation(yes, yes + no, p)).toBeLessThan(standardErrors);
      }
  });

  it("moves from wave to wave and from grade to grade by the stated log-odds", () => {
    const odds = (wave: number, trinn: string): number => {
      const [yes, no] = answers(large[wave]!, "1806", "drukket", trinn, "alle");
      return Math.log(yes / no);
    };
    const { gradeSlope, waveSlope } = unsexed.survey;
    expect(odds(0, "10") - odds(0, "9")).toBeCloseTo(gradeSlope.drukket!, 1);
    expect(odds(3, "10") - odds(0, "10")).toBeCloseTo(3 * waveSlope.drukket!, 1);
  });

  it("shows the effect in the programme alone, in the wave after its start alone, on its questions alone", () => {
    const change = (area: string, indicator: string): number => {
      const odds = [2, 3].map((wave) => {
        const [yes, no] = answers(large[wave]!, area, indicator, "10", "alle");
        return Math.log(yes / no);
      });
      return odds[1]! - odds[0]! - unsexed.survey.waveSlope[indicator]!;
    };
    const effect = Math.log(unsexed.survey.effect.oddsRatio);
    expect(change("1833", "cannabis")).toBeCloseTo(effect, 1);
    expect(change("1833", "drukket")).toBeCloseTo(0, 1);
    expect(change("1804", "cannabis")).toBeCloseTo(0, 1);
    expect(change("1806", "cannabis")).toBeCloseTo(0, 1);
  });

  it("is answered by the stated share of pupils", () => {
    const [yes, no] = answers(large[0]!, "1833", "trygg", "8", "alle");
    expect(binomialDeviation(yes + no, 600_000, unsexed.survey.responseRate)).toBeLessThan(standardErrors);
  });

  it("states all grades as the sum of the grades, and all pupils as the sum of girls and boys", () => {
    for (const { rows } of large.slice(0, 1))
      for (const area of ["1833", "1804"])
        for (const indicator of indicators)
          for (const svar of ["ja", "nei"]) {
            const own = rows.filter(({ cells }) => [area, indicator, svar].every((code) => cells.includes(code)));
            const total = own.find(({ cells }) => cells[3] === "alle" && cells[4] === "alle")!.cells[6];
            const sum = (some: typeof own): number => some.reduce((all, { cells }) => all + (cells[6] as number), 0);
            expect(sum(own.filter(({ cells }) => cells[3] !== "alle" && cells[4] === "alle"))).toBe(total);
            expect(sum(own.filter(({ cells }) => cells[3] === "alle" && cells[4] !== "alle"))).toBe(total);
          }
  });

  it("hides Vevelstad, and nobody of the programme or of Salten", () => {
    const hidden = large[0]!.rows.filter(({ cells }) => cells[6] === ":").map(({ cells }) => cells[0]);
    expect([...new Set(hidden)]).toEqual(["1816"]);
  });

  it("is held every third year, within the history", () => {
    const waves = (truth: Truth): readonly string[] => surveySheets(truth, everywhere(5)).map((sheet) => sheet.period);
    expect(waves(sampleTruth)).toEqual(["2019", "2022", "2025"]);
    expect(waves(demo2029)).toEqual(["2019", "2022", "2025", "2028"]);
    expect(waves({ ...sampleTruth, last: "2025-Q1" })).toEqual(["2019", "2022"]);
    expect(waves({ ...sampleTruth, first: "2020-Q1" })).toEqual(["2022", "2025"]);
  });

  it("of nobody is answers of nobody", () => {
    for (const { cells } of surveySheets(sampleTruth, everywhere(0))[0]!.rows)
      expect(cells[6]).toBe(cells[0] === "1816" ? ":" : 0);
  });
});
