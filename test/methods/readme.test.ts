/** The table of methods: every method in one step. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/methods/index.ts";
import { studyMethods } from "../../src/pipeline/estimate/index.ts";
import * as stats from "../../src/stats/index.ts";

const folder = join(import.meta.dirname, "..", "..", "src", "methods");

/** The cells of the rows of each table, without its heading. */
const tables = readFileSync(join(folder, "README.md"), "utf8")
  .split("\n## ")
  .map((section) =>
    section
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .slice(2)
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
const [rows, studies, imports] = tables as [string[][], string[][], string[][]];
const linked = (cell: string | undefined): string => join(folder, /\]\((.+)\)$/.exec(cell!)![1]!);

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

describe("the table of felles estimate", () => {
  it("has one row for every name that the verb knows, and no other", () => {
    expect(studies.map(([id]) => id).toSorted()).toEqual([...studyMethods.keys()].map((id) => `\`${id}\``).toSorted());
  });

  it.each(studies)("%s asks for the columns and options that are written there", (id, columns, options, file) => {
    const study = studyMethods.get(id!.slice(1, -1))!;
    const needed = study.columns.filter((column) => !column.optional).map((column) => column.name);
    expect(columns).toBe(needed.join(", "));
    expect(options).toBe(study.options.map((option) => `--${option}`).join(", "));
    expect(existsSync(linked(file))).toBe(true);
  });
});

describe("the table of imports", () => {
  const listed = imports.flatMap(([names]) => names!.split(", ").map((name) => name.slice(1, -1)));

  it("has every function of felles-ansvar/stats once, and no other", () => {
    expect(listed.toSorted()).toEqual(Object.keys(stats).toSorted());
  });

  it.each(imports)("%s stand in the file that is named", (names, _, file) => {
    const text = readFileSync(linked(file), "utf8");
    for (const name of names!.split(", "))
      expect(text).toMatch(new RegExp(`export (?:function|class|const) ${name.slice(1, -1)}\\b`));
  });
});
