/** Which deliveries hold on a date, and what becomes of a store that somebody has damaged. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
