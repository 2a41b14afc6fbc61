/** Files that are no table: recognised by the first bytes, so that the message can name them. */
import type { Issue } from "../model/issue.ts";
import { issue } from "../model/issue.ts";

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
}

const spreadsheet = "Excel";

const signatures: readonly Signature[] = [
  { name: "PNG", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: "JPEG", bytes: [0xff, 0xd8, 0xff] },
  { name: "GIF", bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: "TIFF", bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: "TIFF", bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: "WebP", bytes: [0x52, 0x49, 0x46, 0x46] },
  { name: "PDF", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: "gzip", bytes: [0x1f, 0x8b] },
  { name: "7-Zip", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: "Parquet", bytes: [0x50, 0x41, 0x52, 0x31] },
  // The ways in which Excel, and Word for that matter, have written their own files: OLE and ZIP.
  { name: spreadsheet, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "ZIP", bytes: [0x50, 0x4b, 0x03, 0x04] },
];

const webPage = /^\s*<(?:!doctype html|html|head|body)/i;

/** How much of a file is looked at for what no text has. */
const sample = 8192;

function text(bytes: Uint8Array, length: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, length));
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Why a file is no text with a table in it; null when it may be one. */
export function foreignIssue(bytes: Uint8Array, file: string): Issue | null {
  const found = signatures.find((each) => each.bytes.every((byte, i) => bytes[i] === byte));
  if (found) {
    const workbook =
      found.name === spreadsheet || (found.name === "ZIP" && /xl\/|\[Content_Types\]/.test(text(bytes, sample)));
    return workbook
      ? issue("ingest.spreadsheet", { file })
      : issue("ingest.not-text", { file }, { format: found.name });
  }
  if (hasUtf16Mark(bytes)) return null;
  if (bytes.subarray(0, sample).includes(0)) return issue("ingest.binary", { file });
  return webPage.test(text(bytes, 200).replace(/^ï»¿/, "")) ? issue("ingest.web-page", { file }) : null;
}
