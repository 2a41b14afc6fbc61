/**
 * Coronary deaths among British male doctors, smokers and not, by age: rates over person-years.
 *
 * Data: Doll & Hill (1966), Natl Cancer Inst Monogr 19:205–268, as in Breslow & Day (1987), Statistical Methods in Cancer Research II;
 * the Mantel–Haenszel rate ratio of 1.42 (1.15 to 1.76) and the crude one of 1.72 as Stata's manual prints them for ir; all digits
 * from R's metafor (30_published.R).
 */
import { describe, expect, it } from "vitest";
import { mantelHaenszelRateRatio, rateRatio } from "../../../src/stats/index.ts";
import { answersFor, exact, relativeError } from "../reference.ts";

/** Deaths and person-years of smokers, then of the others; ages 35–44 to 75–84. */
const ages = [
  [32, 52407, 2, 18790],
  [104, 43248, 12, 10673],
  [206, 28612, 28, 5710],
  [186, 12663, 28, 2585],
  [102, 5317, 31, 1462],
] as const;

const strata = ages.map(([d1, t1, d0, t0]) => ({
  first: { events: d1, exposure: t1 },
  second: { events: d0, exposure: t0 },
}));
const theirs = answersFor("published.json", ["doctors"]).doctors as Readonly<Record<string, number>>;

describe("British doctors", () => {
  it("who smoke die of the heart 1.42 times as often at the same age", () => {
    const { estimate, lower, upper, error } = mantelHaenszelRateRatio(strata, 0.95);
    expect(estimate).toBeCloseTo(1.424682, 6);
    expect(lower).toBeCloseTo(1.154703, 6);
    expect(upper).toBeCloseTo(1.757784, 6);
    expect(relativeError(Math.log(estimate), theirs.log_irr!)).toBeLessThan(exact);
    expect(relativeError(error, theirs.error!)).toBeLessThan(exact);
    expect(relativeError(Math.log(lower), theirs.lower!)).toBeLessThan(exact);
    expect(relativeError(Math.log(upper), theirs.upper!)).toBeLessThan(exact);
  });

  it("seem to 1.72 times as often when age is left out", () => {
    const all = (side: "first" | "second") =>
      strata.reduce(
        (sum, it_) => ({ events: sum.events + it_[side].events, exposure: sum.exposure + it_[side].exposure }),
        {
          events: 0,
          exposure: 0,
        },
      );
    expect(rateRatio(all("first"), all("second"), 0.95).estimate).toBeCloseTo(1.719823, 6);
  });
});
