/** Multiplicity, E-values, funnels, non-inferiority, standardisation and Mantel–Haenszel against R 4.2.2 (06, 07). */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Adjustment,
  adjust,
  autocorrelations,
  cochranMantelHaenszel,
  dobson,
  eValue,
  eValueOfInterval,
  farringtonManning,
  fayFeuer,
  mantelHaenszelOddsRatio,
  mantelHaenszelRateRatio,
  mantelHaenszelRateTest,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  mean,
  newcombeNonInferiority,
  normalMultiplier,
  overdispersedFunnel,
  overdispersion,
  poissonFunnel,
  sampleQuantile,
  standardisedRatio,
  sum,
  variance,
} from "../../src/stats/index.ts";
import { UnanswerableError } from "../../src/stats/unanswerable.ts";
import { answersFor, exact, misses, relativeError, rows, table } from "./reference.ts";

const misc = answersFor(
  "misc.json",
  ["p_adjust", "funnel_poisson", "funnel_overdispersion", "evalue", "noninferiority"],
  // A remark in words, and Wald's test.
  ["tau2_note", "wald_z"],
);
const rates = answersFor(
  "survival-rates-meta.json",
  ["mantel_haenszel", "mh_irr", "dsr", "smr"],
  // The exact conditional odds ratio, and the Breslow–Day and Tarone tests of homogeneity.
  ["exact_or", "exact_ci", "exact_p", "BD", "BDp", "TA", "TAp"],
);
const nist = answersFor("nist-strd.json", ["numacc1", "numacc2", "numacc3"]);

/** Each number within the tolerance of its twin. */
function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) expect(relativeError(value, expected[i]!)).toBeLessThanOrEqual(tolerance);
}

describe("sums", () => {
  it("keep small terms beside large ones", () => {
    expect(sum([1e100, 1, -1e100])).toBe(1);
    expect(sum([1, 1e100, -1e100])).toBe(1);
    expect(sum([])).toBe(0);
  });

  // NIST StRD NumAcc1–3: data follow from their published formulas.
  const alternating = (base: number, low: number, high: number): readonly number[] => [
    base,
    ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high)),
  ];
  it.each([
    ["numacc1", [10000001, 10000003, 10000002]],
    ["numacc2", alternating(1.2, 1.1, 1.3)],
    ["numacc3", alternating(1000000.2, 1000000.1, 1000000.3)],
  ])("give the certified mean and deviation of %s", (name, values) => {
    const certified = nist[name] as { n: number; mean: number; sd: number; lag1: number };
    expect(values.length).toBe(certified.n);
    expect(relativeError(mean(values), certified.mean)).toBeLessThan(1e-15);
    // 1000000.1 and its kin are no doubles: nine digits of the deviation survive their rounding.
    expect(relativeError(Math.sqrt(variance(values)), certified.sd)).toBeLessThan(name === "numacc3" ? 1e-9 : 1e-13);
    expect(relativeError(autocorrelations(values, 1)[0]!, certified.lag1)).toBeLessThan(1e-9);
  });

  it("interpolate sample quantiles", () => {
    expect(sampleQuantile([3, 1, 2], 0.5)).toBe(2);
    expect(sampleQuantile([4, 1], 0.25)).toBe(1.75);
    expect(sampleQuantile([4], 1)).toBe(4);
  });

  it("refuse nothing", () => {
    expect(() => mean([])).toThrow(new RangeError("there are no values; expected at least one"));
    expect(() => sampleQuantile([], 0.5)).toThrow(new RangeError("there are no values; expected at least one"));
    expect(() => variance([1])).toThrow(new RangeError("there are 1 values; expected at least two"));
  });
});

