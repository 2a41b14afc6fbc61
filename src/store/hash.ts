/** SHA-256 of bytes and files, hexadecimal: how deliveries and outputs are named and checked. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import type { Outcome } from "../model/issue.ts";
import { accepted, rejected } from "../model/issue.ts";
import { fileIssue } from "./trouble.ts";

const chunk = 1 << 18;

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/**
 * The hash of a file of any size, some of it at a time.
 *
 * @throws what the file system says
 */
export function sha256Of(path: string): string {
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha256");
    const buffer = new Uint8Array(chunk);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** The same, or why there is none. */
export function hashFile(path: string): Outcome<string> {
  try {
    return accepted(sha256Of(path));
  } catch (error) {
    return rejected([fileIssue(error, path, "read")]);
  }
}
