/** Sums of observations that never turn a missing value into 0. */
import type { Selector } from "../model/indicator.ts";
import type { Column } from "../model/layout.ts";
import type { MissingReason, Observation } from "../model/observation.ts";
import type { Quantity } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import type { ObservationIndex } from "./observation-index.ts";

export interface Sum {
  readonly quantity: Quantity;
  readonly preliminary: boolean;
}

/** One term of a sum: an area's value for one period, or why it is unknown. */
interface Term {
  readonly area: string;
  readonly observation: Observation | null;
}

function total(terms: readonly Term[], weight: number): Sum {
  let value = 0;
  let lower = 0;
  let upper = 0;
  let reason: MissingReason | null = null;
  const unknown = new Set<string>();
  let preliminary = false;
  for (const { area, observation } of terms) {
    if (observation?.preliminary) preliminary = true;
    if (observation && observation.value !== null) {
      value += observation.value;
      lower += observation.value;
      upper += observation.value;
      continue;
    }
    unknown.add(area);
    const why = observation?.missing ?? "missing";
    // A value that nobody delivered tells less than one that the source hides: it decides the reason.
    if (reason === null || why === "missing") reason = why;
    lower += observation?.bounds?.lower ?? 0;
    upper += observation?.bounds?.upper ?? Number.POSITIVE_INFINITY;
  }
  if (reason === null) return { quantity: { known: true, value: value * weight }, preliminary };
  const areas = [...unknown].sort();
  return {
    quantity: { known: false, reason, areas, lower: lower * weight, upper: upper * weight },
    preliminary,
  };
}

/** The codes to add over one dimension: those asked for, else the total, else null for the parts. */
function codesFor(column: Column, asked: readonly string[] | undefined): readonly string[] | null {
  if (asked) return asked;
  return column.total === null ? null : [column.total];
}

function product(lists: readonly (readonly [string, readonly string[]])[]): readonly Record<string, string>[] {
  return lists.reduce<readonly Record<string, string>[]>(
    (made, [name, codes]) => made.flatMap((dims) => codes.map((code) => ({ ...dims, [name]: code }))),
    [{}],
  );
}

function parts(column: Column): readonly string[] {
  return (column.codes ?? []).filter((code) => code !== column.total);
}

/**
 * The terms of a selector for one area and one period.
 *
 * A dimension with asked codes takes exactly those, and a code that nobody stated is a missing term. A dimension that is
 * not asked for takes its total; where the delivery states no total, and the parts add up, it takes the parts that are stated.
 */
function termsOf(
  index: ObservationIndex,
  selector: Selector,
  narrowed: Readonly<Record<string, string>>,
  area: string,
  period: PeriodId,
): readonly Term[] {
  const { measure } = selector;
  const columns = index.dimensions(measure);
  const asked = (column: Column): readonly string[] | undefined => {
    const one = narrowed[column.name];
    return one === undefined ? selector.where[column.name] : [one];
  };
  const fixed: (readonly [string, readonly string[]])[] = [];
  const open: Column[] = [];
  for (const column of columns) {
    const codes = codesFor(column, asked(column));
    if (codes) fixed.push([column.name, codes]);
    else open.push(column);
  }
  const lookUp = (dims: Readonly<Record<string, string>>): readonly Term[] => {
    if (open.length === 0) {
      const found = index.find({ measure, area, period, dims });
      if (found) return [{ area, observation: found }];
      const split = splitTotal(dims);
      return split.length > 0 ? split : [{ area, observation: null }];
    }
    const found = product(open.map((column) => [column.name, parts(column)] as const))
      .map((rest) => index.find({ measure, area, period, dims: { ...dims, ...rest } }))
      .filter((it) => it !== undefined);
    return found.length > 0 ? found.map((observation) => ({ area, observation })) : [{ area, observation: null }];
  };
  const splitTotal = (dims: Readonly<Record<string, string>>): readonly Term[] => {
    for (const column of columns) {
      if (asked(column) || column.total === null || !index.additive(measure, column.name)) continue;
      const codes = parts(column);
      const found = codes.map((code) => index.find({ measure, area, period, dims: { ...dims, [column.name]: code } }));
      if (found.every((it) => it !== undefined)) return found.map((observation) => ({ area, observation }));
    }
    return [];
  };
  return product(fixed).flatMap(lookUp);
}

/** The sum of a selector's columns over areas and periods, each term multiplied by `weight`. */
export function sum(
  index: ObservationIndex,
  selector: Selector,
  narrowed: Readonly<Record<string, string>>,
  areas: readonly string[],
  periods: readonly PeriodId[],
  weight = 1,
): Sum {
  const own = index.dimensions(selector.measure);
  const kept = Object.fromEntries(
    Object.entries(narrowed).filter(([name]) => own.some((column) => column.name === name)),
  );
  const addends = [selector.measure, ...(selector.plus ?? [])].map((measure) => ({ ...selector, measure }));
  const terms = addends.flatMap((one) =>
    areas.flatMap((area) => periods.flatMap((period) => termsOf(index, one, kept, area, period))),
  );
  return total(terms, weight);
}
