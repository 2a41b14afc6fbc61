/** `felles run` and `felles status`: what was known on a date, what is due, what is shown while it goes on. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { felles, inFolder } from "../support/felles.ts";
import {
  answer,
  csvRows,
  fillInbox,
  type RunJson,
  runJson,
  smallWorkspace,
  someFiles,
  tree,
} from "../support/workspace.ts";

const quiet = ["--quiet", "--fail-on", "never", "--lang", "en"];
const small = ["run", "pipelines/small.yaml", ...quiet];

function counts(folder: string, period: string): Readonly<Record<string, string>> {
  const rows = csvRows(readFileSync(join(folder, "reports", "small", period, "estimates.csv"), "utf8"));
  const own = rows.filter((row) => row.analysis === "one-quarter");
  return Object.fromEntries(own.map((row) => [`${row.area} ${row.period}`, row.value!]));
}

describe("--as-of", () => {
  const root = mkdtempSync(join(tmpdir(), "felles-as-of-"));
  const all = join(root, "all");
  const then = join(root, "then");
  const before = "2027-02-28";

  beforeAll(async () => {
    smallWorkspace(all);
    smallWorkspace(then, ["befolkning-2016-2026.csv", "befolkning-2027.csv", "politi-2026k4.csv"]);
    expect((await felles([...small, "--period", "2026K4", "--as-of", before], { cwd: all })).exit).toBe(0);
    expect((await felles([...small], { cwd: then })).exit).toBe(0);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("uses what was known then: the numbers before the correction, and nothing that came later", () => {
    const [earlier, known] = [all, then].map((folder) => join(folder, "reports", "small", "2026-Q4"));
    expect(tree(join(earlier!, "tables"))).toEqual(tree(join(known!, "tables")));
    expect(readFileSync(join(earlier!, "estimates.csv"))).toEqual(readFileSync(join(known!, "estimates.csv")));
    expect(runJson(earlier!).asOf).toBe(before);
    expect(runJson(earlier!).deliveries.map((it) => it.file)).not.toContain("politi-2026k4-rettet.csv");
  });

  it("is the correction from the day on which it came", async () => {
    const uncorrected = counts(all, "2026-Q4");
    await felles([...small, "--period", "2026-Q4", "--as-of", "2027-04-17"], { cwd: all });
    expect(counts(all, "2026-Q4")).toEqual(uncorrected);
    await felles([...small, "--period", "2026-Q4", "--as-of", "2027-04-18"], { cwd: all });
    expect(counts(all, "2026-Q4")).not.toEqual(uncorrected);
  });
});

describe("--dry-run", () => {
  it("does everything but release", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const ran = await felles([...small, "--dry-run"], { cwd });
      expect(ran.exit).toBe(0);
      expect(ran.stdout).toBe(`Done: small for Q3 2027
165 rows read = 165 accepted + 0 rejected. Deliveries: 1
2 numbers released, 14 withheld
Dry run: nothing has been released.
`);
      expect(existsSync(join(cwd, "reports"))).toBe(false);
      const status = await felles(["status", "--json"], { cwd });
      expect(answer(status.stdout).result).toEqual([
        { pipeline: "small", period: "2027-Q3", last: null, state: "due" },
      ]);
    });
  });
});

describe("the end of a run", () => {
  it("points at the page in the reader's language, where there is one", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const argv = ["run", "pipelines/small.yaml", "--quiet", "--fail-on", "never"];
      const report = join("reports", "small", "2027-Q3");
      const nb = await felles(argv, { cwd });
      expect(nb.stdout.endsWith(`Åpne ${join(report, "nb", "index.html")} i en nettleser.\n`)).toBe(true);
      const nn = await felles([...argv, "--lang", "nn"], { cwd });
      expect(nn.stdout.endsWith(`${report}\n`)).toBe(true);
    });
  });
});

describe("a period for which nothing has come", () => {
  it("gets no report, so that it is made when something has", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const ran = await felles(["run", "pipelines/small.yaml", "--period", "2030", "--json"], { cwd });
      expect(ran.exit).toBe(1);
      expect(answer(ran.stdout).findings.map((it) => it.message)).toEqual([
        {
          nb: "small har ingen godtatte data for 2030. Det er ikke laget noen rapport for perioden.",
          en: "small has no accepted data for 2030. No report was made for the period.",
        },
      ]);
      expect(existsSync(join(cwd, "reports"))).toBe(false);
    });
  });
});

describe("--due and status", () => {
  const folder = mkdtempSync(join(tmpdir(), "felles-due-"));
  const early = someFiles.filter((file) => !file.includes("2027k3"));
  const states = async (now: string): Promise<unknown> => {
    const ran = await felles(["status", "--json"], { cwd: folder, now });
    return answer<readonly { period: string; state: string }[]>(ran.stdout).result.map((it) => [it.period, it.state]);
  };
  const check = async (now: string): Promise<number> =>
    (await felles(["status", "--check"], { cwd: folder, now })).exit;
  const due = (now: string): ReturnType<typeof felles> => felles(["run", "--due", ...quiet], { cwd: folder, now });
  const made = (): readonly string[] => readdirSync(join(folder, "reports", "small"));

  beforeAll(() => smallWorkspace(folder, early));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("find nothing before the first period has fallen due", async () => {
    const now = "2027-05-15T12:00:00Z";
    expect(await check(now)).toBe(0);
    expect((await felles(["status", "--lang", "en"], { cwd: folder, now })).stdout).toBe(
      "pipeline  due  last run  state\nsmall     –    never     not due yet\n",
    );
    expect((await due(now)).stdout).toBe("Nothing is due.\n");
  });

  it("find the first period on its day, run it, and nothing twice", async () => {
    const now = "2027-05-16T12:00:00Z";
    expect(await check(now)).toBe(5);
    expect(await states(now)).toEqual([["2027-Q1", "due"]]);
    const ran = await due(now);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain("Done: small for Q1 2027\n");
    expect(await check(now)).toBe(0);
    expect((await felles(["status", "--lang", "en"], { cwd: folder, now })).stdout).toBe(
      "pipeline  due      last run               state\nsmall     Q1 2027  Q1 2027 (16 May 2027)  up to date\n",
    );
    const bytes = tree(join(folder, "reports"));
    const again = await due(now);
    expect([again.exit, again.stdout, again.stderr]).toEqual([0, "Nothing is due.\n", ""]);
    expect(tree(join(folder, "reports"))).toEqual(bytes);
  });

  it("try a period again until its deliveries have come, and catch up what was missed", async () => {
    const now = "2027-11-20T12:00:00Z";
    expect(await states(now)).toEqual([
      ["2027-Q2", "due"],
      ["2027-Q3", "due"],
    ]);
    const ran = await due(now);
    expect(ran.exit).toBe(1);
    expect(ran.stderr).toContain("small has no accepted data for Q3 2027. No report was made for the period.");
    expect(made()).toEqual(["2027-Q1", "2027-Q2"]);
    expect(await states(now)).toEqual([["2027-Q3", "due"]]);
    fillInbox(folder, someFiles);
    const later = await due(now);
    expect(later.exit).toBe(0);
    expect(made()).toEqual(["2027-Q1", "2027-Q2", "2027-Q3"]);
    expect(await states(now)).toEqual([["2027-Q3", "current"]]);
  });

  it("see a new delivery, and a changed definition", async () => {
    const now = "2027-11-20T12:00:00Z";
    fillInbox(folder, [...someFiles, "aktivitet-2027k3.csv"]);
    expect(await states(now)).toEqual([["2027-Q3", "new-deliveries"]]);
    expect(await check(now)).toBe(5);
    rmSync(join(folder, "inbox", "aktivitet-2027k3.csv"));
    fillInbox(folder, someFiles);
    const { writeFileSync } = await import("node:fs");
    const path = join(folder, "pipelines", "small.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace("seed: 1", "seed: 2"));
    expect(await states(now)).toEqual([["2027-Q3", "changed-definition"]]);
    expect((await felles(["status", "--lang", "en"], { cwd: folder, now })).stdout).toContain(
      "out of date: the definition has changed\n",
    );
  });

  it("leave a record of each run, by time, pipeline and period", () => {
    expect(readdirSync(join(folder, "work", "runs"))).toEqual([
      "2027-05-16T12-00-00-000Z-small-2027-Q1.json",
      "2027-11-20T12-00-00-000Z-small-2027-Q2.json",
      "2027-11-20T12-00-00-000Z-small-2027-Q3.json",
    ]);
  });
});

describe("what a run shows while it goes on", () => {
  it("is one redrawn line with a bar on a terminal, gone in the end", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const argv = ["run", "pipelines/small.yaml", "--fail-on", "never", "--lang", "en"];
      const ran = await felles(argv, { cwd, isTerminal: true, columns: 80 });
      expect(ran.stderr).toContain("\r\u001b[2KReading and checking [########################] 1/1");
      expect(ran.stderr).toContain("\r\u001b[2KReleasing\r\u001b[2K\u001b[33mwarning\u001b[0m");
      expect(ran.stdout).toContain("\u001b[32mDone: small for Q3 2027\u001b[0m\n");
    });
  });

  it("is a plain line for each step otherwise, and nothing when quiet", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const plain = await felles(["run", "pipelines/small.yaml", "--fail-on", "never", "--lang", "en"], { cwd });
      expect(plain.stderr.split("\n").slice(0, 7)).toEqual([
        "Reading the definitions",
        "Taking in the deliveries",
        "Reading and checking",
        "Fetching the observations",
        "Estimating",
        "Checking small numbers",
        "Drawing the figures",
      ]);
      const silent = await felles(small, { cwd });
      expect(silent.stderr).toMatch(/^warning {2}run\.unfed-indicator\n/);
      const { result } = answer<RunJson>((await felles([...small, "--json"], { cwd })).stdout);
      expect(result.steps.map((it) => it.step)).toEqual(["receive", "ingest", "load", "estimate", "disclose", "draw"]);
    });
  });
});
