/** Lists of words, and their order. */
import type { Lang } from "../model/labels.ts";
import { fill } from "./fill.ts";
import { catalogues } from "./index.ts";

/** `a, b og c`; empty for nothing. */
export function joinList(items: readonly string[], lang: Lang): string {
  const words = catalogues[lang].numbers;
  if (items.length < 2) return items[0] ?? "";
  return fill(words.list, { items: items.slice(0, -1).join(words.listSeparator), last: items.at(-1)! });
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzæøå";
const folded: Readonly<Record<string, string>> = { ä: "æ", ö: "ø", đ: "d", ŋ: "n", ŧ: "t" };

function sortKey(name: string): string {
  let key = "";
  for (const letter of name.normalize("NFC").toLowerCase()) {
    const plain = alphabet.includes(letter) ? letter : (folded[letter] ?? letter.normalize("NFD").charAt(0));
    const place = alphabet.indexOf(plain);
    if (place >= 0) key += String.fromCharCode(0x100 + place);
    else if (key !== "" && !key.endsWith("!")) key += "!";
  }
  return key;
}

/**
 * Orders names as Norwegians do, in every language of the product, since the names are Norwegian: æ, ø and å last, ä and ö
 * as æ and ø, other accents ignored, aa as two letters, a space or hyphen before any letter.
 */
export function compareNames(a: string, b: string): number {
  const first = sortKey(a);
  const second = sortKey(b);
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
