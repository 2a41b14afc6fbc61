/** XLSX workbooks, as Excel, LibreOffice and programs write them. */
import type { Aside } from "../../model/aside.ts";
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import {
  chartTexts,
  commentPersons,
  customProperties,
  drawingTexts,
  linkedCells,
  officeComments,
  officeProperties,
  pivotCache,
  readAsides,
  readAttributes,
  sheetWords,
} from "./asides.ts";
import type { Format, FormatInput } from "./format.ts";
import { sheetOf } from "./grid.ts";
import type { NumberFormat } from "./number-format.ts";
import { isZip, openWorkbook, partNames, reading, WorkbookError } from "./workbook.ts";
import type { Relation, WorkbookPart } from "./xlsx-parts.ts";
import { readRelations, readSharedTexts, readStyles, readWorkbookPart } from "./xlsx-parts.ts";
import { readSheet } from "./xlsx-sheet.ts";

const name = "XLSX";

/** Where the relations of a part are told. */
function relationsName(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

type Relations = ReadonlyMap<string, Relation>;

function folderOf(part: string): string {
  return part.slice(0, Math.max(0, part.lastIndexOf("/")));
}

/** Documents inside the document. */
const embedded: ReadonlySet<string> = new Set(["package", "oleObject"]);

/** The end of a sheet's cells: what their texts hold is escaped. */
const endOfCells = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/;

/** What a sheet's XML has after its cells, without the end of the sheet itself. */
function belowCells(xml: string): string {
  const end = endOfCells.exec(xml);
  if (!end) return "";
  const below = xml.slice(end.index + end[0].length);
  return below.slice(0, below.lastIndexOf("</"));
}

/** Where links lead, and whom they write to. */
function linksOf(relations: Relations): readonly Aside[] {
  return [...relations.values()].flatMap(({ type, target }): readonly Aside[] =>
    type === "hyperlink" ? [{ kind: "comment", text: decoded(target.slice(target.lastIndexOf("/") + 1)) }] : [],
  );
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

function readAll({ bytes, file }: FormatInput): readonly Sheet[] {
  const { part, needed } = openWorkbook(bytes, file, name);
  const parsed = <T>(xml: string, called: string, read: (xml: string) => T): T =>
    reading(file, name, called, () => read(xml));
  const relationsOf = (of: string): Relations => {
    const xml = part(relationsName(of), "rels");
    return xml === null ? new Map() : parsed(xml, "rels", (text) => readRelations(text, folderOf(of)));
  };
  const said = (
    relations: Relations,
    type: string,
    read: (xml: string, target: string) => readonly Aside[],
  ): readonly Aside[] =>
    [...relations.values()]
      .filter((it) => it.type === type)
      .flatMap(({ target }) => {
        const xml = part(target, type);
        return xml === null ? [] : parsed(xml, type, (text) => read(text, target));
      });
  const texts = (relations: Relations, type: string, kinds: Parameters<typeof readAsides>[1]): readonly Aside[] =>
    said(relations, type, (xml) => readAsides(xml, kinds));
  const drawn = (relations: Relations): readonly Aside[] =>
    said(relations, "drawing", (xml, target) => [
      ...readAsides(xml, drawingTexts),
      ...texts(relationsOf(target), "chart", chartTexts),
    ]);

  const root = relationsOf("");
  const main = [...root.values()].find((it) => it.type === "officeDocument")?.target ?? "";
  // A workbook in binary parts is another format.
  if (main.endsWith(".bin")) throw new WorkbookError(issue("ingest.spreadsheet", { file }));
  const relations = relationsOf(main);
  const workbook: WorkbookPart = parsed(needed(main, "workbook"), "workbook", readWorkbookPart);
  const single = <T>(type: string, read: (xml: string) => readonly T[]): readonly T[] => {
    const target = [...relations.values()].find((it) => it.type === type)?.target;
    const xml = target === undefined ? null : part(target, type);
    return xml === null ? [] : parsed(xml, type, read);
  };
  const shared = single<string>("sharedStrings", readSharedTexts);
  const styles = single<NumberFormat>("styles", readStyles);
  const ofDocument: readonly Aside[] = [
    ...texts(root, "core-properties", officeProperties),
    ...texts(root, "extended-properties", officeProperties),
    ...texts(root, "custom-properties", customProperties),
    ...workbook.names.map((text): Aside => ({ kind: "name", text })),
    ...said(relations, "pivotCacheDefinition", (xml, target) => [
      ...readAttributes(xml, pivotCache),
      ...said(relationsOf(target), "pivotCacheRecords", (rows) => readAttributes(rows, pivotCache)),
    ]),
    ...texts(relations, "externalLink", linkedCells),
    ...said(relations, "person", (xml) => readAttributes(xml, commentPersons)),
  ];
  const sheets: Sheet[] = [];
  for (const [i, entry] of workbook.sheets.entries()) {
    const relation = relations.get(entry.relation);
    if (relation?.type !== "worksheet") continue;
    const called = `sheet ${i + 1}`;
    const origin = { number: i + 1, name: entry.name, hidden: entry.hidden };
    const context = { file, texts: shared, styles, since1904: workbook.since1904 };
    const xml = needed(relation.target, called);
    const grid = parsed(xml, called, (text) => readSheet(text, origin, context));
    const own = relationsOf(relation.target);
    // What nobody can look through nobody can vouch for.
    if ([...own.values()].some(({ type }) => embedded.has(type)))
      throw new WorkbookError(issue("ingest.nested-archive", { file }));
    const asides: readonly Aside[] = [
      ...(sheets.length === 0 ? ofDocument : []),
      ...grid.asides,
      ...parsed(`<x>${belowCells(xml)}</x>`, called, (text) => readAttributes(text, sheetWords)),
      ...linksOf(own),
      ...texts(own, "comments", officeComments),
      ...texts(own, "threadedComment", officeComments),
      ...drawn(own),
    ];
    const sheet = sheetOf({ ...grid, asides }, file);
    if (!sheet.ok) throw new WorkbookError(sheet.issues[0]!);
    sheets.push(sheet.value);
  }
  if (sheets.length === 0) throw new WorkbookError(issue("ingest.empty-file", { file }));
  return sheets;
}

/** Runs a reader of workbooks; what it throws about the file is what is said of it. */
export function readWorkbook(read: () => readonly Sheet[]): Outcome<readonly Sheet[]> {
  try {
    return accepted(read());
  } catch (error) {
    if (error instanceof WorkbookError) return rejected([error.issue]);
    throw error;
  }
}

export const xlsx: Format = {
  id: name,
  endings: ["xlsx", "xlsm", "xltx"],
  recognises: (bytes) => isZip(bytes) && (partNames(bytes)?.has("[Content_Types].xml") ?? false),
  read: (input) => readWorkbook(() => readAll(input)),
};
