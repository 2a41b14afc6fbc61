/** The public-health institute's cubes as CSV: a flag beside each row, codes that have lost their zeros, years written twice. */
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import { tooLarge } from "../decode.ts";
import { foldHeader, tidy } from "../fold.ts";
import { headLines, largestFile } from "../limits.ts";
import { topOf } from "../rows/coded.ts";
import { readCsv } from "./csv.ts";
import type { Format, FormatInput } from "./format.ts";

/** The flag's column, the area's and the year's, as the cubes call them. */
const flagHeader = foldHeader("SPVFLAGG");
const areaHeader = foldHeader("GEO");
const yearHeader = foldHeader("AAR");

/** What the flag says of the numbers beside it, as the sign for their absence: missing, not computable, suppressed. */
const signs: ReadonlyMap<string, string> = new Map([
  ["1", ".."],
  ["2", "."],
  ["3", ":"],
]);
const inOrder = "0";

/** Area codes have two digits (county), four (municipality) or six (district): an odd number of digits has lost a zero. */
function withZero(code: string): string {
  return /^(?:[1-9]|[1-9]\d{2}|[1-9]\d{4})$/.test(code) ? `0${code}` : code;
}

/** `2026_2026`: a year from and to. */
const twice = /^(\d{4})_\1$/;

interface Columns {
  readonly header: number;
  readonly flag: number;
  readonly area: number;
  readonly year: number;
}

/** The header is the row that has a flag. */
function findColumns(rows: readonly TableRow[]): Columns | null {
  for (const [header, row] of rows.entries()) {
    const names = row.cells.map(foldHeader);
    const flag = names.indexOf(flagHeader);
    if (flag !== -1) return { header, flag, area: names.indexOf(areaHeader), year: names.indexOf(yearHeader) };
  }
  return null;
}

function translate(sheet: Sheet, columns: Columns, file: string): Sheet {
  const { header, flag, area, year } = columns;
  const found = new Map<number, string>();
  const broken = new Map<number, readonly Issue[]>(sheet.broken);
  let restored = 0;
  const rows = sheet.rows.map((row, i) => {
    if (i < header || broken.has(row.line)) return row;
    const said = tidy(row.cells[flag] ?? "");
    const cells = row.cells.map((cell, at) => {
      if (at === flag) return "";
      if (i === header) return cell;
      if (at === year) return tidy(cell).replace(twice, "$1");
      if (at !== area) return cell;
      const whole = withZero(tidy(cell));
      if (whole !== tidy(cell)) restored += 1;
      return whole;
    });
    if (i === header) return { ...row, cells };
    // A flag beside nothing stays, so that the row is not taken for an empty one.
    if (cells.every((cell) => tidy(cell) === "")) return row;
    const sign = signs.get(said);
    if (sign !== undefined) found.set(row.line, sign);
    else if (said !== inOrder)
      broken.set(row.line, [issue("ingest.unknown-flag", { file, line: row.line, column: flag + 1 })]);
    return { ...row, cells };
  });
  const findings = restored === 0 ? [] : [issue("ingest.zeros-restored", { file }, { count: restored })];
  return { ...sheet, rows, coded: undefined, broken, signs: found, findings: [...sheet.findings, ...findings] };
}

function read(input: FormatInput): Outcome<readonly Sheet[]> {
  const large = tooLarge(input.bytes, input.file, largestFile);
  if (large) return rejected([large]);
  const plain = readCsv({ ...input, isHeader: (cell) => foldHeader(cell) === flagHeader || input.isHeader(cell) });
  if (!plain.ok) return plain;
  const columns = findColumns(topOf(plain.value, headLines));
  return accepted([columns === null ? plain.value : translate(plain.value, columns, input.file)]);
}

/** How much of a file is looked at for the flag's header. */
const sample = 16_384;

export const healthCsv: Format = {
  id: "CSV",
  endings: ["csv"],
  recognises: (bytes) => {
    const top = new TextDecoder("latin1").decode(bytes.subarray(0, sample)).replaceAll("\0", "");
    return /(?:^|[\n\r;,\t|"])spvflagg(?:$|[\n\r;,\t|"])/i.test(top);
  },
  read,
};
