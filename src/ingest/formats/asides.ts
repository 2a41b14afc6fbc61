/** What office documents say beside their tables, for the privacy guard: comments, properties, text boxes, who made them. */
import type { Aside, AsideKind } from "../../model/aside.ts";
import { attribute, readXml } from "./xml.ts";

/** Asides of one document; what comes after them is left out, for a document with more is no delivery of counts. */
export const mostAsides = 20_000;

/** The elements whose text is an aside, by name. */
type Kinds = Readonly<Record<string, AsideKind>>;

const author = "author";
const property = "property";
const comment = "comment";

/** Core and extended properties of OOXML. */
export const officeProperties: Kinds = {
  creator: author,
  lastModifiedBy: author,
  Manager: author,
  Company: property,
  title: property,
  subject: property,
  description: property,
  keywords: property,
  category: property,
  contentStatus: property,
};

/** Custom properties: of whatever type, all are texts here. */
export const customProperties: Kinds = { property };

/** Comments, old and threaded, and their authors. */
export const officeComments: Kinds = { comment, threadedComment: comment, author };

/** Text boxes and shapes: paragraph by paragraph. */
export const drawingTexts: Kinds = { p: comment };

/** The metadata of OpenDocument. */
export const openDocumentProperties: Kinds = {
  "initial-creator": author,
  creator: author,
  "printed-by": author,
  title: property,
  subject: property,
  description: property,
  keyword: property,
  "user-defined": property,
};

/** What is cached in a chart, and written on it. */
export const chartTexts: Kinds = { v: property, p: comment };

/** What was read from another workbook, and is kept. */
export const linkedCells: Kinds = { v: "hidden" };

/** The headers and footers of OpenDocument's pages, and what cells say to whoever fills them in. */
export const openDocumentPages: Kinds = {
  header: property,
  footer: property,
  "header-left": property,
  "footer-left": property,
};
export const openDocumentHelp: Kinds = { "help-message": property, "error-message": property };

/** Elements whose attributes are asides: by element, what they are, and the names of the attributes. */
type Attributes = Readonly<Record<string, readonly [kind: AsideKind, ...names: string[]]>>;

/** A pivot table's own copy of the rows that it was made of: whoever has the file has those rows. */
export const pivotCache: Attributes = {
  s: ["hidden", "v"],
  d: ["hidden", "v"],
  n: ["hidden", "v"],
  cacheField: ["hidden", "name", "caption"],
};

/** Who wrote threaded comments. */
export const commentPersons: Attributes = { person: [author, "displayName"] };

/** What stands below a sheet's cells: words to whoever fills it in, and links. */
export const sheetWords: Attributes = {
  dataValidation: [property, "prompt", "promptTitle", "error", "errorTitle"],
  hyperlink: [comment, "tooltip", "display"],
};

/** The attributes of some elements. */
export function readAttributes(xml: string, wanted: Attributes): readonly Aside[] {
  const asides: Aside[] = [];
  readXml(xml, {
    open: (name, attributes) => {
      if (!Object.hasOwn(wanted, name)) return;
      const [kind, ...names] = wanted[name]!;
      for (const each of names) {
        const text = attribute(attributes, each)?.trim() ?? "";
        if (text !== "" && asides.length < mostAsides) asides.push({ kind, text });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return asides;
}

/** The row and the column from 1 of `B7`. */
function placeOf(reference: string | undefined): { readonly line: number; readonly column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? "");
  if (!found) return null;
  let column = 0;
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { line: Number(found[2]), column };
}

/** The texts of the elements of those kinds; where one stands inside another, the outer has it all. */
export function readAsides(xml: string, kinds: Kinds): readonly Aside[] {
  const asides: Aside[] = [];
  let depth = 0;
  let kind: AsideKind | null = null;
  let place: ReturnType<typeof placeOf> = null;
  let text = "";
  readXml(xml, {
    open: (name, attributes) => {
      if (kind !== null) depth += 1;
      else if (Object.hasOwn(kinds, name)) {
        kind = kinds[name]!;
        place = placeOf(attribute(attributes, "ref"));
        depth = 0;
        text = "";
      }
    },
    close: () => {
      if (kind === null) return;
      if (depth > 0) {
        depth -= 1;
        text += " ";
        return;
      }
      if (text.trim() !== "" && asides.length < mostAsides) asides.push({ kind, text: text.trim(), ...place });
      kind = null;
    },
    text: (some) => {
      if (kind !== null) text += some;
    },
  });
  return asides;
}
