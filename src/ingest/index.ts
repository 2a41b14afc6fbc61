/** Bytes of a delivery to a checked table and its observations: every row is accepted or rejected with its reasons. */
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Observation } from "../model/observation.ts";
import type { RejectedRow } from "../model/rejection.ts";
import { lineOf as rowLine } from "../model/rows.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Statements } from "../model/statements.ts";
import { observationsIn } from "../model/statements.ts";
import type { Table, TableRow } from "../model/table.ts";
import { writtenCells } from "../model/table.ts";
import { checkDuplicates } from "./duplicates.ts";
import type { IngestInput, IngestRules } from "./find-table.ts";
import { choiceFor, findTable, inSheet } from "./find-table.ts";
import { tidy } from "./fold.ts";
import { strikeOut } from "./guard.ts";
import { mostRejected } from "./limits.ts";
import { observe } from "./observe.ts";
import { overlayOf } from "./overlay.ts";
import type { Readable, WrongRow } from "./right-rows.ts";
import { readRows } from "./right-rows.ts";
import { rowReader } from "./row.ts";
import { rowsMarked } from "./rows/marks.ts";
import { screen } from "./screen.ts";
import { checkTotals } from "./totals.ts";
import type { Verdicts } from "./verdict.ts";

export type { IngestInput, IngestRules } from "./find-table.ts";
export type { ParquetReader } from "./formats/format.ts";
export { isParquet, parquetLimits } from "./formats/parquet.ts";
export { guardEdition, isRefused } from "./privacy/index.ts";
export { quarantineCsv } from "./quarantine.ts";
export { rowCoder, sheetByColumn } from "./rows/coded.ts";
export { screen, shownName } from "./screen.ts";

export interface Ingested {
  readonly kind: string;
  /** Every row that was read, empty ones and those that a provider's layout refuses left out. */
  readonly table: Table;
  readonly statements: Statements;
  /** The same one by one, made when somebody asks for them. */
  readonly observations: readonly Observation[];
  readonly count: DeliveryCount;
  /** By line. */
  readonly rejectedRows: readonly RejectedRow[];
}

/** Issues about rows: all have a line. */
function byPlace(a: Issue, b: Issue): number {
  return a.place!.line! - b.place!.line! || (a.place!.column ?? 0) - (b.place!.column ?? 0);
}

/** Identity numbers go no further, not even to the quarantine. */
function rejectedRow({ row, issues }: WrongRow): RejectedRow {
  return { line: row.line, issues: [...issues].sort(byPlace), cells: writtenCells(row).map(strikeOut) };
}

/** Rows with the sheet in the place of each of their issues; an issue that several rows share stays one. */
function located(rows: readonly RejectedRow[], sheet: Sheet): readonly RejectedRow[] {
  if (sheet.origin === null) return rows;
  const moved = new Map<Issue, Issue>();
  const move = (it: Issue): Issue => {
    const there = moved.get(it) ?? inSheet(it, sheet);
    moved.set(it, there);
    return there;
  };
  return rows.map((row) => ({ ...row, issues: row.issues.map(move) }));
}

/** Each issue once, also where it speaks against several rows. */
function issuesOf(rejectedRows: readonly RejectedRow[]): readonly Issue[] {
  return [...new Set(rejectedRows.flatMap((row) => row.issues))].sort(byPlace);
}

/** The table, whose rows are made when somebody asks for them. */
function tableOf({ rows, picked, at }: Readable, rest: Omit<Table, "rows">): Table {
  return {
    ...rest,
    get rows() {
      return picked === null
        ? Array.from({ length: rows.count }, (_, row) => at(row))
        : [...rowsMarked(picked, 1)].map(at);
    },
  };
}

/**
 * Reads a delivery. Refused as a whole is only what cannot be read: otherwise each row stands or falls by itself, or with
 * the rows that it contradicts, and `read = accepted + rejected`.
 */
export function ingest(input: IngestInput, rules: IngestRules): Outcome<Ingested> {
  const { file } = input;
  const sheets = input.opened ?? screen(input, rules);
  if (!sheets.ok) return sheets;
  const choice = choiceFor(input, rules);
  if (!choice.ok) return choice;
  const found = findTable(sheets.value, choice.value, input);
  if (!found.ok) return rejected([...sheets.issues, ...found.issues]);

  const { sheet, header, written, table, refused } = found.value;
  const { layout } = header;
  const reader = rowReader(header, { ...rules, point: sheet.point }, file, sheet.complete);
  const { right, wrong } = readRows(table, sheet, reader, overlayOf(sheet, header, file));
  const lineOf = (row: number): number => rowLine(table.rows, right.at(row));
  const rowOf = (row: number): TableRow => table.at(right.at(row));
  const verdicts: Verdicts = new Map();
  checkDuplicates(right, lineOf, file, verdicts);
  checkTotals(right, rowOf, header, reader, file, verdicts);
  if (wrong.length + refused.length + verdicts.size > mostRejected)
    return rejected([inSheet(issue("ingest.too-many-rejected", { file }, { limit: mostRejected }), sheet)]);
  const rejectedRows = located(
    [
      ...wrong.map(rejectedRow),
      ...refused.map(rejectedRow),
      ...[...verdicts].map(([row, issues]) => rejectedRow({ row: rowOf(row), issues })),
    ].sort((a, b) => a.line - b.line),
    sheet,
  );

  const good = right.count - verdicts.size;
  const count = { read: good + rejectedRows.length, accepted: good, rejected: rejectedRows.length };
  const line = header.row.line;
  const empty = count.read === 0 ? [inSheet(issue("ingest.no-rows", { file, line }), sheet)] : [];
  const statements = observe(right, lineOf, verdicts, layout, reader);
  const made: Ingested = {
    kind: layout.kind,
    table: tableOf(table, { file, dialect: sheet.dialect, headerLine: line, header: written.map(tidy) }),
    statements,
    get observations() {
      return observationsIn(statements);
    },
    count,
    rejectedRows,
  };
  return accepted(made, [
    ...sheets.issues,
    ...found.value.findings,
    ...sheet.findings.map((each) => inSheet(each, sheet)),
    ...empty,
    ...issuesOf(rejectedRows),
  ]);
}
