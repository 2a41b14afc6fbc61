/** A file that appears whole or not at all: written beside, flushed, renamed. */
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { writeFailure } from "./trouble.ts";

/** Everything half-written bears this in front, and nothing else does. */
export const partial = ".partial-";

export interface WriteOptions {
  /** Permissions of the file: 0o600 for what only its owner may read. */
  readonly mode?: number;
  readonly disk?: Disk;
}

/** Clears up after a failure, and lets nothing hide the failure itself. */
export function discard(disk: Disk, path: string): void {
  try {
    disk.remove(path);
  } catch {
    // The next recovery removes it.
  }
}

/**
 * Has `make` write a file beside the target, then puts it in place.
 *
 * @throws IssueError (store.no-space, store.read-only, …) and leaves what was there before
 */
export async function placeFile(
  path: string,
  make: (beside: string) => Promise<void> | void,
  disk: Disk = realDisk,
): Promise<void> {
  const beside = join(dirname(path), `${partial}file-${basename(path)}`);
  try {
    await make(beside);
    disk.rename(beside, path);
    disk.syncFolder(dirname(path));
  } catch (error) {
    discard(disk, beside);
    throw writeFailure(error, path);
  }
}

/**
 * Writes a file whole, replacing one that is there; makes the folders above it.
 *
 * @throws IssueError (store.no-space, store.read-only, …) and leaves what was there before
 */
export function writeFileAtomically(path: string, data: string | Uint8Array, options: WriteOptions = {}): void {
  const { mode = 0o644, disk = realDisk } = options;
  const folder = dirname(path);
  const beside = join(folder, `${partial}file-${basename(path)}`);
  try {
    disk.makeFolder(folder, 0o777);
    disk.write(beside, data, mode);
    disk.rename(beside, path);
    disk.syncFolder(folder);
  } catch (error) {
    discard(disk, beside);
    throw writeFailure(error, path);
  }
}
