/** Which sheet of a delivery is read, and how: as a kind's own columns, or by a provider's layout. */
import type { Area } from "../model/area.ts";
import type { Bytes } from "../model/file-bytes.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Layout, ProviderLayout } from "../model/layout.ts";
import type { PeriodId } from "../model/period.ts";
import type { Rows } from "../model/rows.ts";
import { lineOf, rowAt } from "../model/rows.ts";
import type { Sheet } from "../model/sheet.ts";
import { tooLarge } from "./decode.ts";
import { foldHeader } from "./fold.ts";
import type { ParquetReader } from "./formats/format.ts";
import type { Header } from "./header.ts";
import { findHeader, headerTest } from "./header.ts";
import { joinedHeaders } from "./header-lines.ts";
import { headLines, largestFile } from "./limits.ts";
import { lineList } from "./lines.ts";
import type { Refusal } from "./mapping/apply.ts";
import { applyLayout } from "./mapping/apply.ts";
import type { Followed } from "./mapping/find.ts";
import { chooseFollowed, findFollowed } from "./mapping/find.ts";
import type { Candidate } from "./mapping/fit.ts";
import { candidateOf } from "./mapping/fit.ts";
import { nearest } from "./nearest.ts";
import type { Readable } from "./right-rows.ts";
import { codedOf, codeRows, topOf } from "./rows/coded.ts";
import type { Marks } from "./rows/marks.ts";
import { marksOf } from "./rows/marks.ts";

export interface IngestRules {
  readonly layouts: readonly Layout[];
  /** How senders' own sheets become those; absent: nobody has one. */
  readonly providerLayouts?: readonly ProviderLayout[] | undefined;
  readonly areas: readonly Area[];
  readonly groups: readonly string[];
  /** The newest period that can be meant, as of the run; null: no limit. */
  readonly latest: PeriodId | null;
  /** Reads Parquet; absent where there is no database. */
  readonly readParquet?: ParquetReader | undefined;
}

export interface IngestInput {
  /** The base name, for messages. */
  readonly file: string;
  readonly bytes: Bytes;
  /** A kind or a provider's layout, as the note says; null lets the header decide. */
  readonly kind: string | null;
  /** Who sent it, as the note says; null or absent where nobody said. */
  readonly provider?: string | null | undefined;
  /** What the door saw of these bytes a moment ago, so that they are not opened and looked through twice. */
  readonly opened?: Outcome<readonly Sheet[]> | undefined;
}

/** A table that is found, ready to be read row by row. */
export interface FoundTable {
  readonly sheet: Sheet;
  readonly header: Header;
  /** The header as the file has it. */
  readonly written: readonly string[];
  /** Every row below the header that has anything in it; of a wide sheet, one for each group of columns. */
  readonly table: Readable;
  /** Rows that the provider's layout does not take. */
  readonly refused: readonly Refusal[];
  /** What is to be said of the choice. */
  readonly findings: readonly Issue[];
}

/** What is asked of the layouts, once for each delivery. */
export interface Choice {
  readonly layouts: readonly Layout[];
  readonly candidates: readonly Candidate[];
  /** The provider's layout that the note names; null for none. */
  readonly named: string | null;
}

/** An issue about a row, with the sheet that has it. */
export function inSheet(it: Issue, { origin }: Sheet): Issue {
  return origin === null || it.place === null ? it : { ...it, place: { ...it.place, sheet: origin.number } };
}

/** By row, 1 where it is below a line and has anything in it. */
function rowsBelow(rows: Rows, line: number): Marks {
  return marksOf(rows, (row, cells) => (cells > 0 && lineOf(rows, row) > line ? 1 : 0));
}

const made = new WeakMap<
  readonly ProviderLayout[],
  { readonly rules: IngestRules; readonly all: readonly Candidate[] }
>();

/** Every provider's layout whose kind there is, ready to be held against rows: made once for the definitions of a run. */
function candidatesOf(rules: IngestRules): readonly Candidate[] {
  const { providerLayouts = [], layouts, areas, groups } = rules;
  const before = made.get(providerLayouts);
  if (before && before.rules.layouts === layouts && before.rules.areas === areas && before.rules.groups === groups)
    return before.all;
  // The decimal sign matters for measures only, and no header holds one; a year's sheet has columns for quarters to come.
  const cells = { areas, groups, point: false, latest: null };
  const all = providerLayouts.flatMap((provider) => {
    const layout = layouts.find((each) => each.kind === provider.kind);
    return layout ? [candidateOf(provider, layout, cells)] : [];
  });
  made.set(providerLayouts, { rules, all });
  return all;
}

/** Those whose kind may be meant. */
function candidatesFor(rules: IngestRules, kind: string | null): readonly Candidate[] {
  return candidatesOf(rules).filter(({ provider }) => kind === null || kind === provider.kind || kind === provider.id);
}

