/** What a delivery states as columns in the order in which the store keeps them: by measure, area, period and dimensions. */
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

/** The largest range of keys, for a number of rows, that is worth an array of its own. */
function widest(rows: number): number {
  return Math.max(1 << 16, 4 * rows);
}

/** Rows by their keys, whole numbers from 0 and under `range`; rows of one key stay as they are. */
function sortedBy(keys: Float64Array, range: number): Int32Array {
  const order = new Int32Array(keys.length);
  if (range <= widest(keys.length)) {
    const next = new Int32Array(range + 1);
    for (const key of keys) next[key + 1]! += 1;
    for (let key = 0; key < range; key++) next[key + 1]! += next[key]!;
    for (let row = 0; row < keys.length; row++) order[next[keys[row]!]!++] = row;
    return order;
  }
  for (let row = 0; row < keys.length; row++) order[row] = row;
  return order.sort((a, b) => keys[a]! - keys[b]! || a - b);
}

function orderOf({ count, areas, area, periods, period, dim }: Statements, dims: readonly string[]): Int32Array {
  const [areaRanks, periodRanks, dimRanks] = [ranks(areas), ranks(periods), ranks(dims)];
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row++)
    keys[row] =
      (areaRanks[area[row]!]! * periods.length + periodRanks[period[row]!]!) * dims.length + dimRanks[dim[row]!]!;
  return sortedBy(keys, Math.max(1, areas.length * periods.length * dims.length));
}

/** What of a list some rows really say. */
function* used<T>(list: readonly T[], of: Iterable<number>): Generator<T> {
  const seen = new Uint8Array(list.length);
  for (const at of of) {
    if (seen[at] === 1) continue;
    seen[at] = 1;
    yield list[at]!;
  }
}

/**
 * One source for each column of the store, in the order of `observationColumns`, and how many rows they have.
 *
 * @throws RangeError when a statement has both a value and a reason for its absence, or neither
 */
export function statedColumns(it: Statements): { readonly sources: readonly ColumnSource[]; readonly count: number } {
  const { lines, kind } = it;
  const measures = [...it.measures].sort((a, b) => (a.measure < b.measure ? -1 : 1));
  for (const { list, of } of measures)
    for (const { value, missing } of used(list, of))
      if ((value === null) === (missing === null) || (value !== null && !Number.isFinite(value)))
        throw new RangeError("an observation has a finite value or a reason why it has none, never both");
  const dims = it.dims.map(dimsText);
  const order = orderOf(it, dims);
  const count = it.count * measures.length;

  const source = (
    distinct: () => Iterable<ParquetValue>,
    at: (measure: number, row: number) => ParquetValue,
  ): ColumnSource => ({
    distinct,
    slice: (from, until) => {
      const values = new Array<ParquetValue>(until - from);
      for (let i = from; i < until; i++) values[i - from] = at(Math.floor(i / it.count), order[i % it.count]!);
      return values;
    },
  });
  const stated = (read: (stated: Stated) => ParquetValue): ColumnSource =>
    source(
      function* () {
        for (const { list, of } of measures) for (const each of used(list, of)) yield read(each);
      },
      (measure, row) => {
        const { list, of } = measures[measure]!;
        return read(list[of[row]!]!);
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
        () => used(it.areas, it.area),
        (_, row) => it.areas[it.area[row]!]!,
      ),
      source(
        () => used(it.periods, it.period),
        (_, row) => it.periods[it.period[row]!]!,
      ),
      source(
        () => used(dims, it.dim),
        (_, row) => dims[it.dim[row]!]!,
      ),
      source(
        () => lines,
        (_, row) => lines[row]!,
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
