/** What a workspace remembers of its releases, run after run: nothing twice, nothing lost, nothing after a change to the memory. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recall } from "../../src/pipeline/memory.ts";
import { start } from "../support/child.ts";
import { felles, type Ran } from "../support/felles.ts";
import { answer, smallWorkspace, someFiles, tree } from "../support/workspace.ts";

/** Enough for a report that is made in half a second. */
const few = [
  "befolkning-2027.csv",
  "oppfolging-polarsirkel-2027k3.csv",
  "oppfolging-salten-2027k3.csv",
  "politi-2027k2.csv",
  "politi-2027k3.csv",
];
const argv = ["run", "pipelines/small.yaml", "--fail-on", "never"];
const root = mkdtempSync(join(tmpdir(), "felles-ledger-"));

function workspace(name: string, deliveries: readonly string[] = someFiles): string {
  const folder = join(root, name);
  smallWorkspace(folder, deliveries);
  writeFileSync(join(folder, "pipelines", "disclosure.yaml"), "preset: strict\n");
  return folder;
}

const run = (cwd: string, ...more: readonly string[]): Promise<Ran> => felles([...argv, "--quiet", ...more], { cwd });
const ledger = (cwd: string): Readonly<Record<string, string>> => tree(join(cwd, "work", "ledger"));

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a workspace", () => {
  const cwd = join(root, "days");
  let report: Readonly<Record<string, string>>;
  let remembered: Readonly<Record<string, string>>;

  beforeAll(async () => {
    workspace("days");
    expect((await run(cwd)).exit).toBe(0);
    report = tree(join(cwd, "reports"));
    remembered = ledger(cwd);
  });

  it("remembers its first release, with what it tells and where it lies, and no hidden value", () => {
    expect(Object.keys(remembered)).toEqual(["000001.json", "000002.json", "head.json"]);
    const [release] = recall(join(cwd, "work"));
    expect(release).toMatchObject({
      facts: { pipeline: "small", period: "2027-Q3", asOf: "2027-10-20", plan: null, languages: ["nb", "en"] },
      withdrawn: null,
    });
    expect(release!.facts.inputs.length).toBe(someFiles.length);
    const published = release!.published!.outputs.map((it) => it.path);
    expect(published).toEqual(Object.keys(tree(join(cwd, "reports", "small", "2027-Q3"))).sort());
    for (const cell of release!.cells)
      if (cell.status === "hidden")
        expect(Object.keys(cell).sort()).toEqual(
          ["areas", "breakdown", "earlier", "period", "protects", "reason", "status", "table"].sort(),
        );
    expect(release!.cells.map((cell) => cell.status)).toContain("told");
    expect(release!.cells.map((cell) => cell.status)).toContain("hidden");
  });

  it("makes the same bytes on a second run, and remembers nothing new", async () => {
    expect((await run(cwd)).exit).toBe(0);
    expect(tree(join(cwd, "reports"))).toEqual(report);
    expect(ledger(cwd)).toEqual(remembered);
  });

  it("remembers nothing of a dry run", async () => {
    expect((await run(cwd, "--dry-run")).exit).toBe(0);
    expect(ledger(cwd)).toEqual(remembered);
  });

  it("remembers what was told when the report is deleted, and makes it again as it was", async () => {
    rmSync(join(cwd, "reports"), { recursive: true });
    expect(ledger(cwd)).toEqual(remembered);
    expect((await run(cwd)).exit).toBe(0);
    expect(tree(join(cwd, "reports"))).toEqual(report);
    expect(ledger(cwd)).toEqual(remembered);
  });

  it("remembers an earlier period as a release of its own, and the first one comes out as before", async () => {
    expect((await run(cwd, "--period", "2027-Q2")).exit).toBe(0);
    expect(recall(join(cwd, "work")).map((it) => it.facts.period)).toEqual(["2027-Q3", "2027-Q2"]);
    expect((await run(cwd)).exit).toBe(0);
    expect(tree(join(cwd, "reports", "small", "2027-Q3"))).toEqual(
      Object.fromEntries(
        Object.entries(report).map(([path, hash]) => [path.slice(join("small", "2027-Q3").length + 1), hash] as const),
      ),
    );
    expect(recall(join(cwd, "work")).length).toBe(2);
  });

  it("marks a release as withdrawn, and as published again when it is made again", async () => {
    const withdrawn = await felles(["disclose", "withdraw", "small", "2027-Q3", "--reason", "prøve"], { cwd });
    expect(withdrawn.exit).toBe(0);
    expect(recall(join(cwd, "work"))[0]!.withdrawn).toMatchObject({ reason: "prøve", on: "2027-11-20" });
    expect((await run(cwd)).exit).toBe(0);
    const [release] = recall(join(cwd, "work"));
    expect([release!.withdrawn, release!.published !== null]).toEqual([null, true]);
  });

  it("attacks all of it, and writes the document for the data owner", async () => {
    const attack = await felles(["disclose", "attack", "--json"], { cwd });
    expect([attack.exit, answer<{ unsafe: unknown }>(attack.stdout).result.unsafe]).toEqual([0, []]);
    expect(answer(attack.stdout).result).toMatchObject({ releases: 2 });
    const said = await felles(["disclose", "attack", "--lang", "en", "--quiet"], { cwd });
    expect(said.stdout).toMatch(/^The attack on all that has been told found nothing\. Releases: 2\. /);
    const made = await felles(["disclose", "report", "small", "2027K3", "--lang", "en"], { cwd });
    const path = join("reports", "sign-off", "small-2027-Q3-en.html");
    expect([made.exit, made.stdout]).toEqual([0, `The document for the data owner is in ${path}\n`]);
    expect(readFileSync(join(cwd, path), "utf8")).toContain("Disclosure control: Small report");
    const out = await felles(["disclose", "report", "small", "2027K3", "--out", "mitt.html", "--json"], { cwd });
    expect(answer(out.stdout).result).toMatchObject({ path: "mitt.html", unsafe: [] });
    const none = await felles(["disclose", "report", "small", "2026K3", "--lang", "en"], { cwd });
    expect(none.exit).toBe(2);
    expect(none.stderr).toContain("small has no release for 2026-Q3 that is not withdrawn already.");
  });

  it("says what keeps the attack from being whole", async () => {
    const definition = join(cwd, "pipelines", "small.yaml");
    const text = readFileSync(definition, "utf8");
    writeFileSync(definition, text.replace("seed: 1", "seed: 2"));
    const [id] = recall(join(cwd, "work"))[0]!.facts.inputs;
    const changed = await felles(["disclose", "attack", "--json"], { cwd });
    expect(answer(changed.stdout).findings.map((it) => it.code)).toEqual(
      Array.from({ length: 2 }, () => "disclose.changed-definition"),
    );
    expect(changed.exit).toBe(0);
    rmSync(join(cwd, "work", "deliveries", id!), { recursive: true });
    const lost = await felles(["disclose", "attack", "--json"], { cwd });
    expect(answer(lost.stdout).findings.map((it) => it.code)).toContain("disclose.lost-delivery");
    rmSync(definition);
    const gone = await felles(["disclose", "attack", "--json"], { cwd });
    expect([gone.exit, answer(gone.stdout).findings[0]!.message.en]).toEqual([
      1,
      "The release of small for 2027-Q3 cannot be attacked in full: the definition small is no longer there.",
    ]);
  });
});

