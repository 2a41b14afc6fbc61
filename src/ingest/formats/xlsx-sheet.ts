/** One sheet of an XLSX workbook (ECMA-376 part 1, 18.3): cells as they hold their values, formulas by what they last gave. */
import type { Aside } from "../../model/aside.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { SheetOrigin } from "../../model/sheet.ts";
import { mostCells, mostColumns } from "../limits.ts";
import type { Grid, GridRow, Merge } from "./grid.ts";
import { place } from "./grid.ts";
import type { NumberFormat } from "./number-format.ts";
import { numberText } from "./number-format.ts";
import { WorkbookError } from "./workbook.ts";
import { styleAt, unescapeSigns } from "./xlsx-parts.ts";
import { attribute, readXml, XmlError } from "./xml.ts";

export interface SheetContext {
  readonly file: string;
  readonly texts: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly since1904: boolean;
}

/** The errors that a cell can have; anything else is not repeated. */
const errors: ReadonlySet<string> = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
]);

/** What a message may say of an error in a cell. */
export function errorName(text: string): string | null {
  return errors.has(text) ? text : null;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;
const reference = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** The row from 1 and the column from 0 of `B7`; null when it names no cell. */
function readReference(text: string): { readonly row: number; readonly column: number } | null {
  const found = reference.exec(text);
  if (!found) return null;
  let column = 0;
  for (let i = 0; i < found[1]!.length; i++) column = column * 26 + found[1]!.charCodeAt(i) - 64;
  const row = Number(found[2]);
  return row <= lastRow && column <= lastColumn ? { row, column: column - 1 } : null;
}

function readMerge(text: string): Merge | null {
  const [from, to = from] = text.split(":");
  const start = readReference(from!);
  const end = readReference(to!);
  if (!start || !end || end.row < start.row || end.column < start.column) return null;
  return { top: start.row, bottom: end.row, left: start.column, right: end.column };
}

/** What is printed above and below the pages. */
const headings: ReadonlySet<string> = new Set([
  "oddHeader",
  "oddFooter",
  "evenHeader",
  "evenFooter",
  "firstHeader",
  "firstFooter",
]);

/** The cell under way. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  formula: boolean;
  value: string | null;
}

/** Every row of a sheet that holds anything. */
export function readSheet(xml: string, origin: SheetOrigin, context: SheetContext): Grid {
  const { file, texts, styles, since1904 } = context;
  const rows = new Map<number, GridRow>();
  const merges: Merge[] = [];
  const hiddenColumns = new Set<number>();
  const broken = new Map<number, Issue[]>();
  const asides: Aside[] = [];
  let heading = "";
  let row: GridRow = { line: 0, hidden: false, cells: [] };
  let column = -1;
  let cell: Cell | null = null;
  let listening = false;
  let spoken = false;
  let count = 0;

  const blame = (found: Issue): void => {
    const before = broken.get(row.line);
    if (before) before.push(found);
    else broken.set(row.line, [found]);
  };

  const textOf = ({ type, value, style, column }: Cell): string => {
    const text = value ?? "";
    switch (type) {
      case "s": {
        const shared = texts[Number(text)];
        if (shared === undefined) throw new XmlError("a text that is not there");
        return shared;
      }
      case "str":
      case "inlineStr":
        return unescapeSigns(text);
      case "b":
        return text === "1" || text === "true" ? "TRUE" : "FALSE";
      case "e":
        blame(
          issue("ingest.error-cell", { file, line: row.line, column: column + 1 }, { cell: errorName(text) ?? "#" }),
        );
        return text;
      case "d":
        return text.replace(/T00:00:00(?:\.0+)?Z?$/, "");
      default:
        return numberText(text, styleAt(styles, style), since1904);
    }
  };

  const closeCell = (it: Cell): void => {
    if (it.value === null) {
      if (it.formula) blame(issue("ingest.no-cached-value", { file, line: row.line, column: it.column + 1 }));
      else return;
    }
    const text = it.value === null ? "=" : textOf(it);
    if (text !== "" && ++count > mostCells)
      throw new WorkbookError(issue("ingest.too-many-cells", { file }, { limit: mostCells }));
    place(row.cells, it.column, text);
  };

  const openRow = (attributes: string): void => {
    const number = attribute(attributes, "r");
    const line = number === undefined ? row.line + 1 : Number(number);
    if (!Number.isInteger(line) || line < 1 || line > lastRow) throw new XmlError("a row that cannot be");
    const known = rows.get(line);
    const hidden = attribute(attributes, "hidden");
    row = known ?? { line, hidden: hidden === "1" || hidden === "true", cells: [] };
    rows.set(line, row);
    column = -1;
  };

  const openCell = (attributes: string): void => {
    const at = attribute(attributes, "r");
    const found = at === undefined ? null : readReference(at);
    if (at !== undefined && found?.row !== row.line) throw new XmlError("a cell in another row");
    column = found?.column ?? column + 1;
    const type = attribute(attributes, "t") ?? "n";
    cell = { column, type, style: attribute(attributes, "s"), formula: false, value: null };
  };

  const hide = (attributes: string): void => {
    const hidden = attribute(attributes, "hidden");
    if (hidden !== "1" && hidden !== "true") return;
    const last = Math.min(Number(attribute(attributes, "max")), mostColumns);
    for (let i = Math.max(1, Number(attribute(attributes, "min"))); i <= last; i++) hiddenColumns.add(i - 1);
  };

  readXml(xml, {
    open: (name, attributes) => {
      if (name === "c") openCell(attributes);
      else if (name === "v" || (name === "t" && !spoken)) {
        listening = cell !== null;
        if (cell) cell.value ??= "";
      } else if (name === "f") {
        if (cell) cell.formula = true;
      } else if (name === "row") openRow(attributes);
      else if (name === "rPh") spoken = true;
      else if (name === "col") hide(attributes);
      else if (headings.has(name)) heading = " ";
      else if (name === "mergeCell") {
        const merge = readMerge(attribute(attributes, "ref") ?? "");
        if (merge) merges.push(merge);
      }
    },
    close: (name) => {
      if (headings.has(name)) {
        asides.push({ kind: "property", text: heading.trim() });
        heading = "";
      } else if (name === "v" || name === "t") listening = false;
      else if (name === "rPh") spoken = false;
      else if (name === "c") {
        if (cell) closeCell(cell);
        cell = null;
      }
    },
    text: (text) => {
      if (listening && cell) cell.value += text;
      else if (heading !== "") heading += text;
    },
  });
  const filled = [...rows.values()].filter((each) => each.cells.length > 0).sort((a, b) => a.line - b.line);
  return { origin, rows: filled, merges, hiddenColumns, broken, asides };
}
