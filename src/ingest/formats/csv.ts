/** CSV as Excel writes it in Norway. */
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Underway } from "../decode.ts";
import { decode, goOn, nothingYet, unfitLine } from "../decode.ts";
import { headLines, mostBrokenRows } from "../limits.ts";
import { builtRows, emptyBuilder } from "../rows/builder.ts";
import { sheetByColumn } from "../rows/coded.ts";
import type { Format, PieceInput } from "./format.ts";
import type { Reading } from "./records.ts";
import { isHopeless, offsetOf, readRecords } from "./records.ts";
import { findSeparator } from "./separator.ts";

const lineFeed = 10;

/** The lines of a text, as many as are wanted at a time; the last one ends as the others do, whether the text has it so or not. */
interface Lines extends Underway {
  /** Whether nothing comes after them. */
  last: boolean;
  /** Whether what was read so far ends as lines do. */
  complete: boolean;
}

/** @param done  how many bytes of what is there nobody asks for again */
function more(lines: Lines, done: number, pieces: Iterator<Uint8Array>): void {
  const next = pieces.next();
  if (next.done !== true) {
    if (next.value.length > 0) lines.complete = next.value.at(-1) === lineFeed;
    goOn(lines, done, next.value);
    return;
  }
  lines.last = true;
  goOn(lines, done, lines.complete || lines.bytes.length === done ? new Uint8Array() : Uint8Array.of(lineFeed));
}

/** Places of cells that a file may take for each of its bytes: each cell has one at least, and rows are about equally wide. */
const placesForByte = 2;
const mostSpare = 1 << 24;

/** Every record below those at the top. */
function readBelow(reading: Reading, lines: Lines, from: number, pieces: Iterator<Uint8Array>): void {
  let done = from;
  while (!isHopeless(reading)) {
    const end = lines.bytes.lastIndexOf(lineFeed) + 1;
    done += readRecords(reading, lines.bytes.subarray(done, end), lines.last);
    if (lines.last) return;
    more(lines, done, pieces);
    done = 0;
  }
}

/** The one table of a text file. */
export function readCsv({ bytes, file, isHeader }: PieceInput): Outcome<Sheet> {
  const decoded = decode(bytes, file);
  if (!decoded.ok) return decoded;
  const { encoding, pieces } = decoded.value;
  const from = pieces();
  const lines: Lines = { ...nothingYet(), last: false, complete: false };
  while (!lines.last && offsetOf(lines.bytes, headLines + 1, 1) === lines.bytes.length) more(lines, 0, from);
  const top = lines.bytes.subarray(0, offsetOf(lines.bytes, headLines + 1, 1));
  const { separator, preamble } = findSeparator(top, isHeader);
  const builder = emptyBuilder(bytes.length * placesForByte + mostSpare);
  const above: Reading = { separator, file, builder, broken: new Map(), line: 1 };
  // Apart, so that csv-parse takes the width of the rows, not of title or header, as the usual one: each exception costs it time.
  readRecords(above, lines.bytes.subarray(0, preamble), true);
  const below: Reading = { separator, file, builder, broken: new Map(), line: above.line };
  readBelow(below, lines, preamble, from);

  const hopeless = isHopeless(below);
  const line = hopeless || builder.dictionaries.some(({ unfit }) => unfit) ? unfitLine(decoded.value) : null;
  if (line !== null) return rejected([issue("ingest.unknown-encoding", { file, line })]);
  if (builder.overfull) return rejected([issue("ingest.too-many-cells", { file }, { limit: builder.most })]);
  const broken = new Map<number, readonly Issue[]>();
  for (const [at, trouble] of [...above.broken, ...below.broken]) broken.set(at, [trouble]);
  if (broken.size > mostBrokenRows) {
    const [first] = broken.keys();
    return rejected([issue("ingest.broken-quotes", { file, line: first! }, { limit: mostBrokenRows })]);
  }
  const rest = {
    dialect: { encoding, separator },
    origin: null,
    point: separator === ",",
    broken,
    merged: new Map(),
    signs: new Map(),
    complete: lines.complete,
    findings: [],
  };
  return accepted(sheetByColumn(rest, builtRows(builder)));
}

function read(input: PieceInput): Outcome<readonly Sheet[]> {
  const sheet = readCsv(input);
  return sheet.ok ? accepted([sheet.value]) : sheet;
}

export const csv: Format = {
  id: "CSV",
  endings: ["csv", "txt", "tsv", "tab", "skv", "prn"],
  recognises: () => true,
  read,
  readPieces: read,
};
