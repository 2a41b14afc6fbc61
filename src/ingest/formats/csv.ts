/** CSV as Excel writes it in Norway. */
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import { decode } from "../decode.ts";
import { mostBrokenRows } from "../limits.ts";
import type { Format, FormatInput } from "./format.ts";
import { readRecords } from "./records.ts";
import { findSeparator } from "./separator.ts";

/** The one table of a text file. */
export function readCsv({ bytes, file, isHeader }: FormatInput): Outcome<Sheet> {
  const decoded = decode(bytes, file);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { separator, preamble } = findSeparator(text, isHeader);
  // Apart, so that csv-parse takes the width of the rows, not of title or header, as the usual one: each exception costs it time.
  const above = readRecords(text.slice(0, preamble), separator, file, 1);
  const below = readRecords(text.slice(preamble), separator, file, above.nextLine);
  const broken = new Map<number, readonly Issue[]>();
  for (const [line, trouble] of [...above.broken, ...below.broken]) broken.set(line, [trouble]);
  if (broken.size > mostBrokenRows) {
    const [first] = broken.keys();
    return rejected([issue("ingest.broken-quotes", { file, line: first! }, { limit: mostBrokenRows })]);
  }
  const rows = above.rows.length === 0 ? below.rows : [...above.rows, ...below.rows];
  return accepted({
    dialect: { encoding, separator },
    origin: null,
    point: separator === ",",
    rows,
    broken,
    merged: new Map(),
    signs: new Map(),
    complete: text.endsWith("\n"),
    findings: [],
  });
}

export const csv: Format = {
  id: "CSV",
  endings: ["csv", "txt", "tsv", "tab", "skv", "prn"],
  recognises: () => true,
  read: (input) => {
    const sheet = readCsv(input);
    return sheet.ok ? accepted([sheet.value]) : sheet;
  },
};
