/** One column of a table as it is read: what each of its distinct texts says, found once. */
import type { Numbers, Rows } from "../model/rows.ts";
import type { CellReader } from "./row.ts";

/** What became of each distinct text. */
const unread = 0;
const right = 1;
const wrong = 2;

export interface ColumnRead<T> {
  readonly index: number;
  readonly reader: CellReader;
  readonly texts: readonly string[];
  /** By the number of a text. */
  readonly state: Uint8Array;
  /** By the number of a text that is right, the position of what it says in `said`. */
  readonly positions: Int32Array;
  /** Everything that is said, each once. */
  readonly said: T[];
  readonly places: Map<T, number>;
  /** By the rows that are kept, in order, the position of what each says; null where their cells' numbers tell it. */
  readonly of: Numbers | null;
}

/** As narrow as a largest number allows. */
function roomFor(count: number, largest: number): Numbers {
  if (largest < 1 << 8) return new Uint8Array(count);
  return largest < 1 << 16 ? new Uint16Array(count) : new Int32Array(count);
}

/** @param more  how many more things may be said than the column has texts, by rows that say other than their cells; 0: none does */
export function columnRead<T>(reader: CellReader, rows: Rows, more: number): ColumnRead<T> {
  const { index } = reader;
  const texts = rows.texts[index] ?? [""];
  return {
    index,
    reader,
    texts,
    state: new Uint8Array(texts.length),
    positions: new Int32Array(texts.length),
    said: [],
    places: new Map(),
    of: more === 0 ? null : roomFor(rows.count, texts.length + more),
  };
}

/** The position of what is said. */
export function placeOf<T>({ said, places }: ColumnRead<T>, value: T): number {
  const before = places.get(value);
  if (before !== undefined) return before;
  places.set(value, said.length);
  return said.push(value) - 1;
}

/** Whether a text of the column is right. */
export function isRight<T>(column: ColumnRead<T>, number: number): boolean {
  const { state } = column;
  if (state[number] === unread) {
    const result = column.reader.read(column.texts[number]!);
    state[number] = result.ok ? right : wrong;
    if (result.ok) column.positions[number] = placeOf(column, result.value as T);
  }
  return state[number] === right;
}
