/**
 * Which counts of persons an estimate reveals: its basis.
 *
 * Counts that may be added and subtracted share a table. The table is the delivery kind (`offences`), for its columns are
 * counts of the same persons. What restricts a count is written as its breakdown, whether the indicator's `where` does it
 * or the analysis divides by it: persons aged 14–15 are `alder: 14+15`, those aged 14 are `alder: 14`, and a dimension that is
 * not named is the total. The column is one more dimension, `measure`: completed courses are `fullfort`, closed ones
 * `avbrutt+flyttet+fullfort`. So two indicators that count the same observations state the same cell and are hidden together,
 * and one that counts a part of another's is seen to be a part.
 */
import type { CountCell } from "../model/estimate.ts";
import type { Indicator, Selector } from "../model/indicator.ts";
import type { PanelCell } from "../model/panel.ts";

/** What of a panel cell the basis is made from; a pooled sum may stand for one. */
export type CountedCell = Pick<PanelCell, "period" | "breakdown" | "areas" | "persons">;

const together = (codes: readonly string[]): string => [...new Set(codes)].sort().join("+");

function restriction(selector: Selector, narrowed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const asked = Object.entries(selector.where).map(([name, codes]) => [name, together(codes)] as const);
  const columns = [selector.measure, ...(selector.plus ?? [])].map((measure) =>
    measure.slice(measure.indexOf(".") + 1),
  );
  return { ...Object.fromEntries(asked), ...narrowed, measure: together(columns) };
}

function tableOf(selector: Selector): string {
  return selector.measure.slice(0, selector.measure.indexOf("."));
}

function cellOf(
  indicator: Indicator,
  selector: Selector,
  cell: CountedCell,
  count: Pick<CountCell, "numerator" | "denominator" | "complement" | "stock">,
): CountCell {
  return {
    table: tableOf(selector),
    areas: cell.areas,
    period: cell.period,
    breakdown: restriction(selector, cell.breakdown),
    ...count,
    minimumNumerator: indicator.disclosure?.minimumNumerator ?? null,
    minimumDenominator: indicator.disclosure?.minimumDenominator ?? null,
  };
}

/** Trials, courses, answers: a denominator that is itself a count of a delivery, and no stock of inhabitants. */
function denominatorCell(indicator: Indicator, cell: CountedCell, value: number): readonly CountCell[] {
  const { denominator } = indicator;
  if (!indicator.personal || denominator === null || denominator.personTime) return [];
  return [cellOf(indicator, denominator, cell, { numerator: value, denominator: null, complement: false })];
}

/**
 * The counts behind one value.
 *
 * A rate among inhabitants reveals its numerator, over a stock that everyone knows; where persons are counted, those
 * without an event are persons, too. A proportion reveals numerator and trials. An amount per unit reveals the units.
 *
 * @param numerator    null when the numerator is money or time and counts nobody
 * @param denominator  null when the indicator has none, or when it is not a count of a delivery
 */
export function basisOf(
  indicator: Indicator,
  cell: CountedCell,
  numerator: number | null,
  denominator: number | null,
): readonly CountCell[] {
  if (!indicator.personal) return [];
  const below = denominator === null ? [] : denominatorCell(indicator, cell, denominator);
  if (numerator === null) return below;
  const stock = indicator.denominator?.personTime ?? false;
  const complement = indicator.kind === "proportion" || (stock && indicator.unit === "persons");
  return [
    cellOf(indicator, indicator.numerator, cell, { numerator, denominator: cell.persons, complement, stock }),
    ...below,
  ];
}
