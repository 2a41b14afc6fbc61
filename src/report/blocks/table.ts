/** Released rows of an analysis as a table: what is the same in every row goes to the caption, what is hidden says why. */
import { z } from "zod";
import type { FigureColumn } from "../../model/figure.ts";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName, breakdownName, comparatorName, indicatorName } from "../naming.ts";
import { reasonFor, remarksOn } from "../remarks.ts";
import { distinct, matching, newest } from "../rows.ts";
import { intervalText, valueText } from "../values.ts";

const options = z.strictObject({
  analysis: z.string(),
  indicators: z.array(z.string()).min(1).optional(),
  areas: z.array(z.string()).min(1).optional(),
  /** newest: each indicator's last period; all: every period released. */
  periods: z.enum(["newest", "all"]).default("newest"),
  caption: z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() }).optional(),
});

interface TableColumn {
  readonly column: FigureColumn;
  readonly cell: (row: Released) => string;
  /** Kept always, when any cell is filled, or only when its cells differ; then the caption says what is the same. */
  readonly keep: "always" | "filled" | "varying";
  readonly inCaption: (cell: string) => string;
}

/** What the values are: a ratio or a difference when all of them are. */
function valueHeader(rows: readonly Released[], context: BlockContext): string {
  const { value, ratio, difference } = catalogues[context.lang].report.columns;
  if (rows.every((row) => row.measure === "difference")) return difference;
  return rows.every((row) => row.measure === "rate-ratio" || row.measure === "effect-ratio") ? ratio : value;
}

function columns(rows: readonly Released[], context: BlockContext): readonly TableColumn[] {
  const words = catalogues[context.lang].report;
  const { lang } = context;
  const same = (cell: string): string => cell;
  const start = (
    label: string,
    cell: (row: Released) => string,
    inCaption: (cell: string) => string = same,
  ): TableColumn => ({ column: { label, align: "start" }, cell, keep: "varying", inCaption });
  const comparator = (row: Released): string =>
    row.comparator === null ? "" : comparatorName(row.comparator, context);
  return [
    start(words.columns.indicator, (row) => indicatorName(row.indicator, context)),
    start(words.columns.area, (row) => areaName(row.area, context)),
    start(words.columns.period, (row) => formatPeriod(row.period, lang)),
    start(
      words.columns.group,
      (row) => breakdownName(row.group, context),
      (cell) => (cell === words.everyone ? "" : cell),
    ),
    start(words.columns.comparator, comparator, (cell) =>
      cell === "" ? "" : fill(words.tableBlock.comparedWith, { comparator: cell }),
    ),
    {
      column: { label: valueHeader(rows, context), align: "end" },
      cell: (row) => (row.status === "released" ? valueText(row, lang) : words.instead[row.reason.code]),
      keep: "always",
      inCaption: same,
    },
    {
      column: { label: words.columns.interval, align: "end" },
      cell: (row) => (row.status === "released" ? intervalText(row, lang) : ""),
      keep: "filled",
      inCaption: same,
    },
    { ...start(words.columns.remark, (row) => reasonFor(row, context)), keep: "filled" },
  ];
}

/** The columns to show, and the caption made of those that say the same in every row. */
function arrange(
  rows: readonly Released[],
  context: BlockContext,
): { readonly shown: readonly TableColumn[]; readonly caption: string } {
  const all = columns(rows, context);
  const kept = (each: TableColumn): boolean => {
    const cells = new Set(rows.map(each.cell));
    if (each.keep === "varying") return cells.size > 1;
    return each.keep === "always" || cells.size > 1 || !cells.has("");
  };
  const varying = all.filter(kept);
  // A row is named by its first cell: the indicator, unless something else tells the rows apart.
  const named = varying[0]!.keep === "varying";
  const constant = all.filter((each) => !kept(each) && (named || each !== all[0]));
  const parts = constant.map((each) => each.inCaption(each.cell(rows[0]!))).filter((part) => part !== "");
  const subject = varying[0] === all[0] ? [catalogues[context.lang].report.tableBlock.several] : [];
  return { shown: named ? varying : [all[0]!, ...varying], caption: [...subject, ...parts].join(", ") };
}

export const table = blockKind("table", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const own = matching(context.rows, { analyses: [given.analysis] }).filter(
    (row) => given.areas === undefined || given.areas.includes(row.area),
  );
  const indicators = given.indicators ?? distinct(own.map((row) => row.indicator));
  const rows = indicators.flatMap((indicator) => {
    const those = own.filter((row) => row.indicator === indicator);
    return given.periods === "all" ? those : newest(those);
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  const { shown, caption } = arrange(rows, context);
  const blocks: Block[] = [
    {
      kind: "table",
      caption: given.caption?.[context.lang] ?? caption,
      table: {
        columns: shown.map((each) => each.column),
        rows: rows.map((row) => shown.map((each) => each.cell(row))),
      },
    },
  ];
  const remarks = remarksOn(rows, context);
  if (remarks.length > 0) blocks.push({ kind: "list", items: remarks });
  return blocks;
});
