/**
 * Linear regressions whose answers the US National Institute of Standards and Technology has certified.
 *
 * NIST StRD, Linear Regression: Norris (calibration of ozone monitors), Pontius (load cells), Longley (1967), JASA 62:819–841; data
 * and certified values from the files of those names.
 */
import { describe, expect, it } from "vitest";
import { leastSquares, ones } from "../../../src/stats/index.ts";
import { answersFor, relativeError } from "../reference.ts";

/** Longley and Pontius lose digits whatever the algorithm: their columns are nearly collinear, or of very unlike sizes. */
const illConditioned = 1e-9;
const wellConditioned = 1e-12;

const norris = [
  [0.1, 0.2],
  [338.8, 337.4],
  [118.1, 118.2],
  [888.0, 884.6],
  [9.2, 10.1],
  [228.1, 226.5],
  [668.5, 666.3],
  [998.5, 996.3],
  [449.1, 448.6],
  [778.9, 777.0],
  [559.2, 558.2],
  [0.3, 0.4],
  [0.1, 0.6],
  [778.1, 775.5],
  [668.8, 666.9],
  [339.3, 338.0],
  [448.9, 447.5],
  [10.8, 11.6],
  [557.7, 556.0],
  [228.3, 228.1],
  [998.0, 995.8],
  [888.8, 887.6],
  [119.6, 120.2],
  [0.3, 0.3],
  [0.6, 0.3],
  [557.6, 556.8],
  [339.3, 339.1],
  [888.0, 887.2],
  [998.5, 999.0],
  [778.9, 779.0],
  [10.2, 11.1],
  [117.6, 118.3],
  [228.9, 229.2],
  [668.4, 669.1],
  [449.2, 448.9],
  [0.2, 0.5],
] as const;

const pontius = [
  0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146, 1.20001, 1.30822, 1.41599,
  1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844, 0.11052, 0.22018, 0.32939, 0.43886, 0.54798, 0.65739,
  0.76596, 0.87474, 0.983, 1.0915, 1.20004, 1.30818, 1.41613, 1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177,
  2.16829,
];

interface Certified {
  readonly coef: readonly number[];
  readonly se: readonly number[];
  readonly sigma: number;
}

function expectCertified(
  design: readonly (readonly number[])[],
  y: readonly number[],
  it_: Certified,
  tolerance: number,
) {
  const fit = leastSquares([ones(y.length), ...design], y, null);
  expect(fit.coefficients).toHaveLength(it_.coef.length);
  for (const [i, value] of it_.coef.entries())
    expect(relativeError(fit.coefficients[i]!, value)).toBeLessThan(tolerance);
  for (const [i, value] of it_.se.entries()) expect(relativeError(fit.errors[i]!, value)).toBeLessThan(tolerance);
  expect(relativeError(Math.sqrt(fit.dispersion), it_.sigma)).toBeLessThan(tolerance);
}

describe("NIST's certified values", () => {
  it("Norris", () => {
    expectCertified(
      [norris.map(([, x]) => x)],
      norris.map(([y]) => y),
      {
        coef: [-0.262323073774029, 1.00211681802045],
        se: [0.232818234301152, 0.429796848199937e-3],
        sigma: 0.884796396144373,
      },
      wellConditioned,
    );
  });

  it("Pontius", () => {
    const load = pontius.map((_, i) => ((i % 20) + 1) * 150_000);
    expectCertified(
      [load, load.map((x) => x * x)],
      pontius,
      {
        coef: [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14],
        se: [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16],
        sigma: 0.205177424076185e-3,
      },
      illConditioned,
    );
  });

  it("Longley", () => {
    const it_ = answersFor("nist-strd.json", ["longley"]).longley as Certified & {
      readonly x: number[][];
      readonly y: number[];
    };
    expectCertified(
      it_.x[0]!.map((_, j) => it_.x.map((row) => row[j]!)),
      it_.y,
      it_,
      illConditioned,
    );
  });
});
