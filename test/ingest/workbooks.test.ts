/** Workbooks beyond the samples: what the archive, the XML and the cells can be, held against another reader and against lies. */
import { type CellObject, read as readWithOther, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDirectory } from "../../src/ingest/archive/directory.ts";
import { checksum, unpack } from "../../src/ingest/archive/unpack.ts";
import { ods } from "../../src/ingest/formats/ods.ts";
import { xlsx } from "../../src/ingest/formats/xlsx.ts";
import { largestFile, largestUnpacked, mostCells, mostParts } from "../../src/ingest/limits.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import { archiveOf, documentParts, sheetRow, workbookParts } from "../support/format-samples.ts";

const input = (bytes: Uint8Array) => ({ bytes, file: "tall.xlsx", isHeader: () => false });

function sheetsOf(bytes: Uint8Array, format = xlsx): readonly Sheet[] {
  const outcome = format.read(input(bytes));
  if (!outcome.ok) throw new RangeError(outcome.issues[0]!.code);
  return outcome.value;
}

/** The rows of the first sheet. */
function rowsOf(bytes: Uint8Array, format = xlsx): readonly (readonly (string | number)[])[] {
  return sheetsOf(bytes, format)[0]!.rows.map(({ line, cells }) => [line, ...cells]);
}

function trouble(bytes: Uint8Array, format = xlsx): unknown {
  const outcome = format.read(input(bytes));
  if (outcome.ok) return "read";
  const [{ code, params }] = outcome.issues as [(typeof outcome.issues)[0]];
  return Object.keys(params).length === 0 ? code : [code, ...Object.values(params)];
}

function workbook(
  inside: string,
  more: Record<string, string | Uint8Array> = {},
  texts: readonly string[] = [],
): Uint8Array {
  return archiveOf({ ...workbookParts([{ name: "Ark1", xml: inside }], { texts }), ...more });
}

const data = (inside: string): string => `<sheetData>${inside}</sheetData>`;
const cells = (inside: string): Uint8Array => workbook(data(`<row r="1">${inside}</row>`));

