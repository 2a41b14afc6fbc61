/** The distributions against R 4.2.2 (script 02_special.R) and, where R itself loses digits, mpmath (20_mpmath.py). */
import { describe, expect, it } from "vitest";
import {
  betaDistribution,
  binomialDistribution,
  chiSquareDistribution,
  digamma,
  fDistribution,
  gammaDistribution,
  hypergeometricDistribution,
  incompleteBeta,
  incompleteGamma,
  logGamma,
  negativeBinomialDistribution,
  normalDistribution,
  poissonDistribution,
  tDistribution,
  trigamma,
} from "../../src/stats/index.ts";
import { answersFor, exact, misses, type Row, rows } from "./reference.ts";

const r = answersFor(
  "special-functions.json",
  [
    "qnorm",
    "pnorm",
    "qchisq",
    "pchisq",
    "qgamma",
    "qbeta",
    "pbeta",
    "qt",
    "pt",
    "qf",
    "ppois",
    "qpois",
    "pbinom",
    "pnbinom",
    "qnbinom",
    "lgamma",
    "pgamma_large",
    "phyper",
  ],
  [
    // What R rounds away; mpmath.json has it.
    "pnorm/0/v",
    "lgamma/5/digamma",
  ],
);
const precise = answersFor("mpmath.json", ["qf", "qt", "pnbinom", "digamma", "pnorm", "gamma", "beta", "normal"]);
const normal = normalDistribution(0, 1);

/** Beta quantiles with a shape under 0.1 reach 1e-235, where R's own stopping rule shows. */
const tinyShape = 1e-9;

/** R's rows, except those that mpmath has corrected; with the corrections. */
function corrected(table: string, keys: readonly string[]): readonly Row[] {
  const address = (row: Row): string => keys.map((key) => row[key]).join("|");
  const better = new Map(rows(precise, table).map((row) => [address(row), row]));
  const merged = rows(r, table).map((row) => ({ ...row, ...better.get(address(row)) }));
  const used = new Set(rows(r, table).map(address));
  expect([...better.keys()].filter((key) => !used.has(key))).toEqual([]);
  return merged;
}

type Check = readonly [table: string, column: string, (row: Row) => number];

const checks: readonly Check[] = [
  ["lgamma", "lgamma", (row) => logGamma(row.x!)],
  ["lgamma", "gamma", (row) => Math.exp(logGamma(row.x!))],
  ["lgamma", "trigamma", (row) => trigamma(row.x!)],
  ["qnorm", "v", (row) => normal.quantile(row.p!)],
  ["pnorm", "upper", (row) => normal.upperTail(row.z!)],
  ["pnorm", "log", (row) => normal.logCdf(row.z!)],
  ["qchisq", "v", (row) => chiSquareDistribution(row.df!).quantile(row.p!)],
  ["pchisq", "v", (row) => chiSquareDistribution(row.df!).cdf(row.x!)],
  ["pchisq", "upper", (row) => chiSquareDistribution(row.df!).upperTail(row.x!)],
  ["qgamma", "v", (row) => gammaDistribution(row.shape!, row.rate!).quantile(row.p!)],
  ["pgamma_large", "v", (row) => gammaDistribution(row.shape!, 1).cdf(row.x!)],
  ["pgamma_large", "upper", (row) => gammaDistribution(row.shape!, 1).upperTail(row.x!)],
  ["pbeta", "v", (row) => betaDistribution(row.a!, row.b!).cdf(row.x!)],
  ["pbeta", "upper", (row) => betaDistribution(row.a!, row.b!).upperTail(row.x!)],
  ["pt", "v", (row) => tDistribution(row.df!).cdf(row.t!)],
  ["pt", "upper", (row) => tDistribution(row.df!).upperTail(row.t!)],
  ["ppois", "cdf", (row) => poissonDistribution(row.lambda!).cdf(row.k!)],
  ["ppois", "upper", (row) => poissonDistribution(row.lambda!).upperTail(row.k!)],
  ["ppois", "pmf", (row) => poissonDistribution(row.lambda!).density(row.k!)],
  ["ppois", "logpmf", (row) => poissonDistribution(row.lambda!).logDensity(row.k!)],
  ["qpois", "v", (row) => poissonDistribution(row.lambda!).quantile(row.p!)],
  ["pbinom", "cdf", (row) => binomialDistribution(row.n!, row.p!).cdf(row.k!)],
  ["pbinom", "pmf", (row) => binomialDistribution(row.n!, row.p!).density(row.k!)],
  ["pnbinom", "cdf", (row) => negativeBinomialDistribution(row.theta!, row.mu!).cdf(row.k!)],
  ["qnbinom", "v", (row) => negativeBinomialDistribution(row.theta!, row.mu!).quantile(row.p!)],
  ["phyper", "cdf", (row) => hypergeometricDistribution(row.m!, row.n!, row.s!).cdf(row.k!)],
  ["phyper", "pmf", (row) => hypergeometricDistribution(row.m!, row.n!, row.s!).density(row.k!)],
];

