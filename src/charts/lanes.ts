/** Lanes beneath a plot for what is not shown: taken neither for nought nor for a period without data. */
import type { Released } from "../model/released.ts";
import { catalogues } from "../text/index.ts";
import type { Gap } from "../text/words/charts.ts";
import type { ChartContext } from "./chart.ts";
import { symbolLayer, textLayer } from "./layers.ts";
import { gapOf, gapSigns, inTime, isValue } from "./points.ts";
import type { Style } from "./styles.ts";
import type { Json } from "./theme.ts";
import { ink } from "./theme.ts";
import { position } from "./time.ts";

export const laneHeight = 18;

export interface Lane {
  readonly area: string;
  /** `area`, `period`, `time`, `gap`, `sign`: no number but the place in time. */
  readonly gaps: readonly Json[];
  readonly kinds: readonly Gap[];
}

const order: readonly Gap[] = ["hidden", "missing", "undefined"];

/** The kinds of gap among some rows, in a fixed order. */
export function gapKinds(rows: readonly Released[]): readonly Gap[] {
  const kinds = new Set(rows.flatMap((row) => (isValue(row) ? [] : [gapOf(row.reason.code)])));
  return order.filter((kind) => kinds.has(kind));
}

/** One lane for each area of which something is not shown. */
export function lanesOf(rows: readonly Released[], areas: readonly string[]): readonly Lane[] {
  return areas
    .map((area) => {
      const own = inTime(rows.filter((row) => row.area === area));
      const gaps = own.flatMap((row) => {
        if (isValue(row)) return [];
        const kind = gapOf(row.reason.code);
        return [{ area, period: row.period, time: position(row.period), gap: kind, sign: gapSigns[kind] }];
      });
      return { area, gaps, kinds: gapKinds(own) };
    })
    .filter(({ gaps }) => gaps.length > 0);
}

/** `× skjult, o mangler` */
export function gapKey(kinds: readonly Gap[], context: ChartContext): string {
  const words = catalogues[context.lang].charts.gaps;
  return kinds.map((kind) => `${gapSigns[kind]} ${words[kind]}`).join(", ");
}

export interface LanePlace {
  readonly left: number;
  readonly right: number;
  /** Upper edge of the first lane. */
  readonly top: number;
  /** Whether several areas share the panel, so that each lane needs its symbol. */
  readonly symbols: boolean;
  /** Whether the key stands beside each lane, in the room for the names of the lines. */
  readonly named: boolean;
}

/** Lanes with the symbol of their area before them and a sign at each period that is not shown. */
export function drawLanes(
  lanes: readonly Lane[],
  styles: ReadonlyMap<string, Style>,
  place: LanePlace,
  encoding: Json,
  context: ChartContext,
): readonly Json[] {
  return lanes.flatMap(({ area, gaps, kinds }, i) => {
    const middle = place.top + (i + 0.5) * laneHeight;
    return [
      ...(place.symbols ? [symbolLayer(place.left - 12, middle, styles.get(area)!, 44)] : []),
      {
        data: { values: gaps },
        mark: { type: "text", y: middle, fontSize: 15, fontWeight: 600, baseline: "middle" },
        encoding: { ...encoding, text: { field: "sign" } },
      },
      ...(place.named
        ? [textLayer({ x: place.right + 10, y: middle + 4, lines: [gapKey(kinds, context)], colour: ink.muted })]
        : []),
    ];
  });
}