describe("cells of XLSX", () => {
  it.each([
    ["a number as it is", '<c r="A1"><v>12.5</v></c>', "12.5"],
    ["the noise of binary fractions", '<c r="A1"><v>0.30000000000000004</v></c>', "0.3"],
    ["a number with an exponent", '<c r="A1"><v>1.5E-5</v></c>', "0.000015"],
    ["a number that is none", '<c r="A1"><v>abc</v></c>', "abc"],
    ["truth", '<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    ["falsehood", '<c r="A1" t="b"><v>0</v></c>', "FALSE"],
    ["an ISO date", '<c r="A1" t="d"><v>2027-09-30T00:00:00</v></c>', "2027-09-30"],
    [
      "a text in pieces, without how it is spoken",
      '<c r="A1" t="inlineStr"><is><r><t>Ra</t></r><r><t>na</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
      "Rana",
    ],
    ["entities and signs that XML cannot hold", '<c r="A1" t="str"><v>a&amp;b&#229;&#xE5;_x0041_</v></c>', "a&bååA"],
    ["text that looks like markup", '<c r="A1" t="inlineStr"><is><t><![CDATA[<b>&amp;]]></t></is></c>', "<b>&amp;"],
    ["four digits", '<c r="A1" s="3"><v>301</v></c>', "0301"],
    ["four digits of what has decimals", '<c r="A1" s="3"><v>3.5</v></c>', "3.5"],
    ["a date with its own code", '<c r="A1" s="4"><v>46295</v></c>', "2026-09-30"],
    ["a moment", '<c r="A1" s="2"><v>46295.75</v></c>', "2026-09-30 18:00"],
    ["the first day", '<c r="A1" s="2"><v>1</v></c>', "1900-01-01"],
    ["the day before the leap day that never was", '<c r="A1" s="2"><v>59</v></c>', "1900-02-28"],
    ["the leap day that never was", '<c r="A1" s="2"><v>60</v></c>', "60"],
    ["the day after it", '<c r="A1" s="2"><v>61</v></c>', "1900-03-01"],
    ["a date before all dates", '<c r="A1" s="2"><v>-5</v></c>', "-5"],
    ["a year", '<c r="A1" s="6"><v>46388</v></c>', "2027"],
    ["a year that is none", '<c r="A1" s="6"><v>-1</v></c>', "-1"],
    ["per cent", '<c r="A1" s="1"><v>0.07</v></c>', "7%"],
    ["a style that is not there", '<c r="A1" s="99"><v>7</v></c>', "7"],
    ["quotes in attributes", "<c r='A1' t='str' x=\"a>b\"><v>x</v></c>", "x"],
    ["a prefix", '<x:c r="A1"><x:v>7</x:v></x:c>', "7"],
  ])("%s", (_, xml, expected) => {
    expect(rowsOf(cells(xml))).toEqual([[1, expected]]);
  });

  it("without references follow one another, rows too", () => {
    const bytes = workbook(data("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"));
    expect(rowsOf(bytes)).toEqual([
      [1, "1", "2"],
      [2, "3"],
    ]);
  });

  it("out of order are put in order, and a row twice is one row", () => {
    const bytes = workbook(data(`${sheetRow(7, [1])}${sheetRow(3, ["a"])}<row r="7"><c r="C7"><v>2</v></c></row>`));
    expect(rowsOf(bytes)).toEqual([
      [3, "a"],
      [7, "1", "", "2"],
    ]);
  });

  it("with an error say which, if it is a known one", () => {
    const [sheet] = sheetsOf(cells('<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>Ola Nordmann</v></c>'));
    expect([...sheet!.broken.values()].flat().map((it) => [it.place!.column, it.params.cell])).toEqual([
      [1, "#N/A"],
      [2, "#"],
    ]);
  });

  it("are as another reader has them", () => {
    const cell = fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Number(value.toPrecision(12))),
      fc.constantFrom("Rana", "K-1833 Træna", "<5", "=1+1", '"&<>', "æøå\u2212", "0301", ":"),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const book = utils.book_new();
        utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), "Ark1");
        for (const [bookType, format] of [
          ["xlsx", xlsx],
          ["ods", ods],
        ] as const) {
          const bytes = new Uint8Array(write(book, { type: "buffer", bookType, compression: true }) as Buffer);
          const [ours] = sheetsOf(bytes, format);
          const theirs = readWithOther(bytes, { dense: true }).Sheets.Ark1!["!data"] as (CellObject[] | undefined)[];
          const found = new Map(ours!.rows.map(({ line, cells }) => [line, cells]));
          for (const [r, row] of (theirs ?? []).entries())
            for (const [c, other] of (row ?? []).entries()) {
              const our = found.get(r + 1)?.[c] ?? "";
              if (other?.v === undefined || other.t === "z") expect(our).toBe("");
              else if (typeof other.v === "number") expect(Number(our)).toBeCloseTo(other.v, 9);
              else expect(our).toBe(other.v);
            }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a workbook that is not in order", () => {
  it.each([
    ["has an empty workbook", { "xl/workbook.xml": "" }, "ingest.empty-file"],
    ["says nothing of its parts", { "_rels/.rels": "<Relationships/>" }, ["ingest.damaged-file", "XLSX", "workbook"]],
    [
      "ends in the middle of a tag",
      { "xl/worksheets/sheet1.xml": "<worksheet><row" },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "ends in the middle of an element",
      { "xl/worksheets/sheet1.xml": "<worksheet><row>" },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "closes what is not open",
      { "xl/worksheets/sheet1.xml": "<worksheet></row></worksheet>" },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "ends in a remark",
      { "xl/worksheets/sheet1.xml": "<worksheet><!-- " },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "ends in an attribute",
      { "xl/worksheets/sheet1.xml": '<worksheet a="b>' },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "has a tag without a name",
      { "xl/worksheets/sheet1.xml": "<worksheet>< /worksheet>" },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "declares entities",
      { "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' },
      ["ingest.damaged-file", "XLSX", "sheet 1"],
    ],
    [
      "names an entity",
      { "xl/sharedStrings.xml": "<sst><si><t>&lol;</t></si></sst>" },
      ["ingest.damaged-file", "XLSX", "sharedStrings"],
    ],
    [
      "has a sign beyond Unicode",
      { "xl/sharedStrings.xml": "<sst><si><t>&#x110000;</t></si></sst>" },
      ["ingest.damaged-file", "XLSX", "sharedStrings"],
    ],
    ["is not UTF-8", { "xl/styles.xml": Uint8Array.of(0x3c, 0xff, 0x3e) }, ["ingest.damaged-file", "XLSX", "styles"]],
    ["has another workbook inside", { "xl/embeddings/a.bin": archiveOf({ a: "b" }) }, "ingest.nested-archive"],
    [
      "is binary",
      {
        "_rels/.rels":
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      },
      "ingest.spreadsheet",
    ],
  ])("%s", (_, more, expected) => {
    expect(trouble(workbook(data(sheetRow(1, [1])), more as Record<string, string | Uint8Array>))).toEqual(expected);
  });

  it.each([
    ["a shared text that is not there", '<c r="A1" t="s"><v>9</v></c>'],
    ["a cell of another row", '<c r="A2"><v>9</v></c>'],
    ["a cell that cannot be", '<c r="XFE1"><v>9</v></c>'],
    ["a cell without a number", '<c r="A"><v>9</v></c>'],
  ])("has %s", (_, xml) => {
    expect(trouble(cells(xml))).toEqual(["ingest.damaged-file", "XLSX", "sheet 1"]);
  });

  it.each(["0", "1048577", "1.5", "x"])("has a row %s", (row) => {
    expect(trouble(workbook(data(`<row r="${row}"/>`)))).toEqual(["ingest.damaged-file", "XLSX", "sheet 1"]);
  });

  it("has no sheet, or charts alone", () => {
    expect(trouble(archiveOf(workbookParts([])))).toBe("ingest.empty-file");
    const parts = workbookParts([{ name: "Diagram", xml: "" }]);
    const rels = parts["xl/_rels/workbook.xml.rels"]!.replace("/worksheet", "/chartsheet");
    expect(trouble(archiveOf({ ...parts, "xl/_rels/workbook.xml.rels": rels }))).toBe("ingest.empty-file");
  });

  it("has merges that cannot be, or that go over everything", () => {
    const merges = (ref: string): Uint8Array =>
      workbook(
        `${data(sheetRow(1, ["a", 2]) + sheetRow(2, [null, 3]))}<mergeCells><mergeCell ref="${ref}"/></mergeCells>`,
      );
    for (const ref of ["", "A1:", "B2:A1", "A0:A2", "ÅÅ"]) expect(sheetsOf(merges(ref))[0]!.merged.size).toBe(0);
    const [all] = sheetsOf(merges("A1:XFD1048576"));
    expect([...all!.merged].map(([line, columns]) => [line, columns.length])).toEqual([
      [1, 256],
      [2, 256],
    ]);
    expect(all!.rows.map((row) => row.cells)).toEqual([
      ["a", ""],
      ["a", ""],
    ]);
    // What stands under a merge is seen by nobody but the privacy guard.
    expect(all!.asides).toEqual([
      { kind: "hidden", text: "2", line: 1, column: 2 },
      { kind: "hidden", text: "3", line: 2, column: 2 },
    ]);
  });

  it("has more merged cells than a table may have", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => sheetRow(i + 1, [i])).join("");
    const merges = '<mergeCell ref="A1:XFD1000"/>'.repeat(40);
    expect(trouble(workbook(`${data(rows)}<mergeCells>${merges}</mergeCells>`))).toEqual([
      "ingest.too-many-cells",
      mostCells,
    ]);
  });
});

