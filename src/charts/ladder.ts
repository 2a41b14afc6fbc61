/** Rows on a scale: names on the left, marks in the middle, numbers on the right; on a narrow page one above the other. */
import { lineHeight, lineLayer, pixels, symbolLayer, textLayer } from "./layers.ts";
import type { Style } from "./styles.ts";
import type { Json, Width } from "./theme.ts";
import { fontSize, ink, widths } from "./theme.ts";
import type { Ticks } from "./ticks.ts";
import { labelExpression } from "./ticks.ts";
import { estimateWidth, wrap } from "./wrap.ts";

export interface LadderRow {
  /** Bold, before the row, and what stands beneath it; empty when the block's heading says it. */
  readonly label: string;
  readonly detail: string;
  readonly style: Style;
  /** The number in words, after the row. */
  readonly text: string;
  /** Set between two ticks where there is nothing to draw. */
  readonly absent: string;
}

export interface LadderBlock {
  readonly heading: string;
  /** Unit and period, beneath the heading, a line or more each. */
  readonly details: readonly string[];
  readonly rows: readonly LadderRow[];
  readonly ticks: Ticks;
  readonly tickLabel: (value: number) => string;
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

/** Where the columns of a wide page stand; a narrow page has one. */
const wide = { names: 192, plot: [204, 536], text: 552 } as const;

const nameSize = 13;

/** Half of what a row's marks take. */
const band = 11;

interface Placed {
  readonly row: LadderRow;
  readonly label: readonly string[];
  readonly detail: readonly string[];
  readonly text: readonly string[];
  readonly top: number;
  readonly middle: number;
}

function lines(text: string, width: number, size: number): readonly string[] {
  return text === "" ? [] : wrap(text, width, size);
}

function placeRows(
  block: LadderBlock,
  top: number,
  width: Width,
): { readonly placed: readonly Placed[]; readonly end: number } {
  const beside = width === "wide";
  const names = beside ? wide.names : widths.narrow;
  const room = widths[width] - (beside ? wide.text : 0) - 15;
  let y = top;
  const placed = block.rows.map((row, i) => {
    if (i > 0 && row.label !== "" && block.rows[i - 1]!.label === "") y += 8;
    const label = lines(row.label, names, nameSize);
    const detail = lines(row.detail, names, fontSize);
    const text = lines(row.text, room, fontSize);
    const own = y;
    if (beside) {
      const height = Math.max(2 * band + 2, Math.max(label.length + detail.length, text.length) * lineHeight + 8);
      y += height;
      return { row, label, detail, text, top: own, middle: own + height / 2 };
    }
    const words = (label.length + detail.length + text.length) * lineHeight;
    y += words + 2 * band + 8;
    return { row, label, detail, text, top: own, middle: own + words + band + 2 };
  });
  return { placed, end: y };
}

/** Bold lines, then muted ones. */
function drawNames(x: number, y: number, bold: readonly string[], muted: readonly string[]): readonly Json[] {
  return [
    ...(bold.length > 0 ? [textLayer({ x, y, lines: bold, weight: 600, size: nameSize })] : []),
    ...(muted.length > 0 ? [textLayer({ x, y: y + bold.length * lineHeight, lines: muted, colour: ink.muted })] : []),
  ];
}

function drawWords(it: Placed, width: Width, centre: number): readonly Json[] {
  const { row, label, detail, text, middle, top } = it;
  const beside = width === "wide";
  const centred = (count: number): number => middle + 4 - ((count - 1) * lineHeight) / 2;
  const first = beside ? centred(text.length) : top + (label.length + detail.length) * lineHeight + 12;
  const named = beside ? centred(label.length + detail.length) : top + 12;
  const left = beside ? wide.text : 0;
  return [
    ...drawNames(0, named, label, detail),
    symbolLayer(left + 5, first - 4, row.style, 50),
    textLayer({ x: left + 15, y: first, lines: text }),
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

/** Vertical lines behind the marks: through all rows side by side with their names, else through each row alone. */
function drawUprights(
  places: readonly number[],
  spans: readonly (readonly [number, number])[],
  style: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] },
): readonly Json[] {
  return places.flatMap((x) => spans.map(([from, to]) => lineLayer([x, from], [x, to], style)));
}

/** Draws a block within the page's width. */
export function drawBlock(block: LadderBlock, width: Width): Json {
  const beside = width === "wide";
  const labels = block.ticks.values.map((value) => [value, block.tickLabel(value)] as const);
  const [left, right] = beside ? wide.plot : plotBetween(labels, widths.narrow);
  const names = beside ? wide.names : widths.narrow;
  const heading = lines(block.heading, names, nameSize);
  const details = block.details.flatMap((each) => lines(each, names, fontSize));
  const words = (heading.length + details.length) * lineHeight;
  const scale = (value: number): number => (block.logarithmic ? Math.log(value) : value);
  const [low, high] = block.ticks.domain;
  const toPixel = pixels([scale(low), scale(high)], [left, right]);
  const equal = block.reference ? toPixel(scale(block.reference.value)) : 0;
  const lower = block.reference ? wrap(block.reference.lower, equal - 12, fontSize) : [];
  const higher = block.reference ? wrap(block.reference.higher, widths[width] - equal - 12, fontSize) : [];
  const sides = Math.max(lower.length, higher.length) * lineHeight;
  const named = block.rows.some((row) => row.label !== "");
  const sidesTop = beside ? 0 : words;
  const above = beside ? Math.max(sides, named ? words : 0) : words + sides;
  const top = above === 0 ? 0 : above + 6;
  const { placed, end } = placeRows(block, top, width);
  const bottom = Math.max(end, beside ? words + 4 : 0);
  const height = bottom + 22;
  const x: Json = {
    field: "value",
    type: "quantitative",
    scale: {
      ...(block.logarithmic ? { type: "log" } : { zero: false }),
      domain: block.ticks.domain,
      range: [left, right],
      nice: false,
    },
    axis: {
      values: block.ticks.values,
      labelExpr: labelExpression(labels),
      offset: bottom - height,
      grid: false,
      ticks: false,
      labelPadding: 5,
    },
  };
  const y: Json = {
    field: "row",
    type: "quantitative",
    scale: { domain: [top, bottom], range: [top, bottom], nice: false, zero: false },
    axis: null,
  };
  const spans: readonly (readonly [number, number])[] = beside
    ? [[top, bottom]]
    : placed.map((it) => [it.middle - band, it.middle + band]);
  const gap = Math.floor((labels.length - 1) / 2);
  const between = (toPixel(scale(labels[gap]![0])) + toPixel(scale(labels[gap + 1]![0]))) / 2;
  const grid = block.ticks.values.map((value) => toPixel(scale(value)));
  return {
    width: widths[width],
    height,
    layer: [
      ...drawUprights(grid, spans, { colour: ink.grid, width: 1 }),
      ...(block.reference ? drawUprights([equal], spans, { colour: ink.muted, width: 1.5, dash: [4, 3] }) : []),
      ...block.marks({ x, y, at: placed.map((it) => it.middle), domain: block.ticks.domain }),
      ...(lower.length > 0
        ? [
            textLayer({ x: equal - 6, y: sidesTop + 12, lines: lower, align: "right", colour: ink.muted }),
            textLayer({ x: equal + 6, y: sidesTop + 12, lines: higher, colour: ink.muted }),
          ]
        : []),
      ...drawNames(0, 13, heading, details),
      ...placed.flatMap((it) => drawWords(it, width, between)),
    ],
  };
}
