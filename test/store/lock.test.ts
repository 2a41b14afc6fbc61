/** One run at a time; the second learns who holds the lock, and a dead holder holds nothing. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { acquireLock, heldByMe } from "../../src/store/lock.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { findings, folder } from "./workspace.ts";

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Answer {
  readonly child: ChildProcess;
  readonly said: { readonly ok?: true; readonly code?: string; readonly pid?: number };
}

/** Starts a process that asks for the lock, and waits for what it says. */
function ask(work: string, verb: string): Promise<Answer> {
  const script = join(import.meta.dirname, "lock-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, work, verb], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve) => {
    child.stdout!.once("data", (text) => resolve({ child, said: JSON.parse(String(text)) }));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
  });
}

const moment = { pid: process.pid, host: hostname(), now: new Date("2027-10-01T08:15:30.250Z") };

/** A lock as some process left it. */
function leave(work: string, name: string): void {
  mkdirSync(join(work, "lock"), { recursive: true });
  writeFileSync(join(work, "lock", name), "");
}

describe("acquireLock", () => {
  it("gives the lock to the first, and tells the second who has it, since when and what to do", () => {
    const work = join(folder(), "work");
    const first = acquireLock(work, "run quarterly", { pid: 4711, host: "rana.kommune", now: moment.now });
    expect(first.ok).toBe(true);
    const second = acquireLock(work, "run");
    expect(second).toEqual({
      ok: false,
      issues: [
        {
          code: "store.locked",
          level: "error",
          place: { file: join(work, "lock") },
          params: { pid: "4711", host: "rana.kommune", verb: "run quarterly", since: "2027-10-01T08:15:30Z" },
        },
      ],
    });
    expect(second.ok || describeIssue(second.issues[0]!, "en")).toEqual({
      message:
        "The working folder is in use: process 4711 on rana.kommune has been at run quarterly since 2027-10-01T08:15:30Z.",
      remedy: `Wait until it is done. If rana.kommune no longer runs it, delete the folder ${join(work, "lock")}.`,
    });
  });

  it("gives it again once it is given back, and giving back twice harms nobody", () => {
    const work = folder();
    const first = acquireLock(work, "run");
    if (!first.ok) throw new Error("locked");
    expect(heldByMe(work)).toBe(true);
    expect(acquireLock(work, "run").ok).toBe(false);
    first.value.release();
    expect(heldByMe(work)).toBe(false);
    const second = acquireLock(work, "run", moment);
    first.value.release();
    expect(second.ok).toBe(true);
    expect(heldByMe(work)).toBe(true);
    expect(acquireLock(work, "run").ok).toBe(false);
  });

  it("takes over from a process that is gone from this machine", async () => {
    const work = folder();
    const { child, said } = await ask(work, "run");
    expect(said.ok).toBe(true);
    expect(acquireLock(work, "run")).toMatchObject({ ok: false, issues: [{ params: { pid: String(said.pid) } }] });
    child.kill("SIGKILL");
    await ended(child);
    expect(acquireLock(work, "run").ok).toBe(true);
  });

  it("takes over from an earlier process that had this one's number, and from one whose number another has now", () => {
    for (const pid of [process.pid, 1]) {
      const work = folder();
      leave(work, `held~${pid}~${hostname()}~run~2027-10-01T08.15.30Z~99999999999~abcd`);
      expect(acquireLock(work, "run").ok, `pid ${pid}`).toBe(process.platform === "linux" || pid === process.pid);
    }
  });

  it("believes a holder that lives, though the system does not say since when", () => {
    const work = folder();
    leave(work, `held~1~${hostname()}~run~2027-10-01T08.15.30Z~~abcd`);
    expect(acquireLock(work, "run").ok).toBe(false);
  });

  it("leaves the lock of another machine alone", () => {
    const work = folder();
    leave(work, "held~99999999~elsewhere~run~2027-10-01T08.15.30Z~1~abcd");
    expect(acquireLock(work, "run").ok).toBe(false);
  });

  it("makes the lock where an empty folder was left", () => {
    const work = folder();
    mkdirSync(join(work, "lock"));
    expect(acquireLock(work, "run").ok).toBe(true);
  });

  it("gives it to exactly one of several processes at once, the dead holder's too", async () => {
    for (const left of [null, `held~99999999~${hostname()}~run~2027-10-01T08.15.30Z~1~abcd`]) {
      const work = folder();
      if (left !== null) leave(work, left);
      const answers = await Promise.all(["a", "b", "c", "d"].map((verb) => ask(work, verb)));
      expect(answers.filter(({ said }) => said.ok)).toHaveLength(1);
      expect(answers.filter(({ said }) => said.code === "store.locked")).toHaveLength(3);
      expect(readdirSync(join(work, "lock"))).toHaveLength(1);
      for (const { child } of answers) {
        const end = ended(child);
        child.stdin!.write("stop\n");
        await end;
      }
      expect(readdirSync(join(work, "lock"))).toEqual(["free"]);
    }
  });

  it("says that the folder cannot be made", () => {
    const root = folder();
    writeFileSync(join(root, "work"), "");
    expect(findings(() => acquireLock(join(root, "work"), "run"))).toEqual([
      `${join(root, "work", "lock")}: A file lies where a folder was expected. Move the file, or choose another folder.`,
    ]);
  });

  it("says that a file lies in its place", () => {
    const work = folder();
    writeFileSync(join(work, "lock"), "");
    expect(findings(() => acquireLock(work, "run"))).toEqual([
      `${join(work, "lock")}: A file lies where a folder was expected. Move the file, or choose another folder.`,
    ]);
  });

  it("gives up on a lock that keeps slipping away", () => {
    const work = folder();
    mkdirSync(join(work, "lock"));
    writeFileSync(join(work, "lock", "stray"), "");
    expect(acquireLock(work, "run")).toEqual({
      ok: false,
      issues: [{ code: "store.busy", level: "error", place: { file: join(work, "lock") }, params: {} }],
    });
    rmSync(join(work, "lock"), { recursive: true });
    expect(acquireLock(work, "run").ok).toBe(true);
  });
});
