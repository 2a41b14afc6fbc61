/** The secret by which small counts are rounded: made once for a working folder, and never changed. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { accepted, issue, type Outcome, rejected } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import { type Disk, disk as realDisk } from "./disk.ts";
import { closed } from "./prepare.ts";
import { readText } from "./read.ts";

const name = "rounding.key";
const bytes = 32;
const shape = /^[0-9a-f]{64}\n?$/;

/**
 * The key of a working folder.
 *
 * @param mayMake  make one where there is none: never where something was rounded by one that is lost
 * @throws IssueError when it cannot be written
 */
export function roundingKey(work: string, mayMake: boolean, disk: Disk = realDisk): Outcome<string> {
  const path = join(work, name);
  if (!existsSync(path) && mayMake)
    writeFileAtomically(path, `${randomBytes(bytes).toString("hex")}\n`, { mode: closed.file, disk });
  const read = readText(path);
  return read.ok && shape.test(read.value)
    ? accepted(read.value.trim())
    : rejected([issue("store.rounding-key", { file: path })]);
}
