/** Free text where codes and numbers are expected: what somebody wrote about somebody. */
import type { ScreenedTable, Spot, TableDetector } from "./detector.ts";
import { plain } from "./plain.ts";

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

function find({ beside, columns, rows, known }: ScreenedTable): readonly Spot[] {
  if (beside) return [];
  return columns.flatMap(({ index }) => {
    const lines = new Map<string, number[]>();
    for (const { line, cells } of rows) {
      const cell = cells[index];
      if (cell === undefined || cell.length < 12) continue;
      const text = plain(cell);
      const before = lines.get(text);
      if (before) before.push(line);
      else if (isText(text) && !known.has(text)) lines.set(text, [line]);
    }
    return [...lines.values()]
      .filter((each) => each.length < labelRepeats)
      .flat()
      .map((line) => ({ line, column: index + 1 }));
  });
}

export const freeText: TableDetector = { code: "privacy.free-text", find };
