/** Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252; strict about what is none of them. */
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Dialect } from "../model/table.ts";
import { largestFile, longestLine } from "./limits.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: Dialect["encoding"];
}

const lineFeed = 10;
const carriageReturn = 13;

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

/** The line, from 1, of the first line that is too long; null when none is. Lines may end in LF, CRLF or CR. */
export function overlongLine(bytes: Uint8Array): number | null {
  let line = 1;
  let start = 0;
  while (bytes.length - start > longestLine) {
    const window = bytes.subarray(start, start + longestLine + 2);
    const ending = window.includes(lineFeed) ? lineFeed : carriageReturn;
    const end = window.lastIndexOf(ending);
    if (end === -1) return line;
    for (let i = 0; i <= end; i++) if (window[i] === ending) line++;
    start += end + 1;
  }
  return null;
}

/** Control characters have no place in a table; tab and line breaks do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What Windows-1252 has at 0x80 to 0x9F; the five bytes that it leaves undefined stay C1 controls. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const undefinedInWindows = /[\u0080-\u009f]/;

/** As UTF-8, or null when it is not. A file cut in the middle of a character still is; the stump becomes U+FFFD. */
function asUtf8(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
  try {
    decoder.decode();
    return text;
  } catch {
    const marked = startsWith(bytes, 0xef, 0xbb, 0xbf);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: any character beyond ASCII
    return marked || /[^\u0000-\u007f]/.test(text) ? `${text}\ufffd` : null;
  }
}

function decodeUnchecked(bytes: Uint8Array): Decoded {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: "utf-16" };
  const text = asUtf8(bytes);
  if (text !== null) return { text, encoding: "utf-8" };
  // Some releases of Node 20 decode these bytes as Latin-1: the same table for all.
  const latin = new TextDecoder("windows-1252").decode(bytes);
  const whole = latin.replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80]!);
  return { text: whole, encoding: "windows-1252" };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function tooLarge(bytes: Uint8Array, file: string): Issue | null {
  const megabyte = 1024 * 1024;
  if (bytes.length > largestFile) {
    return issue(
      "ingest.too-large",
      { file },
      { megabytes: Math.ceil(bytes.length / megabyte), limit: largestFile / megabyte },
    );
  }
  const line = overlongLine(bytes);
  return line === null ? null : issue("ingest.line-too-long", { file, line }, { kilobytes: longestLine / 1024 });
}

/** The text of a file with LF line breaks, or why there is none. */
export function decode(bytes: Uint8Array, file: string): Outcome<Decoded> {
  const refused = tooLarge(bytes, file);
  if (refused) return rejected([refused]);
  const { text, encoding } = decodeUnchecked(bytes);
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const wrong = control.exec(lines) ?? (encoding === "windows-1252" ? undefinedInWindows.exec(lines) : null);
  if (wrong) return rejected([issue("ingest.unknown-encoding", { file, line: lineOf(lines, wrong.index) })]);
  return accepted({ text: lines, encoding });
}
