/** Bytes of a delivery to a checked table and its observations: every row is accepted or rejected with its reasons. */
import type { Area } from "../model/area.ts";
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Layout } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";
import type { RejectedRow } from "../model/rejection.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Table, TableRow } from "../model/table.ts";
import { checkDuplicates } from "./duplicates.ts";
import { tidy } from "./fold.ts";
import { strikeOut } from "./guard.ts";
import type { Header } from "./header.ts";
import { findHeader, headerTest } from "./header.ts";
import { lineList } from "./lines.ts";
import { nearest } from "./nearest.ts";
import { observe } from "./observe.ts";
import type { ReadRow } from "./row.ts";
import { rowReader } from "./row.ts";
import { openSheets } from "./sheets.ts";
import { checkTotals } from "./totals.ts";
import type { Verdicts } from "./verdict.ts";

export { quarantineCsv } from "./quarantine.ts";

export interface IngestRules {
  readonly layouts: readonly Layout[];
  readonly areas: readonly Area[];
  readonly groups: readonly string[];
  /** The newest period that can be meant, as of the run; null: no limit. */
  readonly latest: PeriodId | null;
}

export interface IngestInput {
  /** The base name, for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** As the note says; null lets the header decide. */
  readonly kind: string | null;
}

export interface Ingested {
  readonly kind: string;
  /** Every row that was read, empty ones left out: as many as `count.read`. */
  readonly table: Table;
  readonly observations: readonly Observation[];
  readonly count: DeliveryCount;
  /** By line. */
  readonly rejectedRows: readonly RejectedRow[];
}

interface Found {
  readonly sheet: Sheet;
  readonly header: Header;
  /** What is to be said of the choice. */
  readonly findings: readonly Issue[];
}

/** The first sheet whose header fits; else what is wrong with the one that comes nearest. */
function findTable(sheets: readonly Sheet[], layouts: readonly Layout[], file: string): Outcome<Found> {
  const tried = sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, layouts, file) }));
  const fitting = tried.flatMap(({ sheet, header }) => (header.ok ? [{ sheet, header: header.value }] : []));
  const [first, ...others] = fitting;
  if (!first) {
    const failures = tried.flatMap(({ sheet, header }) =>
      header.ok ? [] : [header.issues.map((each) => inSheet(each, sheet))],
    );
    return rejected(failures.find((issues) => issues[0]!.code !== "ingest.no-header") ?? failures[0]!);
  }
  const findings: Issue[] = [];
  const { origin } = first.sheet;
  if (origin?.hidden) findings.push(inSheet(issue("ingest.hidden-sheet", { file }), first.sheet));
  const unread = others.flatMap(({ sheet }) => (sheet.origin && !sheet.origin.hidden ? [sheet.origin.number] : []));
  if (origin && unread.length > 0)
    findings.push(issue("ingest.more-tables", { file }, { sheets: lineList(unread), read: origin.number }));
  return accepted({ ...first, findings });
}

/** An issue about a row, with the sheet that has it. */
function inSheet(it: Issue, { origin }: Sheet): Issue {
  return origin === null || it.place === null ? it : { ...it, place: { ...it.place, sheet: origin.number } };
}

function layoutsFor({ file, kind }: IngestInput, layouts: readonly Layout[]): Outcome<readonly Layout[]> {
  if (kind === null) return accepted(layouts);
  const layout = layouts.find((each) => each.kind === kind);
  if (layout) return accepted([layout]);
  const kinds = layouts.map((each) => each.kind);
  const suggestion = nearest(kind, kinds);
  const params = { kind, kinds: kinds.join(", ") };
  return rejected([
    suggestion === null
      ? issue("ingest.unknown-kind", { file }, params)
      : issue("ingest.unknown-kind-near", { file }, { ...params, suggestion }),
  ]);
}

function isBlank(row: TableRow): boolean {
  return row.cells.every((cell) => cell === "" || tidy(cell) === "");
}

/** Issues about rows: all have a line. */
function byPlace(a: Issue, b: Issue): number {
  return a.place!.line! - b.place!.line! || (a.place!.column ?? 0) - (b.place!.column ?? 0);
}

/** Rows that are right by themselves, and the reasons against the others. */
function readRows(table: Table, sheet: Sheet, read: (row: TableRow, last: boolean) => ReadRow | readonly Issue[]) {
  const good: ReadRow[] = [];
  const bad: RejectedRow[] = [];
  const final = sheet.rows.at(-1);
  for (const row of table.rows) {
    const found = sheet.broken.get(row.line) ?? read(row, row === final);
    if ("row" in found) good.push(found);
    else bad.push(rejectedRow(row, found));
  }
  return { good, bad };
}

/** Identity numbers go no further, not even to the quarantine. */
function rejectedRow({ line, cells }: TableRow, issues: readonly Issue[]): RejectedRow {
  return { line, issues: [...issues].sort(byPlace), cells: cells.map(strikeOut) };
}

function tableOf(sheet: Sheet, header: Header, file: string): Table {
  const rows = sheet.rows.filter((row) => row.line > header.row.line && !isBlank(row));
  const { line, cells } = header.row;
  return { file, dialect: sheet.dialect, headerLine: line, header: cells.map(tidy), rows };
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
  const layouts = layoutsFor(input, rules.layouts);
  if (!layouts.ok) return layouts;
  const sheets = openSheets({ bytes: input.bytes, file, isHeader: headerTest(rules.layouts) });
  if (!sheets.ok) return sheets;
  const found = findTable(sheets.value, layouts.value, file);
  if (!found.ok) return rejected([...sheets.issues, ...found.issues]);

  const { sheet, header } = found.value;
  const { layout } = header;
  const table = tableOf(sheet, header, file);
  const reader = rowReader(header, { ...rules, point: sheet.point }, file, sheet.complete);
  const { good, bad } = readRows(table, sheet, reader.read);
  const verdicts: Verdicts = new Map();
  checkDuplicates(good, file, verdicts);
  const single = verdicts.size === 0 ? good : good.filter((row) => !verdicts.has(row));
  checkTotals(single, header, reader, file, verdicts);
  const right = verdicts.size === 0 ? good : good.filter((row) => !verdicts.has(row));
  const rejectedRows = located(
    [...bad, ...[...verdicts].map(([{ row }, reasons]) => rejectedRow(row, reasons))].sort((a, b) => a.line - b.line),
    sheet,
  );

  const count = { read: table.rows.length, accepted: right.length, rejected: rejectedRows.length };
  const empty = count.read === 0 ? [inSheet(issue("ingest.no-rows", { file, line: table.headerLine }), sheet)] : [];
  return accepted({ kind: layout.kind, table, observations: observe(right, layout, reader), count, rejectedRows }, [
    ...sheets.issues,
    ...found.value.findings,
    ...sheet.findings.map((each) => inSheet(each, sheet)),
    ...empty,
    ...issuesOf(rejectedRows),
  ]);
}
