/** Files that are too large to be held, opened anew for each reading: one that has changed meanwhile is told by its hash. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Bytes, FileBytes } from "../model/file-bytes.ts";
import { pieceLength } from "../model/file-bytes.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, IssueError, rejected } from "../model/issue.ts";
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

/** Fills some room with the bytes from one on. */
function readAt(path: string, from: number, room: Uint8Array): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      return room.subarray(0, readSync(file, room, 0, room.length, from));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw trouble(error, path);
  }
}

/** All of a file of that length: no more of one that grows while it is read. */
function* readingOf(path: string, length: number): Generator<Uint8Array> {
  const room = new Uint8Array(pieceLength);
  let at = 0;
  for (let piece = readAt(path, at, room); piece.length > 0 && at <= length; piece = readAt(path, at, room)) {
    at += piece.length;
    yield piece;
  }
  if (at !== length) throw trouble(changed(path), path);
}

function hashOf(path: string, length: number): string {
  const hash = createHash("sha256");
  for (const piece of readingOf(path, length)) hash.update(piece);
  return hash.digest("hex");
}

function* piecesOf(path: string, length: number, sha256: string): Generator<Uint8Array> {
  const hash = createHash("sha256");
  for (const piece of readingOf(path, length)) {
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

/** The bytes of a file that is no larger than `limit` bytes: held where they are few, else read when they are asked for. */
export function openBytes(path: string, limit: number, held: number = largestHeld): Outcome<Bytes> {
  try {
    const length = statSync(path).size;
    if (length <= held || length > limit) return readBytes(path, limit);
    const sha256 = hashOf(path, length);
    const pieces = (): Iterable<Uint8Array> => piecesOf(path, length, sha256);
    const bytes: FileBytes = {
      length,
      sha256,
      head: readHead(path, headLength),
      pieces,
      whole: () => joined(pieces(), length),
    };
    return accepted(bytes);
  } catch (error) {
    return rejected(error instanceof IssueError ? error.issues : [fileIssue(error, path, "read")]);
  }
}

/**
 * Why a file could not be read to its end: that is its own trouble, and no other file's.
 *
 * @throws the error itself when it is about anything else
 */
export function troubleOf(error: unknown, path: string): readonly Issue[] {
  if (error instanceof IssueError && error.issues.every(({ place }) => place?.file === path)) return error.issues;
  throw error;
}
