/** JSON-stat 2, as Statistics Norway and the public-health API write it: a cube becomes a table with a column for each measure. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import { largestFile } from "../limits.ts";
import { type Cube, CubeError, readCube } from "./cube.ts";
import { sheetOfCube } from "./cube-table.ts";
import { wordsOf } from "./cube-words.ts";
import type { Format, FormatInput } from "./format.ts";

const name = "JSON-stat";

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** The first sign of a text that is no space. */
function firstSign(bytes: Uint8Array): string {
  let at = byteOrderMark.every((byte, i) => bytes[i] === byte) ? 3 : 0;
  while (at < bytes.length && bytes[at]! <= 0x20 && bytes[at] !== 0) at++;
  return String.fromCharCode(bytes[at] ?? 0);
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Datasets in a collection; more are no delivery. */
const mostDatasets = 50;

/** The datasets that a document holds itself: one, or those of a collection; null when it is no JSON-stat 2. */
function datasetsOf(document: unknown): readonly Json[] | null {
  if (!isObject(document)) return null;
  if (document.class === "dataset") return [document];
  if (document.class !== "collection" || !isObject(document.link)) return null;
  const items = document.link.item;
  if (!Array.isArray(items)) return null;
  const found = items.filter((item): item is Json => isObject(item) && item.class === "dataset" && "value" in item);
  return found.length > 0 && found.length <= mostDatasets ? found : null;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

function read({ bytes, file }: FormatInput): Outcome<readonly Sheet[]> {
  const megabyte = 1024 * 1024;
  if (bytes.length > largestFile) {
    const params = { megabytes: Math.ceil(bytes.length / megabyte), limit: largestFile / megabyte };
    return rejected([issue("ingest.too-large", { file }, params)]);
  }
  const document = parse(bytes);
  if (document === undefined)
    return rejected([issue("ingest.damaged-file", { file }, { format: "JSON", part: "JSON" })]);
  const datasets = datasetsOf(document);
  if (datasets === null) return rejected([issue("ingest.not-json-stat", { file })]);
  const sheets: Sheet[] = [];
  for (const [i, dataset] of datasets.entries()) {
    let cube: Cube;
    try {
      cube = readCube(dataset);
    } catch (error) {
      if (!(error instanceof CubeError)) throw error;
      const place = datasets.length === 1 ? { file } : { file, sheet: i + 1 };
      return rejected([issue(error.code, place, error.params)]);
    }
    const origin = { number: i + 1, name: cube.label, hidden: false };
    sheets.push(sheetOfCube(cube, origin, file, wordsOf(dataset)));
  }
  return accepted(sheets);
}

export const jsonStat: Format = {
  id: name,
  endings: ["json", "jsonstat", "px-json"],
  recognises: (bytes) => firstSign(bytes) === "{",
  read,
};
