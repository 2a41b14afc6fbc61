/** What stands beneath every figure: how many it rests on, source, period, what is hidden, remarks. */
import type { Figure } from "../model/figure.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods, contains, parsePeriod, quarterFromNumber, quarterSpan, readPeriod } from "../model/period.ts";
import type { Released, ReleasedValue } from "../model/released.ts";
import { describeNote, describeReason } from "../text/describe.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { compareNames, joinList } from "../text/lists.ts";
import { formatNumber } from "../text/numbers.ts";
import { formatPeriod } from "../text/periods.ts";
import type { ChartContext } from "./chart.ts";
import { areaName, orderAreas } from "./names.ts";
import { gapOf, inTime, isValue, valuesIn } from "./points.ts";

/** Series that can be named one by one in a line of small print. */
const namedSeries = 3;

export type Caption = Pick<Figure, "n" | "source" | "period" | "suppression" | "notes">;

/** The events and what they are events among: `34 av 120`, `34 på 862 personår`, `34`; empty when the row does not say. */
export function basisText(row: ReleasedValue, context: ChartContext): string {
  const words = catalogues[context.lang].charts.basis;
  if (row.numerator === null) return "";
  const numerator = formatNumber(row.numerator, 0, context.lang);
  if (row.denominator === null) return numerator;
  const denominator = formatNumber(row.denominator, 0, context.lang);
  const personTime = context.indicators.get(row.indicator)?.denominator?.personTime ?? false;
  return fill(personTime ? words.personYears : words.share, { numerator, denominator });
}

function basis(rows: readonly Released[], context: ChartContext): string {
  const words = catalogues[context.lang].charts.basis;
  const values = valuesIn(rows);
  if (values.length === 0) return words.none;
  const counted = values.filter((row) => row.numerator !== null);
  const series = new Set(counted.map((row) => `${row.indicator}|${row.group}|${row.area}|${row.measure}`));
  if (counted.length === 0) return fill(words.points, { points: formatNumber(values.length, 0, context.lang) });
  if (series.size > namedSeries || new Set(counted.map((row) => `${row.indicator}|${row.group}`)).size > 1)
    return words.table;
  return orderAreas(
    counted.map((row) => row.area),
    context,
  )
    .map((area) => {
      const last = inTime(counted.filter((row) => row.area === area)).at(-1) as ReleasedValue;
      return fill(words.area, {
        area: areaName(area, context),
        basis: basisText(last, context),
        period: formatPeriod(last.period, context.lang),
      });
    })
    .join(" ");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The kind of delivery that an indicator counts. */
function kindOf({ numerator }: Indicator): string {
  return numerator.measure.split(".")[0]!;
}

function source(rows: readonly Released[], context: ChartContext): string {
  const indicators = [...new Set(rows.flatMap((row) => context.indicators.get(row.indicator) ?? []))];
  if (indicators.length === 0) return context.programme.labels[context.lang];
  const sources = unique(indicators.map((each) => each.source[context.lang]));
  const providers = unique(indicators.flatMap((each) => context.providers[kindOf(each)] ?? []))
    .filter((each) => !sources.includes(each))
    .sort(compareNames);
  const named = joinList(sources, context.lang);
  return providers.length === 0 ? named : `${named}: ${joinList(providers, context.lang)}`;
}

/** The whole time that periods of one kind cover, as one period. */
export function covered(periods: readonly PeriodId[]): PeriodId {
  const ordered = [...periods].sort(comparePeriods);
  const years = ordered.every((each) => {
    const read = readPeriod(each);
    return read.kind === "year" || (read.kind === "window" && readPeriod(read.to).kind === "year");
  });
  const spans = ordered.map(quarterSpan);
  const first = Math.min(...spans.map(([from]) => from));
  const last = Math.max(...spans.map(([, to]) => to));
  if (first === last) return quarterFromNumber(first);
  const ends = years ? [Math.floor(first / 4), Math.floor(last / 4)] : [first, last].map(quarterFromNumber);
  return ends[0] === ends[1] ? String(ends[0]) : `${ends[0]}..${ends[1]}`;
}

/** So many periods are named one by one; more are told by the time that they cover. */
const namedPeriods = 4;

function periodText(rows: readonly Released[], context: ChartContext): string {
  const periods = [...new Set(rows.map((row) => row.period))].sort(comparePeriods);
  if (periods.length === 0) return formatPeriod(context.period, context.lang);
  if (periods.length > namedPeriods) return formatPeriod(covered(periods), context.lang);
  return joinList(
    periods.map((period) => formatPeriod(period, context.lang)),
    context.lang,
  );
}

/** What is not shown, why, and that it is not nought. */
export function suppressionText(rows: readonly Released[], context: ChartContext): string {
  const words = catalogues[context.lang].charts.suppression;
  const personal = rows.some((row) => context.indicators.get(row.indicator)?.personal ?? true);
  if (rows.length > 0 && !personal) return words.notPersons;
  const missing = rows.flatMap((row) => (isValue(row) ? [] : [row.reason]));
  const hidden = missing.filter((reason) => gapOf(reason.code) === "hidden");
  const other = missing.filter((reason) => gapOf(reason.code) !== "hidden");
  const total = formatNumber(rows.length, 0, context.lang);
  const sentences: string[] = [];
  if (hidden.length > 0)
    sentences.push(fill(words.hidden, { count: formatNumber(hidden.length, 0, context.lang), total }));
  else sentences.push(words.none);
  if (other.length > 0) {
    const reasons = unique(
      other.map((reason) => describeReason(reason, context.lang, (code) => areaName(code, context))),
    );
    const count = formatNumber(other.length, 0, context.lang);
    sentences.push(fill(words.notShown, { count, total, reasons: reasons.join(" ") }));
  }
  return sentences.join(" ");
}

function breakNotes(rows: readonly Released[], context: ChartContext): readonly string[] {
  const whole = covered(rows.map((row) => row.period));
  return unique(
    rows.flatMap((row) =>
      (context.indicators.get(row.indicator)?.breaks ?? [])
        .filter((each) => parsePeriod(each.from) !== null && contains(whole, each.from))
        .map((each) => each.note[context.lang]),
    ),
  );
}

/** The small print of a figure that shows these rows. */
export function caption(rows: readonly Released[], context: ChartContext): Caption {
  const remarks = unique(
    rows.flatMap((row) => row.notes.map((note) => describeNote(note, context.lang, (code) => areaName(code, context)))),
  );
  return {
    n: basis(rows, context),
    source: source(rows, context),
    period: periodText(rows, context),
    suppression: suppressionText(rows, context),
    notes: rows.length === 0 ? [] : [...remarks, ...breakNotes(rows, context)],
  };
}
