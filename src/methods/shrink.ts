/** How shrunken values are written, be they rates or proportions. */
import type { CountCell, Estimate, Note, Reason } from "../model/estimate.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, withheld } from "./compose.ts";
import { byPool, type PooledCell, poolBasis, shrunkenBasis } from "./pool.ts";

/** Two areas tell next to nothing of a distribution. */
const fewest = 3;

type Found =
  | { readonly ok: true; readonly numerator: number; readonly denominator: number }
  | { readonly ok: false; readonly reason: Reason; readonly basis: readonly CountCell[] };

export interface Shrunken {
  readonly values: readonly { readonly estimate: number; readonly lower: number; readonly upper: number }[];
  /** No more variance between the areas than chance makes. */
  readonly pooled: boolean;
}

/**
 * Every municipality's value drawn towards those of the same period and breakdown.
 *
 * @param read    the two numbers of a cell, or why there are none
 * @param shrink  what to make of a pool of at least three with an event among them
 */
export function shrinkPanel(
  manner: Manner,
  panel: Panel,
  read: (cell: PanelCell) => Found,
  shrink: (numerators: readonly number[], denominators: readonly number[]) => Shrunken,
): readonly Estimate[] {
  const { indicator } = manner;
  const subject = (cell: PanelCell) => ({ ...cell, area: cell.unit.id, comparator: null });
  return byPool(panel, (cells) => {
    const pool: PooledCell[] = [];
    const made: [PanelCell, Estimate][] = [];
    for (const cell of cells) {
      const found = read(cell);
      if (found.ok) pool.push({ cell, numerator: found.numerator, denominator: found.denominator });
      else made.push([cell, withheld(manner, subject(cell), found.reason, found.basis)]);
    }
    const refuse = (why: Reason, basis: (own: PooledCell) => readonly CountCell[]): void => {
      for (const own of pool) made.push([own.cell, withheld(manner, subject(own.cell), why, basis(own))]);
    };
    // That a municipality would have taken part tells that it had a trial.
    const trials = ({ cell, denominator }: PooledCell) => basisOf(indicator, cell, null, denominator);
    if (pool.length < fewest) refuse(reason("few-units", { minimum: fewest }), trials);
    else if (pool.every((it) => it.numerator === 0))
      refuse(reason("few-events", { minimum: 1 }), () => poolBasis(indicator, pool));
    else {
      const { values, pooled } = shrink(
        pool.map((it) => it.numerator),
        pool.map((it) => it.denominator),
      );
      const units = pool.length;
      const spread: readonly Note[] = pooled ? [{ code: "no-spread", params: { units } }] : [];
      for (const [i, own] of pool.entries()) {
        const { estimate, lower, upper } = values[i]!;
        const { numerator, denominator, cell } = own;
        const value = { value: estimate, lower, upper, numerator, denominator };
        made.push([
          cell,
          measured(manner, subject(cell), value, shrunkenBasis(indicator, own, pool), [
            ...notesOn(indicator, [cell]),
            { code: "shrunken", params: { units } },
            ...spread,
          ]),
        ]);
      }
    }
    return made;
  });
}
