/** Periods and dates as a reader of the language writes them. */
import type { Lang } from "../model/labels.ts";
import type { PeriodId } from "../model/period.ts";
import { readPeriod } from "../model/period.ts";
import { fill } from "./fill.ts";
import { catalogues } from "./index.ts";

/** `2027-Q3` → `3. kv. 2027`; a year and a window as in formatPeriod; quarters that make whole years are those years. For axes, tables and the ends of windows. */
export function formatShortPeriod(id: PeriodId, lang: Lang): string {
  const words = catalogues[lang].numbers;
  const period = readPeriod(id);
  if (period.kind === "year") return String(period.year);
  if (period.kind === "quarter") return fill(words.shortQuarter, { quarter: period.quarter, year: period.year });
  const from = readPeriod(period.from);
  const to = readPeriod(period.to);
  if (from.kind === "quarter" && to.kind === "quarter") {
    if (from.year === to.year) return fill(words.quarters, { from: from.quarter, to: to.quarter, year: to.year });
    if (from.quarter === 1 && to.quarter === 4) return fill(words.window, { from: from.year, to: to.year });
  }
  return fill(words.window, { from: formatShortPeriod(period.from, lang), to: formatShortPeriod(period.to, lang) });
}

/**
 * `2027-Q3` → `3. kvartal 2027`, `2026-Q4..2027-Q3` → `4. kv. 2026–3. kv. 2027`, `2024..2026` → `2024–2026`.
 *
 * @throws RangeError when the identifier is not a period
 */
export function formatPeriod(id: PeriodId, lang: Lang): string {
  const period = readPeriod(id);
  if (period.kind !== "quarter") return formatShortPeriod(id, lang);
  return fill(catalogues[lang].numbers.quarter, { quarter: period.quarter, year: period.year });
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * `2029-05-01` → `1. mai 2029`.
 *
 * @throws RangeError when the text is not an ISO date
 */
export function formatDate(date: string, lang: Lang): string {
  const words = catalogues[lang].numbers;
  const parts = isoDate.exec(date);
  const month = parts ? words.months[Number(parts[2]) - 1] : undefined;
  if (!parts || month === undefined) throw new RangeError(`not an ISO date: ${date}`);
  return fill(words.date, { day: Number(parts[3]), month, year: parts[1]! });
}
