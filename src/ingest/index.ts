/** Bytes of a delivery to a checked table and its observations: every row is accepted or rejected with its reasons. */
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Observation } from "../model/observation.ts";
import type { RejectedRow } from "../model/rejection.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Table, TableRow } from "../model/table.ts";
import { writtenCells } from "../model/table.ts";
import { checkDuplicates } from "./duplicates.ts";
import type { IngestInput, IngestRules } from "./find-table.ts";
import { choiceFor, findTable, inSheet } from "./find-table.ts";
import { tidy } from "./fold.ts";
import { strikeOut } from "./guard.ts";
import { observe } from "./observe.ts";
import type { Overlay } from "./overlay.ts";
import { overlayOf } from "./overlay.ts";
import type { ReadRow } from "./row.ts";
import { rowReader } from "./row.ts";
import { screen } from "./screen.ts";
import { checkTotals } from "./totals.ts";
import type { Verdicts } from "./verdict.ts";

export type { IngestInput, IngestRules } from "./find-table.ts";
export { knownHeader } from "./find-table.ts";
export type { ParquetReader } from "./formats/format.ts";
export { isParquet, parquetLimits } from "./formats/parquet.ts";
export { guardEdition, isRefused } from "./privacy/index.ts";
export { quarantineCsv } from "./quarantine.ts";
export { screen, shownName } from "./screen.ts";

export interface Ingested {
  readonly kind: string;
  /** Every row that was read, empty ones and those that a provider's layout refuses left out. */
  readonly table: Table;
  readonly observations: readonly Observation[];
  readonly count: DeliveryCount;
  /** By line. */
  readonly rejectedRows: readonly RejectedRow[];
}

/** Issues about rows: all have a line. */
function byPlace(a: Issue, b: Issue): number {
  return a.place!.line! - b.place!.line! || (a.place!.column ?? 0) - (b.place!.column ?? 0);
}

/** Rows that are right by themselves, and the reasons against the others. */
function readRows(
  table: Table,
  sheet: Sheet,
  overlay: Overlay | null,
  read: (row: TableRow, last: boolean) => ReadRow | readonly Issue[],
) {
  const good: ReadRow[] = [];
  const bad: RejectedRow[] = [];
  const final = sheet.rows.at(-1);
  for (const row of table.rows) {
    const laid = overlay ? overlay(row) : { row };
    const found = sheet.broken.get(row.line) ?? ("row" in laid ? read(laid.row, row === final) : laid);
    if ("row" in found) good.push(found);
    else bad.push(rejectedRow(row, found));
  }
  return { good, bad };
}

/** Identity numbers go no further, not even to the quarantine. */
function rejectedRow(row: TableRow, issues: readonly Issue[]): RejectedRow {
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

  const { sheet, header, written, rows, refused } = found.value;
  const { layout } = header;
  const table = { file, dialect: sheet.dialect, headerLine: header.row.line, header: written.map(tidy), rows };
  const reader = rowReader(header, { ...rules, point: sheet.point }, file, sheet.complete);
  const { good, bad } = readRows(table, sheet, overlayOf(sheet, header, file), reader.read);
  const verdicts: Verdicts = new Map();
  checkDuplicates(good, file, verdicts);
  const single = verdicts.size === 0 ? good : good.filter((row) => !verdicts.has(row));
  checkTotals(single, header, reader, file, verdicts);
  const right = verdicts.size === 0 ? good : good.filter((row) => !verdicts.has(row));
  const rejectedRows = located(
    [
      ...bad,
      ...refused.map(({ row, issues }) => rejectedRow(row, issues)),
      ...[...verdicts].map(([{ row }, reasons]) => rejectedRow(row, reasons)),
    ].sort((a, b) => a.line - b.line),
    sheet,
  );

  const count = { read: rows.length + refused.length, accepted: right.length, rejected: rejectedRows.length };
  const empty = count.read === 0 ? [inSheet(issue("ingest.no-rows", { file, line: table.headerLine }), sheet)] : [];
  return accepted({ kind: layout.kind, table, observations: observe(right, layout, reader), count, rejectedRows }, [
    ...sheets.issues,
    ...found.value.findings,
    ...sheet.findings.map((each) => inSheet(each, sheet)),
    ...empty,
    ...issuesOf(rejectedRows),
  ]);
}
