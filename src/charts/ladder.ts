/** Rows on a scale: names on the left, marks in the middle, numbers on the right; on a narrow page one above the other. */
import { formatNumber } from "../text/numbers.ts";
import type { ChartContext } from "./chart.ts";
import { lineHeight, lineLayer, pixels, symbolLayer, textLayer } from "./layers.ts";
import type { Style } from "./styles.ts";
import type { Json, Width } from "./theme.ts";
import { fontSize, ink, widths } from "./theme.ts";
import type { Ticks } from "./ticks.ts";
import { labelExpression } from "./ticks.ts";
import { estimateWidth, wrap } from "./wrap.ts";

export interface LadderRow {
  /** Bold, before the row; empty when the block's heading says it. */
  readonly label: string;
  readonly style: Style;
  /** The number in words, after the row. */
  readonly text: string;
  /** Set in the middle of the row where there is nothing to draw. */
  readonly absent: string;
}

export interface LadderBlock {
  readonly heading: string;
  /** Unit and period, beneath the heading. */
  readonly detail: string;
  readonly rows: readonly LadderRow[];
  readonly ticks: Ticks;
  readonly tickLabel?: (value: number) => string;
  readonly logarithmic: boolean;
  /** A value that stands for equality, with what lies on either side of it; null for none. */
  readonly reference: { readonly value: number; readonly lower: string; readonly higher: string } | null;
  /** Marks of the rows: `at` is the middle of each row. */
  readonly marks: (encoding: LadderEncoding) => readonly Json[];
}

export interface LadderEncoding {
  readonly x: Json;
  /** Reads the field `row`: a place in pixels. */
  readonly y: Json;
  readonly at: readonly number[];
  readonly domain: readonly [number, number];
}

interface Columns {
  /** Where the marks stand beside the names; a narrow page gives them its whole width. */
  readonly plot: readonly [number, number];
  readonly names: number;
  readonly text: number;
  readonly beside: boolean;
}

const columns: Readonly<Record<Width, Columns>> = {
  wide: { plot: [204, 478], names: 190, text: 492, beside: true },
  narrow: { plot: [0, widths.narrow], names: widths.narrow, text: 0, beside: false },
};

interface Placed {
  readonly row: LadderRow;
  readonly label: readonly string[];
  readonly text: readonly string[];
  readonly top: number;
  readonly middle: number;
}

function place(
  block: LadderBlock,
  top: number,
  column: Columns,
): { readonly placed: readonly Placed[]; readonly end: number } {
  let y = top;
  const placed = block.rows.map((row) => {
    const label = row.label === "" ? [] : wrap(row.label, column.names, 13);
    const text = wrap(row.text, widths[column.beside ? "wide" : "narrow"] - column.text - 18, fontSize);
    const own = y;
    if (column.beside) {
      const height = Math.max(24, Math.max(label.length, text.length) * lineHeight + 8);
      y += height;
      return { row, label, text, top: own, middle: own + height / 2 };
    }
    const words = label.length + text.length;
    y += words * lineHeight + 26;
    return { row, label, text, top: own, middle: own + words * lineHeight + 12 };
  });
  return { placed, end: y };
}

function drawWords(it: Placed, column: Columns, centre: number): readonly Json[] {
  const { row, label, text, middle, top } = it;
  const first = column.beside
    ? middle + 4 - ((text.length - 1) * lineHeight) / 2
    : top + label.length * lineHeight + 12;
  const named = column.beside ? middle + 4 - ((label.length - 1) * lineHeight) / 2 : top + 12;
  return [
    ...(label.length > 0 ? [textLayer({ x: 0, y: named, lines: label, weight: 600, size: 13 })] : []),
    symbolLayer(column.text + 5, first - 4, row.style, 50),
    textLayer({ x: column.text + 15, y: first, lines: text }),
    ...(row.absent === ""
      ? []
      : [textLayer({ x: centre, y: middle + 4, lines: [row.absent], align: "center", colour: ink.muted })]),
  ];
}

/** The widest plot that leaves room for half of the first and last label beyond its ends. */
function plotBetween(labels: readonly (readonly [number, string])[], total: number): readonly [number, number] {
  const half = (label: string): number => Math.ceil(estimateWidth(label, fontSize) / 2) + 4;
  return [half(labels[0]![1]), total - half(labels.at(-1)![1])];
}

/** Draws a block within the page's width. */
export function drawBlock(block: LadderBlock, width: Width, context: ChartContext): Json {
  const column = columns[width];
  const format = block.tickLabel ?? ((value: number) => formatNumber(value, block.ticks.decimals, context.lang));
  const labels = block.ticks.values.map((value) => [value, format(value)] as const);
  const [left, right] = column.beside ? column.plot : plotBetween(labels, widths[width]);
  const heading = block.heading === "" ? [] : wrap(block.heading, column.names, 13);
  const detail = block.detail === "" ? [] : wrap(block.detail, column.names, fontSize);
  const words = (heading.length + detail.length) * lineHeight;
  const scale = (value: number): number => (block.logarithmic ? Math.log(value) : value);
  const [low, high] = block.ticks.domain;
  const toPixel = pixels([scale(low), scale(high)], [left, right]);
  const equal = block.reference ? toPixel(scale(block.reference.value)) : 0;
  const sides = block.reference
    ? {
        lower: wrap(block.reference.lower, equal - 16, fontSize),
        higher: wrap(block.reference.higher, widths[width] - equal - 16, fontSize),
      }
    : { lower: [], higher: [] };
  const sideLines = Math.max(sides.lower.length, sides.higher.length) * lineHeight;
  const top = (column.beside ? 0 : words + (words > 0 ? 4 : 0)) + sideLines + (sideLines > 0 ? 6 : 0);
  const { placed, end } = place(block, top, column);
  const bottom = Math.max(end, column.beside ? words + 4 : 0);
  const height = bottom + 22;
  const x: Json = {
    field: "value",
    type: "quantitative",
    scale: {
      ...(block.logarithmic ? { type: "log" } : {}),
      domain: block.ticks.domain,
      range: [left, right],
      nice: false,
      ...(block.logarithmic ? {} : { zero: false }),
    },
    axis: {
      values: block.ticks.values,
      labelExpr: labelExpression(labels),
      offset: bottom - height,
      ticks: false,
      labelPadding: 5,
      gridColor: ink.grid,
    },
  };
  const y: Json = {
    field: "row",
    type: "quantitative",
    scale: { domain: [top, bottom], range: [top, bottom], nice: false, zero: false },
    axis: null,
  };
  return {
    width: widths[width],
    height,
    layer: [
      ...block.marks({ x, y, at: placed.map((it) => it.middle), domain: block.ticks.domain }),
      ...(block.reference
        ? [
            lineLayer([equal, top - 4], [equal, bottom], { colour: ink.muted, width: 1.5, dash: [4, 3] }),
            textLayer({ x: equal - 8, y: 12, lines: sides.lower, align: "right", colour: ink.muted }),
            textLayer({ x: equal + 8, y: 12, lines: sides.higher, colour: ink.muted }),
          ]
        : []),
      ...(heading.length > 0 ? [textLayer({ x: 0, y: 13, lines: heading, weight: 600, size: 13 })] : []),
      ...(detail.length > 0
        ? [textLayer({ x: 0, y: heading.length * lineHeight + 13, lines: detail, colour: ink.muted })]
        : []),
      ...placed.flatMap((it) => drawWords(it, column, (left + right) / 2)),
    ],
  };
}
