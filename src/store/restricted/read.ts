/** A restricted file through DuckDB: every cell a text, headers never in a query, and no word of the engine's errors repeated. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Outcome } from "../../model/issue.ts";
import { accepted, IssueError, issue, rejected } from "../../model/issue.ts";
import type { RestrictedFault, RestrictedPlan } from "../../model/restricted.ts";
import { literal, literalPath, withEngine } from "../engine.ts";
import { errnoOf } from "../trouble.ts";

/** How much of a file is looked at for its header and its encoding. */
const headBytes = 256 * 1024;

/** The first bytes of a file; an issue names the source, since a path outside the project may tell of somebody itself. */
export function readHead(path: string, source: string): Outcome<Uint8Array> {
  try {
    const file = openSync(path, "r");
    try {
      if (!fstatSync(file).isFile()) return rejected([issue("restricted.not-a-file", { file: source })]);
      const buffer = new Uint8Array(headBytes);
      return accepted(buffer.subarray(0, readSync(file, buffer)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    if (errno === "EISDIR") return rejected([issue("restricted.not-a-file", { file: source })]);
    return rejected([
      issue(errno === "ENOENT" ? "restricted.missing-file" : "restricted.unreadable", { file: source }),
    ]);
  }
}

/** Roles whose columns hold days. */
export const dayRoles = ["referred", "talked", "started", "ended"] as const;

/** ISO days need no format: without one the engine reads them sooner. */
const norwegianDay = "dateformat = '%d.%m.%Y', ";

/** A column of the file in a query: by its place, never by its header. An empty cell is null. */
export function cell(plan: RestrictedPlan, role: string): string {
  const position = plan.positions[role];
  return position === undefined ? "null::varchar" : `c${position}`;
}

/** The table function that reads the file; lines that are no rows go to a table of rejects in memory. */
function source(path: string, plan: RestrictedPlan): string {
  const days = new Set(plan.dates === "mixed" ? [] : dayRoles.map((role) => plan.positions[role]));
  const columns = Array.from({ length: plan.width }, (_, i) => `'c${i}': '${days.has(i) ? "DATE" : "VARCHAR"}'`);
  const format = plan.dates === "norwegian" ? norwegianDay : "";
  return (
    `read_csv(${literalPath(path)}, auto_detect = false, header = false, skip = ${plan.skip}, ${format}` +
    `delim = ${literal(plan.separator)}, quote = '"', escape = '"', nullstr = '', encoding = ${literal(plan.encoding)}, ` +
    `columns = {${columns.join(", ")}}, ignore_errors = true, store_rejects = true, ` +
    `rejects_table = 'restricted_lines', rejects_scan = 'restricted_scans')`
  );
}

/** The first column of a query's answer, as numbers. */
export async function numbersOf(db: DuckDBConnection, sql: string): Promise<readonly number[]> {
  const columns = await (await db.run(sql)).getColumnsJS();
  return (columns[0] ?? []).map(Number);
}

/** The rows of a query's answer, as JavaScript has them. */
export async function rowsOf(db: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await db.run(sql)).getRowsJS();
}

export interface Pass {
  readonly path: string;
  readonly plan: RestrictedPlan;
  /** For messages: the source's id. */
  readonly source: string;
  /** Set before the pass: types and tables of codes. */
  readonly before: readonly string[];
  /** What is taken from each row, `fault` among it: the number of the first thing wrong with it, 0 for nothing. */
  readonly select: string;
  /** The names of faults by number. */
  readonly faults: readonly string[];
}

export interface Passed {
  readonly read: number;
  readonly rejected: number;
  readonly faults: readonly RestrictedFault[];
}

/**
 * Reads the file once into a table in memory, `cases`, and hands that to `count`. The database lives in memory, writes no
 * temporary file, and is gone afterwards.
 *
 * @param amend  what is found only when all rows are there, as duplicates: changes `fault` in `cases`
 */
export async function passOver<T>(
  { path, plan, source: name, before, select, faults }: Pass,
  amend: (db: DuckDBConnection) => Promise<void>,
  count: (db: DuckDBConnection) => Promise<T>,
): Promise<Outcome<T & Passed>> {
  try {
    return await withEngine(async (db) => {
      for (const sql of before) await db.run(sql);
      await db.run(`create table cases as ${select.replace("{source}", () => source(path, plan))}`);
      await amend(db);
      const [read] = await numbersOf(db, "select count(*)::double from cases");
      const found = await rowsOf(
        db,
        "select fault::double, count(*)::double, (min(rowid) + 1)::double from cases where fault > 0 group by fault order by fault",
      );
      const list: RestrictedFault[] = found.map(([fault, n, row]) => ({
        fault: faults[Number(fault)]!,
        count: Number(n),
        row: Number(row),
      }));
      // A cell that is no day makes the engine set its line aside, as one that cannot be divided.
      const lines = await rowsOf(
        db,
        `select broken, count(*)::double, min(line)::double from
           (select line, bool_or(error_type::varchar <> 'CAST') as broken from restricted_lines group by line)
         group by broken order by broken`,
      );
      for (const [broken, n, line] of lines)
        add(list, broken ? "broken-line" : "not-date", Number(n), Math.max(1, Number(line) - plan.skip));
      const aside = lines.reduce((sum, [, n]) => sum + Number(n), 0);
      const rejectedRows = list.reduce((sum, it) => sum + it.count, 0);
      const counted = await count(db);
      return accepted({ ...counted, read: read! + aside, rejected: rejectedRows, faults: list });
    }, null);
  } catch (error) {
    if (error instanceof IssueError || error instanceof RangeError || error instanceof TypeError) throw error;
    // The engine's messages repeat cells, so not a word of them goes on.
    return rejected([issue("restricted.not-table", { file: name })]);
  }
}

/** Adds rows to a fault that may be there already. */
function add(list: RestrictedFault[], fault: string, count: number, row: number): void {
  const at = list.findIndex((it) => it.fault === fault);
  if (at === -1) list.push({ fault, count, row });
  else list[at] = { fault, count: list[at]!.count + count, row: Math.min(list[at]!.row, row) };
}

/** A word as senders write it: small letters, capitals, the first letter large. */
function spellings(word: string): readonly string[] {
  const small = word.toLowerCase();
  return [...new Set([word, small, small.toUpperCase(), `${small.charAt(0).toUpperCase()}${small.slice(1)}`])];
}

/** The code that a sender's word means, whatever its letters, as its number among the codes, from 1; null for any other word. */
export function coded(expression: string, words: Readonly<Record<string, readonly string[]>>): string {
  const pairs = Object.entries(words).flatMap(([code, texts], i) =>
    [...new Set([code, ...texts])].map((text) => [text, i + 1] as const),
  );
  if (pairs.length === 0) return "null::utinyint";
  const usual = pairs.flatMap(([text, code]) => spellings(text).map((it) => `when ${literal(it)} then ${code}`));
  const odd = pairs.map(([text, code]) => `when ${literal(text.toLowerCase())} then ${code}`);
  // Only an odd spelling costs a second look.
  return `(case ${expression} ${usual.join(" ")} else case lower(trim(${expression})) ${odd.join(" ")} end end)::utinyint`;
}

/** A day: as the engine read it, or from a text in either of the two ways; null for any other text. */
export function dayOf(plan: RestrictedPlan, role: string): string {
  const text = cell(plan, role);
  if (plan.positions[role] === undefined) return "null::date";
  if (plan.dates !== "mixed") return text;
  const start = `left(trim(${text}), 10)`;
  return `coalesce(try_cast(${start} as date), try_strptime(${start}, '%d.%m.%Y')::date)`;
}

/** Whether a cell has something in it that is no day. */
export function isNoDay(plan: RestrictedPlan, role: string): string {
  if (plan.dates !== "mixed" || plan.positions[role] === undefined) return "false";
  return `(${role}_day is null and ${role}_text is not null and trim(${role}_text) <> '')`;
}

/** A municipality's code, with or without its name after it; null for one that is not known. */
export function areaOf(expression: string): string {
  return `coalesce(try_cast(${expression} as area_code), try_cast(left(regexp_replace(trim(${expression}), '^[Kk]-', ''), 4) as area_code))`;
}

export function areaType(areas: readonly string[]): string {
  return `create type area_code as enum (${[...areas].sort().map(literal).join(", ")})`;
}
