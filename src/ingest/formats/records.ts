/** Text to records, with the line of each: lines without quotes by their separators, the others through csv-parse. */
import { CsvError, parse } from "csv-parse/sync";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Dialect, TableRow } from "../../model/table.ts";
import { longestCell, mostBrokenRows, mostColumns } from "../limits.ts";

type Separator = Dialect["separator"];

export interface Records {
  readonly rows: readonly TableRow[];
  readonly broken: ReadonlyMap<number, Issue>;
  /** The line after the last. */
  readonly nextLine: number;
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

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** The offset of a line's first character; the text begins with line `first`. */
export function offsetOf(text: string, line: number, first: number): number {
  let offset = 0;
  for (let n = first; n < line; n++) {
    const end = text.indexOf("\n", offset);
    if (end === -1) return text.length;
    offset = end + 1;
  }
  return offset;
}

/** The separators of an over-wide record are dropped at once: they cost memory and say nothing. */
function narrowed(cells: string[]): string[] {
  if (cells.length > mostColumns) while (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return cells;
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
    rows.push({ line, cells: narrowed(cells) });
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
    rows.push({ line, cells: narrowed(cells) });
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

/** Distinct texts of one column that are kept once; a column with more has hardly any twice. */
const mostPooled = 20_000;
const pooledColumns = 64;

/** The cells of a line without quotes. A delivery says the same few things over and over: each is kept once. */
function divide(line: string, separator: Separator, pools: Map<string, string>[]): string[] {
  const cells = line.split(separator);
  const columns = Math.min(cells.length, pooledColumns);
  while (pools.length < columns) pools.push(new Map());
  for (let column = 0; column < columns; column++) {
    const cell = cells[column]!;
    const pool = pools[column]!;
    const known = pool.get(cell);
    if (known !== undefined) cells[column] = known;
    else if (pool.size < mostPooled) pool.set(cell, cell);
  }
  return cells;
}

/** Characters after which a run of quoted lines is read: a broken quote costs no more than reading so many again. */
const longestRun = 32 * 1024;

/** The end of the lines from `start` that have quotes, or stand between quotes: as long as quotes are not yet even. */
function runEnd(text: string, start: number): number {
  let at = start;
  for (let open = false; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    let quotes = 0;
    for (let i = text.indexOf('"', at); i !== -1 && i < end; i = text.indexOf('"', i + 1)) quotes++;
    if (!open && (quotes === 0 || at - start > longestRun)) return at;
    if (quotes % 2 === 1) open = !open;
    at = end;
  }
  return at;
}

/**
 * Every record of a text with LF line breaks; an empty line is a record of one empty cell. Where quotes are broken, the
 * line on which the record begins is set aside, and reading goes on with the next.
 */
export function readRecords(text: string, separator: Separator, file: string, firstLine: number): Records {
  const rows: TableRow[] = [];
  const broken = new Map<number, Issue>();
  const pools: Map<string, string>[] = [];
  let line = firstLine;
  let at = 0;
  while (at < text.length && broken.size <= mostBrokenRows) {
    const quote = text.indexOf('"', at);
    const plainEnd = quote === -1 ? text.length : text.lastIndexOf("\n", quote) + 1;
    if (plainEnd > at) {
      while (at < plainEnd) {
        const newline = text.indexOf("\n", at);
        const end = newline === -1 || newline >= plainEnd ? plainEnd : newline;
        rows.push({ line: line++, cells: narrowed(divide(text.slice(at, end), separator, pools)) });
        at = end + 1;
      }
      at = plainEnd;
      continue;
    }
    const run = text.slice(at, runEnd(text, at));
    const read = readClean(run, separator, line) ?? readUntilBroken(run, separator, line);
    for (const row of read.rows) rows.push(row);
    at += offsetOf(run, read.nextLine, line);
    line = read.nextLine;
    if (read.trouble === null) continue;
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    rows.push({ line, cells: [text.slice(at, end)] });
    broken.set(line, issue(read.trouble, { file, line }));
    line++;
    at = end + 1;
  }
  return { rows, broken, nextLine: line };
}
