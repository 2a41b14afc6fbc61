/** What of a cell may be repeated in a message, and what must not even be kept: the privacy guard. */

const numberLike = /^[\d .,:;%<>≤≥*+−–/-]*[QK]?[\d .,:;%<>≤≥*+−–/-]*$/i;

/** Day, month, year with anything between: a birth date in any spelling. */
const dateLike = /\d[./ -]+\d+[./ -]+\d/;

/** Whether a cell can be quoted: short, like a number, with fewer than six digits and not like a date. */
export function isQuotable(cell: string): boolean {
  if (cell.length === 0 || cell.length > 12 || !numberLike.test(cell) || dateLike.test(cell)) return false;
  const digits = cell.replace(/\D/g, "").length;
  return digits > 0 && digits < 6;
}

const elevenDigits = /(?<!\d)(\d{2})(\d{2})\d{2}[ .-]?\d{5}(?!\d)/g;

/** The first four of a national identity number: day (+40 for a D-number), month (+40, +65 or +80 for synthetic ones). */
function startsLikeBirth(day: number, month: number): boolean {
  const d = day > 40 ? day - 40 : day;
  const m = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;
  return d >= 1 && d <= 31 && m >= 1 && m <= 12;
}

/** A cell with everything that looks like a national identity number struck out, wrong check digits too. */
export function strikeOut(cell: string): string {
  return cell.replace(elevenDigits, (all, day: string, month: string) =>
    startsLikeBirth(Number(day), Number(month)) ? "***********" : all,
  );
}

/** Whether a cell holds what looks like a national identity number. */
export function holdsPersonalNumber(cell: string): boolean {
  return strikeOut(cell) !== cell;
}
