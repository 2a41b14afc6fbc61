/** The verbs around a run: a workspace of one's own, deliveries taken in and checked, the machine looked over, data handed on. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { felles, inFolder } from "../support/felles.ts";
import { answer, repository, samples, shared, smallWorkspace, tree } from "../support/workspace.ts";

const inbox = join(samples, "inbox");
const corrected = join(inbox, "politi-2026k4-rettet.csv");
const faulty = join(inbox, "politi-2026k4.csv");

/** The keys that every `--json` answer has, in their order. */
const envelope = ["verb", "version", "exit", "findings", "result"];

describe("init", () => {
  it("makes a workspace with definitions, inbox and reports, and says what to do next", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["init", "mitt", "--lang", "en"], { cwd });
      expect(ran).toEqual({
        exit: 0,
        stdout: "The workspace mitt is ready.\nNext: cd mitt and felles run pipelines/quarterly.yaml\n",
        stderr: "",
      });
      expect(readdirSync(join(cwd, "mitt")).sort()).toEqual([".gitignore", "inbox", "pipelines", "reports"]);
      for (const name of shared)
        expect(readFileSync(join(cwd, "mitt", "pipelines", name))).toEqual(
          readFileSync(join(repository, "pipelines", name)),
        );
    });
  });

  it("fills the inbox of a demonstration with the samples", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["init", "demo", "--demo", "--json"], { cwd });
      const said = answer<{ folder: string; deliveries: number }>(ran.stdout);
      expect(Object.keys(said)).toEqual(envelope);
      expect(said.result).toEqual({ folder: "demo", deliveries: 41 });
      expect(tree(join(cwd, "demo", "inbox"))).toEqual(tree(inbox));
    });
  });

  it("never writes where something lies", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "mine.txt"), "");
      for (const folder of [".", "mine.txt"]) {
        const ran = await felles(["init", folder], { cwd });
        expect(ran.exit).toBe(2);
        expect(ran.stderr).toContain(
          `Mappen ${folder} finnes og er ikke tom; ventet en ny eller tom mappe.`.replace(/\s+/g, " "),
        );
      }
      expect(readdirSync(cwd)).toEqual(["mine.txt"]);
    });
  });
});

describe("receive", () => {
  it("keeps files unaltered with what was said of them, and knows them again", async () => {
    await inFolder(async (cwd) => {
      const said = ["--provider", "Politiet", "--kind", "offences", "--received", "2027-01-20", "--period", "2026K4"];
      const first = await felles(["receive", faulty, ...said, "--note", "på minnepinne", "--json"], { cwd });
      expect(first.exit).toBe(0);
      const [kept] = answer<readonly { file: string; id: string; fresh: boolean }[]>(first.stdout).result;
      expect(kept).toMatchObject({ file: "politi-2026k4.csv", fresh: true });
      const folder = join(cwd, "work", "deliveries", kept!.id);
      expect(readFileSync(join(folder, "original"))).toEqual(readFileSync(faulty));
      expect(JSON.parse(readFileSync(join(folder, "note.json"), "utf8"))).toMatchObject({
        file: "politi-2026k4.csv",
        provider: "Politiet",
        kind: "offences",
        received: "2027-01-20",
        period: "2026-Q4",
        note: "på minnepinne",
      });
      const again = await felles(["receive", faulty], { cwd });
      expect(again.stdout).toBe(`politi-2026k4.csv: kjent fra før som ${kept!.id.slice(0, 12)}\n`);
      const corrected = await felles(["receive", faulty, ...said, "--received", "2027-01-21"], { cwd });
      expect(corrected.stdout).toBe(
        `politi-2026k4.csv: kjent fra før som ${kept!.id.slice(0, 12)}; det som er sagt om den nå, er lagret (mottatt 21. januar 2027)\n`,
      );
    });
  });

  it("takes the day in Norway for the date when none was given", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["receive", faulty, "--json"], { cwd, now: "2027-01-20T23:30:00Z" });
      const [kept] = answer<readonly { id: string }[]>(ran.stdout).result;
      const note: unknown = JSON.parse(readFileSync(join(cwd, "work", "deliveries", kept!.id, "note.json"), "utf8"));
      expect(note).toMatchObject({ provider: "unknown", received: "2027-01-21" });
    });
  });

  it("says which files it could not read, and takes in the others", async () => {
    await inFolder(async (cwd) => {
      const some = await felles(["receive", faulty, "borte.csv", "--lang", "en"], { cwd });
      expect(some.exit).toBe(1);
      expect(some.stdout).toMatch(/^politi-2026k4\.csv: stored as [0-9a-f]{12}\n$/);
      expect(some.stderr).toBe(
        "error  borte.csv  store.missing-file\n  The file does not exist.\n  Do: Check its name and folder.\n\nErrors: 1, warnings: 0, notes: 0. felles explain CODE explains a finding.\n",
      );
      const none = await felles(["receive", "borte.csv", "--fail-on", "never"], { cwd });
      expect(none.exit).toBe(1);
    });
  });

  it("refuses a date that does not exist", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["receive", faulty, "--received", "2027-02-30"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain("--received er «2027-02-30»; ventet en dato med år, måned og dag, for");
      expect(existsSync(join(cwd, "work"))).toBe(false);
    });
  });
});

