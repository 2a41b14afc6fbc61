/** Power by simulation: the order of magnitude that R found (script 11_power.R), and the same answer however it is cut. */
import { describe, expect, it } from "vitest";
import { powerTests } from "../../src/model/power.ts";
import {
  designHash,
  detectable,
  makeReplicates,
  mergePower,
  type PowerDesign,
  powerOf,
  simulatePower,
} from "../../src/simulate/power/index.ts";
import { replicate } from "../../src/simulate/power/replicate.ts";
import { benchOf, randomisationTest } from "../../src/simulate/power/tests.ts";
import { mean, variance } from "../../src/stats/index.ts";
import { reference } from "../stats/reference.ts";

const r = reference("power.json") as {
  readonly n1415: readonly number[];
  readonly reps: number;
  readonly results: readonly Readonly<Record<string, number>>[];
};

/** The design of the R script: 7 of 31 municipalities of Nordland's sizes, 36 quarters before, 8 after. */
const northern = (rate: number, draws = 199): PowerDesign => ({
  units: r.n1415.map((persons, i) => ({
    id: `u${i}`,
    treated: i < 7,
    exposure: Array.from({ length: 44 }, () => persons / 4),
  })),
  quarters: Array.from({ length: 44 }, (_, number) => ({ number, after: number >= 36 })),
  rate: { treated: rate, controls: rate },
  spread: 0.35,
  drift: 0.03,
  // Its θ is 8 for 50 persons and grows with them: variance over mean 1 + μ/θ.
  dispersion: 1 + (rate / 4) * (50 / 8),
  strata: null,
  level: 0.95,
  draws,
});

/** Units of one size, so that the Poisson fit has degrees of freedom. */
const even: PowerDesign = {
  ...northern(0.05, 99),
  units: Array.from({ length: 12 }, (_, i) => ({
    id: `u${i}`,
    treated: i < 5,
    exposure: Array.from({ length: 8 }, (_, t) => (i === 11 && t === 0 ? 0 : 40 + i)),
  })),
  quarters: Array.from({ length: 8 }, (_, number) => ({ number, after: number >= 5 })),
  spread: 0.2,
  drift: 0,
  dispersion: 1,
};

/** Two simulated shares differ by less than so many of their standard errors. */
const monteCarlo = 4;

const replicates = 250;

describe("power on the design of the programme", () => {
  for (const [rate, per1000] of [
    [0.025, 25],
    [0.045, 45],
  ] as const) {
    it(`is R's for randomisation inference at ${per1000} per 1000`, () => {
      const made = makeReplicates({
        design: northern(rate),
        test: "difference-in-differences",
        seed: 20260701,
        from: 0,
        to: replicates,
      });
      for (const effect of [1, 0.8, 0.7, 0.6, 0.5]) {
        const { falls, rises } = made.at(effect);
        const row = r.results.find((it_) => it_.rate_per1000 === per1000 && it_.true_rr === effect)!;
        const [ours, theirs] = [(falls + rises) / replicates, row.rej_ri!];
        const error = Math.sqrt((theirs * (1 - theirs) + 0.01) * (1 / replicates + 1 / r.reps));
        expect(Math.abs(ours - theirs) / error).toBeLessThan(monteCarlo);
      }
    });
  }

  it("has 11–18 % for a fall by a fifth and 65–85 % for a halving, within its own Monte-Carlo interval", () => {
    const bands = [0.025, 0.045].map((rate) =>
      simulatePower({
        design: northern(rate),
        test: "difference-in-differences",
        effects: [0.8, 0.5],
        seed: 7,
        from: 0,
        to: replicates,
      }).tallies.map((tally) => powerOf(tally, replicates)),
    );
    for (const [i, [low, high]] of [
      [0.11, 0.18],
      [0.65, 0.85],
    ].entries()) {
      expect(bands[0]![i]!.lower).toBeLessThan(high!);
      expect(bands[0]![i]!.upper).toBeGreaterThan(low!);
      expect(bands[1]![i]!.lower).toBeLessThan(high!);
      expect(bands[1]![i]!.upper).toBeGreaterThan(low!);
      expect(bands[1]![i]!.power).toBeGreaterThan(bands[0]![i]!.power);
    }
  });

  it("is nothing for the Poisson fit, which is withheld: one municipality has most of the persons", () => {
    const { tallies } = simulatePower({
      design: northern(0.045),
      test: "poisson-fixed-effects",
      effects: [0.5],
      seed: 1,
      from: 0,
      to: 20,
    });
    expect(powerOf(tallies[0]!, 20)).toMatchObject({ power: 0, withheld: 1 });
  });
});