describe("what a workbook says beside its tables", () => {
  it("is shown to the privacy guard", () => {
    const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const parts = workbookParts([
      {
        name: "Ark1",
        xml: `${data(sheetRow(1, ["a"]))}<headerFooter><oddFooter>Til &amp;P: kommunen</oddFooter></headerFooter>`,
      },
    ]);
    const bytes = archiveOf({
      ...parts,
      "_rels/.rels": parts["_rels/.rels"]!.replace(
        "</Relationships>",
        `<Relationship Id="a" Type="x/core-properties" Target="docProps/core.xml"/><Relationship Id="b" Type="${relation}/custom-properties" Target="docProps/custom.xml"/><Relationship Id="c" Type="${relation}/extended-properties" Target="docProps/borte.xml"/></Relationships>`,
      ),
      "docProps/core.xml":
        "<p><dc:creator>Kari</dc:creator><dc:title>Tall <b>for</b> 2027</dc:title><other>x</other><dc:subject> </dc:subject></p>",
      "docProps/custom.xml": "<p><property><vt:lpwstr>notat</vt:lpwstr></property></p>",
      "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
        "</workbook>",
        '<definedNames><definedName name="omraade">A1</definedName></definedNames></workbook>',
      ),
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="a" Type="${relation}/comments" Target="../comments1.xml"/><Relationship Id="b" Type="${relation}/drawing" Target="../drawings/d.xml"/></Relationships>`,
      "xl/comments1.xml":
        '<comments><authors><author>Ola</author></authors><commentList><comment ref="AA7"><text><r><t>se her</t></r></text></comment></commentList></comments>',
      "xl/drawings/d.xml": "<x:wsDr><a:p><a:r><a:t>boks</a:t></a:r></a:p></x:wsDr>",
    });
    expect(sheetsOf(bytes)[0]!.asides).toEqual([
      { kind: "author", text: "Kari" },
      { kind: "property", text: "Tall for  2027" },
      { kind: "property", text: "notat" },
      { kind: "name", text: "omraade" },
      { kind: "property", text: "Til &P: kommunen" },
      { kind: "author", text: "Ola" },
      { kind: "comment", text: "se her", line: 7, column: 27 },
      { kind: "comment", text: "boks" },
    ]);
  });

  it("is shown also where it hides: pivot tables' own rows, charts, links, help, other workbooks, who commented", () => {
    const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const relations = (...list: readonly (readonly [string, string])[]): string =>
      `<Relationships>${list.map(([type, target], i) => `<Relationship Id="a${i}" Type="${relation}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
    const below =
      '<dataValidations><dataValidation prompt="Skriv tall" error=" "/></dataValidations><hyperlinks><hyperlink ref="A1" tooltip="Spør Ola"/></hyperlinks>';
    const parts = workbookParts([{ name: "Ark1", xml: `${data(sheetRow(1, ["a"]))}${below}` }]);
    const bytes = archiveOf({
      ...parts,
      "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"]!.replace(
        "<Relationships>",
        relations(
          ["pivotCacheDefinition", "pivot/d.xml"],
          ["externalLink", "links/l.xml"],
          ["person", "persons/p.xml"],
        ).replace("</Relationships>", ""),
      ),
      "xl/pivot/d.xml":
        '<d><cacheField name="navn"><sharedItems><s v="Kari"/><n v="7"/></sharedItems></cacheField></d>',
      "xl/pivot/_rels/d.xml.rels": relations(["pivotCacheRecords", "r.xml"]),
      "xl/pivot/r.xml": '<r><s v="Ola"/><d v="2011-03-12T00:00:00"/></r>',
      "xl/links/l.xml": "<externalLink><cell><v>Per</v></cell></externalLink>",
      "xl/persons/p.xml": '<personList><person displayName="Siri"/></personList>',
      "xl/worksheets/_rels/sheet1.xml.rels": relations(
        ["hyperlink", "mailto:ola%40x.no"],
        ["hyperlink", "x/%"],
        ["drawing", "../drawings/d.xml"],
      ),
      "xl/drawings/d.xml": "<x/>",
      "xl/drawings/_rels/d.xml.rels": relations(["chart", "../charts/c.xml"]),
      "xl/charts/c.xml": "<c><c:v>Lise</c:v></c>",
    });
    expect(sheetsOf(bytes)[0]!.asides!.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "hidden navn",
      "hidden Kari",
      "hidden 7",
      "hidden Ola",
      "hidden 2011-03-12T00:00:00",
      "hidden Per",
      "author Siri",
      "property Skriv tall",
      "comment Spør Ola",
      "comment mailto:ola@x.no",
      "comment %",
      "property Lise",
    ]);
  });

  it.each(["package", "oleObject"])("is no document of another kind: %s", (type) => {
    const parts = workbookParts([{ name: "Ark1", xml: data(sheetRow(1, ["a"])) }]);
    const rels = `<Relationships><Relationship Id="a" Type="x/${type}" Target="../embeddings/a.bin"/></Relationships>`;
    const bytes = archiveOf({ ...parts, "xl/worksheets/_rels/sheet1.xml.rels": rels });
    expect(xlsx.read(input(bytes))).toMatchObject({ ok: false, issues: [{ code: "ingest.nested-archive" }] });
  });

  it("of LibreOffice's pages and help, too", () => {
    const table =
      '<table:content-validation><table:help-message><text:p>Skriv tall</text:p></table:help-message></table:content-validation><table:table table:name="Ark1"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>';
    const pages = "<s><style:header><text:p>Til kommunen</text:p></style:header></s>";
    const [sheet] = sheetsOf(archiveOf({ ...documentParts(table), "styles.xml": pages }), ods);
    expect(sheet!.asides).toEqual([
      { kind: "property", text: "Til kommunen" },
      { kind: "property", text: "Skriv tall" },
    ]);
  });

  it("of LibreOffice too", () => {
    const table =
      '<table:table table:name="Ark1"><table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>Kari</dc:creator><text:p>ring mor</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row></table:table>';
    const bytes = archiveOf({
      ...documentParts(table),
      "meta.xml": "<m><meta:initial-creator>Ola</meta:initial-creator><dc:title>Tall</dc:title></m>",
    });
    const [sheet] = sheetsOf(bytes, ods);
    expect(sheet!.rows).toEqual([{ line: 1, cells: ["a"] }]);
    expect(sheet!.asides).toEqual([
      { kind: "author", text: "Ola" },
      { kind: "property", text: "Tall" },
      { kind: "comment", text: "Kari ring mor", line: 1, column: 1 },
    ]);
  });
});

describe("tables of ODS", () => {
  const cell = (attributes: string, shown = ""): string =>
    `<table:table-cell ${attributes}>${shown === "" ? "" : `<text:p>${shown}</text:p>`}</table:table-cell>`;
  const tables = (rows: string, more = ""): Uint8Array =>
    archiveOf(
      documentParts(
        `<table:table table:name="Ark1"${more}>${rows}</table:table>`,
        '<style:style style:name="skjult"><style:table-properties table:display="false"/></style:style>',
      ),
    );
  const row = (inside: string, attributes = ""): string => `<table:table-row ${attributes}>${inside}</table:table-row>`;

  it.each([
    ["a number", cell('office:value-type="float" office:value="12.5"', "12,50"), "12.5"],
    ["a number that shows zeros in front", cell('office:value-type="float" office:value="301"', "0301"), "0301"],
    ["a number that is none", cell('office:value-type="float"', "tolv"), "tolv"],
    ["money", cell('office:value-type="currency" office:value="3"', "kr 3,00"), "3"],
    ["per cent", cell('office:value-type="percentage" office:value="0.125"', "12,5 %"), "12.5%"],
    ["per cent that is none", cell('office:value-type="percentage"', "mye"), "mye"],
    ["a date", cell('office:value-type="date" office:date-value="2027-09-30"', "30.09.27"), "2027-09-30"],
    ["a midnight", cell('office:value-type="date" office:date-value="2027-09-30T00:00:00"', "30.09.27"), "2027-09-30"],
    ["a moment", cell('office:value-type="date" office:date-value="2027-09-30T18:00:00"', "x"), "2027-09-30 18:00:00"],
    ["a date without its value", cell('office:value-type="date"', "30.09.27"), "30.09.27"],
    ["truth", cell('office:value-type="boolean" office:boolean-value="true"', "SANN"), "TRUE"],
    ["falsehood", cell('office:value-type="boolean" office:boolean-value="false"', "USANN"), "FALSE"],
    ["a text by its attribute", cell('office:value-type="string" office:string-value="a"', "b"), "a"],
    ["a text without type", cell("", "a"), "a"],
    [
      "a text of two paragraphs with spaces, tabs and breaks",
      "<table:table-cell><text:p>a<text:s/>b<text:tab/>c</text:p><text:p>d<text:line-break/>e<text:span>f</text:span></text:p></table:table-cell>",
      "a b c\nd ef",
    ],
  ])("hold %s", (_, xml, expected) => {
    expect(rowsOf(tables(row(xml)), ods)).toEqual([[1, expected]]);
  });

  it("repeat cells and rows, and cover cells that are merged", () => {
    const bytes = tables(
      row(
        cell('table:number-columns-repeated="2"', "a") +
          cell('office:value-type="float" office:value="1" table:number-rows-spanned="2"'),
        'table:number-rows-repeated="2"',
      ) +
        row(
          `<table:covered-table-cell table:number-columns-repeated="3"><text:p>skjult</text:p></table:covered-table-cell>${cell("", "b")}`,
        ) +
        row(cell('table:number-columns-repeated="x"', "c"), 'table:number-rows-repeated="-4"'),
    );
    expect(rowsOf(bytes, ods)).toEqual([
      [1, "a", "a", "1"],
      [2, "a", "a", "1"],
      [3, "", "", "", "b"],
      [4, "c"],
    ]);
    expect([...sheetsOf(bytes, ods)[0]!.merged]).toEqual([
      [1, [2]],
      [2, [2]],
    ]);
  });

  it("may be hidden, and tables within cells are none", () => {
    const inner = `<table:table-cell><table:table><table:table-row>${cell("", "x")}</table:table-row></table:table></table:table-cell>`;
    const bytes = tables(row(cell("", "a") + inner), ' table:style-name="skjult"');
    expect(sheetsOf(bytes, ods).map(({ origin, rows }) => [origin, rows.map((it) => it.cells)])).toEqual([
      [{ number: 1, name: "Ark1", hidden: true }, [["a"]]],
    ]);
  });

  it("that repeat something without end are refused, and nothing without end is nothing", () => {
    const much = row(cell("", "a"), 'table:number-rows-repeated="99999999"');
    expect(trouble(tables(much), ods)).toEqual(["ingest.too-many-cells", mostCells]);
    const wide = row(cell('table:number-columns-repeated="99999999"', "a"));
    expect(sheetsOf(tables(wide), ods)[0]!.rows[0]!.cells).toHaveLength(257);
    const nothing = row(cell('table:number-columns-repeated="99999999"'), 'table:number-rows-repeated="99999999"');
    expect(rowsOf(tables(nothing + row(cell("", "a"))), ods)).toEqual([[100_000_000, "a"]]);
  });

  it("have formulas without result, and errors of no known kind", () => {
    const [sheet] = sheetsOf(
      tables(
        row(
          cell("", "a") + cell('table:formula="of:=1+1"') + cell('calcext:value-type="error"', "Ola"),
          'table:number-rows-repeated="2"',
        ),
      ),
      ods,
    );
    expect(
      [...sheet!.broken].map(([line, issues]) => [
        line,
        issues.map((it) => [it.code, it.place!.line, it.place!.column]),
      ]),
    ).toEqual(
      [1, 2].map((line) => [
        line,
        [
          ["ingest.no-cached-value", line, 2],
          ["ingest.error-cell", line, 3],
        ],
      ]),
    );
    expect(JSON.stringify([...sheet!.broken])).not.toContain("Ola");
  });

  it("are refused when encrypted, cut or empty", () => {
    const parts = documentParts("");
    const manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    expect(trouble(archiveOf({ ...parts, "META-INF/manifest.xml": manifest }), ods)).toBe("ingest.encrypted");
    expect(trouble(archiveOf({ ...parts, "META-INF/manifest.xml": "<" }), ods)).toEqual([
      "ingest.damaged-file",
      "ODS",
      "manifest",
    ]);
    expect(trouble(archiveOf({ ...parts, "content.xml": "<a><b></a>" }), ods)).toEqual([
      "ingest.damaged-file",
      "ODS",
      "content",
    ]);
    expect(trouble(archiveOf(parts), ods)).toBe("ingest.empty-file");
    expect(trouble(archiveOf({ mimetype: "x", "content.xml": "<a/>" }), ods)).toBe("ingest.empty-file");
  });
});

describe("the archive", () => {
  const plain = workbook(data(sheetRow(1, [1])));
  const parts = readDirectory(plain);
  if (typeof parts === "string") throw new RangeError(parts);
  const sheet = parts.find((part) => part.name.endsWith("sheet1.xml"))!;

  it("has the checksum that its format prescribes", () => {
    // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms (reveng).
    expect(checksum(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("is not believed about sizes and checksums", () => {
    expect(unpack({ ...sheet, size: sheet.size - 1 }, largestUnpacked)).toBe("damaged");
    expect(unpack({ ...sheet, checksum: 1 }, largestUnpacked)).toBe("damaged");
    expect(unpack({ ...sheet, size: 300 * 1024 * 1024 }, largestUnpacked)).toBe("too-much-growth");
    expect(unpack(sheet, sheet.size - 1)).toBe("too-large");
    expect(unpack({ ...sheet, size: 0 }, 10)).toBe("too-large");
    expect(unpack({ ...sheet, compressed: Uint8Array.of(7, 7) }, largestUnpacked)).toBe("damaged");
  });

  it("that lies about a part's size is stopped while it is unpacked", () => {
    const bomb = readDirectory(archiveOf({ a: new Uint8Array(4 * 1024 * 1024) }));
    if (typeof bomb === "string") throw new RangeError(bomb);
    expect(unpack({ ...bomb[0]!, size: 10 }, largestUnpacked)).toBe("too-much-growth");
    expect(unpack({ ...bomb[0]!, size: 10 }, 1024)).toBe("too-large");
  });

  /** The archive with some bytes changed: of the first directory entry, or of the end record. */
  function changed(mark: "entry" | "end", offset: number, ...bytes: readonly number[]): Uint8Array {
    const copy = Buffer.from(plain);
    const sign = mark === "entry" ? Buffer.from([0x50, 0x4b, 1, 2]) : Buffer.from([0x50, 0x4b, 5, 6]);
    copy.set(bytes, copy.indexOf(sign) + offset);
    return copy;
  }

  it.each([
    ["is cut", plain.subarray(0, plain.length - 30), "damaged"],
    ["is too short", plain.subarray(0, 10), "damaged"],
    ["has something after its end", Buffer.concat([plain, Buffer.from("x")]), "damaged"],
    ["has an encrypted part", changed("entry", 8, 1), "encrypted"],
    ["has a part packed in an unknown way", changed("entry", 10, 12), "damaged"],
    ["has a part elsewhere", changed("entry", 42, 1), "damaged"],
    ["has a part beyond its end", changed("entry", 42, 0xff, 0xff, 0xff, 0x7f), "damaged"],
    ["has a part longer than itself", changed("entry", 20, 0xff, 0xff, 0xff, 0x7f), "damaged"],
    ["has a name longer than itself", changed("entry", 28, 0xff, 0xff), "damaged"],
    ["has parts that share bytes", changed("entry", 20, 0xff, 0x01), "damaged"],
    ["has a directory elsewhere", changed("end", 16, 1), "damaged"],
    ["has too many parts", changed("end", 10, 0xff, 0xff), "too-many-parts"],
  ])("%s", (_, bytes, expected) => {
    expect(readDirectory(bytes)).toBe(expected);
  });

  it("may state sizes in an extra field, as programs that write as they go do", () => {
    const wide = Buffer.alloc(20);
    wide.writeUInt16LE(1, 0);
    wide.writeUInt16LE(16, 2);
    const directory = Buffer.from(plain).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const copy = Buffer.from(plain);
    const nameLength = copy.readUInt16LE(directory + 28);
    wide.writeBigUInt64LE(BigInt(copy.readUInt32LE(directory + 24)), 4);
    wide.writeBigUInt64LE(BigInt(copy.readUInt32LE(directory + 20)), 12);
    copy.writeUInt32LE(0xffffffff, directory + 24);
    copy.writeUInt32LE(0xffffffff, directory + 20);
    copy.writeUInt16LE(24, directory + 30);
    const unrelated = Buffer.from([9, 9, 0, 0]);
    const at = directory + 46 + nameLength;
    const grown = Buffer.concat([copy.subarray(0, at), unrelated, wide, copy.subarray(at)]);
    expect(readDirectory(Uint8Array.from(grown))).toEqual(parts);
    grown.writeUInt16LE(0, at + 6);
    expect(readDirectory(grown)).toBe("damaged");
  });

  it("is refused as a whole when it is too large, before or after unpacking", () => {
    expect(trouble(Buffer.concat([plain, Buffer.alloc(largestFile)]))).toEqual(["ingest.too-large", 65, 64]);
    const copy = changed("entry", 24, 0, 0, 0, 0x20);
    expect(trouble(copy)).toEqual(["ingest.unpacked-too-large", 192]);
    expect(trouble(changed("entry", 8, 1))).toBe("ingest.encrypted");
    expect(trouble(changed("end", 10, 0xff, 0xff))).toEqual(["ingest.too-many-parts", mostParts]);
    expect(trouble(plain.subarray(0, 100))).toEqual(["ingest.damaged-file", "XLSX", "META"]);
  });
});
