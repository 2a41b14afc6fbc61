/** The unit and the window of what is drawn, in words. */
import { quarterSpan, readPeriod } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatNumber, formatPlain, formatSigned } from "../text/numbers.ts";
import { formatLevel, formatPer, isShare } from "../text/values.ts";
import type { ChartContext } from "./chart.ts";
import { comparatorName } from "./names.ts";
import { isRatio } from "./points.ts";
import type { Ticks } from "./ticks.ts";

/** What the numbers of a row are: `Per 1000`, `Prosent`, `Antall`, `Forhold til Salten`. */
export function unitText(row: Released, context: ChartContext): string {
  const words = catalogues[context.lang].charts;
  const params = {
    per: formatPer(row.per, context.lang),
    comparator: comparatorName(row.comparator, context),
  };
  if (row.measure === "difference" && isShare(row)) return fill(words.shareDifference, params);
  if (row.unit === "NOK" && (row.measure === "amount" || row.measure === "amount-per-unit")) return words.kroner;
  const personTime = context.indicators.get(row.indicator)?.denominator?.personTime ?? false;
  return fill(row.measure === "rate" && personTime ? words.personYears : words.axis[row.measure], params);
}

/** A tick of an axis for these rows: `10 %`, `+5`, `1,5`. */
export function tickText(value: number, ticks: Ticks, row: Released, context: ChartContext): string {
  if (row.measure === "difference") return formatSigned(value, ticks.decimals, context.lang);
  const text = isRatio(row) ? formatPlain(value, context.lang) : formatNumber(value, ticks.decimals, context.lang);
  return row.measure === "proportion" ? fill(catalogues[context.lang].numbers.percent, { value: text }) : text;
}

/** How many quarters or years a window holds, said once for all rows when they agree; empty for single periods. */
export function windowText(rows: readonly Released[], context: ChartContext): string {
  const words = catalogues[context.lang].charts;
  const texts = new Set(
    rows.map((row) => {
      const period = readPeriod(row.period);
      if (period.kind !== "window") return "";
      const [first, last] = quarterSpan(row.period);
      const quarters = last - first + 1;
      return readPeriod(period.to).kind === "year"
        ? fill(words.rollingYears, { length: quarters / 4 })
        : fill(words.rollingQuarters, { length: quarters });
    }),
  );
  return texts.size === 1 ? [...texts][0]! : "";
}

/** The line beneath the title: unit, window, interval; each only when it holds for all rows. */
export function subtitleOf(rows: readonly Released[], context: ChartContext): string {
  const words = catalogues[context.lang].charts;
  const units = new Set(rows.map((row) => unitText(row, context)));
  const levels = new Set(rows.flatMap((row) => (row.level === null ? [] : [row.level])));
  const parts = [
    units.size === 1 ? [...units][0]! : "",
    windowText(rows, context),
    levels.size === 1 ? fill(words.withInterval, { level: formatLevel([...levels][0]!, context.lang) }) : "",
  ];
  return parts
    .filter((part) => part !== "")
    .map((part) => `${part}.`)
    .join(" ");
}
