/** What was said of a cohort before it was mature is not used while anybody in it is in progress. */
import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/model/indicator.ts";
import type { Observation } from "../../src/model/observation.ts";
import { settled } from "../../src/pipeline/maturity.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { layouts, observation, offenceRate } from "./fixtures.ts";

/** Cohorts of 2027-Q1 have had 183 days on 1 October 2027. */
const dims = { alder: "14", gruppe: "alle" };
const cohort = (measure: string, value: number | null, stated: string | null): Observation => ({
  ...observation(`offences.${measure}`, "1834", "2027-Q1", dims, value),
  ...(stated === null ? {} : { stated }),
});

const indicator: Indicator = { ...offenceRate, maturity: 183, open: "offences.saker" };

function holds(completed: Observation, inProgress: readonly Observation[], by: Indicator = indicator): boolean {
  return settled(indexObservations([completed, ...inProgress], layouts), by)(completed);
}

describe("what was said of a cohort", () => {
  it("holds from the day on which the cohort is mature, and not the day before, while some are in progress", () => {
    expect(holds(cohort("personer", 2, "2027-09-30"), [cohort("saker", 3, "2027-09-30")])).toBe(false);
    expect(holds(cohort("personer", 2, "2027-10-01"), [cohort("saker", 3, "2027-10-01")])).toBe(true);
  });

  it("holds whenever it was said once nobody is in progress", () => {
    expect(holds(cohort("personer", 2, "2027-07-20"), [cohort("saker", 0, "2027-07-20")])).toBe(true);
  });

  it("does not hold while it is unknown whether anybody is in progress", () => {
    expect(holds(cohort("personer", 2, "2027-07-20"), [])).toBe(false);
    expect(holds(cohort("personer", 2, "2027-07-20"), [cohort("saker", null, "2027-07-20")])).toBe(false);
  });

  it("holds where the indicator asks for no days, names nobody in progress, or nothing is known of the date", () => {
    const late = [cohort("saker", 3, "2027-07-20")];
    expect(holds(cohort("personer", 2, "2027-07-20"), late, { ...indicator, maturity: 0 })).toBe(true);
    expect(holds(cohort("personer", 2, "2027-07-20"), late, { ...indicator, open: undefined })).toBe(true);
    expect(holds(cohort("personer", 2, null), late)).toBe(true);
  });
});