describe("adjusted p values", () => {
  const columns: readonly (readonly [string, Adjustment])[] = [
    ["bonferroni", "bonferroni"],
    ["holm", "holm"],
    ["hochberg", "hochberg"],
    ["hommel", "hommel"],
    ["BH", "benjamini-hochberg"],
    ["BY", "benjamini-yekutieli"],
  ];
  const sets = Object.entries(misc.p_adjust as Record<string, Record<string, number | readonly number[]>>);

  it.each(columns)("%s agrees with p.adjust in every set", (column, adjustment) => {
    expect(sets.length).toBe(5);
    for (const [, set] of sets) expectClose(adjust([set.p!].flat(), adjustment), [set[column]!].flat(), 1e-14);
  });

  it("leaves no method of the file out", () => {
    for (const [, set] of sets) expect(Object.keys(set)).toEqual(["p", ...columns.map(([column]) => column)]);
  });

  it("rejects four hypotheses of fifteen in the published example", () => {
    // Benjamini & Hochberg (1995), JRSS B 57:289–300, section 3.2: at 0.05, four; Bonferroni three.
    const [, set] = sets[0]!;
    const p = set.p as readonly number[];
    expect(adjust(p, "benjamini-hochberg").filter((it_) => it_ <= 0.05).length).toBe(4);
    expect(adjust(p, "bonferroni").filter((it_) => it_ <= 0.05).length).toBe(3);
  });

  it("obeys: none is smaller than its p, order is kept, each method is bounded by a stricter one", () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(ps, (p) => {
        const by = Object.fromEntries(columns.map(([column, it_]) => [column, adjust(p, it_)]));
        for (const [i, raw] of p.entries()) {
          const at = (name: string): number => by[name]![i]! + 1e-15;
          expect(at("BH")).toBeGreaterThanOrEqual(raw);
          expect(at("hochberg")).toBeGreaterThanOrEqual(by.hommel![i]!);
          expect(at("holm")).toBeGreaterThanOrEqual(by.hochberg![i]!);
          expect(at("bonferroni")).toBeGreaterThanOrEqual(by.holm![i]!);
          expect(at("BY")).toBeGreaterThanOrEqual(by.BH![i]!);
          expect(at("hommel")).toBeGreaterThanOrEqual(by.BH![i]!);
        }
      }),
    );
  });

  it("takes none, and refuses what is no probability", () => {
    expect(adjust([], "holm")).toEqual([]);
    expect(() => adjust([0.5, 2], "holm")).toThrow(new RangeError("pValues[1] is 2; expected a number in [0, 1]"));
  });
});

describe("E-values", () => {
  it("agree with the formula in every row", () => {
    expect(misses(rows(misc, "evalue"), "e", (row) => eValue(row.rr!), exact)).toEqual([]);
  });

  it("of an interval are those of the bound nearest 1", () => {
    // VanderWeele & Ding (2017): 3.9 (1.8 to 8.7) has 7.26 and 3.00.
    expect(eValueOfInterval({ estimate: 3.9, lower: 1.8, upper: 8.7 })).toBeCloseTo(3, 2);
    expect(eValueOfInterval({ estimate: 1 / 3.9, lower: 1 / 8.7, upper: 1 / 1.8 })).toBeCloseTo(3, 2);
    expect(eValueOfInterval({ estimate: 1.2, lower: 0.9, upper: 1.6 })).toBe(1);
    expect(() => eValue(0)).toThrow(new RangeError("ratio is 0; expected a finite number above 0"));
  });
});

