/** Rows about one case each where rows of counts are expected: they would be counted here, and they never should have come. */
import type { ScreenedColumn, ScreenedTable, Spot, TableDetector } from "./detector.ts";
import { plain } from "./plain.ts";

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
function ones({ columns, rows }: ScreenedTable): readonly Spot[] {
  const counts = columns.filter(({ expected }) => expected === "count");
  const keys = columns.filter(({ expected }) => dimensionTypes.has(expected));
  if (counts.length === 0 || keys.length === 0 || rows.length < leastRows) return [];
  const cell = (row: readonly string[], { index }: ScreenedColumn): string => plain(row[index] ?? "");
  if (!rows.every(({ cells }) => counts.every((column) => /^[01]?$/.test(cell(cells, column))))) return [];
  if (!rows.some(({ cells }) => counts.some((column) => cell(cells, column) === "1"))) return [];
  const seen = new Set<string>();
  const again = rows.filter(({ cells }) => {
    const key = keys.map((column) => cell(cells, column)).join("\u001f");
    const before = seen.has(key);
    seen.add(key);
    return before;
  });
  if (again.length < Math.max(leastRepeats, rows.length * repeatShare)) return [];
  return again.map(({ line }) => ({ line, column: counts[0]!.index + 1 }));
}

/** Letters and figures as an office numbers its cases: `2027/00123`, `S-10442`, a UUID; in so many rows, never twice. */
const leastNumbered = 8;
const numbered =
  /^(?=.*\d)(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]{1,4}[-/ ]?\d{3,8}|(?:19|20)\d{2}[-/]\d{3,8}(?:-\d{1,4})?)$/i;
/** A period, or a municipality's code with the letter that Statistics Norway writes before it. */
const noNumber = /^(?:K-?\d{4}|\d{4}-[01]\d|\d{4}-?[QKM]\d{1,2})$/i;

function identified({ columns, rows, known }: ScreenedTable): readonly Spot[] {
  if (rows.length < leastNumbered) return [];
  const filled = columns.flatMap(({ index, expected }) => {
    if (expected !== "unknown") return [];
    const cells = rows.map(({ cells: each }) => plain(each[index] ?? ""));
    const all = cells.every((text) => numbered.test(text) && !noNumber.test(text) && !known.has(text));
    return all && new Set(cells).size === cells.length ? [index] : [];
  });
  return filled.map((index) => ({ line: rows[0]!.line, column: index + 1 }));
}

function find(table: ScreenedTable): readonly Spot[] {
  return table.bound ? ones(table) : identified(table);
}

export const caseRows: TableDetector = { code: "privacy.case-rows", find };
