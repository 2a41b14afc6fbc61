/** Released rows of an analysis as a table: what is the same in every row goes to the caption, what is hidden says why. */
import { z } from "zod";
import type { FigureColumn } from "../../model/figure.ts";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { joinList } from "../../text/lists.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName, breakdownName, comparatorName, indicatorName } from "../naming.ts";
import { reasonFor, remarksOn } from "../remarks.ts";
import { distinct, matching, newest } from "../rows.ts";
import { sentenceCase } from "../sentence.ts";
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
  /** Shown though every row says the same. */
  readonly always: boolean;
}

/** Every column that could be shown, the varying ones to be kept. */
function columns(context: BlockContext): readonly TableColumn[] {
  const words = catalogues[context.lang].report.columns;
  const instead = catalogues[context.lang].report.instead;
  const { lang } = context;
  const start = (label: string, cell: (row: Released) => string): TableColumn => ({
    column: { label, align: "start" },
    cell,
    always: false,
  });
  return [
    start(words.indicator, (row) => indicatorName(row.indicator, context)),
    start(words.area, (row) => sentenceCase(areaName(row.area, context))),
    start(words.period, (row) => sentenceCase(formatPeriod(row.period, lang))),
    start(words.group, (row) => breakdownName(row.group, context)),
    start(words.comparator, (row) => (row.comparator === null ? "" : comparatorName(row.comparator, context))),
    {
      column: { label: words.value, align: "end" },
      cell: (row) => (row.status === "released" ? valueText(row, lang) : instead[row.reason.code]),
      always: true,
    },
    {
      column: { label: words.interval, align: "end" },
      cell: (row) => (row.status === "released" ? intervalText(row, lang) : ""),
      always: false,
    },
    start(words.remark, (row) => reasonFor(row, context)),
  ];
}

/** A column is kept when its rows differ; a table of one row names its indicator. */
function kept(all: readonly TableColumn[], rows: readonly Released[]): readonly TableColumn[] {
  const varying = all.filter((each) => {
    const cells = rows.map(each.cell);
    return each.always || new Set(cells).size > 1;
  });
  return varying.length > 0 && !varying[0]!.always ? varying : [all[0]!, ...varying];
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
  const shown = kept(columns(context), rows);
  const caption = fill(words.tableBlock.caption, {
    indicators: joinList(
      indicators.map((indicator) => indicatorName(indicator, context)),
      context.lang,
    ),
    period: joinList(
      distinct(rows.map((row) => row.period)).map((period) => formatPeriod(period, context.lang)),
      context.lang,
    ),
  });
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
