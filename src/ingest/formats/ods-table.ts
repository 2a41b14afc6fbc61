/** The tables of an ODS document (OpenDocument 1.3 part 3, chapter 9): cells as they hold their values, repetitions written out. */
import type { Aside } from "../../model/aside.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { mostCells, mostColumns } from "../limits.ts";
import { mostAsides } from "./asides.ts";
import type { Grid, GridRow, Merge } from "./grid.ts";
import { place } from "./grid.ts";
import { plainNumber } from "./number-format.ts";
import { WorkbookError } from "./workbook.ts";
import { errorName } from "./xlsx-sheet.ts";
import { attribute, readXml } from "./xml.ts";

/** A table under way. */
interface OpenTable {
  readonly number: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: GridRow[];
  readonly merges: Merge[];
  readonly hiddenColumns: Set<number>;
  readonly broken: Map<number, Issue[]>;
  readonly asides: Aside[];
  line: number;
  columns: number;
}

interface OpenRow {
  readonly repeated: number;
  readonly hidden: boolean;
  readonly cells: string[];
  readonly troubles: Issue[];
  column: number;
}

interface OpenCell {
  readonly attributes: string;
  readonly covered: boolean;
  readonly repeated: number;
  readonly paragraphs: string[];
}

function repetition(attributes: string, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function isHidden(attributes: string): boolean {
  const visibility = attribute(attributes, "visibility");
  return visibility === "collapse" || visibility === "filter";
}

/** What kind of value a cell has; programs add types of their own under other prefixes. */
function typeOf(attributes: string): string | undefined {
  return attribute(attributes, "office:value-type") ?? attribute(attributes, "value-type");
}

/** What a cell holds; what it shows decides only whether a whole number has zeros in front. */
function textOf({ attributes, paragraphs }: OpenCell): string {
  const shown = paragraphs.join("\n");
  const value = attribute(attributes, "value");
  switch (typeOf(attributes)) {
    case "float":
    case "currency": {
      const number = value === undefined ? Number.NaN : Number(value);
      if (!Number.isFinite(number)) return shown;
      return /^0\d+$/.test(shown) && Number(shown) === number ? shown : plainNumber(number);
    }
    case "percentage":
      return Number.isFinite(Number(value)) ? `${plainNumber(Number(value) * 100)}%` : shown;
    case "date":
      return (attribute(attributes, "date-value") ?? shown).replace(/T00:00(?::00(?:\.0+)?)?$/, "").replace("T", " ");
    case "boolean":
      return attribute(attributes, "boolean-value") === "true" ? "TRUE" : "FALSE";
    case "string":
      return attribute(attributes, "string-value") ?? shown;
    default:
      return shown;
  }
}

/** Styles of tables that nobody sees. */
function hiddenStyle(): {
  readonly open: (name: string, attributes: string) => void;
  readonly has: (style: string) => boolean;
} {
  const hidden = new Set<string>();
  let style = "";
  return {
    open: (name, attributes) => {
      if (name === "style") style = attribute(attributes, "name") ?? "";
      if (name === "table-properties" && attribute(attributes, "display") === "false") hidden.add(style);
    },
    has: (it) => hidden.has(it),
  };
}

/**
 * Every table of a document.
 *
 * @throws WorkbookError when repetitions would fill more cells than a table may have
 */
export function readTables(xml: string, file: string): readonly Grid[] {
  const grids: Grid[] = [];
  const styles = hiddenStyle();
  let number = 0;
  let count = 0;
  let depth = 0;
  let remark = 0;
  let said = "";
  let table: OpenTable | null = null;
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let paragraph: string[] | null = null;

  const fill = (cells: number): void => {
    count += cells;
    if (count > mostCells) throw new WorkbookError(issue("ingest.too-many-cells", { file }, { limit: mostCells }));
  };

  const closeCell = (table: OpenTable, row: OpenRow, cell: OpenCell): void => {
    const { attributes, repeated } = cell;
    const text = cell.covered ? "" : textOf(cell);
    const at = { file, line: table.line, column: row.column + 1 };
    const shown = errorName(cell.paragraphs.join(""));
    if (/calcext:value-type="error"/.test(attributes) || errorName(text) !== null)
      row.troubles.push(issue("ingest.error-cell", at, { cell: shown ?? "#" }));
    else if (!cell.covered && attribute(attributes, "formula") !== undefined && typeOf(attributes) === undefined)
      row.troubles.push(issue("ingest.no-cached-value", at));
    const across = repetition(attributes, "number-columns-spanned");
    const down = repetition(attributes, "number-rows-spanned");
    if (across * down > 1)
      table.merges.push({
        top: table.line,
        bottom: table.line + down - 1,
        left: row.column,
        right: row.column + across - 1,
      });
    if (text !== "") {
      const copies = Math.min(repeated, mostColumns + 1);
      fill(copies);
      for (let i = 0; i < copies; i++) place(row.cells, row.column + i, text);
    }
    row.column += repeated;
  };

  const closeRow = (table: OpenTable, row: OpenRow): void => {
    if (row.cells.length > 0) {
      fill((row.repeated - 1) * row.cells.length);
      for (let i = 0; i < row.repeated; i++) {
        const line = table.line + i;
        table.rows.push({ line, hidden: row.hidden, cells: i === 0 ? row.cells : [...row.cells] });
        if (row.troubles.length > 0)
          table.broken.set(
            line,
            row.troubles.map((each) => ({ ...each, place: { ...each.place!, line } })),
          );
      }
    }
    table.line += row.repeated;
  };

  const closeTable = ({ number, name, hidden, rows, merges, hiddenColumns, broken, asides }: OpenTable): void => {
    grids.push({ origin: { number, name, hidden }, rows, merges, hiddenColumns, broken, asides });
  };

  const openTable = (attributes: string): void => {
    depth += 1;
    if (depth > 1) return;
    number += 1;
    table = {
      number,
      name: attribute(attributes, "name") ?? "",
      hidden: styles.has(attribute(attributes, "style-name") ?? ""),
      rows: [],
      merges: [],
      hiddenColumns: new Set(),
      broken: new Map(),
      asides: [],
      line: 1,
      columns: 0,
    };
  };

  const openColumn = (table: OpenTable, attributes: string): void => {
    const repeated = repetition(attributes, "number-columns-repeated");
    if (isHidden(attributes))
      for (let i = table.columns; i < Math.min(table.columns + repeated, mostColumns); i++) table.hiddenColumns.add(i);
    table.columns += repeated;
  };

  readXml(xml, {
    open: (name, attributes) => {
      if (name === "table") openTable(attributes);
      else if (table === null) styles.open(name, attributes);
      else if (depth > 1) return;
      else if (name === "table-column") openColumn(table, attributes);
      else if (name === "table-row")
        row = {
          repeated: repetition(attributes, "number-rows-repeated"),
          hidden: isHidden(attributes),
          cells: [],
          troubles: [],
          column: 0,
        };
      else if (name === "table-cell" || name === "covered-table-cell") {
        const repeated = repetition(attributes, "number-columns-repeated");
        cell = { attributes, covered: name === "covered-table-cell", repeated, paragraphs: [] };
      } else if (name === "annotation") {
        remark += 1;
        said = "";
      } else if (remark > 0 || cell === null) return;
      else if (name === "p") paragraph = [];
      else if (name === "s" || name === "tab" || name === "line-break") paragraph?.push(" ");
    },
    close: (name) => {
      if (name === "table") {
        depth -= 1;
        if (depth === 0) {
          if (table) closeTable(table);
          table = null;
        }
      } else if (table === null || depth > 1) return;
      else if (name === "annotation") {
        remark -= 1;
        if (said.trim() !== "" && table.asides.length < mostAsides)
          table.asides.push({ kind: "comment", text: said.trim(), line: table.line, column: (row?.column ?? 0) + 1 });
      } else if (name === "p" && cell && paragraph && remark === 0) {
        cell.paragraphs.push(paragraph.join(""));
        paragraph = null;
      } else if ((name === "table-cell" || name === "covered-table-cell") && row && cell) {
        closeCell(table, row, cell);
        cell = null;
      } else if (name === "table-row" && row) {
        closeRow(table, row);
        row = null;
      }
    },
    text: (text) => {
      if (remark === 0) paragraph?.push(text);
      else said += `${text} `;
    },
  });
  return grids;
}
