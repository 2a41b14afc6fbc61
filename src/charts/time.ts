/** Periods on a time axis measured in years: 2027.5 is 1 July 2027. */
import type { PeriodId } from "../model/period.ts";
import { quarterSpan, readPeriod } from "../model/period.ts";
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

/**
 * The years to label, in their middle: every one, or every second, third … so that the labels do not touch, counted back
 * from the last. A year of which less than half is shown has no middle to label.
 */
export function yearTicks(domain: readonly [number, number], width: number, size: number): readonly number[] {
  const [from, to] = domain;
  const years: number[] = [];
  for (let year = Math.floor(from); year + 0.5 <= to; year += 1) if (year + 0.5 >= from) years.push(year);
  const room = estimateWidth("2027  ", size);
  const step = Math.max(1, Math.ceil((room * (to - from)) / width));
  return years.filter((year) => (years.at(-1)! - year) % step === 0);
}
