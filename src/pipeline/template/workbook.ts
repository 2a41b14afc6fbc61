/** A small spreadsheet with drop-downs, as Office Open XML: text only, the same bytes for the same content. */
import { strToU8, zipSync } from "fflate";

export type CellStyle = "plain" | "head" | "text" | "wrapped" | "example";

export interface WorkbookCell {
  readonly text: string;
  readonly style: CellStyle;
}

/** What may stand in a column from some row on. */
export type Validation =
  | { readonly kind: "list"; readonly column: number; readonly source: string; readonly message: string }
  | { readonly kind: "count"; readonly column: number; readonly message: string };

export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Widths in characters, and the style of the cells to come, by column. */
  readonly columns: readonly { readonly width: number; readonly style: CellStyle }[];
  /** Does the first row stay in sight? */
  readonly frozen: boolean;
  readonly validations: readonly Validation[];
}

/** Rows that drop-downs reach. */
export const lastFilledRow = 5000;

const styles: readonly CellStyle[] = ["plain", "head", "text", "wrapped", "example"];

/** What XML cannot hold: controls, and halves of characters. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(unwritable, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** Points that a line of text takes. */
const lineHeight = 15;

/** The height of a row with wrapped cells: not every program works it out by itself. */
function heightOf(cells: readonly WorkbookCell[], { columns }: WorkbookSheet): string {
  const lines = cells.map(({ text, style }, i) =>
    style === "wrapped" ? Math.ceil(text.length / (columns[i]!.width - 2)) : 1,
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? "" : ` ht="${most * lineHeight}" customHeight="1"`;
}

function validationXml(it: Validation): string {
  const letters = columnLetters(it.column);
  const shared = `allowBlank="1" showErrorMessage="1" error="${escaped(it.message)}" sqref="${letters}2:${letters}${lastFilledRow}"`;
  if (it.kind === "list")
    return `<dataValidation type="list" errorStyle="warning" ${shared}><formula1>${escaped(it.source)}</formula1></dataValidation>`;
  return `<dataValidation type="whole" operator="greaterThanOrEqual" errorStyle="warning" ${shared}><formula1>0</formula1></dataValidation>`;
}

function sheetXml(sheet: WorkbookSheet, first: boolean): string {
  const pane = sheet.frozen
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
    : "";
  const columns = sheet.columns.map(
    ({ width, style }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${styles.indexOf(style)}" customWidth="1"/>`,
  );
  const rows = sheet.rows.map((cells, r) => {
    const written = cells.map(({ text, style }, c) => {
      const at = `r="${columnLetters(c)}${r + 1}" s="${styles.indexOf(style)}"`;
      return text === ""
        ? `<c ${at}/>`
        : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    });
    return `<row r="${r + 1}"${heightOf(cells, sheet)}>${written.join("")}</row>`;
  });
  const validations = sheet.validations.map(validationXml);
  return [
    declaration,
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    validations.length === 0
      ? ""
      : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`,
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    "</worksheet>",
  ].join("");
}

const stylesXml = [
  declaration,
  `<styleSheet xmlns="${main}">`,
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6E8"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="5">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  "</cellXfs>",
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  "</styleSheet>",
].join("");

/** A day that every archive can hold. In local time, for that is what the archive writes: so the bytes know no time zone. */
const packedOn = new Date(1980, 0, 1);

/** The bytes of a workbook. */
export function workbookBytes(sheets: readonly WorkbookSheet[]): Uint8Array {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const names = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": [
      declaration,
      `<Types xmlns="${packaged}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`,
      `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
      ...names.map((name) => `<Override PartName="/xl/${name}" ContentType="${type}.worksheet+xml"/>`),
      "</Types>",
    ].join(""),
    "_rels/.rels": `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": [
      declaration,
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
      ...sheets.map((sheet, i) => `<sheet name="${escaped(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`),
      "</sheets></workbook>",
    ].join(""),
    "xl/_rels/workbook.xml.rels": [
      declaration,
      `<Relationships xmlns="${packaged}/relationships">`,
      ...names.map((name, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="${name}"/>`),
      `<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/>`,
      "</Relationships>",
    ].join(""),
    "xl/styles.xml": stylesXml,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${names[i]}`, sheetXml(sheet, i === 0)])),
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: packedOn, level: 6 });
}
