/** Folders of a workspace: made, looked at, copied from the product. */
import { cpSync, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeFileAtomically } from "./atomic.ts";
import { disk } from "./disk.ts";
import { safeParts } from "./names.ts";
import { namesIn } from "./publish.ts";
import { writeFailure } from "./trouble.ts";

/**
 * Makes a folder and those above it.
 *
 * @throws IssueError when it cannot be made
 */
export function makeFolder(path: string): void {
  try {
    disk.makeFolder(path, 0o777);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/** What lies at a path; null for nothing, and for what is neither a file nor a folder. */
export function entryKind(path: string): "file" | "folder" | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return "folder";
  return stat?.isFile() ? "file" : null;
}

/** Whether a folder is absent or holds nothing. */
export function isFree(path: string): boolean {
  try {
    return (namesIn(path) ?? []).length === 0;
  } catch {
    return false;
  }
}

/**
 * Copies a folder whole.
 *
 * @throws IssueError when it cannot be written
 */
export function copyFolder(from: string, to: string): void {
  try {
    cpSync(from, to, { recursive: true });
  } catch (error) {
    throw writeFailure(error, to);
  }
}

/**
 * Writes files below a folder, each whole or not at all.
 *
 * @param files  bytes by path inside the folder, with forward slashes
 * @throws IssueError when it cannot be written
 */
export function writeTree(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, data] of files) {
    const parts = safeParts(path);
    makeFolder(join(folder, ...parts.slice(0, -1)));
    writeFileAtomically(join(folder, ...parts), data);
  }
}

/** Whether a file can be written in a folder, or in the nearest folder above it that exists. */
export function mayWrite(path: string): boolean {
  let folder = path;
  while (!existsSync(folder)) folder = dirname(folder);
  const probe = join(folder, `.felles-probe-${process.pid}`);
  try {
    writeFileSync(probe, "");
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
