/** Small files in every form of DOMAIN.md's "Data as they come": what test/ingest/samples holds is what this makes. */
import { zipSync } from "fflate";

const rows = ["1833;2027;14;jente;2", "1833;2027;14;gutt;3", "1835;2027;14;gutt;4"];
const header = "kommunenr;aar;alder;kjonn;personer";

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Latin-1, which Windows-1252 is for Norwegian letters. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function wide(text: string, little: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return Uint8Array.from(little ? bytes : bytes.swap16());
}

/** A moment in which every archive is made, so that the same parts give the same bytes. */
const then = new Date(2027, 9, 1, 12, 0, 0);

/** An archive of texts. */
export function archiveOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? utf8(part) : part]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { level: 9, mtime: then, os: 0 });
}

const relationsType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface WorkbookSheet {
  readonly name: string;
  readonly xml: string;
  readonly state?: "hidden" | "veryHidden";
}

function relations(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relationsType}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships>${list.join("")}</Relationships>`;
}

/** Styles 0 to 6: general, per cent, date, four digits, a date with its own code, per cent with its own code, years. */
const styles =
  '<styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="0000"/>' +
  '<numFmt numFmtId="165" formatCode="[$-414]d\\.\\ mmmm\\ yyyy;@"/><numFmt numFmtId="166" formatCode="0.0&quot; &quot;%"/>' +
  '<numFmt numFmtId="167" formatCode="yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 10, 14, 164, 165, 166, 167].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;

/** The parts of a workbook. `xml` of a sheet is what stands between its tags. */
export function workbookParts(
  sheets: readonly WorkbookSheet[],
  options: { readonly texts?: readonly string[]; readonly since1904?: boolean } = {},
): Record<string, string> {
  const { texts = [], since1904 = false } = options;
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="rId${i + 1}"/>`,
  );
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook><workbookPr${since1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["rId90", "sharedStrings", "sharedStrings.xml"],
      ["rId91", "styles", "/xl/styles.xml"],
    ]),
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
  };
}

