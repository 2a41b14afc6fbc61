/**
 * Seeded simulations: how often intervals hold the truth from which the numbers were drawn, and limits what chance makes.
 *
 * Each is held to its own Monte-Carlo error: a share of B independent draws has the standard error √(p(1 − p)/B), and four of them
 * are exceeded by chance once in 16 000 times. Where draws come in sets that share their numbers, B is the number of sets.
 */
import { describe, expect, it } from "vitest";
import {
  binomialDistribution,
  concentrationIndex,
  garwood,
  integrateRates,
  newcombe,
  poissonDistribution,
  poissonFunnel,
  poolEffects,
  postStratified,
  predictRate,
  surveyInterval,
  uChart,
  wilson,
} from "../../src/stats/index.ts";
import { binomial, gamma, integer, normal, poisson, type Stream, stream, uniform } from "../../src/stats/random.ts";

const level = 0.95;

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

const holds = ({ lower, upper }: Interval, truth: number): boolean => lower <= truth && truth <= upper;

/** The share of so many runs in which something happened, each run on a stream of its own. */
function share(seed: number, runs: number, happens: (random: Stream) => boolean): number {
  let count = 0;
  for (let run = 0; run < runs; run++) if (happens(stream(seed, run))) count++;
  return count / runs;
}

/** Whole numbers come again and again: each is worked out once. */
function once<Result>(compute: (count: number) => Result): (count: number) => Result {
  const known = new Map<number, Result>();
  return (count) => {
    const found = known.get(count) ?? compute(count);
    known.set(count, found);
    return found;
  };
}

/** Four standard errors of a share of so many runs. */
const error = (p: number, runs: number): number => 4 * Math.sqrt((p * (1 - p)) / runs);

describe("exact intervals are as often right as enumeration says, and never less than they promise", () => {
  const runs = 20_000;

  it.each([0.7, 3.2, 11, 42])("Garwood, mean %f", (mean) => {
    const poissons = poissonDistribution(mean);
    const interval = once((y) => garwood(y, 1, level));
    let exactly = 0;
    for (let y = 0; y < mean * 4 + 40; y++) if (holds(interval(y), mean)) exactly += poissons.density(y);
    const seen = share(1, runs, (random) => holds(interval(poisson(random, mean)), mean));
    expect(Math.abs(seen - exactly)).toBeLessThan(error(exactly, runs));
    expect(seen).toBeGreaterThan(level - error(level, runs));
  });

  it.each([0.05, 0.3, 0.71])("Wilson, p %f: near what it promises, as enumeration says", (p) => {
    const n = 60;
    const binomials = binomialDistribution(n, p);
    let exactly = 0;
    for (let x = 0; x <= n; x++) if (holds(wilson(x, n, level), p)) exactly += binomials.density(x);
    const seen = share(2, runs, (random) => holds(wilson(binomial(random, n, p), n, level), p));
    expect(Math.abs(seen - exactly)).toBeLessThan(error(exactly, runs));
    expect(Math.abs(exactly - level)).toBeLessThan(0.025);
  });
});

describe("approximate intervals are right as often as they promise, on average over what may be true", () => {
  const runs = 20_000;

  it("Wilson, p anywhere", () => {
    const seen = share(3, runs, (random) => {
      const p = uniform(random);
      return holds(wilson(binomial(random, 40, p), 40, level), p);
    });
    expect(Math.abs(seen - level)).toBeLessThan(error(level, runs));
  });

  it("Newcombe's difference, both proportions anywhere, unequal numbers", () => {
    const seen = share(4, runs, (random) => {
      const [p, q] = [uniform(random), uniform(random)];
      const [first, second] = [
        { x: binomial(random, 35, p), n: 35 },
        { x: binomial(random, 90, q), n: 90 },
      ];
      return holds(newcombe(first, second, level), p - q);
    });
    // A little above on average, as Newcombe (1998), Stat Med 17:873–890, found by enumeration.
    expect(seen).toBeGreaterThan(level - error(level, runs));
    expect(seen).toBeLessThan(level + 0.01);
  });

  it("a survey of classes, with the design effect that they have", () => {
    // Forty classes of ten, alike within by ρ = 0.05: design effect 1 + 9 ρ.
    const [classes, size, rho] = [40, 10, 0.05];
    const p = 0.22;
    const precision = 1 / rho - 1;
    const designEffect = 1 + (size - 1) * rho;
    const sample = (random: Stream): number => {
      let x = 0;
      for (let k = 0; k < classes; k++) {
        const [a, b] = [gamma(random, p * precision), gamma(random, (1 - p) * precision)];
        x += binomial(random, size, a / (a + b));
      }
      return x;
    };
    const n = classes * size;
    const sets = 6000;
    const seen = share(5, sets, (random) => holds(surveyInterval({ x: sample(random), n, designEffect }, level), p));
    const naive = share(5, sets, (random) => holds(wilson(sample(random), n, level), p));
    expect(Math.abs(seen - level)).toBeLessThan(error(level, sets));
    expect(naive).toBeLessThan(level - error(level, sets));
  });

  it("a post-stratified share, answers drawn from strata of unequal size and opinion", () => {
    const strata = [
      { weight: 500, p: 0.1 },
      { weight: 300, p: 0.3 },
      { weight: 150, p: 0.55 },
      { weight: 50, p: 0.8 },
    ];
    const truth = strata.reduce((sum, it_) => sum + (it_.weight * it_.p) / 1000, 0);
    const sets = 6000;
    const seen = share(6, sets, (random) => {
      const counts = strata.map((it_) => ({ x: 0, n: 0, weight: it_.weight }));
      for (let answer = 0; answer < 300; answer++) {
        const at = integer(random, 1000);
        const h = at < 500 ? 0 : at < 800 ? 1 : at < 950 ? 2 : 3;
        counts[h]!.n++;
        if (uniform(random) < strata[h]!.p) counts[h]!.x++;
      }
      return holds(postStratified(counts, 1, level), truth);
    });
    // With twelve to eighteen answers in the smallest stratum the normal approximation is not the level to the third digit.
    expect(Math.abs(seen - level)).toBeLessThan(error(level, sets) + 0.004);
  });

  it("the concentration index, in which ranks are known", () => {
    const exposure = [8, 24, 27, 43, 53, 99, 608];
    const rates = exposure.map((_, i) => 0.03 + 0.01 * i);
    const means = exposure.map((n, i) => n * rates[i]!);
    const all = exposure.reduce((sum, n) => sum + n, 0);
    const total = means.reduce((sum, mean) => sum + mean, 0);
    // Σ sᵢRᵢ with the shares that are true.
    let below = 0;
    const truth =
      2 *
        exposure.reduce((sum, n, i) => {
          const rank = (below + n / 2) / all;
          below += n;
          return sum + (means[i]! / total) * rank;
        }, 0) -
      1;
    const sets = 6000;
    const seen = share(7, sets, (random) =>
      holds(
        concentrationIndex({ events: means.map((mean) => poisson(random, mean)), exposure, rank: exposure }, level),
        truth,
      ),
    );
    // About fifty events: the normal approximation falls short by a hundredth or two.
    expect(seen).toBeGreaterThan(0.92);
    expect(seen).toBeLessThan(level + error(level, sets));
  });
});

