/** Which deliveries hold on a date, and what becomes of a store that somebody has damaged. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/model/delivery.ts";
import { knownDeliveries } from "../../src/pipeline/intake.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, type RunJson, smallWorkspace } from "../support/workspace.ts";

function delivery(id: string, file: string, received: string): Delivery {
  return { id, file, received, provider: "p", kind: null, period: null, note: "", bytes: 1 };
}

describe("the deliveries known on a date", () => {
  const first = delivery("a", "politi.csv", "2027-01-20");
  const again = delivery("b", "politi.csv", "2027-01-20");
  const corrected = delivery("c", "politi.csv", "2027-04-18");
  const other = delivery("d", "annen.csv", "2027-01-20");
  const known = (inbox: readonly string[], asOf: string): readonly string[] =>
    knownDeliveries([first, again, corrected, other], inbox, asOf).map((it) => it.id);

  it("are those that had come, every vintage of them", () => {
    expect(known([], "2027-01-19")).toEqual([]);
    expect(known([], "2027-01-20")).toEqual(["a", "b", "d"]);
    expect(known([], "2027-12-31")).toEqual(["a", "b", "c", "d"]);
  });

  it("leave out what was sent again under the same name and date, once the new bytes lie in the inbox", () => {
    expect(known(["b", "c"], "2027-12-31")).toEqual(["b", "c", "d"]);
    expect(known(["c"], "2027-12-31")).toEqual(["a", "b", "c", "d"]);
  });
});

describe("a day that is asked for again", () => {
  it("is answered as it was then, whatever has come into the inbox since", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const notes = join(cwd, "inbox", "deliveries.yaml");
      const bytes = readFileSync(join(cwd, "inbox", "oppfolging-salten-2027k3.csv"));
      const note = (file: string, received: string): string =>
        `- { file: ${file}, provider: p, kind: followup, received: ${received} }\n`;
      const run = ["run", "pipelines/small.yaml", "--as-of", "2027-12-31", "--json"];
      const findings = async (): Promise<readonly string[]> =>
        answer<RunJson>((await felles(run, { cwd })).stdout).findings.map((it) => `${it.file} ${it.code}`);
      const before = await findings();
      // The same bytes under names before and behind the first, and a picture: all of them later.
      writeFileSync(join(cwd, "inbox", "a.csv"), bytes);
      writeFileSync(join(cwd, "inbox", "z.csv"), bytes);
      writeFileSync(join(cwd, "inbox", "bilde.csv"), Buffer.from("89504e470d0a1a0a", "hex"));
      const later = ["a.csv", "z.csv", "bilde.csv"].map((file) => note(file, "2028-02-01")).join("");
      writeFileSync(notes, readFileSync(notes, "utf8") + later);
      expect(await findings()).toEqual(before);
      // Personal data must not lie there a day longer: that is said whenever it came.
      const personal = join(cwd, "inbox", "personlig.csv");
      writeFileSync(personal, "kommunenr;startperiode\n1833;01010110013\n");
      expect(await findings()).toContain("personlig.csv privacy.identity-number");
      rmSync(personal);
      run[3] = "2028-02-01";
      const now = await findings();
      expect(now.filter((it) => it.endsWith("store.same-bytes"))).toHaveLength(2);
      expect(now.some((it) => it.startsWith("bilde.csv "))).toBe(true);
    });
  });
});

describe("a delivery that holds an identity number", () => {
  it("is used for nothing and kept nowhere, however often it lies in the inbox", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      // A made-up number whose check digits are right.
      const header = "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar";
      const row = "1833;2027-Q1;alle;01010110013;1;1;0;0;0";
      writeFileSync(join(cwd, "inbox", "personlig.csv"), `${header}\n${row}\n`);
      for (let round = 0; round < 2; round++) {
        const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
        expect(ran.exit).toBe(1);
        const { findings, result } = answer<RunJson>(ran.stdout);
        expect(findings.map((it) => it.code)).toContain("privacy.identity-number");
        expect(result.deliveries.find((it) => it.file === "personlig.csv")).toMatchObject({
          read: 0,
          accepted: 0,
          rejected: 0,
        });
        const kept = readdirSync(cwd, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.parentPath.endsWith("inbox"))
          .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
        expect(kept.length).toBeGreaterThan(5);
        for (const text of kept) expect(text).not.toContain("01010110013");
      }
    });
  });
});

describe("a delivery that is refused for what it tells of a person", () => {
  const number = "01010110013";
  const header = "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar";
  const planted = ["Tjodrun Vrangedal", number, "Ljotunn"];
  const named = "Kari Nordmann 2027.csv";

  /** An inbox with a good delivery, one with a number, one with a name, one of which only the name of the file tells. */
  function plant(cwd: string): void {
    smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
    writeFileSync(join(cwd, "inbox", "a.csv"), `${header}\n1833;2027-Q1;alle;${number};1;1;0;0;0\n`);
    writeFileSync(join(cwd, "inbox", "b.csv"), `${header}\n1833;2027-Q1;alle;Tjodrun Vrangedal;1;1;0;0;0\n`);
    writeFileSync(join(cwd, "inbox", "c.csv"), `navn;kommunenr\nLjotunn;1833\n`);
    writeFileSync(join(cwd, "inbox", named), `${header}\n1833;2027-Q1;alle;1;1;1;0;0;0\n`);
  }

  /** Every file of a workspace outside the inbox, by path, with what the machine's temporary folder got meanwhile. */
  function kept(cwd: string): readonly string[] {
    return readdirSync(cwd, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(cwd, "inbox")))
      .map(
        (entry) =>
          `${join(entry.parentPath, entry.name)}\n${readFileSync(join(entry.parentPath, entry.name), "latin1")}`,
      );
  }

  const verbs: readonly (readonly [string, readonly string[]])[] = [
    ["run", ["run", "pipelines/small.yaml"]],
    ["dry run", ["run", "pipelines/small.yaml", "--dry-run"]],
    ["validate", ["validate", "inbox/a.csv", "inbox/b.csv", "inbox/c.csv", `inbox/${named}`]],
    ["receive", ["receive", "inbox/a.csv", "inbox/b.csv", "inbox/c.csv", `inbox/${named}`]],
  ];

  it.each(verbs)(
    "%s leaves nothing of it in work/, reports/ or what is printed, in JSON or in words",
    async (_, command) => {
      await inFolder(async (cwd) => {
        plant(cwd);
        for (const json of command[0] === "run" ? [["--json"]] : [["--json"], ["--lang", "nb"]]) {
          const ran = await felles([...command, ...json], { cwd });
          expect(ran.exit).toBe(1);
          const texts = [ran.stdout, ran.stderr, ...kept(cwd)];
          for (const secret of [...planted, "Nordmann"]) for (const text of texts) expect(text).not.toContain(secret);
          const said = ran.stdout + ran.stderr;
          for (const code of ["identity-number", "name", "person-column", "file-name"])
            expect(said).toContain(`privacy.${code}`);
        }
      });
    },
  );

  it("is named by its number in the inbox, where its own name tells of a person", async () => {
    await inFolder(async (cwd) => {
      plant(cwd);
      const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
      const { findings, result } = answer<RunJson>(ran.stdout);
      // By name, capitals first: "Kari …" before a, b and c.
      expect(findings.filter((it) => it.code === "privacy.file-name").map((it) => it.file)).toEqual(["#1"]);
      expect(findings.filter((it) => it.code === "store.file-without-note").map((it) => it.file)).toContain("#1");
      expect(result.deliveries.map((it) => [it.file, it.read])).toEqual([
        ["oppfolging-salten-2027k3.csv", 165],
        ["#1", 0],
        ["a.csv", 0],
        ["b.csv", 0],
        ["c.csv", 0],
      ]);
    });
  });

  it("is forgotten with its observations and its rejected rows, where an earlier version had kept it", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      const bytes = Buffer.from(`${header}\n1833;2027-Q1;alle;${number};1;1;0;0;0\n`);
      const id = createHash("sha256").update(bytes).digest("hex");
      const folder = join(cwd, "work", "deliveries", id);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "original"), bytes);
      const receipt = { file: "gammel.csv", provider: "p", kind: null, received: "2027-01-01", period: null, note: "" };
      writeFileSync(join(folder, "note.json"), JSON.stringify({ ...receipt, bytes: bytes.length, noted: true }));
      mkdirSync(join(cwd, "work", "quarantine"), { recursive: true });
      writeFileSync(join(cwd, "work", "quarantine", `${id}.csv`), number);
      const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
      expect(answer<RunJson>(ran.stdout).findings.map((it) => it.code)).toContain("privacy.identity-number");
      for (const text of kept(cwd)) expect(text).not.toContain(number);
    });
  });
});

