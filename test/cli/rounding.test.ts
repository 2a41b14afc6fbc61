/** A workspace whose rule rounds small counts instead of hiding them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLedger } from "../../src/store/ledger.ts";
import { releasesIn } from "../../src/store/ledger-releases.ts";
import { felles, inFolder } from "../support/felles.ts";
import { csvRows, smallWorkspace, tree } from "../support/workspace.ts";

const command = ["run", "pipelines/small.yaml", "--fail-on", "never", "--lang", "en"];

function rule(cwd: string, text: string): void {
  writeFileSync(join(cwd, "pipelines", "disclosure.yaml"), text);
}

const estimatesOf = (cwd: string) =>
  csvRows(readFileSync(join(cwd, "reports", "small", "2027-Q3", "estimates.csv"), "utf8"));

function cellsOf(cwd: string) {
  const ledger = readLedger(join(cwd, "work"));
  if (!ledger.ok) throw new RangeError("no ledger");
  return releasesIn(ledger.value).map(({ cells, facts }) => ({ cells, facts }));
}

describe("a run that rounds", () => {
  it("tells small counts rounded, says so beside them, and makes the same bytes again", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd);
      rule(cwd, "preset: ssb\nrounding: 3\n");
      // The key of a test, so that what is told is the same whenever it runs.
      mkdirSync(join(cwd, "work"));
      writeFileSync(join(cwd, "work", "rounding.key"), `${"5".repeat(64)}\n`);
      const first = await felles(command, { cwd });
      expect([first.exit, first.stderr.includes("estimates")]).toEqual([0, false]);
      const told = estimatesOf(cwd).filter((row) => row.analysis === "one-quarter" && row.status === "released");
      expect(told.length).toBeGreaterThan(0);
      for (const row of told) expect(row.notes).toContain("rounded?base=3");
      const [release] = cellsOf(cwd);
      // Nothing is told that is 1 or 2, in no table.
      expect(release!.cells.filter((it) => it.status === "told" && it.lower > 0 && it.lower < 3)).toEqual([]);
      expect(release!.facts.rule.rounding).toMatchObject({ base: 3, key: expect.stringMatching(/^[0-9a-f]{16}$/) });
      const page = readFileSync(join(cwd, "reports", "small", "2027-Q3", "en", "index.html"), "utf8");
      expect(page).toContain("Counts under 3 are rounded to 0 or 3 where they are delivered");
      const before = tree(join(cwd, "reports"));
      rmSync(join(cwd, "reports"), { recursive: true });
      expect((await felles(command, { cwd })).exit).toBe(0);
      expect(tree(join(cwd, "reports"))).toEqual(before);
      expect((await felles(["disclose", "attack"], { cwd })).exit).toBe(0);
    });
  });

  it("keeps the key to itself: closed to others, and in no output and no ledger", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd);
      rule(cwd, "preset: ssb\nrounding: 5\n");
      expect((await felles(command, { cwd })).exit).toBe(0);
      const path = join(cwd, "work", "rounding.key");
      const key = readFileSync(path, "utf8").trim();
      expect(key).toMatch(/^[0-9a-f]{64}$/);
      if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
      for (const folder of [join(cwd, "reports"), join(cwd, "work", "ledger"), join(cwd, "work", "runs")])
        for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
          if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(key)).toBe(false);
    });
  });

  it("is refused where releases before were made in another way, or the key is lost", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd);
      rule(cwd, "preset: ssb\nrounding: 3\n");
      expect((await felles(command, { cwd })).exit).toBe(0);
      rule(cwd, "preset: ssb\n");
      const ran = await felles(command, { cwd });
      expect(ran.exit).toBe(3);
      expect(ran.stderr.replace(/\s+/g, " ")).toContain(
        "Earlier releases from here (1) were not rounded in the way that disclosure.yaml asks for now.",
      );
      rule(cwd, "preset: ssb\nrounding: 3\n");
      writeFileSync(join(cwd, "work", "rounding.key"), `${"0".repeat(64)}\n`);
      expect((await felles(["disclose", "attack"], { cwd })).exit).toBe(4);
      rmSync(join(cwd, "work", "rounding.key"));
      const lost = await felles(command, { cwd });
      expect(lost.exit).toBe(4);
      expect(lost.stderr.replace(/\s+/g, " ")).toContain(
        "The key by which small counts are rounded is missing or damaged.",
      );
      expect(readdirSync(join(cwd, "work")).includes("rounding.key")).toBe(false);
    });
  });
});
