/** What several deliveries say together that none says alone: a denominator that jumps, parts that left their total, a hole in a series. */
import type { Issue } from "../model/issue.ts";
import { issue } from "../model/issue.ts";
import type { Layout, SeriesLimit, TotalRule } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import { dimensionKey } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods } from "../model/period.ts";
import { formatPeriod } from "../text/periods.ts";
import type { Definitions } from "./definition/index.ts";
import { spoken } from "./spoken.ts";

/** A denominator that changes by more than both is worth a question, unless its layout says otherwise. */
export const usualJump: Omit<SeriesLimit, "measure"> = { count: 30, share: 0.2 };

/** Areas that a finding names; the rest is counted by an ellipsis. */
const mostAreas = 6;

export interface SeriesRules {
  readonly layouts: readonly Layout[];
  /** Measures that indicators divide by: `population.personer`. */
  readonly denominators: ReadonlySet<string>;
  /** The name of a municipality or group. */
  readonly nameOf: (area: string) => string;
}

/** What the definitions say of series. */
export function seriesRules({ layouts, indicators, programme }: Definitions): SeriesRules {
  // What an indicator divides by from another delivery: those at risk. Cases by cases move by themselves.
  const kindOf = (measure: string): string => measure.split(".")[0]!;
  const divided = [...indicators.values()].flatMap(({ numerator, denominator }) =>
    denominator && kindOf(denominator.measure) !== kindOf(numerator.measure) ? [denominator.measure] : [],
  );
  const names = new Map<string, string>(programme.areas.map((area) => [area.code, `${area.code} ${area.name}`]));
  return { layouts, denominators: new Set(divided), nameOf: (area) => names.get(area) ?? area };
}

/** Whether two numbers are further apart than a limit allows: by count and by share, both. */
function apart(before: number, after: number, { count, share }: Omit<SeriesLimit, "measure">): boolean {
  const distance = Math.abs(after - before);
  return distance > count && distance > share * Math.max(Math.abs(before), Math.abs(after));
}

const keySeparator = "\u001f";

type Dims = Observation["dims"];

/** What is made of dimensions, once for each: observations of one store share theirs. */
function perDims<T>(make: (dims: Dims) => T): (dims: Dims) => T {
  const made = new Map<Dims, T>();
  return (dims) => {
    const known = made.get(dims);
    if (known !== undefined) return known;
    const fresh = make(dims);
    made.set(dims, fresh);
    return fresh;
  };
}

/** Known numbers of a measure: area → period → dimensions → value. */
type Series = ReadonlyMap<string, ReadonlyMap<PeriodId, ReadonlyMap<string, number>>>;

function seriesOf(observations: readonly Observation[], measure: string): Series {
  const found = new Map<string, Map<PeriodId, Map<string, number>>>();
  const keyOf = perDims(dimensionKey);
  for (const it of observations) {
    if (it.measure !== measure || it.value === null || it.period === "") continue;
    const periods = found.get(it.area) ?? new Map<PeriodId, Map<string, number>>();
    const values = periods.get(it.period) ?? new Map<string, number>();
    values.set(keyOf(it.dims), it.value);
    periods.set(it.period, values);
    found.set(it.area, periods);
  }
  return found;
}

/** `population.personer` in words: the kind, then the column. */
function measureWords({ labels, columns }: Layout, name: string): Readonly<Record<string, string>> {
  const column = columns.find((each) => each.name === name)!;
  return spoken("measure", (lang) => `${labels[lang]} – ${column.labels[lang]}`);
}

function periodWords(name: string, periods: readonly PeriodId[]): Readonly<Record<string, string>> {
  return spoken(name, (lang) => periods.map((period) => (period === "" ? "" : formatPeriod(period, lang))).join(", "));
}

