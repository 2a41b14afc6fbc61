/** Quarters, years and windows of them: the only notion of time in the product. */

/** `2027-Q3`, `2027`, or a window `2026-Q4..2027-Q3` or `2024..2026`. */
export type PeriodId = string;

export type Period =
  | { readonly kind: "quarter"; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "window"; readonly from: PeriodId; readonly to: PeriodId };

const quarterShape = /^(\d{4})[ -]?[QK]([1-4])$/i;
const spokenShape = /^([1-4])\.? ?kv(?:artal|\.)?,? (\d{4})$/i;
const yearShape = /^\d{4}$/;

function quarter(year: number, number: number): Period | null {
  return year >= 1900 && year <= 2200 ? { kind: "quarter", year, quarter: number as 1 | 2 | 3 | 4 } : null;
}

/**
 * Reads `2027-Q3`, `2027Q3`, `2027K3`, `2027-K3`, `3. kvartal 2027`, `2027`, and windows `A..B` of two quarters or two years.
 *
 * @returns null when the text is none of these (`2027-Q5`, `Q3`), or when a window ends before it begins
 */
export function parsePeriod(text: string): Period | null {
  const trimmed = text.replace(/[\u00a0\u202f]/g, " ").trim();
  const written = quarterShape.exec(trimmed);
  if (written) return quarter(Number(written[1]), Number(written[2]));
  const spoken = spokenShape.exec(trimmed);
  if (spoken) return quarter(Number(spoken[2]), Number(spoken[1]));
  if (yearShape.test(trimmed)) {
    const year = Number(trimmed);
    return year >= 1900 && year <= 2200 ? { kind: "year", year } : null;
  }
  const ends = trimmed.split("..");
  if (ends.length !== 2) return null;
  const from = parsePeriod(ends[0]!);
  const to = parsePeriod(ends[1]!);
  if (!from || !to || from.kind !== to.kind || from.kind === "window") return null;
  const first = formatPeriod(from);
  const last = formatPeriod(to);
  if (first > last) return null;
  return first === last ? from : { kind: "window", from: first, to: last };
}

/** The identifier of a period: sortable as text within one kind. */
export function formatPeriod(period: Period): PeriodId {
  if (period.kind === "quarter") return `${period.year}-Q${period.quarter}`;
  if (period.kind === "year") return String(period.year);
  return `${period.from}..${period.to}`;
}

/** The same, for an identifier that the program itself made: anything else is a bug. */
export function readPeriod(id: PeriodId): Period {
  const period = parsePeriod(id);
  if (!period) throw new RangeError(`not a period: ${id}`);
  return period;
}

/** Quarters since year 0, so that distance in quarters is a subtraction. */
export function quarterNumber(year: number, number: number): number {
  return year * 4 + (number - 1);
}

export function quarterFromNumber(n: number): PeriodId {
  return `${Math.floor(n / 4)}-Q${(n % 4) + 1}`;
}

type Span = readonly [first: number, last: number];

/** Spans worked out before: a run asks a million times for a few hundred. */
const spans = new Map<PeriodId, Span>();
const spansKept = 10_000;

/** First and last quarter of any period, as quarter numbers (a year spans four). */
export function quarterSpan(id: PeriodId): Span {
  const known = spans.get(id);
  if (known) return known;
  const span = spanOf(readPeriod(id));
  if (spans.size === spansKept) spans.clear();
  spans.set(id, span);
  return span;
}

function spanOf(period: Period): Span {
  if (period.kind === "quarter") {
    const n = quarterNumber(period.year, period.quarter);
    return [n, n];
  }
  if (period.kind === "year") return [quarterNumber(period.year, 1), quarterNumber(period.year, 4)];
  return [quarterSpan(period.from)[0], quarterSpan(period.to)[1]];
}

/** The quarters, in order, that a period holds. */
export function quartersIn(id: PeriodId): readonly PeriodId[] {
  const [first, last] = quarterSpan(id);
  return Array.from({ length: last - first + 1 }, (_, i) => quarterFromNumber(first + i));
}

/** The one way to write a span of quarters, the last inclusive: in whole years where it is some. */
export function spanName(first: number, last: number): PeriodId {
  const ends =
    first % 4 === 0 && last % 4 === 3
      ? [String(first / 4), String(Math.floor(last / 4))]
      : [quarterFromNumber(first), quarterFromNumber(last)];
  return ends[0] === ends[1] ? ends[0]! : ends.join("..");
}

/** The years, in order, that a period touches. */
export function yearsIn(id: PeriodId): readonly PeriodId[] {
  const [first, last] = quarterSpan(id);
  const from = Math.floor(first / 4);
  const to = Math.floor(last / 4);
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
}

/** The window of `length` quarters, or of years when `end` is a year, that ends with `end`. */
export function rolling(end: PeriodId, length: number): PeriodId {
  if (!Number.isInteger(length) || length < 1)
    throw new RangeError(`window length must be a whole number ≥ 1: ${length}`);
  if (length === 1) return end;
  const period = readPeriod(end);
  if (period.kind === "year") return `${period.year - length + 1}..${period.year}`;
  if (period.kind === "quarter") return `${quarterFromNumber(quarterSpan(end)[0] - length + 1)}..${end}`;
  throw new RangeError(`a window cannot end in a window: ${end}`);
}

/** The period `steps` later (earlier when negative): quarters for a quarter, years for a year. */
export function shift(id: PeriodId, steps: number): PeriodId {
  const period = readPeriod(id);
  if (period.kind === "year") return String(period.year + steps);
  if (period.kind === "quarter") return quarterFromNumber(quarterSpan(id)[0] + steps);
  return `${shift(period.from, steps)}..${shift(period.to, steps)}`;
}

/** Whether `outer` holds the whole of `inner`. */
export function contains(outer: PeriodId, inner: PeriodId): boolean {
  const [a, b] = quarterSpan(outer);
  const [c, d] = quarterSpan(inner);
  return a <= c && d <= b;
}

/** The date after the last day of a period, ISO: `2027-Q3` → `2027-10-01`. */
export function dayAfter(id: PeriodId): string {
  const next = quarterSpan(id)[1] + 1;
  return `${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, "0")}-01`;
}

/** The first day of a period, ISO: `2027-Q3` → `2027-07-01`. */
export function firstDay(id: PeriodId): string {
  const [first] = quarterSpan(id);
  return `${Math.floor(first / 4)}-${String((first % 4) * 3 + 1).padStart(2, "0")}-01`;
}

/** The quarter that holds an ISO date. */
export function quarterOf(date: string): PeriodId {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** Orders periods by last quarter, then by first: for sorting. */
export function comparePeriods(a: PeriodId, b: PeriodId): number {
  const [a0, a1] = quarterSpan(a);
  const [b0, b1] = quarterSpan(b);
  return a1 - b1 || a0 - b0;
}
