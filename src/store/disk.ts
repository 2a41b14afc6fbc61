/** The few ways in which the store changes a disk. An argument everywhere, so that tests can fail or die at any step. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { dirname } from "node:path";
import { errnoOf } from "./trouble.ts";

/** What a file is to hold, whole or piece by piece. */
export type FileData = string | Uint8Array | (() => Iterable<Uint8Array>);

export interface Disk {
  /** With its parents; no trouble when it is there. */
  readonly makeFolder: (path: string, mode: number) => void;
  /** Creates or replaces a file and waits until the bytes are on the disk. */
  readonly write: (path: string, data: FileData, mode: number) => void;
  readonly rename: (from: string, to: string) => void;
  /** A file or a whole folder; no trouble when it is not there. */
  readonly remove: (path: string) => void;
  /** Waits until the bytes of a file that another wrote are on the disk. */
  readonly syncFile: (path: string) => void;
  /** Waits until the names in a folder are on the disk. */
  readonly syncFolder: (path: string) => void;
}

function flush(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(path: string): void {
  // Windows opens no folder, and keeps names by itself.
  if (platform() === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Not by mkdir's `recursive`, which says ENOENT on a read-only disk. */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (isFolder(path)) return;
    if (errnoOf(error) !== "ENOENT" || dirname(path) === path) throw error;
    makeFolder(dirname(path), mode);
    mkdirSync(path, { mode });
  }
}

export const disk: Disk = {
  makeFolder,
  write(path, data, mode) {
    const file = openSync(path, "w", mode);
    try {
      if (typeof data === "function") for (const piece of data()) writeFileSync(file, piece);
      else writeFileSync(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename(from, to) {
    renameSync(from, to);
  },
  remove(path) {
    rmSync(path, { recursive: true, force: true });
  },
  syncFile: flush,
  syncFolder: flushFolder,
};
