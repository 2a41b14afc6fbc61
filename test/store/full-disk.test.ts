/** A disk that really is full, and one that really is read-only: small file systems in memory, where the machine allows them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFileAtomically } from "../../src/store/atomic.ts";
import { disk } from "../../src/store/disk.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { saveObservations } from "../../src/store/observations.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { publishFolder } from "../../src/store/publish.ts";
import { pathsFor } from "./paths.ts";
import { edition, fillInbox, runAll } from "./sequence.ts";
import { delivery, findings, findingsOf, folder, observation, tree } from "./workspace.ts";

const full =
  "The disk is full; the file was not written, and what was there before is unchanged. Free some space and run again; the run carries on where it stopped.";
const readOnly =
  "Writing is not allowed here: the folder is read-only. Give yourself permission to write, or choose another folder.";

function mount(path: string, options: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Whether this machine lets a test have a file system of its own. */
function mayMount(): boolean {
  const path = folder();
  if (!mount(path, "size=64k")) return false;
  execFileSync("umount", [path]);
  return true;
}

const allowed = mayMount();
if (!allowed) console.warn("full-disk.test.ts: skipped, for this user may not mount a file system in memory");

describe.skipIf(!allowed)("a small file system", () => {
  let root = "";

  beforeAll(() => {
    root = folder();
    mount(root, "size=256k");
  });

  afterAll(() => {
    execFileSync("umount", [root]);
  });

  /** Fills the disk but for so many bytes, and returns what empties it again. */
  function fill(free: number): () => void {
    const path = join(root, "ballast");
    const size = Number(execFileSync("df", ["-B1", "--output=avail", root]).toString().trim().split("\n").at(-1));
    writeFileSync(path, new Uint8Array(Math.max(0, size - free)));
    return () => disk.remove(path);
  }

  it("that is full keeps the old file and the old folder, and the next run carries on", async () => {
    const paths = pathsFor(root);
    fillInbox(paths);
    prepareWork(paths);
    const target = join(paths.reports, "quarterly", "2027-Q3");
    publishFolder(target, edition(1));
    const path = join(root, "a.txt");
    writeFileAtomically(path, "before");
    const before = tree(root);

    const empty = fill(8192);
    expect(findings(() => writeFileAtomically(path, "x".repeat(100_000)))).toEqual([`${path}: ${full}`]);
    expect(findings(() => publishFolder(target, edition(2)))).toEqual([`${target}: ${full}`]);
    const a = delivery("a");
    const many = Array.from({ length: 3000 }, (_, i) => observation({ value: Math.sin(i), line: i }));
    const summary = { kind: null, count: { read: 1, accepted: 1, rejected: 0 }, issues: [] };
    const [sentence] = await findingsOf(saveObservations(paths.work, a.id, "v1", many, summary));
    expect(sentence).toBe(`${join(paths.work, "observations", a.id, "v1.parquet")}: ${full}`);
    empty();
    disk.remove(join(paths.work, "observations", a.id));
    expect(tree(root)).toEqual(before);

    await runAll(paths, disk);
    expect(readFileSync(join(target, "run.json"), "utf8")).toBe('{"edition":2}');
  });

  it("that is read-only says so, for files, folders and the lock", () => {
    const paths = pathsFor(join(root, "closed"));
    mkdirSync(paths.root);
    const taken = acquireLock(join(root, "taken"), "run");
    if (taken.ok) taken.value.release();
    execFileSync("mount", ["-o", "remount,ro", root]);
    try {
      const path = join(root, "a.txt");
      expect(findings(() => writeFileAtomically(path, ""))).toEqual([`${path}: ${readOnly}`]);
      const target = join(root, "x");
      expect(findings(() => publishFolder(target, edition(1)))).toEqual([`${target}: ${readOnly}`]);
      expect(findings(() => prepareWork(paths))).toEqual([`${paths.work}: ${readOnly}`]);
      for (const work of [paths.work, join(root, "taken")])
        expect(findings(() => acquireLock(work, "run"))).toEqual([`${join(work, "lock")}: ${readOnly}`]);
    } finally {
      execFileSync("mount", ["-o", "remount,rw", root]);
    }
  });
});

describe("a read-only folder by its permissions", () => {
  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("says so", () => {
    const root = folder();
    mkdirSync(join(root, "reports"), { mode: 0o500 });
    const target = join(root, "reports", "x");
    expect(findings(() => publishFolder(target, edition(1)))).toEqual([`${target}: ${readOnly}`]);
  });
});
