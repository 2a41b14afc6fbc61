/** Shares of a survey and their change, on effective answers. */
import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/model/indicator.ts";
import { postStratified, surveyChange, surveyInterval, weightedShare, wilson } from "../../src/stats/index.ts";
import {
  analysisOf,
  cellOf,
  completion,
  context,
  exact,
  measuredOne,
  method,
  rana,
  region,
  run,
  unknown,
  withheldOne,
} from "./made.ts";

const cannabis: Indicator = {
  ...completion,
  id: "cannabis",
  numerator: { measure: "survey.antall", where: { indikator: ["cannabis"], svar: ["ja"] } },
  denominator: { measure: "survey.antall", where: { indikator: ["cannabis"], svar: ["ja", "nei"] }, personTime: false },
  unit: "pupils",
  grain: "year",
  breakdowns: { trinn: ["8", "9", "10"] },
};

const wave = (x: number, n: number, period = "2025") => cellOf(region, x, n, { period });

/** The change from some answers to the same. */
function surveyChangeOf(answers: Parameters<typeof surveyChange>[0]): { value: number; lower: number; upper: number } {
  const { estimate, lower, upper } = surveyChange(answers, answers, 0.95);
  return { value: estimate, lower, upper };
}

describe("survey-proportion", () => {
  it("is Wilson's interval on the answers over the design effect, which it states", () => {
    const found = measuredOne(run("survey-proportion", cannabis, [wave(60, 400)], { options: { designEffect: 1.6 } }));
    const { lower, upper } = surveyInterval({ x: 60, n: 400, designEffect: 1.6 }, 0.95);
    expect(found).toMatchObject({ value: 0.15, lower, upper, numerator: 60, denominator: 400, measure: "proportion" });
    expect(found.notes).toEqual([{ code: "design-effect", params: { effective: 250, factor: 1.6 } }]);
    expect(upper - lower).toBeGreaterThan(wilson(60, 400, 0.95).upper - wilson(60, 400, 0.95).lower);
  });

  it("is plain Wilson with a design effect of 1", () => {
    const found = measuredOne(run("survey-proportion", cannabis, [wave(60, 400)], { options: { designEffect: 1 } }));
    expect(found.lower).toBeCloseTo(wilson(60, 400, 0.95).lower, exact);
  });

  it("says what those could change who did not answer, in the years of which it is known how many did", () => {
    const options = { designEffect: 1, invited: { "2025": 0.8 } };
    const notes = (period: string) =>
      measuredOne(run("survey-proportion", cannabis, [wave(60, 400, period)], { options })).notes.slice(1);
    // 400 of 500 answered: 60 to 160 of the 500 would have said yes.
    expect(notes("2025")).toEqual([
      { code: "non-response", params: { answered: 0.8, leastShare: 0.12, mostShare: 0.32 } },
    ]);
    expect(notes("2022")).toEqual([]);
  });

  it("is weighed to the population where it is asked for, on a basis of every stratum", () => {
    const parts = [
      ["8", 4, 150],
      ["9", 14, 160],
      ["10", 42, 90],
    ] as const;
    const cells = parts.map(([trinn, x, n]) => cellOf(region, x, n, { period: "2025", breakdown: { trinn } }));
    const options = { designEffect: 1.5, over: "trinn", standard: { "8": 100, "9": 110, "10": 120 } };
    const found = measuredOne(run("survey-proportion", cannabis, cells, { options, by: ["trinn"] }));
    const theirs = postStratified(
      parts.map(([, x, n], h) => ({ x, n, weight: [100, 110, 120][h]! })),
      1.5,
      0.95,
    );
    expect(found).toMatchObject({ value: theirs.estimate, lower: theirs.lower, upper: theirs.upper, group: "" });
    expect(found).toMatchObject({ numerator: 60, denominator: 400 });
    expect(found.notes[0]).toEqual({ code: "post-stratified", params: {} });
    const yes = found.basis.filter((cell) => cell.breakdown.svar === "ja");
    expect(yes.map((cell) => [cell.breakdown.trinn, cell.numerator])).toEqual([
      ["8", 4],
      ["9", 14],
      ["10", 42],
    ]);
  });

  describe("of answers with weights", () => {
    const weights = { yes: { sum: 90, squares: 150 }, all: { sum: 400, squares: 700 } };
    const weighted = (period = "2025") => ({ ...wave(60, 400, period), weights });
    const worth = weightedShare(weights);

    it("is the weighted share on the answers that the weights leave, beside the counts themselves", () => {
      const options = { designEffect: 1.2 };
      const found = measuredOne(run("survey-proportion", cannabis, [weighted()], { options }));
      const { lower, upper, effective } = surveyInterval({ x: 60, n: 400, designEffect: 1.2, worth }, 0.95);
      expect(found).toMatchObject({ value: 0.225, lower, upper, numerator: 60, denominator: 400 });
      expect(found.notes).toEqual([
        { code: "survey-weights", params: { effective: worth.effective } },
        { code: "design-effect", params: { effective, factor: 1.2 } },
      ]);
    });

    it("is the plain one where the sums cannot be those of weights", () => {
      const odd = { ...wave(60, 400), weights: { ...weights, yes: { sum: 500, squares: 1 } } };
      const options = { designEffect: 1 };
      const found = measuredOne(run("survey-proportion", cannabis, [odd], { options }));
      expect(found).toEqual(measuredOne(run("survey-proportion", cannabis, [wave(60, 400)], { options })));
    });

    it("changes from wave to wave by weighted shares", () => {
      const options = { designEffect: 1, baseline: "2022" };
      const found = measuredOne(run("survey-change", cannabis, [weighted("2022"), weighted("2025")], { options }));
      const answers = { x: 60, n: 400, designEffect: 1, worth };
      expect(found).toMatchObject({ ...surveyChangeOf(answers), numerator: 60 });
      expect(found.notes.map(({ code }) => code)).toEqual(["survey-weights", "design-effect"]);
    });

    it("is weighed to the population from weighted strata", () => {
      const cells = ["8", "9"].map((trinn) => ({ ...weighted(), breakdown: { trinn } }));
      const options = { designEffect: 1, over: "trinn", standard: { "8": 100, "9": 300 } };
      const found = measuredOne(run("survey-proportion", cannabis, cells, { options, by: ["trinn"] }));
      expect(found.value).toBeCloseTo(0.225, 12);
      expect(found.notes.slice(0, 2)).toEqual([
        { code: "post-stratified", params: {} },
        { code: "survey-weights", params: { effective: 2 * worth.effective } },
      ]);
    });
  });

  describe("of a percentage without counts", () => {
    const share = { measure: "survey.prosent", where: { indikator: ["cannabis"], svar: ["ja"] } };
    const stated = { ...cannabis, share };
    const lacks = unknown("missing", "1833");
    const cell = { ...cellOf(rana, lacks, lacks, { period: "2025" }), share: 0.12 };
    const options = { designEffect: 1.5 };

    it("has no interval and says why, and is hidden as if a hundred had answered", () => {
      const found = measuredOne(run("survey-proportion", stated, [cell], { options }));
      expect(found).toMatchObject({
        value: 0.12,
        lower: null,
        upper: null,
        level: null,
        numerator: null,
        denominator: null,
      });
      expect(found.notes).toEqual([{ code: "percent-only", params: {} }]);
      expect(found.basis).toMatchObject([
        {
          table: "survey",
          areas: ["1833"],
          breakdown: { measure: "prosent" },
          numerator: 12,
          denominator: 100,
          complement: true,
        },
      ]);
    });

    it("is not used where counts are known, and missing where nobody stated it", () => {
      const counted = { ...cellOf(rana, 60, 400, { period: "2025" }), share: 0.2 };
      expect(measuredOne(run("survey-proportion", stated, [counted], { options })).value).toBe(0.15);
      const nobody = cellOf(rana, lacks, lacks, { period: "2025" });
      expect(withheldOne(run("survey-proportion", stated, [nobody], { options })).reason.code).toBe("missing");
      expect(withheldOne(run("survey-proportion", cannabis, [cell], { options })).reason.code).toBe("missing");
    });
  });

  it("is withheld where a stratum has no answers or is unknown", () => {
    const options = { designEffect: 1, over: "trinn", standard: { "8": 1, "9": 1 } };
    const at = (trinn: string, x: number | ReturnType<typeof unknown>, n: number) =>
      cellOf(region, x, n, { breakdown: { trinn } });
    const by = { options, by: ["trinn"] };
    const empty = withheldOne(run("survey-proportion", cannabis, [at("8", 0, 0), at("9", 4, 20)], by));
    expect(empty.reason.code).toBe("no-denominator");
    const missing = withheldOne(
      run("survey-proportion", cannabis, [at("8", unknown("missing", "1833"), 20), at("9", 4, 20)], by),
    );
    expect(missing.reason).toEqual({ code: "missing-area", params: { areas: "1833" } });
    const whole = withheldOne(run("survey-proportion", cannabis, [wave(0, 0)], { options: { designEffect: 1 } }));
    expect(whole.reason.code).toBe("no-denominator");
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["no design effect", {}],
    ["one below 1", { designEffect: 0.9 }],
    ["response in per cent", { designEffect: 1, invited: { "2025": 82 } }],
    ["strata without weights", { designEffect: 1, over: "trinn" }],
    ["weights without strata", { designEffect: 1, standard: { "8": 1 } }],
  ])("refuses %s", (_, options) => {
    expect(method("survey-proportion").options.safeParse(options).success).toBe(false);
  });
});

