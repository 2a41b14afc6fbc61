/** One trend panel: lines with intervals over time, programme start, baseline window, and lanes for what is not shown. */
import type { Released } from "../model/released.ts";
import type { ChartContext } from "./chart.ts";
import { tickText } from "./heading.ts";
import { drawBaseline, drawHeadings, drawStart, stackHeadings, timeHeadings } from "./landmarks.ts";
import { drawLanes, laneHeight, lanesOf } from "./lanes.ts";
import { areaEncoding, lineHeight, lineLayer, pixels, symbolLayer, textLayer } from "./layers.ts";
import { areaName } from "./names.ts";
import { equality, inTime, isValue, shown, valuesIn } from "./points.ts";
import type { Style } from "./styles.ts";
import type { Json } from "./theme.ts";
import { fontSize, ink } from "./theme.ts";
import type { Ticks } from "./ticks.ts";
import { labelExpression } from "./ticks.ts";
import { position, timeTicks } from "./time.ts";
import { estimateWidth, wrap } from "./wrap.ts";

export interface PanelPlan {
  /** Rows of one indicator, group and measure. */
  readonly rows: readonly Released[];
  readonly areas: readonly string[];
  readonly styles: ReadonlyMap<string, Style>;
  /** Set above the plot in bold; empty for none. */
  readonly title: string;
  /** Unit of the axis, above the plot. */
  readonly unit: string;
  readonly ticks: Ticks;
  readonly time: readonly [number, number];
  /** Outer width, height of the plot inside it, and room on the right for names of the lines: 0 for none. */
  readonly width: number;
  readonly plotHeight: number;
  readonly labelRoom: number;
  readonly showInterval: boolean;
  readonly showStart: boolean;
  readonly showBaseline: boolean;
  /** Whether the landmarks are named here, or in a key above all panels. */
  readonly nameLandmarks: boolean;
}

