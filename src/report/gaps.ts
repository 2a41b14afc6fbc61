/** Deliveries that did not come, and which indicators rest on them. */

import type { Role } from "../model/area.ts";
import { membersOn } from "../model/area.ts";
import type { Arrival } from "../model/arrival.ts";
import { contains, firstDay } from "../model/period.ts";
import { joinList } from "../text/lists.ts";
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

/** The indicators that count something of a delivery kind, by name. */
export function indicatorsOn(kinds: readonly string[], context: BlockContext): readonly string[] {
  const counts = (measure: string): boolean => kinds.some((kind) => measure.startsWith(`${kind}.`));
  const used = new Set(context.analyses.flatMap((analysis) => analysis.indicators));
  return [...context.indicators.values()]
    .filter((each) => used.has(each.id))
    .filter((each) => counts(each.numerator.measure) || (each.denominator !== null && counts(each.denominator.measure)))
    .map((each) => indicatorName(each.id, context));
}
