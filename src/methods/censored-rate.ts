/** The rate of municipalities together when the source hides some of their counts. */
import type { Estimate, Note } from "../model/estimate.ts";
import type { PanelCell, Quantity } from "../model/panel.ts";
import { censoredRate as censored, worstCaseRate } from "../stats/index.ts";
import {
  type Manner,
  measured,
  notesOn,
  reason,
  requireKind,
  type Subject,
  unknownReason,
  withheld,
} from "./compose.ts";
import { namesOf } from "./effect.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { type PooledCell, poolBasis, poolsOf } from "./pool.ts";

const id = "censored-rate";
const kinds = ["rate"] as const;

/** What is known of a count: both bounds are the count itself where it is not hidden. */
interface Bounded {
  readonly cell: PanelCell;
  readonly hidden: boolean;
  readonly lower: number;
  readonly upper: number;
  readonly exposure: number;
}

function boundsOf(quantity: Quantity): Pick<Bounded, "hidden" | "lower" | "upper"> {
  if (quantity.known) return { hidden: false, lower: quantity.value, upper: quantity.value };
  return { hidden: true, lower: quantity.lower, upper: quantity.upper };
}

/** A count may be hidden by its source within bounds; a denominator, or a count that nobody delivered, may not be unknown. */
function usable({ numerator, denominator }: PanelCell): boolean {
  if (!denominator!.known) return false;
  return numerator.known || (numerator.reason === "suppressed-at-source" && Number.isFinite(numerator.upper));
}

function boundedOf(cells: readonly PanelCell[]): readonly Bounded[] {
  return cells.flatMap((cell) => {
    const exposure = cell.denominator!.known ? cell.denominator!.value : 0;
    return exposure === 0 ? [] : [{ cell, exposure, ...boundsOf(cell.numerator) }];
  });
}

function estimateOne(manner: Manner, subject: Subject, cells: readonly PanelCell[]): Estimate {
  const { indicator, analysis } = manner;
  const unusable = cells.find((cell) => !usable(cell));
  if (unusable) {
    const why = unknownReason(unusable, [unusable.denominator, unusable.numerator]);
    const areas = unusable.areas.join(",");
    return withheld(manner, subject, why.code === "missing" ? reason("missing-area", { areas }) : why);
  }
  const units = boundedOf(cells);
  if (units.length === 0) return withheld(manner, subject, reason("no-denominator"));
  const known: readonly PooledCell[] = units
    .filter((it) => !it.hidden)
    .map(({ cell, lower, exposure }) => ({ cell, numerator: lower, denominator: exposure }));
  if (known.length === 0) return withheld(manner, subject, reason("suppressed-at-source"));
  const basis = poolBasis(indicator, known);
  const columns = {
    lower: units.map((it) => it.lower),
    upper: units.map((it) => it.upper),
    exposure: units.map((it) => it.exposure),
  };
  // With every lower bound at 0 the likelihood is greatest at a rate of 0, whatever the hidden counts are.
  if (columns.lower.every((it) => it === 0))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const persons = columns.exposure.reduce((sum, it) => sum + it, 0);
  const { estimate, lower, upper } = censored(columns, analysis.level);
  const worst = worstCaseRate(columns);
  const hidden = units.length - known.length;
  const params = { hidden, fewest: Math.round(worst.lower * persons), most: Math.round(worst.upper * persons) };
  const bounds: readonly Note[] = hidden > 0 ? [{ code: "worst-case", params }] : [];
  const value = { value: estimate, lower, upper, numerator: null, denominator: persons };
  return measured(manner, subject, value, basis, [...notesOn(indicator, cells), ...bounds]);
}

/**
 * The common rate of the municipalities of one group, by maximum likelihood from counts of which some are known only
 * within bounds; how few and how many events there may be in all is a remark.
 *
 *   Σ log P(lᵢ ≤ Yᵢ ≤ uᵢ; nᵢ rate),   Wald interval on the log rate
 *
 * A hidden count is never taken for 0. What it reveals is the sum of the counts that were not hidden; the bounds are the source's
 * rule, which everybody knows.
 */
export const censoredRate: Method = {
  id,
  source:
    "Dempster, Laird & Rubin (1977), JRSS B 39:1–38, for the likelihood; Manski (2003), Partial Identification of Probability Distributions, chapter 1, for the bounds.",
  kinds,
  compares: false,
  expands: true,
  oneGroup: true,
  options: noOptions,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const manner: Manner = { method: id, measure: "rate", level: analysis.level, indicator, analysis, context };
    if (analysis.units.length !== 1)
      throw new RangeError(`analysis ${analysis.id} names ${analysis.units.length} units; ${id} takes one group`);
    const [area] = namesOf(analysis);
    return poolsOf(panel).map((cells) => {
      const { period, breakdown } = cells[0]!;
      return estimateOne(manner, { area, period, breakdown, comparator: null }, cells);
    });
  },
};
