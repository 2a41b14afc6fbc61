/** What nobody can bring about from outside: a package that is not installed, and a bug in us. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { felles, inFolder } from "../support/felles.ts";
import { smallWorkspace } from "../support/workspace.ts";

vi.mock("../../src/pipeline/doctor.ts", () => ({
  drawsPictures: () => Promise.resolve(false),
  opensDataFrame: () => Promise.reject(new Error("not installed")),
}));
vi.mock("../../src/pipeline/validate.ts", () => ({
  validateFile: () => {
    throw new TypeError("x is not a function");
  },
}));
vi.mock("../../src/pipeline/analyse.ts", () => ({
  contextOf: () => ({}),
  analyse: () => {
    throw new RangeError("two estimates share the address a");
  },
}));
vi.mock("../../src/pipeline/template/index.ts", () => ({
  templateOf: () => {
    throw "a text that somebody threw";
  },
}));

describe("doctor", () => {
  it("can do without the package for data frames, but not without drawing", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["doctor", "--lang", "en"], { cwd });
      expect(ran.exit).toBe(1);
      expect(ran.stdout).toContain("–        danfojs-node is not installed (optional; only for data frames)\n");
      expect(ran.stdout).toContain("missing  figures can be drawn as SVG and PNG\n");
      expect(ran.stdout).not.toContain("All is well.");
    });
  });
});

describe("a bug in us", () => {
  it("ends with 70, says that it is our fault, and shows where", async () => {
    const ran = await felles(["validate", "a.csv", "--lang", "en"], { cwd: "/" });
    expect(ran.exit).toBe(70);
    expect(ran.stderr).toMatch(
      /^critical {2}cli\.bug\n {2}Something went wrong that is our fault: TypeError: x is not/,
    );
    const thrown = await felles(["template", "offences", "--fail-on", "never"], { cwd: "/" });
    expect(thrown.exit).toBe(70);
    expect(thrown.stderr).toContain("Noe gikk galt som er vår feil: a text that somebody threw");
  });

  it("in a run leaves its record all the same, and gives the lock back", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const ran = await felles(["run", "pipelines/small.yaml"], { cwd });
      expect(ran.exit).toBe(70);
      expect(ran.stderr).toContain("RangeError: two estimates share the address a");
      const [record] = readdirSync(join(cwd, "work", "runs"));
      expect(JSON.parse(readFileSync(join(cwd, "work", "runs", record!), "utf8"))).toMatchObject({
        pipeline: "small",
        period: "2027-Q3",
        exit: 70,
      });
      expect(readdirSync(join(cwd, "work", "lock"))).toEqual(["free"]);
    });
  });
});
