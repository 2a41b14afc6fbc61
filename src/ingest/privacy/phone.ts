/** Norwegian telephone numbers: eight digits from 2 to 9, with or without the country's code, in the groups people use. */
import type { Expected, TextDetector } from "./detector.ts";
import { amountTypes } from "./detector.ts";

const withCountry = /(?<![\d+])(?:\+|00) ?47[ -]?\(?[2-9]\d(?:[ .-]?\d){6}\)?(?!\d)/;
/** `900 12 345` and `90 01 23 45`: no number is grouped so. */
const inGroups =
  /(?<![\d.,-]|\d )[2-9](?:\d{2} \d{2} \d{3}|\d \d{2} \d{2} \d{2}|\d{2}[.-]\d{2}[.-]\d{3}|\d[.-]\d{2}[.-]\d{2}[.-]\d{2})(?![\d%]| \d|[.,]\d)/;
/** Between signs that part cells, where a line could not be divided, it is a cell's number. */
const bare = /(?<![\d.,/=;|\t-]|\d )([2-9]\d{7})(?![\d;|\t]|[.,]\d|-\d| ?(?:kr|kroner|nok|mill|%))/gi;
const cue = /\b(?:tlf|tel|telefon|telefonnummer|mobil|mob|mobilnummer|phone|ring|sms)\b/i;

/** `20270930`: a day without signs. */
function isDay(digits: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
}

/** Mobile numbers begin with 4 or 9. No count of persons has eight digits that do: the country has seven. */
const mobile = /^[49]\d{7}$/;

function isBare(text: string, expected: Expected): boolean {
  if (amountTypes.has(expected)) return false;
  if (expected === "count" && mobile.test(text)) return new Set(text).size > 1;
  for (const [, digits] of text.matchAll(bare)) {
    if (isDay(digits!)) continue;
    if (cue.test(text) || mobile.test(digits!)) return !/0{4}$/.test(digits!) || cue.test(text);
    if (expected === "code" || expected === "area" || expected === "group") return true;
  }
  return false;
}

function finds(text: string, expected: Expected): boolean {
  if (text.length < 8) return false;
  if (withCountry.test(text) || inGroups.test(text)) return true;
  return expected === "unknown" && /^[\d ]+$/.test(text) ? false : isBare(text, expected);
}

export const phone: TextDetector = { code: "privacy.phone", finds };
