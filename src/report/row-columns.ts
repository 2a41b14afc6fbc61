/** The columns by which released rows may be told apart, and what a caption says of those in which all rows agree. */
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatPeriod } from "../text/periods.ts";
import type { BlockContext } from "./block.ts";
import { areaName, breakdownName, comparatorName, indicatorName } from "./naming.ts";
import { intervalText, levelText, valueText } from "./values.ts";

export interface RowColumn {
  readonly label: string;
  readonly cell: (row: Released) => string;
  /** Empty where a caption need not speak of it. */
  readonly inCaption: (cell: string) => string;
}

export type ColumnName = "indicator" | "area" | "period" | "group" | "comparator";

/** In the order in which a table shows them. */
export const columnNames: readonly ColumnName[] = ["indicator", "area", "period", "group", "comparator"];

export function rowColumns(context: BlockContext): Readonly<Record<ColumnName, RowColumn>> {
  const words = catalogues[context.lang].report;
  const same = (cell: string): string => cell;
  return {
    indicator: {
      label: words.columns.indicator,
      cell: (row) => indicatorName(row.indicator, context),
      inCaption: same,
    },
    area: { label: words.columns.area, cell: (row) => areaName(row.area, context), inCaption: same },
    period: { label: words.columns.period, cell: (row) => formatPeriod(row.period, context.lang), inCaption: same },
    group: {
      label: words.columns.group,
      cell: (row) => breakdownName(row.group, context),
      inCaption: (cell) => (cell === words.everyone ? "" : cell),
    },
    comparator: {
      label: words.columns.comparator,
      cell: (row) => (row.comparator === null ? "" : comparatorName(row.comparator, context)),
      inCaption: (cell) => (cell === "" ? "" : fill(words.tableBlock.comparedWith, { comparator: cell })),
    },
  };
}

/** Whether rows say different things in a column. */
export function varies(column: RowColumn, rows: readonly Released[]): boolean {
  return new Set(rows.map(column.cell)).size > 1;
}

/** The value, or in a word why there is none. */
export function shownValue(row: Released, context: BlockContext): string {
  if (row.status === "released") return valueText(row, context.lang);
  return catalogues[context.lang].report.instead[row.reason.code];
}

export function shownInterval(row: Released, context: BlockContext): string {
  return row.status === "released" ? intervalText(row, context.lang) : "";
}

/** `95 % usikkerhetsintervall i parentes`, or empty when no row has an interval. */
export function bracketRemark(rows: readonly Released[], context: BlockContext): string {
  const row = rows.find((each) => shownInterval(each, context) !== "");
  if (!row) return "";
  const template = catalogues[context.lang].report.tableBlock.inBrackets;
  return fill(template, { level: levelText(row, context.lang) });
}

/** What the values are: a ratio or a difference when all of them are. */
export function valueLabel(rows: readonly Released[], context: BlockContext): string {
  const { value, ratio, difference } = catalogues[context.lang].report.columns;
  if (rows.every((row) => row.measure === "difference")) return difference;
  return rows.every((row) => row.measure === "rate-ratio" || row.measure === "effect-ratio") ? ratio : value;
}
