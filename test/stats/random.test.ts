/** Streams are independent and numbered; every sampler has the moments and the distribution that it claims. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomial,
  gamma,
  integer,
  normal,
  poisson,
  type Stream,
  sample,
  shuffle,
  stream,
  uniform,
} from "../../src/stats/random.ts";

/** Standard errors within which a Monte Carlo mean must lie: seeds are fixed, so this is no matter of luck in a rerun. */
const standardErrors = 4.5;
const draws = 40_000;

/** z-scores of the sample mean and the sample variance against what theory says. */
function deviations(
  draw: () => number,
  mean: number,
  variance: number,
  fourth: number,
): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw() - mean;
    sum += x;
    squares += x * x;
  }
  return {
    mean: sum / draws / Math.sqrt(variance / draws),
    variance: (squares / draws - variance) / Math.sqrt((fourth - variance ** 2) / draws),
  };
}

function expectMoments(draw: () => number, mean: number, variance: number, fourth: number): void {
  const z = deviations(draw, mean, variance, fourth);
  expect(Math.abs(z.mean)).toBeLessThan(standardErrors);
  expect(Math.abs(z.variance)).toBeLessThan(standardErrors);
}

/** Pearson's chi-squared of observed counts against probabilities, cells with an expectation under 8 pooled. */
function chiSquared(
  draw: () => number,
  probability: (k: number) => number,
  last: number,
): { readonly x2: number; readonly df: number } {
  const seen = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const k = draw();
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  let x2 = 0;
  let cells = 0;
  let restSeen = draws;
  let restExpected = draws;
  for (let k = 0; k <= last; k++) {
    const expected = draws * probability(k);
    if (expected < 8) continue;
    const count = seen.get(k) ?? 0;
    x2 += (count - expected) ** 2 / expected;
    restSeen -= count;
    restExpected -= expected;
    cells++;
  }
  if (restExpected > 1) {
    x2 += (restSeen - restExpected) ** 2 / restExpected;
    cells++;
  }
  return { x2, df: cells - 1 };
}

function expectFit(draw: () => number, probability: (k: number) => number, last: number): void {
  const { x2, df } = chiSquared(draw, probability, last);
  expect(df).toBeGreaterThan(0);
  expect((x2 - df) / Math.sqrt(2 * df)).toBeLessThan(standardErrors);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}

function take(random: Stream, n: number): readonly number[] {
  return Array.from({ length: n }, () => uniform(random));
}

describe("stream", () => {
  it("gives the same numbers for the same seed and number, always these", () => {
    expect(take(stream(2026, 0), 3)).toEqual(take(stream(2026, 0), 3));
    expect(take(stream(1, 0), 2)).toMatchInlineSnapshot(`
      [
        0.3305789920489314,
        0.5280807286581641,
      ]
    `);
  });

  it("gives other numbers for another seed, another number, or the two swapped", () => {
    const first = new Set<number>();
    for (let seed = 0; seed < 40; seed++)
      for (let index = 0; index < 40; index++) first.add(stream(seed, index).next());
    expect(first.size).toBe(1600);
  });

  it("is not moved by another stream being drawn from", () => {
    const alone = take(stream(7, 3), 5);
    const other = stream(7, 4);
    const mine = stream(7, 3);
    const mixed = Array.from({ length: 5 }, () => {
      uniform(other);
      return uniform(mine);
    });
    expect(mixed).toEqual(alone);
  });

  it("has neighbouring streams without correlation", () => {
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      sum += (stream(11, i).next() - 0.5) * (stream(11, i + 1).next() - 0.5) * 12;
    }
    expect(Math.abs(sum / Math.sqrt(n))).toBeLessThan(standardErrors);
  });

  it.each([
    [-1, 0, "seed must be a whole number ≥ 0: -1"],
    [0.5, 0, "seed must be a whole number ≥ 0: 0.5"],
    [2 ** 53, 0, "seed must be a whole number ≥ 0: 9007199254740992"],
    [0, -1, "index must be a whole number ≥ 0: -1"],
    [0, Number.NaN, "index must be a whole number ≥ 0: NaN"],
  ])("refuses seed %s and number %s", (seed, index, message) => {
    expect(() => stream(seed, index)).toThrow(new RangeError(message));
  });
});

describe("uniform", () => {
  it("has mean 1/2 and variance 1/12", () => {
    const random = stream(1, 1);
    expectMoments(() => uniform(random), 1 / 2, 1 / 12, 1 / 80);
  });

  it("fills a hundred cells evenly", () => {
    const random = stream(1, 2);
    expectFit(
      () => Math.floor(uniform(random) * 100),
      () => 1 / 100,
      99,
    );
  });

  it("stays in [0, 1)", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, index) => {
        const u = uniform(stream(seed, index));
        return u >= 0 && u < 1;
      }),
    );
  });
});

describe("integer", () => {
  it("is even over 0 … n − 1", () => {
    const random = stream(2, 0);
    expectFit(
      () => integer(random, 7),
      () => 1 / 7,
      6,
    );
  });

  it("of one is 0", () => {
    expect(integer(stream(2, 1), 1)).toBe(0);
  });

  it.each([0, -3, 1.5, 2 ** 33])("refuses n = %s", (n) => {
    expect(() => integer(stream(2, 2), n)).toThrow(new RangeError(`n must be a whole number in 1 … 2³²: ${n}`));
  });
});

