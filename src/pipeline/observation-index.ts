/** Observations by key, so that a panel is laid out by look-ups: join by key, never by position. */
import type { Column, Layout } from "../model/layout.ts";
import { isMeasure } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import { dimensionKey } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";

/** What one area states of one measure for one period, by the key of the other dimensions. */
export type Statements = ReadonlyMap<string, Observation>;

export interface ObservationIndex {
  /** What an area states of a measure for a period; empty when it states nothing. */
  readonly stated: (measure: string, area: string, period: PeriodId) => Statements;
  /** The dimension columns of a measure's layout: neither area nor period nor number. */
  readonly dimensions: (measure: string) => readonly Column[];
  /** Do the parts of this dimension add up to its total for this measure? */
  readonly additive: (measure: string, column: string) => boolean;
  /** The measures that state the weights behind a measure, and their squares; null where the layout has none. */
  readonly weights: (measure: string) => { readonly sum: string; readonly squares: string } | null;
  /** How the layout of a measure states time. */
  readonly grain: (measure: string) => "quarter" | "year" | "none";
  /** Periods for which anybody stated this measure, sorted. */
  readonly periods: (measure: string) => readonly PeriodId[];
  /** Whether an area or a group ever stated this measure. */
  readonly states: (measure: string, area: string) => boolean;
}

function layoutOf(layouts: readonly Layout[], measure: string): Layout {
  const kind = measure.slice(0, measure.indexOf("."));
  const layout = layouts.find((each) => each.kind === kind);
  if (!layout) throw new RangeError(`no layout states ${measure}`);
  return layout;
}

function grainOf(layout: Layout): "quarter" | "year" | "none" {
  if (layout.columns.some((column) => column.type === "period")) return "quarter";
  return layout.columns.some((column) => column.type === "year") ? "year" : "none";
}

const placing: ReadonlySet<string> = new Set(["area", "group", "period", "year"]);

type ByPeriod = Map<PeriodId, Map<string, Observation>>;

export function indexObservations(observations: readonly Observation[], layouts: readonly Layout[]): ObservationIndex {
  const measures = new Map<string, Map<string, ByPeriod>>();
  // Observations of one file share their dimensions: each key is written once.
  const keys = new Map<Observation["dims"], string>();
  const inside = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    let value = map.get(key);
    if (value === undefined) {
      value = make();
      map.set(key, value);
    }
    return value;
  };
  for (const it of observations) {
    const areas = inside(measures, it.measure, () => new Map<string, ByPeriod>());
    const periods = inside(areas, it.area, (): ByPeriod => new Map());
    const statements = inside(periods, it.period, () => new Map<string, Observation>());
    statements.set(
      inside(keys, it.dims, () => dimensionKey(it.dims)),
      it,
    );
  }
  const none: Statements = new Map();
  const dimensions = new Map<string, readonly Column[]>();
  return {
    stated: (measure, area, period) => measures.get(measure)?.get(area)?.get(period) ?? none,
    dimensions: (measure) =>
      inside(dimensions, measure, () =>
        layoutOf(layouts, measure).columns.filter((column) => !isMeasure(column) && !placing.has(column.type)),
      ),
    additive: (measure, column) =>
      !layoutOf(layouts, measure).totalRules.some(
        (rule) => rule.relation === "cover" && rule.column === column && measure.endsWith(`.${rule.measure}`),
      ),
    weights: (measure) => {
      const { kind, behind } = layoutOf(layouts, measure);
      const rule = behind?.find((it) => `${kind}.${it.measure}` === measure);
      if (rule?.weights === undefined || rule.squares === undefined) return null;
      return { sum: `${kind}.${rule.weights}`, squares: `${kind}.${rule.squares}` };
    },
    grain: (measure) => grainOf(layoutOf(layouts, measure)),
    periods: (measure) => {
      const areas = [...(measures.get(measure)?.values() ?? [])];
      return [...new Set(areas.flatMap((periods) => [...periods.keys()]))].sort();
    },
    states: (measure, area) => measures.get(measure)?.has(area) ?? false,
  };
}
