/** Text to records through csv-parse, with the line of each, and recovery where quotes are broken. */
import { CsvError, parse } from "csv-parse/sync";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Dialect, TableRow } from "../../model/table.ts";
import { longestCell, mostBrokenRows, mostColumns } from "../limits.ts";

export interface Records {
  readonly rows: readonly TableRow[];
  readonly broken: ReadonlyMap<number, Issue>;
  /** The line after the last. */
  readonly nextLine: number;
}

/** Thrown out of csv-parse when a record that it accepts has swallowed other rows. */
class SwallowedRows extends Error {}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** The separators of an over-wide record are dropped at once: they cost memory and say nothing. */
function narrowed(cells: string[]): string[] {
  if (cells.length > mostColumns) while (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return cells;
}

/** No delivery has cells with both a line break and a separator: a stray quote has swallowed the rows between two of them. */
function hasSwallowed(cells: readonly string[], separator: string): boolean {
  return cells.some((cell) => cell.includes("\n") && (cell.includes(separator) || cell.length > longestCell));
}

const options = (separator: Dialect["separator"]) => ({ delimiter: separator, relax_column_count: true }) as const;

/** Everything in one go; null when any quote is amiss. */
function readClean(text: string, separator: Dialect["separator"], firstLine: number): Records | null {
  let records: string[][];
  try {
    records = parse(text, options(separator));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
  const lines = newlines(text) + (text === "" || text.endsWith("\n") ? 0 : 1);
  const oneLineEach = lines === records.length;
  let line = firstLine;
  const rows: TableRow[] = [];
  for (const cells of records) {
    rows.push({ line, cells: narrowed(cells) });
    line++;
    if (oneLineEach) continue;
    if (hasSwallowed(cells, separator)) return null;
    for (const cell of cells) line += newlines(cell);
  }
  return { rows, broken: new Map(), nextLine: firstLine + lines };
}

/** Record by record: where quotes are broken, the line on which the record begins is set aside and reading goes on with the next. */
function readBroken(text: string, separator: Dialect["separator"], file: string, firstLine: number): Records {
  const bytes = Buffer.from(text);
  const rows: TableRow[] = [];
  const broken = new Map<number, Issue>();
  let line = firstLine;
  let offset = 0;
  while (offset < bytes.length) {
    const start = offset;
    const onRecord = (cells: string[], context: { readonly bytes: number }): null => {
      if (hasSwallowed(cells, separator)) throw new SwallowedRows();
      rows.push({ line, cells: narrowed(cells) });
      line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
      offset = start + context.bytes;
      return null;
    };
    try {
      parse(bytes.subarray(start), { ...options(separator), on_record: onRecord });
      break;
    } catch (error) {
      if (!(error instanceof CsvError || error instanceof SwallowedRows)) throw error;
      const open = error instanceof SwallowedRows || error.code === "CSV_QUOTE_NOT_CLOSED";
      const end = bytes.indexOf(10, offset);
      const next = end === -1 ? bytes.length : end + 1;
      rows.push({ line, cells: [bytes.toString("utf8", offset, end === -1 ? next : end)] });
      broken.set(line, issue(open ? "ingest.open-quote" : "ingest.stray-quote", { file, line }));
      line++;
      offset = next;
      if (broken.size > mostBrokenRows) break;
    }
  }
  return { rows, broken, nextLine: line };
}

/** Every record of a text with LF line breaks; an empty line is a record of one empty cell. */
export function readRecords(text: string, separator: Dialect["separator"], file: string, firstLine: number): Records {
  return readClean(text, separator, firstLine) ?? readBroken(text, separator, file, firstLine);
}