function sorted<K extends string, V>(map: ReadonlyMap<K, V>): readonly (readonly [K, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A number that goes up or down by more than its limit from one period to the next, like compared with like. */
function jumps(observations: readonly Observation[], layout: Layout, rules: SeriesRules): readonly Issue[] {
  const limits = layout.columns.flatMap(({ name }) => {
    const own = layout.series?.find((each) => each.measure === name);
    const usual = rules.denominators.has(`${layout.kind}.${name}`) ? { measure: name, ...usualJump } : undefined;
    return own ?? usual ?? [];
  });
  return limits.flatMap((limit) =>
    sorted(seriesOf(observations, `${layout.kind}.${limit.measure}`)).flatMap(([area, periods]) => {
      const order = [...periods].sort(([a], [b]) => comparePeriods(a, b));
      return order.slice(1).flatMap(([to, values], i) => {
        const [from, earlier] = order[i]!;
        const shared = [...values].filter(([key]) => earlier.has(key));
        const before = shared.reduce((sum, [key]) => sum + earlier.get(key)!, 0);
        const after = shared.reduce((sum, [, value]) => sum + value, 0);
        if (!apart(before, after, limit)) return [];
        const { count, share } = limit;
        const numbers = { before, after, from, to, count, percent: Math.round(share * 100) };
        const measure = `${layout.kind}.${limit.measure}`;
        const said = {
          ...measureWords(layout, limit.measure),
          ...periodWords("from", [from]),
          ...periodWords("to", [to]),
        };
        return [issue("series.jump", null, { measure, area: rules.nameOf(area), ...numbers, ...said })];
      });
    }),
  );
}

/** Totals that their parts do not make: in one delivery ingest refuses them, from several nobody knows which is right. */
function leftTotals(
  observations: readonly Observation[],
  layout: Layout,
  rule: TotalRule,
  rules: SeriesRules,
): readonly Issue[] {
  const column = layout.columns.find((each) => each.name === rule.column)!;
  const parts = column.codes!.filter((code) => code !== column.total);
  const limit = layout.series?.find((each) => each.measure === rule.measure) ?? { count: 0, share: 0 };
  const families = new Map<string, Map<string, Observation>>();
  const measure = `${layout.kind}.${rule.measure}`;
  const split = perDims((dims) => {
    const { [rule.column]: code, ...others } = dims;
    return { code: code!, others: dimensionKey(others) };
  });
  for (const it of observations) {
    if (it.measure !== measure || it.value === null) continue;
    const { code, others } = split(it.dims);
    const key = it.area + keySeparator + it.period + keySeparator + others;
    let family = families.get(key);
    if (!family) {
      family = new Map();
      families.set(key, family);
    }
    family.set(code, it);
  }
  const left = [...families].filter(([, family]) => {
    const total = family.get(column.total!);
    return total && parts.every((code) => family.has(code)) && apart(sumOf(family, parts), total.value!, limit);
  });
  return sorted(new Map(left)).map(([, family]) => {
    const total = family.get(column.total!)!;
    const numbers = {
      before: sumOf(family, parts),
      after: total.value!,
      count: limit.count,
      percent: Math.round(limit.share * 100),
    };
    const where = {
      area: rules.nameOf(total.area),
      from: total.period,
      by: rule.column,
      ...spoken("by", (lang) => column.labels[lang]),
      ...measureWords(layout, rule.measure),
      ...periodWords("from", [total.period]),
    };
    return issue("series.total-left", null, { measure: total.measure, ...where, ...numbers });
  });
}

/** What known parts add up to. */
function sumOf(family: ReadonlyMap<string, Observation>, parts: readonly string[]): number {
  return parts.reduce((sum, code) => sum + family.get(code)!.value!, 0);
}

/** Periods that an area left out between others that it delivered, while somebody else delivered them. */
function holes(observations: readonly Observation[], layout: Layout, rules: SeriesRules): readonly Issue[] {
  const delivered = new Map<string, Set<PeriodId>>();
  for (const it of observations)
    if (it.kind === layout.kind && it.period !== "")
      delivered.set(it.area, (delivered.get(it.area) ?? new Set()).add(it.period));
  const all = [...new Set([...delivered.values()].flatMap((periods) => [...periods]))].sort(comparePeriods);
  const byHole = new Map<string, string[]>();
  for (const [area, periods] of sorted(delivered)) {
    const places = all.flatMap((period, i) => (periods.has(period) ? [i] : []));
    const missing = all.slice(places[0], places.at(-1)).filter((period) => !periods.has(period));
    if (missing.length === 0) continue;
    const hole = missing.join(", ");
    byHole.set(hole, [...(byHole.get(hole) ?? []), rules.nameOf(area)]);
  }
  return sorted(byHole).map(([periods, areas]) => {
    const named = areas.slice(0, mostAreas).join(", ") + (areas.length > mostAreas ? " …" : "");
    const said = {
      ...spoken("measure", (lang) => layout.labels[lang]),
      ...periodWords("periods", periods.split(", ")),
    };
    return issue("series.break", null, { measure: layout.kind, area: named, periods, ...said });
  });
}

/** Every finding about series, kind by kind. */
export function seriesIssues(observations: readonly Observation[], rules: SeriesRules): readonly Issue[] {
  const kinds = new Map<string, Observation[]>();
  for (const it of observations) {
    const own = kinds.get(it.kind);
    if (own) own.push(it);
    else kinds.set(it.kind, [it]);
  }
  return rules.layouts.flatMap((layout) => {
    const own = kinds.get(layout.kind) ?? [];
    const totals = layout.totalRules.filter((rule) => rule.relation === "equal");
    return [
      ...jumps(own, layout, rules),
      ...totals.flatMap((rule) => leftTotals(own, layout, rule, rules)),
      ...holes(own, layout, rules),
    ];
  });
}
