/** ODS, the spreadsheets of LibreOffice. */
import { issue } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import { openDocumentHelp, openDocumentPages, openDocumentProperties, readAsides } from "./asides.ts";
import type { Format, FormatInput } from "./format.ts";
import { sheetOf } from "./grid.ts";
import { readTables } from "./ods-table.ts";
import { isZip, openWorkbook, partNames, reading, WorkbookError } from "./workbook.ts";
import { readWorkbook } from "./xlsx.ts";
import { readXml } from "./xml.ts";

const name = "ODS";

/** Whether the list of parts says that some are encrypted. */
function isEncrypted(manifest: string): boolean {
  let found = false;
  readXml(manifest, {
    open: (tag) => {
      if (tag === "encryption-data") found = true;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

function readAll({ bytes, file }: FormatInput): readonly Sheet[] {
  const { part, needed } = openWorkbook(bytes, file, name);
  const manifest = part("META-INF/manifest.xml", "manifest");
  if (manifest !== null && reading(file, name, "manifest", () => isEncrypted(manifest)))
    throw new WorkbookError(issue("ingest.encrypted", { file }));
  const meta = part("meta.xml", "meta");
  const properties = meta === null ? [] : reading(file, name, "meta", () => readAsides(meta, openDocumentProperties));
  const content = needed("content.xml", "content");
  const styles = part("styles.xml", "styles");
  const pages = styles === null ? [] : reading(file, name, "styles", () => readAsides(styles, openDocumentPages));
  const help = content.includes("-message")
    ? reading(file, name, "content", () => readAsides(content, openDocumentHelp))
    : [];
  const ofDocument = [...properties, ...pages, ...help];
  const sheets = reading(file, name, "content", () => readTables(content, file)).map((grid, i) => {
    const sheet = sheetOf({ ...grid, asides: i === 0 ? [...ofDocument, ...grid.asides] : grid.asides }, file);
    if (!sheet.ok) throw new WorkbookError(sheet.issues[0]!);
    return sheet.value;
  });
  if (sheets.length === 0) throw new WorkbookError(issue("ingest.empty-file", { file }));
  return sheets;
}

export const ods: Format = {
  id: name,
  endings: ["ods", "ots"],
  recognises: (bytes) => {
    const names = isZip(bytes) ? partNames(bytes) : null;
    return ["mimetype", "content.xml"].every((part) => names?.has(part));
  },
  read: (input) => readWorkbook(() => readAll(input)),
};