describe("a piece of the work", () => {
  const work = { design: even, seed: 5, effects: [1, 0.6, 1.8] } as const;

  it.each(powerTests)("gives the same however the replicates are cut: %s", (test) => {
    const whole = simulatePower({ ...work, test, from: 0, to: 30 });
    const pieces = [
      [17, 30],
      [0, 1],
      [1, 17],
    ].map(([from, to]) => simulatePower({ ...work, test, from: from!, to: to! }));
    expect(mergePower(pieces)).toEqual(whole);
    expect(whole.tallies[1]!.falls).toBeGreaterThan(whole.tallies[0]!.falls);
    expect(whole.tallies[2]!.rises).toBeGreaterThan(whole.tallies[0]!.rises);
  });

  it("does not depend on which other effects are asked for", () => {
    const alone = simulatePower({ ...work, effects: [0.6], test: "difference-in-differences", from: 0, to: 30 });
    const among = simulatePower({ ...work, test: "difference-in-differences", from: 0, to: 30 });
    expect(alone.tallies[0]).toEqual(among.tallies[1]);
  });

  it("states the design by its hash, and is not joined with another's", () => {
    const one = simulatePower({ ...work, test: "difference-in-differences", from: 0, to: 2 });
    const other = { ...one, from: 2, to: 4 };
    expect(one.hash).toBe(designHash(even));
    expect(designHash({ ...even, drift: 0.01 })).not.toBe(one.hash);
    expect(() => mergePower([one, { ...other, hash: "0" }])).toThrow(
      new RangeError("the pieces differ in design, test, seed or effects"),
    );
    expect(() => mergePower([one, { ...other, from: 3 }])).toThrow(
      new RangeError("a piece ends before replicate 2 and the next begins with 3"),
    );
    expect(() => mergePower([])).toThrow(new RangeError("there are no pieces of work; expected at least one"));
  });

  const asked = { ...work, test: "difference-in-differences", from: 0, to: 1 } as const;
  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "all treated",
      () => simulatePower({ ...asked, design: { ...even, units: even.units.slice(0, 5) } }),
      "5 of 5 units are treated; expected some, not all",
    ],
    [
      "none after",
      () =>
        simulatePower({
          ...asked,
          design: { ...even, quarters: even.quarters.map((it_) => ({ ...it_, after: false })) },
        }),
      "0 of 8 quarters come after the start; expected some, not all",
    ],
    [
      "an exposure too few",
      () => simulatePower({ ...asked, design: { ...even, quarters: even.quarters.slice(1) } }),
      "u0 has 8 exposures for 7 quarters",
    ],
    [
      "a negative exposure",
      () =>
        simulatePower({
          ...asked,
          design: { ...even, units: even.units.map((it_) => ({ ...it_, exposure: it_.exposure.map(() => -1) })) },
        }),
      "u0 has an exposure that is no number from 0 up",
    ],
    [
      "no rate",
      () => simulatePower({ ...asked, design: { ...even, rate: { treated: 0, controls: 1 } } }),
      "rate.treated is 0; expected a finite number above 0",
    ],
    [
      "a negative spread",
      () => simulatePower({ ...asked, design: { ...even, spread: -1 } }),
      "spread is -1; expected a finite number, 0 or more",
    ],
    [
      "less than Poisson's variance",
      () => simulatePower({ ...asked, design: { ...even, dispersion: 0.5 } }),
      "dispersion is 0.5; expected a finite number, 1 or more",
    ],
    [
      "a level in per cent",
      () => simulatePower({ ...asked, design: { ...even, level: 95 } }),
      "level is 95; expected a number in (0, 1), as 0.95",
    ],
    [
      "no draws",
      () => simulatePower({ ...asked, design: { ...even, draws: 0 } }),
      "draws is 0; expected a whole number, 1 or more",
    ],
    [
      "strata of other units",
      () => simulatePower({ ...asked, design: { ...even, strata: [1] } }),
      "strata and units differ in length",
    ],
    [
      "no replicate",
      () => simulatePower({ ...asked, to: 0 }),
      "replicates from 0 to 0; expected whole numbers from 0, and at least one replicate",
    ],
    [
      "an effect of 0",
      () => simulatePower({ ...asked, effects: [0] }),
      "effect is 0; expected a ratio of rates above 0 and at most 3",
    ],
    [
      "an effect out of reach",
      () => simulatePower({ ...asked, effects: [3.5] }),
      "effect is 3.5; expected a ratio of rates above 0 and at most 3",
    ],
  ];
  it.each(refused)("refuses %s", (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});

