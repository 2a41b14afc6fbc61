/**
 * A data table in HTML: header cells with scope, in a region that scrolls and can be reached from the keyboard. On a
 * telephone the rows of a wide one stack as labels and values, so roles are written out that its display would undo.
 */
import type { FigureTable } from "../../model/figure.ts";
import type { Html } from "../html.ts";
import { html, nothing } from "../html.ts";
import { prose } from "./prose.ts";

/** A table that fits a telephone needs no scrolling region. */
const narrowColumns = 2;

/** From here on the cells are set closer. */
const denseColumns = 5;

/** A folded table longer than this is not printed: on paper it would bury the report. */
const longestPrinted = 24;

/** A table that opens on request, and on paper unless it is long. */
export function renderFolded(id: string, label: string, caption: string, table: FigureTable): Html {
  const long = table.rows.length > longestPrinted ? html` class="long"` : nothing;
  return html`<details${long}>
<summary><span>${label}</span></summary>
${renderTable(id, caption, table)}</details>
`;
}

/**
 * @param id       unique on the page, for the region's name
 * @param caption  stands above the table and names the region
 */
export function renderTable(id: string, caption: string, table: FigureTable): Html {
  const align = (column: number): Html => (table.columns[column]!.align === "end" ? html` class="end"` : nothing);
  const wide = table.columns.length > narrowColumns;
  const role = (name: string): Html => (wide ? html` role="${name}"` : nothing);
  const label = (column: number): Html => (wide ? html` data-label="${table.columns[column]!.label}"` : nothing);
  const head = table.columns.map(
    (column, i) => html`<th scope="col"${role("columnheader")}${align(i)}>${column.label}</th>`,
  );
  const rows = table.rows.map((row) => {
    if (row.length !== table.columns.length) {
      throw new RangeError(`table ${id}: a row has ${row.length} cells, the header ${table.columns.length}`);
    }
    const cells = row.map((cell, i) =>
      i === 0
        ? html`<th scope="row"${role("rowheader")}${align(i)}>${prose(cell)}</th>`
        : html`<td${role("cell")}${label(i)}${align(i)}>${prose(cell)}</td>`,
    );
    return html`<tr${role("row")}>${cells}</tr>\n`;
  });
  const region = wide ? html` role="region" aria-labelledby="${id}-title" tabindex="0"` : nothing;
  const dense = table.columns.length >= denseColumns ? html` class="dense"` : nothing;
  return html`<div class="table">
<p class="table-title" id="${id}-title">${caption}</p>
<div class="scroll"${region}>
<table${dense}${role("table")} aria-labelledby="${id}-title">
<thead${role("rowgroup")}><tr${role("row")}>${head}</tr></thead>
<tbody${role("rowgroup")}>
${rows}</tbody>
</table>
</div>
</div>
`;
}
