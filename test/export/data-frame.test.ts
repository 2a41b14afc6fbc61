/** Released rows as a data frame in which codes stay text. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { releasedColumns } from "../../src/export/columns.ts";
import type { DataFrame } from "../../src/export/data-frame.ts";
import { toDataFrame } from "../../src/export/data-frame.ts";
import { IssueError } from "../../src/model/issue.ts";
import type { Released } from "../../src/model/released.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { rows, value } from "./released.ts";

const installed = existsSync(join(import.meta.dirname, "..", "..", "node_modules", "danfojs-node"));
if (!installed) console.warn("data-frame.test.ts: partly skipped, for danfojs-node is not installed");

function column(frame: DataFrame, name: string): readonly unknown[] {
  const at = frame.columns.indexOf(name);
  return frame.values.map((row) => row[at]);
}

describe("toDataFrame", () => {
  it.skipIf(!installed)("keeps every code as text and every number to the last bit", async () => {
    const frame = await toDataFrame(rows);
    expect(frame.shape).toEqual([rows.length, releasedColumns.length]);
    expect(frame.columns).toEqual(releasedColumns.map(({ name }) => name));
    expect(frame.dtypes).toEqual(releasedColumns.map(({ type }) => (type === "text" ? "string" : "float32")));
    expect(column(frame, "area")[0]).toBe("0101");
    expect(column(frame, "value").filter((it) => it === 0.1 + 0.2)).toHaveLength(3);
    expect(column(frame, "value").filter((it) => it === null)).toHaveLength(3);
    expect(column(frame, "upper")[0]).toBe(Infinity);
  });

  it.skipIf(!installed)("is a frame with its columns when there are no rows", async () => {
    const frame = await toDataFrame([]);
    expect(frame.columns).toEqual(releasedColumns.map(({ name }) => name));
  });

  it("says which package is missing, and what does not need it", async () => {
    const absent = () => Promise.reject(Object.assign(new Error("x"), { code: "ERR_MODULE_NOT_FOUND" }));
    const error: unknown = await toDataFrame(rows, absent).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IssueError);
    const { issues, exit } = error as IssueError;
    expect(exit).toBe(2);
    expect(issues.map((each) => describeIssue(each, "en"))).toEqual([
      {
        message: "The package danfojs-node is not installed; it makes data frames for scripts.",
        remedy: "Install it with: npm install danfojs-node. The CSV and Parquet files do not need it.",
      },
    ]);
  });

  it("passes any other failure of the package on", async () => {
    const broken = new Error("broken inside");
    await expect(toDataFrame(rows, () => Promise.reject(broken))).rejects.toBe(broken);
  });

  it("takes a package with or without a default, and loads it only for released rows", async () => {
    class Frame {
      readonly shape: readonly number[];
      constructor(cells: readonly (readonly unknown[])[]) {
        this.shape = [cells.length];
      }
    }
    expect((await toDataFrame(rows, async () => ({ DataFrame: Frame }))).shape).toEqual([rows.length]);
    expect((await toDataFrame(rows, async () => ({ default: { DataFrame: Frame } }))).shape).toEqual([rows.length]);
    const forged = { ...value() } as Released;
    const never = () => Promise.reject(new Error("was loaded"));
    await expect(toDataFrame([forged], never)).rejects.toThrow(
      new RangeError("a value that was not released reached an output"),
    );
  });
});
