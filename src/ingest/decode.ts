/** Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252; strict about what is none of them. */

import type { Bytes } from "../model/file-bytes.ts";
import { headOf, piecesOf } from "../model/file-bytes.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Dialect } from "../model/table.ts";
import { largestText, longestLine } from "./limits.ts";

export interface Decoded {
  readonly encoding: Dialect["encoding"];
  /** The text as UTF-8 with LF line breaks and without a mark, piece by piece; from the start each time that it is asked for. */
  readonly pieces: () => Iterator<Uint8Array>;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Bytes that come piece by piece, of which some are not yet done with. */
export interface Underway {
  bytes: Uint8Array;
  /** Where they lie: filled again and again, since each piece would else be a copy of its own. */
  room: Uint8Array;
}

export function nothingYet(): Underway {
  return { bytes: new Uint8Array(), room: new Uint8Array() };
}

/** Goes on with the next piece, the bytes before one being done with. */
export function goOn(underway: Underway, done: number, piece: Uint8Array): void {
  const rest = underway.bytes.subarray(done);
  const length = rest.length + piece.length;
  if (length > underway.room.length) {
    const wider = new Uint8Array(2 * length);
    wider.set(rest);
    underway.room = wider;
  } else underway.room.set(rest);
  underway.room.set(piece, rest.length);
  underway.bytes = underway.room.subarray(0, length);
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** How much of a file without a mark is looked at, and how many of its characters must be those of Latin letters. */
const wideSample = 4096;
const wideShare = 0.9;

/**
 * UTF-16 byte order: by the mark with which the file begins, else by the zeros that every second byte of Latin text is
 * and no other.
 */
export function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  const pairs = Math.floor(Math.min(bytes.length, wideSample) / 2);
  let high = 0;
  let low = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) high += 1;
    if (bytes[2 * i + 1] === 0) low += 1;
  }
  if (pairs === 0 || high + low < pairs * wideShare) return null;
  if (high === 0) return "utf-16le";
  return low === 0 ? "utf-16be" : null;
}

/** The bytes of which a line that is not too long, with its ending, is sure to be a part. */
const window = longestLine + 2;

/** @param counted  whether lines are counted: to say which it is takes longer than to say that there is one */
function overlong(bytes: Bytes, counted: boolean): number | null {
  let lines = 1;
  const underway = nothingYet();
  let start = 0;
  let left = bytes.length;
  for (const piece of piecesOf(bytes)) {
    goOn(underway, start, piece);
    const { bytes: rest } = underway;
    left -= piece.length;
    start = 0;
    while (rest.length - start > longestLine && (left === 0 || rest.length - start >= window)) {
      const some = rest.subarray(start, start + window);
      const ending = some.includes(lineFeed) ? lineFeed : carriageReturn;
      const end = some.lastIndexOf(ending);
      if (end === -1) return lines;
      if (counted) for (let i = 0; i <= end; i++) if (some[i] === ending) lines++;
      start += end + 1;
    }
  }
  return null;
}

/** The line, from 1, of the first line that is too long; null when none is. Lines may end in LF, CRLF or CR. */
export function overlongLine(bytes: Bytes): number | null {
  return overlong(bytes, false) === null ? null : overlong(bytes, true);
}

/** Control characters have no place in a table; tab and line breaks do. */
function isControl(byte: number): boolean {
  return (byte < 32 && byte !== 9 && byte !== lineFeed) || byte === 127;
}

/**
 * The line, from 1, of the first character that has no place in a table; null where there is none. In Windows-1252 the
 * five bytes that it leaves undefined have none either.
 */
export function unfitLine({ pieces, encoding }: Decoded): number | null {
  let line = 1;
  let upper: number | null = null;
  let before = 0;
  for (const piece of { [Symbol.iterator]: pieces }) {
    for (const byte of piece) {
      if (byte === lineFeed) line++;
      else if (isControl(byte)) return line;
      else if (before === 0xc2 && byte < 0xa0) upper ??= line;
      before = byte;
    }
  }
  return encoding === "windows-1252" ? upper : null;
}

