/** Data quality: level, spread and unusual points of each released series, so that a fault in a delivery is seen. */
import { z } from "zod";
import type { FigureTable, VegaLiteSpec } from "../model/figure.ts";
import { figure } from "../model/figure.ts";
import type { Released, ReleasedValue } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { joinList } from "../text/lists.ts";
import { formatInterval, formatNumber } from "../text/numbers.ts";
import { formatShortPeriod } from "../text/periods.ts";
import { displayDecimals, displayNumber } from "../text/values.ts";
import { areaList } from "./alt.ts";
import { caption } from "./caption.ts";
import type { Chart, ChartContext } from "./chart.ts";
import { emptyView } from "./empty.ts";
import { tickText, unitText, windowText } from "./heading.ts";
import type { KeyItem } from "./key.ts";
import { drawKey, shadeItem, strokeItem, symbolItem } from "./key.ts";
import type { LadderBlock, LadderEncoding } from "./ladder.ts";
import { drawBlock } from "./ladder.ts";
import { areaEncoding } from "./layers.ts";
import { areaName, headingOf, orderAreas } from "./names.ts";
import { chosenRows, inTime, valuesIn } from "./points.ts";
import type { Spread } from "./spread.ts";
import { spreadOf } from "./spread.ts";
import type { Style } from "./styles.ts";
import { styleAreas } from "./styles.ts";
import type { Json, Width } from "./theme.ts";
import { ink, specification, widths } from "./theme.ts";
import { linearTicks } from "./ticks.ts";
import { unbroken } from "./wrap.ts";

const options = z.strictObject({});

/** Grey that keeps 3:1 where it is alone, as the box behind the points. */
const box = "#b9c3c7";

interface Series {
  readonly rows: readonly Released[];
  readonly values: readonly ReleasedValue[];
  /** null where no value is shown. */
  readonly spread: Spread | null;
}

function blockKey(row: Released): string {
  return `${row.indicator}|${row.group}|${row.measure}|${row.comparator ?? ""}`;
}

function seriesOf(rows: readonly Released[], areas: readonly string[]): readonly Series[] {
  return [...new Set(rows.map(blockKey))].flatMap((key) =>
    areas.flatMap((area) => {
      const own = inTime(rows.filter((row) => blockKey(row) === key && row.area === area));
      if (own.length === 0) return [];
      const values = valuesIn(own);
      const numbers = values.map((row) => displayNumber(row.value, row));
      return [{ rows: own, values, spread: numbers.length === 0 ? null : spreadOf(numbers) }];
    }),
  );
}

/** A number on the reader's scale, as precise as the series is printed. */
function plain(value: number, row: Released, context: ChartContext): string {
  return formatNumber(value, displayDecimals(row), context.lang);
}

function outlierPeriods(series: Series, context: ChartContext): readonly string[] {
  return (series.spread?.outliers ?? []).map((i) => formatShortPeriod(series.values[i]!.period, context.lang));
}

function rowText(series: Series, context: ChartContext): string {
  const words = catalogues[context.lang].charts;
  const first = series.rows[0]!;
  if (!series.spread) return words.basis.none;
  const [low, high] = series.spread.quartiles;
  const range = formatInterval(low, high, displayDecimals(first), context.lang);
  const unusual = outlierPeriods(series, context);
  const text = `${plain(series.spread.median, first, context)} (${range})`;
  return unusual.length === 0
    ? text
    : `${text}. ${fill(words.alt.outliers, { periods: unusual.map(unbroken).join("; ") })}`;
}

function marksOf(all: readonly Series[], plan: Plan, it: LadderEncoding): readonly Json[] {
  const { color } = areaEncoding(plan.styles);
  const boxes = all.flatMap(({ rows, spread }, i) => {
    if (!spread) return [];
    const [lower, upper] = spread.quartiles;
    return [{ area: rows[0]!.area, row: it.at[i]!, median: spread.median, lower, upper }];
  });
  const points = all.flatMap(({ values, spread }, i) =>
    values.map((row, j) => ({
      area: row.area,
      period: row.period,
      row: it.at[i]!,
      value: displayNumber(row.value, row),
      outlier: spread!.outliers.includes(j),
    })),
  );
  return [
    {
      data: { values: boxes },
      mark: { type: "rule", strokeWidth: 12, color: box, opacity: 0.7 },
      encoding: { x: { ...it.x, field: "lower" }, x2: { field: "upper" }, y: it.y },
    },
    {
      data: { values: points },
      encoding: { x: it.x, y: it.y, color },
      layer: [
        {
          transform: [{ filter: "!datum.outlier" }],
          mark: { type: "point", filled: true, shape: "circle", size: 22, opacity: 0.55 },
        },
        {
          transform: [{ filter: "datum.outlier" }],
          mark: { type: "point", filled: true, shape: "diamond", size: 90, opacity: 1, stroke: ink.text },
        },
      ],
    },
    {
      data: { values: boxes },
      mark: { type: "tick", orient: "vertical", size: 18, thickness: 2.5, color: ink.text },
      encoding: { x: { ...it.x, field: "median" }, y: it.y },
    },
  ];
}

