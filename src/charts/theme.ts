/** Colours, sizes and the frame around every specification. */
import type { VegaLiteSpec } from "../model/figure.ts";
import type { Lang } from "../model/labels.ts";
import { catalogues } from "../text/index.ts";
import { gatherViews } from "./gather.ts";

/** A JSON object that goes into a specification. */
export type Json = Readonly<Record<string, unknown>>;

/** Content width in pixels, less the margin and what strokes reach beyond their place: 720 px on a wide page, 288 on a screen of 320. */
export const widths = { wide: 716, narrow: 284 } as const;

export type Width = keyof typeof widths;

/** Contrast on white: text and muted over 4.5:1, axis over 3:1; grid and shade only decorate. */
export const ink = {
  text: "#1f2a2e",
  muted: "#54626a",
  axis: "#7b878d",
  grid: "#e4e8ea",
  /** Lets the grid beneath shine through. */
  shade: "rgba(84, 98, 106, 0.09)",
} as const;

export const fontSize = 12;

/**
 * A whole specification: `body` holds the views and their data.
 *
 * Axis labels come finished from text/, so the locale only serves those who draw the specification anew with their own.
 */
export function specification(description: string, body: Json, lang: Lang): VegaLiteSpec {
  const words = catalogues[lang].numbers;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description,
    background: "#ffffff",
    padding: 1,
    ...gatherViews(body),
    config: {
      font: "'Source Sans 3', sans-serif",
      locale: {
        number: {
          decimal: words.decimal,
          thousands: words.thousands,
          grouping: [3],
          currency: words.money.split("{value}"),
          minus: "\u2212",
          percent: words.percent.replace("{value}", ""),
        },
      },
      view: { stroke: null },
      axis: {
        labelFontSize: fontSize,
        labelColor: ink.muted,
        labelLimit: 0,
        labelOverlap: false,
        labelFlush: false,
        title: null,
        titleLimit: 0,
        domainColor: ink.axis,
        tickColor: ink.axis,
        gridColor: ink.grid,
      },
      text: { fontSize, color: ink.text, limit: 0 },
    },
  };
}
