/** Figures in words for those who do not see them: what is shown, and what it shows. Never why. */
import type { Released, ReleasedValue } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { joinList } from "../text/lists.ts";
import { formatPeriod } from "../text/periods.ts";
import { formatBounds, formatLevel, formatValue } from "../text/values.ts";
import type { ChartContext } from "./chart.ts";
import { areaName, comparatorName, orderAreas } from "./names.ts";
import { inTime, valuesIn } from "./points.ts";

function valueText(row: ReleasedValue, context: ChartContext): string {
  return formatValue(row.value, row, context.lang);
}

/** `Salten: 17,2 per 1000 (95 % intervall 15,1–19,5) i 3. kvartal 2027.` */
export function latestSentence(row: ReleasedValue, brief: boolean, context: ChartContext): string {
  const words = catalogues[context.lang].charts.alt;
  const interval = formatBounds(row, context.lang);
  const params = {
    area: areaName(row.area, context),
    value: valueText(row, context),
    period: formatPeriod(row.period, context.lang),
  };
  if (brief || interval === "" || row.level === null) return fill(words.latest, params);
  return fill(words.latestInterval, { ...params, interval, level: formatLevel(row.level, context.lang) });
}

/** Higher, lower or the same as where the series began, at the precision that is printed. */
function directionSentence(first: ReleasedValue, last: ReleasedValue, context: ChartContext): string {
  const words = catalogues[context.lang].charts.alt;
  const text = valueText(first, context);
  const template =
    text === valueText(last, context) ? words.same : last.value > first.value ? words.higher : words.lower;
  return fill(template, { first: text, period: formatPeriod(first.period, context.lang) });
}

/** Which of two areas is higher, and whether their intervals overlap; only for the same period. */
export function comparisonSentence(one: ReleasedValue, other: ReleasedValue, context: ChartContext): string {
  const words = catalogues[context.lang].charts.alt;
  const same = valueText(one, context) === valueText(other, context);
  const template = same ? words.level : one.value > other.value ? words.above : words.below;
  const sentence = fill(template, { area: areaName(one.area, context), other: areaName(other.area, context) });
  if (one.lower === null || one.upper === null || other.lower === null || other.upper === null) return `${sentence}.`;
  const overlap = one.lower <= other.upper && other.lower <= one.upper;
  return `${sentence}; ${overlap ? words.overlap : words.apart}.`;
}

/**
 * What one panel of lines shows: the latest of each area, where it came from, and the first area against the others.
 * Brief, among many panels: without intervals and beginnings, which the table has.
 */
export function trendSentences(rows: readonly Released[], brief: boolean, context: ChartContext): readonly string[] {
  const words = catalogues[context.lang].charts.alt;
  const areas = orderAreas(
    rows.map((row) => row.area),
    context,
  );
  const latest: ReleasedValue[] = [];
  const sentences = areas.map((area) => {
    const series = valuesIn(inTime(rows.filter((row) => row.area === area)));
    const first = series[0];
    const last = series.at(-1);
    if (!first || !last) return fill(words.hiddenSeries, { area: areaName(area, context) });
    latest.push(last);
    const sentence = latestSentence(last, brief, context);
    return brief || series.length === 1 ? sentence : `${sentence} ${directionSentence(first, last, context)}`;
  });
  const [one, ...others] = latest;
  if (!one) return sentences;
  const comparisons = others
    .filter((other) => other.period === one.period)
    .map((other) => comparisonSentence(one, other, context));
  return [...sentences, ...comparisons];
}

/** A ratio or difference in words: its value, its interval, and whether that holds `equal`, the value of no difference. */
export function againstSentence(name: string, row: ReleasedValue, equal: number, context: ChartContext): string {
  const words = catalogues[context.lang].charts.alt;
  const sentence = fill(words.against, {
    indicator: name,
    area: areaName(row.area, context),
    comparator: comparatorName(row.comparator, context),
    value: valueText(row, context),
  });
  if (row.lower === null || row.upper === null) return `${sentence}.`;
  const template = row.lower <= equal && equal <= row.upper ? words.againstHolds : words.againstExcludes;
  return `${sentence}${fill(template, { interval: formatBounds(row, context.lang) })}`;
}

/** Areas, as a list in a sentence. */
export function areaList(rows: readonly Released[], context: ChartContext): string {
  const ids = orderAreas(
    rows.map((row) => row.area),
    context,
  );
  return joinList(
    ids.map((id) => areaName(id, context)),
    context.lang,
  );
}
