/**
 * 6-mercaptopurine against placebo in acute leukaemia: weeks in remission of 42 children.
 *
 * Data: Freireich et al. (1963), Blood 21:699–716, as in Gehan (1965), Biometrika 52:203–223, and Cox & Oakes (1984), Analysis of
 * Survival Data, table 1.1; results as printed in textbooks (log-rank 16.79), all digits from R's survival (30_published.R).
 */
import { describe, expect, it } from "vitest";
import { kaplanMeier, logRank } from "../../../src/stats/index.ts";
import { answersFor, exact, relativeError } from "../reference.ts";

/** Weeks; a plus is still in remission. */
const treated = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
const placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

const read = (text: string) => {
  const weeks = text.split(" ");
  return { times: weeks.map((week) => Number.parseInt(week, 10)), events: weeks.map((week) => !week.endsWith("+")) };
};

const theirs = answersFor("published.json", ["leukaemia"]).leukaemia as Readonly<Record<string, readonly number[]>> & {
  readonly chisq: number;
};

describe("leukaemia in remission", () => {
  it("has a log-rank chi-square of 16.79, on 9 relapses of 19.25 expected and 21 of 10.75", () => {
    const found = logRank(read(treated), read(placebo));
    expect(found.chiSquare).toBeCloseTo(16.79, 2);
    expect(relativeError(found.chiSquare, theirs.chisq)).toBeLessThan(exact);
    expect(found.observed).toEqual(theirs.observed);
    for (const [i, value] of theirs.expected!.entries())
      expect(relativeError(found.expected[i]!, value)).toBeLessThan(exact);
    expect(found.p).toBeCloseTo(0.00004, 5);
  });

  it("has the Kaplan–Meier steps of the treated", () => {
    const steps = kaplanMeier(read(treated), 0.95, "log-log").steps.filter((step) => step.events > 0);
    expect(steps.map((step) => [step.time, Number(step.survival.toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    expect(steps.map((step) => step.time)).toEqual(theirs.time);
    for (const [i, value] of theirs.surv!.entries())
      expect(relativeError(steps[i]!.survival, value)).toBeLessThan(exact);
  });

  it("has medians of 23 and 8 weeks", () => {
    expect(kaplanMeier(read(treated), 0.95, "log-log").median).toBe(23);
    expect(kaplanMeier(read(placebo), 0.95, "log-log").median).toBe(8);
  });
});
