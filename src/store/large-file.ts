/** Files that are too large to be held, opened anew for each reading: one that has changed meanwhile is told by its hash. */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Bytes, FileBytes } from "../model/file-bytes.ts";
import { pieceLength } from "../model/file-bytes.ts";
import type { Outcome } from "../model/issue.ts";
import { accepted, IssueError, rejected } from "../model/issue.ts";
import { hashFile } from "./hash.ts";
import { readBytes, readHead } from "./read.ts";
import { fileIssue } from "./trouble.ts";

/** The largest file that is held whole. */
export const largestHeld = 4 * 1024 * 1024;

/** How much of the beginning is held. */
const headLength = 64 * 1024;

/** As the operating system says it of a file that is no longer the same. */
function changed(path: string): Error {
  return Object.assign(new Error(`${path} has changed while it was read`), { code: "ESTALE" });
}

/** A reading that fails half-way stops whoever reads. */
function trouble(error: unknown, path: string): IssueError {
  return new IssueError([fileIssue(error, path, "read")], 2);
}

/** The bytes from one on; an array of their own, since whoever reads may keep them until the next ones are there. */
function readAt(path: string, from: number): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      const piece = new Uint8Array(pieceLength);
      return piece.subarray(0, readSync(file, piece, 0, pieceLength, from));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw trouble(error, path);
  }
}

function* piecesOf(path: string, sha256: string): Generator<Uint8Array> {
  const hash = createHash("sha256");
  let at = 0;
  for (let piece = readAt(path, at); piece.length > 0; piece = readAt(path, at)) {
    at += piece.length;
    hash.update(piece);
    yield piece;
  }
  if (hash.digest("hex") !== sha256) throw trouble(changed(path), path);
}

function joined(pieces: Iterable<Uint8Array>, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function sizeOf(path: string): number {
  const file = openSync(path, "r");
  try {
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}

/** The bytes of a file that is no larger than `limit` bytes: held where they are few, else read when they are asked for. */
export function openBytes(path: string, limit: number, held: number = largestHeld): Outcome<Bytes> {
  try {
    const length = sizeOf(path);
    if (length <= held || length > limit) return readBytes(path, limit);
    const sha256 = hashFile(path);
    if (!sha256.ok) return sha256;
    const pieces = (): Iterable<Uint8Array> => piecesOf(path, sha256.value);
    const bytes: FileBytes = {
      length,
      sha256: sha256.value,
      head: readHead(path, headLength),
      pieces,
      whole: () => joined(pieces(), length),
    };
    return accepted(bytes);
  } catch (error) {
    return rejected([fileIssue(error, path, "read")]);
  }
}
