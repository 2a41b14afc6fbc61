/** What a delivery states as columns in the order in which the store keeps them: by measure, area, period and dimensions. */
import type { Column } from "../model/column.ts";
import { pieces } from "../model/column.ts";
import type { Observation } from "../model/observation.ts";
import type { Stated, Statements } from "../model/statements.ts";
import type { ColumnSource, ParquetValue } from "./parquet.ts";

/** Dimensions as one text, names sorted: `{"alder":"14","kjonn":"alle"}`. */
export function dimsText(dims: Observation["dims"]): string {
  return JSON.stringify(dims, Object.keys(dims).sort());
}

/** The place of each text among them when they are sorted. */
function ranks(texts: readonly string[]): Int32Array {
  const places = new Map([...new Set(texts)].sort().map((text, place) => [text, place] as const));
  return Int32Array.from(texts, (text) => places.get(text)!);
}

/** Rows that are put in order together: a delivery may have millions. */
const sortedAtOnce = 1 << 18;

/** Rows whose keys are looked at together. */
const pieceRows = 8192;

/** The largest range of keys, for a number of rows, that is worth an array of its own. */
function widest(rows: number): number {
  return Math.max(1 << 16, 4 * rows);
}

/** Arrays that are filled again for each window. */
interface Rooms {
  rows: Int32Array;
  keys: Float64Array;
  sorted: Int32Array;
  next: Int32Array;
}

function makeRoom(rooms: Rooms, rows: number, range: number): void {
  if (rooms.rows.length < rows) {
    rooms.rows = new Int32Array(rows);
    rooms.keys = new Float64Array(rows);
    rooms.sorted = new Int32Array(rows);
  }
  if (rooms.next.length < range) rooms.next = new Int32Array(range);
}

/** Some rows by their keys, whole numbers from `least` and under `until`; rows of one key stay as they are. */
function sortedBy(rooms: Rooms, size: number, least: number, until: number): Int32Array {
  const { rows, keys } = rooms;
  const range = until - least;
  const sorted = rooms.sorted.subarray(0, size);
  if (range <= widest(size)) {
    const next = rooms.next.subarray(0, range + 1).fill(0);
    for (let i = 0; i < size; i++) next[keys[i]! - least + 1]! += 1;
    for (let key = 0; key < range; key++) next[key + 1]! += next[key]!;
    for (let i = 0; i < size; i++) sorted[next[keys[i]! - least]!++] = rows[i]!;
    return sorted;
  }
  for (let i = 0; i < size; i++) sorted[i] = i;
  sorted.sort((a, b) => keys[a]! - keys[b]! || a - b);
  for (let i = 0; i < size; i++) sorted[i] = rows[sorted[i]!]!;
  return sorted;
}

/** The keys by which rows are ordered; the array is used again for the next ones. */
function keysOf(it: Statements, dims: readonly string[]): (from: number, size: number) => Float64Array {
  const [areaRanks, periodRanks, dimRanks] = [ranks(it.areas), ranks(it.periods), ranks(dims)];
  const room = [it.area, it.period, it.dim].map((column) => [column, new Int32Array(pieceRows)] as const);
  const keys = new Float64Array(pieceRows);
  return (from, size) => {
    for (const [column, numbers] of room) column.read(from, numbers.subarray(0, size));
    const [area, period, dim] = room.map(([, numbers]) => numbers);
    for (let i = 0; i < size; i++)
      keys[i] =
        (areaRanks[area![i]!]! * it.periods.length + periodRanks[period![i]!]!) * dims.length + dimRanks[dim![i]!]!;
    return keys.subarray(0, size);
  };
}

/** The rows in their order: as many as there is room for from one place on, which may only go on from the place before or begin anew. */
function orderOf(it: Statements, dims: readonly string[]): (from: number, into: Int32Array) => void {
  const range = Math.max(1, it.areas.length * it.periods.length * dims.length);
  const buckets = Math.min(range, 1 << 16);
  const width = Math.ceil(range / buckets);
  const sizes = new Int32Array(buckets);
  const keysAt = keysOf(it, dims);
  // Most files are in some order themselves, so that many of their stretches have nothing of a window.
  const stretches: { readonly from: number; readonly size: number; readonly least: number; readonly most: number }[] =
    [];
  for (let from = 0; from < it.count; from += pieceRows) {
    const size = Math.min(pieceRows, it.count - from);
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (const key of keysAt(from, size)) {
      sizes[Math.floor(key / width)]! += 1;
      if (key < least) least = key;
      if (key > most) most = key;
    }
    stretches.push({ from, size, least, most });
  }

  let [begun, end, bucket] = [0, 0, 0];
  let window: Int32Array = new Int32Array();
  const rooms: Rooms = {
    rows: new Int32Array(),
    keys: new Float64Array(),
    sorted: new Int32Array(),
    next: new Int32Array(),
  };
  const next = (): void => {
    const first = bucket;
    let size = 0;
    while (bucket < buckets && (size === 0 || size + sizes[bucket]! <= sortedAtOnce)) size += sizes[bucket++]!;
    const [least, until] = [first * width, bucket * width];
    makeRoom(rooms, size, Math.min(until - least, widest(size)) + 1);
    const { rows, keys: own } = rooms;
    let at = 0;
    for (const stretch of stretches) {
      if (stretch.most < least || stretch.least >= until) continue;
      const keys = keysAt(stretch.from, stretch.size);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i]!;
        if (key < least || key >= until) continue;
        rows[at] = stretch.from + i;
        own[at++] = key;
      }
    }
    window = sortedBy(rooms, size, least, until);
    begun = end;
    end += size;
  };
  return (from, into) => {
    if (from < begun) [begun, end, bucket, window] = [0, 0, 0, new Int32Array()];
    const until = from + into.length;
    for (let place = from; place < until; ) {
      while (end <= place) next();
      const some = window.subarray(place - begun, Math.min(until, end) - begun);
      into.set(some, place - from);
      place += some.length;
    }
  };
}

