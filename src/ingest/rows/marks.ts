/** A small number for each row of a table, by block: kept once where block after block has the same ones. */
import type { Numbers, Rows } from "../../model/rows.ts";
import { blockRows } from "../../model/rows.ts";
import { filledCells, filledTexts } from "./filled.ts";

export type Marks = readonly Uint8Array[];

/** Numbers, or those of the block before where they are the same. */
export function keptOnce<N extends Numbers>(numbers: N, before: N | undefined): N {
  const same = before?.length === numbers.length && numbers.every((number, i) => number === before[i]);
  return same ? before : numbers;
}

/** Marks rows in their order, by how many of their cells hold anything. */
export function marksOf(rows: Rows, mark: (row: number, cells: number) => number): Marks {
  const filled = filledTexts(rows);
  const cells = new Uint32Array(blockRows);
  const marks: Uint8Array[] = [];
  let row = 0;
  for (const block of rows.blocks) {
    const own = new Uint8Array(block.count);
    filledCells(block, filled, cells);
    for (let i = 0; i < block.count; i++) own[i] = mark(row++, cells[i]!);
    marks.push(keptOnce(own, marks.at(-1)));
  }
  return marks;
}

export function markAt(marks: Marks, row: number): number {
  return marks[Math.floor(row / blockRows)]![row % blockRows]!;
}

/** The rows of a mark. */
export function* rowsMarked(marks: Marks, mark: number): Generator<number> {
  for (const [block, own] of marks.entries())
    for (let i = own.indexOf(mark); i !== -1; i = own.indexOf(mark, i + 1)) yield block * blockRows + i;
}
