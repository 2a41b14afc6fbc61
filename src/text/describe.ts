/** Issues, reasons and notes as sentences. */
import type { Note, Reason } from "../model/estimate.ts";
import type { Issue, Place } from "../model/issue.ts";
import type { Lang } from "../model/labels.ts";
import { parsePeriod } from "../model/period.ts";
import { fill } from "./fill.ts";
import { catalogues } from "./index.ts";
import { joinList } from "./lists.ts";
import { formatNumber, formatP, formatPercent, formatPlain } from "./numbers.ts";
import { formatDate, formatPeriod } from "./periods.ts";
import { formatSignificant } from "./significant.ts";

/** Control characters and marks that turn the direction of writing: a delivery could steer a terminal or a reader with them. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function harmless(text: string): string {
  return text.replace(unsafe, "\ufffd");
}

/** A column as spreadsheets name it: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ""}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** `inbox/politi.csv:412:3`, and in the second sheet of a workbook `politi.xlsx:2!C412`; line and column only where they are known. */
export function placeText(place: Place): string {
  const { file, sheet, line, column } = place;
  if (sheet !== undefined) {
    const letters = line === undefined || column === undefined ? "" : columnLetters(column);
    return harmless(`${file}:${sheet}${line === undefined ? "" : `!${letters}${line}`}`);
  }
  const parts = [file, line, line === undefined ? undefined : column];
  return harmless(parts.filter((part) => part !== undefined).join(":"));
}

function spoken(
  params: Readonly<Record<string, string | number>>,
  lang: Lang,
  nameOf: (code: string) => string,
): Readonly<Record<string, string>> {
  const all = Object.entries(params).map(([name, value]) => [name, spokenValue(name, value, lang, nameOf)] as const);
  // A definition's own words come in every language: the template calls those of its own a source.
  const own = params[lang];
  return Object.fromEntries(own === undefined ? all : [...all, ["source", harmless(String(own))]]);
}

/** Decimals of what is computed; anything else is a count or a limit, and stands as it is. */
const decimals: Readonly<Record<string, number>> = {
  expected: 1,
  lower: 2,
  upper: 2,
  dispersion: 2,
  df: 1,
  ratio: 2,
  bound: 2,
  durbin: 2,
  effective: 1,
  times: 1,
};

/** Shares, shown in whole per cent: more digits than that nobody knows. */
const shares: ReadonlySet<string> = new Set(["share", "power", "answered", "leastShare", "mostShare", "variation"]);

/** How near to 0 a residual came: two digits and the power of ten. */
const residuals: ReadonlySet<string> = new Set(["kkt", "limit"]);

function spokenNumber(name: string, value: number, lang: Lang): string {
  if (name === "p") return formatP(value, lang);
  if (name === "margin") return formatPlain(Number((value * 100).toPrecision(12)), lang);
  if (shares.has(name)) return formatPercent(value, 0, lang);
  if (residuals.has(name)) return formatSignificant(Number(value.toPrecision(2)), lang);
  const places = decimals[name];
  return places === undefined ? formatPlain(value, lang) : formatNumber(value, places, lang);
}

function spokenValue(name: string, value: string | number, lang: Lang, nameOf: (code: string) => string): string {
  if (typeof value === "number") return spokenNumber(name, value, lang);
  if (name === "areas") return joinList(value.split(",").map(nameOf), lang);
  if (name === "from" && parsePeriod(value)) return formatPeriod(value, lang);
  if (name === "from" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, lang);
  return harmless(value);
}

/**
 * What is wrong and what to do. Besides its own parameters a template may name `file`, `line`, `column` and `field` of
 * the place; parameters cannot carry control characters into the sentence.
 *
 * @throws RangeError when the template names a parameter that the issue does not carry
 */
export function describeIssue(issue: Issue, lang: Lang): { readonly message: string; readonly remedy: string } {
  const text = catalogues[lang].findings[issue.code];
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...issue.place }))
    if (value !== undefined) params[name] = harmless(String(value));
  for (const [name, value] of Object.entries(issue.params))
    params[name] = typeof value === "number" ? formatPlain(value, lang) : harmless(value);
  // A parameter that is words of a definition comes in every language: `kind`, and `kind.nb` for the sentence in nb.
  for (const [name, value] of Object.entries(issue.params))
    if (name.endsWith(`.${lang}`)) params[name.slice(0, -lang.length - 1)] = harmless(String(value));
  return { message: fill(text.message, params), remedy: fill(text.remedy, params) };
}

/**
 * Why a value is not shown.
 *
 * @param nameOf  the name of a municipality code in `areas`; without it the codes stand
 */
export function describeReason(reason: Reason, lang: Lang, nameOf: (code: string) => string = (code) => code): string {
  return fill(catalogues[lang].reasons[reason.code], spoken(reason.params, lang, nameOf));
}

/** A remark that must stand beside a number; `nameOf` as in describeReason. */
export function describeNote(note: Note, lang: Lang, nameOf: (code: string) => string = (code) => code): string {
  return fill(catalogues[lang].notes[note.code], spoken(note.params, lang, nameOf));
}
