/** Finding the released rows that a sentence or a card speaks of. */
import type { Role } from "../model/area.ts";
import type { Measure } from "../model/estimate.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import type { BlockContext } from "./block.ts";
import { isPeriodName } from "./naming.ts";

/** What must agree; what is left out may be anything. */
export interface RowQuery {
  readonly analyses?: readonly string[] | undefined;
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly group?: string | undefined;
  readonly measures?: readonly Measure[] | undefined;
}

function allowed<T>(list: readonly T[] | undefined, value: T): boolean {
  return list === undefined || list.includes(value);
}

function equal(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

export function matching(rows: readonly Released[], query: RowQuery): readonly Released[] {
  return rows.filter(
    (row) =>
      allowed(query.analyses, row.analysis) &&
      equal(query.indicator, row.indicator) &&
      equal(query.area, row.area) &&
      equal(query.group, row.group) &&
      allowed(query.measures, row.measure),
  );
}

/** The rows of the last period among them. */
export function newest(rows: readonly Released[]): readonly Released[] {
  let last: PeriodId | null = null;
  for (const row of rows) if (last === null || comparePeriods(row.period, last) > 0) last = row.period;
  return rows.filter((row) => row.period === last);
}

/** A number on its own, not compared with anything. */
export function isLevel(row: Released): boolean {
  return row.comparator === null;
}

/** Compared with a period: a change since the baseline. */
export function isChange(row: Released, context: BlockContext): boolean {
  return row.comparator !== null && isPeriodName(row.comparator, context);
}

/** The first group with a role, or undefined. */
export function groupWith(role: Role, context: BlockContext): string | undefined {
  return context.programme.groups.find((group) => group.role === role)?.id;
}

/** The programme group, by which a block speaks unless it names another area. */
export function programmeGroup(context: BlockContext): string {
  const group = groupWith("programme", context);
  if (group === undefined) throw new RangeError("the programme has no group of its own");
  return group;
}

/** Each once, in the order of first appearance. */
export function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
