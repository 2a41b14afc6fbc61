/** The import for researchers: released rows as a data frame, codes as text, nothing published and all of it remembered. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFrame } from "../../src/cli/frames.ts";
import { releasedColumns } from "../../src/export/columns.ts";
import { IssueError } from "../../src/model/issue.ts";
import { recall } from "../../src/pipeline/memory.ts";
import { felles, inFolder } from "../support/felles.ts";
import { smallWorkspace } from "../support/workspace.ts";

describe("openFrame", () => {
  it("hands on what disclosure control let out, one row an estimate", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root);
      const frame = await openFrame("pipelines/small.yaml", { root });
      expect(frame.columns).toEqual(releasedColumns.map((column) => column.name));
      expect(frame.shape[0]).toBeGreaterThan(5);
      const status = frame.columns.indexOf("status");
      const value = frame.columns.indexOf("value");
      for (const row of frame.values)
        expect(row[value] === null || Number.isNaN(row[value])).toBe(row[status] !== "released");
      expect(existsSync(join(root, "reports", "small"))).toBe(false);
    });
  });

  it("takes a period in any spelling, a date, and folders elsewhere", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root);
      const options = { root, inbox: "inbox", work: "elsewhere", period: "2027K2", asOf: "2027-08-01" };
      const frame = await openFrame("pipelines/small.yaml", options);
      const periods = new Set(frame.values.map((row) => String(row[frame.columns.indexOf("period")])));
      expect([...periods].some((period) => period.endsWith("2027-Q2"))).toBe(true);
      expect([...periods].some((period) => period.endsWith("2027-Q3"))).toBe(false);
      expect(existsSync(join(root, "elsewhere", "deliveries"))).toBe(true);
    });
  });

  it("is remembered as told, once, as a release of the pipeline is", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root);
      const entries = (): number => readdirSync(join(root, "work", "ledger")).length - 1;
      for (let time = 0; time < 2; time += 1) await openFrame("pipelines/small.yaml", { root });
      const [handed] = recall(join(root, "work"));
      expect(handed).toMatchObject({ facts: { pipeline: "small", period: "2027-Q3" }, withdrawn: null });
      expect(handed!.published!.outputs).toEqual([]);
      expect(handed!.cells.length).toBeGreaterThan(5);
      expect(entries()).toBe(2);
      // The report of it tells nothing more, and goes on standing when a script asks again.
      const ran = await felles(["run", "pipelines/small.yaml", "--fail-on", "never", "--quiet"], { cwd: root });
      expect(ran.exit).toBe(0);
      await openFrame("pipelines/small.yaml", { root });
      const [stands, ...more] = recall(join(root, "work"));
      expect([entries(), more]).toEqual([3, []]);
      expect(stands!.hash).toBe(handed!.hash);
      expect(stands!.published!.outputs.map((it) => it.path)).toContain("run.json");
    });
  });

  it("hands nothing on that cannot be remembered", async () => {
    await inFolder(async (root) => {
      smallWorkspace(root);
      await openFrame("pipelines/small.yaml", { root });
      const ledger = join(root, "work", "ledger");
      rmSync(join(ledger, "000001.json"));
      const failed = await openFrame("pipelines/small.yaml", { root }).catch((error: unknown) => error);
      expect((failed as IssueError).issues.map((it) => it.code)).toEqual(["store.ledger-missing"]);
      expect((failed as IssueError).exit).toBe(4);
    });
  });

  it("refuses a period that is none", async () => {
    await expect(openFrame("pipelines/small.yaml", { period: "2027-Q5" })).rejects.toThrow(
      new RangeError("not a period: 2027-Q5"),
    );
  });

  it("carries every finding when the run cannot be made", async () => {
    await inFolder(async (root) => {
      const failed = await openFrame("pipelines/small.yaml", { root }).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(IssueError);
      expect((failed as IssueError).issues.map((it) => it.code)).toContain("store.missing-file");
      expect((failed as IssueError).exit).toBe(2);
    });
  });
});
