/** `felles disclose …`: why a count is hidden without its value, what was released, and how a release is taken back. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CellAddress, LedgerCell } from "../../src/model/ledger.ts";
import { appendEntry, lastHash, readLedger } from "../../src/store/ledger.ts";
import type { Statement } from "../../src/store/ledger-entry.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, define } from "../support/workspace.ts";

const region = ["1826", "1828", "1832", "1833", "1834", "1835", "1836"];

const at = (areas: readonly string[], alder: string): CellAddress => ({
  table: "offences",
  areas,
  period: "2027-Q3",
  breakdown: { alder, measure: "personer" },
});

const told = (address: CellAddress): LedgerCell => ({
  status: "told",
  ...address,
  lower: 7654321,
  upper: 7654321,
  denominators: [],
});

type Hidden = Extract<LedgerCell, { status: "hidden" }>;

const hidden = (address: CellAddress, reason: Hidden["reason"], more: Partial<Hidden> = {}): LedgerCell => ({
  status: "hidden",
  ...address,
  reason,
  protects: null,
  earlier: null,
  ...more,
});

/** A workspace whose ledger holds these releases: pipeline and cells; the last is prepared only. */
function workspace(
  cwd: string,
  releases: readonly (readonly [string, (earlier: string) => readonly LedgerCell[]])[],
): void {
  define(cwd);
  const work = join(cwd, "work");
  prepareWork({ root: cwd, inbox: join(cwd, "inbox"), work, reports: join(cwd, "reports") });
  let earlier = "";
  for (const [i, [pipeline, cells]] of releases.entries()) {
    const facts = {
      pipeline,
      period: "2027-Q3",
      asOf: "2027-11-05",
      version: "0.1.0",
      definition: "a".repeat(64),
      plan: null,
      inputs: [],
      languages: ["nb"],
      rule: { preset: "ssb", minimumNumerator: 3, minimumComplement: 3, minimumDenominator: 3, threeYears: null },
    } as const;
    earlier = append(cwd, { kind: "prepared", facts, cells: cells(earlier) });
    if (i < releases.length - 1) append(cwd, { kind: "published", release: earlier, on: "2027-11-20", outputs: [] });
  }
}

function append(cwd: string, statement: Statement): string {
  const work = join(cwd, "work");
  const ledger = readLedger(work);
  if (!ledger.ok) throw new Error("no ledger");
  return lastHash(appendEntry(work, ledger.value, statement));
}

function twoReleases(cwd: string): void {
  workspace(cwd, [
    [
      "quarterly",
      () => [told(at(region, "14+15")), told(at(region, "14")), hidden(at(region, "15"), "small-numerator")],
    ],
    [
      "research-export",
      (earlier) => [
        hidden(at(["1833"], "14"), "complementary", { protects: at(["1833"], "15"), earlier }),
        hidden(at(["1833"], "15"), "small-complement"),
        hidden(at(region, "14"), "difference"),
      ],
    ],
  ]);
}

const en = ["--lang", "en"];

