/** Kaplan–Meier, log-rank and Aalen–Johansen against R 4.2.2's survival (07_survival_mh_dsr_meta.R, 21_competing.R). */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, kaplanMeier, logRank, type SurvivalScale } from "../../src/stats/index.ts";
import { UnanswerableError } from "../../src/stats/unanswerable.ts";
import { answersFor, exact, relativeError, table } from "./reference.ts";

const r = answersFor("survival-rates-meta.json", ["km_followup", "logrank_followup"]);
const input = table("followup.csv");
const times = input.days!.map(Number);
const events = input.dropout!.map((cell) => cell === "1");

function expectClose(actual: readonly (number | null)[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(relativeError(value!, expected[i]!)).toBeLessThan(exact);
}

describe("Kaplan–Meier", () => {
  const theirs = r.km_followup as Record<string, readonly number[]> & { rmean: number; median: null };

  it("agrees with survfit at every step", () => {
    const { steps, median, restrictedMean } = kaplanMeier({ times, events }, 0.95, "plain");
    expect(steps.map((step) => [step.time, step.atRisk, step.events, step.censored])).toEqual(
      theirs.time!.map((time, i) => [time, theirs.n_risk![i], theirs.n_event![i], theirs.n_cens![i]]),
    );
    expectClose(
      steps.map((step) => step.survival),
      theirs.surv!,
    );
    expectClose(
      steps.map((step) => step.error),
      theirs.se_greenwood!,
    );
    expect(median).toBe(theirs.median);
    expect(relativeError(restrictedMean, theirs.rmean)).toBeLessThan(exact);
  });

  it.each<[SurvivalScale, string]>([
    ["log-log", "loglog"],
    ["log", "log"],
    ["plain", "plain"],
  ])("agrees with survfit on the %s scale", (scale, suffix) => {
    const { steps } = kaplanMeier({ times, events }, 0.95, scale);
    expectClose(
      steps.map((step) => step.lower),
      theirs[`lo_${suffix}`]!,
    );
    expectClose(
      steps.map((step) => step.upper),
      theirs[`hi_${suffix}`]!,
    );
  });

  it.each<[SurvivalScale]>([["log-log"], ["log"], ["plain"]])("knows its ends on the %s scale", (scale) => {
    const { steps, median } = kaplanMeier({ times: [1, 2, 2, 3], events: [false, true, true, true] }, 0.9, scale);
    expect(steps[0]).toMatchObject({ atRisk: 4, survival: 1, error: 0, lower: 1, upper: 1 });
    expect(steps[1]!.survival).toBeCloseTo(1 / 3, 15);
    expect(steps[2]).toMatchObject({ atRisk: 1, events: 1, survival: 0, error: 0, lower: null, upper: null });
    expect(median).toBe(2);
  });

  it("is the share still there when nobody is censored", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }), (all) => {
        const { steps } = kaplanMeier({ times: all, events: all.map(() => true) }, 0.95, "log-log");
        for (const { time, survival } of steps) {
          expect(survival).toBeCloseTo(all.filter((it_) => it_ > time).length / all.length, 12);
        }
      }),
    );
  });

  it("refuses nobody, and time below 0", () => {
    expect(() => kaplanMeier({ times: [], events: [] }, 0.9, "log")).toThrow(
      new RangeError("there are no subjects; expected at least one"),
    );
    expect(() => kaplanMeier({ times: [-1], events: [true] }, 0.9, "log")).toThrow(
      new RangeError("times[0] is -1; expected a finite number, 0 or more"),
    );
  });
});

