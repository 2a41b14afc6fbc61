/** Rows that are no numbers of the table: subtotals between the rows, remarks below them. */
import { fold, tidy } from "./fold.ts";

/** What subtotals call themselves where a municipality or a period should stand. */
const sumWords: ReadonlySet<string> = new Set(
  ["sum", "delsum", "subtotal", "total", "totalt", "totalsum", "i alt", "ialt", "til sammen", "alle", "all"].map(fold),
);

/** With what the name of a sum begins: `Sum Rana`, `I alt 2027`. */
const sumStart = new RegExp(`^(?:${[...sumWords].filter((word) => !word.startsWith("al")).join("|")})(?:-|$)`);

/** Whether a cell names a sum in place of a code. */
export function namesSum(cell: string): boolean {
  const word = fold(tidy(cell));
  return sumWords.has(word) || sumStart.test(word);
}

/** With what a remark begins, however its separators divide it. */
const remarkStart = /^(?:\*|\d\)|[¹²³]|(?:kilde|kjelde|merk|merknad|note|noter|fotnote|source|forklaring)\b)/i;

/** A remark under the table: words in the first cell and nothing else, or what calls itself one. */
export function isRemark(cells: readonly string[]): boolean {
  const first = tidy(cells[0]!);
  if (!/\p{L}{2}/u.test(first)) return false;
  return remarkStart.test(first) || cells.every((cell, i) => i === 0 || tidy(cell) === "");
}