describe("disclose explain", () => {
  it("says why a count is hidden, for which other, and which earlier release gave the rest away", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const ran = await felles(["disclose", "explain", "offences/1833/2027-Q3/alder=14,measure=personer", ...en], {
        cwd,
      });
      expect([ran.exit, ran.stderr]).toEqual([0, ""]);
      expect(ran.stdout.replace(/\s+/g, " ")).toBe(
        "offences/1833/2027-Q3/alder=14,measure=personer hidden in research-export for Q3 2027 with what was known on 5 November 2027 (prepared, may have been seen): together with what is shown it would have given away another hidden number. It protects offences/1833/2027-Q3/alder=15,measure=personer. The rest was told in quarterly for Q3 2027 with what was known on 5 November 2027 (published). ",
      );
    });
  });

  it("takes a group's name or its municipalities, and tells every release that speaks of the count, without a value", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const named = await felles(
        ["disclose", "explain", "offences/programme/2027-Q3/alder=14,measure=personer", "--json"],
        { cwd },
      );
      const coded = await felles(
        ["disclose", "explain", `offences/${region.join("+")}/2027-Q3/alder=14,measure=personer`, "--json"],
        { cwd },
      );
      expect(coded.stdout).toBe(named.stdout);
      expect(named.stdout).not.toContain("7654321");
      const release = { period: "2027-Q3", asOf: "2027-11-05" };
      expect(answer(named.stdout).result).toEqual([
        {
          address: "offences/programme/2027-Q3/alder=14,measure=personer",
          explanations: [
            {
              release: { pipeline: "quarterly", ...release, state: "published" },
              status: "told",
              reason: null,
              protects: null,
              earlier: null,
            },
            {
              release: { pipeline: "research-export", ...release, state: "prepared" },
              status: "hidden",
              reason: "difference",
              protects: null,
              earlier: null,
            },
          ],
        },
      ]);
    });
  });

  it("writes municipalities that were no group by their codes", async () => {
    await inFolder(async (cwd) => {
      workspace(cwd, [["quarterly", () => [told(at(["1826", "1833"], "14"))]]]);
      const ran = await felles(["disclose", "explain", "offences/1826+1833", ...en], { cwd });
      expect(ran.stdout).toMatch(/^offences\/1826\+1833\/2027-Q3\/alder=14,measure=personer\n {2}shown in quarterly/);
    });
  });

  it("lists the addresses that begin so, or all", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const some = await felles(["disclose", "explain", "offences/1833", ...en], { cwd });
      expect(some.stdout).toBe(
        "offences/1833/2027-Q3/alder=14,measure=personer  hidden\noffences/1833/2027-Q3/alder=15,measure=personer  hidden\n2 addresses\n",
      );
      const all = await felles(["disclose", "explain", ...en], { cwd });
      expect(all.stdout.split("\n").slice(2)).toEqual([
        "offences/programme/2027-Q3/alder=14+15,measure=personer  shown",
        "offences/programme/2027-Q3/alder=14,measure=personer     hidden and shown",
        "offences/programme/2027-Q3/alder=15,measure=personer     hidden",
        "5 addresses",
        "",
      ]);
    });
  });

  it.each([
    ["offences/1833/2027-Q3/alder=41,measure=personer", "offences/1833/2027-Q3/alder=14,measure=personer"],
    ["x".repeat(200), "offences/1833/2027-Q3/alder=14,measure=personer"],
  ])("of an address that is not there names the nearest: %s", async (asked, nearest) => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const ran = await felles(["disclose", "explain", asked], { cwd });
      expect([ran.exit, ran.stdout]).toEqual([2, ""]);
      expect(ran.stderr.replace(/\s+/g, " ")).toContain(
        `Ingen utgivelse har noe tall på adressen «${asked}». Mente du «${nearest}»?`,
      );
    });
  });

  it("knows a year by the quarters that it has, and the other way about", async () => {
    await inFolder(async (cwd) => {
      const year = { ...at(["1833"], "14"), period: "2026" };
      workspace(cwd, [["quarterly", () => [told(year), told({ ...at(["1833"], "15"), period: "2026-Q1..2026-Q4" })]]]);
      for (const asked of ["2026-Q1..2026-Q4", "2026-Q1..2026-Q4/", "2026-Q1..2026-Q4/alder", "2026"]) {
        const ran = await felles(["disclose", "explain", `offences/1833/${asked}`, ...en], { cwd });
        expect(ran.stdout, asked).toBe(
          "offences/1833/2026/alder=14,measure=personer  shown\noffences/1833/2026/alder=15,measure=personer  shown\n2 addresses\n",
        );
      }
    });
  });

  it("says so when nothing was released", async () => {
    await inFolder(async (cwd) => {
      workspace(cwd, []);
      expect((await felles(["disclose", "explain"], { cwd })).stdout).toBe("Ingenting er gitt ut ennå.\n");
      const ran = await felles(["disclose", "explain", "offences"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain("Protokollen over utgivelser er tom: Ingenting er gitt ut herfra.");
    });
  });

  it("knows a reason that a newer version wrote by its code", async () => {
    await inFolder(async (cwd) => {
      const cell = hidden(at(region, "15"), "from-the-future" as Hidden["reason"], { earlier: "f".repeat(64) });
      workspace(cwd, [["quarterly", () => [cell]]]);
      const ran = await felles(["disclose", "explain", "offences", ...en], { cwd });
      expect(ran.stdout).toContain("seen): from-the-future\n");
    });
  });

  it("refuses a ledger that was changed, with 4", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      rmSync(join(cwd, "work", "ledger", "000002.json"));
      const ran = await felles(["disclose", "explain", ...en], { cwd });
      expect(ran.exit).toBe(4);
      expect(ran.stderr).toContain("Entry 2 of the ledger of releases is missing.");
    });
  });
});

