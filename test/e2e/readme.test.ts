/** The README is true: its commands are run here as they stand, and what it says of files and codes is looked up. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exits } from "../../src/cli/verb.ts";
import { verbs } from "../../src/cli/verbs/index.ts";
import { runChild } from "../support/child.ts";
import { inFolder } from "../support/felles.ts";
import { repository } from "../support/workspace.ts";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const scripts = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!.trim().split("\n"));

describe("the README", () => {
  it("has the two commands that CI runs", () => {
    const ci = readFileSync(join(repository, ".ci", "run"), "utf8");
    expect(scripts[0]).toEqual(["npm ci && npm start"]);
    expect(scripts[1]).toEqual(["npm cit"]);
    expect(ci).toContain("npm ci");
    expect(ci).toContain("npm start");
    const { scripts: own } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(own.start).toContain("run pipelines/quarterly.yaml");
    expect(own.test).toContain("vitest run");
  });

  it("leads an evaluator through the day, command by command", async () => {
    await inFolder(async (folder) => {
      let cwd = folder;
      for (const line of scripts[2]!) {
        const [first, ...rest] = line.split(" ");
        if (first === "cd") {
          cwd = join(cwd, rest[0]!);
          continue;
        }
        expect([first, rest[0]]).toEqual(["npx", "felles"]);
        const ended = await runChild(rest.slice(1), { cwd });
        expect(ended.exit, `${line}\n${ended.stderr}`).toBe(0);
      }
      expect(existsSync(join(cwd, "reports", "quarterly", "2027-Q3", "nb", "index.html"))).toBe(true);
      expect(existsSync(join(cwd, "reports", "research-export", "2027-Q3", "datapackage.json"))).toBe(true);

      // What was told is looked into in the same workspace.
      for (const line of scripts.find((lines) => lines[0]!.includes("disclose"))!) {
        const ended = await runChild(line.split(" ").slice(2), { cwd });
        expect(ended.exit, `${line}\n${ended.stdout}\n${ended.stderr}`).toBe(0);
      }
      expect(existsSync(join(cwd, "reports", "sign-off", "quarterly-2027-Q3-en.html"))).toBe(true);

      // The import for researchers, as it stands, in the same workspace.
      const script = /```js\n([\s\S]*?)```/.exec(readme)![1]!;
      mkdirSync(join(cwd, "node_modules"));
      symlinkSync(repository, join(cwd, "node_modules", "felles-ansvar"), "dir");
      const told = execFileSync(
        process.execPath,
        ["--input-type=module", "-e", `${script}\nconsole.log(frame.shape[0] > 100, frame.columns.length);`],
        { cwd, encoding: "utf8" },
      );
      expect(told.trim()).toMatch(/^true \d+$/);
    });
  }, 300_000);

  it("makes one number from a small file", async () => {
    await inFolder(async (cwd) => {
      const [make, estimate] = scripts[3]!;
      expect(make).toBe("printf 'events,exposure\\n12,846\\n' > rate.csv");
      writeFileSync(join(cwd, "rate.csv"), "events,exposure\n12,846\n");
      const ended = await runChild(estimate!.split(" ").slice(2), { cwd });
      expect(ended.exit, ended.stderr).toBe(0);
      // R: poisson.test(12, 846)$conf.int
      expect(ended.stdout).toContain("0.007329284998");
    });
  });

  it("names only verbs that exist", () => {
    const names = verbs.map((verb) => verb.name.split(" ")[0]!);
    const named = [...readme.matchAll(/`felles ([a-z]+)/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(names).toContain(name);
  });

  it("lists the exit codes as they are", () => {
    for (const code of Object.values(exits)) expect(readme).toMatch(new RegExp(`\\b${code} [a-z]`));
  });

  it("lists each delivery kind with its columns", () => {
    const layouts = readFileSync(join(repository, "pipelines", "deliveries.yaml"), "utf8");
    const rows = [...readme.matchAll(/^\| ([a-z]+) +\| ([a-z, ()]+?) +\|$/gm)].filter((match) => match[1] !== "kind");
    expect(rows).toHaveLength(8);
    for (const [, kind, columns] of rows) {
      const own = layouts.slice(layouts.indexOf(`- kind: ${kind}`)).split("\n  - kind:")[0]!;
      for (const name of columns!.match(/[a-z]+/g)!.filter((word) => word !== "or")) {
        expect(own, `${kind}: ${name}`).toContain(`- name: ${name}\n`);
      }
    }
  });

  it("links only to files that exist", () => {
    for (const match of readme.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(join(repository, match[1]!)), match[1]).toBe(true);
  });
});
