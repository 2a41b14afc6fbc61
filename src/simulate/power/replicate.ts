/** One simulated study of a design: its counts without an effect, and with any. */
import { gamma, normal, poisson, stream, uniform } from "../../stats/random.ts";
import type { PowerDesign } from "./design.ts";

/** The greatest ratio of rates that can be asked for. */
export const greatestEffect = 3;

export interface Replicate {
  /** Counts by unit, then quarter, when the treated have `effect` times their rate after the start. */
  readonly countsAt: (effect: number) => Int32Array;
}

/**
 * Replicate number `index` of a design.
 *
 *   y ~ Poisson(person-years · rate · exp(a + b years) · g),   a ~ N(0, spread²), b ~ N(0, drift²) for each unit,
 *   g ~ Gamma with mean 1, so that y has `dispersion` times the variance of a Poisson count
 *
 * Years run from the middle of the quarters before. Seasons and shocks that all units share are left out: both tests take
 * them out of every comparison. The effect thins the events of the treated after the start, each with a mark of its own, so
 * that a stronger fall keeps a part of the same events: power is compared at common random numbers. With an effect the
 * gamma variable stays, so that the counts are a little less dispersed where the effect lowers them.
 *
 * Source: Burton et al. (2006), Stat Med 25:4279–4292, for the design of simulation studies; Lewis & Shedler (1979),
 * Naval Res Logist Q 26:403–413, for thinning.
 *
 * @param seed   whole number from 0
 * @param index  whole number from 0: the same replicate, however the work is cut
 */
export function replicate(design: PowerDesign, seed: number, index: number): Replicate {
  const { units, quarters, rate, spread, drift, dispersion } = design;
  const random = stream(seed, index);
  const before = quarters.filter((quarter) => !quarter.after);
  const middle = before.reduce((sum, { number }) => sum + number, 0) / before.length;
  const counts = new Int32Array(units.length * quarters.length);
  const affected: { readonly cell: number; readonly marks: Float64Array }[] = [];
  for (const [i, unit] of units.entries()) {
    const own = spread * normal(random) - (spread * spread) / 2;
    const trend = drift * normal(random);
    const level = (unit.treated ? rate.treated : rate.controls) * Math.exp(own);
    for (const [t, { number, after }] of quarters.entries()) {
      const mean = level * unit.exposure[t]! * Math.exp((trend * (number - middle)) / 4);
      if (mean === 0) continue;
      const shape = mean / (dispersion - 1);
      const expected = dispersion > 1 ? (mean * gamma(random, shape)) / shape : mean;
      const cell = i * quarters.length + t;
      if (unit.treated && after) {
        const marks = new Float64Array(poisson(random, expected * greatestEffect));
        for (let event = 0; event < marks.length; event++) marks[event] = uniform(random) * greatestEffect;
        affected.push({ cell, marks });
      } else counts[cell] = poisson(random, expected);
    }
  }
  return {
    countsAt: (effect) => {
      const all = counts.slice();
      for (const { cell, marks } of affected) {
        let kept = 0;
        for (let event = 0; event < marks.length; event++) if (marks[event]! < effect) kept++;
        all[cell] = kept;
      }
      return all;
    },
  };
}
