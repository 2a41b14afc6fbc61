/** The door: a file is opened and looked through before anything of it is kept. */
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Sheet } from "../model/sheet.ts";
import type { IngestInput, IngestRules } from "./find-table.ts";
import { knownHeader } from "./find-table.ts";
import { isPersonalName, isRefused, screenSheets } from "./privacy/index.ts";
import { openSheets } from "./sheets.ts";

/**
 * The tables of a file that may be kept. Rejected when it holds personal data, with the kind and the place of each and no
 * cell; and when it cannot be opened, since what nobody can look through nobody can vouch for.
 */
export function screen(
  { file, bytes }: Pick<IngestInput, "file" | "bytes">,
  rules: IngestRules,
): Outcome<readonly Sheet[]> {
  const sheets = openSheets({ bytes, file, isHeader: knownHeader(rules), readParquet: rules.readParquet });
  if (!sheets.ok) return sheets;
  const found = screenSheets(sheets.value, rules, file);
  return isRefused(found) ? rejected(found) : accepted(sheets.value, [...sheets.issues, ...found]);
}

/** The name under which a file may be spoken of: its own, or its number in its folder, where the name tells of a person. */
export function shownName(file: string, number: number, rules: IngestRules): Outcome<string> {
  if (!isPersonalName(file, rules)) return accepted(file);
  return rejected([issue("privacy.file-name", { file: `#${number}` }, { number })]);
}