describe("random effects", () => {
  const unequal = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
  const equal = unequal.map(() => 0.25);
  const sets = 4000;
  const seen = (errors: readonly number[], interval: "normal" | "hartung-knapp", between: number): number =>
    share(8, sets, (random) => {
      const estimates = errors.map((own) => Math.log(0.8) + normal(random) * Math.hypot(own, between));
      return holds(poolEffects({ estimates, errors }, "reml", interval, level), Math.log(0.8));
    });

  it.each([0, 0.3])(
    "Hartung and Knapp's interval is right as often as it promises for studies of one size, deviation between %f",
    (between) => {
      expect(Math.abs(seen(equal, "hartung-knapp", between) - level)).toBeLessThan(error(level, sets));
    },
  );

  it("with seven of very unequal size it falls short by two or three in a hundred, and the normal interval by far more", () => {
    const [knapp, plain] = [seen(unequal, "hartung-knapp", 0.3), seen(unequal, "normal", 0.3)];
    expect(knapp).toBeGreaterThan(0.91);
    expect(plain).toBeLessThan(knapp - error(level, sets));
  });
});

describe("municipalities", () => {
  const exposure = [8, 24, 27, 43, 53, 99, 608];
  const world = (random: Stream) => {
    const rates = exposure.map(() => 0.08 * (gamma(random, 4) / 4));
    return {
      rates,
      events: exposure.map((n, i) => poisson(random, 4 * n * rates[i]!)),
      exposure: exposure.map((n) => 4 * n),
    };
  };
  const sets = 100;

  it("have their true rates in shrunken intervals, and one more has its own in the predicted one", () => {
    let inside = 0;
    let predicted = 0;
    for (let run = 0; run < sets; run++) {
      const random = stream(9, run);
      const { rates, events, exposure: years } = world(random);
      const counts = { events, exposure: years };
      for (const [i, interval] of integrateRates(counts, 0.9).entries()) if (holds(interval, rates[i]!)) inside++;
      if (holds(predictRate(counts, 0.9), 0.08 * (gamma(random, 4) / 4))) predicted++;
    }
    expect(Math.abs(inside / (sets * exposure.length) - 0.9)).toBeLessThan(error(0.9, sets));
    expect(predicted / sets).toBeGreaterThan(0.9 - error(0.9, sets));
  });
});

describe("limits are exceeded by chance as seldom as they promise", () => {
  const runs = 20_000;

  it.each([0.95, 0.998])("a funnel at %f", (inside) => {
    for (const expected of [2.5, 14, 60]) {
      const { lower, upper } = poissonFunnel(1, expected, inside);
      const outside = share(10, runs, (random) => {
        const ratio = poisson(random, expected) / expected;
        return ratio < lower || ratio > upper;
      });
      // Whole numbers: the limits hold at least so much.
      expect(outside).toBeLessThan(1 - inside + error(1 - inside, runs));
      const counts = poissonDistribution(expected);
      const exactly = counts.cdf(Math.round(lower * expected) - 1) + counts.upperTail(Math.round(upper * expected));
      expect(Math.abs(outside - exactly)).toBeLessThan(error(Math.max(exactly, 1e-4), runs));
    }
  });

  it("a u-chart's false alarms", () => {
    const signal = once((y) => uChart([600, y], [200, 10], 1, 0.998)[1]!.signal);
    const alarms = share(11, runs, (random) => signal(poisson(random, 30)));
    expect(alarms).toBeLessThan(0.002 + error(0.002, runs));
  });
});
