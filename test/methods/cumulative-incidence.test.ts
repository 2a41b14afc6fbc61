/** Leaving in one of several ways by the day on which a cohort is mature. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, kaplanMeier, wilson } from "../../src/stats/index.ts";
import { cellOf, completion, exact, measuredOne, region, run, unknown, withheldOne } from "./made.ts";

const id = "cumulative-incidence";
const mature = {
  ...completion,
  id: "completed-of-started",
  denominator: { measure: "followup.startet", where: {}, personTime: false },
  maturity: 183,
};

describe("cumulative-incidence", () => {
  it("is the share of those who started, with Wilson's interval, and says at which day", () => {
    const found = measuredOne(run(id, mature, [cellOf(region, 12, 20)]));
    const { lower, upper } = wilson(12, 20, 0.95);
    expect(found).toMatchObject({ value: 0.6, lower, upper, numerator: 12, denominator: 20, measure: "proportion" });
    expect(found.notes).toEqual([{ code: "competing-risks", params: { days: 183 } }]);
    expect(found.basis.map((cell) => cell.numerator)).toEqual([12, 20]);
  });

  it("is what Aalen–Johansen gives at that day, whenever each left, when nobody is censored before; Kaplan–Meier gives more", () => {
    const course = fc.record({ day: fc.integer({ min: 1, max: 183 }), cause: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(course, { minLength: 1, maxLength: 30 }), (courses) => {
        const times = courses.map(({ day, cause }) => (cause === 0 ? 183 : day));
        const causes = courses.map(({ cause }) => cause);
        const last = aalenJohansen({ times, causes }, 1, 0.95).at(-1)!;
        const completed = causes.filter((cause) => cause === 1).length;
        const found = measuredOne(run(id, mature, [cellOf(region, completed, courses.length)]));
        expect(found.value).toBeCloseTo(last.incidence, exact);
        const naive =
          1 -
          kaplanMeier({ times, events: causes.map((cause) => cause === 1) }, 0.95, "log-log").steps.at(-1)!.survival;
        expect(naive).toBeGreaterThanOrEqual(found.value - 1e-12);
      }),
    );
  });

  it("is withheld for cohorts of all ages, without starters, and where a number is unknown", () => {
    expect(withheldOne(run(id, completion, [cellOf(region, 12, 20)])).reason.code).toBe("not-applicable");
    expect(withheldOne(run(id, mature, [cellOf(region, 0, 0)])).reason.code).toBe("no-denominator");
    expect(withheldOne(run(id, mature, [cellOf(region, unknown("missing", "1833"), 20)])).reason.code).toBe(
      "missing-area",
    );
  });
});
