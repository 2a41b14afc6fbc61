/** Columns of values as a Parquet file: the same values give the same bytes, whatever the number of cores. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { literal, withEngine } from "./engine.ts";
import type { Streamed } from "./stream.ts";
import { withStream } from "./stream.ts";
import { writeFailure } from "./trouble.ts";

type DuckDB = typeof import("@duckdb/node-api");

export type ParquetType = "text" | "number" | "integer" | "boolean";

export type ParquetValue = string | number | boolean | null;

export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
}

/** The values of a column, some of them at a time. */
export interface ColumnSource {
  /** Each value that it has, once at least. */
  readonly distinct: () => Iterable<ParquetValue>;
  readonly slice: (from: number, until: number) => readonly ParquetValue[];
}

export interface ParquetOptions {
  /** given: as the rows come. columns: by every column from the first, nulls last. */
  readonly order?: "given" | "columns";
  readonly threads?: number | null;
}

/** Rows in a group, which is held in memory until it is whole. */
const rowGroup = 131_072;

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A column that says the same in every row, as SQL; null for any other: then its values need not travel. */
function constant({ type }: ParquetColumn, { distinct }: ColumnSource): string | null {
  let first: ParquetValue | undefined;
  for (const value of distinct()) {
    if (first === undefined) first = value;
    if (value !== first) return null;
  }
  if (first === undefined) return null;
  if (first === null) return `null::${sqlTypes[type]}`;
  if (type === "text") return (first as string).includes("\0") ? null : `${literal(first as string)}::varchar`;
  return type === "boolean" ? String(first) : null;
}

const sqlTypes = { text: "varchar", number: "double", integer: "integer", boolean: "boolean" } as const;

/** Zero has no sign: whether the engine keeps one depends on the other values. */
function unsigned(value: ParquetValue): ParquetValue {
  return value === 0 ? 0 : value;
}

/** Texts that travel as numbers into a list of them: twice as fast as one by one, unless there are so many that the list, laid out for each chunk, costs more. */
const mostListed = 4096;

/** Of fewer rows the texts themselves are there before their list would be. */
const fewestListed = 8192;

/**
 * The distinct texts of a column; null where they are too many to be listed.
 *
 * @throws RangeError when a text cannot be stored
 */
function listOf({ distinct }: ColumnSource): readonly string[] | null {
  const texts = new Set<string>();
  for (const text of distinct() as Iterable<string | null>) {
    if (text?.includes("\0")) throw new RangeError("a text with a zero in it cannot be stored");
    if (text !== null && texts.size <= mostListed) texts.add(text);
  }
  return texts.size <= mostListed ? [...texts] : null;
}

/** How a column goes to the database, and the column there as SQL. */
interface Sent extends Streamed {
  readonly list: readonly string[] | null;
  readonly written: string;
}

const listName = (place: number): string => `list_${place}`;

function sentAs(
  { BOOLEAN, DOUBLE, INTEGER, VARCHAR }: DuckDB,
  column: ParquetColumn,
  source: ColumnSource,
  place: number,
  count: number,
): Sent {
  const name = `column_${place}`;
  const { slice } = source;
  const plain = { name, slice, list: null, written: name };
  if (column.type === "integer") return { ...plain, type: INTEGER };
  if (column.type === "boolean") return { ...plain, type: BOOLEAN };
  if (column.type === "number")
    return { ...plain, type: DOUBLE, slice: (from, until) => slice(from, until).map(unsigned) };
  const list = listOf(source);
  if (list === null || count < fewestListed) return { ...plain, type: VARCHAR };
  const places = new Map<ParquetValue, number>(list.map((text, at) => [text, at + 1]));
  return {
    name,
    type: INTEGER,
    slice: (from, until) => slice(from, until).map((text) => places.get(text) ?? null),
    list,
    written: `getvariable('${listName(place)}')[${name}]`,
  };
}

function compare(a: ParquetValue, b: ParquetValue): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** Rows by every column from the first, nulls last. */
function sorted(values: readonly (readonly ParquetValue[])[], count: number): Int32Array {
  const order = new Int32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  return order.sort((a, b) => {
    for (const each of values) {
      const apart = compare(each[a]!, each[b]!);
      if (apart !== 0) return apart;
    }
    return 0;
  });
}

/**
 * Writes a Parquet file; the caller puts it in place.
 *
 * @param values  one array per column, all of one length
 */
export async function writeParquet(
  path: string,
  columns: readonly ParquetColumn[],
  values: readonly (readonly ParquetValue[])[],
  options: ParquetOptions = {},
): Promise<void> {
  const count = values[0]?.length ?? 0;
  if (columns.length === 0 || values.length !== columns.length || values.some((each) => each.length !== count))
    throw new RangeError("every column needs a value in every row");
  const { order = "given", threads = null } = options;
  const places = order === "columns" ? sorted(values, count) : null;
  const sources = values.map((each) => ({
    distinct: () => each,
    slice: (from: number, until: number) =>
      places === null ? each.slice(from, until) : Array.from(places.subarray(from, until), (row) => each[row]!),
  }));
  await writeSources(path, columns, sources, count, threads);
}

/**
 * The same for values of which nobody holds all at once: the database takes them as it writes.
 *
 * @param values  one source per column, each of `count` values
 */
export async function writeSources(
  path: string,
  columns: readonly ParquetColumn[],
  values: readonly ColumnSource[],
  count: number,
  threads: number | null = null,
): Promise<void> {
  const duckdb = await import("@duckdb/node-api");
  const same = columns.map((column, i) => constant(column, values[i]!));
  const sent = columns.map((column, i) => (same[i] === null ? sentAs(duckdb, column, values[i]!, i, count) : null));
  const streamed = sent.filter((each) => each !== null);
  // A table has one column at least.
  if (streamed.length === 0) streamed.push(sentAs(duckdb, columns[0]!, values[0]!, 0, count));
  const list = columns.map(({ name }, i) => `${sent[i]?.written ?? same[i]} as ${quoted(name)}`);
  await withEngine(
    (db) =>
      withStream({ columns: streamed, count }, async (rows) => {
        const texts = duckdb.LIST(duckdb.VARCHAR);
        for (const [i, each] of sent.entries())
          if (each?.list) await db.run(`set variable ${listName(i)} = $1`, [duckdb.listValue(each.list)], [texts]);
        await db.run(
          `copy (select ${list.join(", ")} from ${rows}) to ${literal(path)} ` +
            `(format parquet, compression zstd, row_group_size ${rowGroup})`,
        );
      }),
    // One core does the work, since the rows come in their order: of a large file the others would only wait.
    threads ?? (count > rowGroup ? 1 : null),
  );
}

/**
 * A Parquet file as bytes, for an export.
 *
 * @param rows  one value per column each, in the order that the file shall have
 * @throws IssueError when the machine's temporary folder cannot be written
 */
export async function parquetBytes(
  columns: readonly ParquetColumn[],
  rows: readonly (readonly ParquetValue[])[],
): Promise<Uint8Array> {
  const values = columns.map((_, i) => rows.map((row) => row[i]!));
  const folder = temporaryFolder();
  try {
    const path = join(folder, "rows.parquet");
    await writeParquet(path, columns, values);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw writeFailure(error, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that nobody else has. */
function temporaryFolder(): string {
  const parent = tmpdir();
  try {
    return mkdtempSync(join(parent, "felles-"));
  } catch (error) {
    throw writeFailure(error, parent);
  }
}
