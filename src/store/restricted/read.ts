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

/** A column of the file in a query: by its place, never by its header. */
export function cell(plan: RestrictedPlan, role: string): string {
  const position = plan.positions[role];
  return position === undefined ? "null::varchar" : `nullif(trim(c${position}), '')`;
}

/** The table function that reads the file; lines that are no rows go to a table of rejects in memory. */
function source(path: string, plan: RestrictedPlan): string {
  const columns = Array.from({ length: plan.width }, (_, i) => `'c${i}': 'VARCHAR'`);
  return (
    `read_csv(${literalPath(path)}, auto_detect = false, header = false, skip = ${plan.skip}, ` +
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
      const [broken, first] = (
        await rowsOf(db, "select count(distinct line)::double, min(line)::double from restricted_lines")
      )[0]!.map(Number) as [number, number];
      const found = await rowsOf(
        db,
        "select fault::double, count(*)::double, (min(rowid) + 1)::double from cases where fault > 0 group by fault order by fault",
      );
      const list: RestrictedFault[] = found.map(([fault, n, row]) => ({
        fault: faults[Number(fault)]!,
        count: Number(n),
        row: Number(row),
      }));
      if (broken > 0) list.push({ fault: "broken-line", count: broken, row: Math.max(1, first - plan.skip) });
      const rejectedRows = list.reduce((sum, it) => sum + it.count, 0);
      const counted = await count(db);
      return accepted({ ...counted, read: read! + broken, rejected: rejectedRows, faults: list });
    }, null);
  } catch (error) {
    if (error instanceof IssueError || error instanceof RangeError || error instanceof TypeError) throw error;
    // The engine's messages repeat cells, so not a word of them goes on.
    return rejected([issue("restricted.not-table", { file: name })]);
  }
}

/** A code for each of a sender's words, spelling by small letters; null for any other. */
export function coded(expression: string, words: Readonly<Record<string, readonly string[]>>): string {
  const cases = Object.entries(words).flatMap(([code, texts]) =>
    [code, ...texts].map((text) => `when ${literal(text.toLowerCase())} then ${literal(code)}`),
  );
  return cases.length === 0 ? "null::varchar" : `case lower(${expression}) ${cases.join(" ")} end`;
}

/** A date in either of the two ways in which they are written; null for any other text. */
export function dateOf(expression: string): string {
  return `coalesce(try_cast(left(${expression}, 10) as date), try_strptime(left(${expression}, 10), '%d.%m.%Y')::date)`;
}

/** A municipality's code, with or without its name after it; null for one that is not known. */
export function areaOf(expression: string): string {
  return `try_cast(left(regexp_replace(${expression}, '^[Kk]-', ''), 4) as area_code)`;
}

export function areaType(areas: readonly string[]): string {
  return `create type area_code as enum (${[...areas].sort().map(literal).join(", ")})`;
}
