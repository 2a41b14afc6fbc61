/** Simplex-constrained least squares against R's quadprog, and against its own certificate. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simplexLeastSquares, sum } from "../../src/stats/index.ts";
import { relativeError, table } from "./reference.ts";

/** quadprog's answer stands in the file with twelve digits, after a ridge that its solver needs. */
const ridged = 2e-6;

/** The promise of the certificate. */
const certified = 1e-9;

describe("synthetic controls of 100 placebo units", () => {
  const input = table("bench_sc_357x80.csv");
  const quarters = Object.values(input).map((column) => column.map(Number));
  const units = quarters[0]!.map((_, unit) => quarters.map((column) => column[unit]!));
  const text = readFileSync(
    join(import.meta.dirname, "..", "reference", "expected", "synthetic-control-rmspe.csv"),
    "utf8",
  );
  const theirs = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));
  const before = units.map((unit) => unit.slice(0, 60));

  it("agrees with solve.QP before and after, and never fits worse", () => {
    expect([units.length, quarters.length, theirs.length]).toEqual([357, 80, 100]);
    for (const row of theirs) {
      const [unit, pre, post] = [row[0]!, row[1]!, row[2]!];
      const own = unit - 1;
      const others = units.filter((_, i) => i !== own);
      const fit = simplexLeastSquares(
        before.filter((_, i) => i !== own),
        before[own]!,
      );
      const missed = Array.from({ length: 20 }, (_, t) => {
        const made = others.reduce((all, donor, j) => all + fit.weights[j]! * donor[60 + t]!, 0);
        return (units[own]![60 + t]! - made) ** 2;
      });
      const rmspe = Math.sqrt(fit.squares / 60);
      expect(fit.converged).toBe(true);
      expect(fit.kkt).toBeLessThan(certified);
      expect(relativeError(rmspe, pre)).toBeLessThan(ridged);
      expect(relativeError(Math.sqrt(sum(missed) / 20), post)).toBeLessThan(ridged);
      expect(rmspe).toBeLessThan(pre * (1 + 1e-11));
    }
  });
});

/** As rates are: of one size, to a thousandth. Doubles of every size at once have cases that end uncertified, and say so. */
const value = fc.integer({ min: -50_000, max: 50_000 }).map((it_) => it_ / 1000);
const problem = fc
  .integer({ min: 1, max: 6 })
  .chain((rows) =>
    fc.tuple(
      fc.array(fc.array(value, { minLength: rows, maxLength: rows }), { minLength: 1, maxLength: 9 }),
      fc.array(value, { minLength: rows, maxLength: rows }),
    ),
  );

describe("laws", () => {
  it("gives weights on the simplex, with a certificate", () => {
    fc.assert(
      fc.property(problem, ([columns, target]) => {
        const fit = simplexLeastSquares(columns, target);
        expect(fit.converged).toBe(true);
        expect(sum(fit.weights)).toBeCloseTo(1, 12);
        expect(Math.min(...fit.weights)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("takes numbers whose squares are too small to be told from 0", () => {
    const fit = simplexLeastSquares(
      [
        [1.5717277847026288e-162, 0, 0],
        [0, 1e-163, 0],
        [0, 0, 0],
      ],
      [0, 0, 0],
    );
    expect(fit).toMatchObject({ converged: true, squares: 0 });
    expect([...fit.weights]).toEqual([0, 0, 1]);
    expect(simplexLeastSquares([[5e-324], [-5e-324]], [0]).converged).toBe(true);
  });

  it("is beaten by no other weights", () => {
    fc.assert(
      fc.property(
        problem,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        ([columns, target], raw) => {
          const used = raw.slice(0, columns.length).map((it_) => it_ + 1e-6);
          const other = target.map((goal, i) => {
            const made = columns.reduce((all, column, j) => all + (used[j]! / sum(used)) * column[i]!, 0);
            return (goal - made) ** 2;
          });
          const { squares } = simplexLeastSquares(columns, target);
          expect(squares).toBeLessThanOrEqual(sum(other) * (1 + 1e-9) + 1e-12);
        },
      ),
    );
  });
});

describe("small cases", () => {
  it("is the only column", () => {
    expect(simplexLeastSquares([[1, 2]], [4, 6])).toMatchObject({ squares: 25, kkt: 0, converged: true });
  });

  it("is the foot of the perpendicular", () => {
    const fit = simplexLeastSquares(
      [
        [0, 0],
        [10, 0],
        [0, 50],
      ],
      [4, -3],
    );
    expect([...fit.weights].map((it_) => Math.round(it_ * 1e12) / 1e12)).toEqual([0.6, 0.4, 0]);
    expect(fit.residuals[0]).toBeCloseTo(0, 12);
    expect(fit.residuals[1]).toBeCloseTo(-3, 12);
  });

  it("meets a target among the columns exactly, however many times they stand there", () => {
    const fit = simplexLeastSquares(
      [
        [1, 1],
        [3, 5],
        [3, 5],
        [1, 1],
      ],
      [3, 5],
    );
    expect(fit).toMatchObject({ squares: 0, kkt: 0, converged: true });
    const same = simplexLeastSquares([[2], [2]], [2]);
    expect(same).toMatchObject({ squares: 0, converged: true });
  });

  it("needs not more columns than rows and one", () => {
    const fit = simplexLeastSquares([[-1], [1], [2], [-5]], [0.25]);
    expect(fit.squares).toBeLessThan(1e-28);
    expect(fit.weights.filter((it_) => it_ > 0).length).toBeLessThanOrEqual(2);
  });

  it.each<[string, () => unknown, string]>([
    ["no columns", () => simplexLeastSquares([], [1]), "there are no columns; expected at least one"],
    [
      "a column of another length",
      () => simplexLeastSquares([[1], [1, 2]], [1]),
      "column 1 has 2 numbers; expected 1, as the target",
    ],
    ["NaN", () => simplexLeastSquares([[Number.NaN]], [1]), "a number is not finite; expected finite ones"],
  ])("refuses %s", (_, attempt, message) => {
    expect(attempt).toThrow(new RangeError(message));
  });
});
