/**
 * Municipalities through time: old codes follow into today's, and what rests on moved boundaries says so.
 *
 * The programme's list names the codes that became part of each (`formerly`) and when they ended. A predecessor counts whole
 * in the one municipality that names it, or, where the list states a division, in each part by its share of the persons who
 * lived there. Either way counts stay whole numbers that add up to what was stated. Where neither is the whole truth the list
 * marks the successor `approximate`, and every number that rests on its years before carries a remark.
 *
 * What a part is given is protected as any count of the municipality that it becomes part of; the whole that was divided is
 * never released by itself, and can be had from no fewer than all its parts together.
 */
import type { Area } from "../model/area.ts";
import type { Estimate, Note } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Layout } from "../model/layout.ts";
import { type Observation, observationKey } from "../model/observation.ts";
import { firstDay } from "../model/period.ts";
import { divide, type Parts, type Portion } from "./division.ts";

/** Old code → today's, for codes that ended; of one that was divided, to each its share. */
function successorsOf(areas: readonly Area[]): ReadonlyMap<string, Parts> {
  const ended = new Map(areas.filter((area) => area.valid.until !== null).map((area) => [area.code, area]));
  const whole = areas.flatMap((area) =>
    area.formerly.filter((code) => ended.has(code)).map((code) => [code, [[area.code, 1]] as Parts] as const),
  );
  const shared = [...ended.values()].flatMap(({ code, divided }) =>
    divided ? [[code, Object.entries(divided.parts).sort(([a], [b]) => (a < b ? -1 : 1))] as const] : [],
  );
  return new Map([...whole, ...shared]);
}

/** Columns of some types, as measures. */
function measuresOf(
  layouts: readonly Layout[],
  types: readonly Layout["columns"][number]["type"][],
): ReadonlySet<string> {
  return new Set(
    layouts.flatMap(({ kind, columns }) =>
      columns.filter(({ type }) => types.includes(type)).map(({ name }) => `${kind}.${name}`),
    ),
  );
}

/** The sum of what predecessors state; unknown where one of them is, or is not there at all. */
function joined(parts: readonly Observation[], area: string, complete: boolean): Observation {
  const [first] = parts;
  const missing = complete ? parts.find((it) => it.missing !== null)?.missing : "missing";
  const bounds = parts.map((it) => (it.value === null ? it.bounds : { lower: it.value, upper: it.value }));
  const known = complete && bounds.every((it) => it !== null);
  const total = (end: "lower" | "upper"): number => bounds.reduce((sum, it) => sum + it![end], 0);
  const stated = parts.map((it) => it.stated ?? "").sort()[0]!;
  return {
    ...first!,
    area,
    value: missing === undefined || missing === null ? parts.reduce((sum, it) => sum + it.value!, 0) : null,
    missing: missing ?? null,
    bounds: missing && known ? { lower: total("lower"), upper: total("upper") } : null,
    preliminary: parts.some((it) => it.preliminary),
    ...(stated === "" ? {} : { stated }),
  };
}

/** What old codes state, each as a statement about the municipality that it is part of today. */
function portionsOf(
  old: readonly Observation[],
  successors: ReadonlyMap<string, Parts>,
  layouts: readonly Layout[],
  indicators: Iterable<Indicator>,
): readonly Portion[] {
  const counts = measuresOf(layouts, ["count"]);
  const torn = new Map<string, Observation[]>();
  const whole = old.flatMap((it): readonly Portion[] => {
    const parts = successors.get(it.area)!;
    if (parts.length === 1) return [{ area: parts[0]![0], it }];
    // Persons are divided; of money, shares and dates nobody can say to whom they belong.
    if (!counts.has(it.measure)) return [];
    const before = torn.get(it.area);
    if (before) before.push(it);
    else torn.set(it.area, [it]);
    return [];
  });
  const all = [...indicators];
  return [...whole, ...[...torn].flatMap(([code, its]) => divide(its, successors.get(code)!, layouts, all))];
}

/**
 * Statements about codes that ended, as statements about those that followed; all others as they are.
 *
 * What a delivery states of today's municipality itself goes before what its predecessors add up to. A successor of several
 * is known only where all of them are. Shares and dates follow a code that only got another number, and no other.
 *
 * @param indicators  tell which counts are among which; asked only where a municipality was divided
 */
export function followCodes(
  observations: readonly Observation[],
  areas: readonly Area[],
  layouts: readonly Layout[],
  indicators: Iterable<Indicator> = [],
): readonly Observation[] {
  const successors = successorsOf(areas);
  const old = observations.filter((it) => successors.has(it.area));
  if (old.length === 0) return observations;
  const addable = measuresOf(layouts, ["count", "amount"]);
  const predecessors = new Map<string, number>();
  for (const parts of successors.values())
    for (const [today] of parts) predecessors.set(today, (predecessors.get(today) ?? 0) + 1);
  const groups = new Map<string, Portion[]>();
  for (const portion of portionsOf(old, successors, layouts, indicators)) {
    const { area, it } = portion;
    if (!addable.has(it.measure) && predecessors.get(area)! > 1) continue;
    const key = observationKey({ ...it, area });
    const group = groups.get(key);
    if (group) group.push(portion);
    else groups.set(key, [portion]);
  }
  const own = new Set(observations.map(observationKey));
  const followed = [...groups].flatMap(([key, portions]) => {
    if (own.has(key)) return [];
    const { area } = portions[0]!;
    const parts = portions.map(({ it }) => it);
    return [joined(parts, area, parts.length === predecessors.get(area))];
  });
  return [...observations.filter((it) => !successors.has(it.area)), ...followed];
}

/** Before which day what is said of a municipality is approximate. */
function approximateUntil({ valid, approximate, adjusted }: Area): string {
  const days = [...(approximate ? [valid.from] : []), ...(adjusted === undefined ? [] : [adjusted])];
  return days.sort().at(-1) ?? "";
}

/** What a division rests on, for those who read a number of a part. */
function divisionNotes(touched: ReadonlySet<string>, areas: readonly Area[]): readonly Note[] {
  return areas.flatMap(({ code, divided }): readonly Note[] => {
    if (!divided || !Object.keys(divided.parts).some((part) => touched.has(part))) return [];
    const parts = Object.entries(divided.parts).sort(([a], [b]) => (a < b ? -1 : 1));
    const shown = parts.map(([part, persons]) => `${part} (${persons})`).join(", ");
    return [{ code: "divided-area", params: { areas: code, parts: shown, source: divided.source } }];
  });
}

/** Adds a remark to every measured number that rests on a municipality before its boundaries were today's. */
export function markApproximate(estimates: readonly Estimate[], areas: readonly Area[]): readonly Estimate[] {
  const since = new Map(
    areas.map((area) => [area.code, approximateUntil(area)] as const).filter(([, day]) => day !== ""),
  );
  if (since.size === 0) return estimates;
  return estimates.map((it) => {
    if (it.status !== "measured") return it;
    const touched = new Set(
      it.basis.flatMap((cell) => cell.areas.filter((code) => (since.get(code) ?? "") > firstDay(cell.period))),
    );
    if (touched.size === 0) return it;
    const note: Note = { code: "approximate-area", params: { areas: [...touched].sort().join(",") } };
    return { ...it, notes: [...it.notes, note, ...divisionNotes(touched, areas)] };
  });
}
