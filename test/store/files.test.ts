/** Files and folders appear whole or not at all, and every failure says where and what to do. */
import { mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeFileAtomically } from "../../src/store/atomic.ts";
import { disk } from "../../src/store/disk.ts";
import { hashFile, sha256 } from "../../src/store/hash.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { deliveryName, isDeliveryName, safeName, safeParts } from "../../src/store/names.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { publishFolder, recoverFolder } from "../../src/store/publish.ts";
import { readBytes, readText } from "../../src/store/read.ts";
import { listRuns, saveQuarantine, writeRunRecord } from "../../src/store/records.ts";
import { errnoOf, fileIssue, writeFailure } from "../../src/store/trouble.ts";
import { failingDisk } from "./broken-disk.ts";
import { pathsFor } from "./paths.ts";
import { edition } from "./sequence.ts";
import { findings, folder, tree } from "./workspace.ts";

const report = new Map([["run.json", "{}"]]);

describe("readBytes and readText", () => {
  it("read a file whole, and drop a byte order mark from text", () => {
    const path = join(folder(), "a.yaml");
    writeFileSync(path, "\ufeffnavn: Lurøy\n");
    expect(readText(path)).toEqual({ ok: true, value: "navn: Lurøy\n", issues: [] });
    const bytes = readBytes(path);
    expect(bytes.ok && bytes.value.length).toBe(16);
  });

  it("read an empty file as nothing", () => {
    const path = join(folder(), "empty");
    writeFileSync(path, "");
    expect(readText(path)).toEqual({ ok: true, value: "", issues: [] });
  });

  it.each([
    ["a file that is not there", "absent", "store.missing-file"],
    ["a path through a file", "a.yaml/b", "store.missing-file"],
    ["a folder", ".", "store.not-a-file"],
    ["a device", "/dev/zero", "store.not-a-file"],
  ])("refuse %s", (_, name, code) => {
    const root = folder();
    writeFileSync(join(root, "a.yaml"), "a");
    const path = name.startsWith("/") ? name : join(root, name);
    expect(readBytes(path)).toEqual({
      ok: false,
      issues: [{ code, level: "error", place: { file: path }, params: {} }],
    });
  });

  it("refuse a file over the limit before reading it, and take one that just fills it", () => {
    const path = join(folder(), "a.csv");
    writeFileSync(path, "12345");
    expect(readBytes(path, 5).ok).toBe(true);
    expect(readBytes(path, 4)).toEqual({
      ok: false,
      issues: [{ code: "store.too-large", level: "error", place: { file: path }, params: { bytes: 5, limit: 4 } }],
    });
    expect(readText(path, 4).ok).toBe(false);
  });

  it("refuse text that is not UTF-8", () => {
    const path = join(folder(), "latin1.yaml");
    writeFileSync(path, Buffer.from("Lur\xf8y", "latin1"));
    expect(readText(path)).toEqual({
      ok: false,
      issues: [{ code: "store.not-text", level: "error", place: { file: path }, params: {} }],
    });
  });
});

describe("sha256 and hashFile", () => {
  it("agree with the standard's example", () => {
    // FIPS 180-2, appendix B.1.
    const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    const path = join(folder(), "abc");
    writeFileSync(path, "abc");
    expect(sha256("abc")).toBe(abc);
    expect(hashFile(path)).toEqual({ ok: true, value: abc, issues: [] });
  });

  it("agree on files of several pieces, and on one that ends with a piece", () => {
    const path = join(folder(), "large");
    for (const size of [0, 1 << 20, (1 << 21) + 7]) {
      const bytes = new Uint8Array(size).fill(7);
      writeFileSync(path, bytes);
      expect(hashFile(path)).toEqual({ ok: true, value: sha256(bytes), issues: [] });
    }
  });

  it("say that a file is not there", () => {
    const path = join(folder(), "absent");
    expect(hashFile(path)).toEqual({
      ok: false,
      issues: [{ code: "store.missing-file", level: "error", place: { file: path }, params: {} }],
    });
  });
});

