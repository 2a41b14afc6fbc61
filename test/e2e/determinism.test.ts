/** The same deliveries, definitions and version give the same bytes: wherever, whenever, and whatever was known before. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, runChild } from "../support/child.ts";
import { fillInbox, repository, samples, smallWorkspace, someFiles, tree } from "../support/workspace.ts";

const root = mkdtempSync(join(tmpdir(), "felles-same-"));
const argv = ["run", "pipelines/quarterly.yaml", "--fail-on", "never"];

/** A workspace at a place of its own, with the quarterly report. */
function workspace(...parts: readonly string[]): string {
  const folder = join(root, ...parts);
  mkdirSync(folder, { recursive: true });
  smallWorkspace(folder);
  copyFileSync(join(repository, "pipelines", "quarterly.yaml"), join(folder, "pipelines", "quarterly.yaml"));
  return folder;
}

/** In Greenwich, in plain ASCII. */
async function plain(): Promise<readonly [string, Ended]> {
  const folder = workspace("a");
  return [folder, await runChild(argv, { cwd: folder, env: { TZ: "UTC", LANG: "C", LC_ALL: "C" } })];
}

/** Where the date is another, the decimal sign a comma and i without a dot; files copied last to first, touched first to last. */
async function elsewhere(): Promise<readonly [string, Ended]> {
  const folder = workspace("a folder", "æøå, «b»");
  const inbox = join(folder, "inbox");
  rmSync(inbox, { recursive: true });
  mkdirSync(inbox);
  for (const file of [...someFiles].reverse()) copyFileSync(join(samples, "inbox", file), join(inbox, file));
  fillInbox(folder, someFiles);
  for (const [i, file] of someFiles.entries()) utimesSync(join(inbox, file), 1_000_000 + i, 2_000_000_000 - i);
  const env = { TZ: "Pacific/Kiritimati", LANG: "nb_NO.UTF-8", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" };
  return [folder, await runChild(argv, { cwd: folder, env })];
}

/**
 * Where a former run left its store, made from fewer deliveries and on another machine. It released nothing: what was told before
 * is an input like the deliveries, and what comes of it stands in ledger.test.ts.
 */
async function later(): Promise<readonly [string, Ended]> {
  const before = workspace("before");
  rmSync(join(before, "inbox"), { recursive: true });
  fillInbox(before, someFiles.slice(0, 6));
  const former = await runChild(["run", "pipelines/small.yaml", "--dry-run", "--fail-on", "never"], {
    cwd: before,
  });
  expect([former.exit, former.stdout]).toEqual([0, expect.stringContaining("Done: small for")]);
  const folder = join(root, "c");
  cpSync(before, folder, { recursive: true });
  rmSync(before, { recursive: true });
  fillInbox(folder, someFiles);
  return [folder, await runChild(argv, { cwd: folder, env: { TZ: "America/St_Johns" } })];
}

let reports: readonly (readonly [string, Ended])[];

beforeAll(async () => {
  reports = await Promise.all([plain(), elsewhere(), later()]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("three runs on the same deliveries", () => {
  it("end alike", () => {
    for (const [, ended] of reports) expect([ended.exit, ended.signal]).toEqual([0, null]);
  });

  it("publish the same bytes, file by file", () => {
    const [first, second, third] = reports.map(([folder]) => tree(join(folder, "reports", "quarterly", "2027-Q3")));
    expect(Object.keys(first!).length).toBeGreaterThan(60);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });
});