describe("the distributions agree with R in every row", () => {
  it.each(checks)("%s, column %s", (table, column, compute) => {
    expect(misses(rows(r, table), column, compute, exact)).toEqual([]);
  });

  it("beta quantiles", () => {
    const quantile = (row: Row): number => betaDistribution(row.a!, row.b!).quantile(row.p!);
    const tiny = rows(r, "qbeta").filter((row) => Math.min(row.a!, row.b!) < 0.1);
    const others = rows(r, "qbeta").filter((row) => Math.min(row.a!, row.b!) >= 0.1);
    expect(misses(others, "v", quantile, exact)).toEqual([]);
    expect(misses(tiny, "v", quantile, tinyShape)).toEqual([]);
  });

  it("leaves no table of the file out", () => {
    const here = ["qbeta", "qf", "qt", "pnbinom", ...checks.map(([table]) => table)];
    expect(Object.keys(r).filter((key) => !key.startsWith("_") && !here.includes(key))).toEqual([]);
  });
});

describe("where R loses digits, mpmath decides", () => {
  it("F quantiles near 0, which R computes as (1/q − 1) df2/df1", () => {
    const quantile = (row: Row): number => fDistribution(row.df1!, row.df2!).quantile(row.p!);
    expect(misses(corrected("qf", ["p", "df1", "df2"]), "v", quantile, exact)).toEqual([]);
    const lost = rows(precise, "qf").map((row) => {
      const theirs = rows(r, "qf").find((it) => it.p === row.p && it.df1 === row.df1 && it.df2 === row.df2)!;
      return Math.abs(theirs.v! - row.v!) / (2 ** -52 * (row.df2! / row.df1!));
    });
    expect(Math.max(...lost)).toBeLessThan(2);
  });

  it("t quantiles with half a degree of freedom", () => {
    const quantile = (row: Row): number => tDistribution(row.df!).quantile(row.p!);
    expect(misses(corrected("qt", ["p", "df"]), "v", quantile, exact)).toEqual([]);
  });

  it("negative binomial masses with size 1e6", () => {
    const table = corrected("pnbinom", ["k", "theta", "mu"]);
    const of = (row: Row): ReturnType<typeof negativeBinomialDistribution> =>
      negativeBinomialDistribution(row.theta!, row.mu!);
    // Below 1e-300 a mass has fewer than sixteen digits itself.
    const normalRange = table.filter((row) => row.pmf! > 1e-300);
    expect(misses(normalRange, "pmf", (row) => of(row).density(row.k!), exact)).toEqual([]);
    expect(misses(table, "logpmf", (row) => of(row).logDensity(row.k!), exact)).toEqual([]);
    expect(table.length - normalRange.length).toBe(7);
  });

  it("the normal tail at −38, which R rounds to 0", () => {
    const others = rows(r, "pnorm").filter((row) => row.z !== -38);
    expect(misses(others, "v", (row) => normal.cdf(row.z!), exact)).toEqual([]);
    // Below 1e-308 a double keeps nine digits here.
    expect(misses(rows(precise, "pnorm"), "v", (row) => normal.cdf(row.z!), 1e-8)).toEqual([]);
  });

  it("digamma beside its zero", () => {
    const near = rows(precise, "digamma")[0]!.x!;
    const others = rows(r, "lgamma").filter((row) => row.x !== near);
    expect(others.length).toBe(rows(r, "lgamma").length - 1);
    expect(misses(others, "digamma", (row) => digamma(row.x!), exact)).toEqual([]);
    expect(Math.abs(digamma(near) - rows(precise, "digamma")[0]!.v!)).toBeLessThan(1e-15);
  });

  it("tails far out, shapes from 0.001 to a thousand million", () => {
    const columns = ["lower", "upper", "logLower", "logUpper"] as const;
    for (const column of columns) {
      const gamma = (row: Row): number => incompleteGamma(row.a!, row.x!)[column];
      const beta = (row: Row): number => incompleteBeta(row.a!, row.b!, row.x!, 1 - row.x!)[column];
      // A double holds nothing below 1e-308: there the logarithm is the proof.
      const representable = (row: Row): boolean => column.startsWith("log") || row[column]! > 1e-300;
      expect(misses(rows(precise, "gamma").filter(representable), column, gamma, exact)).toEqual([]);
      expect(misses(rows(precise, "beta").filter(representable), column, beta, exact)).toEqual([]);
    }
    expect(misses(rows(precise, "normal"), "logLower", (row) => normal.logCdf(row.x!), exact)).toEqual([]);
    expect(misses(rows(precise, "normal"), "logUpper", (row) => normal.logUpperTail(row.x!), exact)).toEqual([]);
  });
});