describe("funnels", () => {
  const limits = rows(misc, "funnel_poisson");
  it.each([
    ["lo95", 0.95, "lower"],
    ["hi95", 0.95, "upper"],
    ["lo998", 0.998, "lower"],
    ["hi998", 0.998, "upper"],
  ] as const)("agree with R, column %s", (column, level, side) => {
    expect(misses(limits, column, (row) => poissonFunnel(row.target!, row.n!, level)[side], exact)).toEqual([]);
  });

  const areas = table("eb_2025.csv");
  const observed = areas.offences!.map(Number);
  const exposure = areas.pyr!.map(Number);
  const target = sum(observed) / sum(exposure);
  const expected = exposure.map((t) => t * target);
  const theirs = misc.funnel_overdispersion as Record<string, number> & { z: readonly number[] };

  it("find the over-dispersion that R finds", () => {
    const ours = overdispersion(observed, expected, 0.1);
    expectClose(ours.z, theirs.z, 1e-12);
    expect(relativeError(sampleQuantile(ours.z, 0.1), theirs.q10!)).toBeLessThan(exact);
    expect(relativeError(sampleQuantile(ours.z, 0.9), theirs.q90!)).toBeLessThan(exact);
    expect(relativeError(ours.phi, theirs.phi_winsor10!)).toBeLessThan(exact);
    expect(relativeError(ours.between, theirs.tau2_if_phi_gt1!)).toBeLessThan(exact);
  });

  it("find none where units agree", () => {
    expect(overdispersion([10, 10, 10], [10, 10, 10], 0)).toEqual({ z: [0, 0, 0], phi: 0, between: 0 });
  });

  it("widen with the variance between units", () => {
    const narrow = overdispersedFunnel(25, 0, 2);
    // √(1/100) · 2 = 0.2
    expect(narrow.lower).toBeCloseTo(0.64, 12);
    expect(narrow.upper).toBeCloseTo(1.44, 12);
    const wide = overdispersedFunnel(25, 0.02, 2);
    expect(wide.lower).toBeLessThan(narrow.lower);
    expect(wide.upper).toBeGreaterThan(narrow.upper);
    expect(overdispersedFunnel(0.1, 0, 3).lower).toBe(0);
  });

  it("refuse one unit, and columns of unequal length", () => {
    expect(() => overdispersion([1], [1], 0.1)).toThrow(new RangeError("there are 1 units; expected at least two"));
    expect(() => overdispersion([1, 2], [1], 0.1)).toThrow(
      new RangeError("columns differ in length: observed 2, expected 1"),
    );
  });
});

describe("non-inferiority", () => {
  const theirs = misc.noninferiority as Record<string, number> & {
    newcombe90: readonly number[];
    newcombe95: readonly number[];
    farrington_manning: Record<string, number>;
  };
  const first = { x: theirs.x1!, n: theirs.n1! };
  const second = { x: theirs.x2!, n: theirs.n2! };

  it("agrees with R", () => {
    const at90 = newcombeNonInferiority(first, second, theirs.margin!, 0.9);
    const at95 = newcombeNonInferiority(first, second, 0.1, 0.95);
    expectClose([at90.estimate, at90.lower, at90.upper], [theirs.diff!, ...theirs.newcombe90], exact);
    expectClose([at95.lower, at95.upper], theirs.newcombe95, exact);
    const score = farringtonManning(first, second, 0.1, 0.9);
    const { p1t, p2t, z, p } = theirs.farrington_manning;
    expectClose([...score.constrained, score.z, score.p], [p1t!, p2t!, z!, p!], exact);
    expect([at90.outcome, score.outcome]).toEqual(["not-decided", "not-decided"]);
    expect(at90.lower > -theirs.margin!).toBe(theirs.conclusion_newcombe);
  });

  it("has three outcomes", () => {
    const benchmark = { x: 820, n: 1000 };
    for (const decide of [newcombeNonInferiority, farringtonManning]) {
      expect(decide({ x: 810, n: 1000 }, benchmark, 0.1, 0.9).outcome).toBe("non-inferior");
      expect(decide({ x: 500, n: 1000 }, benchmark, 0.1, 0.9).outcome).toBe("inferior");
      expect(decide({ x: 8, n: 10 }, benchmark, 0.1, 0.9).outcome).toBe("not-decided");
    }
  });

  it("finds the most likely proportions under the margin", () => {
    // Against a search of the likelihood on a fine grid.
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 33 }),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        (x1, x2, margin) => {
          const [one, two] = farringtonManning({ x: x1, n: 20 }, { x: x2, n: 33 }, margin, 0.9).constrained;
          expect(two - one).toBeCloseTo(margin, 9);
          const term = (x: number, p: number): number => (x === 0 ? 0 : x * Math.log(Math.max(p, 1e-300)));
          const likelihood = (p: number): number =>
            term(x1, p) + term(20 - x1, 1 - p) + term(x2, p + margin) + term(33 - x2, 1 - p - margin);
          const best = likelihood(Math.min(1 - margin, Math.max(0, one)));
          for (let i = 0; i <= 200; i++) expect(likelihood(((1 - margin) * i) / 200)).toBeLessThanOrEqual(best + 1e-9);
        },
      ),
    );
  });

  it("refuses a margin in per cent", () => {
    for (const decide of [newcombeNonInferiority, farringtonManning]) {
      expect(() => decide(first, second, 10, 0.9)).toThrow(
        new RangeError("margin is 10; expected a number in (0, 1), as 0.1"),
      );
    }
  });
});

