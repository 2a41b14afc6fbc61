/** What the readers of XLSX and ODS share: opening the archive, and saying why it cannot be. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { ArchiveFault, Part } from "../archive/directory.ts";
import { readDirectory } from "../archive/directory.ts";
import type { UnpackFault } from "../archive/unpack.ts";
import { isArchive, unpacker } from "../archive/unpack.ts";
import { largestFile, largestUnpacked, mostGrowth, mostParts } from "../limits.ts";
import { XmlError } from "./xml.ts";

const zip = [0x50, 0x4b, 0x03, 0x04];

/** Whether bytes begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return zip.every((byte, i) => bytes[i] === byte);
}

/** The names of an archive's parts; null when its directory cannot be read. */
export function partNames(bytes: Uint8Array): ReadonlySet<string> | null {
  const parts = readDirectory(bytes);
  return typeof parts === "string" ? null : new Set(parts.map((part) => part.name));
}

/** Thrown while a workbook is read, with what is to be said of it; caught where its reading begins. */
export class WorkbookError extends Error {
  readonly issue: Issue;
  constructor(found: Issue) {
    super(found.code);
    this.issue = found;
  }
}

const megabyte = 1024 * 1024;

function faultIssue(fault: ArchiveFault | UnpackFault, file: string, format: string, part: string): Issue {
  switch (fault) {
    case "encrypted":
      return issue("ingest.encrypted", { file });
    case "too-many-parts":
      return issue("ingest.too-many-parts", { file }, { limit: mostParts });
    case "too-large":
      return issue("ingest.unpacked-too-large", { file }, { limit: largestUnpacked / megabyte });
    case "too-much-growth":
      return issue("ingest.unpacked-ratio", { file }, { limit: mostGrowth });
    case "damaged":
      return issue("ingest.damaged-file", { file }, { format, part });
  }
}

export interface Workbook {
  /** The text of a part; null when there is none of the name. Says what it is in our words, for the sender chose its name. */
  readonly part: (name: string, called: string) => string | null;
  /** As `part`, where the workbook cannot be without. */
  readonly needed: (name: string, called: string) => string;
}

function textOf(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true }).decode(bytes);
}

/**
 * Opens an archive: sizes and nesting are checked before anything is unpacked.
 *
 * @throws WorkbookError when it cannot be used
 */
export function openWorkbook(bytes: Uint8Array, file: string, format: string): Workbook {
  const refuse = (fault: ArchiveFault | UnpackFault, part: string): never => {
    throw new WorkbookError(faultIssue(fault, file, format, part));
  };
  if (bytes.length > largestFile) {
    const params = { megabytes: Math.ceil(bytes.length / megabyte), limit: largestFile / megabyte };
    throw new WorkbookError(issue("ingest.too-large", { file }, params));
  }
  const parts = readDirectory(bytes);
  if (typeof parts === "string") return refuse(parts, "META");
  if (parts.reduce((sum, part) => sum + part.size, 0) > largestUnpacked) return refuse("too-large", "");
  if (parts.some((part: Part) => isArchive(part))) throw new WorkbookError(issue("ingest.nested-archive", { file }));
  const unpack = unpacker(parts);
  const part = (name: string, called: string): string | null => {
    const found = unpack(name);
    if (found === null) return null;
    if (typeof found === "string") return refuse(found, called);
    try {
      return textOf(found);
    } catch {
      return refuse("damaged", called);
    }
  };
  return { part, needed: (name, called) => part(name, called) ?? refuse("damaged", called) };
}

/** Reads a part of a workbook; XML that is none is the workbook's fault. */
export function reading<T>(file: string, format: string, part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new WorkbookError(faultIssue("damaged", file, format, part));
    throw error;
  }
}