interface Plan {
  readonly areas: readonly string[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly series: readonly Series[];
}

function blockOf(all: readonly Series[], plan: Plan, context: ChartContext): LadderBlock {
  const first = all[0]!.rows[0]!;
  const values = all.flatMap((series) => series.values.map((row) => displayNumber(row.value, row)));
  const ticks = linearTicks(Math.min(0, ...values), Math.max(0, ...values), 4);
  return {
    heading: headingOf(first, context),
    details: [unitText(first, context)],
    rows: all.map((series) => ({
      label: "",
      detail: "",
      style: plan.styles.get(series.rows[0]!.area)!,
      text: rowText(series, context),
      absent: series.spread ? "" : catalogues[context.lang].charts.basis.none,
    })),
    ticks,
    tickLabel: (value) => tickText(value, ticks, first, context),
    logarithmic: false,
    reference: null,
    marks: (encoding) => marksOf(all, plan, encoding),
  };
}

function keyOf(plan: Plan, context: ChartContext): readonly KeyItem[] {
  const words = catalogues[context.lang].charts.quality;
  return [
    ...plan.areas.map((area) => symbolItem(areaName(area, context), { ...plan.styles.get(area)!, shape: "circle" })),
    strokeItem(words.median),
    shadeItem(words.middleHalf, box),
    symbolItem(words.outlier, { colour: ink.text, shape: "diamond" }),
  ];
}

function tableOf(all: readonly Series[], context: ChartContext): FigureTable {
  const words = catalogues[context.lang].charts;
  const { columns } = words;
  if (all.length === 0) return { columns: [{ label: columns.value, align: "start" }], rows: [[words.noData]] };
  const start = [columns.indicator, columns.area].map((label) => ({ label, align: "start" as const }));
  const end = [columns.points, columns.median, columns.mad, columns.quartiles].map((label) => ({
    label,
    align: "end" as const,
  }));
  return {
    columns: [...start, ...end, { label: columns.outliers, align: "start" }],
    rows: all.map((series) => {
      const first = series.rows[0]!;
      const points = fill(words.basis.share, { numerator: series.values.length, denominator: series.rows.length });
      const name = [headingOf(first, context), areaName(first.area, context), points];
      if (!series.spread) return [...name, "", "", "", ""];
      const { median, mad, quartiles } = series.spread;
      return [
        ...name,
        plain(median, first, context),
        plain(mad, first, context),
        formatInterval(quartiles[0], quartiles[1], displayDecimals(first), context.lang),
        outlierPeriods(series, context).join("; "),
      ];
    }),
  };
}

function altText(plan: Plan, rows: readonly Released[], context: ChartContext): string {
  const words = catalogues[context.lang].charts;
  const opening = fill(words.alt.quality, {
    areas: areaList(rows, context),
    indicators: joinList([...new Set(rows.map((row) => headingOf(row, context)))], context.lang),
    period: caption(rows, context).period,
  });
  const sentences = plan.series.map((series) => {
    const first = series.rows[0]!;
    const title = `${headingOf(first, context)}, ${areaName(first.area, context)}`;
    if (!series.spread) return fill(words.alt.hiddenSeries, { area: title });
    const spread = fill(words.alt.spread, {
      title,
      median: plain(series.spread.median, first, context),
      mad: plain(series.spread.mad, first, context),
      points: series.values.length,
    });
    const unusual = outlierPeriods(series, context);
    return `${spread} ${unusual.length === 0 ? words.alt.noOutliers : fill(words.alt.outliers, { periods: unusual.join("; ") })}`;
  });
  return [opening, ...sentences, caption(rows, context).suppression].join(" ");
}

export const quality: Chart = {
  id: "quality",
  options,
  draw: (all, definition, context) => {
    options.parse(definition.options);
    const words = catalogues[context.lang].charts;
    const title = definition.title[context.lang];
    const rows = chosenRows(all, definition);
    const areas = orderAreas(
      rows.map((row) => row.area),
      context,
    );
    const plan: Plan = { areas, styles: styleAreas(areas, context), series: seriesOf(rows, areas) };
    const blocks = [...new Set(rows.map(blockKey))].map((key) =>
      plan.series.filter((series) => blockKey(series.rows[0]!) === key),
    );
    const alt = rows.length === 0 ? `${title}. ${words.noData}` : altText(plan, rows, context);
    const page = (width: Width): VegaLiteSpec =>
      rows.length === 0
        ? emptyView(width, alt, context)
        : specification(
            alt,
            {
              vconcat: [
                drawKey(keyOf(plan, context), widths[width]),
                ...blocks.map((series) => drawBlock(blockOf(series, plan, context), width)),
              ],
              spacing: 14,
              bounds: "flush",
            },
            context.lang,
          );
    const small = caption(rows, context);
    const window = windowText(rows, context);
    const points = valuesIn(rows).length;
    return figure({
      id: definition.id,
      chart: definition.chart,
      lang: context.lang,
      title,
      subtitle: window === "" ? "" : `${window}.`,
      alt,
      wide: page("wide"),
      narrow: page("narrow"),
      table: tableOf(plan.series, context),
      ...small,
      n: fill(words.basis.series, {
        points: formatNumber(points, 0, context.lang),
        series: formatNumber(plan.series.length, 0, context.lang),
      }),
      notes: [words.quality.rule],
    });
  },
};
