/** A number for each of many rows: held, or found when somebody asks, for of millions of rows each number held is memory. */
import type { Numbers, Rows } from "./rows.ts";
import { blockRows } from "./rows.ts";

export interface Column {
  readonly at: (row: number) => number;
  /** Those of the rows that follow each other from one on, as many as there are places. */
  readonly read: (from: number, into: Int32Array) => void;
}

export function held(numbers: Numbers): Column {
  return {
    at: (row) => numbers[row]!,
    read: (from, into) => into.set(numbers.subarray(from, from + into.length)),
  };
}

/** What a table's numbers of texts are by a list. */
export function translated({ blocks }: Rows, column: number, by: Int32Array): Column {
  return {
    at: (row) => by[blocks[Math.floor(row / blockRows)]!.columns[column]?.[row % blockRows] ?? 0]!,
    read: (from, into) => {
      for (let done = 0; done < into.length; ) {
        const row = from + done;
        const { columns, count } = blocks[Math.floor(row / blockRows)]!;
        const first = row % blockRows;
        const size = Math.min(count - first, into.length - done);
        const numbers = columns[column];
        if (!numbers) into.fill(by[0]!, done, done + size);
        else for (let i = 0; i < size; i++) into[done + i] = by[numbers[first + i]!]!;
        done += size;
      }
    },
  };
}

/** What a column's numbers are by a list. */
export function listed(column: Column, by: Int32Array): Column {
  return {
    at: (row) => by[column.at(row)]!,
    read: (from, into) => {
      column.read(from, into);
      for (let i = 0; i < into.length; i++) into[i] = by[into[i]!]!;
    },
  };
}

const pieceRows = 8192;

/** Some rows that follow each other, and their numbers by column; the arrays are used again for the next ones. */
export interface Piece {
  readonly from: number;
  readonly size: number;
  readonly numbers: readonly Int32Array[];
}

/** All rows of some columns, in order. */
export function* pieces(columns: readonly Column[], count: number): Generator<Piece> {
  const room = columns.map(() => new Int32Array(Math.min(pieceRows, count)));
  for (let from = 0; from < count; from += pieceRows) {
    const size = Math.min(pieceRows, count - from);
    const numbers = room.map((each) => each.subarray(0, size));
    for (const [i, column] of columns.entries()) column.read(from, numbers[i]!);
    yield { from, size, numbers };
  }
}
