/** Municipalities taken together in one period: what shrinkage draws its distribution from. */
import type { CountCell, Estimate } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import { basisOf } from "./basis.ts";

/** A cell with its two numbers: events and exposure, or events and trials. */
export interface PooledCell {
  readonly cell: PanelCell;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The municipalities of each period and breakdown, by code, so that a sum of rounded numbers does not depend on the order
 * of the units. Pooled groups in the panel are left alone.
 */
export function poolsOf(panel: Panel): readonly (readonly PanelCell[])[] {
  const pools = new Map<string, PanelCell[]>();
  for (const cell of panel.cells) {
    if (cell.unit.kind !== "area") continue;
    const key = `${cell.period}|${breakdownId(cell.breakdown)}`;
    const pool = pools.get(key);
    if (pool) pool.push(cell);
    else pools.set(key, [cell]);
  }
  const byCode = (a: PanelCell, b: PanelCell): number => (a.unit.id < b.unit.id ? -1 : 1);
  return [...pools.values()].map((pool) => pool.toSorted(byCode));
}

/** The estimates of each pool, made from all its municipalities at once, in the order of the panel's cells. */
export function byPool(
  panel: Panel,
  estimate: (cells: readonly PanelCell[]) => readonly (readonly [PanelCell, Estimate])[],
): readonly Estimate[] {
  const made = new Map(poolsOf(panel).flatMap(estimate));
  return panel.cells.flatMap((cell) => made.get(cell) ?? []);
}

const sumOver = (pool: readonly PooledCell[], of: (it: PooledCell) => number): number =>
  pool.reduce((total, it) => total + of(it), 0);

/** The count of a whole pool. */
export function poolBasis(indicator: Indicator, pool: readonly PooledCell[]): readonly CountCell[] {
  const [first] = pool;
  const areas = pool.flatMap(({ cell }) => cell.areas).sort();
  // A count has no denominator, and so no persons behind it.
  const persons = indicator.denominator === null ? null : sumOver(pool, ({ cell }) => cell.persons!);
  return basisOf(
    indicator,
    { ...first!.cell, areas, persons },
    sumOver(pool, (it) => it.numerator),
    sumOver(pool, (it) => it.denominator),
  );
}

/**
 * What a value that was estimated from a whole pool reveals: the count of each of its municipalities, and of all of them.
 *
 * The distribution that shrunken values are drawn towards has two numbers, and both follow from any few of the values at full precision.
 * They are a function of every municipality's count; where only a few small counts are hidden, trying them all finds the ones that
 * give those numbers. So a pool's values are safe only where each of its counts is.
 */
export function wholePoolBasis(indicator: Indicator, pool: readonly PooledCell[]): readonly CountCell[] {
  return [
    ...pool.flatMap(({ cell, numerator, denominator }) => basisOf(indicator, cell, numerator, denominator)),
    ...poolBasis(indicator, pool),
  ];
}
