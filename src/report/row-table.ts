/** Released rows as a table: one row each, or side by side when that is shorter; what they share goes to the caption. */
import type { FigureColumn, FigureTable } from "../model/figure.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import type { BlockContext } from "./block.ts";
import { areaName, shortIndicatorName } from "./naming.ts";
import {
  bracketRemark,
  type ColumnName,
  columnNames,
  rowColumns,
  shownInterval,
  shownValue,
  valueLabel,
  varies,
} from "./row-columns.ts";
import { distinct } from "./rows.ts";
import { sentenceCase } from "./sentence.ts";

export interface CaptionedTable {
  readonly caption: string;
  /** The period that every row shares, for a caption that the definition writes. Empty when a column names each row's own. */
  readonly period: string;
  /** What the caption must say besides, whoever writes it: that intervals stand in brackets. Empty when they do not. */
  readonly reading: string;
  readonly table: FigureTable;
}

/** More columns than this beside each other would not fit a page. */
const mostBeside = 3;

const start = (label: string): FigureColumn => ({ label, align: "start" });
const end = (label: string): FigureColumn => ({ label, align: "end" });

/** What every row shares, of the columns that are not shown; a table of several indicators says that it is one. */
function caption(rows: readonly Released[], shown: readonly ColumnName[], context: BlockContext): string {
  const columns = rowColumns(context);
  const { several } = catalogues[context.lang].report.tableBlock;
  const parts = columnNames
    .filter((name) => !varies(columns[name], rows) && !shown.includes(name))
    .map((name) => columns[name].inCaption(columns[name].cell(rows[0]!)));
  const subject = varies(columns.indicator, rows) ? [several] : [];
  return [...subject, ...parts].filter((part) => part !== "").join(", ");
}

/** The period of every row, or empty when they differ. */
function commonPeriod(rows: readonly Released[], context: BlockContext): string {
  const { period } = rowColumns(context);
  return varies(period, rows) ? "" : period.cell(rows[0]!);
}

/** One row for each number. */
function oneByOne(rows: readonly Released[], context: BlockContext): CaptionedTable {
  const columns = rowColumns(context);
  const varying = columnNames.filter((name) => varies(columns[name], rows));
  // Rows that nothing tells apart are named by their indicator.
  const shown: readonly ColumnName[] = varying.length === 0 ? ["indicator"] : varying;
  const intervals = rows.some((row) => shownInterval(row, context) !== "");
  const tail = intervals
    ? [end(valueLabel(rows, context)), end(catalogues[context.lang].report.columns.interval)]
    : [end(valueLabel(rows, context))];
  return {
    caption: caption(rows, shown, context),
    period: commonPeriod(rows, context),
    reading: "",
    table: {
      columns: [...shown.map((name) => start(columns[name].label)), ...tail],
      rows: rows.map((row) => [
        ...shown.map((name) => sentenceCase(columns[name].cell(row))),
        shownValue(row, context),
        ...(intervals ? [shownInterval(row, context)] : []),
      ]),
    },
  };
}

/** By which column rows can stand beside each other, or null when they had better stand one by one. */
function across(rows: readonly Released[], context: BlockContext): "area" | "indicator" | null {
  const columns = rowColumns(context);
  const count = (name: ColumnName): number => new Set(rows.map(columns[name].cell)).size;
  const others = columnNames.filter((name) => name !== "area" && count(name) > 1);
  const areas = count("area");
  if (areas > 1 && areas <= mostBeside && others.length > 0) return "area";
  if (areas > mostBeside && count("indicator") > 1 && count("indicator") <= mostBeside) return "indicator";
  return null;
}

/** One row for each thing told apart, one column for each area or indicator, intervals in brackets. */
function sideBySide(rows: readonly Released[], by: "area" | "indicator", context: BlockContext): CaptionedTable {
  const columns = rowColumns(context);
  const words = catalogues[context.lang].report;
  const shown = columnNames.filter((name) => name !== by && varies(columns[name], rows));
  const keyOf = (row: Released): string => JSON.stringify(shown.map((name) => columns[name].cell(row)));
  const heads = distinct(rows.map((row) => row[by]));
  const headOf = by === "area" ? areaName : shortIndicatorName;
  const cell = (row: Released | undefined): string => {
    if (!row) return words.instead["not-applicable"];
    const interval = shownInterval(row, context);
    const value = shownValue(row, context);
    return interval === "" ? value : fill(words.tableBlock.bracketed, { value, interval });
  };
  return {
    caption: caption(rows, [], context),
    period: commonPeriod(rows, context),
    reading: bracketRemark(rows, context),
    table: {
      columns: [
        ...shown.map((name) => start(columns[name].label)),
        ...heads.map((head) => end(sentenceCase(headOf(head, context)))),
      ],
      rows: distinct(rows.map(keyOf)).map((key) => {
        const own = rows.filter((row) => keyOf(row) === key);
        return [
          ...shown.map((name) => sentenceCase(columns[name].cell(own[0]!))),
          ...heads.map((head) => cell(own.find((row) => row[by] === head))),
        ];
      }),
    },
  };
}

/** @param rows  at least one */
export function tableOf(rows: readonly Released[], context: BlockContext): CaptionedTable {
  const by = across(rows, context);
  return by === null ? oneByOne(rows, context) : sideBySide(rows, by, context);
}