export interface Panel {
  readonly view: Json;
  readonly height: number;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

const titleSize = 14;
const titleLine = 18;

/** Symbols and lines by the room that each point has, in px. */
function weights(room: number): { readonly symbol: number; readonly line: number } {
  if (room >= 18) return { symbol: 44, line: 2.25 };
  return room >= 10 ? { symbol: 20, line: 2.25 } : { symbol: 9, line: 1.75 };
}

function tickLabels(plan: PanelPlan, context: ChartContext): readonly (readonly [number, string])[] {
  return plan.ticks.values.map((value) => [value, tickText(value, plan.ticks, plan.rows[0]!, context)]);
}

/** Up to so many periods, intervals are bars at their points: a band would speak of the time between them. */
const few = 6;

/** The released values as drawn. A line breaks where something is not shown: a new segment begins. */
function segments(plan: PanelPlan): readonly Json[] {
  const [low, high] = plan.ticks.domain;
  const drawn = plan.areas.flatMap((area) => {
    let segment = 0;
    return inTime(plan.rows.filter((row) => row.area === area)).flatMap((row) => {
      if (!isValue(row)) {
        segment += 1;
        return [];
      }
      const { value, lower, upper } = shown(row);
      const interval =
        row.lower === null || !plan.showInterval
          ? {}
          : { lower: Math.max(lower ?? low, low), upper: Math.min(upper ?? high, high) };
      const place = { area, period: row.period, time: position(row.period), value };
      return [{ ...place, ...interval, segment: `${area} ${segment}` }];
    });
  });
  const sparse = new Set(plan.rows.map((row) => row.period)).size <= few;
  return drawn.map((each) => ({
    ...each,
    bar: sparse || drawn.filter((other) => other.segment === each.segment).length === 1,
  }));
}

function frame(plan: PanelPlan, top: number, labels: readonly (readonly [number, string])[]): Frame {
  const left = Math.ceil(Math.max(...labels.map(([, label]) => estimateWidth(label, fontSize)))) + 8;
  const right = plan.width - (plan.labelRoom || 18);
  const bottom = top + plan.plotHeight;
  return { left, right, top, bottom, x: pixels(plan.time, [left, right]), y: pixels(plan.ticks.domain, [bottom, top]) };
}

/** The line of no difference, where a comparison is drawn. */
function drawEqual(plan: PanelPlan, at: Frame): readonly Json[] {
  const equal = equality(plan.rows[0]!);
  if (equal === null || equal < plan.ticks.domain[0] || equal > plan.ticks.domain[1]) return [];
  return [lineLayer([at.left, at.y(equal)], [at.right, at.y(equal)], { colour: ink.axis, width: 1.5 })];
}

/** Names at the end of the lines, moved apart where the lines end close together. */
function endLabels(plan: PanelPlan, at: Frame, context: ChartContext): readonly Json[] {
  const drafts = plan.areas.flatMap((area) => {
    const last = valuesIn(inTime(plan.rows.filter((row) => row.area === area))).at(-1);
    if (!last) return [];
    return [{ area, y: at.y(shown(last).value), lines: wrap(areaName(area, context), plan.labelRoom - 24, 13) }];
  });
  const needed = drafts.reduce((sum, { lines }) => sum + lines.length * lineHeight + 6, 0);
  let floor = at.top;
  let below = needed;
  return [...drafts]
    .sort((a, b) => a.y - b.y)
    .flatMap(({ area, y, lines }) => {
      const top = Math.max(floor, Math.min(y - 8, at.bottom + 8 - below));
      floor = top + lines.length * lineHeight + 6;
      below -= lines.length * lineHeight + 6;
      return [
        symbolLayer(at.right + 12, top + 8, plan.styles.get(area)!),
        textLayer({ x: at.right + 22, y: top + 12, lines, weight: 600, size: 13 }),
      ];
    });
}

/** The lines themselves: bands or bars, lines, symbols. Bars of several areas stand side by side. */
function drawLines(
  plan: PanelPlan,
  at: Frame,
  x: Json,
  y: Json,
  encoding: ReturnType<typeof areaEncoding>,
): readonly Json[] {
  const values = segments(plan);
  const moments = new Set(plan.rows.map((row) => row.period)).size;
  const { symbol, line } = weights((at.right - at.left) / moments);
  const bounds = { y: { ...y, field: "lower" }, y2: { field: "upper" } };
  const bands = values.some((each) => each.lower !== undefined && !each.bar);
  const bars = values.some((each) => each.lower !== undefined && each.bar);
  const layers = (xOffset: number): readonly Json[] => [
    ...(bands
      ? [
          {
            transform: [{ filter: "isDefined(datum.lower) && !datum.bar" }],
            mark: { type: "area", opacity: 0.14, line: false },
            encoding: { ...bounds, detail: { field: "segment" } },
          },
        ]
      : []),
    ...(bars
      ? [
          {
            transform: [{ filter: "isDefined(datum.lower) && datum.bar" }],
            mark: { type: "rule", strokeWidth: 3, opacity: 0.45, xOffset },
            encoding: bounds,
          },
        ]
      : []),
    {
      mark: { type: "line", strokeWidth: line, xOffset },
      encoding: { y, strokeDash: encoding.dash, detail: { field: "segment" } },
    },
    {
      mark: { type: "point", filled: true, size: symbol, opacity: 1, xOffset },
      encoding: { y, shape: encoding.shape },
    },
  ];
  const shared = { x, color: encoding.color };
  if (moments > few || !values.some((each) => each.lower !== undefined))
    return [{ data: { values }, encoding: shared, layer: layers(0) }];
  return plan.areas.map((area, i) => ({
    data: { values: values.filter((each) => each.area === area) },
    encoding: shared,
    layer: layers((i - (plan.areas.length - 1) / 2) * 8),
  }));
}

/** Draws a panel within its outer width; every text lies inside it. */
export function drawPanel(plan: PanelPlan, context: ChartContext): Panel {
  const title = plan.title === "" ? [] : wrap(plan.title, plan.width, titleSize);
  const labels = tickLabels(plan, context);
  const side = frame(plan, 0, labels);
  const landmarks = plan.nameLandmarks ? timeHeadings(plan, side.x, context) : [];
  const headings = [{ x: 0, text: plan.unit, colour: ink.muted }, ...landmarks];
  const rows = Math.max(...stackHeadings(headings)) + 1;
  const at = frame(plan, title.length * titleLine + rows * lineHeight + 12, labels);
  const lanes = lanesOf(plan.rows, plan.areas);
  const axisTop = at.bottom + (lanes.length > 0 ? lanes.length * laneHeight + 6 : 0);
  const yearly = plan.rows.every((row) => !row.period.includes("Q"));
  const moments = timeTicks(plan.time, yearly, at.right - at.left, fontSize, context);
  const height = axisTop + 8 + lineHeight * Math.max(1, ...moments.map((tick) => tick.label.length));
  const encoding = areaEncoding(plan.styles);

  const x = {
    field: "time",
    type: "quantitative",
    scale: { domain: plan.time, range: [at.left, at.right], nice: false, zero: false },
    axis: {
      values: moments.map((tick) => tick.at),
      labelExpr: labelExpression(moments.map((tick) => [tick.at, tick.label])),
      labelLineHeight: lineHeight,
      offset: axisTop - height,
      grid: false,
      ticks: false,
      labelPadding: 5,
    },
  };
  const y = {
    field: "value",
    type: "quantitative",
    scale: { domain: plan.ticks.domain, range: [at.bottom, at.top], nice: false, zero: false },
    axis: {
      values: plan.ticks.values,
      labelExpr: labelExpression(labels),
      offset: -at.left,
      domain: false,
      ticks: false,
      labelPadding: 6,
    },
  };
  const view = {
    width: plan.width,
    height,
    layer: [
      ...(plan.showBaseline ? drawBaseline(plan.time, at.x, at, context) : []),
      ...drawLines(plan, at, x, y, encoding),
      ...drawEqual(plan, at),
      ...(plan.showStart ? drawStart(plan.time, at.x, at, context) : []),
      ...drawLanes(
        lanes,
        plan.styles,
        {
          left: at.left,
          right: at.right,
          top: at.bottom + 4,
          named: plan.labelRoom > 0,
          symbols: plan.areas.length > 1,
        },
        { x, color: encoding.color },
        context,
      ),
      ...(title.length > 0 ? [textLayer({ x: 0, y: titleSize, lines: title, weight: 600, size: titleSize })] : []),
      ...drawHeadings(headings, at.top),
      ...(plan.labelRoom > 0 ? endLabels(plan, at, context) : []),
    ],
  };
  return { view, height };
}
