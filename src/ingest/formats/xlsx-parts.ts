/** The parts of an XLSX workbook beside its sheets: what there is, texts, number formats (ECMA-376 part 1, 18.2–18.8). */
import type { NumberFormat } from "./number-format.ts";
import { builtInFormat, formatOf, general } from "./number-format.ts";
import { attribute, readXml } from "./xml.ts";

export interface Relation {
  /** The last word of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** The part's name in the archive. */
  readonly target: string;
}

/** A target as the archive names it: relative to the folder of the part that speaks of it, unless it begins with a slash. */
function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Relations by their id. */
export function readRelations(xml: string, folder: string): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>();
  readXml(xml, {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const type = attribute(attributes, "Type") ?? "";
      const target = resolve(folder, attribute(attributes, "Target") ?? "");
      found.set(attribute(attributes, "Id") ?? "", { type: type.slice(type.lastIndexOf("/") + 1), target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

export interface WorkbookPart {
  readonly since1904: boolean;
  readonly sheets: readonly SheetEntry[];
  /** By which ranges of cells are called. */
  readonly names: readonly string[];
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

export function readWorkbookPart(xml: string): WorkbookPart {
  let since1904 = false;
  const sheets: SheetEntry[] = [];
  const names: string[] = [];
  readXml(xml, {
    open: (name, attributes) => {
      if (name === "workbookPr") since1904 = isTrue(attribute(attributes, "date1904"));
      if (name === "definedName") names.push(attribute(attributes, "name") ?? "");
      if (name !== "sheet") return;
      const state = attribute(attributes, "state");
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        hidden: state === "hidden" || state === "veryHidden",
        relation: attribute(attributes, "r:id") ?? attribute(attributes, "id") ?? "",
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { since1904, sheets, names };
}

/** `_x000D_`: how a sign that XML cannot hold is written. */
export function unescapeSigns(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The shared texts in their order; how they are pronounced is left out. */
export function readSharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let parts: string[] | null = null;
  let inText = false;
  let spoken = false;
  readXml(xml, {
    open: (name) => {
      if (name === "si") parts = [];
      else if (name === "rPh") spoken = true;
      else if (name === "t") inText = !spoken;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") spoken = false;
      else if (name === "si") {
        texts.push(unescapeSigns(parts?.join("") ?? ""));
        parts = null;
      }
    },
    text: (text) => {
      if (inText) parts?.push(text);
    },
  });
  return texts;
}

/** The number format of each cell style. */
export function readStyles(xml: string): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCells = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === "numFmt")
        codes.set(Number(attribute(attributes, "numFmtId")), formatOf(attribute(attributes, "formatCode") ?? ""));
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        styles.push(codes.get(id) ?? builtInFormat(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}

export function styleAt(styles: readonly NumberFormat[], index: string | undefined): NumberFormat {
  return index === undefined ? general : (styles[Number(index)] ?? general);
}
