/** Small and large simulated worlds for the tests of this room. */
import { areas, type SimulatedArea } from "../../src/simulate/areas.ts";
import type { Population } from "../../src/simulate/population.ts";
import { sampleTruth, type Truth } from "../../src/simulate/truth.ts";

/** Standard errors within which a Monte Carlo result must lie: seeds are fixed, so a rerun cannot fail by chance. */
export const standardErrors = 4;

/** The sample's truth where every municipality has exactly the level of its role. */
export const evenTruth: Truth = {
  ...sampleTruth,
  offences: { ...sampleTruth.offences, areaFactors: Object.fromEntries(areas.map(({ code }) => [code, 1])) },
  survey: { ...sampleTruth.survey, areaDeviation: 0 },
};

/** As many of each sex, age and municipality as are asked for. */
export function everywhere(persons: number): Population {
  return () => persons;
}

export function areaOf(code: string): SimulatedArea {
  return areas.find((area) => area.code === code)!;
}

/** |observed − expected| in standard errors of a Poisson count. */
export function poissonDeviation(observed: number, expected: number): number {
  return Math.abs(observed - expected) / Math.sqrt(expected);
}

/** |observed − n p| in standard errors of a binomial count. */
export function binomialDeviation(observed: number, n: number, p: number): number {
  return Math.abs(observed - n * p) / Math.sqrt(n * p * (1 - p));
}