describe("a replicate", () => {
  it("keeps a part of the same events when the fall is stronger, and touches only the treated after the start", () => {
    const { countsAt } = replicate(even, 3, 0);
    const none = countsAt(1);
    const strong = countsAt(0.4);
    for (const [cell, count] of countsAt(0.7).entries()) {
      const [unit, quarter] = [Math.floor(cell / 8), cell % 8];
      if (unit < 5 && quarter >= 5) {
        expect(count).toBeLessThanOrEqual(none[cell]!);
        expect(count).toBeGreaterThanOrEqual(strong[cell]!);
      } else expect(count).toBe(none[cell]!);
    }
  });

  it("has the rate, the effect and the dispersion that are stated; nobody, no event", () => {
    const single: PowerDesign = {
      ...even,
      units: [
        { id: "a", treated: true, exposure: [100, 100] },
        { id: "b", treated: false, exposure: [100, 0] },
      ],
      quarters: [
        { number: 0, after: false },
        { number: 1, after: true },
      ],
      rate: { treated: 0.05, controls: 0.02 },
      spread: 0.3,
      dispersion: 1.5,
    };
    const all = Array.from({ length: 4000 }, (_, i) => replicate(single, 11, i).countsAt(0.5));
    const column = (cell: number): readonly number[] => all.map((counts) => counts[cell]!);
    for (const [cell, rate] of [5, 2.5, 2].entries()) {
      const values = column(cell);
      const error = Math.sqrt(variance(values) / values.length);
      expect(Math.abs(mean(values) - rate) / error).toBeLessThan(monteCarlo);
    }
    expect(new Set(column(3))).toEqual(new Set([0]));
    // Var y = dispersion · m + m² (exp(spread²) − 1)
    const expected = 1.5 * 5 + 25 * Math.expm1(0.09);
    expect(variance(column(0)) / expected).toBeGreaterThan(0.9);
    expect(variance(column(0)) / expected).toBeLessThan(1.1);
  });
});

describe("the randomisation test of a replicate", () => {
  it("lists all assignments where there are no more than would be drawn, the same for every replicate", () => {
    const few: PowerDesign = { ...even, units: even.units.slice(2, 8), draws: 99 };
    expect(benchOf(few).listed!.count).toBe(20);
    expect(benchOf({ ...few, draws: 19 }).listed).toBeNull();
    // Three of six against their mirror: 2/20 is the smallest p, so that nothing can be rejected at 0.05.
    const test = randomisationTest(benchOf(few), 1, 0);
    expect(test(replicate(few, 1, 0).countsAt(0.05))).not.toBe("fall");
  });

  it("rejects at p = 0.05 itself, and is withheld without an event", () => {
    // One of twenty treated: the smallest p is 1/20.
    const one: PowerDesign = {
      ...even,
      units: Array.from({ length: 20 }, (_, i) => ({ id: `u${i}`, treated: i === 0, exposure: Array(8).fill(1000) })),
      strata: Array(20).fill(0),
    };
    const test = randomisationTest(benchOf(one), 1, 0);
    expect(test(replicate(one, 1, 0).countsAt(0.1))).toBe("fall");
    expect(test(replicate(one, 1, 0).countsAt(3))).toBe("rise");
    expect(test(new Int32Array(160))).toBe("withheld");
  });
});

