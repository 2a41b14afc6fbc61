/** Parquet deliveries, read by the database before they are looked through with the others. */
import { basename } from "node:path";
import type { ParquetReader } from "../ingest/index.ts";
import { isParquet, parquetLimits, rowCoder, sheetByColumn } from "../ingest/index.ts";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Sheet } from "../model/sheet.ts";
import { sha256 } from "../store/hash.ts";
import { readParquetSheet } from "../store/parquet-sheet.ts";
import { readBytes, readHead } from "../store/read.ts";

/**
 * Reads every Parquet file among some, so that ingest can have them by their bytes.
 *
 * @param paths  files of any kind; those that cannot be read are left for others to complain of
 */
export async function parquetReader(paths: readonly string[]): Promise<ParquetReader> {
  const tables = new Map<string, Outcome<readonly Sheet[]>>();
  for (const path of paths) {
    if (!isParquet(readHead(path, 4))) continue;
    const bytes = readBytes(path);
    if (!bytes.ok) continue;
    const coder = rowCoder();
    const read = await readParquetSheet(path, basename(path), parquetLimits, coder.add);
    tables.set(sha256(bytes.value), read.ok ? accepted([sheetByColumn(read.value, coder.rows())], read.issues) : read);
  }
  return (bytes, file) => {
    const found = tables.get(sha256(bytes));
    if (!found) return rejected([issue("ingest.no-engine", { file })]);
    // Under the name by which the file may be spoken of.
    return found.ok ? found : rejected(found.issues.map((it) => ({ ...it, place: { ...it.place!, file } })));
  };
}
