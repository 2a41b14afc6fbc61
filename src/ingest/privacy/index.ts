/** The privacy guard: what a delivery must not hold, found before anything of it is kept. One detector a file; one line here adds one. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Header } from "../header.ts";
import { lineList } from "../lines.ts";
import { address } from "./address.ts";
import { asideIssues } from "./asides.ts";
import { birthDate } from "./birth-date.ts";
import { linesOf } from "./body.ts";
import { caseRows } from "./case-rows.ts";
import type { Expected, KnownWords, PrivacyCode, ScreenedColumn, TableDetector, TextDetector } from "./detector.ts";
import { email } from "./email.ts";
import { freeText } from "./free-text.ts";
import { identityNumber, numberColumn } from "./identity-number.ts";
import type { GuardRules } from "./known.ts";
import { knownWords } from "./known.ts";
import { personColumn } from "./person-column.ts";
import { personName } from "./person-name.ts";
import { phone } from "./phone.ts";
import { plain } from "./plain.ts";
import { boundHeader, layersOf } from "./table.ts";

/** In texts: a cell, a title, a comment, a name. */
export const textDetectors: readonly TextDetector[] = [identityNumber, email, phone, address, birthDate, personName];

/** In tables as a whole. */
export const tableDetectors: readonly TableDetector[] = [numberColumn, personColumn, freeText, caseRows];

/** Raised whenever the guard finds more or less than before: what was read under an earlier one is read again. */
export const guardEdition = 2;

export type { GuardRules } from "./known.ts";

/** Distinct texts remembered; more, and each is looked at anew. */
const mostRemembered = 100_000;

function codesIn(cell: string, expected: Expected, known: KnownWords): readonly PrivacyCode[] {
  const text = plain(cell);
  return textDetectors.filter((each) => each.finds(text, expected, known)).map((each) => each.code);
}

/** What a text of some rows holds; texts come back from row to row. */
function textReader(expected: Expected, known: KnownWords): (cell: string) => readonly PrivacyCode[] {
  const seen = new Map<string, readonly PrivacyCode[]>();
  return (cell) => {
    const before = seen.get(cell);
    if (before) return before;
    const found = codesIn(cell, expected, known);
    if (seen.size >= mostRemembered) seen.clear();
    seen.set(cell, found);
    return found;
  };
}

/** Up to five figures, or up to two signs: nothing about anybody. */
function isSlight(cell: string): boolean {
  if (cell.length < 3) return true;
  if (cell.length > 5) return false;
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Lines by what was found and in which column. */
type Finds = Map<string, { readonly code: PrivacyCode; readonly column: number; readonly lines: number[] }>;

function note(finds: Finds, code: PrivacyCode, column: number, lines: readonly number[]): void {
  const key = `${code} ${column}`;
  const before = finds.get(key) ?? { code, column, lines: [] };
  for (const line of lines) before.lines.push(line);
  finds.set(key, before);
}

/** What the texts of a column below the header hold: the numbers of those that hold something, by what it is. */
function foundIn(
  { expected, texts, counts }: ScreenedColumn,
  known: KnownWords,
): ReadonlyMap<PrivacyCode, Set<number>> {
  const found = new Map<PrivacyCode, Set<number>>();
  for (let number = 1; number < texts.length; number++) {
    if (counts[number] === 0 || isSlight(texts[number]!)) continue;
    for (const code of codesIn(texts[number]!, expected, known))
      found.set(code, (found.get(code) ?? new Set()).add(number));
  }
  return found;
}

function screenSheet(
  sheet: Sheet,
  header: Header | null,
  beside: boolean,
  known: KnownWords,
  file: string,
): readonly Issue[] {
  const { layers, table } = layersOf(sheet, header, beside, known);
  const finds: Finds = new Map();
  for (const layer of layers) {
    const read = textReader(layer.expected, known);
    for (const { line, cells } of layer.rows)
      for (const [i, cell] of cells.entries())
        if (!isSlight(cell)) for (const code of read(cell)) note(finds, code, i + 1, [line]);
  }
  for (const column of table.columns)
    for (const [code, numbers] of foundIn(column, known))
      note(finds, code, column.index + 1, linesOf(table, column.index, numbers));
  for (const detector of tableDetectors)
    for (const { line, column } of detector.find(table)) note(finds, detector.code, column, [line]);
  const sheetNumber = sheet.origin === null ? {} : { sheet: sheet.origin.number };
  return [...finds.values()].map(({ code, column, lines }) => {
    const distinct = [...new Set(lines)].sort((a, b) => a - b);
    const place = { file, ...sheetNumber, line: distinct[0]!, column };
    return issue(code, place, { count: distinct.length, lines: lineList(distinct) });
  });
}

function byPlace(a: Issue, b: Issue): number {
  const [left, right] = [a, b].map(({ place }) => [place!.sheet ?? 0, place!.line ?? 0, place!.column ?? 0]);
  return left!.map((it, i) => it - right![i]!).find((it) => it !== 0) ?? (a.code < b.code ? -1 : 1);
}

/**
 * What a file's tables hold that no delivery may: one issue for each kind and column, with the lines, and never a cell.
 * None: the file may be kept.
 */
export function screenSheets(sheets: readonly Sheet[], rules: GuardRules, file: string): readonly Issue[] {
  const known = knownWords(rules);
  const headers = sheets.map((sheet) => boundHeader(sheet, rules.layouts));
  const beside = headers.some((each) => each !== null);
  return sheets
    .flatMap((sheet, i) => [
      ...screenSheet(sheet, headers[i]!, beside, known, file),
      ...asideIssues(sheet, textDetectors, known, file),
    ])
    .sort(byPlace);
}

/** Whether the name of a file tells of a person. */
export function isPersonalName(name: string, rules: GuardRules): boolean {
  const known = knownWords(rules);
  // Without its ending, and with spaces where names of files have other signs.
  const bare = plain(name).replace(/\.[a-z0-9]{1,5}$/i, "");
  return [bare, bare.replace(/[_.+-]+/g, " ")].some((text) =>
    textDetectors.some((each) => each.finds(text, "prose", known)),
  );
}

/** Whether any issue is the guard's refusal. */
export function isRefused(issues: readonly Issue[]): boolean {
  return issues.some(({ code, level }) => code.startsWith("privacy.") && level === "critical");
}
