/** Dates of birth: a day beside a word for birth, or a whole day in a column that takes none. */
import type { Expected, TextDetector } from "./detector.ts";
import { dayTypes, isBound } from "./detector.ts";

const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g;
const norwegian = /(?<![\d.])(\d{1,2})[./ -] ?(\d{1,2})[./ -] ?(\d{4}|\d{2})(?![\d.])/g;
const packed = /(?<!\d)(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)/g;

const birth =
  /(?:\b(?:født|fødd|fødte|fødselsdato|fødselsdag|født dato|fødd dato|f\.? ?dato|fdato|fdt|born|birth|dob|date of birth)\b|\bf\. ?(?=\d))/iu;

interface Day {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Nobody alive was born before 1900; a year of two digits may be any. */
function isDay({ day, month, year }: Day): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year < 100 || (year >= 1900 && year <= 2100));
}

function daysIn(text: string): readonly Day[] {
  const found: Day[] = [];
  for (const [, year, month, day] of text.matchAll(iso))
    found.push({ day: Number(day), month: Number(month), year: Number(year) });
  for (const [, day, month, year] of text.matchAll(norwegian))
    found.push({ day: Number(day), month: Number(month), year: Number(year) });
  return found.filter(isDay);
}

function packedDays(text: string): readonly Day[] {
  return [...text.matchAll(packed)]
    .map(([, day, month, year]) => ({ day: Number(day), month: Number(month), year: Number(year) }))
    .filter(isDay);
}

/** The first or the last day of a month stands for a period. */
function isEdge({ day, month }: Day): boolean {
  const last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
  return day === 1 || day >= (month === 2 ? 28 : last);
}

/** Six or eight figures that are a day, where a code stands: no code looks so. */
const packedCell = /^\d{6}(?:\d{2})?$/;

/** A name, or what passes for one, beside six figures: `Kari 120311`. */
const besideName =
  /^\p{Lu}\p{L}+(?:[ ,]+\p{L}+){0,3}[ ,;]+\d{6}(?:\d{2})?$|^\d{6}(?:\d{2})?[ ,;]+\p{Lu}\p{L}+(?: \p{L}+){0,3}$/u;

const periods: ReadonlySet<Expected> = new Set(["period", "year"]);

function finds(text: string, expected: Expected): boolean {
  if (text.length < 6 || !/\d/.test(text)) return false;
  const days = daysIn(text);
  if (birth.test(text)) return days.length > 0 || packedDays(text).length > 0;
  if (besideName.test(text)) return packedDays(text).length > 0;
  if (!isBound(expected) || dayTypes.has(expected)) return false;
  if (expected === "code" && packedCell.test(text)) return packedDays(text).length > 0;
  return days.some((day) => !periods.has(expected) || !isEdge(day));
}

export const birthDate: TextDetector = { code: "privacy.birth-date", finds };
