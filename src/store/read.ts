/** Reads files whole, never more than a limit, and says in issues why it could not. */
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { fileIssue } from "./trouble.ts";

/** The largest delivery that is read, and so kept: what ingest/ takes of any format. */
export const deliveryLimit = 256 * 1024 * 1024;

/** The largest file that is read where nobody says more: what ingest/ takes of every format. */
export const fileLimit = 64 * 1024 * 1024;

/** The largest definition or side file that is read. */
export const textLimit = 16 * 1024 * 1024;

/** The bytes of a file that is no larger than `limit` bytes; a larger one is refused before it is read. */
export function readBytes(path: string, limit: number = fileLimit): Outcome<Uint8Array> {
  try {
    if (!statSync(path).isFile()) return rejected([issue("store.not-a-file", { file: path })]);
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      if (size > limit) return rejected([issue("store.too-large", { file: path }, { bytes: size, limit })]);
      return accepted(readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return rejected([fileIssue(error, path, "read")]);
  }
}

/** The first bytes of a file, fewer where it has fewer; none where it cannot be read. */
export function readHead(path: string, length: number): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array();
  }
}

/** The text of a UTF-8 file, without its byte order mark. */
export function readText(path: string, limit: number = textLimit): Outcome<string> {
  const bytes = readBytes(path, limit);
  if (!bytes.ok) return bytes;
  try {
    return accepted(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
  } catch {
    return rejected([issue("store.not-text", { file: path })]);
  }
}
