/** A released value on the scale that a reader meets: the one place that knows how each measure is shown. */
import type { Measure } from "../model/estimate.ts";
import type { Lang } from "../model/labels.ts";
import type { ReleasedValue } from "../model/released.ts";
import { fill } from "./fill.ts";
import { catalogues } from "./index.ts";
import {
  formatInterval,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPercentagePoints,
  formatPlain,
  formatRate,
  formatSigned,
} from "./numbers.ts";
import { formatDate } from "./periods.ts";

/** What decides how a number is shown. */
export type Scale = Pick<ReleasedValue, "measure" | "per" | "unit">;

/** Rates, proportions and differences are multiplied by `per`; counts, money, ratios and dates stand as they are. */
const scaled: Readonly<Record<Measure, boolean>> = {
  count: false,
  rate: true,
  proportion: true,
  amount: false,
  "amount-per-unit": false,
  "rate-ratio": false,
  difference: true,
  "effect-ratio": false,
  spread: false,
  concentration: false,
  gap: false,
  "break-even": false,
  probability: false,
  date: false,
};

/** Whether the measure is a share, shown in per cent, or a difference of shares. */
export function isShare(it: Scale): boolean {
  return it.measure === "proportion" || (it.measure === "difference" && it.per === 100);
}

/** The factor from the stored number to the one shown. */
export function displayFactor(it: Scale): number {
  return scaled[it.measure] ? it.per : 1;
}

/** The stored number as shown, free of the noise that the multiplication adds in the last digits. */
export function displayNumber(value: number, it: Scale): number {
  return Number.isFinite(value) ? Number((value * displayFactor(it)).toPrecision(12)) : value;
}

/** Whole numbers, ratios and indices; what is not named has a decimal, or depends on its unit. */
const decimals: Partial<Readonly<Record<Measure, number>>> = {
  count: 0,
  date: 0,
  gap: 0,
  "break-even": 0,
  probability: 0,
  "rate-ratio": 2,
  "effect-ratio": 2,
  spread: 2,
  concentration: 2,
};

/** How many decimals a measure is printed with. */
export function displayDecimals(it: Scale): number {
  const fixed = decimals[it.measure];
  if (fixed !== undefined) return fixed;
  if (it.measure === "amount" || it.measure === "amount-per-unit") return it.unit === "NOK" ? 0 : 1;
  return 1;
}

/** The same for one value: a whole number of meetings has no decimals, a share of a post has one. */
function decimalsOf(shown: number, it: Scale): number {
  return it.measure === "amount" && Math.abs(shown - Math.round(shown)) < 1e-9 ? 0 : displayDecimals(it);
}

function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** The number alone, for a table or an axis whose heading names the unit: `12,3`, `28,5 %`, `+1,2`. */
export function formatCell(value: number, it: Scale, lang: Lang): string {
  if (it.measure === "date") return formatDate(isoDay(value), lang);
  if (it.measure === "proportion" || it.measure === "probability")
    return formatPercent(value, displayDecimals(it), lang);
  const shown = displayNumber(value, it);
  return it.measure === "difference"
    ? formatSigned(shown, displayDecimals(it), lang)
    : formatNumber(shown, decimalsOf(shown, it), lang);
}

/** The number with its unit, for a sentence: `12,3 per 1000`, `28,5 %`, `+1,2 prosentpoeng`, `3 500 000 kr`. */
export function formatValue(value: number, it: Scale, lang: Lang): string {
  if (it.measure === "rate") return formatRate(value, it.per, lang);
  if (it.measure === "difference" && !isShare(it))
    return fill(catalogues[lang].numbers.rate, { value: formatCell(value, it, lang), per: formatPer(it.per, lang) });
  if (it.measure === "difference") return formatPercentagePoints(value, displayDecimals(it), lang);
  if (it.unit === "NOK" && (it.measure === "amount" || it.measure === "amount-per-unit"))
    return formatMoney(value, lang);
  return formatCell(value, it, lang);
}

/** The interval in the numbers of formatCell, without unit; empty when there is none. */
export function formatBounds(it: Scale & Pick<ReleasedValue, "lower" | "upper">, lang: Lang): string {
  if (it.lower === null || it.upper === null || it.measure === "date") return "";
  return formatInterval(displayNumber(it.lower, it), displayNumber(it.upper, it), displayDecimals(it), lang);
}

/** Coverage as a reader writes it: 0.95 → `95 %`. */
export function formatLevel(level: number, lang: Lang): string {
  const shown = Number((level * 100).toPrecision(12));
  return formatPercent(level, Number.isInteger(shown) ? 0 : 1, lang);
}

/** The number that a rate is per: `1000`, `100 000`. */
export function formatPer(per: number, lang: Lang): string {
  return formatPlain(per, lang);
}
