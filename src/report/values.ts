/** Released numbers as a reader of the language writes them: each kind of measure on its own scale. */
import type { EstimateKey, EstimateMeta, Measure } from "../model/estimate.ts";
import type { Lang } from "../model/labels.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import {
  formatInterval,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPercentagePoints,
  formatRate,
  formatSigned,
} from "../text/numbers.ts";
import { formatDate } from "../text/periods.ts";

export type ReleasedNumber = Extract<Released, { status: "released" }>;

type Scale = Pick<EstimateKey & EstimateMeta, "measure" | "per" | "unit">;

interface Style {
  readonly value: (value: number, row: Scale, lang: Lang) => string;
  readonly interval: (lower: number, upper: number, row: Scale, lang: Lang) => string;
}

const perHundred = 100;
const day = 86_400_000;

const plain: Style = {
  value: (value, _, lang) => formatNumber(value, 0, lang),
  interval: (lower, upper, _, lang) => formatInterval(lower, upper, 0, lang),
};

const ratio: Style = {
  value: (value, _, lang) => formatNumber(value, 2, lang),
  interval: (lower, upper, _, lang) => formatInterval(lower, upper, 2, lang),
};

const date: Style = {
  value: (value, _, lang) => formatDate(new Date(value * day).toISOString().slice(0, 10), lang),
  interval: plain.interval,
};

const money: Style = {
  value: (value, row, lang) => (row.unit === "NOK" ? formatMoney(value, lang) : formatNumber(value, 0, lang)),
  interval: plain.interval,
};

const styles: Readonly<Record<Measure, Style>> = {
  count: plain,
  rate: {
    value: (value, row, lang) => formatRate(value, row.per, lang),
    interval: (lower, upper, row, lang) => formatInterval(lower * row.per, upper * row.per, 1, lang),
  },
  proportion: {
    value: (value, _, lang) => formatPercent(value, 1, lang),
    interval: (lower, upper, _, lang) =>
      fill(catalogues[lang].numbers.percent, {
        value: formatInterval(lower * perHundred, upper * perHundred, 1, lang),
      }),
  },
  amount: money,
  "amount-per-unit": money,
  "rate-ratio": ratio,
  "effect-ratio": ratio,
  difference: {
    value: (value, row, lang) =>
      row.per === perHundred ? formatPercentagePoints(value, 1, lang) : formatSigned(value * row.per, 1, lang),
    interval: (lower, upper, row, lang) => formatInterval(lower * row.per, upper * row.per, 1, lang),
  },
  date,
};

/** A date may come as an amount whose unit is the day. */
function styleOf(row: Scale): Style {
  return row.unit === "date" ? date : styles[row.measure];
}

export function valueText(row: ReleasedNumber, lang: Lang): string {
  return styleOf(row).value(row.value, row, lang);
}

/** The interval alone, or empty when there is none. */
export function intervalText(row: ReleasedNumber, lang: Lang): string {
  if (row.lower === null || row.upper === null) return "";
  return styleOf(row).interval(row.lower, row.upper, row, lang);
}

/** `95 %`, or empty for a number without an interval. */
export function levelText(row: Released, lang: Lang): string {
  return row.level === null ? "" : formatPercent(row.level, 0, lang);
}
