/** The registry of export formats, one line each, and the data package that holds them all. */
import type { Released } from "../model/released.ts";
import { assertReleased } from "../model/released.ts";
import { sha256 } from "../store/hash.ts";
import type { ExportFile } from "../text/words/export.ts";
import { codeLists } from "./code-lists.ts";
import type { ExportContext } from "./context.ts";
import { csvText } from "./csv.ts";
import type { PackedFile } from "./descriptor.ts";
import { descriptor } from "./descriptor.ts";
import type { ExportFormat } from "./format.ts";
import { csv } from "./formats/csv.ts";
import { parquet } from "./formats/parquet.ts";
import { readme } from "./readme.ts";

export const exportFormats: readonly ExportFormat[] = [csv, parquet];

function packed(path: string, data: string | Uint8Array): PackedFile {
  return { path, bytes: Buffer.byteLength(data), sha256: sha256(data) };
}

/** One line per file, as `sha256sum` writes and checks them. */
function checksums(files: ReadonlyMap<string, string | Uint8Array>): string {
  const paths = [...files.keys()].sort();
  return paths.map((path) => `${sha256(files.get(path)!)}  ${path}\n`).join("");
}

/**
 * Released rows as a Data Package v2: the rows in every format, what their codes stand for, a page for people, a
 * description for machines, and checksums of them all.
 *
 * @returns every file by relative path
 * @throws RangeError when a row was not released, or two share an address
 */
export async function buildPackage(
  rows: readonly Released[],
  context: ExportContext,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  assertReleased(rows);
  const files = new Map<string, string | Uint8Array>();
  const about = new Map<string, ExportFile>();
  const add = (path: string, what: ExportFile, data: string | Uint8Array): PackedFile => {
    files.set(path, data);
    about.set(path, what);
    return packed(path, data);
  };
  const estimates: { format: ExportFormat; file: PackedFile }[] = [];
  for (const format of exportFormats) {
    const file = add(`data/estimates.${format.id}`, format.about, await format.write(rows));
    estimates.push({ format, file });
  }
  const lists = codeLists(rows, context).map((list) => ({
    list,
    file: add(`codelists/${list.name}.csv`, list.name, csvText(list.columns, list.rows)),
  }));
  add("datapackage.json", "descriptor", descriptor(context, estimates, lists));
  about.set("SHA256SUMS", "checksums");
  files.set("README.md", readme(context, about));
  files.set("SHA256SUMS", checksums(files));
  return files;
}
