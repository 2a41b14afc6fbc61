/** What the deliveries of today say of a count that an earlier release told. */
import { describe, expect, it } from "vitest";
import type { CellAddress } from "../../src/model/ledger.ts";
import type { Observation } from "../../src/model/observation.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { continued, recountIn } from "../../src/pipeline/recount.ts";
import { layouts, observation } from "./fixtures.ts";

const stated = (
  column: "personer" | "saker",
  area: string,
  period: string,
  alder: string,
  value: number | null,
): Observation => observation(`offences.${column}`, area, period, { alder, gruppe: "alle" }, value);

const observations: readonly Observation[] = ["1833", "1836"].flatMap((area, a) =>
  ["2027-Q2", "2027-Q3"].flatMap((period, q) => [
    stated("personer", area, period, "14", 1 + a + 10 * q),
    stated("personer", area, period, "15", 3 + a + 10 * q),
    stated("saker", area, period, "14", 100),
  ]),
);

const recount = recountIn(indexObservations(observations, layouts), layouts);
const place: CellAddress = {
  table: "offences",
  areas: ["1833"],
  period: "2027-Q2",
  breakdown: { alder: "14", measure: "personer" },
};

describe("a recount", () => {
  it("is the count at an address: areas, quarters, codes and columns added", () => {
    expect(recount(place)).toBe(1);
    expect(recount({ ...place, areas: ["1833", "1836"] })).toBe(1 + 2);
    expect(recount({ ...place, period: "2027-Q2..2027-Q3" })).toBe(1 + 11);
    expect(recount({ ...place, breakdown: { alder: "14+15", measure: "personer" } })).toBe(1 + 3);
    expect(recount({ ...place, breakdown: { measure: "personer" } })).toBe(1 + 3);
    expect(recount({ ...place, breakdown: { alder: "14", measure: "personer+saker" } })).toBe(1 + 100);
  });

  it("is none where a part of it is not stated", () => {
    expect(recount({ ...place, areas: ["1833", "1804"] })).toBeNull();
    expect(recount({ ...place, period: "2027-Q3..2027-Q4" })).toBeNull();
    expect(recount({ ...place, breakdown: { alder: "15", measure: "saker" } })).toBeNull();
    const unknown = recountIn(indexObservations([stated("personer", "1833", "2027-Q2", "14", null)], layouts), layouts);
    expect(unknown(place)).toBeNull();
  });

  it("is none of what the layouts do not know: a table, a column, a dimension, or no column at all", () => {
    expect(recount({ ...place, table: "elsewhere" })).toBeNull();
    expect(recount({ ...place, breakdown: { measure: "ukjent" } })).toBeNull();
    expect(recount({ ...place, breakdown: { measure: "kommunenr" } })).toBeNull();
    expect(recount({ ...place, breakdown: { skole: "1", measure: "personer" } })).toBeNull();
    expect(recount({ ...place, breakdown: {} })).toBeNull();
  });
});

describe("observations that are continued", () => {
  it("stay as they were, and take from later ones the periods that nobody had stated", () => {
    const later = [
      stated("personer", "1833", "2027-Q2", "14", 99),
      stated("personer", "1804", "2027-Q2", "14", 98),
      stated("personer", "1833", "2027-Q4", "14", 97),
      stated("saker", "1833", "2027-Q4", "14", 96),
    ];
    expect(continued(observations, later)).toEqual([...observations, later[2], later[3]]);
    expect(continued([], later)).toEqual(later);
    expect(continued(observations, [])).toEqual(observations);
  });
});
