/** Variances that hold when the model's own does not: heteroskedastic, serially correlated, clustered. */
import { requireCount, requireSameLength } from "../ranges.ts";
import { UnanswerableError } from "../unanswerable.ts";
import type { Fit } from "./least-squares.ts";
import { multiply, type Rows, zeros } from "./matrix.ts";

/** Bread · meat · bread. */
function sandwich(bread: Rows, meat: Rows): number[][] {
  return multiply(multiply(bread, meat), bread);
}

/** The sums of the scores of each period, in the order of time. */
function scoresOver(fit: Fit, times: readonly (string | number)[]): readonly (readonly number[])[] {
  requireSameLength({ times, rows: fit.scores });
  const sums = new Map<string | number, number[]>();
  for (const [i, row] of scoreRows(fit).entries()) {
    const own = sums.get(times[i]!);
    if (own) for (const [j, value] of row.entries()) own[j]! += value;
    else sums.set(times[i]!, [...row]);
  }
  return [...sums.values()];
}

/** Each row's score: weight × residual × design. */
function scoreRows(fit: Fit): readonly (readonly number[])[] {
  return Array.from(fit.scores, (score, i) => fit.design.map((column) => column[i]! * score));
}

function addOuter(meat: number[][], a: readonly number[], b: readonly number[], weight: number): void {
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) meat[i]![j]! += weight * a[i]! * b[j]!;
}

/**
 * White's heteroskedasticity-consistent covariance.
 *
 * Source: White (1980), Econometrica 48:817–838; MacKinnon & White (1985), J Econometrics 29:305–325, for HC1.
 *
 * @param correction  HC0: none; HC1: times n / df
 */
export function heteroskedasticCovariance(fit: Fit, correction: "HC0" | "HC1"): number[][] {
  const meat = zeros(fit.design.length, fit.design.length);
  for (const row of scoreRows(fit)) addOuter(meat, row, row, 1);
  const factor = correction === "HC0" ? 1 : fit.scores.length / fit.df;
  return sandwich(fit.bread, meat).map((row) => row.map((value) => value * factor));
}

/**
 * The Newey–West covariance with Bartlett weights 1 − l/(lag + 1); no prewhitening, no adjustment of degrees of freedom.
 *
 * Where several series share a period, their scores are summed first, so that they may be correlated in any way.
 *
 * Source: Newey & West (1987), Econometrica 55:703–708; Driscoll & Kraay (1998), Rev Econ Stat 80:549–560, for several series.
 *
 * @param fit    rows in order of time
 * @param lag    the last lag with a weight, whole number ≥ 0
 * @param times  the period of each row, where several rows share one
 * @throws RangeError when the lag is outside its range, or the periods do not match the rows
 */
export function neweyWest(fit: Fit, lag: number, times?: readonly (string | number)[]): number[][] {
  requireCount("lag", lag);
  const rows = times === undefined ? scoreRows(fit) : scoresOver(fit, times);
  const meat = zeros(fit.design.length, fit.design.length);
  for (const [i, row] of rows.entries()) {
    addOuter(meat, row, row, 1);
    for (let l = 1; l <= Math.min(lag, i); l++) {
      const weight = 1 - l / (lag + 1);
      addOuter(meat, row, rows[i - l]!, weight);
      addOuter(meat, rows[i - l]!, row, weight);
    }
  }
  return sandwich(fit.bread, meat);
}

/** Rows of each cluster, in order of first appearance. */
export function clusterRows(clusters: readonly (string | number)[], rows: number): readonly (readonly number[])[] {
  requireSameLength({ clusters, rows: { length: rows } });
  const members = new Map<string | number, number[]>();
  for (const [row, cluster] of clusters.entries()) {
    const found = members.get(cluster);
    if (found) found.push(row);
    else members.set(cluster, [row]);
  }
  if (members.size < 2)
    throw new UnanswerableError("few-clusters", `there are ${members.size} clusters; expected at least two`);
  return [...members.values()];
}

/**
 * The cluster-robust covariance, with the stated correction for few clusters.
 *
 * Source: Liang & Zeger (1986), Biometrika 73:13–22; Cameron & Miller (2015), J Hum Resources 50:317–372, section VI.
 *
 * @param clusters    the cluster of each row; at least two
 * @param correction  CR0: none; CR1: G/(G − 1); CR1S (as Stata): G/(G − 1) · (N − 1)/(N − K)
 * @throws RangeError when there are fewer than two clusters or labels do not match the rows
 */
export function clusteredCovariance(
  fit: Fit,
  clusters: readonly (string | number)[],
  correction: "CR0" | "CR1" | "CR1S",
): number[][] {
  const groups = clusterRows(clusters, fit.scores.length);
  const rows = scoreRows(fit);
  const meat = zeros(fit.design.length, fit.design.length);
  for (const group of groups) {
    const total = fit.design.map((_, j) => group.reduce((all, row) => all + rows[row]![j]!, 0));
    addOuter(meat, total, total, 1);
  }
  const few = groups.length / (groups.length - 1);
  const factor = { CR0: 1, CR1: few, CR1S: (few * (rows.length - 1)) / fit.df }[correction];
  return sandwich(fit.bread, meat).map((row) => row.map((value) => value * factor));
}
