/** The pieces of which views are made: texts, lines, shades and symbols at fixed places. */
import type { Style } from "./styles.ts";
import type { Json } from "./theme.ts";
import { fontSize, ink } from "./theme.ts";

export interface TextAt {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly align?: "left" | "center" | "right";
  readonly weight?: 400 | 600;
  readonly colour?: string;
  readonly size?: number;
  /** Degrees clockwise. */
  readonly angle?: number;
}

export const lineHeight = 15;

/** A mark at one fixed place: data of one empty row, so that Vega-Lite draws it once. */
function fixed(mark: Json, at: Readonly<Record<string, number>>): Json {
  const encoding = Object.fromEntries(Object.entries(at).map(([channel, value]) => [channel, { value }]));
  return { data: { values: [{}] }, mark, encoding };
}

/** Finished text at a place in the view, in pixels. */
export function textLayer(it: TextAt): Json {
  return fixed(
    {
      type: "text",
      text: it.lines.length === 1 ? it.lines[0] : it.lines,
      align: it.align ?? "left",
      baseline: "alphabetic",
      lineHeight,
      fontSize: it.size ?? fontSize,
      fontWeight: it.weight ?? 400,
      color: it.colour ?? ink.text,
      ...(it.angle === undefined ? {} : { angle: it.angle }),
    },
    { x: it.x, y: it.y },
  );
}

/** A straight line in pixels. */
export function lineLayer(
  from: readonly [number, number],
  to: readonly [number, number],
  style: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] },
): Json {
  return fixed(
    {
      type: "rule",
      color: style.colour,
      strokeWidth: style.width,
      ...(style.dash ? { strokeDash: style.dash } : {}),
    },
    { x: from[0], y: from[1], x2: to[0], y2: to[1] },
  );
}

/** A rectangle in pixels. */
export function shadeLayer(left: number, top: number, right: number, bottom: number, colour: string): Json {
  return fixed({ type: "rect", color: colour, opacity: 1 }, { x: left, y: top, x2: right, y2: bottom });
}

/** The symbol of a style, in pixels. */
export function symbolLayer(x: number, y: number, style: Pick<Style, "colour" | "shape">, size = 60): Json {
  return fixed({ type: "point", shape: style.shape, size, filled: true, color: style.colour, opacity: 1 }, { x, y });
}

/** Colour, dash and shape by area: the same scales in every layer and view of a figure. */
export function areaEncoding(styles: ReadonlyMap<string, Style>): Readonly<Record<"color" | "dash" | "shape", Json>> {
  const by = (key: keyof Style): Json => ({
    field: "area",
    type: "nominal",
    scale: { domain: [...styles.keys()], range: [...styles.values()].map((style) => style[key]) },
    legend: null,
  });
  return { color: by("colour"), dash: by("dash"), shape: by("shape") };
}

/** A linear scale from data to pixels, as the view draws it. */
export function pixels(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  return (value) => Number((r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)).toFixed(2));
}
