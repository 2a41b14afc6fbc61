/** Ten thousand broken files: none crashes ingest, none hangs it, and no row is lost. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defineFolder } from "../../src/pipeline/define.ts";
import { rulesOf } from "../../src/pipeline/rules.ts";
import { layout, rules as plain, population } from "../ingest/fixtures.ts";
import { breaches, fuzz, mutated, seedlings } from "./fuzz.ts";

const rules = { ...rulesOf(defineFolder(join(import.meta.dirname, "..", "..", "pipelines"))), latest: "2027-Q3" };

const seed = 20_271_001;
const files = 10_000;
/** Seconds after which a slow machine is content with what it has read. */
const timeBox = 105;
const fewest = 1000;

describe("whatever happens to a file", () => {
  it(
    "ingest neither crashes nor hangs, and accounts for every row",
    () => {
      const end = performance.now() + timeBox * 1000;
      const result = fuzz(rules, seed, files, () => performance.now() > end);
      expect(result.failures).toEqual([]);
      expect(result.files).toBeGreaterThan(fewest);
      if (performance.now() < end) expect(result.files).toBe(files);
    },
    (timeBox + 15) * 1000,
  );

  it("the same number gives the same file", () => {
    const seeds = seedlings();
    const made = (number: number): string => Buffer.from(mutated(seeds, seed, number).bytes).toString("latin1");
    const twice = [0, 17, 4711].map((number) => [made(number), made(number)] as const);
    expect(twice.every(([first, second]) => first === second)).toBe(true);
    expect(made(17) === made(18)).toBe(false);
  });

  it("a crash is noticed", () => {
    const broken = layout("population", population.columns, [{ measure: "saker", column: "kjonn", relation: "equal" }]);
    const bytes = new TextEncoder().encode("kommunenr;aar;alder;kjonn;personer\n1833;2027;14;gutt;5\n");
    expect(breaches({ file: "a.csv", bytes }, plain)).toEqual([]);
    const [found] = breaches({ file: "a.csv", bytes }, { ...plain, layouts: [broken] });
    expect(found).toMatch(/^a crash: RangeError: layout population has a total rule on saker, which is no column/);
  });
});
