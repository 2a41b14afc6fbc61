/** Text to records, with the line of each: lines without quotes by their separators, the others through csv-parse. */
import { CsvError, parse } from "csv-parse/sync";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Dialect, TableRow } from "../../model/table.ts";
import { longestCell, mostBrokenRows, mostColumns } from "../limits.ts";
import type { Builder } from "../rows/builder.ts";
import { addCells, addRow, beginRow, columnOf, dictionaryOf } from "../rows/builder.ts";
import { hashPrime, hashSeed, numberOf } from "../rows/dictionary.ts";

type Separator = Dialect["separator"];

/** The reading of a text, piece by piece. */
export interface Reading {
  readonly separator: Separator;
  readonly file: string;
  readonly builder: Builder;
  readonly broken: Map<number, Issue>;
  /** The line that is read next. */
  line: number;
}

/** What could be read of a run of quoted lines. */
interface Run {
  readonly rows: readonly TableRow[];
  readonly nextLine: number;
  /** Why the record that begins on `nextLine` cannot be read; null when all could. */
  readonly trouble: "ingest.open-quote" | "ingest.stray-quote" | null;
}

/** Thrown out of csv-parse when a record that it accepts has swallowed other rows. */
class SwallowedRows extends Error {}

const lineFeed = 10;
const quote = 34;

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** The offset of a line's first byte, where the bytes from `offset` on begin with line `first`. */
export function offsetOf(bytes: Uint8Array, line: number, first: number, offset = 0): number {
  let at = offset;
  for (let n = first; n < line; n++) {
    const end = bytes.indexOf(lineFeed, at);
    if (end === -1) return bytes.length;
    at = end + 1;
  }
  return at;
}

/**
 * An over-wide record: the separators at its end are dropped, for they cost memory and say nothing, and what stands beyond
 * the last column is one cell.
 */
function narrowed(cells: string[], separator: Separator): string[] {
  if (cells.length <= mostColumns) return cells;
  while (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return cells.length <= mostColumns ? cells : [...cells.splice(0, mostColumns), cells.join(separator)];
}

/** No delivery has cells with both a line break and a separator: a stray quote has swallowed the rows between two of them. */
function hasSwallowed(cells: readonly string[], separator: Separator): boolean {
  return cells.some((cell) => cell.includes("\n") && (cell.includes(separator) || cell.length > longestCell));
}

function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) lines += newlines(cell);
  return lines;
}

const options = (separator: Separator) => ({ delimiter: separator, relax_column_count: true }) as const;

/** All of a run in one go; null when any quote is amiss. */
function readClean(text: string, separator: Separator, firstLine: number): Run | null {
  let records: string[][];
  try {
    records = parse(text, options(separator));
  } catch {
    return null;
  }
  const rows: TableRow[] = [];
  let line = firstLine;
  for (const cells of records) {
    if (hasSwallowed(cells, separator)) return null;
    rows.push({ line, cells: narrowed(cells, separator) });
    line += linesOf(cells);
  }
  return { rows, nextLine: line, trouble: null };
}

/** A run up to the record whose quotes are broken. */
function readUntilBroken(text: string, separator: Separator, firstLine: number): Run {
  const rows: TableRow[] = [];
  let line = firstLine;
  const onRecord = (cells: string[]): null => {
    if (hasSwallowed(cells, separator)) throw new SwallowedRows();
    rows.push({ line, cells: narrowed(cells, separator) });
    line += linesOf(cells);
    return null;
  };
  let trouble: Run["trouble"] = null;
  try {
    parse(text, { ...options(separator), on_record: onRecord });
  } catch (error) {
    const local = error instanceof CsvError && error.code !== "CSV_QUOTE_NOT_CLOSED";
    trouble = local ? "ingest.stray-quote" : "ingest.open-quote";
  }
  return { rows, nextLine: line, trouble };
}

/** Bytes after which a run of quoted lines is read: a broken quote costs no more than reading so many again. */
const longestRun = 32 * 1024;
/** Bytes after which a quote that is open is taken for a broken one: no record is so long. */
const longestRecord = 256 * 1024;