describe("safe names", () => {
  it.each(["", ".", "..", "a/b", "a\\b", ".hidden", "name.", "nul", "COM1.txt", "é", "a b", "a\0", "x".repeat(121)])(
    "are not %j",
    (name) => {
      expect(() => safeName(name)).toThrow(new RangeError(`not a safe file name: ${JSON.stringify(name)}`));
    },
  );

  it.each(["/etc/passwd", "../a", "a/../b", "a//b", "a/", "C:/a", "a/./b"])("are not the parts of %j", (path) => {
    expect(() => safeParts(path)).toThrow(RangeError);
  });

  it("never lead out of a folder, whatever the text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let parts: readonly string[] = [];
        try {
          parts = safeParts(text);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
        expect(join("/root", ...parts).startsWith("/root")).toBe(true);
      }),
    );
  });

  it("of deliveries are SHA-256 in hexadecimal", () => {
    expect(deliveryName("a".repeat(64))).toBe("a".repeat(64));
    expect(isDeliveryName("A".repeat(64))).toBe(false);
    expect(() => deliveryName("..")).toThrow(new RangeError('not the name of a delivery: ".."'));
  });
});

describe("writeFileAtomically", () => {
  it("makes folders, replaces a file, and leaves nothing beside it", () => {
    const root = folder();
    writeFileAtomically(join(root, "a", "b.txt"), "one");
    writeFileAtomically(join(root, "a", "b.txt"), new Uint8Array([50]));
    expect(tree(root)).toEqual({ "a/": "", "a/b.txt": sha256("2") });
  });

  it("closes a file to others when asked", () => {
    const path = join(folder(), "secret");
    writeFileAtomically(path, "x", { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    [
      "ENOSPC",
      "The disk is full; the file was not written, and what was there before is unchanged. Free some space and run again; the run carries on where it stopped.",
    ],
    [
      "EDQUOT",
      "The disk is full; the file was not written, and what was there before is unchanged. Free some space and run again; the run carries on where it stopped.",
    ],
    [
      "EROFS",
      "Writing is not allowed here: the folder is read-only. Give yourself permission to write, or choose another folder.",
    ],
    [
      "EACCES",
      "Writing is not allowed here: the folder is read-only. Give yourself permission to write, or choose another folder.",
    ],
    ["EIO", "The operating system reported EIO. Check the disk and any network drive, and run again."],
  ])("keeps what was there on %s, and says what to do", (errno, sentence) => {
    for (const step of [1, 2, 3]) {
      const root = folder();
      const path = join(root, "a.txt");
      writeFileAtomically(path, "before");
      const broken = failingDisk(step, errno);
      expect(findings(() => writeFileAtomically(path, "after", { disk: broken }))).toEqual([`${path}: ${sentence}`]);
      expect(tree(root)).toEqual({ "a.txt": sha256("before") });
    }
  });

  it("says that a file lies where a folder should", () => {
    const root = folder();
    writeFileSync(join(root, "file"), "");
    const sentence = "A file lies where a folder was expected. Move the file, or choose another folder.";
    for (const path of [join(root, "file", "a.txt"), join(root, "file", "b", "a.txt")])
      expect(findings(() => writeFileAtomically(path, ""))).toEqual([`${path}: ${sentence}`]);
  });

  it("says that a folder lies where the file should", () => {
    const path = join(folder(), "a");
    mkdirSync(path);
    const sentence = "This is not an ordinary file; expected a file. Name a file, not a folder or a device.";
    expect(findings(() => writeFileAtomically(path, ""))).toEqual([`${path}: ${sentence}`]);
  });

  it("passes a bug on as it is, and keeps the first failure when cleaning up fails too", () => {
    const path = join(folder(), "a.txt");
    const bug = new TypeError("a bug");
    const broken = {
      ...disk,
      write: () => {
        throw bug;
      },
      remove: () => {
        throw new Error("and another");
      },
    };
    expect(() => writeFileAtomically(path, "", { disk: broken })).toThrow(bug);
  });
});

describe("publishFolder", () => {
  it("puts a folder in place of an older one, whole", () => {
    const target = join(folder(), "quarterly", "2027-Q3");
    publishFolder(target, edition(1));
    publishFolder(target, edition(2));
    expect(Object.keys(tree(join(target, "..")))).toEqual([
      "2027-Q3/",
      "2027-Q3/en/",
      "2027-Q3/en/index.html",
      "2027-Q3/figures/",
      "2027-Q3/figures/a/",
      "2027-Q3/figures/a/wide.svg",
      "2027-Q3/run.json",
    ]);
  });

  it("gives the same bytes in whatever order the files are named", () => {
    const [a, b] = [join(folder(), "x"), join(folder(), "x")];
    publishFolder(a, edition(1));
    publishFolder(b, new Map([...edition(1)].reverse()));
    expect(tree(a)).toEqual(tree(b));
  });

  it("publishes into an empty folder, and an empty set of files as an empty folder", () => {
    const target = join(folder(), "x");
    mkdirSync(target);
    publishFolder(target, new Map());
    expect(tree(target)).toEqual({});
    publishFolder(target, report);
    expect(Object.keys(tree(target))).toEqual(["run.json"]);
  });

  it("refuses to replace a folder with somebody's own files", () => {
    const target = join(folder(), "Documents");
    mkdirSync(target);
    writeFileSync(join(target, "thesis.txt"), "years of work");
    expect(findings(() => publishFolder(target, report))).toEqual([
      `${target}: The folder holds files that felles did not write; they would be lost. Choose a new or empty folder, or move the files.`,
    ]);
    expect(readFileSync(join(target, "thesis.txt"), "utf8")).toBe("years of work");
    expect(Object.keys(tree(join(target, "..")))).toEqual(["Documents/", "Documents/thesis.txt"]);
  });

  it("refuses a file in place of the folder", () => {
    const target = join(folder(), "x");
    writeFileSync(target, "");
    expect(findings(() => publishFolder(target, report))).toEqual([
      `${target}: A file lies where a folder was expected. Move the file, or choose another folder.`,
    ]);
  });

  it.each([
    [["../a"], 'not a safe file name: ".."'],
    [["/etc/passwd"], 'not a safe file name: ""'],
    [["a/B", "a/b"], "a/B and a/b are one file on some systems"],
    [["a/b", "A"], "a is both a file and a folder"],
  ])("refuses the paths %j, and touches nothing", (paths, message) => {
    const root = folder();
    const files = new Map(paths.map((path) => [path, ""]));
    expect(() => publishFolder(join(root, "x"), files)).toThrow(new RangeError(message));
    expect(tree(root)).toEqual({});
  });

  it("keeps the old folder whole when the disk fills at any step", () => {
    const old = new Map([["run.json", "old"]]);
    let failures = 0;
    for (let step = 1, done = false; !done; step += 1) {
      const root = folder();
      const target = join(root, "x");
      publishFolder(target, old);
      try {
        publishFolder(target, edition(2), { disk: failingDisk(step, "ENOSPC") });
        expect(Object.keys(tree(root)).filter((path) => path.startsWith("x/"))).toContain("x/run.json");
        done = failures > 0 && step > 20;
      } catch (error) {
        failures += 1;
        expect((error as { issues?: unknown }).issues, `step ${step}`).toMatchObject([{ code: "store.no-space" }]);
        expect(Object.keys(tree(root)).filter((path) => path.includes(".partial-new"))).toEqual([]);
        const whole = [sha256("old"), sha256('{"edition":2}')];
        expect(whole).toContain(tree(target)["run.json"]);
      }
    }
    expect(failures).toBeGreaterThan(10);
  });

  it("puts the old folder back when the swap fails, or leaves that to the next run", () => {
    const root = folder();
    const target = join(root, "x");
    publishFolder(target, new Map([["run.json", "old"]]));
    let renames = 0;
    const stuck = {
      ...disk,
      rename: (from: string, to: string) => {
        renames += 1;
        if (renames > 1) throw Object.assign(new Error("busy"), { code: "EBUSY" });
        disk.rename(from, to);
      },
    };
    expect(findings(() => publishFolder(target, report, { disk: stuck }))).toEqual([
      `${target}: The operating system reported EBUSY. Check the disk and any network drive, and run again.`,
    ]);
    expect(Object.keys(tree(root))).not.toContain("x/");
    recoverFolder(root);
    expect(tree(root)).toEqual({ "x/": "", "x/run.json": sha256("{}") });
  });

  it("recovers the old folder when there is no newer one", () => {
    const root = folder();
    mkdirSync(join(root, ".partial-old-x"));
    writeFileSync(join(root, ".partial-old-x", "run.json"), "old");
    recoverFolder(root);
    expect(tree(root)).toEqual({ "x/": "", "x/run.json": sha256("old") });
    recoverFolder(join(root, "absent"));
  });
});

describe("prepareWork", () => {
  it("makes the rooms of work/, closed to others", () => {
    const paths = pathsFor(folder());
    prepareWork(paths);
    prepareWork(paths);
    expect(Object.keys(tree(paths.work))).toEqual(["deliveries/", "ledger/", "observations/", "quarantine/", "runs/"]);
    for (const room of ["", "deliveries", "ledger"]) expect(statSync(join(paths.work, room)).mode & 0o777).toBe(0o700);
  });

  it("clears up in work/ and reports/, and leaves everything else", () => {
    const paths = pathsFor(folder());
    prepareWork(paths);
    publishFolder(join(paths.reports, "q", "2027-Q3"), edition(1));
    const before = tree(paths.root);
    for (const path of ["work/runs/.partial-file-a", "reports/q/.partial-file-b", "work/.partial-lock-c"])
      writeFileSync(join(paths.root, path), "half");
    mkdirSync(join(paths.reports, "q", ".partial-new-2027-Q4", "nb"), { recursive: true });
    prepareWork(paths);
    expect(tree(paths.root)).toMatchObject(before);
    expect(Object.keys(tree(paths.root)).filter((path) => path.includes("partial"))).toEqual([]);
  });

  it("clears up for the run that holds the lock, and not for any other", () => {
    const paths = pathsFor(folder());
    prepareWork(paths);
    const half = join(paths.work, "runs", ".partial-file-a");
    writeFileSync(half, "half");
    const held = join(paths.work, "lock", "held~1~another-machine~run~2027-10-01T08.00.00Z~~abcd");
    writeFileAtomically(held, "");
    prepareWork(paths);
    expect(readFileSync(half, "utf8")).toBe("half");
    renameSync(held, join(paths.work, "lock", "free"));
    const mine = acquireLock(paths.work, "run");
    prepareWork(paths);
    expect(Object.keys(tree(paths.work)).filter((path) => path.includes("partial"))).toEqual([]);
    expect(mine.ok).toBe(true);
  });

  it("follows no symbolic link", () => {
    const paths = pathsFor(folder());
    const elsewhere = folder();
    writeFileSync(join(elsewhere, ".partial-file-mine"), "mine");
    prepareWork(paths);
    symlinkSync(elsewhere, join(paths.work, "runs", "link"));
    prepareWork(paths);
    expect(readFileSync(join(elsewhere, ".partial-file-mine"), "utf8")).toBe("mine");
  });

  it("says that a file lies in its place", () => {
    const paths = pathsFor(folder());
    writeFileSync(paths.work, "");
    expect(findings(() => prepareWork(paths))).toEqual([
      `${paths.work}: A file lies where a folder was expected. Move the file, or choose another folder.`,
    ]);
  });

  it("says that a file lies in the place of reports/", () => {
    const paths = pathsFor(folder());
    writeFileSync(paths.reports, "");
    expect(findings(() => prepareWork(paths))).toEqual([
      `${paths.reports}: A file lies where a folder was expected. Move the file, or choose another folder.`,
    ]);
  });
});

describe("records", () => {
  it("are files by name, listed in order", () => {
    const { work } = pathsFor(folder());
    expect(listRuns(work)).toEqual({ ok: true, value: [], issues: [] });
    const second = writeRunRecord(work, "2027-10-02", "{}");
    const first = writeRunRecord(work, "2027-10-01", "{}");
    expect(listRuns(work)).toEqual({
      ok: true,
      value: [
        { id: "2027-10-01", path: first },
        { id: "2027-10-02", path: second },
      ],
      issues: [],
    });
  });

  it("cannot be listed when a file lies in their place", () => {
    const { work } = pathsFor(folder());
    mkdirSync(work);
    writeFileSync(join(work, "runs"), "");
    expect(listRuns(work)).toEqual({
      ok: false,
      issues: [{ code: "store.missing-file", level: "error", place: { file: join(work, "runs") }, params: {} }],
    });
  });

  it("of rejected rows bear the delivery's name, and are closed to others", () => {
    const { work } = pathsFor(folder());
    const path = saveQuarantine(work, "a".repeat(64), "line;reason\n");
    expect(readFileSync(path, "utf8")).toBe("line;reason\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => saveQuarantine(work, "../a", "")).toThrow(new RangeError('not the name of a delivery: "../a"'));
  });
});

describe("trouble", () => {
  it("knows an error of the operating system by its code, or by DuckDB's words", () => {
    expect(errnoOf(Object.assign(new Error("x"), { code: "ENOSPC" }))).toBe("ENOSPC");
    expect(errnoOf(new Error("IO Error: Could not write file: No space left on device"))).toBe("ENOSPC");
    expect(errnoOf(new Error("IO Error: Cannot open file: Permission denied"))).toBe("EACCES");
    expect(errnoOf(Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBeNull();
    expect(errnoOf("a text")).toBeNull();
  });

  it("passes anything else on, and an IssueError unchanged", () => {
    const bug = new RangeError("a bug");
    expect(() => fileIssue(bug, "x", "read")).toThrow(bug);
    const failure = writeFailure(Object.assign(new Error("x"), { code: "EROFS" }), "x");
    expect(writeFailure(failure, "y")).toBe(failure);
    expect(fileIssue(Object.assign(new Error("x"), { code: "EACCES" }), "x", "read").code).toBe("store.unreadable");
  });
});
