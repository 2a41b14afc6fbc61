/** Parquet deliveries as tables of strings: exact, bounded, and refused in our words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parquetLimits } from "../../src/ingest/index.ts";
import type { TableRow } from "../../src/model/table.ts";
import { withEngine } from "../../src/store/engine.ts";
import { type ParquetLimits, readParquetSheet } from "../../src/store/parquet-sheet.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "felles-parquet-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function written(name: string, query: string): Promise<string> {
  const path = join(folder, name);
  await withEngine((db) => db.run(`copy (${query}) to '${path}' (format parquet)`), 1);
  return path;
}

async function read(path: string, limits: ParquetLimits = parquetLimits) {
  const rows: TableRow[] = [];
  const outcome = await readParquetSheet(path, "tall.parquet", limits, (row) => rows.push(row));
  return outcome.ok ? rows.map((row) => [row.line, ...row.cells]) : outcome.issues;
}

describe("a Parquet delivery", () => {
  it("keeps texts as they are and writes numbers, dates and truth plainly", async () => {
    const path = await written(
      "alt.parquet",
      "select '0301' as kommunenr, 2027 as aar, 12.5::double as prosent, 1.50::decimal(6,2) as sats, date '2027-09-30' as dato, timestamp '2027-09-30 00:00:00' as tid, true as ja, null::varchar as tom, 9007199254740993::bigint as stor",
    );
    expect(await read(path)).toEqual([
      [1, "kommunenr", "aar", "prosent", "sats", "dato", "tid", "ja", "tom", "stor"],
      [2, "0301", "2027", "12.5", "1.50", "2027-09-30", "2027-09-30", "true", "", "9007199254740993"],
    ]);
  });

  it("shows the privacy guard what its metadata says, each word once", async () => {
    const path = join(folder, "merket.parquet");
    const noted = `{"sagt av": "Kari Nordmann", "kolonner": [{"navn": "aar"}]}`;
    await withEngine(
      (db) =>
        db.run(
          `copy (select 2027 as aar) to '${path}' (format parquet, kv_metadata { pandas: '${noted}', "ARROW:schema": '/////3gB' })`,
        ),
      1,
    );
    const outcome = await readParquetSheet(path, "tall.parquet", parquetLimits, () => undefined);
    const texts = outcome.ok ? outcome.value.asides!.map(({ text }) => text) : [];
    expect(texts[0]).toMatch(/^DuckDB/);
    expect(texts.slice(1)).toEqual(expect.arrayContaining(["pandas", "sagt av", "Kari Nordmann", "kolonner", "aar"]));
    expect(texts.join(" ")).not.toContain("3gB");
  });

  it("keeps the order of its rows, also over more than one group of them", async () => {
    const path = await written("lang.parquet", "select i::varchar as i from range(300000) t(i)");
    const rows = (await read(path)) as [number, string][];
    expect(rows).toHaveLength(300_001);
    expect(rows.slice(1).every(([line, cell]) => Number(cell) === line - 2)).toBe(true);
  });

  it("with no rows is a header alone", async () => {
    expect(await read(await written("tom.parquet", "select 'x' as kommunenr where false"))).toEqual([[1, "kommunenr"]]);
  });

  it("with lists, structures or bytes in a column is refused, column by column", async () => {
    const path = await written(
      "rik.parquet",
      "select 1 as a, [1, 2] as b, {'c': 1} as d, 'x'::blob as e, map {'a': 1} as f",
    );
    expect(await read(path)).toEqual(
      [2, 3, 4, 5].map((column) => ({
        code: "ingest.nested-column",
        level: "error",
        place: { file: "tall.parquet", column },
        params: { column },
      })),
    );
  });

  it("too large is refused by what its footer says, before it is unpacked", async () => {
    const path = await written("stor.parquet", "select repeat('a', 1000) as a, 1 as b from range(5000)");
    const place = { file: "tall.parquet" };
    expect(await read(path, { ...parquetLimits, cells: 9999 })).toEqual([
      { code: "ingest.too-many-cells", level: "error", place, params: { limit: 9999 } },
    ]);
    expect(await read(path, { ...parquetLimits, columns: 1 })).toEqual([
      { code: "ingest.too-many-cells", level: "error", place, params: { limit: parquetLimits.cells } },
    ]);
    expect(await read(path, { ...parquetLimits, bytes: 1024 })).toEqual([
      { code: "ingest.unpacked-too-large", level: "error", place, params: { limit: 1024 / 1024 / 1024 } },
    ]);
  });

  it("that is cut, or lies about itself, is refused without the database's words", async () => {
    const whole = readFileSync(await written("hel.parquet", "select i as kommunenr from range(1000) t(i)"));
    const damaged = [
      {
        code: "ingest.damaged-file",
        level: "error",
        place: { file: "tall.parquet" },
        params: { format: "Parquet", part: "Parquet" },
      },
    ];
    for (const bytes of [
      whole.subarray(0, 4),
      whole.subarray(0, whole.length - 10),
      Buffer.concat([whole.subarray(0, 20), whole.subarray(-40)]),
    ]) {
      const path = join(folder, "skadet.parquet");
      writeFileSync(path, bytes);
      expect(await read(path)).toEqual(damaged);
    }
  });
});
