/** How many clusters of equal size the clusters are worth to one coefficient. */
import type { AbsorbedFit } from "./absorbed-fit.ts";
import type { LinearFit } from "./least-squares.ts";
import { dot } from "./matrix.ts";
import { clusterRows } from "./sandwich.ts";

export interface EffectiveClusters {
  readonly clusters: number;
  /** In [1, clusters]; clusters where all weigh alike. */
  readonly effective: number;
}

/** The number from what each cluster adds to the variance of the coefficient. */
function fromParts(parts: readonly number[]): EffectiveClusters {
  const clusters = parts.length;
  const mean = parts.reduce((a, b) => a + b, 0) / clusters;
  const spread = parts.reduce((total, part) => total + (part / mean - 1) ** 2, 0) / clusters;
  return { clusters, effective: clusters / (1 + spread) };
}

/**
 * The effective number of clusters, errors taken as independent and alike.
 *
 *   G* = G / (1 + Γ),   Γ = (1/G) Σ ((γᵍ − γ̄)/γ̄)²,   γᵍ = aᵀM XᵍᵀWᵍ²Xᵍ M a,   M = (XᵀWX)⁻¹
 *
 * With errors wholly correlated within clusters, the paper's worst case, effects of the clusters themselves would leave no γᵍ.
 *
 * Source: Carter, Schnepel & Steigerwald (2017), Rev Econ Stat 99:698–709, equation 6; MacKinnon, Nielsen & Webb (2023),
 * Stata J 23:942–982, on the independent case with fixed effects.
 *
 * @param fit          least squares, weighted or not
 * @param labels       the cluster of each row; at least two
 * @param coefficient  its column in the design
 * @throws RangeError when there are fewer than two clusters or labels do not match the rows
 */
export function effectiveClusters(
  fit: LinearFit,
  labels: readonly (string | number)[],
  coefficient: number,
): EffectiveClusters {
  const own = fit.bread[coefficient]!;
  const influence = (row: number): number => {
    const values = fit.design.map((column) => column[row]!);
    return fit.weights[row]! * dot(values, own);
  };
  return fromParts(
    clusterRows(labels, fit.fitted.length).map((rows) => rows.reduce((all, row) => all + influence(row) ** 2, 0)),
  );
}

/**
 * The same for a fit whose effects are absorbed, clustered by unit, its rows scaled by √w so that errors are alike.
 *
 * @param regressor  its number among the regressors, from 0
 */
export function effectiveUnits(fit: AbsorbedFit, regressor: number): EffectiveClusters {
  const parts = new Float64Array(fit.groups.units);
  for (const [row, unit] of fit.groups.unit.entries()) {
    const influence = fit.outside.reduce((all, column, k) => all + fit.bread[k]![regressor]! * column[row]!, 0);
    parts[unit]! += influence * influence;
  }
  return fromParts([...parts]);
}
