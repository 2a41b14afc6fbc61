/** The numbers of a figure as a table that can be read without it. */
import type { FigureColumn, FigureTable } from "../model/figure.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatShortPeriod } from "../text/periods.ts";
import { formatBounds, formatCell, formatLevel, formatValue } from "../text/values.ts";
import { basisText } from "./caption.ts";
import type { ChartContext } from "./chart.ts";
import { unitText } from "./heading.ts";
import { areaName, comparatorName, groupName, shortName } from "./names.ts";
import { gapOf, isValue } from "./points.ts";

interface Draft extends FigureColumn {
  readonly cell: (row: Released) => string;
  /** Left out when every row says the same, since title and caption say it already. */
  readonly optional: boolean;
}

/** The heading of the interval column, with the coverage that all rows share. */
export function intervalHeading(rows: readonly Released[], context: ChartContext): string {
  const levels = [...new Set(rows.flatMap((row) => (row.level === null ? [] : [row.level])))];
  const words = catalogues[context.lang].charts;
  return fill(words.interval, { level: levels.map((level) => formatLevel(level, context.lang)).join(" / ") }).trim();
}

/** One row for each released row, in the order given; columns that say the same throughout are left out. */
export function dataTable(rows: readonly Released[], context: ChartContext): FigureTable {
  const words = catalogues[context.lang].charts;
  const { columns } = words;
  const units = new Set(rows.map((row) => unitText(row, context)));
  const start = "start" as const;
  const end = "end" as const;
  const drafts: readonly Draft[] = [
    { label: columns.indicator, align: start, optional: true, cell: (row) => shortName(row.indicator, context) },
    { label: columns.group, align: start, optional: true, cell: (row) => groupName(row.group, context) },
    {
      label: columns.period,
      align: start,
      optional: false,
      cell: (row) => formatShortPeriod(row.period, context.lang),
    },
    { label: columns.area, align: start, optional: false, cell: (row) => areaName(row.area, context) },
    {
      label: columns.comparator,
      align: start,
      optional: true,
      cell: (row) => comparatorName(row.comparator, context),
    },
    {
      label: units.size === 1 ? [...units][0]! : columns.value,
      align: end,
      optional: false,
      cell: (row) => {
        if (!isValue(row)) return words.gaps[gapOf(row.reason.code)];
        return (units.size === 1 ? formatCell : formatValue)(row.value, row, context.lang);
      },
    },
    {
      label: intervalHeading(rows, context),
      align: end,
      optional: true,
      cell: (row) => (isValue(row) ? formatBounds(row, context.lang) : ""),
    },
    { label: columns.basis, align: end, optional: true, cell: (row) => (isValue(row) ? basisText(row, context) : "") },
  ];
  const kept = drafts.filter((draft) => !draft.optional || new Set(rows.map(draft.cell)).size > 1);
  if (rows.length === 0) return { columns: [{ label: columns.value, align: start }], rows: [[words.noData]] };
  return {
    columns: kept.map(({ label, align }) => ({ label, align })),
    rows: rows.map((row) => kept.map((draft) => draft.cell(row))),
  };
}
