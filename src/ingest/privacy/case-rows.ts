/** Rows about one case each where rows of counts are expected: they would be counted here, and they never should have come. */
import { held } from "../../model/column.ts";
import { lineOf, numberAt } from "../../model/rows.ts";
import type { Coded } from "../keys.ts";
import { keysBy } from "../keys.ts";
import { bodyRows, saidIn } from "./body.ts";
import type { ScreenedColumn, ScreenedTable, Spot, TableDetector } from "./detector.ts";

/** As few rows say nothing of how a file is made. */
const leastRows = 5;
/** Rows beyond the first about the same thing: as a count, and as a share of all. */
const leastRepeats = 3;
const repeatShare = 0.1;

const dimensionTypes: ReadonlySet<string> = new Set(["area", "group", "period", "year", "code"]);

/**
 * Counts that are never over one, and the same key again and again: each row is a case. A table of counts may be all
 * zeros and ones, but says each thing once.
 */
function ones(table: ScreenedTable): readonly Spot[] {
  const counts = table.columns.filter(({ expected }) => expected === "count");
  const keys = table.columns.filter(({ expected }) => dimensionTypes.has(expected));
  if (counts.length === 0 || keys.length === 0 || table.size < leastRows) return [];
  const said = counts.map((column) => new Set([...saidIn(column)].map(({ text }) => text)));
  if (said.some((texts) => [...texts].some((text) => !/^[01]?$/.test(text)))) return [];
  if (!said.some((texts) => texts.has("1"))) return [];
  const { of, range } = keysBy(
    keys.map((column) => codedBy(table, column)),
    table.size,
  );
  const seen = new Uint8Array(range);
  const again: number[] = [];
  let at = 0;
  for (const row of bodyRows(table)) {
    const key = of.at(at++);
    if (seen[key] === 1) again.push(lineOf(table.rows, row));
    seen[key] = 1;
  }
  if (again.length < Math.max(leastRepeats, table.size * repeatShare)) return [];
  return again.map((line) => ({ line, column: counts[0]!.index + 1 }));
}

/** What each row says in a column, as a number. */
function codedBy(table: ScreenedTable, column: ScreenedColumn): Coded {
  const codes = new Map<string, number>();
  const byNumber = new Int32Array(column.texts.length);
  for (const { number, text } of saidIn(column)) {
    byNumber[number] = codes.get(text) ?? codes.size;
    codes.set(text, byNumber[number]!);
  }
  const all = new Int32Array(table.size);
  let at = 0;
  for (const row of bodyRows(table)) all[at++] = byNumber[numberAt(table.rows, row, column.index)]!;
  return { codes: held(all), count: codes.size };
}

/** Letters and figures as an office numbers its cases: `2027/00123`, `S-10442`, a UUID; in so many rows, never twice. */
const leastNumbered = 8;
const numbered =
  /^(?=.*\d)(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]{1,4}[-/ ]?\d{3,8}|(?:19|20)\d{2}[-/]\d{3,8}(?:-\d{1,4})?)$/i;
/** A period, or a municipality's code with the letter that Statistics Norway writes before it. */
const noNumber = /^(?:K-?\d{4}|\d{4}-[01]\d|\d{4}-?[QKM]\d{1,2})$/i;

function identified(table: ScreenedTable): readonly Spot[] {
  if (table.size < leastNumbered) return [];
  const [first] = bodyRows(table);
  const filled = table.columns.filter((column) => {
    if (column.expected !== "unknown") return false;
    const texts = new Set<string>();
    for (const { text, count } of saidIn(column)) {
      const isOne = count === 1 && !texts.has(text) && numbered.test(text) && !noNumber.test(text);
      if (!isOne || table.known.has(text)) return false;
      texts.add(text);
    }
    return true;
  });
  return filled.map(({ index }) => ({ line: lineOf(table.rows, first!), column: index + 1 }));
}

function find(table: ScreenedTable): readonly Spot[] {
  return table.bound ? ones(table) : identified(table);
}

export const caseRows: TableDetector = { code: "privacy.case-rows", find };
