/** Which cells of a table hold anything. */
import type { Block, Rows } from "../../model/rows.ts";
import { tidy } from "../fold.ts";

/** Nearly every cell begins with a sign that is seen: only the others cost a look. */
export function isFilled(cell: string): boolean {
  if (cell === "") return false;
  const first = cell.charCodeAt(0);
  return (first > 32 && first < 127) || tidy(cell) !== "";
}

const known = new WeakMap<Rows, readonly Uint8Array[]>();

/** By column and the number of the text: 1 where it is more than spaces. */
export function filledTexts(rows: Rows): readonly Uint8Array[] {
  const made = known.get(rows) ?? rows.texts.map((texts) => Uint8Array.from(texts, (text) => (isFilled(text) ? 1 : 0)));
  known.set(rows, made);
  return made;
}

/** How many cells of each row of a block hold anything, from the first place of some room on. */
export function filledCells({ count, columns }: Block, filled: readonly Uint8Array[], cells: Uint32Array): void {
  cells.fill(0);
  for (const [i, numbers] of columns.entries()) {
    if (!numbers) continue;
    const own = filled[i]!;
    for (let row = 0; row < count; row++) cells[row]! += own[numbers[row]!]!;
  }
}
