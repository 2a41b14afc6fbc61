/** A Parquet delivery as a table of strings, through the database: texts stay as they are, 0301 is never 301. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Aside } from "../model/aside.ts";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Sheet } from "../model/sheet.ts";
import type { TableRow } from "../model/table.ts";
import { literalPath, withEngine } from "./engine.ts";

/** How large a Parquet file's table may be: what ingest allows for every table. */
export interface ParquetLimits {
  readonly columns: number;
  readonly cells: number;
  /** Bytes once unpacked, as the file says of itself. */
  readonly bytes: number;
}

const megabyte = 1024 * 1024;

/** Types that are one value a cell; what the database calls them begins so. */
const flat =
  /^(?:VARCHAR|BOOLEAN|U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL|DATE|TIME|TIMESTAMP|ENUM|UUID)(?:\(|\b)(?!.*[[\]])/;

async function textRows(db: DuckDBConnection, query: string): Promise<readonly (readonly unknown[])[]> {
  const result = await db.runAndReadAll(query);
  return result.getRows();
}

/** A cell as text: nothing where there is nothing, a day without the midnight that a moment has. */
function cellText(value: unknown): string {
  return value === null ? "" : (value as string).replace(/ 00:00:00(?:\+00)?$/, "");
}

/** What the footer says: too large a table is never unpacked. */
async function measured(
  db: DuckDBConnection,
  source: string,
  file: string,
  limits: ParquetLimits,
): Promise<Outcome<null>> {
  const [counts] = await textRows(
    db,
    `select coalesce(sum(num_values), 0)::double, coalesce(sum(total_uncompressed_size), 0)::double, count(distinct column_id)::double from parquet_metadata(${source})`,
  );
  const [cells, bytes, columns] = counts as readonly [number, number, number];
  if (bytes > limits.bytes)
    return rejected([issue("ingest.unpacked-too-large", { file }, { limit: limits.bytes / megabyte })]);
  if (cells > limits.cells || columns > limits.columns)
    return rejected([issue("ingest.too-many-cells", { file }, { limit: limits.cells })]);
  return accepted(null);
}

/** The format's own copy of the columns' types, in letters that say nothing to a reader. */
const ownSchema = "ARROW:schema";

/** Texts of one file's metadata that are looked through; a table's has a few. */
const mostWords = 20_000;

/** What a file says beside its table: who or what wrote it, and keys with values that anybody may have added. */
async function words(db: DuckDBConnection, source: string): Promise<readonly Aside[]> {
  const made = await textRows(db, `select coalesce(created_by, '') from parquet_file_metadata(${source})`);
  const pairs = await textRows(
    db,
    `select decode(key), case when decode(key) = '${ownSchema}' then '' else decode(value) end from parquet_kv_metadata(${source})`,
  );
  // Values are JSON as a rule: what stands between its signs are words.
  const texts = [...made, ...pairs].flat().flatMap((text) => String(text ?? "").split(/["\\{}[\]]+/));
  const distinct = [...new Set(texts.map((text) => text.trim()))].filter((text) => /[\p{L}\p{N}]/u.test(text));
  return distinct.slice(0, mostWords).map((text) => ({ kind: "property", text }));
}

async function readSheet(
  db: DuckDBConnection,
  source: string,
  file: string,
  limits: ParquetLimits,
  take: (row: TableRow) => void,
): Promise<Outcome<SheetApart>> {
  const small = await measured(db, source, file, limits);
  if (!small.ok) return small;
  const described = await textRows(db, `describe select * from read_parquet(${source})`);
  const nested = described.flatMap((row, i) => (flat.test(String(row[1])) ? [] : [i + 1]));
  if (nested.length > 0)
    return rejected(nested.map((column) => issue("ingest.nested-column", { file, column }, { column })));
  const header = described.map((row) => String(row[0]));
  take({ line: 1, cells: header });
  const result = await db.stream(`select columns(*)::varchar from read_parquet(${source})`);
  for (let line = 2, chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    for (const row of chunk.getRows()) take({ line: line++, cells: row.map(cellText) });
  return accepted({
    dialect: { encoding: "utf-8", separator: ";" },
    origin: null,
    point: true,
    broken: new Map(),
    merged: new Map(),
    signs: new Map(),
    complete: true,
    findings: [],
    asides: await words(db, source),
  });
}

/** What is said of a table beside its rows. */
export type SheetApart = Omit<Sheet, "rows" | "coded">;

/**
 * The table of a Parquet file.
 *
 * @param take  gets the rows one after the other, the header as row 1; what it got is worth nothing where the file is rejected
 */
export async function readParquetSheet(
  path: string,
  file: string,
  limits: ParquetLimits,
  take: (row: TableRow) => void,
): Promise<Outcome<SheetApart>> {
  try {
    return await withEngine((db) => readSheet(db, literalPath(path), file, limits, take), null);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // The database's words quote the file.
    return rejected([issue("ingest.damaged-file", { file }, { format: "Parquet", part: "Parquet" })]);
  }
}