describe("the smallest detectable effect", () => {
  const count = 150;
  const made = makeReplicates({ design: even, test: "difference-in-differences", seed: 9, from: 0, to: count });

  it("is where the power passes the target, between its Monte-Carlo bounds", async () => {
    const found = await detectable(made.at, count, "fall", 0.8, []);
    expect(powerOf(made.at(found.effect!), count).power).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(made.at(found.effect! * Math.exp(0.006)), count).power).toBeLessThan(0.8);
    expect(found.nearest!).toBeGreaterThanOrEqual(found.effect!);
    expect(found.farthest!).toBeLessThanOrEqual(found.effect!);
    expect(found).toMatchObject({ reach: 0.05, target: 0.8 });
  });

  it("is the same to its width when powers are known beforehand, and for a rise lies above 1", async () => {
    const known = [1, 0.9, 0.7, 0.5, 0.3].map((effect) => powerOf(made.at(effect), count));
    const [one, other] = [
      await detectable(made.at, count, "fall", 0.8, known),
      await detectable(made.at, count, "fall", 0.8, []),
    ];
    expect(Math.abs(Math.log(one.effect! / other.effect!))).toBeLessThan(0.011);
    const rise = await detectable(made.at, count, "rise", 0.8, known);
    expect(rise.effect!).toBeGreaterThan(1);
    expect(rise.nearest!).toBeLessThanOrEqual(rise.farthest!);
  });

  it("is none where no effect in reach is seen often enough", async () => {
    const tiny: PowerDesign = { ...even, rate: { treated: 0.001, controls: 0.001 } };
    const few = makeReplicates({ design: tiny, test: "difference-in-differences", seed: 9, from: 0, to: 40 });
    expect(await detectable(few.at, 40, "fall", 0.8, [])).toEqual({
      effect: null,
      nearest: null,
      farthest: null,
      reach: 0.05,
      target: 0.8,
    });
  });

  /** Studies of which so many in a hundred find the effect. */
  const curve = (percent: (effect: number) => number) => (effect: number) => ({
    effect,
    falls: percent(effect),
    rises: 0,
    withheld: 0,
  });

  it("has no farther bound where the power never passes the target by its simulation error", async () => {
    const found = await detectable(
      curve((effect) => (effect <= 0.5 ? 80 : 0)),
      100,
      "fall",
      0.8,
      [],
    );
    expect(Math.abs(Math.log(found.effect! / 0.5))).toBeLessThan(0.006);
    expect(found.nearest!).toBeGreaterThan(found.effect!);
    expect(found.farthest).toBeNull();
  });

  it("comes as near to none as the search goes where every study finds it", async () => {
    const found = await detectable(
      curve(() => 100),
      100,
      "fall",
      0.8,
      [],
    );
    expect(found.effect!).toBeGreaterThan(0.994);
    expect([found.nearest, found.farthest]).toEqual([found.effect, found.effect]);
  });

  it("is found at a milder effect where an overwhelming one leaves no event to judge by", async () => {
    const found = await detectable(
      curve((effect) => (effect > 0.3 ? Math.round(100 * (1 - effect)) : effect > 0.1 ? 90 : 0)),
      100,
      "fall",
      0.8,
      [],
    );
    expect(found.effect!).toBeGreaterThan(0.1);
    expect(found.effect!).toBeLessThan(0.301);
  });

  it("refuses a target in per cent", async () => {
    await expect(detectable(made.at, count, "fall", 80, [])).rejects.toThrow(
      new RangeError("target is 80; expected a number in (0, 1), as 0.8"),
    );
  });
});
