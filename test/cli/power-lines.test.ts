/** The answer to a question of power as it is read: with one method or two, with none, for a fall and for a rise. */
import { describe, expect, it } from "vitest";
import { powerCurve } from "../../src/charts/power-curve.ts";
import { powerLines } from "../../src/cli/power-lines.ts";
import type { Detectable, PowerAnswer, TestPower } from "../../src/model/power.ts";
import { drawSvg } from "../../src/report/draw-svg.ts";

const found: Detectable = { effect: 0.55, nearest: 0.6, farthest: null, reach: 0.05, target: 0.8 };

const one: TestPower = {
  test: "difference-in-differences",
  replicates: 1000,
  powers: [
    { effect: 1, power: 0.05, lower: 0.04, upper: 0.06, withheld: 0 },
    { effect: 0.5, power: 0.9, lower: 0.88, upper: 0.92, withheld: 0 },
  ],
  detectable: found,
};

const other: TestPower = { ...one, test: "poisson-fixed-effects", detectable: { ...found, effect: null } };

const silent: TestPower = {
  test: "poisson-fixed-effects",
  replicates: 40,
  powers: [{ effect: 1, power: 0, lower: 0, upper: 0.09, withheld: 0.975 }],
  detectable: null,
};

const base: PowerAnswer = {
  pipeline: "final\u001b[31m",
  analysis: "effect",
  indicator: "offence-persons",
  direction: "fall",
  treated: 7,
  controls: 23,
  before: 36,
  after: 8,
  per: 1000,
  rate: { treated: { value: 0.025, from: "stated" }, controls: { value: 0.03, from: "stated" } },
  spread: { value: 0.3, from: "assumed" },
  drift: { value: 0.03, from: "assumed" },
  dispersion: { value: 1.1, from: "delivered" },
  sizeMatched: false,
  level: 0.95,
  draws: 999,
  seed: 20290501,
  design: "0123456789abcdef",
  tests: [one, silent],
};

describe("the answer to a question of power", () => {
  it("says what it rests on, shows the table and the curve, and ends with the smallest effect", () => {
    expect(powerLines(base, "en", 200)).toEqual([
      "What can effect see? Power for offence-persons in final\ufffd[31m",
      "7 municipalities with the programme, 23 without; 36 quarters before the start, 8 after",
      "Rate without an effect: 25 per 1000 a year with the programme, 30 without (stated)",
      "Difference between municipalities, standard deviation of the log rate: 0.3 (a usual assumption)",
      "Difference in trend between municipalities, standard deviation of the log rate per year: 0.03 (a usual assumption)",
      "Variance over mean of one quarter: 1.1 (from the deliveries, rounded)",
      "Level 0.95, 999 draws, seed 20290501, design 0123456789ab",
      "",
      "effect  randomisation",
      "  none       5% (4–6)",
      "  −50%    90% (88–92)",
      "",
      "Share of 1000 simulated studies that find the effect; in brackets the 95% interval of the simulation error. With no effect: the share that reject all the same.",
      "",
      "Power of randomisation; the line stands at 80%",
      "none ██                              ┊           5%",
      "−50% ████████████████████████████████████       90%",
      "",
      "randomisation: the smallest fall found in 80% of studies is −45% (simulation error: −40% to beyond what was tried)",
      "Poisson with CR2: no answer in 98% of the first 40 studies, for want of degrees of freedom or events",
    ]);
  });

  it("shows two methods side by side, and says when no effect in reach is seen", () => {
    const lines = powerLines({ ...base, sizeMatched: true, tests: [one, other] }, "nb", 120);
    expect(lines).toContain("Store kommuner bytter bare plass med store.");
    expect(lines).toContain("effekt  randomisering  Poisson med CR2");
    expect(lines.at(-1)).toBe("Poisson med CR2: ingen effekt ned til −95\u00a0% oppdages i 80\u00a0% av studiene");
  });

  it("has neither table nor curve where no method answers", () => {
    const lines = powerLines({ ...base, tests: [silent] }, "nn", 120);
    expect(lines.slice(-2)).toEqual([
      "",
      "Poisson med CR2: gjev ikkje svar i 98\u00a0% av dei første 40 studiane, for få fridomsgrader eller hendingar",
    ]);
    expect(lines.some((line) => line.includes("┊"))).toBe(false);
  });

  it("speaks of a rise where that is better, and draws eighths of a sign", () => {
    const rise: TestPower = {
      ...one,
      powers: [{ effect: 1.5, power: 0.333, lower: 0.3, upper: 0.36, withheld: 0 }],
      detectable: { ...found, effect: 1.8, nearest: 1.7, farthest: 1.95, reach: 3 },
    };
    const lines = powerLines({ ...base, direction: "rise", tests: [rise] }, "en", 40);
    expect(lines).toContain(`+50% ████████▋${" ".repeat(12)}┊${" ".repeat(5)}  33%`);
    expect(lines.slice(lines.lastIndexOf("") + 1).join(" ")).toBe(
      "randomisation: the smallest rise found in 80% of studies is +80% (simulation error: +70% to +95%)",
    );
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
  });
});

describe("the picture of a question of power", () => {
  it("has a line, a shape and a dash for each method that answers, the target, and words", async () => {
    const two = powerCurve({ ...base, tests: [one, other] }, "en");
    expect(two.alt).toBe(
      "Line chart of the power of effect for offence-persons, for effects from none to −50%. randomisation goes from 5% to 90%. Poisson with CR2 goes from 5% to 90%.",
    );
    const svg = await drawSvg(two.spec, { id: "power", title: two.title, description: two.alt });
    for (const colour of ["#1a9d49", "#0f2080"]) expect(svg).toContain(colour);
    expect(svg).toContain("stroke-dasharray");
  });

  it("can be drawn where no method answers, and for a rise", async () => {
    const none = powerCurve({ ...base, tests: [silent] }, "nb");
    expect(none.alt).toContain("for effekter fra ingen til ingen.");
    const up = { ...one, powers: [{ ...one.powers[0]!, effect: 1.5 }] };
    const rise = powerCurve({ ...base, direction: "rise", tests: [up] }, "nn");
    expect(rise.alt).toContain("frå +50\u00a0% til +50\u00a0%.");
    for (const { spec, title, alt } of [none, rise])
      expect(await drawSvg(spec, { id: "power", title, description: alt })).toMatch(/^<svg /);
  });
});