/** What Windows-1252 has at 0x80 to 0x9F; the five bytes that it leaves undefined stay C1 controls. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Where a character that the file's end cuts begins; the end where none is cut. */
function cutAt(length: number, tail: readonly number[]): number {
  const lead = tail.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  return length - (tail.length - lead);
}

function hasUpper(bytes: Bytes, until: number): boolean {
  for (const piece of piecesOf(bytes, until)) if (piece.some((byte) => byte > 127)) return true;
  return false;
}

/** How much of a file is UTF-8, or null when it is none. A file cut in the middle of a character still is. */
function utf8Length(bytes: Bytes): number | null {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let tail: readonly number[] = [];
  try {
    for (const piece of piecesOf(bytes)) {
      decoder.decode(piece, { stream: true });
      tail = [...tail, ...piece.subarray(-4)].slice(-4);
    }
  } catch (error) {
    // Only what the decoder says of the bytes; a disk may say other things.
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
  try {
    decoder.decode();
    return bytes.length;
  } catch {
    const end = cutAt(bytes.length, tail);
    return hasUpper(bytes, end) ? end : null;
  }
}

/** Line breaks of every kind as LF. */
function* withLineFeeds(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let returned = false;
  let made = new Uint8Array();
  for (const piece of pieces) {
    if (!returned && !piece.includes(carriageReturn)) {
      yield piece;
      continue;
    }
    if (made.length < piece.length) made = new Uint8Array(piece.length);
    let length = 0;
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i]!;
      if (byte === carriageReturn) made[length++] = lineFeed;
      else if (byte !== lineFeed || !returned) made[length++] = byte;
      returned = byte === carriageReturn;
    }
    yield made.subarray(0, length);
  }
}

const replacement = new TextEncoder().encode("\ufffd");

function* utf8Pieces(bytes: Bytes, length: number): Generator<Uint8Array> {
  let mark = startsWith(headOf(bytes), 0xef, 0xbb, 0xbf) ? 3 : 0;
  for (const piece of piecesOf(bytes, length)) {
    yield piece.subarray(mark);
    mark = Math.max(0, mark - piece.length);
  }
  if (length < bytes.length) yield replacement;
}

/** The most bytes of UTF-8 that a unit of UTF-16 takes. */
const mostBytes = 3;

function* recodedPieces(bytes: Bytes, encoding: "utf-16le" | "utf-16be" | "windows-1252"): Generator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  let room = new Uint8Array();
  for (const piece of piecesOf(bytes)) {
    const text = decoder.decode(piece, { stream: true });
    // Some releases of Node 20 decode these bytes as Latin-1: the same table for all.
    const whole =
      encoding === "windows-1252"
        ? text.replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80]!)
        : text;
    if (room.length < whole.length * mostBytes) room = new Uint8Array(whole.length * mostBytes);
    yield room.subarray(0, encoder.encodeInto(whole, room).written);
  }
  yield encoder.encode(decoder.decode());
}

function decodeUnchecked(bytes: Bytes): Decoded {
  const wide = utf16(headOf(bytes));
  if (wide) return { encoding: "utf-16", pieces: () => withLineFeeds(recodedPieces(bytes, wide)) };
  const length = utf8Length(bytes);
  if (length !== null) return { encoding: "utf-8", pieces: () => withLineFeeds(utf8Pieces(bytes, length)) };
  return { encoding: "windows-1252", pieces: () => withLineFeeds(recodedPieces(bytes, "windows-1252")) };
}

const megabyte = 1024 * 1024;

/** That a file has more bytes than it may; null when it has not. */
export function tooLarge(bytes: Bytes, file: string, limit: number): Issue | null {
  if (bytes.length <= limit) return null;
  const params = { megabytes: Math.ceil(bytes.length / megabyte), limit: limit / megabyte };
  return issue("ingest.too-large", { file }, params);
}

/** The text of a file with LF line breaks, or why there is none. */
export function decode(bytes: Bytes, file: string): Outcome<Decoded> {
  const large = tooLarge(bytes, file, largestText);
  if (large) return rejected([large]);
  const line = overlongLine(bytes);
  if (line !== null)
    return rejected([issue("ingest.line-too-long", { file, line }, { kilobytes: longestLine / 1024 })]);
  return accepted(decodeUnchecked(bytes));
}