describe("validate", () => {
  it("tells what a run would say, file by file, and stores nothing", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["validate", corrected, faulty, "--lang", "en"], { cwd });
      expect(ran.exit).toBe(1);
      expect(ran.stdout).toBe(
        "politi-2026k4-rettet.csv: offences, 1066 rows, all accepted\npoliti-2026k4.csv: offences, 1067 rows = 1054 accepted + 13 rejected\n",
      );
      expect(ran.stderr).toContain("error  politi-2026k4.csv:234:7  personer  ingest.negative\n");
      expect(readdirSync(cwd)).toEqual([]);
    });
  });

  it("is content with a clean file, and with the kind that it is told", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["validate", corrected, "--kind", "offences", "--json"], { cwd });
      expect(ran.exit).toBe(0);
      const said = answer(ran.stdout);
      expect(Object.keys(said)).toEqual(envelope);
      expect(said.findings).toEqual([]);
      expect(said.result).toEqual([
        { file: "politi-2026k4-rettet.csv", kind: "offences", read: 1066, accepted: 1066, rejected: 0 },
      ]);
    });
  });

  it("refuses what is no file and no table", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "tom.csv"), "");
      const ran = await felles(["validate", "borte.csv", "tom.csv", "--json"], { cwd });
      expect(ran.exit).toBe(1);
      const { findings, result } = answer<readonly { kind: string | null }[]>(ran.stdout);
      expect(findings.map((it) => it.code)).toEqual(["store.missing-file", "ingest.empty-file"]);
      expect(result.map((it) => it.kind)).toEqual([null, null]);
    });
  });

  it("shows the first few of a kind of finding, and how many more", async () => {
    await inFolder(async (cwd) => {
      const rows = [5, 6, 7, 8].flatMap((q) => [2026, 2027].map((year) => `1833;${year}-Q${q};alle;3;2;0;0;0;2`));
      const header = "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar";
      writeFileSync(join(cwd, "mange.csv"), `${[header, ...rows].join("\n")}\n`);
      const ran = await felles(["validate", "mange.csv", "--lang", "en"], { cwd });
      expect(ran.stderr.match(/mange\.csv:\d+:2 {2}startperiode {2}ingest\.not-period/g)).toHaveLength(5);
      expect(ran.stderr).toContain("… and 3 more of ingest.not-period. With --json all are shown.\n");
      expect(ran.stderr).toContain("Errors: 8, warnings: 0, notes: 0.");
    });
  });
});

describe("doctor", () => {
  it("tries everything that a run needs", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["doctor", "--json"], { cwd });
      const checks = answer<readonly { id: string; ok: boolean; needed: boolean }[]>(ran.stdout).result;
      expect(checks.map((it) => it.id)).toEqual([
        "node",
        "memory",
        "folder",
        "folder",
        "store",
        "fonts",
        "drawing",
        "definitions",
        "ledger",
        "data-frame",
      ]);
      expect(checks.filter((it) => it.needed && it.id !== "memory").every((it) => it.ok)).toBe(true);
    });
  });

  it("ends with 1 and says what is wrong where something is missing", async () => {
    await inFolder(async (cwd) => {
      mkdirSync(join(cwd, "pipelines"));
      writeFileSync(join(cwd, "pipelines", "programme.yaml"), "id: [\n");
      writeFileSync(join(cwd, "reports"), "");
      const ran = await felles(["doctor", "--lang", "en"], { cwd, isTerminal: true });
      expect(ran.exit).toBe(1);
      expect(ran.stdout).toContain(`\u001b[31mmissing\u001b[0m  may write in ${join(cwd, "reports")}\n`);
      expect(ran.stdout).toContain(`\u001b[32mfine\u001b[0m     may write in ${join(cwd, "work")}\n`);
      expect(ran.stdout).toContain("characters come out right: æøå − 1 234,5");
      expect(ran.stdout).not.toContain("All is well.");
      expect(ran.stderr).toContain("store.missing-file");
    });
  });
});

describe("simulate", () => {
  it("makes the samples again, byte for byte", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["simulate", "--out", "syn"], { cwd });
      expect(ran.exit).toBe(0);
      expect(tree(join(cwd, "syn"))).toEqual(tree(samples));
      expect(ran.stdout).toContain("Alle tall er syntetiske.");
      const again = await felles(["simulate", "--out", "syn"], { cwd });
      expect(again.exit).toBe(2);
      expect(again.stderr).toContain("Mappen syn finnes og er ikke tom");
    });
  });

  it("makes another world from another seed", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["simulate", "--seed", "7", "--json"], { cwd });
      const { result } = answer<{ folder: string; demo: string; files: readonly string[] }>(ran.stdout);
      expect([result.folder, result.demo, result.files.length]).toEqual(["simulated", "samples", 45]);
      expect(JSON.parse(readFileSync(join(cwd, "simulated", "truth.json"), "utf8"))).toMatchObject({ seed: 7 });
    });
  });
});

describe("export", () => {
  it("hands released rows on as a data package", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd);
      const text = readFileSync(join(repository, "pipelines", "research-export.yaml"), "utf8");
      writeFileSync(join(cwd, "pipelines", "research-export.yaml"), text);
      const ran = await felles(["export", "--fail-on", "never", "--lang", "en"], { cwd });
      expect(ran.exit).toBe(0);
      const [folder] = readdirSync(join(cwd, "reports", "research-export"));
      expect(ran.stdout).toContain(`The data package is in ${join("reports", "research-export", folder!)}\n`);
      const files = readdirSync(join(cwd, "reports", "research-export", folder!));
      expect(files).toContain("datapackage.json");
      expect(files).toContain("run.json");
    });
  });
});

describe("schedule", () => {
  it("answers as JSON too", async () => {
    const ran = await felles(["schedule", "--cron", "--json"], { cwd: "/srv/felles" });
    const said = answer<{ text: string }>(ran.stdout);
    expect(Object.keys(said)).toEqual(envelope);
    expect(said.result.text).toContain('15 6 * * * cd "/srv/felles" && "');
  });
});
