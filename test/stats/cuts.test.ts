/** Seeded procedures cut into pieces: what was drawn first stays, and numbered replicates are the same in any share of the work. */
import { describe, expect, it } from "vitest";
import { assignments, simplexLeastSquares, wildClusterBootstrap } from "../../src/stats/index.ts";
import { gamma, normal, poisson, stream, uniform } from "../../src/stats/random.ts";

const rows = Array.from({ length: 60 }, (_, i) => ({ cluster: Math.floor(i / 5), time: i % 5 }));
const response = rows.map(({ cluster, time }) => ((cluster * 7 + time * 3 + cluster * time) % 11) / 3);
const tested = rows.map(({ cluster, time }) => (cluster < 4 && time > 2 ? 1 : 0));

function bootstrap(draws: number, random = stream(11, 3), weights: "rademacher" | "webb" = "rademacher") {
  return wildClusterBootstrap({
    design: [tested, rows.map(() => 1), rows.map(({ time }) => time)],
    response,
    clusters: rows.map(({ cluster }) => cluster),
    coefficient: 0,
    residuals: "restricted",
    weights,
    enumerateUpTo: 0,
    draws,
    random,
  });
}

describe("a seeded procedure", () => {
  it.each(["rademacher", "webb"] as const)("bootstraps on where it stopped: %s", (weights) => {
    const whole = bootstrap(500, stream(11, 3), weights).statistics;
    const random = stream(11, 3);
    const pieces = [120, 1, 379].flatMap((draws) => [...bootstrap(draws, random, weights).statistics]);
    expect(pieces).toEqual([...whole]);
  });

  it("draws the same assignments first, however many are asked for", () => {
    const ask = (draws: number) =>
      assignments({
        treated: Array.from({ length: 31 }, (_, i) => i < 7),
        strata: Array.from({ length: 31 }, (_, i) => i % 3),
        enumerateUpTo: 0,
        draws,
        random: stream(5, 9),
      }).members;
    const whole = ask(1000);
    for (const draws of [1, 17, 999]) expect([...ask(draws)]).toEqual([...whole.subarray(0, 7 * draws)]);
  });

  it("makes numbered replicates of a parametric bootstrap the same forwards, backwards and one by one", () => {
    const replicate = (i: number): readonly number[] => {
      const random = stream(2027, i);
      return [poisson(random, 3.5), gamma(random, 0.7), normal(random), poisson(random, 80), uniform(random)];
    };
    const forwards = Array.from({ length: 40 }, (_, i) => replicate(i));
    const backwards = Array.from({ length: 40 }, (_, i) => replicate(39 - i)).reverse();
    expect(backwards).toEqual(forwards);
    expect(replicate(23)).toEqual(forwards[23]);
  });

  it("fits a placebo by itself as among all others", () => {
    const random = stream(8, 0);
    const units = Array.from({ length: 12 }, () => Float64Array.from({ length: 8 }, () => uniform(random)));
    const placebo = (own: number) =>
      simplexLeastSquares(
        units.filter((_, unit) => unit !== own),
        units[own]!,
      );
    const all = units.map((_, unit) => placebo(unit));
    for (const unit of [11, 0, 5]) expect(placebo(unit)).toEqual(all[unit]);
  });
});
