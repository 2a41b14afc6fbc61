/** The methods that draw municipalities towards their common distribution, be it of rates or of proportions. */
import type { CountCell, Estimate, Note, Reason } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { byPool, type PooledCell, poolBasis, wholePoolBasis } from "./pool.ts";

/** Two areas tell next to nothing of a distribution. */
export const fewestAreas = 3;

/** The two numbers of a cell, or why there are none. */
export type Found =
  | { readonly ok: true; readonly numerator: number; readonly denominator: number }
  | { readonly ok: false; readonly reason: Reason; readonly basis: readonly CountCell[] };

export interface Shrunken {
  readonly values: readonly { readonly estimate: number; readonly lower: number; readonly upper: number }[];
  /** No more variance between the areas than chance makes. */
  readonly pooled: boolean;
}

/** What tells one of these methods from another. */
export interface Shrinkage {
  readonly id: string;
  readonly source: string;
  readonly kind: "rate" | "proportion";
  readonly read: (indicator: Indicator, cell: PanelCell) => Found;
  /** What to make of a pool of at least three with an event among them. */
  readonly shrink: (numerators: readonly number[], denominators: readonly number[], level: number) => Shrunken;
}

/** Every municipality's value drawn towards those of the same period and breakdown. */
function shrinkPanel(manner: Manner, panel: Panel, { read, shrink }: Shrinkage): readonly Estimate[] {
  const { indicator } = manner;
  const subject = (cell: PanelCell) => ({ ...cell, area: cell.unit.id, comparator: null });
  return byPool(panel, (cells) => {
    const pool: PooledCell[] = [];
    const made: [PanelCell, Estimate][] = [];
    for (const cell of cells) {
      const found = read(indicator, cell);
      if (found.ok) pool.push({ cell, numerator: found.numerator, denominator: found.denominator });
      else made.push([cell, withheld(manner, subject(cell), found.reason, found.basis)]);
    }
    const refuse = (why: Reason, basis: (own: PooledCell) => readonly CountCell[]): void => {
      for (const own of pool) made.push([own.cell, withheld(manner, subject(own.cell), why, basis(own))]);
    };
    // That a municipality would have taken part tells that it had a trial.
    const trials = ({ cell, denominator }: PooledCell) => basisOf(indicator, cell, null, denominator);
    if (pool.length < fewestAreas) refuse(reason("few-units", { minimum: fewestAreas }), trials);
    else if (pool.every((it) => it.numerator === 0))
      refuse(reason("few-events", { minimum: 1 }), () => poolBasis(indicator, pool));
    else {
      const { values, pooled } = shrink(
        pool.map((it) => it.numerator),
        pool.map((it) => it.denominator),
        manner.analysis.level,
      );
      const units = pool.length;
      const spread: readonly Note[] = pooled ? [{ code: "no-spread", params: { units } }] : [];
      for (const [i, own] of pool.entries()) {
        const { estimate, lower, upper } = values[i]!;
        const { numerator, denominator, cell } = own;
        const value = { value: estimate, lower, upper, numerator, denominator };
        made.push([
          cell,
          measured(manner, subject(cell), value, wholePoolBasis(indicator, pool), [
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

export function shrunkenMethod(shrinkage: Shrinkage): Method {
  const { id, source, kind } = shrinkage;
  return {
    id,
    source,
    kinds: [kind],
    compares: false,
    expands: true,
    options: noOptions,
    windows: () => [],
    estimate: (panel, analysis, context) => {
      const { indicator } = panel;
      requireKind(id, indicator, [kind]);
      const manner: Manner = { method: id, measure: kind, level: analysis.level, indicator, analysis, context };
      return shrinkPanel(manner, panel, shrinkage);
    },
  };
}
