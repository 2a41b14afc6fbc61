/** CSV as Excel writes it in Norway. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import { decode } from "../decode.ts";
import { foreignIssue } from "../foreign.ts";
import { mostBrokenRows } from "../limits.ts";
import type { Format, Sheet } from "./format.ts";
import type { Records } from "./records.ts";
import { readRecords } from "./records.ts";
import { findSeparator } from "./separator.ts";

function read(bytes: Uint8Array, file: string, isHeader: (cell: string) => boolean): Outcome<Sheet> {
  const decoded = decode(bytes, file);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { separator, preamble } = findSeparator(text, isHeader);
  // Apart, so that csv-parse takes the width of the rows, not of title or header, as the usual one: each exception costs it time.
  const above = readRecords(text.slice(0, preamble), separator, file, 1);
  const below: Records = readRecords(text.slice(preamble), separator, file, above.nextLine);
  const broken = new Map([...above.broken, ...below.broken]);
  if (broken.size > mostBrokenRows) {
    const [first] = broken.keys();
    return rejected([issue("ingest.broken-quotes", { file, line: first! }, { limit: mostBrokenRows })]);
  }
  const rows = above.rows.length === 0 ? below.rows : [...above.rows, ...below.rows];
  return accepted({ dialect: { encoding, separator }, rows, broken, complete: text.endsWith("\n") });
}

export const csv: Format = {
  id: "csv",
  recognises: (bytes, file) => foreignIssue(bytes, file) === null,
  read,
};