describe("disclose withdraw", () => {
  const withdraw = ["disclose", "withdraw", "quarterly", "2027K3", "--reason", "tallene var feil"];

  it("marks the release, remembers what it told, and says where the folder still lies", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      mkdirSync(join(cwd, "reports", "quarterly", "2027-Q3"), { recursive: true });
      const ran = await felles([...withdraw, ...en], { cwd });
      expect(ran).toEqual({
        exit: 0,
        stdout: `Withdrawn: quarterly for Q3 2027 (releases: 1). What was told is remembered.
The folder ${join("reports", "quarterly", "2027-Q3")} is still there; delete it, and ask those who were given it to do the same.
`,
        stderr: "",
      });
      expect(existsSync(join(cwd, "reports", "quarterly", "2027-Q3"))).toBe(true);
      expect(JSON.parse(readFileSync(join(cwd, "work", "ledger", "000004.json"), "utf8"))).toMatchObject({
        entry: { statement: { kind: "withdrawn", on: "2027-11-20", reason: "tallene var feil" } },
      });
      const why = await felles(["disclose", "explain", "offences/programme/2027-Q3/alder=14+15", ...en], { cwd });
      expect(why.stdout.replace(/\s+/g, " ")).toContain(
        "shown in quarterly for Q3 2027 with what was known on 5 November 2027 (withdrawn)",
      );
    });
  });

  it("marks nothing twice", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const first = await felles([...withdraw, "--json"], { cwd });
      expect(answer(first.stdout).result).toEqual({
        pipeline: "quarterly",
        period: "2027-Q3",
        withdrawn: 1,
        folder: null,
      });
      const again = await felles(withdraw, { cwd });
      expect(again.exit).toBe(2);
      expect(again.stderr.replace(/\s+/g, " ")).toContain(
        "quarterly har ingen utgivelse for 2027-Q3 som ikke alt er trukket tilbake.",
      );
    });
  });

  it("waits for nobody: a run that holds the lock is named", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      const lock = acquireLock(join(cwd, "work"), "run quarterly");
      const ran = await felles([...withdraw, ...en], { cwd });
      if (lock.ok) lock.value.release();
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain("has been at run quarterly");
      expect((await felles([...withdraw, ...en], { cwd })).exit).toBe(0);
    });
  });

  it("refuses a ledger that was changed, with 4, and gives the lock back", async () => {
    await inFolder(async (cwd) => {
      twoReleases(cwd);
      writeFileSync(join(cwd, "work", "ledger", "head.json"), "{}");
      expect((await felles(withdraw, { cwd })).exit).toBe(4);
      const lock = acquireLock(join(cwd, "work"), "run quarterly");
      expect(lock.ok).toBe(true);
      if (lock.ok) lock.value.release();
    });
  });
});
