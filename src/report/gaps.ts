/** Deliveries that did not come, and which indicators rest on them. */

import type { Role } from "../model/area.ts";
import { membersOn } from "../model/area.ts";
import type { Arrival } from "../model/arrival.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PeriodId } from "../model/period.ts";
import { contains, firstDay, quarterSpan } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import { joinList } from "../text/lists.ts";
import { formatPeriod } from "../text/periods.ts";
import type { BlockContext } from "./block.ts";
import { indicatorName, kindName } from "./naming.ts";
import { distinct } from "./rows.ts";

/** What was expected for the report's period (a year's delivery for its quarters, too) and is not whole. */
export function absences(context: BlockContext): readonly Arrival[] {
  return context.arrivals.filter(
    (arrival) =>
      arrival.status !== "delivered" &&
      (contains(context.period, arrival.period) || contains(arrival.period, context.period)),
  );
}

/** The kinds of delivery among them, by name. */
export function kindsOf(arrivals: readonly Arrival[], context: BlockContext): string {
  return joinList(
    distinct(arrivals.map((arrival) => arrival.kind)).map((kind) => kindName(kind, context)),
    context.lang,
  );
}

/** The groups of a role that an area belonged to when a period began. */
export function groupsOf(arrival: Arrival, role: Role, context: BlockContext): readonly string[] {
  const date = firstDay(arrival.period);
  return context.programme.groups
    .filter((group) => group.role === role)
    .map((group) => group.id)
    .filter(
      (group) => group === arrival.area || membersOn(context.programme.areas, group, date).includes(arrival.area),
    );
}

/** Whether an indicator counts something of a delivery kind. */
function restsOn(indicator: Indicator, kind: string): boolean {
  const { numerator, denominator } = indicator;
  return [numerator, ...(denominator === null ? [] : [denominator])].some(({ measure }) =>
    measure.startsWith(`${kind}.`),
  );
}

function overlap(a: PeriodId, b: PeriodId): boolean {
  const [from, to] = quarterSpan(a);
  const [first, last] = quarterSpan(b);
  return from <= last && first <= to;
}

/** Whether a row has no number because an area's delivery did not come: the area's own row, or one compared with it. */
function isLeftOut(row: Released, arrival: Arrival, group: string): boolean {
  if (row.status === "released" || !overlap(row.period, arrival.period)) return false;
  if (row.reason.code !== "missing" && row.reason.code !== "missing-area") return false;
  const { areas } = row.reason.params;
  return row.area === group || (row.comparator === group && String(areas).split(",").includes(arrival.area));
}

/** Whether a period ends with the report's: then it need not be named. */
function isOwn(period: PeriodId, context: BlockContext): boolean {
  return quarterSpan(period)[1] === quarterSpan(context.period)[1];
}

/** The indicators that have no number for a group since deliveries did not come, by name, with the period when it is not the report's. */
export function indicatorsWithout(
  arrivals: readonly Arrival[],
  group: string,
  context: BlockContext,
): readonly string[] {
  return [...context.indicators.values()].flatMap((indicator) => {
    const those = arrivals.filter((arrival) => restsOn(indicator, arrival.kind));
    const left = context.rows.filter(
      (row) => row.indicator === indicator.id && those.some((arrival) => isLeftOut(row, arrival, group)),
    );
    if (left.length === 0) return [];
    const name = indicatorName(indicator.id, context);
    const others = distinct(left.map((row) => row.period)).filter((period) => !isOwn(period, context));
    const named = others.map((period) => formatPeriod(period, context.lang)).join(", ");
    return [others.length === 0 ? name : `${name} (${named})`];
  });
}