describe("survey-change", () => {
  const given = { options: { designEffect: 1.6, baseline: "2022" } };

  it("is Newcombe's difference from the wave named, on effective answers, on the basis of both", () => {
    const found = measuredOne(run("survey-change", cannabis, [wave(60, 400), wave(90, 410, "2022")], given));
    const before = { x: 90, n: 410, designEffect: 1.6 };
    const { estimate, lower, upper } = surveyChange(before, { x: 60, n: 400, designEffect: 1.6 }, 0.95);
    expect(found).toMatchObject({ value: estimate, lower, upper, measure: "difference", comparator: "2022" });
    expect(found.value).toBeCloseTo(60 / 400 - 90 / 410, exact);
    expect(found.notes).toEqual([{ code: "design-effect", params: { effective: 250, factor: 1.6 } }]);
    expect(found.basis.map((cell) => [cell.period, cell.numerator])).toEqual([
      ["2025", 60],
      ["2025", 400],
      ["2022", 90],
      ["2022", 410],
    ]);
  });

  it("is withheld where either wave is unknown, and asks for the earlier one", () => {
    const missing = cellOf(rana, unknown("missing", "1833"), 410, { period: "2022" });
    const here = cellOf(rana, 60, 400, { period: "2025" });
    expect(withheldOne(run("survey-change", cannabis, [here, missing], given)).reason.code).toBe("missing");
    const none = cellOf(rana, 0, 0, { period: "2025" });
    const known = cellOf(rana, 90, 410, { period: "2022" });
    expect(withheldOne(run("survey-change", cannabis, [none, known], given)).reason.code).toBe("no-denominator");
    expect(method("survey-change").windows(analysisOf("survey-change", given), context)).toEqual(["2022"]);
  });
});