/** What of a list some rows really say. */
function* used<T>(list: readonly T[], of: Column, count: number): Generator<T> {
  const seen = new Uint8Array(list.length);
  for (const { size, numbers } of pieces([of], count)) {
    const [own] = numbers;
    for (let i = 0; i < size; i++) {
      if (seen[own![i]!] === 1) continue;
      seen[own![i]!] = 1;
      yield list[own![i]!]!;
    }
  }
}

/** The lines of rows, in any order. */
function* linesOf({ lines, count }: Statements): Generator<number> {
  for (let row = 0; row < count; row++) yield lines.at(row);
}

/**
 * One source for each column of the store, in the order of `observationColumns`, and how many rows they have.
 *
 * @throws RangeError when a statement has both a value and a reason for its absence, or neither
 */
export function statedColumns(it: Statements): { readonly sources: readonly ColumnSource[]; readonly count: number } {
  const { kind } = it;
  const measures = [...it.measures].sort((a, b) => (a.measure < b.measure ? -1 : 1));
  for (const { list, of } of measures)
    for (const { value, missing } of used(list, of, it.count))
      if ((value === null) === (missing === null) || (value !== null && !Number.isFinite(value)))
        throw new RangeError("an observation has a finite value or a reason why it has none, never both");
  const dims = it.dims.map(dimsText);
  const order = orderOf(it, dims);
  const count = it.count * measures.length;
  let [asked, askedUntil] = [-1, -1];
  let room = new Int32Array();
  let rows = room;
  /** The rows of some places of all measures together; each column asks for the same ones. */
  const rowsOf = (from: number, until: number): Int32Array => {
    if (from === asked && until === askedUntil) return rows;
    [asked, askedUntil] = [from, until];
    if (room.length < until - from) room = new Int32Array(until - from);
    rows = room.subarray(0, until - from);
    for (let i = from; i < until; ) {
      const place = i % it.count;
      const size = Math.min(it.count - place, until - i);
      order(place, rows.subarray(i - from, i - from + size));
      i += size;
    }
    return rows;
  };

  const source = (
    distinct: () => Iterable<ParquetValue>,
    at: (measure: number, row: number) => ParquetValue,
  ): ColumnSource => ({
    distinct,
    slice: (from, until) => {
      const values = new Array<ParquetValue>(until - from);
      const own = rowsOf(from, until);
      for (let i = from; i < until; i++) values[i - from] = at(Math.floor(i / it.count), own[i - from]!);
      return values;
    },
  });
  const stated = (read: (stated: Stated) => ParquetValue): ColumnSource =>
    source(
      function* () {
        for (const { list, of } of measures) for (const each of used(list, of, it.count)) yield read(each);
      },
      (measure, row) => {
        const { list, of } = measures[measure]!;
        return read(list[of.at(row)]!);
      },
    );
  return {
    count,
    sources: [
      source(
        () => (it.count === 0 ? [] : measures.map(({ measure }) => measure)),
        (measure) => measures[measure]!.measure,
      ),
      source(
        () => used(it.areas, it.area, it.count),
        (_, row) => it.areas[it.area.at(row)]!,
      ),
      source(
        () => used(it.periods, it.period, it.count),
        (_, row) => it.periods[it.period.at(row)]!,
      ),
      source(
        () => used(dims, it.dim, it.count),
        (_, row) => dims[it.dim.at(row)]!,
      ),
      source(
        () => linesOf(it),
        (_, row) => it.lines.at(row),
      ),
      stated(({ value }) => value),
      stated(({ missing }) => missing),
      stated(({ bounds }) => bounds?.lower ?? null),
      stated(({ bounds }) => bounds?.upper ?? null),
      stated(({ preliminary }) => preliminary),
      source(
        () => (count === 0 ? [] : [kind]),
        () => kind,
      ),
    ],
  };
}
