/** The table of methods: every method in one step. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/methods/index.ts";

const folder = join(import.meta.dirname, "..", "..", "src", "methods");
const rows = readFileSync(join(folder, "README.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `") && !line.startsWith("| `method:`"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("the table of methods", () => {
  it("has one row for every method of the registry, and no other", () => {
    expect(rows.map(([id]) => id).toSorted()).toEqual([...methods.keys()].map((id) => `\`${id}\``).toSorted());
  });

  it.each(rows)(
    "%s is asked a question, and its file, source and test are there",
    (id, question, file, source, test) => {
      expect(question).toMatch(/\?( \(.+\))?$/);
      expect(source).not.toBe("");
      for (const link of [file, test]) {
        const target = /\]\((.+)\)$/.exec(link!)?.[1];
        expect(existsSync(join(folder, target!))).toBe(true);
      }
      const text = readFileSync(join(folder, /\((.+)\)$/.exec(file!)![1]!), "utf8");
      expect(text).toContain(`"${id!.slice(1, -1)}"`);
    },
  );
});