/** The layouts that a delivery may follow, by what its note says. */
export function choiceFor({ file, kind }: IngestInput, rules: IngestRules): Outcome<Choice> {
  const candidates = candidatesFor(rules, kind);
  if (kind === null) return accepted({ layouts: rules.layouts, candidates, named: null });
  const layout = rules.layouts.find((each) => each.kind === kind);
  if (layout) return accepted({ layouts: [layout], candidates, named: null });
  if (candidates.length > 0) return accepted({ layouts: [], candidates, named: kind });
  const kinds = [...rules.layouts.map((each) => each.kind), ...(rules.providerLayouts ?? []).map((each) => each.id)];
  const suggestion = nearest(kind, kinds);
  const params = { kind, kinds: kinds.join(", ") };
  return rejected([
    suggestion === null
      ? issue("ingest.unknown-kind", { file }, params)
      : issue("ingest.unknown-kind-near", { file }, { ...params, suggestion }),
  ]);
}

/** Whether a cell is a header that some layout knows. */
export function knownHeader(rules: IngestRules): (cell: string) => boolean {
  const own = headerTest(rules.layouts);
  const candidates = candidatesFor(rules, null);
  return (cell) =>
    own(cell) || candidates.some(({ names, wide }) => names.has(foldHeader(cell)) || wide.some((it) => it.read(cell)));
}

/** The header of a sheet on one line, else on two. */
function findOnLines(
  sheet: Sheet,
  layouts: readonly Layout[],
  isHeader: (cell: string) => boolean,
  file: string,
): Outcome<Header> {
  const rows = topOf(sheet, headLines);
  const single = findHeader(rows, layouts, file);
  if (single.ok) return single;
  for (const joined of joinedHeaders(rows, isHeader)) {
    const found = findHeader([joined], layouts, file);
    if (found.ok) return accepted(found.value, [issue("ingest.header-lines", { file, line: joined.line })]);
  }
  return single;
}

/** The first sheet whose header is that of a kind; else what is wrong with the one that comes nearest. */
function findCanonical(sheets: readonly Sheet[], layouts: readonly Layout[], file: string): Outcome<FoundTable> {
  const isHeader = headerTest(layouts);
  const tried = sheets.map((sheet) => ({ sheet, header: findOnLines(sheet, layouts, isHeader, file) }));
  const fitting = tried.flatMap(({ sheet, header }) =>
    header.ok ? [{ sheet, header: header.value, said: header.issues }] : [],
  );
  const [first, ...others] = fitting;
  if (!first) {
    const failures = tried.flatMap(({ sheet, header }) =>
      header.ok ? [] : [header.issues.map((each) => inSheet(each, sheet))],
    );
    return rejected(failures.find((issues) => issues[0]!.code !== "ingest.no-header") ?? failures[0]!);
  }
  const { sheet, header } = first;
  const findings: Issue[] = [...hiddenFinding(sheet, file), ...first.said.map((each) => inSheet(each, sheet))];
  const unread = others.flatMap((each) =>
    each.sheet.origin && !each.sheet.origin.hidden ? [each.sheet.origin.number] : [],
  );
  if (sheet.origin && unread.length > 0)
    findings.push(issue("ingest.more-tables", { file }, { sheets: lineList(unread), read: sheet.origin.number }));
  const rows = codedOf(sheet);
  const table: Readable = {
    rows,
    picked: rowsBelow(rows, header.row.line),
    at: (row) => rowAt(rows, row),
    last: rows.count - 1,
  };
  return accepted({ sheet, header, written: header.row.cells, table, refused: [], findings });
}

function hiddenFinding(sheet: Sheet, file: string): Issue[] {
  return sheet.origin?.hidden ? [inSheet(issue("ingest.hidden-sheet", { file }), sheet)] : [];
}

function mappedTable({ sheet, fit }: Followed, file: string): FoundTable {
  const { header, rows, refused } = applyLayout(fit, sheet, file);
  const table: Readable = { rows: codeRows(rows), picked: null, at: (row) => rows[row]!, last: -1 };
  return { sheet, header, written: fit.row.cells, table, refused, findings: hiddenFinding(sheet, file) };
}

/**
 * The table of a delivery. What the note says of the sender or the layout decides; else the headers do, and where they
 * fit a kind and a provider's layout alike, nobody guesses.
 */
export function findTable(sheets: readonly Sheet[], choice: Choice, input: IngestInput): Outcome<FoundTable> {
  const { file } = input;
  const sender = input.provider ?? null;
  const { followed, misfit } = findFollowed(sheets, choice.candidates, { file, sender, named: choice.named });
  if (followed.length === 0 && choice.named !== null)
    return rejected(misfit ?? [issue("ingest.no-header", { file }, { lines: headLines, expected: choice.named })]);
  const canonical = findCanonical(sheets, choice.layouts, file);
  if (followed.length === 0) return canonical.ok || misfit === null ? canonical : rejected(misfit);
  const chosen = chooseFollowed(followed, file);
  if (!chosen.ok) return chosen;
  const { fit, told } = chosen.value;
  if (canonical.ok && !told) {
    const layouts = `${canonical.value.header.layout.kind}, ${fit.candidate.provider.id}`;
    return rejected([issue("ingest.ambiguous-layout", { file, line: fit.row.line }, { layouts })]);
  }
  // The rows of a sender's own sheet are made one by one.
  const large = tooLarge(input.bytes, file, largestFile);
  return large ? rejected([large]) : accepted(mappedTable(chosen.value, file));
}
