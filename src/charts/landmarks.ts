/** Programme start and baseline window on a time axis, and the words above a plot, none over another. */
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatShortPeriod } from "../text/periods.ts";
import type { ChartContext } from "./chart.ts";
import { lineHeight, lineLayer, shadeLayer, textLayer } from "./layers.ts";
import type { Json } from "./theme.ts";
import { fontSize, ink } from "./theme.ts";
import { extent } from "./time.ts";
import { estimateWidth } from "./wrap.ts";

/** The baseline window as far as an axis shows it; null when it does not. */
export function baselineWithin(
  time: readonly [number, number],
  context: ChartContext,
): readonly [from: number, to: number] | null {
  const [from, to] = extent(context.baseline);
  return from < time[1] && to > time[0] ? [Math.max(from, time[0]), Math.min(to, time[1])] : null;
}

/** The start of the programme; null when the axis does not show it. */
export function startWithin(time: readonly [number, number], context: ChartContext): number | null {
  const [start] = extent(context.programme.start);
  return start > time[0] && start < time[1] ? start : null;
}

export function baselineText(context: ChartContext): string {
  const period = formatShortPeriod(context.baseline, context.lang);
  return fill(catalogues[context.lang].charts.baseline, { period });
}

export function startText(context: ChartContext): string {
  const period = formatShortPeriod(context.programme.start, context.lang);
  return fill(catalogues[context.lang].charts.start, { period });
}

/** Words that want to stand above a plot, at their left end. */
export interface Heading {
  readonly x: number;
  readonly text: string;
  readonly colour: string;
}

/** A row for each heading, counted upwards from the plot, so that no two touch; earlier ones stand lower. */
export function stackHeadings(headings: readonly Heading[]): readonly number[] {
  const rows: { readonly from: number; readonly to: number }[][] = [];
  return headings.map(({ x, text }) => {
    const own = { from: x - 10, to: x + estimateWidth(text, fontSize) };
    let row = 0;
    while (rows[row]?.some((other) => own.from < other.to && other.from < own.to)) row += 1;
    rows[row] = [...(rows[row] ?? []), own];
    return row;
  });
}

export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Moves a text left until it ends within the width. */
function within(x: number, text: string, width: number): number {
  return Math.max(0, Math.min(x, width - estimateWidth(text, fontSize)));
}

/** What the time axis of a plot has to say above it. */
export function timeHeadings(
  plan: {
    readonly time: readonly [number, number];
    readonly width: number;
    readonly showStart: boolean;
    readonly showBaseline: boolean;
  },
  x: (value: number) => number,
  context: ChartContext,
): readonly Heading[] {
  const start = plan.showStart ? startWithin(plan.time, context) : null;
  const base = plan.showBaseline ? baselineWithin(plan.time, context) : null;
  const headings: Heading[] = [];
  if (start !== null) {
    const text = startText(context);
    headings.push({ x: within(x(start), text, plan.width), text, colour: ink.text });
  }
  if (base !== null) {
    const text = baselineText(context);
    headings.push({ x: within(x(base[0]), text, plan.width), text, colour: ink.muted });
  }
  return headings;
}

/** Headings drawn in their rows above the plot. */
export function drawHeadings(headings: readonly Heading[], top: number): readonly Json[] {
  const rows = stackHeadings(headings);
  return headings.map(({ x, text, colour }, i) =>
    textLayer({ x, y: top - 10 - rows[i]! * lineHeight, lines: [text], colour }),
  );
}

/** The shaded window behind the lines. */
export function drawBaseline(
  time: readonly [number, number],
  x: (value: number) => number,
  at: PlotFrame,
  context: ChartContext,
): readonly Json[] {
  const base = baselineWithin(time, context);
  return base ? [shadeLayer(x(base[0]), at.top, x(base[1]), at.bottom, ink.shade)] : [];
}

/** The dashed line at which the programme starts. */
export function drawStart(
  time: readonly [number, number],
  x: (value: number) => number,
  at: PlotFrame,
  context: ChartContext,
): readonly Json[] {
  const start = startWithin(time, context);
  if (start === null) return [];
  const place = x(start);
  return [lineLayer([place, at.top - 6], [place, at.bottom], { colour: ink.muted, width: 1.5, dash: [4, 3] })];
}
