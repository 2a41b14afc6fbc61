/** A Parquet delivery through `felles validate`'s own function: read by the database, checked like any other. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { defineFolder } from "../../src/pipeline/define.ts";
import { parquetReader } from "../../src/pipeline/parquet.ts";
import { validateFile } from "../../src/pipeline/validate.ts";
import { parquetBytes } from "../../src/store/parquet.ts";

const definitions = defineFolder(join(import.meta.dirname, "..", "..", "pipelines"));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "felles-parquet-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("reads Parquet among other files, each row accepted or rejected", async () => {
  const columns = ["kommunenr", "aar", "alder", "personer"].map((name) => ({ name, type: "text" as const }));
  const rows = [
    ["1833", "2027", "14", "301"],
    ["1835", "2027", "14", ":"],
    ["183", "2027", "14", "5"],
  ];
  const path = join(folder, "befolkning.parquet");
  writeFileSync(path, await parquetBytes(columns, rows));
  const other = join(folder, "annet.csv");
  writeFileSync(other, "kommunenr;aar;alder;personer\n1833;2027;14;5\n");
  const reader = await parquetReader([other, path, join(folder, "borte.csv")]);
  const check = (file: string) => validateFile(file, 1, "population", definitions, "2027-10-01", reader);
  const { issues, ...counts } = check(path);
  expect(counts).toEqual({ file: "befolkning.parquet", kind: "population", read: 3, accepted: 2, rejected: 1 });
  expect(issues.map((it) => [it.code, it.place])).toEqual([
    ["ingest.unknown-area", { file: "befolkning.parquet", line: 4, column: 1, field: "kommunenr" }],
  ]);
  expect(check(other).accepted).toBe(1);
});

it("says of damaged Parquet, and of Parquet that nobody read, what is wrong under the name that may be said", async () => {
  const path = join(folder, "skadet.parquet");
  writeFileSync(path, "PAR1 og ikke mer");
  const place = { file: "skadet.parquet" };
  const codes = (reader?: Awaited<ReturnType<typeof parquetReader>>) =>
    validateFile(path, 1, null, definitions, "2027-10-01", reader).issues.map((it) => [it.code, it.place]);
  expect(codes(await parquetReader([path]))).toEqual([["ingest.damaged-file", place]]);
  expect(codes(await parquetReader([]))).toEqual([["ingest.no-engine", place]]);
  expect(codes()).toEqual([["ingest.no-engine", place]]);
});
