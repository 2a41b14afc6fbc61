/**
 * Municipalities through time: old codes follow into today's, and what rests on moved boundaries says so.
 *
 * The programme's list names the codes that became part of each (`formerly`) and when they ended. A predecessor counts whole,
 * with the weight 1, in the one municipality that names it: counts of children are whole numbers, and a share of a child
 * would be neither right nor safe. Where that is not the whole truth, a municipality that was divided, the list marks the
 * successor `approximate`, and every number that rests on its years before carries a remark.
 */
import type { Area } from "../model/area.ts";
import type { Estimate, Note } from "../model/estimate.ts";
import type { Layout } from "../model/layout.ts";
import { type Observation, observationKey } from "../model/observation.ts";
import { firstDay } from "../model/period.ts";

/** Old code → today's, for codes that ended. */
function successorsOf(areas: readonly Area[]): ReadonlyMap<string, string> {
  const ended = new Set(areas.filter((area) => area.valid.until !== null).map((area) => area.code));
  return new Map(
    areas.flatMap((area) => area.formerly.filter((code) => ended.has(code)).map((code) => [code, area.code] as const)),
  );
}

/** Measures whose numbers may be added: a share or a date may not. */
function addable(layouts: readonly Layout[]): ReadonlySet<string> {
  return new Set(
    layouts.flatMap(({ kind, columns }) =>
      columns.filter(({ type }) => type === "count" || type === "amount").map(({ name }) => `${kind}.${name}`),
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

/**
 * Statements about codes that ended, as statements about those that followed; all others as they are.
 *
 * What a delivery states of today's municipality itself goes before what its predecessors add up to. A successor of several
 * is known only where all of them are. Shares and dates follow a code that only got another number, and no other.
 */
export function followCodes(
  observations: readonly Observation[],
  areas: readonly Area[],
  layouts: readonly Layout[],
): readonly Observation[] {
  const successors = successorsOf(areas);
  const old = observations.filter((it) => successors.has(it.area));
  if (old.length === 0) return observations;
  const counts = addable(layouts);
  const predecessors = new Map<string, number>();
  for (const today of successors.values()) predecessors.set(today, (predecessors.get(today) ?? 0) + 1);
  const groups = new Map<string, Observation[]>();
  for (const it of old) {
    const area = successors.get(it.area)!;
    if (!counts.has(it.measure) && predecessors.get(area)! > 1) continue;
    const key = observationKey({ ...it, area });
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  const own = new Set(observations.map(observationKey));
  const followed = [...groups].flatMap(([key, parts]) => {
    if (own.has(key)) return [];
    const area = successors.get(parts[0]!.area)!;
    return [joined(parts, area, parts.length === predecessors.get(area))];
  });
  return [...observations.filter((it) => !successors.has(it.area)), ...followed];
}

/** Adds a remark to every measured number that rests on a municipality before its boundaries were today's. */
export function markApproximate(estimates: readonly Estimate[], areas: readonly Area[]): readonly Estimate[] {
  const since = new Map(areas.filter((area) => area.approximate).map((area) => [area.code, area.valid.from] as const));
  if (since.size === 0) return estimates;
  return estimates.map((it) => {
    if (it.status !== "measured") return it;
    const touched = new Set(
      it.basis.flatMap((cell) => cell.areas.filter((code) => (since.get(code) ?? "") > firstDay(cell.period))),
    );
    if (touched.size === 0) return it;
    const note: Note = { code: "approximate-area", params: { areas: [...touched].sort().join(",") } };
    return { ...it, notes: [...it.notes, note] };
  });
}
