/** National identity numbers, D-numbers, H- and FH-numbers, and those of synthetic test populations. */
import { lineOf } from "../../model/rows.ts";
import { bodyRows, plainAt, saidIn, spotsOf } from "./body.ts";
import type { Expected, ScreenedTable, Spot, TableDetector, TextDetector } from "./detector.ts";
import { amountTypes, isBound } from "./detector.ts";

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

/** The figures of a cell that is one number of ten or eleven digits; empty for any other. */
function wholeNumber(text: string): string {
  const bare = text.replace(/[.,]0{1,2}$/, "");
  return grouped.test(bare) ? bare.replace(/\D/g, "") : "";
}

/** Ten digits whose leading zero a spreadsheet took: then the control digits must be right. */
function lostZero(digits: string): boolean {
  return digits.length === 10 && startsLikeBirth(`0${digits}`) && controlled(`0${digits}`);
}

/** Eleven digits in one cell, or ten where no number has so many: money has. */
function isWholeCell(text: string, mayBeTen: boolean): boolean {
  const digits = wholeNumber(text);
  return (digits.length === 11 && isIdentity(digits)) || (mayBeTen && lostZero(digits));
}

function holds(text: string, mayBeTen: boolean): boolean {
  if (isWholeCell(text, mayBeTen) || immigration.test(text)) return true;
  for (const [all] of text.replace(webAddress, " ").matchAll(written))
    if (isIdentity(all.replace(/\D/g, ""))) return true;
  return false;
}

function finds(text: string, expected: Expected): boolean {
  return /\d/.test(text) && holds(text, isBound(expected) && !amountTypes.has(expected));
}

export const identityNumber: TextDetector = { code: "privacy.identity-number", finds };

/** As few cells say nothing of a column. */
const leastCells = 2;

/** Identity numbers all the way down a column that may hold money, first zeros lost or not. */
function findWhole(table: ScreenedTable): readonly Spot[] {
  return table.columns.flatMap((column) => {
    const found = new Set<number>();
    for (const { number, text } of saidIn(column)) {
      if (text === "") continue;
      if (!isWholeCell(text, true)) return [];
      found.add(number);
    }
    const spots = spotsOf(table, column.index, found);
    return spots.length >= leastCells ? spots : [];
  });
}

/** The birth date in one column and the five other digits in the next, all the way down. */
function findSplit(table: ScreenedTable): readonly Spot[] {
  if (table.bound) return [];
  return table.columns.flatMap((column) => {
    const { index } = column;
    const spots: Spot[] = [];
    for (const { text } of saidIn(column)) if (text.length !== 6 && text !== "") return [];
    for (const row of bodyRows(table)) {
      const line = lineOf(table.rows, row);
      const [date, rest] = [plainAt(table, row, index), plainAt(table, row, index + 1)];
      if (date === "" && rest === "") continue;
      const digits = `${date}${rest}`;
      if (date.length !== 6 || !/^\d{11}$/.test(digits) || !startsLikeBirth(digits) || !controlled(digits)) return [];
      spots.push({ line, column: index + 1 });
    }
    return spots.length >= leastCells ? spots : [];
  });
}

export const numberColumn: TableDetector = {
  code: "privacy.identity-number",
  find: (table) => [...findWhole(table), ...findSplit(table)],
};