describe("normal", () => {
  it("has mean 0, variance 1 and fourth moment 3", () => {
    const random = stream(3, 0);
    expectMoments(() => normal(random), 0, 1, 3);
  });

  it("lies within ±1.959964 in 95 % of draws", () => {
    const random = stream(3, 1);
    expectFit(
      () => (Math.abs(normal(random)) < 1.959963984540054 ? 1 : 0),
      (k) => (k === 1 ? 0.95 : 0.05),
      1,
    );
  });
});

describe("gamma", () => {
  it.each([0.2, 0.9, 1, 2.5, 40, 3000])("of shape %s has mean and variance equal to its shape", (shape) => {
    const random = stream(4, Math.round(shape * 10));
    expectMoments(() => gamma(random, shape), shape, shape, 3 * shape ** 2 + 6 * shape);
  });

  it("of shape 1 is exponential", () => {
    const random = stream(4, 99);
    expectFit(
      () => Math.floor(gamma(random, 1) * 2),
      (k) => Math.exp(-k / 2) - Math.exp(-(k + 1) / 2),
      20,
    );
  });

  it.each([0, -1, Number.NaN, Infinity])("refuses shape %s", (shape) => {
    expect(() => gamma(stream(4, 0), shape)).toThrow(new RangeError(`shape must be > 0: ${shape}`));
  });
});

describe("poisson", () => {
  it.each([0.05, 1, 7.3, 23.9, 24.1, 60, 900])("of mean %s has the Poisson distribution", (mean) => {
    const random = stream(5, Math.round(mean * 100));
    expectMoments(() => poisson(random, mean), mean, mean, mean + 3 * mean ** 2);
    expectFit(
      () => poisson(random, mean),
      (k) => Math.exp(k * Math.log(mean) - mean - logFactorial(k)),
      Math.ceil(mean + 10 * Math.sqrt(mean) + 10),
    );
  });

  it("of mean 0 is 0", () => {
    expect(poisson(stream(5, 0), 0)).toBe(0);
  });

  it("of a mean of a billion is near it", () => {
    expect(Math.abs(poisson(stream(5, 1), 1e9) - 1e9) / Math.sqrt(1e9)).toBeLessThan(standardErrors);
  });

  it.each([-1, Number.NaN, Infinity])("refuses mean %s", (mean) => {
    expect(() => poisson(stream(5, 2), mean)).toThrow(new RangeError(`mean must be in [0, 2⁵³): ${mean}`));
  });
});

describe("binomial", () => {
  it.each([
    [1, 0.3],
    [24, 0.5],
    [25, 0.5],
    [100, 0.02],
    [1000, 0.97],
    [5543, 0.06],
  ])("of %s trials with probability %s has the binomial distribution", (n, p) => {
    const random = stream(6, n);
    const variance = n * p * (1 - p);
    expectMoments(() => binomial(random, n, p), n * p, variance, variance * (1 + 3 * (n - 2) * p * (1 - p)));
    expectFit(
      () => binomial(random, n, p),
      (k) =>
        Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p)),
      n,
    );
  });

  it("of no trials, or of probability 0, is 0; of probability 1 is n", () => {
    const random = stream(6, 0);
    expect([0, 1, 24, 25, 10_000].map((n) => binomial(random, n, 0))).toEqual([0, 0, 0, 0, 0]);
    expect([0, 1, 24, 25, 10_000].map((n) => binomial(random, n, 1))).toEqual([0, 1, 24, 25, 10_000]);
    expect(binomial(random, 0, 0.4)).toBe(0);
  });

  it("stays between 0 and n", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (seed, n, p) => {
        const x = binomial(stream(seed, 0), n, p);
        return Number.isInteger(x) && x >= 0 && x <= n;
      }),
    );
  });

  it.each([
    [-1, 0.5, "n must be a whole number ≥ 0: -1"],
    [1.5, 0.5, "n must be a whole number ≥ 0: 1.5"],
    [3, 1.1, "p must be in [0, 1]: 1.1"],
    [3, Number.NaN, "p must be in [0, 1]: NaN"],
  ])("refuses n = %s with p = %s", (n, p, message) => {
    expect(() => binomial(stream(6, 1), n, p)).toThrow(new RangeError(message));
  });
});

describe("shuffle and sample", () => {
  it("make each of the 24 orders of four equally likely", () => {
    const random = stream(8, 0);
    const orders = new Map<string, number>();
    expectFit(
      () => {
        const order = shuffle(random, ["a", "b", "c", "d"]).join("");
        if (!orders.has(order)) orders.set(order, orders.size);
        return orders.get(order)!;
      },
      () => 1 / 24,
      23,
    );
    expect(orders.size).toBe(24);
  });

  it("make each of the 12 ordered pairs of four equally likely", () => {
    const random = stream(8, 1);
    expectFit(
      () => {
        const [a, b] = sample(random, [0, 1, 2, 3], 2);
        return a! * 3 + (b! > a! ? b! - 1 : b!);
      },
      () => 1 / 12,
      11,
    );
  });

  it("leave the items as they were, and lose none", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(9)), (seed, items) => {
        const before = [...items];
        const mixed = shuffle(stream(seed, 0), items);
        expect(items).toEqual(before);
        expect([...mixed].sort()).toEqual([...items].sort());
      }),
    );
  });

  it("of nothing, or nothing of something, is nothing", () => {
    expect(shuffle(stream(8, 2), [])).toEqual([]);
    expect(sample(stream(8, 2), [1, 2], 0)).toEqual([]);
  });

  it.each([-1, 3, 1.5])("refuse a sample of %s from two", (size) => {
    expect(() => sample(stream(8, 3), [1, 2], size)).toThrow(
      new RangeError(`size must be a whole number in 0 … 2: ${size}`),
    );
  });
});