/** Cells of one row: texts in place, numbers as they are. */
export function sheetRow(line: number, cells: readonly (string | number | null)[], attributes = ""): string {
  const made = cells.map((cell, i) => {
    const at = `${String.fromCharCode(65 + i)}${line}`;
    if (cell === null) return "";
    return typeof cell === "number"
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${line}"${attributes}>${made.join("")}</row>`;
}

const head = ["kommunenr", "aar", "alder", "kjonn", "personer"];

function data(...inside: readonly string[]): string {
  return `<sheetData>${inside.join("")}</sheetData>`;
}

const plainSheet = data(
  sheetRow(1, ["Folkemengde"]),
  sheetRow(3, head),
  sheetRow(4, [1833, 2027, "14", "jente", 2]),
  sheetRow(5, [1833, 2027, 14, "gutt", 3]),
  '<row r="6"><c r="A6" s="3"><v>301</v></c><c r="B6" s="6"><v>46388</v></c><c r="C6" t="s"><v>0</v></c><c r="D6" t="str"><f>"g"&amp;"utt"</f><v>gutt</v></c><c r="E6"><f>2+2</f><v>4</v></c></row>',
);

const troubledSheet =
  '<cols><col min="2" max="2" width="9" hidden="1"/></cols>' +
  data(
    sheetRow(1, head),
    sheetRow(2, [1833, 2027, 14, "jente", 2], ' hidden="1"'),
    '<row r="3"><c r="A3"><v>1833</v></c><c r="B3"><v>2027</v></c><c r="C3"><v>14</v></c><c r="D3" t="inlineStr"><is><t>gutt</t></is></c><c r="E3" t="e"><f>B9</f><v>#REF!</v></c></row>',
    '<row r="4"><c r="A4"><v>1833</v></c><c r="B4"><v>2027</v></c><c r="C4"><v>15</v></c><c r="D4" t="inlineStr"><is><t>gutt</t></is></c><c r="E4"><f>SUM(E2:E3)</f></c></row>',
    sheetRow(5, [1835, 2027, 14, "gutt", 7]),
    sheetRow(6, [null, 2027, 15, "gutt", null]),
    sheetRow(7, [1835, 2027, 15, "jente", "=1+1"]),
  ) +
  '<mergeCells count="2"><mergeCell ref="A5:A6"/><mergeCell ref="E5:E6"/></mergeCells>';

const percentSheet = data(
  sheetRow(1, ["kommunenr", "aar", "indikator", "svar", "prosent"]),
  '<row r="2"><c r="A2"><v>1833</v></c><c r="B2"><v>2025</v></c><c r="C2" t="inlineStr"><is><t>skulk</t></is></c><c r="D2" t="inlineStr"><is><t>ja</t></is></c><c r="E2" s="1"><v>0.125</v></c></row>',
  '<row r="3"><c r="A3"><v>1833</v></c><c r="B3"><v>2025</v></c><c r="C3" t="inlineStr"><is><t>trivsel</t></is></c><c r="D3" t="inlineStr"><is><t>ja</t></is></c><c r="E3" s="5"><v>0.285</v></c></row>',
  '<row r="4"><c r="A4"><v>1833</v></c><c r="B4"><v>2022</v></c><c r="C4" t="inlineStr"><is><t>trivsel</t></is></c><c r="D4" t="inlineStr"><is><t>ja</t></is></c><c r="E4"><v>28.5</v></c></row>',
);

function dateSheet(serial: number): string {
  return data(
    sheetRow(1, ["id", "planlagt", "faktisk", "status"]),
    `<row r="2"><c r="A2" t="inlineStr"><is><t>oppstart</t></is></c><c r="B2" s="2"><v>${serial}</v></c><c r="C2" s="4"><v>${serial + 1}</v></c><c r="D2" t="inlineStr"><is><t>ferdig</t></is></c></row>`,
  );
}

const odsCell = (type: string, value: string, shown: string, more = ""): string =>
  `<table:table-cell office:value-type="${type}" ${value}${more}><text:p>${shown}</text:p></table:table-cell>`;
const odsText = (text: string): string => odsCell("string", "", text);
const odsNumber = (value: number, shown = String(value)): string => odsCell("float", `office:value="${value}"`, shown);

const odsTable =
  '<table:table table:name="Ark1"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>' +
  `<table:table-row>${odsText('Folke<text:s text:c="3"/>mengde')}</table:table-row>` +
  '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>' +
  `<table:table-row>${head.map(odsText).join("")}</table:table-row>` +
  `<table:table-row>${odsNumber(301, "0301")}${odsNumber(2027)}${odsNumber(14)}${odsText("gutt")}${odsText("&lt;5")}</table:table-row>` +
  `<table:table-row table:visibility="collapse">${odsNumber(1833)}${odsNumber(2027)}${odsNumber(14)}${odsText("jente")}${odsNumber(1234, "1 234")}</table:table-row>` +
  `<table:table-row>${odsNumber(1833)}${odsNumber(2027)}${odsNumber(15)}${odsText("gutt")}<table:table-cell table:formula="of:=[.E9]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell></table:table-row>` +
  '<table:table-row table:number-rows-repeated="1048568"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>';

/** The parts of an ODS document with what stands in its spreadsheet. */
export function documentParts(tables: string, styles = ""): Record<string, string> {
  return {
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest/>',
    "content.xml": `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  };
}

const statbankCube = {
  version: "2.0",
  class: "dataset",
  label: "07459: Folkemengde, etter region, alder, statistikkvariabel og år",
  source: "Statistisk sentralbyrå",
  id: ["Region", "Alder", "ContentsCode", "Tid"],
  size: [2, 2, 1, 2],
  dimension: {
    Region: { category: { index: { "1833": 0, "1835": 1 }, label: { "1833": "Rana - Raane", "1835": "Træna" } } },
    Alder: { category: { index: { "014": 0, "015": 1 } } },
    ContentsCode: { category: { label: { Personer1: "Personer" } } },
    Tid: { category: { index: { "2025": 0, "2026": 1 } } },
  },
  role: { time: ["Tid"], geo: ["Region"], metric: ["ContentsCode"] },
  value: [300, 305, 301, null, 8, 7, null, 0],
  status: { "3": "..", "5": "*", "6": ":", "7": "-" },
};

const healthCube = {
  version: "2.0",
  class: "dataset",
  id: ["GEO", "AAR", "SPORSMAL", "MEASURE_TYPE"],
  size: [3, 1, 1, 2],
  dimension: {
    GEO: { category: { index: ["1833", "1835", "0301"] } },
    AAR: { category: { index: ["2025"] } },
    SPORSMAL: { category: { index: ["skulk"] } },
    MEASURE_TYPE: { category: { index: ["ANTALL", "ANDEL"] } },
  },
  value: { "0": 12, "1": 8.5, "2": ":", "3": ":", "4": 0 },
};

/** Every sample by its name. */
export function formatSamples(): ReadonlyMap<string, Uint8Array> {
  const all: Record<string, Uint8Array> = {
    "tittel-og-noter.csv": utf8(
      `\ufeffLovbrudd blant 14- og 15-åringer;;;;;\r\nUttrekk 1. oktober 2027;;;;;\r\n;;;;;\r\nKommunenr;Kvartal;Alder;Lovbruddsgruppe;Antall personer;Saker;;\r\n1833;2027K3;14;alle;3;1\u00a0204;;\r\n1833;3. kvartal 2027;15;alle;<5;7;;\r\nSum 1833;;;;;1211;;\r\n;;;;;;;\r\n1835;2027K3;14;alle;:;-;;\r\n1835;2027K3;15;alle;..;.;;\r\nI alt;;;;;1211;;\r\nKilde: Politiet, STRASAK;;;;;;;\r\n* Foreløpige tall; se merknad;;;;;;\r\n`,
    ),
    "windows-1252.csv": latin(
      `kommunenr;\u00e5r;alder;kj\u00f8nn;personer\r\n1833;2027;14;gutt;1\u00a0234\r\n1833;2027;14;jente;2 345\r\n1833;2027;15;gutt;-\r\n`,
    ),
    "utf-16le-uten-merke.csv": wide(`${header}\r\n${rows.join("\r\n")}\r\n`, true, false),
    "utf-16be-uten-merke.csv": wide(`${header}\r\n${rows.join("\r\n")}\r\n`, false, false),
    "utf-16le.txt": wide(
      `${header.replaceAll(";", "\t")}\r\n${rows.join("\r\n").replaceAll(";", "\t")}\r\n`,
      true,
      true,
    ),
    "utf-16be.csv": wide(`${header}\n${rows.join("\n")}\n`, false, true),
    "blandede-linjeskift.csv": utf8(`${header}\r\n${rows[0]}\r${rows[1]}\n${rows[2]}\r\n`),
    "to-linjers-overskrift.csv": utf8(
      "Kommune;Periode;Alder;Lovbruddsgruppe;Antall;;\n;;;;personer;saker;\n1833;2027-Q3;14;alle;3;4;\n1833;2027-Q3;15;alle;5;6;\n",
    ),
    "minus.csv": utf8("aar;region;budsjett;regnskap\n2027;salten;2 350 000;\u22121 250,5\n2026;salten;\u20135;-5\n"),
    "statbank.csv": latin(
      '"07459: Folkemengde, etter region, alder, \u00e5r og statistikkvariabel"\r\n\r\n"region","alder","\u00e5r","Personer"\r\n"K-1833 Rana - Raane","14 \u00e5r","2026",301\r\n"K-1833 Rana - Raane","15 \u00e5r","2026",307\r\n"K-1835 Tr\u00e6na","14 years","2026",8\r\n"K-1835 Tr\u00e6na","15 \u00e5r","2026",..\r\n',
    ),
    "statbank.json": utf8(JSON.stringify(statbankCube)),
    "statbank-samling.json": utf8(
      JSON.stringify({
        version: "2.0",
        class: "collection",
        link: {
          item: [
            { class: "dataset", href: "https://example.org/x" },
            statbankCube,
            { ...statbankCube, status: undefined },
          ],
        },
      }),
    ),
    "folkehelse.json": utf8(JSON.stringify(healthCube)),
    "folkehelse-kube.csv": utf8(
      "\ufeffGEO;AAR;SPORSMAL;SVAR;ANTALL;ANDEL;SPVFLAGG\r\n301;2025_2025;skulk;ja;120;8,5;0\r\n1833;2025_2025;skulk;ja;;;3\r\n1835;2025_2025;skulk;ja;;;1\r\n1806;2025_2025;skulk;ja;;;2\r\n1875;2025_2025;skulk;ja;4;;3\r\n1875;2025_2025;trivsel;ja;4;;9\r\n",
    ),
    "arbeidsbok.xlsx": archiveOf(
      workbookParts(
        [
          { name: "Les meg", xml: data(sheetRow(1, ["Fyll inn arket Tall"])) },
          { name: "Tall", xml: plainSheet },
        ],
        { texts: ["14"] },
      ),
    ),
    "merkverdig.xlsx": archiveOf(workbookParts([{ name: "Ark1", xml: troubledSheet }])),
    "to-ark.xlsx": archiveOf(
      workbookParts([
        { name: "A", xml: plainSheet.replace(' t="s"', "") },
        { name: "B", xml: plainSheet.replace(' t="s"', "") },
      ]),
    ),
    "skjult-ark.xlsx": archiveOf(
      workbookParts([
        { name: "Forklaring", xml: data(sheetRow(1, ["Tallene kommer senere"])) },
        { name: "Tall", xml: data(sheetRow(1, head), sheetRow(2, [1833, 2027, 14, "gutt", 3])), state: "veryHidden" },
      ]),
    ),
    "prosent.xlsx": archiveOf(workbookParts([{ name: "Ark1", xml: percentSheet }])),
    "dato.xlsx": archiveOf(workbookParts([{ name: "Ark1", xml: dateSheet(46295) }])),
    "dato-1904.xlsx": archiveOf(workbookParts([{ name: "Ark1", xml: dateSheet(44833) }], { since1904: true })),
    "vid.xlsx": archiveOf(
      workbookParts([
        {
          name: "Ark1",
          xml: `<dimension ref="A1:XFD1048576"/>${data(sheetRow(1, head), sheetRow(2, [1833, 2027, 14, "gutt", 3]), '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}`,
        },
      ]),
    ),
    "feil-endelse.csv": archiveOf(
      workbookParts([{ name: "Ark1", xml: data(sheetRow(1, head), sheetRow(2, [1833, 2027, 14, "gutt", 3])) }]),
    ),
    "ark.ods": archiveOf(documentParts(odsTable)),
    "bombe.xlsx": archiveOf({
      ...workbookParts([{ name: "Ark1", xml: plainSheet }]),
      "xl/worksheets/sheet1.xml": new Uint8Array(8 * 1024 * 1024).fill(32),
    }),
    "nosted.xlsx": archiveOf({
      ...workbookParts([{ name: "Ark1", xml: plainSheet }]),
      "xl/embeddings/bok.bin": archiveOf({ "a.txt": "a" }),
    }),
    "arkiv.zip": archiveOf({ "politi.csv": `${header}\n${rows[0]}\n` }),
    "passord.xlsx": Uint8Array.from([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...new Uint8Array(504),
      ...wide("EncryptedPackage", true, false),
    ]),
    "gammel.xls": Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(504),
      ...wide("Workbook", true, false),
    ]),
  };
  return new Map(Object.entries(all));
}
