/** From the bytes of a delivery to its tables, by what the bytes are; and what a layout wants of a table: a sheet, a range. */
import type { Bytes } from "../model/file-bytes.ts";
import { areHeld, wholeOf } from "../model/file-bytes.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Format, PieceInput } from "./formats/format.ts";
import { formats } from "./formats/index.ts";
import { codedOf } from "./rows/coded.ts";
import { filledTexts } from "./rows/filled.ts";

const space = 32;

/** Bytes of the longest mark at the beginning of a text. */
const longestMark = 3;

/** Whether a name ends as the files of some format do, but of another one. */
function misnamed(file: string, format: Format): boolean {
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? "";
  return !format.endings.includes(ending) && formats.some((each) => each.endings.includes(ending));
}

/** What reads bytes that are not held: by their beginning, unless that says nothing. */
function pieceReader(bytes: Bytes): Format | null {
  if (areHeld(bytes) || bytes.head.subarray(longestMark).every((byte) => byte <= space)) return null;
  return formats.find((each) => each.recognises(bytes.head))!;
}

function readWith(input: PieceInput): { readonly format: Format; readonly read: Outcome<readonly Sheet[]> } {
  const swift = pieceReader(input.bytes);
  if (swift?.readPieces) return { format: swift, read: swift.readPieces(input) };
  const bytes = wholeOf(input.bytes);
  // The last takes whatever the others do not.
  const format = formats.find((each) => each.recognises(bytes))!;
  return { format, read: format.read({ ...input, bytes }) };
}

/** The tables of a file, visible ones first, at least one; with what is to be said of the file as a whole. */
export function openSheets(input: PieceInput): Outcome<readonly Sheet[]> {
  const { file } = input;
  const { format, read } = readWith(input);
  if (!read.ok) return read;
  if (read.value.every((sheet) => filledTexts(codedOf(sheet)).every((column) => !column.includes(1))))
    return rejected([issue("ingest.empty-file", { file })]);
  const issues: Issue[] = [...read.issues];
  if (misnamed(file, format)) issues.push(issue("ingest.misnamed", { file }, { format: format.id }));
  const shown = (hidden: boolean): readonly Sheet[] =>
    read.value.filter((each) => (each.origin?.hidden ?? false) === hidden);
  return accepted([...shown(false), ...shown(true)], issues);
}

const address = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/**
 * What stands in a range such as `A4:H30`; cells beside it are empty, so that columns keep their numbers.
 *
 * @throws RangeError when the range is none
 */
export function within(sheet: Sheet, range: string): Sheet {
  const found = address.exec(range.toUpperCase());
  if (!found) throw new RangeError(`${range} is no range of cells`);
  const [left, right] = [columnNumber(found[1]!), columnNumber(found[3]!)].sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [Number(found[2]), Number(found[4])].sort((a, b) => a - b) as [number, number];
  const rows = sheet.rows
    .filter(({ line }) => line >= top && line <= bottom)
    .map((row) => ({ ...row, cells: row.cells.slice(0, right).map((cell, i) => (i < left - 1 ? "" : cell)) }));
  return { ...sheet, rows, coded: undefined };
}
