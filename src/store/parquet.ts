/** Columns of values as a Parquet file: the same values give the same bytes, whatever the number of cores. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBType } from "@duckdb/node-api";
import { literal, withEngine } from "./engine.ts";
import { writeFailure } from "./trouble.ts";

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

/** Rows in one chunk: DuckDB's vector size. */
const chunkRows = 2048;

/** Rows in a group, which is held in memory until it is whole; the bytes do not depend on how the work on groups was shared. */
const rowGroup = 131_072;

/** Rows after which those of a large file are packed: a whole number of chunks. */
const packedAtOnce = 1 << 19;

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The distinct texts of a column, sorted, with one that is always there: a dictionary cannot be empty. */
function dictionary({ distinct }: ColumnSource): readonly string[] {
  const texts = new Set<string>([""]);
  for (const value of distinct()) if (value !== null) texts.add(value as string);
  const sorted = [...texts].sort();
  if (sorted.some((text) => text.includes("\0"))) throw new RangeError("a text with a zero in it cannot be stored");
  return sorted;
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

/** Texts travel as numbers into a dictionary; that is five times as fast as one by one. */
async function fill(
  db: DuckDBConnection,
  columns: readonly ParquetColumn[],
  values: readonly ColumnSource[],
  count: number,
): Promise<void> {
  const duckdb = await import("@duckdb/node-api");
  const types = columns.map(({ type }, i): DuckDBType => {
    if (type === "text") return duckdb.ENUM(dictionary(values[i]!));
    if (type === "integer") return duckdb.INTEGER;
    return type === "number" ? duckdb.DOUBLE : duckdb.BOOLEAN;
  });
  const declared = columns.map(({ name }, i) => `${quoted(name)} ${types[i]!.toString()}`);
  await db.run(`create table rows (${declared.join(", ")})`);
  const appender = await db.createAppender("rows");
  // Chunks of one size are one chunk, filled again and again: to make one costs as many steps as its dictionaries have texts.
  let chunk = duckdb.DuckDBDataChunk.create(types, Math.min(chunkRows, count));
  for (let from = 0; from < count; from += chunkRows) {
    const until = Math.min(from + chunkRows, count);
    if (until - from < chunk.rowCount) chunk = duckdb.DuckDBDataChunk.create(types, until - from);
    values.forEach(({ slice }, i) => {
      const some = slice(from, until);
      chunk.setColumnValues(i, columns[i]!.type === "number" ? some.map(unsigned) : some);
    });
    appender.appendDataChunk(chunk);
    if (until % packedAtOnce === 0) {
      appender.flushSync();
      await db.run("checkpoint");
    }
  }
  appender.flushSync();
  appender.closeSync();
  if (count > packedAtOnce) await db.run("checkpoint");
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
  const sources = values.map((each) => ({
    distinct: () => each,
    slice: (from: number, until: number) => each.slice(from, until),
  }));
  await writeSources(path, columns, sources, count, options);
}

/**
 * The same for values of which nobody holds all at once.
 *
 * @param values  one source per column, each of `count` values
 */
export async function writeSources(
  path: string,
  columns: readonly ParquetColumn[],
  values: readonly ColumnSource[],
  count: number,
  options: ParquetOptions = {},
): Promise<void> {
  // Each core holds groups of its own: of a large file one does the work, for memory's sake.
  const { order = "given", threads = null } = options;
  const same = columns.map((column, i) => constant(column, values[i]!));
  const varies = columns.map((_, i) => i).filter((i) => same[i] === null);
  // A table has one column at least.
  const sent = varies.length > 0 ? varies : [0];
  await withEngine(
    async (db) => {
      await fill(
        db,
        sent.map((i) => columns[i]!),
        sent.map((i) => values[i]!),
        count,
      );
      const list = columns.map(({ name, type }, i) => {
        if (same[i] !== null) return `${same[i]} as ${quoted(name)}`;
        return type === "text" ? `${quoted(name)}::varchar as ${quoted(name)}` : quoted(name);
      });
      // By the dictionaries' numbers, not by their texts: the same order, sooner.
      const keys = sent.map((i) => `rows.${quoted(columns[i]!.name)} nulls last`);
      const sorted = order === "columns" ? `order by ${keys.join(", ")}` : "";
      await db.run(
        `copy (select ${list.join(", ")} from rows ${sorted}) to ${literal(path)} ` +
          `(format parquet, compression zstd, row_group_size ${rowGroup})`,
      );
    },
    threads ?? (count > rowGroup ? 1 : null),
    count > packedAtOnce,
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
