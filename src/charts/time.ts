/** Periods on a time axis measured in years: 2027.5 is 1 July 2027. */
import type { PeriodId } from "../model/period.ts";
import { quarterSpan, readPeriod } from "../model/period.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import type { ChartContext } from "./chart.ts";
import { estimateWidth } from "./wrap.ts";

/** A period's first and last moment, in years. */
export function extent(period: PeriodId): readonly [from: number, to: number] {
  const [first, last] = quarterSpan(period);
  return [first / 4, (last + 1) / 4];
}

/** Where a period is drawn: in its middle; a window in the middle of the quarter or year with which it ends. */
export function position(period: PeriodId): number {
  const read = readPeriod(period);
  const [from, to] = extent(read.kind === "window" ? read.to : period);
  return (from + to) / 2;
}

/** The span of an axis that holds all these periods whole, windows by the quarter or year with which they end. */
export function timeDomain(periods: readonly PeriodId[]): readonly [number, number] {
  const ends = periods.map((each) => {
    const read = readPeriod(each);
    return extent(read.kind === "window" ? read.to : each);
  });
  return [Math.min(...ends.map(([from]) => from)), Math.max(...ends.map(([, to]) => to))];
}

/** A place on the time axis and its label, a line or two. */
export interface TimeTick {
  readonly at: number;
  readonly label: readonly string[];
}

/** Up to so many years the quarters themselves are labelled. */
const shortSpan = 2;

/**
 * What to label: the middle of each year, or of every second, third … so that the labels do not touch, counted back from the
 * last; over a short span of quarters each quarter, with its year beneath.
 */
export function timeTicks(
  domain: readonly [number, number],
  yearly: boolean,
  width: number,
  size: number,
  context: ChartContext,
): readonly TimeTick[] {
  const [from, to] = domain;
  if (!yearly && to - from <= shortSpan) {
    const quarters = Array.from({ length: Math.round((to - from) * 4) }, (_, i) => Math.round(from * 4) + i);
    return everySo(quarters, width / quarters.length, estimateWidth("4. kv. ", size)).map((n) => ({
      at: (n + 0.5) / 4,
      label: quarterLabel(n, context),
    }));
  }
  const years: number[] = [];
  for (let year = Math.floor(from); year + 0.5 <= to; year += 1) if (year + 0.5 >= from) years.push(year);
  return everySo(years, width / (to - from), estimateWidth("2027 ", size)).map((year) => ({
    at: year + 0.5,
    label: [String(year)],
  }));
}

function everySo(all: readonly number[], spacing: number, room: number): readonly number[] {
  const step = Math.max(1, Math.ceil(room / spacing));
  return all.filter((each) => (all.at(-1)! - each) % step === 0);
}

function quarterLabel(n: number, context: ChartContext): readonly string[] {
  const year = String(Math.floor(n / 4));
  const words = catalogues[context.lang].charts;
  return [fill(words.quarterTick, { quarter: (n % 4) + 1 }), year];
}
