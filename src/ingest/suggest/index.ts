/** A layout for a file that nobody has met before: proposed from its headers, its cells and the lines above, for a person to judge. */
import type { Layout } from "../../model/layout.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { TableRow } from "../../model/table.ts";
import type { CellRules } from "../cells/index.ts";
import { tidy } from "../fold.ts";
import { joinedHeader } from "../mapping/fit.ts";
import { within } from "../sheets.ts";
import { rangesAround } from "./block.ts";
import type { Suggestion } from "./propose.ts";
import { propose } from "./propose.ts";

/** Lines at the top among which a header is looked for, and rows of it. */
const headRows = 30;
const bodyRows = 500;

/** A row of a sheet's top, held against each kind as a header of one row and of two. */
function proposals(
  sheet: Sheet,
  head: TableRow,
  file: string,
  layouts: readonly Layout[],
  rules: Omit<CellRules, "point">,
): readonly Suggestion[] {
  const { rows, origin, point } = sheet;
  const filled = rows.filter((row) => row.cells.some((cell) => tidy(cell) !== ""));
  const at = filled.indexOf(head);
  return [1, 2].flatMap((headerRows) => {
    const heads = rows.filter((each) => each.line <= head.line).slice(-headerRows);
    // A title stands in one cell: a header, and each row of one, in several.
    if (heads.length < headerRows || heads.some((each) => each.cells.filter((cell) => tidy(cell) !== "").length < 2))
      return [];
    const above = filled.slice(0, at - headerRows + 1).map((each) => each.cells.join(" "));
    const title = [origin?.name ?? "", file.replace(/\.[a-z]+$/i, ""), ...above].join(" ").replace(/_/g, " ");
    const tables = [
      { range: null, table: sheet },
      ...rangesAround(sheet, heads).map((range) => ({ range, table: within(sheet, range) })),
    ];
    return tables.flatMap(({ range, table }) => {
      const own = table.rows.filter((row) => heads.some(({ line }) => line === row.line));
      const body = table.rows.filter((row) => row.line > head.line && row.cells.some((cell) => tidy(cell) !== ""));
      return layouts.map((layout) => {
        const cells = body.slice(0, bodyRows).map((each) => each.cells);
        const made = propose(joinedHeader(own).cells, cells, title, layout, { ...rules, point }, headerRows);
        // Where other tables stand around it, a layout that says where its own is can be trusted more.
        return range === null ? made : { ...made, layout: { ...made.layout, range }, score: made.score + rangeWorth };
      });
    });
  });
}

/** What a range adds to the trust in a proposal: less than a column does. */
const rangeWorth = 0.25;

/** The name that a layout says of a sheet: none for the first, which is read first, nor one with a number, which is another next time. */
function nameOf(sheets: readonly Sheet[], sheet: Sheet): string | null {
  const name = sheet.origin?.name ?? "";
  return sheet === sheets[0] || name === "" || /\d/.test(name) ? null : name;
}

/** The likeliest layout of a file; null when no row has two cells with anything in them. */
export function suggestLayout(
  sheets: readonly Sheet[],
  file: string,
  layouts: readonly Layout[],
  rules: Omit<CellRules, "point">,
): Suggestion | null {
  let best: Suggestion | null = null;
  for (const sheet of sheets) {
    const filled = sheet.rows.filter((row) => row.cells.some((cell) => tidy(cell) !== ""));
    for (const head of filled.slice(0, headRows))
      for (const made of proposals(sheet, head, file, layouts, rules))
        if (best === null || made.score > best.score)
          best = { ...made, layout: { ...made.layout, sheet: nameOf(sheets, sheet) } };
  }
  return best;
}
