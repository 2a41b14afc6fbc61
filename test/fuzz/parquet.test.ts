/** Broken Parquet files: the database that reads them neither crashes nor hangs, and says nothing of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parquetReader } from "../../src/pipeline/parquet.ts";
import { stream } from "../../src/stats/random.ts";
import { parquetBytes } from "../../src/store/parquet.ts";
import { seed, shippedRules } from "./due.ts";
import { breaches } from "./fuzz.ts";
import { mutate } from "./mutations.ts";

const files = 300;

const rules = shippedRules();

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "felles-fuzz-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("whatever happens to a Parquet file", () => {
  it("ingest neither crashes nor hangs, and accounts for every row", async () => {
    const columns = ["kommunenr", "aar", "alder", "personer"].map((name) => ({ name, type: "text" as const }));
    const rows = Array.from({ length: 40 }, (_, i) => ["1833", String(2016 + (i % 10)), "14", String(i)]);
    const whole = await parquetBytes(columns, rows);
    const failures: unknown[] = [];
    for (let number = 0; number < files; number++) {
      const bytes = mutate(whole, stream(seed, number));
      const path = join(folder, `${number}.parquet`);
      writeFileSync(path, bytes);
      const readParquet = await parquetReader([path]);
      const found = breaches({ file: `${number}.parquet`, bytes }, { ...rules, readParquet });
      if (found.length > 0) failures.push([number, found]);
    }
    expect(failures).toEqual([]);
  });
});