describe("Mantel–Haenszel", () => {
  const theirs = rates.mantel_haenszel as Record<string, number> &
    Record<string, readonly number[]> &
    Record<string, Record<string, number>>;
  const strata = theirs.a!.map((a: number, k: number) => ({
    first: { x: a, n: a + theirs.b![k]! },
    second: { x: theirs.c![k]!, n: theirs.c![k]! + theirs.d![k]! },
  }));

  it("agrees with mantelhaen.test, metafor and the formulas", () => {
    const odds = mantelHaenszelOddsRatio(strata, 0.95);
    expectClose([odds.estimate, odds.lower, odds.upper], [theirs.OR!, ...theirs.OR_ci!], exact);
    expectClose([odds.estimate, odds.error], [theirs.metafor_OR!.est!, theirs.metafor_OR!.se!], exact);
    const risk = mantelHaenszelRiskRatio(strata, 0.95);
    expectClose(
      [risk.estimate, risk.error, risk.lower, risk.upper],
      [theirs.RR!, theirs.RR_se_log!, ...theirs.RR_ci!],
      exact,
    );
    expectClose([risk.estimate, risk.error], [theirs.metafor_RR!.est!, theirs.metafor_RR!.se!], exact);
    const difference = mantelHaenszelRiskDifference(strata, 0.95);
    expectClose([difference.estimate, difference.error], [theirs.RD!, theirs.metafor_RD!.se!], exact);
    expect(relativeError(difference.estimate, theirs.metafor_RD!.est!)).toBeLessThan(exact);
    expect(difference.estimate - difference.lower).toBeCloseTo(normalMultiplier(0.95) * difference.error, 14);
    const plain = cochranMantelHaenszel(strata, 0);
    expectClose([plain.chiSquare, plain.p], [theirs.cmh!, theirs.cmh_p!], exact);
    expectClose([cochranMantelHaenszel(strata, 0.5).chiSquare], [theirs.cmh_cc!], exact);
  });

  it("leaves only the exact conditional and the homogeneity tests of the file out", () => {
    const used = ["a", "b", "c", "d", "OR", "OR_ci", "cmh", "cmh_p", "cmh_cc", "RR", "RR_se_log", "RR_ci", "RD"];
    const notOffered = ["exact_or", "exact_ci", "exact_p"];
    const metafor = ["metafor_RR", "metafor_RD", "metafor_OR"];
    expect(Object.keys(theirs).sort()).toEqual([...used, ...notOffered, ...metafor].sort());
  });

  it("agrees with metafor on rates", () => {
    const it_ = rates.mh_irr as Record<string, number> & { data: readonly Record<string, number>[] };
    const people = it_.data.map((row) => ({
      first: { events: row.x1!, exposure: row.t1! },
      second: { events: row.x0!, exposure: row.t0! },
    }));
    const ratio = mantelHaenszelRateRatio(people, 0.95);
    expectClose([ratio.estimate, ratio.error], [it_.irr!, it_.se!], exact);
    const test = mantelHaenszelRateTest(people, 0.5);
    expectClose([test.chiSquare, test.p], [it_.mh!, it_.mhp!], exact);
  });

  it("is the crude ratio in a single stratum", () => {
    const one = [{ first: { x: 3, n: 10 }, second: { x: 5, n: 40 } }];
    expect(mantelHaenszelRiskRatio(one, 0.9).estimate).toBeCloseTo(2.4, 13);
    expect(mantelHaenszelOddsRatio(one, 0.9).estimate).toBeCloseTo(3 / 7 / (5 / 35), 13);
    expect(mantelHaenszelRiskDifference(one, 0.9).estimate).toBeCloseTo(0.175, 13);
  });

  it("refuses what has no answer", () => {
    const none = [{ first: { x: 0, n: 10 }, second: { x: 5, n: 40 } }];
    const message = "a pooled ratio needs events on both sides; expected some in the first and in the second";
    expect(() => mantelHaenszelRiskRatio(none, 0.9)).toThrow(new UnanswerableError("one-sided-events", message));
    expect(() => mantelHaenszelRiskDifference([], 0.9)).toThrow(
      new RangeError("there are no strata; expected at least one"),
    );
    const still = [{ first: { x: 0, n: 10 }, second: { x: 0, n: 40 } }];
    expect(() => cochranMantelHaenszel(still, 0)).toThrow(
      new UnanswerableError("no-variation", "nothing varies within the strata; expected events and non-events in one"),
    );
  });
});

