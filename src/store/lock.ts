/**
 * One run at a time in a working folder.
 *
 * The lock is one file in `work/lock/`, whose name says who holds it: `free`, or `held~pid~host~verb~since~start~nonce`.
 * Taking, taking over and giving back are each one rename of that file, so that of several at once exactly one succeeds,
 * and a kill at any moment leaves one name or the other.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { partial } from "./atomic.ts";
import { disk } from "./disk.ts";
import { namesIn } from "./publish.ts";
import { errnoOf, writeFailure } from "./trouble.ts";

export interface Lock {
  readonly release: () => void;
}

/** Who asks: the process and machine are found out unless given. */
export interface Claimant {
  readonly pid: number;
  readonly host: string;
  readonly now: Date;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly verb: string;
  /** ISO instant, UTC, to the second. */
  readonly since: string;
  /** When the process began, in the kernel's ticks; empty where the system does not say. */
  readonly start: string;
}

const free = "free";
const attempts = 50;

/** The locks that this process holds, as paths. */
const mine = new Set<string>();

function folderOf(work: string): string {
  return join(work, "lock");
}

/** When a process began: tells it from a later one with the same number. Linux says; elsewhere empty. */
function startOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return status.slice(status.lastIndexOf(")") + 2).split(" ")[19]!;
  } catch {
    return "";
  }
}

function nameOf(claimant: Claimant, verb: string): string {
  const since = claimant.now.toISOString().slice(0, 19).replaceAll(":", ".");
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9. -]/g, "-").slice(0, 60);
  const nonce = randomBytes(4).toString("hex");
  const start = startOf(claimant.pid);
  return ["held", claimant.pid, plain(claimant.host), plain(verb), `${since}Z`, start, nonce].join("~");
}

function holderIn(name: string): Holder {
  const [, pid, host, verb, since, start] = name.split("~");
  return { pid: Number(pid), host: host!, verb: verb!, since: since!.replaceAll(".", ":"), start: start! };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== "ESRCH";
  }
}

/** Whether a lock's holder is surely gone: only on the machine where it ran can that be known. */
function isDead(name: string, path: string, host: string): boolean {
  const holder = holderIn(name);
  if (holder.host !== host) return false;
  if (holder.pid === process.pid) return !mine.has(path);
  const start = startOf(holder.pid);
  return !exists(holder.pid) || (holder.start !== "" && start !== "" && start !== holder.start);
}

/** Makes `work/lock/free` in one step; another may be quicker. */
function install(work: string): void {
  const beside = join(work, `${partial}lock-${randomBytes(4).toString("hex")}`);
  try {
    disk.makeFolder(beside, 0o700);
    writeFileSync(join(beside, free), "");
    renameSync(beside, folderOf(work));
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!["ENOTEMPTY", "EEXIST", "EPERM", "ENOENT"].includes(errnoOf(error) ?? "")) throw error;
    // Windows puts no folder in place of an empty one; an empty lock folder is nobody's.
    removeIfEmpty(folderOf(work));
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!["ENOTEMPTY", "ENOENT", "EEXIST"].includes(errnoOf(error) ?? "")) throw error;
  }
}

/** Renames, unless somebody else was quicker. */
function exchange(folder: string, from: string, to: string): boolean {
  try {
    renameSync(join(folder, from), join(folder, to));
    return true;
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Whether this process holds the lock of a working folder. */
export function heldByMe(work: string): boolean {
  const folder = folderOf(work);
  return (namesIn(folder) ?? []).some((name) => mine.has(join(folder, name)));
}

/**
 * Takes the lock of a working folder; one left by a process that is gone from this machine is taken over.
 *
 * @param work  the folder, made when missing
 * @param verb  what the holder is doing, for the message to others: `run quarterly`
 * @returns     the lock, or the issue store.locked that names its holder
 * @throws IssueError when the folder cannot be written
 */
export function acquireLock(work: string, verb: string, claimant: Claimant = self()): Outcome<Lock> {
  const folder = folderOf(work);
  const name = nameOf(claimant, verb);
  const path = join(folder, name);
  const host = holderIn(name).host;
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [there] = (namesIn(folder) ?? []).filter((each) => each === free || each.startsWith("held~"));
      if (there === undefined) {
        install(work);
      } else if (there === free || isDead(there, join(folder, there), host)) {
        mine.add(path);
        if (exchange(folder, there, name)) return accepted({ release: () => release(folder, name) });
        mine.delete(path);
      } else {
        const { pid, host: where, verb: what, since } = holderIn(there);
        return rejected([
          issue("store.locked", { file: folder }, { pid: String(pid), host: where, verb: what, since }),
        ]);
      }
    }
  } catch (error) {
    mine.delete(path);
    throw writeFailure(error, folder);
  }
  return rejected([issue("store.busy", { file: folder })]);
}

function release(folder: string, name: string): void {
  mine.delete(join(folder, name));
  exchange(folder, name, free);
}

function self(): Claimant {
  return { pid: process.pid, host: hostname(), now: new Date() };
}
