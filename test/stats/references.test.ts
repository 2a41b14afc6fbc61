/** Every table of every reference file has a test file that answers for each number in it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reference, watching } from "./reference.ts";

const tests = join(import.meta.dirname, "..");
const folder = join(tests, "reference", "expected");

/** What makes and reads reference numbers is no test of them. */
const sources = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts") && !path.endsWith("references.test.ts"))
  .map((path) => readFileSync(join(tests, path), "utf8"));

/** The tables for which test files answer, by file. */
const answered = new Map<string, Set<string>>();
for (const source of sources) {
  for (const [, name, list] of source.matchAll(/answersFor\(\s*"([^"]+)",\s*\[([^\]]*)\]/g)) {
    const tables = answered.get(name!) ?? new Set();
    for (const [, table] of list!.matchAll(/"([^"/]+)(?:\/[^"]*)?"/g)) tables.add(table!);
    answered.set(name!, tables);
  }
}

/** Files whose tests read them as they need, and why nobody answers for every number of them. */
const readElsewhere: Readonly<Record<string, string>> = {
  "power.json":
    "stats/size.test.ts and simulate/power.test.ts: shares of simulated worlds, each with its Monte-Carlo error",
  "absorbed.json": "stats/absorbed.test.ts",
  "effects.json": "stats/effects.test.ts and the methods of effect",
  "noncentral-f.json": "stats/effects.test.ts",
};

const files = readdirSync(folder).toSorted();

describe("the reference numbers", () => {
  it.each(files.filter((name) => name.endsWith(".json") && !(name in readElsewhere)))(
    "%s is answered for, table by table",
    (name) => {
      const tables = Object.keys(reference(name)).filter((table) => !table.startsWith("_"));
      expect([...(answered.get(name) ?? [])].toSorted()).toEqual(tables.toSorted());
    },
  );

  it.each(files.filter((name) => !name.endsWith(".json")))("%s is read by a test", (name) => {
    expect(sources.some((source) => source.includes(name))).toBe(true);
  });

  it("has no file that is named as read elsewhere and is not there, or is answered for after all", () => {
    for (const name of Object.keys(readElsewhere)) {
      expect(files).toContain(name);
      expect(answered.has(name)).toBe(false);
    }
  });

  it("stands beside a script or a certificate for each file", () => {
    const readme = readFileSync(join(tests, "reference", "README.md"), "utf8");
    for (const name of files) expect(readme, name).toContain(name);
  });
});

describe("the watch over what is read", () => {
  const value = {
    rows: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    other: { deep: { a: 5, left: 6 } },
  };

  it("finds the row that was left out, and the column", () => {
    const { watched, unread } = watching(value);
    const rows = watched.rows as readonly { x: number; y: number }[];
    expect(rows.slice(0, 1).map((row) => row.x)).toEqual([1]);
    expect(unread(["rows"], [])).toEqual(["/rows/0/y", "/rows/1/x", "/rows/1/y"]);
    expect(unread(["rows"], ["y"])).toEqual(["/rows/1/x"]);
  });

  it("takes paths, and what is left out on purpose by key or by path", () => {
    const { watched, unread } = watching(value);
    expect((watched.other as { deep: { a: number } }).deep.a).toBe(5);
    expect(unread(["other/deep"], [])).toEqual(["/other/deep/left"]);
    expect(unread(["other/deep"], ["left"])).toEqual([]);
    expect(unread(["rows", "other"], ["rows/1", "y", "deep/left"])).toEqual(["/rows/0/x"]);
  });
});
