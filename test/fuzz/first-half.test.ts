/** Five thousand broken files: none crashes ingest, none hangs it, and no row is lost. And a crash would be noticed. */
import { describe, expect, it } from "vitest";
import { layout, rules as plain, population } from "../ingest/fixtures.ts";
import { half, patience, readHalf, seed } from "./due.ts";
import { breaches, mutated, seedlings } from "./fuzz.ts";
import { mutations } from "./mutations.ts";

describe("whatever happens to a file", () => {
  it("ingest neither crashes nor hangs, and accounts for every row", () => readHalf(0), patience);

  it("the same number gives the same file", () => {
    const seeds = seedlings();
    const made = (number: number): string => Buffer.from(mutated(seeds, seed, number).bytes).toString("latin1");
    const twice = [0, 17, 4711].map((number) => [made(number), made(number)] as const);
    expect(twice.every(([first, second]) => first === second)).toBe(true);
    expect(made(17) === made(18)).toBe(false);
  });

  it("every sample and every mishap has its turn", () => {
    const seeds = seedlings();
    const happened = new Set<string>();
    const broken = new Set<string>();
    for (let number = 0; number < half / 5; number++)
      broken.add(mutated(seeds, seed, number, (name) => happened.add(name)).file);
    expect([...happened].sort()).toEqual(Object.keys(mutations).sort());
    expect(broken.size).toBe(seeds.length);
  });

  it("a crash is noticed", () => {
    const broken = layout("population", population.columns, [{ measure: "saker", column: "kjonn", relation: "equal" }]);
    const bytes = new TextEncoder().encode("kommunenr;aar;alder;kjonn;personer\n1833;2027;14;gutt;5\n");
    expect(breaches({ file: "a.csv", bytes }, plain)).toEqual([]);
    const [found] = breaches({ file: "a.csv", bytes }, { ...plain, layouts: [broken] });
    expect(found).toMatch(/^a crash: RangeError: layout population has a total rule on saker, which is no column/);
  });
});