describe("a ledger that was changed", () => {
  it("stops every run with 4, says where, and leaves what was published", async () => {
    const cwd = workspace("changed");
    await run(cwd);
    const before = tree(join(cwd, "reports"));
    const entry = join(cwd, "work", "ledger", "000001.json");
    writeFileSync(entry, readFileSync(entry, "utf8").replace('"status":"hidden"', '"status":"hiddem"'));
    for (const more of [[], ["--dry-run"]]) {
      const ran = await run(cwd, "--json", ...more);
      expect(ran.exit).toBe(4);
      expect(answer(ran.stdout).findings.map((it) => [it.code, it.file])).toEqual([
        ["store.ledger-damaged", expect.stringContaining("ledger/000001.json")],
      ]);
    }
    expect(tree(join(cwd, "reports"))).toEqual(before);
    for (const verb of [["explain"], ["attack"], ["report", "small", "2027K3"]])
      expect((await felles(["disclose", ...verb], { cwd })).exit, verb[0]).toBe(4);
  });
});

describe("a ledger that knows less than was told", () => {
  const reports = ["2027-Q2", "2027-Q3"].map((period) => join("reports", "small", period, "run.json"));
  const entry = (number: number): string => join("work", "ledger", `00000${number}.json`);
  const head = join("work", "ledger", "head.json");
  const beside = join("work", "told.json");
  let cwd: string;
  /** As it was after the first of the two releases. */
  const older = join(root, "older");

  beforeAll(async () => {
    cwd = workspace("less", few);
    for (const period of ["2027-Q2", "2027-Q3"]) {
      expect((await run(cwd, "--period", period)).exit).toBe(0);
      if (period === "2027-Q2") cpSync(join(cwd, "work"), older, { recursive: true });
    }
    cpSync(cwd, join(root, "sound"), { recursive: true });
  });

  const gone = (...paths: readonly string[]): void => {
    for (const path of paths) rmSync(join(cwd, path), { recursive: true });
  };
  const asBefore = (path: string): void => {
    gone(path);
    cpSync(join(older, path.slice("work/".length)), join(cwd, path), { recursive: true });
  };

  const harm: readonly (readonly [string, () => void, readonly (readonly [string, string])[]])[] = [
    ["an entry in the middle deleted", () => gone(entry(2)), [["store.ledger-missing", entry(2)]]],
    [
      "a byte changed",
      () => {
        const bytes = readFileSync(join(cwd, entry(1)));
        bytes[200]! ^= 1;
        writeFileSync(join(cwd, entry(1)), bytes);
      },
      [["store.ledger-damaged", entry(1)]],
    ],
    ["its tail cut off", () => gone(entry(3), entry(4)), [["store.ledger-cut", head]]],
    ["its folder put back as it was a release ago", () => asBefore("work/ledger"), [["store.ledger-cut", beside]]],
    ["its folder deleted", () => gone("work/ledger"), [["store.ledger-cut", beside]]],
    [
      "its folder and what stands beside it put back as they were a release ago",
      () => {
        asBefore("work/ledger");
        asBefore("work/told.json");
      },
      [["store.ledger-behind", reports[1]!]],
    ],
    [
      "all of it deleted, with what stands beside it",
      () => gone("work/ledger", beside),
      reports.map((report) => ["store.ledger-behind", report] as const),
    ],
    ["the working folder deleted", () => gone("work"), reports.map((path) => ["store.ledger-behind", path] as const)],
  ];

  it.each(harm)("is noticed: %s", async (_, act, found) => {
    rmSync(cwd, { recursive: true });
    cpSync(join(root, "sound"), cwd, { recursive: true });
    act();
    const before = tree(join(cwd, "reports"));
    const codes = (stdout: string): readonly unknown[] =>
      answer(stdout)
        .findings.filter((it) => it.code.startsWith("store.ledger"))
        .map((it) => [it.code, it.file!.startsWith(cwd) ? it.file!.slice(cwd.length + 1) : it.file]);
    for (const argv of [
      ["run", "pipelines/small.yaml"],
      ["run", "pipelines/small.yaml", "--dry-run"],
      ["disclose", "attack"],
      ["disclose", "explain"],
      ["disclose", "report", "small", "2027K3"],
      ["disclose", "withdraw", "small", "2027K3", "--reason", "prøve"],
    ]) {
      const ran = await felles([...argv, "--json"], { cwd });
      expect([ran.exit, codes(ran.stdout)], argv.join(" ")).toEqual([4, found]);
    }
    const doctor = await felles(["doctor", "--json"], { cwd });
    expect([doctor.exit, codes(doctor.stdout)]).toEqual([1, found]);
    const checks = answer<readonly { id: string; ok: boolean }[]>(doctor.stdout).result;
    expect(checks.find((it) => it.id === "ledger")!.ok).toBe(false);
    expect(tree(join(cwd, "reports"))).toEqual(before);
  });

  it("says what to do, in each language", async () => {
    rmSync(cwd, { recursive: true });
    cpSync(join(root, "sound"), cwd, { recursive: true });
    gone("work");
    const said = async (lang: string): Promise<string> => (await run(cwd, "--lang", lang)).stderr.replace(/\s+/g, " ");
    expect(await said("nb")).toContain(
      "Protokollen over utgivelser kjenner ikke denne rapporten. Enten er protokollen slettet, avkortet eller en eldre kopi, eller så er rapporten endret eller laget fra en annen arbeidsmappe. Gjør: Hent work/ledger fra den nyeste sikkerhetskopien.",
    );
    expect(await said("nn")).toContain(
      "Protokollen over utgjevingar kjenner ikkje denne rapporten. Anten er protokollen sletta, avkorta eller ein eldre kopi, eller så er rapporten endra eller laga frå ei anna arbeidsmappe. Gjer: Hent work/ledger frå den nyaste tryggingskopien.",
    );
    expect(await said("en")).toContain(
      "The ledger of releases does not know this report. Either the ledger was deleted, was cut or is an older copy, or the report was changed or made from another working folder. Do: Restore work/ledger from the newest backup.",
    );
  });

  it("is whole to the doctor where nothing was done to it", async () => {
    const doctor = await felles(["doctor", "--json"], { cwd: join(root, "sound") });
    const checks = answer<readonly { id: string; ok: boolean }[]>(doctor.stdout).result;
    expect(checks.find((it) => it.id === "ledger")!.ok).toBe(true);
  });
});

describe("kill -9 around the release", () => {
  it("never leaves a report that the ledger does not remember, and the next run ends as if nothing had happened", async () => {
    const whole = workspace("whole", few);
    await run(whole);
    for (const after of [0, 6, 12, 20]) {
      const cwd = workspace(`killed-${after}`, few);
      const started = start(argv, { cwd });
      await started.says("Releasing");
      await sleep(after);
      started.child.kill("SIGKILL");
      await started.ended;
      const appeared = existsSync(join(cwd, "reports", "small", "2027-Q3"));
      const known = recall(join(cwd, "work"));
      expect(known.length, `${after} ms`).toBeGreaterThanOrEqual(appeared ? 1 : 0);
      expect((await run(cwd)).exit).toBe(0);
      expect(tree(join(cwd, "reports"))).toEqual(tree(join(whole, "reports")));
      const told = recall(join(cwd, "work"));
      expect(told.length).toBe(1);
      expect(told[0]!.cells).toEqual(recall(join(whole, "work"))[0]!.cells);
      expect(readdirSync(join(cwd, "work", "ledger")).filter((name) => name.startsWith("."))).toEqual([]);
      rmSync(cwd, { recursive: true });
    }
  }, 300_000);
});
