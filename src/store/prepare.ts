/** The working folder: made, closed to others, and cleared of what killed runs left half-written. */
import type { Dirent } from "node:fs";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { partial } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { acquireLock, heldByMe } from "./lock.ts";
import { recoverFolder } from "./publish.ts";
import { errnoOf, writeFailure } from "./trouble.ts";

export interface Paths {
  /** Where pipelines/ lies. */
  readonly root: string;
  readonly inbox: string;
  readonly work: string;
  readonly reports: string;
}

/** Permissions of everything in work/. */
export const closed = { file: 0o600, folder: 0o700 } as const;

const rooms = ["deliveries", "observations", "quarantine", "ledger", "runs"] as const;

/** How far below work/ and reports/ anything half-written may lie. */
const depth = 3;

/** The folders in which something half-written lies. */
function unfinished(folder: string, left: number): readonly string[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return [];
    throw writeFailure(error, folder);
  }
  const here = entries.some((entry) => entry.name.startsWith(partial)) ? [folder] : [];
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(partial) && left > 0);
  return [...here, ...below.flatMap((entry) => unfinished(join(folder, entry.name), left - 1))];
}

function unfinishedIn({ work, reports }: Paths): readonly string[] {
  return [work, reports].flatMap((folder) => unfinished(folder, depth));
}

/**
 * Makes work/ and its rooms, mode 0700, and finishes or undoes what killed runs left in work/ and reports/, unless another
 * run is at work there.
 *
 * @throws IssueError when a folder cannot be made, read or changed
 */
export function prepareWork(paths: Paths, disk: Disk = realDisk): void {
  const { work } = paths;
  try {
    for (const room of rooms) disk.makeFolder(join(work, room), closed.folder);
    if (unfinishedIn(paths).length === 0) return;
    if (heldByMe(work)) {
      clear(paths, disk);
      return;
    }
    const lock = acquireLock(work, "prepare");
    if (!lock.ok) return;
    try {
      clear(paths, disk);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    throw writeFailure(error, work);
  }
}

function clear(paths: Paths, disk: Disk): void {
  for (const folder of unfinishedIn(paths)) recoverFolder(folder, disk);
}
