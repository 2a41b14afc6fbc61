/** Counts from restricted sources as deliveries of the ordinary kinds: canonical CSV, every row in its place. */
import type { PeriodId } from "../../model/period.ts";
import { quartersIn } from "../../model/period.ts";
import type { AnswerCount, AnswerSource, CourseCount, CourseSource, DurationCount } from "../../model/restricted.ts";
import { dayBands } from "../../model/restricted.ts";

const courseMeasures = ["henvist", "startet", "fullfort", "avbrutt", "flyttet", "pagaar"] as const;

function csv(header: string, rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows.map((row) => row.map(written).join(";")), ""].join("\n");
}

/** The decimal comma of files with semicolons. */
function written(cell: string | number): string {
  return typeof cell === "number" ? String(cell).replace(".", ",") : cell;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** The quarters of which the register tells: from its first to the last that had ended. */
function quartersOf({ from }: CourseSource, rows: readonly CourseCount[], last: PeriodId): readonly PeriodId[] {
  const first = from ?? distinct(rows.map((row) => row.period))[0];
  return first === undefined || first > last ? [] : quartersIn(first === last ? last : `${first}..${last}`);
}

/**
 * Every quarter of every municipality that the register covers, zeros too: where it has no course, there was none.
 *
 * @param last  the last quarter that had ended on the as-of date
 */
export function followupCsv(source: CourseSource, rows: readonly CourseCount[], last: PeriodId): string {
  const quarters = quartersOf(source, rows, last);
  const areas = distinct([...source.areas, ...rows.map((row) => row.area)]);
  const sexes = source.columns.sex === undefined ? [] : Object.keys(source.codes.sex).filter((sex) => sex !== "alle");
  const counts = new Map(rows.map((row) => [`${row.area} ${row.period} ${row.sex}`, row]));
  const lines = areas.flatMap((area) =>
    quarters.flatMap((period) => {
      const of = (sex: string): readonly number[] => {
        const found = counts.get(`${area} ${period} ${sex}`);
        return courseMeasures.map((measure) => found?.[measure] ?? 0);
      };
      const parts = sexes.map((sex) => ({ sex, values: of(sex) }));
      const all =
        parts.length === 0
          ? of("alle")
          : courseMeasures.map((_, i) => parts.reduce((sum, it) => sum + it.values[i]!, 0));
      return [...parts, { sex: "alle", values: all }].map(({ sex, values }) => [area, period, sex, ...values]);
    }),
  );
  return csv(`kommunenr;startperiode;kjonn;${courseMeasures.join(";")}`, lines);
}

/** Days between dates, in bands; a band that nobody is in is left out. */
export function durationsCsv(rows: readonly DurationCount[]): string {
  const order: readonly string[] = dayBands;
  const sorted = [...rows].sort((a, b) => {
    const [left, right] = [a, b].map((it) => `${it.area} ${it.period} ${it.what}`) as [string, string];
    if (left !== right) return left < right ? -1 : 1;
    return order.indexOf(a.band) - order.indexOf(b.band);
  });
  return csv(
    "kommunenr;startperiode;maal;dager;antall",
    sorted.map(({ area, period, what, band, count }) => [area, period, what, band, count]),
  );
}

/** Answers with their number, and with what the weights sum to where there are any. */
export function surveyCsv(source: AnswerSource, rows: readonly AnswerCount[]): string {
  const weighted = source.columns.weight !== undefined;
  const key = (it: AnswerCount): string => [it.area, it.year, it.indicator, it.grade, it.sex, it.answer].join("\u001f");
  const sorted = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return csv(
    `kommunenr;aar;indikator;trinn;kjonn;svar;antall${weighted ? ";vektsum;vektkvadratsum" : ""}`,
    sorted.map((it) => [
      it.area,
      it.year,
      it.indicator,
      it.grade,
      it.sex,
      it.answer,
      it.count,
      ...(weighted ? [it.weight, it.squares] : []),
    ]),
  );
}