/** The end of the lines from `start` that have quotes, or stand between quotes: as long as quotes are not yet even. */
function runEnd(bytes: Uint8Array, start: number, until: number): number {
  let at = start;
  for (let open = false; at < until && at - start < longestRecord; ) {
    const newline = bytes.indexOf(lineFeed, at);
    let quotes = 0;
    for (let i = at; i < newline; i++) if (bytes[i] === quote) quotes++;
    if (!open && (quotes === 0 || at - start > longestRun)) return at;
    if (quotes % 2 === 1) open = !open;
    at = newline + 1;
  }
  return at;
}

/** Columns that are read from the bytes themselves; a row with more is divided as a text. */
const swiftColumns = 64;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The row that begins at `from` and is under way in its place, all of its cells at once. */
function divide({ builder, separator }: Reading, bytes: Uint8Array, from: number, end: number, row: number): void {
  const cells = narrowed(decoder.decode(bytes.subarray(from, end)).split(separator), separator);
  for (let column = cells.length; column < swiftColumns; column++) columnOf(builder, column)[row] = 0;
  addCells(builder, row, cells, swiftColumns);
}

/** Whole lines without quotes. */
function readPlain(reading: Reading, bytes: Uint8Array, from: number, until: number): void {
  const { builder } = reading;
  const separator = reading.separator.charCodeAt(0);
  let at = from;
  while (at < until && !builder.overfull) {
    const begun = at;
    const row = beginRow(builder, reading.line++);
    for (let column = 0; ; column++) {
      if (column === swiftColumns) {
        at = bytes.indexOf(lineFeed, begun);
        divide(reading, bytes, begun, at, row);
        break;
      }
      const start = at;
      let hash = hashSeed;
      let byte = bytes[at]!;
      while (byte !== separator && byte !== lineFeed) {
        hash = Math.imul(hash ^ byte, hashPrime);
        byte = bytes[++at]!;
      }
      const numbers = builder.columns[column] ?? columnOf(builder, column);
      const dictionary = builder.dictionaries[column] ?? dictionaryOf(builder, column);
      numbers[row] = numberOf(dictionary, bytes, start, at, hash);
      if (byte === lineFeed) break;
      at++;
    }
    at++;
  }
}

/** Quoted lines. Where quotes are broken, the line on which the record begins is set aside. */
function readQuoted(reading: Reading, bytes: Uint8Array, from: number, until: number): number {
  const { separator, file, builder, broken, line } = reading;
  const run = decoder.decode(bytes.subarray(from, until));
  const read = readClean(run, separator, line) ?? readUntilBroken(run, separator, line);
  for (const row of read.rows) addRow(builder, row);
  const at = offsetOf(bytes, read.nextLine, line, from);
  reading.line = read.nextLine;
  if (read.trouble === null) return at;
  const end = bytes.indexOf(lineFeed, at);
  addRow(builder, { line: reading.line, cells: [decoder.decode(bytes.subarray(at, end))] });
  broken.set(reading.line, issue(read.trouble, { file, line: reading.line }));
  reading.line++;
  return end + 1;
}

/** Whether nothing more need be read: the file will be refused. */
export function isHopeless({ broken, builder }: Reading): boolean {
  return broken.size > mostBrokenRows || builder.overfull;
}

/**
 * Every record of some whole lines; an empty line is a record of one empty cell. Where quotes are broken, reading goes on
 * with the next line.
 *
 * @param bytes  UTF-8 with LF line breaks, the last one at the end
 * @param last   whether nothing comes after
 * @returns      how many bytes were read: all, or those before quoted lines that may go on in what comes
 */
export function readRecords(reading: Reading, bytes: Uint8Array, last: boolean): number {
  const until = bytes.length;
  let at = 0;
  while (at < until && !isHopeless(reading)) {
    const quoted = bytes.indexOf(quote, at);
    const plainEnd = quoted === -1 ? until : bytes.lastIndexOf(lineFeed, quoted) + 1;
    if (plainEnd > at) {
      readPlain(reading, bytes, at, plainEnd);
      at = plainEnd;
      continue;
    }
    const end = runEnd(bytes, at, until);
    if (end === until && !last && end - at < longestRecord) return at;
    at = readQuoted(reading, bytes, at, end);
  }
  return until;
}
