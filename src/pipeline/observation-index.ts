/** Observations by key, so that a panel is laid out by look-ups: join by key, never by position. */
import type { Column, Layout } from "../model/layout.ts";
import { isMeasure } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import { observationKey } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";

export interface ObservationIndex {
  /** The statement about a key, if any delivery made one. */
  readonly find: (key: Pick<Observation, "measure" | "area" | "period" | "dims">) => Observation | undefined;
  /** The dimension columns of a measure's layout: neither area nor period nor number. */
  readonly dimensions: (measure: string) => readonly Column[];
  /** Do the parts of this dimension add up to its total for this measure? */
  readonly additive: (measure: string, column: string) => boolean;
  /** How the layout of a measure states time. */
  readonly grain: (measure: string) => "quarter" | "year" | "none";
  /** Periods for which anybody stated this measure, sorted. */
  readonly periods: (measure: string) => readonly PeriodId[];
  /** Areas and groups that stated this measure for a period. */
  readonly areas: (measure: string, period: PeriodId) => ReadonlySet<string>;
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

export function indexObservations(observations: readonly Observation[], layouts: readonly Layout[]): ObservationIndex {
  const byKey = new Map<string, Observation>();
  const stated = new Map<string, { readonly periods: Set<PeriodId>; readonly areas: Set<string> }>();
  const presence = new Map<string, Set<string>>();
  for (const it of observations) {
    byKey.set(observationKey(it), it);
    const seen = stated.get(it.measure);
    if (seen) {
      seen.periods.add(it.period);
      seen.areas.add(it.area);
    } else stated.set(it.measure, { periods: new Set([it.period]), areas: new Set([it.area]) });
    const slot = `${it.measure}|${it.period}`;
    const areas = presence.get(slot);
    if (areas) areas.add(it.area);
    else presence.set(slot, new Set([it.area]));
  }
  const dimensions = new Map<string, readonly Column[]>();
  const none: ReadonlySet<string> = new Set();
  return {
    find: (key) => byKey.get(observationKey(key)),
    dimensions: (measure) => {
      const known = dimensions.get(measure);
      if (known) return known;
      const columns = layoutOf(layouts, measure).columns.filter(
        (column) => !isMeasure(column) && !placing.has(column.type),
      );
      dimensions.set(measure, columns);
      return columns;
    },
    additive: (measure, column) =>
      !layoutOf(layouts, measure).totalRules.some(
        (rule) => rule.relation === "cover" && rule.column === column && measure.endsWith(`.${rule.measure}`),
      ),
    grain: (measure) => grainOf(layoutOf(layouts, measure)),
    periods: (measure) => [...(stated.get(measure)?.periods ?? [])].sort(),
    areas: (measure, period) => presence.get(`${measure}|${period}`) ?? none,
    states: (measure, area) => stated.get(measure)?.areas.has(area) ?? false,
  };
}
