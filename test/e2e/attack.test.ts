/** What a reader can subtract in the report that the samples give: cases over offence groups, and ages, leave no small rest. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { samplesFolder } from "../support/samples.ts";

interface Row {
  readonly analysis: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
  readonly measure: string;
  readonly numerator: string;
  readonly status: string;
}

const rows = parse(readFileSync(join(samplesFolder, "estimates.csv")), { columns: true }) as readonly Row[];

/** The smallest count that may follow from what is shown. */
const smallest = 5;

interface Rest {
  readonly at: string;
  readonly hidden: number;
  readonly left: number;
}

/** For each total, how many of its parts are hidden, and what is left for them together. */
function rests(totalOf: string, partsOf: string, indicator: string): readonly Rest[] {
  const totals = rows.filter((row) => row.analysis === totalOf && row.indicator === indicator && row.group === "");
  return totals
    .filter((row) => row.status === "released")
    .map((total) => {
      const parts = rows.filter(
        (row) =>
          row.analysis === partsOf &&
          row.indicator === indicator &&
          row.area === total.area &&
          row.period === total.period,
      );
      const shown = parts.filter((row) => row.status === "released");
      const left = Number(total.numerator) - shown.reduce((sum, row) => sum + Number(row.numerator), 0);
      return { at: `${total.area} ${total.period}`, hidden: parts.length - shown.length, left };
    });
}

describe("an attack by subtraction on the samples' report", () => {
  it("has something to attack: parts that are hidden, and totals that are shown", () => {
    const found = rests("offence-cases", "offence-groups", "offence-cases");
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter((rest) => rest.hidden > 0).length).toBeGreaterThan(10);
  });

  it("finds no offence group's cases from the total and the other groups", () => {
    for (const { at, hidden, left } of rests("offence-cases", "offence-groups", "offence-cases")) {
      expect(hidden, at).not.toBe(1);
      if (hidden === 0) expect(left, at).toBe(0);
      else expect(left, at).toBeGreaterThanOrEqual(smallest);
    }
  });

  it("finds no age from both ages together and the other", () => {
    for (const { at, hidden, left } of rests("offence-persons", "offence-ages", "offence-persons")) {
      expect(hidden, at).not.toBe(1);
      if (hidden > 0) expect(left, at).toBeGreaterThanOrEqual(smallest);
    }
  });

  it("finds no municipality from the region and the others", () => {
    const parts = rows.filter((row) => row.analysis === "offences-by-municipality");
    expect(parts.filter((row) => row.status !== "released").length).not.toBe(1);
    expect(parts.length).toBe(7);
  });
});