describe("direct standardisation", () => {
  const theirs = rates.dsr as Record<string, number> & { data: readonly Record<string, number>[] } & Record<
      string,
      readonly number[]
    >;
  const strata = theirs.data.map((row) => ({ events: row.obs!, exposure: row.pop!, weight: row.std! }));
  const per = 1e5;

  it("agrees with Dobson's formulas and epitools", () => {
    const exactly = dobson(strata, 0.95, "exact");
    const approximately = dobson(strata, 0.95, "byar");
    const gamma = fayFeuer(strata, 0.95);
    expectClose(
      [exactly.events, exactly.estimate * per, exactly.variance * per * per],
      [theirs.total!, theirs.dsr!, theirs.var!],
      exact,
    );
    expectClose([exactly.lower * per, exactly.upper * per], theirs.dobson_exact!, exact);
    expectClose([approximately.lower * per, approximately.upper * per], theirs.dobson_byar!, exact);
    expectClose([gamma.estimate * per, gamma.lower * per, gamma.upper * per], theirs.fayfeuer!, exact);
    const crude = sum(strata.map((it_) => it_.events)) / sum(strata.map((it_) => it_.exposure));
    expect(relativeError(crude * per, theirs.crude!)).toBeLessThan(exact);
  });

  it("agrees on the standardised ratio", () => {
    const smr = rates.smr as Record<string, number> & { garwood: readonly number[] };
    const it_ = standardisedRatio(smr.O!, smr.E!, 0.95);
    const expected = (smr.ref_rates as unknown as readonly number[]).map((rate, i) => rate * strata[i]!.exposure);
    expect(relativeError(sum(expected), smr.E!)).toBeLessThan(exact);
    expectClose([it_.estimate, it_.lower, it_.upper], [smr.smr!, ...smr.garwood], exact);
  });

  it("does not care for the unit of the weights", () => {
    const scaled = strata.map((it_) => ({ ...it_, weight: it_.weight / 77 }));
    expect(dobson(scaled, 0.9, "exact").upper).toBeCloseTo(dobson(strata, 0.9, "exact").upper, 14);
  });

  it("knows the edge without events", () => {
    const none = [{ events: 0, exposure: 10, weight: 1 }];
    expect(fayFeuer(none, 0.95)).toMatchObject({ estimate: 0, lower: 0, events: 0, variance: 0 });
    // One stratum without events: Garwood's upper bound for 0.
    expect(fayFeuer(none, 0.95).upper * 10).toBeCloseTo(3.688879454113936, 12);
    expect(() => dobson(none, 0.95, "exact")).toThrow(
      new RangeError("there are no events; expected at least one to standardise"),
    );
    expect(() => dobson([{ events: 1, exposure: 1, weight: 0 }], 0.95, "exact")).toThrow(
      new RangeError("the sum of the weights is 0; expected a finite number above 0"),
    );
  });
});
