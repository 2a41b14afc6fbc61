/** The effect under three priors, against the conjugate formula in R (script 30_effects.R) and by limits. */
import { describe, expect, it } from "vitest";
import { quartersIn } from "../../src/model/period.ts";
import { normalDistribution } from "../../src/stats/index.ts";
import { iterative, relativeError } from "../stats/reference.ts";
import { madePanel, names, noteOf, pattern, post, pre } from "./effect-panels.ts";
import { analysisOf, context, measuredOne, method, offences, run, withheldOne } from "./made.ts";

const id = "effect-priors";
const noPilot = { pilot: [] };
const design = { pre, post, draws: 999, sizeMatched: false };
const study = { ...names, options: { ...design, hoped: 0.8 } };
const cells = madePanel(5, 9, (u, q) => 2 + pattern(u, q) + (u < 5 && q < 16 ? 4 : 0));
const close = (actual: unknown, expected: number): void =>
  expect(relativeError(Number(actual), expected), `${actual} for ${expected}`).toBeLessThan(iterative);

describe("effect-priors", () => {
  const own = measuredOne(run("difference-in-differences", offences, cells, { ...names, options: design }, noPilot));
  const found = measuredOne(run(id, offences, cells, study, noPilot));
  const spread = Math.log(own.upper! / own.lower!) / (2 * 1.959963984540054);

  it("under the flat prior is the primary estimate, with a spread read off its interval", () => {
    expect(found.value).toBe(own.value);
    close(found.lower, Math.exp(Math.log(own.value) - 1.959963984540054 * spread));
    close(found.upper, Math.exp(Math.log(own.value) + 1.959963984540054 * spread));
    const flat = noteOf(found.notes, "posterior-flat")!;
    close(flat.ratio, own.value);
    close(flat.share, normalDistribution(Math.log(own.value), spread).cdf(0));
    expect(found).toMatchObject({ method: id, measure: "effect-ratio", area: "programme", period: post });
    expect(found.basis).toEqual(own.basis);
  });

  it.each([
    ["posterior-sceptical", 0, -Math.log(0.8) / 1.6448536269514722],
    ["posterior-review", Math.log(0.88), 0.15],
  ] as const)("%s is the mean of estimate and prior, each by its precision", (code, mean, deviation) => {
    const { ratio, lower, upper, share } = noteOf(found.notes, code)!;
    const [a, b] = [1 / spread ** 2, 1 / deviation ** 2];
    const expected = (a * Math.log(own.value) + b * mean) / (a + b);
    const narrow = 1 / Math.sqrt(a + b);
    close(ratio, Math.exp(expected));
    close(lower, Math.exp(expected - 1.959963984540054 * narrow));
    close(upper, Math.exp(expected + 1.959963984540054 * narrow));
    close(share, normalDistribution(expected, narrow).cdf(0));
  });

  it("is nearer no effect for a sceptic who hopes for less", () => {
    const less = measuredOne(run(id, offences, cells, { ...study, options: { ...design, hoped: 0.95 } }, noPilot));
    const distance = (it_: typeof less): number =>
      Math.abs(Math.log(Number(noteOf(it_.notes, "posterior-sceptical")!.ratio)));
    expect(distance(less)).toBeLessThan(distance(found));
  });

  it("says that the likelihood is normal, and carries no p", () => {
    expect(found.notes.map((note) => note.code)).toEqual([
      "normal-likelihood",
      "posterior-flat",
      "posterior-sceptical",
      "posterior-review",
    ]);
  });

  it("is withheld where the interval has no bound, with the counts that this tells; and where there is no estimate", () => {
    // 14 municipalities of which one is treated: no assignment but 14.
    const one = madePanel(1, 13, pattern);
    const unbounded = withheldOne(run(id, offences, one, { ...study, level: 0.99 }, noPilot));
    expect(unbounded.reason).toEqual({ code: "not-identified", params: {} });
    expect(unbounded.basis?.length).toBe(4);
    expect(unbounded.method).toBe(id);
    const none = withheldOne(
      run(
        id,
        offences,
        madePanel(5, 9, () => 0),
        study,
        noPilot,
      ),
    );
    expect(none).toMatchObject({ method: id, reason: { code: "few-events" } });
  });

  it("asks for the quarters of both windows, and refuses a hope of 1 or more", () => {
    expect(method(id).windows(analysisOf(id, study), { ...context, ...noPilot })).toEqual([
      ...quartersIn(pre),
      ...quartersIn(post),
    ]);
    const fine = (hoped: number): boolean => method(id).options.safeParse({ ...design, hoped }).success;
    expect([fine(0.8), fine(1), fine(0), fine(1.2)]).toEqual([true, false, false, false]);
  });
});
