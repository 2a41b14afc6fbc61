/** What is due on a date, and what past runs tell. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LoadedPipeline } from "../../src/pipeline/definition/index.ts";
import { dueDate, dueRuns, latestDue } from "../../src/pipeline/due.ts";
import { publishedRuns } from "../../src/pipeline/history.ts";
import { statusOf } from "../../src/pipeline/status.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, smallWorkspace } from "../support/workspace.ts";

function pipeline(more: Partial<LoadedPipeline>): LoadedPipeline {
  return { grain: "quarter", dueDays: 45, ...more } as LoadedPipeline;
}

function paths(root: string) {
  return { root, inbox: join(root, "inbox"), work: join(root, "work"), reports: join(root, "reports") };
}

describe("a report", () => {
  it("falls due so many days after the first day past its period", () => {
    expect(dueDate("2027-Q1", 45)).toBe("2027-05-16");
    expect(dueDate("2028", 120)).toBe("2029-05-01");
  });

  it("on quarters is due for the last quarter whose day has come", () => {
    expect(latestDue(pipeline({}), "2027-05-15")).toBe("2026-Q4");
    expect(latestDue(pipeline({}), "2027-05-16")).toBe("2027-Q1");
    expect(latestDue(pipeline({ dueFrom: "2027-Q1" }), "2027-05-15")).toBeNull();
    expect(latestDue(pipeline({ dueDays: 200 }), "2027-05-16")).toBe("2026-Q3");
  });

  it("on one year is due for that year and never again", () => {
    const final = pipeline({ grain: "year", dueDays: 120, dueFrom: "2028", dueUntil: "2028" });
    expect(latestDue(final, "2029-04-30")).toBeNull();
    expect(latestDue(final, "2029-05-01")).toBe("2028");
    expect(latestDue(final, "2035-05-01")).toBe("2028");
  });
});

const record = {
  started: "2027-06-01T06:15:00.000Z",
  pipeline: "small",
  period: "2027-Q1",
  definition: "x",
  dryRun: false,
  exit: 0,
  deliveries: [],
  outputs: [{}],
};

function remember(root: string, ...records: readonly object[]): void {
  mkdirSync(join(root, "work", "runs"), { recursive: true });
  for (const [i, each] of records.entries())
    writeFileSync(join(root, "work", "runs", `${i}.json`), JSON.stringify({ ...record, ...each }));
}

describe("the past", () => {
  it("is told by records of runs that published; others and damaged ones tell nothing", async () => {
    await inFolder(async (root) => {
      const later = { started: "2027-09-01T06:15:00.000Z", period: "2027-Q2" };
      remember(root, later, {}, { dryRun: true }, { exit: 1, outputs: [] }, { period: null }, { started: 7 });
      writeFileSync(join(root, "work", "runs", "cut.json"), "{");
      mkdirSync(join(root, "work", "runs", "folder.json"));
      expect(publishedRuns(join(root, "work")).map((it) => it.period)).toEqual(["2027-Q1", "2027-Q2"]);
      expect(publishedRuns(join(root, "nowhere"))).toEqual([]);
    });
  });

  it("that cannot be listed is no past", async () => {
    await inFolder(async (root) => {
      writeFileSync(join(root, "runs"), "");
      expect(publishedRuns(root)).toEqual([]);
    });
  });

  it("leaves due what it skipped since its first report, and nothing before that", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root, []);
      remember(root, { period: "2025-Q1" }, { period: "2027-Q2" }, { period: "2027-Q4" });
      const due = (today: string): readonly unknown[] => dueRuns(paths(root), today).map((it) => [it.period, it.state]);
      expect(due("2028-02-20")).toEqual([["2027-Q3", "due"]]);
      expect(due("2027-08-20")).toEqual([["2027-Q2", "current"]]);
    });
  });
});

describe("status", () => {
  it("stays up to date when the inbox is gone or holds what cannot be read", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root, ["oppfolging-salten-2027k3.csv"]);
      const state = (): unknown => statusOf(paths(root), "2027-11-20").map((it) => it.state);
      const ran = await felles(["run", "pipelines/small.yaml", "--fail-on", "never"], { cwd: root });
      expect([ran.exit, state()]).toEqual([0, ["current"]]);
      rmSync(join(root, "inbox"), { recursive: true });
      expect(state()).toEqual(["current"]);
    });
  });

  it("needs a folder of definitions", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["status", "--json"], { cwd });
      expect(ran.exit).toBe(2);
      expect(answer(ran.stdout).findings.map((it) => it.code)).toEqual(["store.missing-folder"]);
    });
  });
});
