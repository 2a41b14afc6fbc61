/** Rows as they are read, put into columns. */
import type { Block, Numbers, Rows } from "../../model/rows.ts";
import { blockRows } from "../../model/rows.ts";
import type { TableRow } from "../../model/table.ts";
import type { Dictionary } from "./dictionary.ts";
import { emptyDictionary, hashOf, numberOf } from "./dictionary.ts";
import { keptOnce } from "./marks.ts";

/** Rows under way. What reads plain lines fills `columns` itself, for speed. */
export interface Builder {
  readonly dictionaries: Dictionary[];
  readonly blocks: Block[];
  /** The block under way: how many rows it has, their lines, and the numbers of each column. */
  size: number;
  lines: Int32Array;
  columns: (Int32Array | undefined)[];
  /** Those of the block before, which are filled again. */
  spare: (Int32Array | undefined)[];
  /** Places in all blocks together, and how many there may be: a row that is wider than the others takes places in theirs. */
  places: number;
  readonly most: number;
  overfull: boolean;
}

const firstSize = 64;

export function emptyBuilder(most: number): Builder {
  const lines = new Int32Array(firstSize);
  return { dictionaries: [], blocks: [], size: 0, lines, columns: [], spare: [], places: 0, most, overfull: false };
}

function isOverfull({ columns, lines, places, most }: Builder): boolean {
  return places + columns.length * lines.length > most;
}

export function dictionaryOf({ dictionaries }: Builder, column: number): Dictionary {
  while (dictionaries.length <= column) dictionaries.push(emptyDictionary());
  return dictionaries[column]!;
}

/** A column of the block under way. */
export function columnOf(builder: Builder, column: number): Int32Array {
  const before = builder.columns[column];
  if (before) return before;
  while (builder.columns.length < column) builder.columns.push(undefined);
  const made = builder.spare[column]?.fill(0) ?? new Int32Array(builder.lines.length);
  builder.columns[column] = made;
  builder.overfull ||= isOverfull(builder);
  return made;
}

/** As narrow as the largest allows. */
export function narrow(numbers: Int32Array, count: number, largest: number): Numbers {
  const used = numbers.subarray(0, count);
  if (largest < 1 << 8) return new Uint8Array(used);
  return largest < 1 << 16 ? new Uint16Array(used) : used.slice();
}

function closeBlock(builder: Builder): void {
  const { size: count, lines, columns, dictionaries, blocks } = builder;
  if (count === 0) return;
  let follows = true;
  for (let i = 1; i < count && follows; i++) follows = lines[i] === lines[i - 1]! + 1;
  // Years are the same block after block, where a file is in their order.
  const before = blocks.at(-1)?.columns ?? [];
  blocks.push({
    count,
    line: lines[0]!,
    lines: follows ? null : lines.slice(0, count),
    columns: columns.map(
      (each, i) => each && keptOnce(narrow(each, count, dictionaries[i]!.texts.length - 1), before[i]),
    ),
  });
  builder.places += count * columns.filter((each) => each !== undefined).length;
  builder.size = 0;
  builder.spare = columns;
  builder.columns = [];
}

function widened(numbers: Int32Array): Int32Array {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

/** Begins a row, and returns its place in the block under way. */
export function beginRow(builder: Builder, line: number): number {
  if (builder.size === blockRows) closeBlock(builder);
  if (builder.size === builder.lines.length) {
    builder.lines = widened(builder.lines);
    builder.overfull ||= isOverfull(builder);
    if (!builder.overfull) builder.columns = builder.columns.map((each) => each && widened(each));
  }
  builder.lines[builder.size] = line;
  return builder.size++;
}

const encoder = new TextEncoder();

/** Cells of the row in that place, from a column on. */
export function addCells(builder: Builder, at: number, cells: readonly string[], from = 0): void {
  for (let i = from; i < cells.length && !builder.overfull; i++) {
    const bytes = encoder.encode(cells[i]!);
    const hash = hashOf(bytes, 0, bytes.length);
    columnOf(builder, i)[at] = numberOf(dictionaryOf(builder, i), bytes, 0, bytes.length, hash);
  }
}

export function addRow(builder: Builder, { line, cells }: TableRow): void {
  addCells(builder, beginRow(builder, line), cells);
}

/** The rows that were added; nothing can be added after. */
export function builtRows(builder: Builder): Rows {
  closeBlock(builder);
  const { blocks, dictionaries } = builder;
  return {
    count: blocks.reduce((sum, { count }) => sum + count, 0),
    blocks,
    texts: dictionaries.map(({ texts }) => texts),
  };
}
