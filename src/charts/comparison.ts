/** Comparison: each indicator as points with intervals, on a scale of its own, or as ratio to or difference from the benchmark. */
import { z } from "zod";
import type { VegaLiteSpec } from "../model/figure.ts";
import { figure } from "../model/figure.ts";
import { comparePeriods } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { joinList } from "../text/lists.ts";
import { formatShortPeriod } from "../text/periods.ts";
import { formatBounds, formatCell, isShare } from "../text/values.ts";
import { againstSentence, areaList, comparisonSentence, latestSentence } from "./alt.ts";
import { caption } from "./caption.ts";
import type { Chart, ChartContext } from "./chart.ts";
import { emptyView } from "./empty.ts";
import { subtitleOf, tickText, unitText } from "./heading.ts";
import { drawKey, symbolItem } from "./key.ts";
import type { LadderBlock, LadderEncoding, LadderRow } from "./ladder.ts";
import { drawBlock } from "./ladder.ts";
import { areaEncoding } from "./layers.ts";
import { areaName, comparatorName, headingOf, orderAreas } from "./names.ts";
import { chosenRows, equality, gapOf, gapSigns, isRatio, isValue, shown, valuesIn } from "./points.ts";
import type { Style } from "./styles.ts";
import { styleAreas } from "./styles.ts";
import { dataTable } from "./table.ts";
import type { Json, Width } from "./theme.ts";
import { specification, widths } from "./theme.ts";
import type { Ticks } from "./ticks.ts";
import { linearTicks, ratioTicks } from "./ticks.ts";
import { unbroken } from "./wrap.ts";

interface Plan {
  readonly areas: readonly string[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly blocks: readonly (readonly Released[])[];
}

const options = z.strictObject({});

/** Intervals of ratios are drawn as far as this and its inverse, or as far as the values themselves. */
const ratioReach = 0.1;

/** Intervals may stretch a scale to this many times its largest value. */
const stretch = 2;

function seriesKey(row: Released): string {
  return `${row.indicator}|${row.group}|${row.measure}|${row.comparator ?? ""}`;
}

/** Of each indicator the latest period of which anything is shown; the latest of all where nothing is. */
function latest(rows: readonly Released[]): readonly Released[] {
  const keys = [...new Set(rows.map(seriesKey))];
  return keys.flatMap((key) => {
    const own = rows.filter((row) => seriesKey(row) === key);
    const candidates = own.some(isValue) ? valuesIn(own) : own;
    const period = candidates
      .map((row) => row.period)
      .sort(comparePeriods)
      .at(-1);
    return own.filter((row) => row.period === period);
  });
}

/** Compared rows share a scale by measure and unit; the others have one for each indicator. */
function blockKey(row: Released): string {
  return equality(row) === null ? seriesKey(row) : `${row.measure}|${isRatio(row) ? "" : row.per}|${row.comparator}`;
}

function ticksOf(rows: readonly Released[]): Ticks {
  const points = valuesIn(rows).map(shown);
  const values = points.map((it) => it.value);
  const bounds = points.flatMap((it) => [it.lower, it.upper]).filter((it) => it !== null);
  const all = [...values, ...bounds];
  if (isRatio(rows[0]!)) {
    const low = Math.max(Math.min(...all), Math.min(ratioReach, ...values.filter((it) => it > 0)));
    return ratioTicks(low, Math.min(Math.max(...all), Math.max(1 / ratioReach, ...values)));
  }
  const compared = equality(rows[0]!) !== null;
  // Nothing to show: an axis of the whole range tells nothing of what is hidden.
  if (all.length === 0 && !compared && isShare(rows[0]!)) return linearTicks(0, 100, 3);
  const reach = compared ? Infinity : Math.max(...values.map(Math.abs), Number.MIN_VALUE) * stretch;
  return linearTicks(Math.max(Math.min(0, ...all), -reach), Math.min(Math.max(0, ...all), reach), compared ? 4 : 3);
}

/** The number in words, as it stands beside its marks. */
function rowText(row: Released, context: ChartContext): string {
  if (!isValue(row)) {
    const gap = gapOf(row.reason.code);
    return `${gapSigns[gap]} ${catalogues[context.lang].charts.gaps[gap]}`;
  }
  const cell = formatCell(row.value, row, context.lang);
  const bounds = formatBounds(row, context.lang);
  return bounds === "" ? cell : `${cell} (${bounds})`;
}

function marksOf(rows: readonly Released[], plan: Plan, it: LadderEncoding): readonly Json[] {
  const [low, high] = it.domain;
  const inside = (value: number): number => Math.min(Math.max(value, low), high);
  const encoding = areaEncoding(plan.styles);
  const points = rows.flatMap((row, i) => {
    if (!isValue(row)) return [];
    const { value, lower, upper } = shown(row);
    const interval = row.lower === null ? {} : { lower: inside(lower ?? low), upper: inside(upper ?? high) };
    // A ratio of 0 has no place on a logarithmic scale: its arrow and its number stand for it.
    const point = value >= low && value <= high ? { value } : {};
    const beyond = row.lower === null ? {} : { below: (lower ?? -Infinity) < low, above: (upper ?? Infinity) > high };
    const { area, indicator, group, period } = row;
    return [{ area, indicator, group, period, row: it.at[i]!, ...point, ...interval, ...beyond }];
  });
  return [
    {
      data: { values: points },
      encoding: { y: it.y, color: encoding.color },
      layer: [
        {
          transform: [{ filter: "isDefined(datum.lower)" }],
          mark: { type: "rule", strokeWidth: 3, opacity: 0.45 },
          encoding: { x: { ...it.x, field: "lower" }, x2: { field: "upper" } },
        },
        ...(points.some((each) => "above" in each && each.above)
          ? [
              {
                transform: [{ filter: "datum.above" }],
                mark: { type: "point", filled: true, shape: "triangle-right", size: 60, opacity: 1 },
                encoding: { x: { ...it.x, field: "upper" } },
              },
            ]
          : []),
        ...(points.some((each) => "below" in each && each.below)
          ? [
              {
                transform: [{ filter: "datum.below" }],
                mark: { type: "point", filled: true, shape: "triangle-left", size: 60, opacity: 1 },
                encoding: { x: { ...it.x, field: "lower" } },
              },
            ]
          : []),
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1 },
          encoding: { x: it.x, shape: encoding.shape },
        },
      ],
    },
  ];
}

