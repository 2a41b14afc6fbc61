/** Two deliveries compared: whatever their formats. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parquetBytes } from "../../../src/store/parquet.ts";
import { felles } from "../../support/felles.ts";
import { repository } from "../../support/workspace.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "felles-diff-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("of which one is Parquet are compared value by value", async () => {
  const names = ["kommunenr", "aar", "alder", "personer"];
  const columns = names.map((name) => ({ name, type: "text" as const }));
  const before = join(folder, "befolkning.csv");
  const after = join(folder, "befolkning.parquet");
  writeFileSync(before, `${names.join(";")}\n1833;2027;14;301\n1835;2027;14;8\n`);
  const rows = [
    ["1833", "2027", "14", "301"],
    ["1835", "2027", "14", "9"],
  ];
  writeFileSync(after, await parquetBytes(columns, rows));
  const ran = await felles(["diff", before, after, "--json"], { cwd: repository });
  expect(ran.exit).toBe(0);
  const { result } = JSON.parse(ran.stdout) as { readonly result: { readonly changes: readonly unknown[] } };
  expect(result).toMatchObject({ kind: "delivery", statements: [2, 2] });
  expect(result.changes).toMatchObject([{ before: { value: 8 }, after: { value: 9, subject: { area: "1835" } } }]);
});
