/** Reads the file of a study: every cell checked against its column, all faults at once, none repeated in a message. */

import { readNumber } from "../../ingest/cells/notation.ts";
import { tidy } from "../../ingest/fold.ts";
import { foreignIssue } from "../../ingest/foreign.ts";
import { formats } from "../../ingest/formats/index.ts";
import type { IssueCode } from "../../model/codes/index.ts";
import type { Issue, Outcome, Place } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { TableRow } from "../../model/table.ts";
import type { ColumnKind, StudyColumn, StudyFile, StudyRow } from "./study.ts";

/** What a number must be, and the code that says so. */
const checks: Readonly<Record<Exclude<ColumnKind, "label">, readonly [IssueCode, (value: number) => boolean]>> = {
  count: ["estimate.not-count", (value) => Number.isSafeInteger(value) && value >= 0],
  "positive-count": ["estimate.not-positive-count", (value) => Number.isSafeInteger(value) && value >= 1],
  positive: ["estimate.not-positive", (value) => value > 0],
  "non-negative": ["estimate.not-non-negative", (value) => value >= 0],
  number: ["estimate.not-number", Number.isFinite],
  probability: ["estimate.not-probability", (value) => value >= 0 && value <= 1],
  flag: ["estimate.not-flag", (value) => value === 0 || value === 1],
};

/** As programs write what is very large or very small: not as deliveries do. */
const scientific = /^[-+]?\d+(?:\.\d+)?e[-+]?\d{1,3}$/i;

/** A number, or the code that says why there is none. */
function numberIn(text: string, point: boolean): number | IssueCode {
  if (text === "") return "estimate.empty-cell";
  const found = readNumber(text, point);
  if ("value" in found) return found.value.value ?? "estimate.not-number";
  if (found.code === "ingest.ambiguous-number") return "estimate.ambiguous-number";
  const value = scientific.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : "estimate.not-number";
}

/** Where the columns of a method stand in the header; -1 where an optional one is not there. */
interface Layout {
  readonly header: TableRow;
  readonly places: readonly (readonly [StudyColumn, number])[];
}

function findLayout(rows: readonly TableRow[], columns: readonly StudyColumn[], file: string): Outcome<Layout> {
  const needed = columns.filter((column) => !column.optional);
  const named = (row: TableRow): readonly string[] => row.cells.map((cell) => tidy(cell).toLowerCase());
  const header = rows.find((row) => needed.every((column) => named(row).includes(column.name)));
  if (!header) {
    const names = { columns: needed.map((column) => column.name).join(", ") };
    return rejected([issue("estimate.no-header", { file, ...(rows[0] ? { line: rows[0].line } : {}) }, names)]);
  }
  const names = named(header);
  const doubles = columns
    .filter((column) => names.indexOf(column.name) !== names.lastIndexOf(column.name))
    .map((column) =>
      issue("estimate.double-column", {
        file,
        line: header.line,
        column: names.lastIndexOf(column.name) + 1,
        field: column.name,
      }),
    );
  if (doubles.length > 0) return rejected(doubles);
  return accepted({ header, places: columns.map((column) => [column, names.indexOf(column.name)] as const) });
}

/** One row with its faults. */
function readRow(
  { line, cells }: TableRow,
  { header, places }: Layout,
  file: string,
  point: boolean,
): { readonly row: StudyRow; readonly issues: readonly Issue[] } {
  const numbers: Record<string, number> = {};
  const labels: Record<string, string> = {};
  if (cells.length !== header.cells.length) {
    const params = { cells: cells.length, columns: header.cells.length };
    return { row: { line, numbers, labels }, issues: [issue("estimate.short-row", { file, line }, params)] };
  }
  const issues: Issue[] = [];
  for (const [column, at] of places) {
    const text = at === -1 ? "" : tidy(cells[at]!);
    const place: Place = { file, line, column: at + 1, field: column.name };
    if (column.kind === "label") {
      labels[column.name] = text;
      if (text === "" && !column.optional) issues.push(issue("estimate.empty-cell", place));
      continue;
    }
    const found = numberIn(text, point);
    const [code, holds] = checks[column.kind];
    if (typeof found === "string") issues.push(issue(found, place));
    else if (!holds(found)) issues.push(issue(code, place));
    else numbers[column.name] = found;
  }
  const { x, n } = numbers;
  if (x !== undefined && n !== undefined && x > n) {
    const at = places.find(([column]) => column.name === "x")![1];
    issues.push(issue("estimate.more-than-trials", { file, line, column: at + 1, field: "x" }));
  }
  return { row: { line, numbers, labels }, issues };
}

/** The rows that are not empty. */
function written({ rows }: { readonly rows: readonly TableRow[] }): readonly TableRow[] {
  return rows.filter((row) => row.cells.some((cell) => tidy(cell) !== ""));
}

/**
 * Reads the columns that a method needs; other columns are left alone.
 *
 * @returns rejected with every fault of the file, each with its line and column
 */
export function readStudy(bytes: Uint8Array, file: string, columns: readonly StudyColumn[]): Outcome<StudyFile> {
  const names = new Set(columns.map((column) => column.name));
  const format = formats.find((each) => each.recognises(bytes));
  // CSV takes whatever is not foreign, so that what no format takes is.
  if (!format) return rejected([foreignIssue(bytes, file)!]);
  const sheets = format.read({ bytes, file, isHeader: (cell) => names.has(tidy(cell).toLowerCase()) });
  if (!sheets.ok) return sheets;
  // Of several sheets, the first that has the columns.
  const { rows, broken, point } =
    sheets.value.find((it) => findLayout(written(it), columns, file).ok) ?? sheets.value[0]!;
  if (broken.size > 0) return rejected([...broken.values()].flat());
  const filled = written({ rows });
  const layout = findLayout(filled, columns, file);
  if (!layout.ok) return layout;
  const { line } = layout.value.header;
  const read = filled.filter((row) => row.line > line).map((row) => readRow(row, layout.value, file, point));
  if (read.length === 0) return rejected([issue("estimate.no-rows", { file, line })]);
  const issues = read.flatMap((each) => each.issues);
  return issues.length > 0 ? rejected(issues) : accepted({ file, line, rows: read.map((each) => each.row) });
}
