/** What the lines, the shade and the signs mean, above panels that are too narrow to say it themselves. */

import { catalogues } from "../text/index.ts";
import type { Gap } from "../text/words/charts.ts";
import type { ChartContext } from "./chart.ts";
import { lineLayer, shadeLayer, symbolLayer, textLayer } from "./layers.ts";
import { areaName } from "./names.ts";
import { gapSigns } from "./points.ts";
import type { Style } from "./styles.ts";
import type { Json } from "./theme.ts";
import { ink } from "./theme.ts";
import { estimateWidth, wrap } from "./wrap.ts";

const size = 13;
const line = 20;

/** A sample and what it means. */
export interface KeyItem {
  readonly text: string;
  /** Width of the sample. */
  readonly room: number;
  /** Layers of the sample with its left end at x and its middle at y. */
  readonly sample: (x: number, y: number) => readonly Json[];
}

export function areaItem(area: string, style: Style, context: ChartContext): KeyItem {
  return {
    text: areaName(area, context),
    room: 30,
    sample: (x, y) => [
      lineLayer([x, y], [x + 30, y], { colour: style.colour, width: 2.25, dash: style.dash }),
      symbolLayer(x + 15, y, style),
    ],
  };
}

export function symbolItem(text: string, style: Pick<Style, "colour" | "shape">): KeyItem {
  return { text, room: 10, sample: (x, y) => [symbolLayer(x + 5, y, style)] };
}

export function gapItem(gap: Gap, context: ChartContext): KeyItem {
  return {
    text: catalogues[context.lang].charts.gaps[gap],
    room: 8,
    sample: (x, y) => [textLayer({ x, y: y + 5, lines: [gapSigns[gap]], size: 15, weight: 600 })],
  };
}

export function shadeItem(text: string, colour: string): KeyItem {
  return { text, room: 22, sample: (x, y) => [shadeLayer(x, y - 6, x + 22, y + 6, colour)] };
}

/** An upright stroke, as for a median. */
export function strokeItem(text: string): KeyItem {
  return {
    text,
    room: 6,
    sample: (x, y) => [lineLayer([x + 3, y - 8], [x + 3, y + 8], { colour: ink.text, width: 2.5 })],
  };
}

export function startItem(text: string): KeyItem {
  return {
    text,
    room: 6,
    sample: (x, y) => [lineLayer([x + 3, y - 8], [x + 3, y + 8], { colour: ink.muted, width: 1.5, dash: [4, 3] })],
  };
}

/** Items side by side while they fit, in as many lines as they need. */
export function drawKey(items: readonly KeyItem[], width: number): Json {
  const layer: Json[] = [];
  let x = 0;
  let y = 0;
  for (const item of items) {
    const lines = wrap(item.text, width - item.room - 6, size);
    const wanted = item.room + 6 + Math.max(...lines.map((each) => estimateWidth(each, size)));
    if (x > 0 && x + wanted > width) {
      x = 0;
      y += line;
    }
    layer.push(...item.sample(x, y + 10), textLayer({ x: x + item.room + 6, y: y + 14, lines, size }));
    x += wanted + 18;
    y += (lines.length - 1) * 15;
  }
  return { width, height: y + line, layer };
}
