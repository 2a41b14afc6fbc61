/** Areas, indicators and breakdowns by the names that the definitions give them. */
import type { Role } from "../model/area.ts";
import type { EstimateKey } from "../model/estimate.ts";
import { parsePeriod } from "../model/period.ts";
import { compareNames } from "../text/lists.ts";
import { formatPeriod } from "../text/periods.ts";
import type { ChartContext } from "./chart.ts";
import { capitalised } from "./wrap.ts";

/** The name of a group or municipality; its id where the programme does not know it. */
export function areaName(id: string, context: ChartContext): string {
  const group = context.programme.groups.find((each) => each.id === id);
  if (group) return capitalised(group.labels[context.lang]);
  return context.programme.areas.find((each) => each.code === id)?.name ?? id;
}

/** What a value is compared with: a group, a municipality or a period; empty for nothing. */
export function comparatorName(comparator: string | null, context: ChartContext): string {
  if (comparator === null) return "";
  const name = areaName(comparator, context);
  return name === comparator && parsePeriod(comparator) ? formatPeriod(comparator, context.lang) : name;
}

/** The role of a group, or null for a municipality. */
export function roleOf(id: string, context: ChartContext): Role | null {
  return context.programme.groups.find((each) => each.id === id)?.role ?? null;
}

const roleOrder: readonly (Role | null)[] = ["programme", "benchmark", "donor", null];

/** Programme first, then the benchmark, then donors, each in the definition's order; then municipalities by name. */
export function orderAreas(ids: readonly string[], context: ChartContext): readonly string[] {
  const place = (id: string): number => roleOrder.indexOf(roleOf(id, context));
  const index = (id: string): number => context.programme.groups.findIndex((each) => each.id === id);
  return [...new Set(ids)].sort(
    (a, b) => place(a) - place(b) || index(a) - index(b) || compareNames(areaName(a, context), areaName(b, context)),
  );
}

export function indicatorName(id: string, context: ChartContext): string {
  return context.indicators.get(id)?.labels[context.lang] ?? id;
}

export function shortName(id: string, context: ChartContext): string {
  return context.indicators.get(id)?.short[context.lang] ?? id;
}

/** `alder=14;kjonn=gutt` → `14 år, gutter`; empty for the total. */
export function groupName(group: string, context: ChartContext): string {
  if (group === "") return "";
  const parts = group.split(";").map((part) => {
    const [column, code] = part.split("=") as [string, string];
    return context.codeLabels[column]?.[code]?.[context.lang] ?? `${column} ${code}`;
  });
  return parts.join(", ");
}

/** Heading of what one indicator, broken down or not, shows. */
export function headingOf(row: Pick<EstimateKey, "indicator" | "group">, context: ChartContext): string {
  const name = shortName(row.indicator, context);
  const group = groupName(row.group, context);
  return group === "" ? name : `${name}: ${group}`;
}
