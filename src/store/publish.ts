/** A folder that appears whole or not at all, and replaces an older one by a swap that any later run can finish. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { IssueError, issue } from "../model/issue.ts";
import { discard, partial } from "./atomic.ts";
import type { Disk, FileData } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { safeName, safeParts } from "./names.ts";
import { errnoOf, writeFailure } from "./trouble.ts";

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Files of which some are written piece by piece. */
type Written = ReadonlyMap<string, FileData>;

export interface PublishOptions {
  readonly disk?: Disk;
  /** Permissions of files, and of folders. */
  readonly modes?: { readonly file: number; readonly folder: number };
}

/** A folder with one of these at its root is one that we wrote, and may be replaced. */
const marks: ReadonlySet<string> = new Set(["run.json", "datapackage.json"]);

const fresh = `${partial}new-`;
const former = `${partial}old-`;

/** The names in a folder, sorted; null when there is no such folder. */
export function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Finishes or undoes what a killed run left half-way in one folder. A swap whose old half was moved aside is finished,
 * for the new half was whole by then; anything else half-written is removed.
 */
export function recoverFolder(folder: string, disk: Disk = realDisk, only: string | null = null): void {
  const names = namesIn(folder) ?? [];
  const mine = (prefix: string, name: string): boolean =>
    only === null ? name.startsWith(prefix) : name === `${prefix}${only}`;
  for (const name of names.filter((each) => mine(former, each))) {
    const target = name.slice(former.length);
    if (!names.includes(target)) {
      const whole = names.includes(`${fresh}${target}`) ? `${fresh}${target}` : name;
      disk.rename(join(folder, whole), join(folder, target));
      disk.syncFolder(folder);
    }
    disk.remove(join(folder, name));
  }
  const leftover = only === null ? partial : fresh;
  for (const name of names.filter((each) => mine(leftover, each))) disk.remove(join(folder, name));
}

/** Every folder that the files need, from the root down. */
function foldersOf(files: Written): readonly string[] {
  const folders = new Set<string>([""]);
  const seen = new Map<string, string>();
  for (const path of files.keys()) {
    const parts = safeParts(path);
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join("/"));
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) throw new RangeError(`${other} and ${path} are one file on some systems`);
    seen.set(path.toLowerCase(), path);
  }
  const sorted = [...folders].sort();
  const both = sorted.find((folder) => seen.has(folder.toLowerCase()));
  if (both !== undefined) throw new RangeError(`${both} is both a file and a folder`);
  return sorted;
}

/** Refuses to replace a folder that holds somebody's own files. */
function requireOurs(target: string): boolean {
  const there = namesIn(target);
  if (there === null) return false;
  if (there.length > 0 && !there.some((name) => marks.has(name)))
    throw new IssueError([issue("store.foreign-folder", { file: target })], 1);
  return true;
}

function writeAll(root: string, files: Written, disk: Disk, modes: { file: number; folder: number }): void {
  const folders = foldersOf(files);
  for (const folder of folders) disk.makeFolder(join(root, folder), modes.folder);
  const paths = [...files.keys()].sort();
  for (const path of paths) disk.write(join(root, path), files.get(path)!, modes.file);
  for (const folder of [...folders].reverse()) disk.syncFolder(join(root, folder));
}

/**
 * Puts a folder of files in place of `target`, whole: after a kill at any moment, `target` is the old folder or the new
 * one, or the next run (`prepareWork`, or another publish to the same target) makes it so.
 *
 * @param files  by relative path with forward slashes
 * @throws IssueError (store.foreign-folder when the folder there is not ours, store.no-space, …); the old folder stays
 * @throws RangeError when a path is not safe
 */
export function publishFolder(target: string, files: Written, options: PublishOptions = {}): void {
  const { disk = realDisk, modes = { file: 0o644, folder: 0o777 } } = options;
  const parent = dirname(target);
  const name = safeName(basename(target));
  foldersOf(files);
  const beside = join(parent, `${fresh}${name}`);
  const aside = join(parent, `${former}${name}`);
  try {
    disk.makeFolder(parent, modes.folder);
    recoverFolder(parent, disk, name);
    const replaces = requireOurs(target);
    writeAll(beside, files, disk, modes);
    if (replaces) disk.rename(target, aside);
    disk.rename(beside, target);
    disk.syncFolder(parent);
    discard(disk, aside);
  } catch (error) {
    restore(target, beside, aside, disk);
    throw writeFailure(error, target);
  }
}

/** After a failure: the old folder back in its place, the new one gone. */
function restore(target: string, beside: string, aside: string, disk: Disk): void {
  try {
    if (namesIn(target) === null && namesIn(aside) !== null) disk.rename(aside, target);
  } catch {
    // The next recovery finishes the swap.
    return;
  }
  discard(disk, beside);
}
