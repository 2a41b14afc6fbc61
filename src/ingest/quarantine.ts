/** Rejected rows as a CSV file that opens in a spreadsheet without doing anything. */
import type { Issue } from "../model/issue.ts";
import type { RejectedRow } from "../model/rejection.ts";
import type { Table } from "../model/table.ts";
import { strikeOut } from "./guard.ts";

/** What a spreadsheet may take for a formula, full-width signs too; plain numbers and the sign for nil are none. */
const formula = /^\s*[=+\-@＝＋－＠]/;
const plain = /^[+-]?\d*(?:[.,]\d+)?$/;

function defused(text: string): string {
  return formula.test(text) && !plain.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  const safe = defused(strikeOut(text));
  return /[";,|\t\n\r']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Byte order mark, so that Excel reads æ, ø and å. */
const mark = "\ufeff";

/**
 * Line, codes and reasons of every rejected row, then its cells as they were: in the delivery's own separator and column
 * order, so that a corrected row can be pasted back. Identity numbers are struck out.
 *
 * @param describe  the sentence for an issue
 */
export function quarantineCsv(
  ingested: { readonly table: Table; readonly rejectedRows: readonly RejectedRow[] },
  describe: (issue: Issue) => string,
): string {
  const { table, rejectedRows } = ingested;
  const rows = [
    ["line", "codes", "reason", ...table.header],
    ...rejectedRows.map(({ line, issues, cells }) => [
      String(line),
      issues.map((each) => each.code).join(" "),
      issues.map(describe).join(" "),
      ...cells,
    ]),
  ];
  return mark + rows.map((cells) => `${cells.map(quoted).join(table.dialect.separator)}\r\n`).join("");
}
