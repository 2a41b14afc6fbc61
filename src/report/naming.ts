/** Areas, groups, breakdowns and comparators by the names that the definitions give them. */
import { parsePeriod } from "../model/period.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { compareNames, joinList } from "../text/lists.ts";
import { formatPeriod } from "../text/periods.ts";
import type { BlockContext } from "./block.ts";

/** A municipality's or a group's name; the code itself where no definition names it. */
export function areaName(id: string, context: BlockContext): string {
  const group = context.programme.groups.find((each) => each.id === id);
  if (group) return group.labels[context.lang];
  return context.programme.areas.find((each) => each.code === id)?.name ?? id;
}

/** Municipalities by name, in the order of the Norwegian alphabet. */
export function areaList(codes: readonly string[], context: BlockContext): string {
  const names = [...new Set(codes)].map((code) => areaName(code, context)).sort(compareNames);
  return joinList(names, context.lang);
}

/** `alder=14;kjonn=gutt` → `14 år, gutter`; the word for everyone for the total. */
export function breakdownName(group: string, context: BlockContext): string {
  if (group === "") return catalogues[context.lang].report.everyone;
  return group
    .split(";")
    .map((part) => {
      const [column, code] = part.split("=") as [string, string];
      return context.codeLabels[column]?.[code]?.[context.lang] ?? code;
    })
    .join(", ");
}

/** Whether a comparator is a period: the code of a municipality may look like a year, so areas come first. */
export function isPeriodName(comparator: string, context: BlockContext): boolean {
  return parsePeriod(comparator) !== null && !context.programme.areas.some((each) => each.code === comparator);
}

/** What a number is compared with: an area, or the baseline when it is a period. */
export function comparatorName(comparator: string, context: BlockContext): string {
  if (!isPeriodName(comparator, context)) return areaName(comparator, context);
  return fill(catalogues[context.lang].report.baseline, { period: formatPeriod(comparator, context.lang) });
}

/** A delivery kind by its label. */
export function kindName(kind: string, context: BlockContext): string {
  return context.kindLabels[kind]?.[context.lang] ?? kind;
}

export function indicatorName(id: string, context: BlockContext): string {
  return context.indicators.get(id)?.labels[context.lang] ?? id;
}

export function shortIndicatorName(id: string, context: BlockContext): string {
  return context.indicators.get(id)?.short[context.lang] ?? id;
}