describe("a store", () => {
  const run = ["run", "pipelines/small.yaml", "--json"];

  it("whose copy of a delivery was changed says so, and reads nothing from it", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      expect((await felles(run, { cwd })).exit).toBe(0);
      const deliveries = join(cwd, "work", "deliveries");
      const [id] = readdirSync(deliveries);
      writeFileSync(join(deliveries, id!, "original"), "changed");
      rmSync(join(cwd, "work", "observations"), { recursive: true });
      const ran = await felles(run, { cwd });
      expect(ran.exit).toBe(1);
      const { findings, result } = answer<RunJson>(ran.stdout);
      expect(findings.map((it) => [it.code, it.file])).toEqual([
        ["store.damaged", `work/deliveries/${id}/original`],
        ["run.no-data", null],
      ]);
      expect(result.deliveries.map((it) => it.read)).toEqual([0]);
    });
  });

  it("whose folder of deliveries is a file stops the run", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, []);
      expect((await felles(run, { cwd })).exit).toBe(1);
      rmSync(join(cwd, "work", "deliveries"), { recursive: true });
      writeFileSync(join(cwd, "work", "deliveries"), "");
      const ran = await felles(run, { cwd });
      expect([ran.exit, answer(ran.stdout).findings.map((it) => it.code)]).toEqual([1, ["store.not-a-folder"]]);
    });
  });
});
