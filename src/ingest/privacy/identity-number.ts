/** National identity numbers, D-numbers, H- and FH-numbers, and those of synthetic test populations. */
import type { ScreenedTable, Spot, TableDetector, TextDetector } from "./detector.ts";
import { plain } from "./plain.ts";

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1] as const;
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;
}

/**
 * Whether both control digits of eleven digits are right, under the rule in force or the one that comes beside it on
 * 1 January 2032: the first sum may then leave 0, 1, 2 or 3.
 *
 * Source: Skatteetaten, "Nye fødselsnummer og d-nummer fra 2032", skatteetaten.no/deling/opplysninger/folkeregisteropplysninger/pid.
 */
export function controlled(digits: string): boolean {
  return remainder(digits, firstWeights) <= 3 && remainder(digits, secondWeights) === 0;
}

/**
 * Whether the first four digits are a day and a month: the day + 40 for a D-number; the month + 40 for an H-number, and
 * + 40, + 65 or + 80 for the synthetic numbers of test populations.
 */
export function startsLikeBirth(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  const d = day > 40 ? day - 40 : day;
  const m = [80, 65, 40, 0].map((more) => month - more).find((each) => each > 0)!;
  return d >= 1 && d <= 31 && m >= 1 && m <= 12;
}

/** FH-numbers begin with 8 or 9 and tell no date. */
function isHealthNumber(digits: string): boolean {
  return /^[89]/.test(digits) && controlled(digits);
}

/** Eleven digits with what people put between the birth date and the rest; wrong control digits are slips, not innocence. */
const written = /(?<!\d)(\d{2})[ .-]?(\d{2})[ .-]?(\d{2})[ .+/-]{0,3}(\d{3})[ .-]?(\d{2})(?!\d)/g;

/** A whole cell of figures, as a spreadsheet shows a number that it groups by thousands. */
const grouped = /^\d{1,3}(?:[ .,']?\d{3}){3}$|^\d{10,11}$/;

/** The number of the directorate of immigration: twelve digits, where the text says what it is. */
const immigration = /\bDUF\D{0,12}\d{4}[ -]?\d{6}[ -]?\d{2}(?!\d)/i;

/** A web address has long numbers of its own. */
const webAddress = /\bhttps?:\/\/\S+/gi;

function isIdentity(digits: string): boolean {
  return startsLikeBirth(digits) || isHealthNumber(digits);
}

/** Eleven digits in one cell, or ten whose leading zero a spreadsheet took: then the control digits must be right. */
function isWholeCell(text: string): boolean {
  const bare = text.replace(/[.,]0{1,2}$/, "");
  if (!grouped.test(bare)) return false;
  const digits = bare.replace(/\D/g, "");
  if (digits.length === 11) return isIdentity(digits);
  const restored = `0${digits}`;
  return digits.length === 10 && startsLikeBirth(restored) && controlled(restored);
}

function holds(text: string): boolean {
  if (isWholeCell(text) || immigration.test(text)) return true;
  for (const [all] of text.replace(webAddress, " ").matchAll(written))
    if (isIdentity(all.replace(/\D/g, ""))) return true;
  return false;
}

/** Whether a text holds what looks like a national identity number. */
export function holdsIdentityNumber(text: string): boolean {
  return /\d/.test(text) && holds(text);
}

export const identityNumber: TextDetector = { code: "privacy.identity-number", finds: holdsIdentityNumber };

/** The birth date in one column and the five other digits in the next, all the way down. */
function findSplit({ bound, columns, rows }: ScreenedTable): readonly Spot[] {
  if (bound) return [];
  return columns.flatMap(({ index }) => {
    const joined = rows.flatMap(({ line, cells }) => {
      const [date, rest] = [plain(cells[index] ?? ""), plain(cells[index + 1] ?? "")];
      return date === "" && rest === "" ? [] : [{ line, digits: `${date}${rest}`, even: date.length === 6 }];
    });
    const all = joined.every(({ digits, even }) => even && /^\d{11}$/.test(digits) && startsLikeBirth(digits));
    return all && joined.length >= 2 && joined.every(({ digits }) => controlled(digits))
      ? joined.map(({ line }) => ({ line, column: index + 1 }))
      : [];
  });
}

export const splitNumber: TableDetector = { code: "privacy.identity-number", find: findSplit };
