/** Files that are no table: recognised by the first bytes, so that the message can name them. */
import type { Issue } from "../model/issue.ts";
import { issue } from "../model/issue.ts";
import { readDirectory } from "./archive/directory.ts";
import { utf16 } from "./decode.ts";
import { mostParts } from "./limits.ts";

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
}

const oldWorkbook = "OLE";

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
  { name: "SPSS", bytes: [0x24, 0x46, 0x4c, 0x32] },
  // What Excel wrote before 2007, and what it still puts protected workbooks into.
  { name: oldWorkbook, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "ZIP", bytes: [0x50, 0x4b, 0x03, 0x04] },
];

const webPage = /^\s*<(?:!doctype html|html|head|body)/i;

/** How much of a file is looked at for what no text has. */
const sample = 8192;

function text(bytes: Uint8Array, length: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, length));
}

/** `EncryptedPackage` as the old container of a protected workbook names it, in UTF-16. */
const protectedPart = /E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0/;

/** An archive that is no workbook, or one that cannot be opened. */
function archiveIssue(bytes: Uint8Array, file: string): Issue {
  const parts = readDirectory(bytes);
  if (parts === "encrypted") return issue("ingest.encrypted", { file });
  if (parts === "too-many-parts") return issue("ingest.too-many-parts", { file }, { limit: mostParts });
  if (parts === "damaged") return issue("ingest.damaged-file", { file }, { format: "ZIP", part: "ZIP" });
  return issue("ingest.not-text", { file }, { format: "ZIP" });
}

/** Why a file is no text with a table in it; null when it may be one. */
export function foreignIssue(bytes: Uint8Array, file: string): Issue | null {
  const found = signatures.find((each) => each.bytes.every((byte, i) => bytes[i] === byte));
  if (found?.name === "ZIP") return archiveIssue(bytes, file);
  if (found?.name === oldWorkbook)
    return issue(protectedPart.test(text(bytes, bytes.length)) ? "ingest.encrypted" : "ingest.spreadsheet", { file });
  if (found) return issue("ingest.not-text", { file }, { format: found.name });
  if (utf16(bytes) !== null) return null;
  if (bytes.subarray(0, sample).includes(0)) return issue("ingest.binary", { file });
  const top = text(bytes, 200).replace(/^ï»¿/, "");
  if (/^\s*<\?xml/i.test(top)) return issue("ingest.not-text", { file }, { format: "XML" });
  return webPage.test(top) ? issue("ingest.web-page", { file }) : null;
}
