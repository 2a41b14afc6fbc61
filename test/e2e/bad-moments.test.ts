/** Bad moments: a full or read-only disk, Ctrl-C and sudden death. What was published stands, and the next run is as if nothing had happened. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChild, start } from "../support/child.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, type Finding, type RunJson, smallWorkspace, tree } from "../support/workspace.ts";

const files = [
  "befolkning-2027.csv",
  "oppfolging-polarsirkel-2027k3.csv",
  "oppfolging-salten-2027k3.csv",
  "politi-2027k3.csv",
];
const argv = ["run", "pipelines/small.yaml", "--fail-on", "never"];
const root = mkdtempSync(join(tmpdir(), "felles-moments-"));

/** What an undisturbed first run publishes. */
let expected: Readonly<Record<string, string>>;

function workspace(name: string): string {
  const folder = join(root, name);
  smallWorkspace(folder, files);
  return folder;
}

function halves(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".partial-"));
}

function lock(folder: string): readonly string[] {
  return readdirSync(join(folder, "work", "lock"));
}

beforeAll(async () => {
  const folder = workspace("undisturbed");
  expect((await felles([...argv, "--quiet"], { cwd: folder })).exit).toBe(0);
  expected = tree(join(folder, "reports"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Mounts for the time of the work; null when this machine does not let us. */
async function mounted<T>(options: readonly string[], at: string, work: () => Promise<T>): Promise<T | null> {
  mkdirSync(at, { recursive: true });
  try {
    execFileSync("mount", [...options, at], { stdio: "ignore" });
  } catch {
    return null;
  }
  try {
    return await work();
  } finally {
    execFileSync("umount", [at], { stdio: "ignore" });
  }
}

/** Runs, expects the exit code, and gives back the errors. */
async function failing(folder: string, exit: number): Promise<readonly Finding[]> {
  const ran = await felles([...argv, "--json"], { cwd: folder });
  expect(ran.exit).toBe(exit);
  const { findings, result } = answer<RunJson & { folder: null }>(ran.stdout);
  expect([result.exit, result.folder]).toEqual([exit, null]);
  return findings.filter((it) => it.level === "error" && !it.code.startsWith("ingest."));
}

describe("a full disk", () => {
  it.each([
    ["work", 60],
    ["work", 120],
    ["reports", 100],
  ])("at %s with %i kB is told of, leaves nothing half-made, and the next run is whole", async (name, kilobytes) => {
    const folder = workspace(`full-${name}-${kilobytes}`);
    const at = join(folder, name);
    const found = await mounted(["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs"], at, async () => {
      const findings = await failing(folder, 1);
      expect(halves(at)).toEqual([]);
      return findings;
    });
    if (found === null) {
      console.warn("skipped: this user may not mount a small disk");
      return;
    }
    expect(found.map((it) => [it.code, it.message.nb, it.message.en])).toEqual([
      [
        "store.no-space",
        "Disken er full; filen ble ikke skrevet, og det som lå der fra før, er uendret.",
        "The disk is full; the file was not written, and what was there before is unchanged.",
      ],
    ]);
    expect((await felles([...argv, "--quiet"], { cwd: folder })).exit).toBe(0);
    expect(tree(join(folder, "reports"))).toEqual(expected);
  });
});

describe("a reports folder", () => {
  it("that is read-only is told of", async () => {
    const folder = workspace("read-only");
    const at = join(folder, "reports");
    const found = await mounted(["--bind", "-o", "ro", at], at, () => failing(folder, 1));
    if (found === null) {
      console.warn("skipped: this user may not mount a read-only folder");
      return;
    }
    expect(found.map((it) => [it.code, it.message.nb, it.message.en])).toEqual([
      [
        "store.read-only",
        "Det er ikke lov å skrive her: mappen er skrivebeskyttet.",
        "Writing is not allowed here: the folder is read-only.",
      ],
    ]);
  });

  it("that is a file is told of", async () => {
    const folder = workspace("file");
    writeFileSync(join(folder, "reports"), "");
    const found = await failing(folder, 1);
    expect(found.map((it) => [it.code, it.file])).toEqual([["store.not-a-folder", "reports"]]);
  });

  it("and a store that are files are told of, and that no record could be left is no trouble of its own", async () => {
    const folder = workspace("store-file");
    writeFileSync(join(folder, "work"), "");
    const found = await failing(folder, 1);
    expect(found.map((it) => [it.code, it.file])).toEqual([["store.not-a-folder", "work"]]);
  });

  it("that holds somebody's own files is left alone", async () => {
    const folder = workspace("foreign");
    const target = join(folder, "reports", "small", "2027-Q3");
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, "notater.txt"), "mine");
    const found = await failing(folder, 1);
    expect(found.map((it) => [it.code, it.file])).toEqual([["store.foreign-folder", "reports/small/2027-Q3"]]);
    expect(readdirSync(target)).toEqual(["notater.txt"]);
  });
});

/** The steps in the order in which a run shows them. */
const steps = [
  "Reading the definitions",
  "Taking in the deliveries",
  "Reading and checking",
  "Fetching the observations",
  "Estimating",
  "Checking small numbers",
  "Drawing the figures",
  "Releasing",
];

describe("Ctrl-C", () => {
  it.each(steps)("while %j ends with 130, shows nothing half-made and gives the lock back", async (step) => {
    await inFolder(async (folder) => {
      smallWorkspace(folder, files);
      const interruption = new AbortController();
      const ran = await felles([...argv, "--lang", "en"], {
        cwd: folder,
        interrupted: interruption.signal,
        onStderr: (text) => {
          if (text === `${step}\n`) interruption.abort();
        },
      });
      expect(ran.exit).toBe(130);
      expect(ran.stdout).toBe("The run stopped. The previous report stands untouched.\n");
      expect(ran.stderr).toContain(`error  cli.interrupted
  The run was interrupted.
  Do: Nothing half-made has been released. Run again; it goes on from the last complete state.
`);
      expect(existsSync(join(folder, "reports", "small"))).toBe(false);
      expect(halves(folder)).toEqual([]);
      if (step !== steps[0]) expect(lock(folder)).toEqual(["free"]);
      const [record] = readdirSync(join(folder, "work", "runs"));
      expect(JSON.parse(readFileSync(join(folder, "work", "runs", record!), "utf8"))).toMatchObject({ exit: 130 });
    });
  });

  it("to the real program does the same, and the next run is whole", async () => {
    const folder = workspace("ctrl-c");
    const started = start(argv, { cwd: folder });
    await started.says("Reading and checking");
    started.child.kill("SIGINT");
    const ended = await started.ended;
    expect([ended.exit, ended.signal]).toEqual([130, null]);
    expect(ended.stderr).toContain("The run was interrupted.");
    expect(halves(folder)).toEqual([]);
    expect(lock(folder)).toEqual(["free"]);
    expect(existsSync(join(folder, "reports", "small"))).toBe(false);
    expect((await felles([...argv, "--quiet"], { cwd: folder })).exit).toBe(0);
    expect(tree(join(folder, "reports"))).toEqual(expected);
  });
});

describe("kill -9", () => {
  // Steps of the run, and milliseconds after each: another moment on every machine.
  it("at several moments leaves the last complete state, and an undisturbed run gives the bytes of a first one", async () => {
    const folder = workspace("killed");
    for (const [step, after] of [
      ["Taking in the deliveries", 3],
      ["Reading and checking", 40],
      ["Estimating", 0],
      ["Drawing the figures", 150],
      ["Releasing", 2],
    ] as const) {
      const started = start(argv, { cwd: folder });
      await started.says(step);
      await sleep(after);
      started.child.kill("SIGKILL");
      await started.ended;
      const published = join(folder, "reports", "small", "2027-Q3");
      if (existsSync(published)) expect(tree(join(folder, "reports", "small", "2027-Q3"))).toHaveProperty(["run.json"]);
    }
    const ended = await runChild(argv, { cwd: folder });
    expect([ended.exit, ended.signal]).toEqual([0, null]);
    expect(tree(join(folder, "reports"))).toEqual(expected);
    expect(halves(folder)).toEqual([]);
    expect(lock(folder)).toEqual(["free"]);
  });
});

describe("a lock", () => {
  it("held by another process is told of, with its holder, and nothing is touched", async () => {
    const folder = workspace("locked");
    const other = start(argv, { cwd: folder });
    await other.says("Taking in the deliveries");
    other.child.kill("SIGSTOP");
    const ran = await felles([...argv, "--lang", "en", "--quiet"], { cwd: folder });
    other.child.kill("SIGKILL");
    await other.ended;
    expect(ran.exit).toBe(2);
    expect(ran.stderr.replace(/\s+/g, " ")).toMatch(
      new RegExp(
        `The working folder is in use: process ${other.child.pid} on \\S+ has been at run small since \\S+Z\\.`,
      ),
    );
    expect((await felles([...argv, "--quiet"], { cwd: folder })).exit).toBe(0);
    expect(tree(join(folder, "reports"))).toEqual(expected);
  });
});