function blockOf(rows: readonly Released[], plan: Plan, context: ChartContext): LadderBlock {
  const words = catalogues[context.lang].charts;
  const first = rows[0]!;
  const equal = equality(first);
  const compared = equal !== null;
  const comparator = comparatorName(first.comparator, context);
  const ticks = ticksOf(rows);
  const periods = new Set(rows.map((row) => row.period));
  const ladder = rows.map((row, i): LadderRow => {
    const gap = isValue(row) ? null : gapOf(row.reason.code);
    return {
      label:
        compared && rows.findIndex((other) => seriesKey(other) === seriesKey(row)) === i ? headingOf(row, context) : "",
      detail:
        compared && periods.size > 1 && rows.findIndex((other) => seriesKey(other) === seriesKey(row)) === i
          ? formatShortPeriod(row.period, context.lang)
          : "",
      style: plan.styles.get(row.area)!,
      text: rowText(row, context),
      absent: gap === null ? "" : `${gapSigns[gap]} ${words.gaps[gap]}`,
    };
  });
  return {
    heading: compared ? "" : headingOf(first, context),
    details: [
      unitText(first, context),
      ...(periods.size === 1 ? [unbroken(formatShortPeriod(first.period, context.lang))] : []),
    ],
    rows: ladder,
    ticks,
    tickLabel: (value) => tickText(value, ticks, first, context),
    logarithmic: isRatio(first),
    reference:
      equal === null
        ? null
        : {
            value: equal,
            lower: fill(words.lowerSide, { comparator }),
            higher: fill(words.higherSide, { comparator }),
          },
    marks: (encoding) => marksOf(rows, plan, encoding),
  };
}

function draw(width: Width, plan: Plan, alt: string, context: ChartContext): VegaLiteSpec {
  const key = plan.areas.map((area) => symbolItem(areaName(area, context), plan.styles.get(area)!));
  const views = plan.blocks.map((rows) => drawBlock(blockOf(rows, plan, context), width));
  return specification(
    alt,
    { vconcat: [drawKey(key, widths[width]), ...views], spacing: 14, bounds: "flush" },
    context.lang,
  );
}

function sentences(rows: readonly Released[], context: ChartContext): readonly string[] {
  const values = valuesIn(rows);
  const words = catalogues[context.lang].charts.alt;
  return [...new Set(rows.map(seriesKey))].flatMap((key) => {
    const own = values.filter((row) => seriesKey(row) === key);
    const first = rows.find((row) => seriesKey(row) === key)!;
    const name = headingOf(first, context);
    if (own.length === 0) return [`${name}: ${catalogues[context.lang].charts.basis.none}`];
    const equal = equality(first);
    if (equal !== null) return own.map((row) => againstSentence(name, row, equal, context));
    const one = own[0]!;
    const hidden = rows.filter((row) => seriesKey(row) === key && !isValue(row));
    return [
      fill(words.panel, { title: name }),
      ...own.map((row) => latestSentence(row, false, context)),
      ...hidden.map((row) => fill(words.hiddenSeries, { area: areaName(row.area, context) })),
      ...own.slice(1).map((other) => comparisonSentence(one, other, context)),
    ];
  });
}

export const comparison: Chart = {
  id: "comparison",
  options,
  draw: (all, definition, context) => {
    options.parse(definition.options);
    const words = catalogues[context.lang].charts;
    const title = definition.title[context.lang];
    const chosen = latest(chosenRows(all, definition));
    const areas = orderAreas(
      chosen.map((row) => row.area),
      context,
    );
    const rows = [...new Set(chosen.map(seriesKey))].flatMap((key) =>
      areas.flatMap((area) => chosen.filter((row) => row.area === area && seriesKey(row) === key)),
    );
    const blocks = [...new Set(rows.map(blockKey))].map((key) => rows.filter((row) => blockKey(row) === key));
    const plan = { areas, styles: styleAreas(areas, context), blocks };
    const small = caption(rows, context);
    const opening = fill(words.alt.comparison, {
      areas: areaList(rows, context),
      indicators: joinList([...new Set(rows.map((row) => headingOf(row, context)))], context.lang),
    });
    const alt =
      rows.length === 0
        ? `${title}. ${words.noData}`
        : [opening, ...sentences(rows, context), small.suppression].join(" ");
    const page = (width: Width): VegaLiteSpec =>
      rows.length === 0 ? emptyView(width, alt, context) : draw(width, plan, alt, context);
    return figure({
      id: definition.id,
      chart: definition.chart,
      lang: context.lang,
      title,
      subtitle: subtitleOf(rows, context),
      alt,
      wide: page("wide"),
      narrow: page("narrow"),
      table: dataTable(rows, context),
      ...small,
    });
  },
};
