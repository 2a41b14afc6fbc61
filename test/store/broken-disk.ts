/** Disks that fail, or die with the process, at a chosen step. */
import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Disk } from "../../src/store/disk.ts";
import { disk } from "../../src/store/disk.ts";

/** Thrown by a dead disk: no error of the operating system, so that nothing mistakes it for one. */
export class Dead extends Error {}

const half: { readonly [name in keyof Disk]: (...parts: Parameters<Disk[name]>) => void } = {
  makeFolder() {},
  write(path, data, mode) {
    const bytes = typeof data === "function" ? Buffer.concat([...data()]) : Buffer.from(data);
    const file = openSync(path, "w", mode);
    writeSync(file, bytes, 0, bytes.length >> 1);
    closeSync(file);
  },
  rename() {},
  remove(path) {
    const there = statSync(path, { throwIfNoEntry: false });
    if (!there?.isDirectory()) return;
    const [first] = readdirSync(path).sort();
    if (first !== undefined) rmSync(join(path, first), { recursive: true });
  },
  syncFile() {},
  syncFolder() {},
};

/**
 * Does `steps` steps, half of the next, and then nothing more, as if the process had been killed there: what cleans up
 * after failures finds no disk either.
 */
export function dyingDisk(steps: number, die: () => void = () => {}): Disk {
  let left = steps;
  const limited = <Name extends keyof Disk>(name: Name): Disk[Name] =>
    ((...parts: Parameters<Disk[Name]>) => {
      left -= 1;
      if (left >= 0) return (disk[name] as (...all: unknown[]) => void)(...parts);
      if (left === -1) (half[name] as (...all: unknown[]) => void)(...parts);
      die();
      throw new Dead();
    }) as Disk[Name];
  return {
    makeFolder: limited("makeFolder"),
    write: limited("write"),
    rename: limited("rename"),
    remove: limited("remove"),
    syncFile: limited("syncFile"),
    syncFolder: limited("syncFolder"),
  };
}

/** Fails once, at one step, as the operating system does; what cleans up finds the disk in order. */
export function failingDisk(step: number, errno: string): Disk {
  return countingDisk((count) => {
    if (count === step) throw Object.assign(new Error(`${errno}: made for the test`), { code: errno });
  });
}

/** Tells the number of each step before it is done. */
export function countingDisk(tell: (count: number) => void): Disk {
  let count = 0;
  const counted = <Name extends keyof Disk>(name: Name): Disk[Name] =>
    ((...parts: Parameters<Disk[Name]>) => {
      count += 1;
      tell(count);
      return (disk[name] as (...all: unknown[]) => void)(...parts);
    }) as Disk[Name];
  return {
    makeFolder: counted("makeFolder"),
    write: counted("write"),
    rename: counted("rename"),
    remove: counted("remove"),
    syncFile: counted("syncFile"),
    syncFolder: counted("syncFolder"),
  };
}
