/** Rates from counts of which the source hides some, against R 4.2.2 (script 06_multiplicity_eb_misc.R). */
import { describe, expect, it } from "vitest";
import type { PanelCell, Quantity } from "../../src/model/panel.ts";
import { garwood } from "../../src/stats/index.ts";
import { iterative, reference, relativeError, table } from "../stats/reference.ts";
import { cellOf, measuredOne, offences, region, run, unknown, withheldOne } from "./made.ts";

const id = "censored-rate";
const unit = (code: string) => ({ id: code, kind: "area", role: "programme" }) as const;
const hidden = (code: string, lower: number, upper: number): Quantity => ({
  known: false,
  reason: "suppressed-at-source",
  areas: [code],
  lower,
  upper,
});

const input = table("suppressed.csv");
const theirs = reference("misc.json").suppressed_poisson as Readonly<Record<string, number>>;

/** Twelve municipalities, eight of them with a count of 1 to 4 that is hidden. */
const cells: readonly PanelCell[] = input.pop!.map((persons, i) => {
  const code = String(1811 + i);
  const [lower, upper] = [Number(input.lower![i]), Number(input.upper![i])];
  return cellOf(unit(code), input.suppressed![i] === "1" ? hidden(code, lower, upper) : lower, Number(persons));
});

describe("censored-rate", () => {
  it("agrees with R's maximum likelihood, and with its interval on the log rate", () => {
    const it_ = measuredOne(run(id, offences, cells));
    expect(relativeError(it_.value, theirs.rate!)).toBeLessThan(iterative);
    // R's curvature is a difference quotient with h = 1e-4.
    expect(relativeError(Math.log(it_.upper! / it_.value) / 1.959963984540054, theirs.se_log!)).toBeLessThan(1e-6);
    expect(relativeError(Math.log(it_.value / it_.lower!) / 1.959963984540054, theirs.se_log!)).toBeLessThan(1e-6);
    expect(it_).toMatchObject({ measure: "rate", area: "programme", numerator: null, group: "", period: "2027" });
  });

  it("says how few and how many events there may be", () => {
    const persons = input.pop!.reduce((sum, it_) => sum + Number(it_), 0);
    const bounds = theirs.bounds as unknown as { readonly lower: number; readonly upper: number };
    expect(measuredOne(run(id, offences, cells)).notes).toContainEqual({
      code: "worst-case",
      params: {
        hidden: input.suppressed!.filter((it_) => it_ === "1").length,
        fewest: Math.round(bounds.lower * persons),
        most: Math.round(bounds.upper * persons),
      },
    });
  });

  it("is higher than the rate with 0 for the hidden, and does not depend on the order of the municipalities", () => {
    const it_ = measuredOne(run(id, offences, cells));
    expect(it_.value).toBeGreaterThan(theirs.naive_zero!);
    expect(run(id, offences, cells.toReversed())).toEqual([it_]);
  });

  it("reveals the sum of the counts that are not hidden", () => {
    const shown = cells.filter((cell) => cell.numerator.known);
    const { basis } = measuredOne(run(id, offences, cells));
    expect(basis).toMatchObject([
      {
        areas: shown.map((cell) => cell.unit.id),
        numerator: shown.reduce((sum, { numerator }) => sum + (numerator.known ? numerator.value : 0), 0),
      },
    ]);
  });

  it("is the plain rate when nothing is hidden, and says nothing of bounds", () => {
    const open = [cellOf(unit("1833"), 30, 600), cellOf(unit("1832"), 6, 100), cellOf(unit("1835"), 0, 0)];
    const it_ = measuredOne(run(id, offences, open));
    expect(it_.value).toBeCloseTo(garwood(36, 700, 0.95).estimate, 12);
    expect(it_.notes.map((note) => note.code)).toEqual(["person-quarters"]);
    expect(it_.denominator).toBe(700);
  });

  it("is one value for each period and breakdown, and leaves pooled groups alone", () => {
    const parts = ["14", "15"].flatMap((alder) => cells.map((cell) => ({ ...cell, breakdown: { alder } })));
    expect(run(id, offences, [cellOf(region, 99, 100), ...parts]).map((it_) => it_.group)).toEqual([
      "alder=14",
      "alder=15",
    ]);
  });

  it("is withheld where a count is not delivered, or hidden without bounds, or the denominator is unknown", () => {
    const reasons = [
      cellOf(unit("1899"), unknown("missing", "1899"), 50),
      cellOf(unit("1899"), unknown("suppressed-at-source", "1899"), 50),
      cellOf(unit("1899"), 3, unknown("not-applicable", "1899")),
    ].map((cell) => withheldOne(run(id, offences, [...cells, cell])).reason);
    expect(reasons).toEqual([
      { code: "missing-area", params: { areas: "1899" } },
      { code: "suppressed-at-source", params: {} },
      { code: "not-applicable", params: {} },
    ]);
  });

  it("is withheld when every count is hidden, when nobody lives there, and when every count may be 0", () => {
    const all = [cellOf(unit("1833"), hidden("1833", 1, 4), 600)];
    const nobody = [cellOf(unit("1835"), 0, 0)];
    const none = [cellOf(unit("1833"), 0, 600), cellOf(unit("1832"), hidden("1832", 0, 4), 100)];
    const found = [all, nobody, none].map((given) => withheldOne(run(id, offences, given)));
    expect(found.map((it_) => it_.reason.code)).toEqual(["suppressed-at-source", "no-denominator", "few-events"]);
    expect(found[2]!.basis).toMatchObject([{ areas: ["1833"], numerator: 0 }]);
  });

  it("refuses an analysis of several groups", () => {
    expect(() => run(id, offences, cells, { units: ["programme", "donors"] })).toThrow(
      new RangeError("analysis level names 2 units; censored-rate takes one group"),
    );
  });
});