describe("the log-rank test", () => {
  const theirs = r.logrank_followup as { obs: readonly number[]; exp: readonly number[]; chisq: number };
  const group = (site: string): { times: readonly number[]; events: readonly boolean[] } => ({
    times: times.filter((_, i) => input.site![i] === site),
    events: events.filter((_, i) => input.site![i] === site),
  });

  it("agrees with survdiff", () => {
    const it_ = logRank(group("A"), group("B"));
    expect(it_.observed).toEqual(theirs.obs);
    expectClose(it_.expected, theirs.exp);
    expect(relativeError(it_.chiSquare, theirs.chisq)).toBeLessThan(exact);
    expect(it_.p).toBeGreaterThan(0.2);
  });

  it("does not care which group is first", () => {
    expect(logRank(group("B"), group("A")).chiSquare).toBeCloseTo(theirs.chisq, 10);
  });

  it("refuses groups that no event tells apart", () => {
    const still = { times: [1, 2], events: [false, false] };
    expect(() => logRank(still, still)).toThrow(
      new UnanswerableError("no-variation", "no event tells the groups apart; expected events while both are at risk"),
    );
    expect(() => logRank(still, { times: [5], events: [true] })).toThrow(RangeError);
  });
});

describe("Aalen–Johansen", () => {
  const theirs = answersFor("competing-risks.json", [
    "days",
    "cause",
    "time",
    "n_risk",
    "completed",
    "stopped",
    "moved",
    "se_completed",
    "se_stopped",
    "se_moved",
  ]) as Record<string, readonly number[]>;
  const followUp = { times: theirs.days!, causes: theirs.cause! };

  it.each([
    [1, "completed"],
    [2, "stopped"],
    [3, "moved"],
  ])("agrees with survfit on cause %i, %s", (cause, name) => {
    const steps = aalenJohansen(followUp, cause, 0.95);
    expectClose(
      steps.map((step) => step.time),
      theirs.time!,
    );
    expectClose(
      steps.map((step) => step.atRisk),
      theirs.n_risk!,
    );
    for (const [i, step] of steps.entries()) {
      expect(step.incidence).toBeCloseTo(theirs[name]![i]!, 13);
      expect(step.error).toBeCloseTo(theirs[`se_${name}`]![i]!, 13);
    }
  });

  it("splits what Kaplan–Meier says has left", () => {
    const steps = [1, 2, 3].map((cause) => aalenJohansen(followUp, cause, 0.95));
    const curve = kaplanMeier({ times: followUp.times, events: followUp.causes.map((it_) => it_ > 0) }, 0.95, "log");
    for (const [i, { survival }] of curve.steps.entries()) {
      const left = steps.reduce((total, each) => total + each[i]!.incidence, 0);
      expect(left).toBeCloseTo(1 - survival, 13);
    }
  });

  it("is below one minus Kaplan–Meier with the other causes censored", () => {
    const last = aalenJohansen(followUp, 2, 0.95).at(-1)!;
    const naive = kaplanMeier({ times: followUp.times, events: followUp.causes.map((it_) => it_ === 2) }, 0.95, "log");
    expect(last.incidence).toBeLessThan(1 - naive.steps.at(-1)!.survival);
    expect(last.lower).toBeLessThan(last.incidence);
    expect(last.upper).toBeGreaterThan(last.incidence);
  });

  it("knows its ends", () => {
    const steps = aalenJohansen({ times: [1, 2, 2], causes: [0, 1, 1] }, 1, 0.95);
    expect(steps[0]).toMatchObject({ incidence: 0, error: 0, lower: 0, upper: 0 });
    expect(steps[1]).toMatchObject({ incidence: 1, error: 0, lower: 1, upper: 1 });
  });

  it("refuses a cause of 0, nobody and half a cause", () => {
    expect(() => aalenJohansen(followUp, 0, 0.95)).toThrow(new RangeError("cause is 0; expected 1, 2, …"));
    expect(() => aalenJohansen({ times: [], causes: [] }, 1, 0.95)).toThrow(
      new RangeError("there are no subjects; expected at least one"),
    );
    expect(() => aalenJohansen({ times: [1], causes: [0.5] }, 1, 0.95)).toThrow(
      new RangeError("causes[0] is 0.5; expected a whole number, 0 or more"),
    );
  });
});
