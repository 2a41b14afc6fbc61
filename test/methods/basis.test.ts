/** Which counts an estimate says it reveals. */
import { describe, expect, it } from "vitest";
import { cellOf, completion, measuredOne, offences, region, run } from "./made.ts";

describe("the basis", () => {
  it("of a rate is its events among the persons who live there, and those without an event are persons, too", () => {
    const cell = cellOf(region, 7, 87.5, { persons: 350 });
    expect(measuredOne(run("rate", offences, [cell])).basis).toEqual([
      {
        table: "offences",
        areas: ["1826", "1833"],
        period: "2027",
        breakdown: { alder: "14+15", measure: "personer" },
        numerator: 7,
        denominator: 350,
        complement: true,
        stock: true,
        minimumNumerator: null,
        minimumDenominator: null,
      },
    ]);
  });

  it("of a rate of cases has no complement: cases may be more than persons", () => {
    const cases = { ...offences, unit: "cases", numerator: { ...offences.numerator, measure: "offences.saker" } };
    expect(measuredOne(run("rate", cases, [cellOf(region, 7, 350)])).basis).toMatchObject([
      { breakdown: { measure: "saker" }, complement: false },
    ]);
  });

  it("is the same cell whether the definition restricts the indicator or the analysis divides it", () => {
    const only14 = {
      ...offences,
      id: "aged-14",
      numerator: { measure: "offences.personer", where: { alder: ["14"] } },
    };
    const [a] = measuredOne(run("rate", only14, [cellOf(region, 7, 350)])).basis;
    const [b] = measuredOne(run("rate", offences, [cellOf(region, 7, 350, { breakdown: { alder: "14" } })])).basis;
    expect(a).toEqual(b);
  });

  it("writes codes in one order, each once", () => {
    const where = { alder: ["15", "14", "15"] };
    const turned = { ...offences, numerator: { measure: "offences.personer", where } };
    expect(measuredOne(run("rate", turned, [cellOf(region, 7, 350)])).basis[0]!.breakdown.alder).toBe("14+15");
  });

  it("of a proportion is its events among its trials, and the trials", () => {
    expect(measuredOne(run("proportion", completion, [cellOf(region, 12, 20)])).basis).toMatchObject([
      { breakdown: { measure: "fullfort" }, numerator: 12, denominator: 20, complement: true, stock: false },
      { breakdown: { measure: "avbrutt+flyttet+fullfort" }, numerator: 20, denominator: null, complement: false },
    ]);
  });

  it("carries the indicator's own limits", () => {
    const strict = { ...offences, disclosure: { minimumNumerator: 10, minimumDenominator: 50 } };
    expect(measuredOne(run("rate", strict, [cellOf(region, 12, 350)])).basis).toMatchObject([
      { minimumNumerator: 10, minimumDenominator: 50 },
    ]);
  });

  it("is empty where nobody is counted", () => {
    const meetings = { ...offences, personal: false };
    expect(measuredOne(run("rate", meetings, [cellOf(region, 7, 350)])).basis).toEqual([]);
  });
});
