/** Free text where codes and numbers are expected: what somebody wrote about somebody. */
import { saidIn, spotsOf } from "./body.ts";
import type { ScreenedTable, Spot, TableDetector } from "./detector.ts";

/** A label has fewer words and letters than this; the words of a code list come back from row to row. */
const wordsOfText = 5;
const lettersOfText = 40;
const leastWords = 4;
const labelRepeats = 3;

const word = /\p{L}{2,}/gu;

function isText(text: string): boolean {
  if (text.length < 12) return false;
  const count = text.match(word)?.length ?? 0;
  return count >= wordsOfText || (count >= leastWords && text.length >= lettersOfText);
}

function find(table: ScreenedTable): readonly Spot[] {
  if (table.beside) return [];
  return table.columns.flatMap((column) => {
    const found = new Map<string, { count: number; readonly numbers: number[] }>();
    for (const { number, text, count } of saidIn(column)) {
      if (column.texts[number]!.length < 12 || !isText(text) || table.known.has(text)) continue;
      const before = found.get(text) ?? { count: 0, numbers: [] };
      before.count += count;
      before.numbers.push(number);
      found.set(text, before);
    }
    const rare = [...found.values()].flatMap(({ count, numbers }) => (count < labelRepeats ? numbers : []));
    return spotsOf(table, column.index, new Set(rare));
  });
}

export const freeText: TableDetector = { code: "privacy.free-text", find };
