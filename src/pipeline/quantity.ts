/** Sums of observations that never turn a missing value into 0. */
import type { Selector } from "../model/indicator.ts";
import type { Column } from "../model/layout.ts";
import { dimensionKey, type MissingReason, type Observation } from "../model/observation.ts";
import type { Quantity } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import type { ObservationIndex, Statements } from "./observation-index.ts";

export interface Sum {
  readonly quantity: Quantity;
  readonly preliminary: boolean;
}

/** One term of a sum: an area's value for one period, or why it is unknown. */
interface Term {
  readonly area: string;
  readonly observation: Observation | null;
}

function total(terms: readonly Term[]): Sum {
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
  if (reason === null) return { quantity: { known: true, value }, preliminary };
  const areas = [...unknown].sort();
  return {
    quantity: { known: false, reason, areas, lower, upper },
    preliminary,
  };
}

type Dims = Readonly<Record<string, string>>;

function product(lists: readonly (readonly [string, readonly string[]])[]): readonly Dims[] {
  return lists.reduce<readonly Dims[]>(
    (made, [name, codes]) => made.flatMap((dims) => codes.map((code) => ({ ...dims, [name]: code }))),
    [{}],
  );
}

function parts(column: Column): readonly string[] {
  return (column.codes ?? []).filter((code) => code !== column.total);
}

/** One value that a selector needs of an area and a period: the keys under which it may be stated. */
interface Need {
  /** The statement itself; null where a dimension has neither total nor asked codes: then `any` are added. */
  readonly exact: string | null;
  /** Whichever of these are stated, added; at least one must be. */
  readonly any: readonly string[];
  /** In place of the exact one: a whole set of parts that add up. */
  readonly instead: readonly (readonly string[])[];
}

/**
 * What a column needs, once for all areas and periods.
 *
 * A dimension with asked codes takes exactly those, and a code that nobody stated is a missing term. A dimension that is
 * not asked for takes its total; where the delivery states no total, and the parts add up, it takes the parts.
 */
function needsOf(index: ObservationIndex, selector: Selector, narrowed: Dims): readonly Need[] {
  const { measure } = selector;
  const asked = (column: Column): readonly string[] | undefined => {
    const one = narrowed[column.name];
    return one === undefined ? selector.where[column.name] : [one];
  };
  const fixed: (readonly [string, readonly string[]])[] = [];
  const open: Column[] = [];
  const divisible: Column[] = [];
  for (const column of index.dimensions(measure)) {
    const codes = asked(column) ?? (column.total === null ? null : [column.total]);
    if (codes === null) open.push(column);
    else fixed.push([column.name, codes]);
    if (!asked(column) && column.total !== null && index.additive(measure, column.name)) divisible.push(column);
  }
  const rest = product(open.map((column) => [column.name, parts(column)] as const));
  return product(fixed).map((dims): Need => {
    if (open.length > 0) {
      return { exact: null, any: rest.map((more) => dimensionKey({ ...dims, ...more })), instead: [] };
    }
    const instead = divisible.map((column) =>
      parts(column).map((code) => dimensionKey({ ...dims, [column.name]: code })),
    );
    return { exact: dimensionKey(dims), any: [], instead };
  });
}

/** The observations that answer a need; null where nobody stated what it needs. */
function answer(need: Need, statements: Statements): readonly Observation[] | null {
  if (need.exact === null) {
    const found = need.any.flatMap((key) => statements.get(key) ?? []);
    return found.length > 0 ? found : null;
  }
  const exact = statements.get(need.exact);
  if (exact) return [exact];
  for (const keys of need.instead) {
    const found = keys.flatMap((key) => statements.get(key) ?? []);
    if (found.length === keys.length) return found;
  }
  return null;
}

/** The sum of a selector's columns over areas and periods; a statement that does not hold is taken for none. */
export function sum(
  index: ObservationIndex,
  selector: Selector,
  narrowed: Readonly<Record<string, string>>,
  areas: readonly string[],
  periods: readonly PeriodId[],
  holds: (it: Observation) => boolean = () => true,
): Sum {
  const own = index.dimensions(selector.measure);
  const kept = Object.fromEntries(
    Object.entries(narrowed).filter(([name]) => own.some((column) => column.name === name)),
  );
  const terms: Term[] = [];
  for (const measure of [selector.measure, ...(selector.plus ?? [])]) {
    const needs = needsOf(index, { measure, where: selector.where }, kept);
    for (const area of areas) {
      for (const period of periods) {
        const statements = index.stated(measure, area, period);
        for (const need of needs) {
          const found = answer(need, statements);
          if (found === null) terms.push({ area, observation: null });
          else for (const it of found) terms.push({ area, observation: holds(it) ? it : null });
        }
      }
    }
  }
  return total(terms);
}
