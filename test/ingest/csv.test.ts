/** The shapes that CSV comes in: encodings, separators, quotes, titles, line breaks, cuts. */
import { describe, expect, it } from "vitest";
import { bytesOf, ingested, readBytes, sentences, troubles, windowsBytes } from "./fixtures.ts";

const header = "kommunenr;aar;alder;kjonn;personer";
const row = "1833;2027;14;gutt;5";

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return little ? bytes : bytes.swap16();
}

describe("the encoding", () => {
  const text = "kommunenr;år;alder;kjønn;personer\n1833;2027;14;gutt;5\n";

  it.each([
    ["UTF-8", bytesOf(text), "utf-8"],
    ["UTF-8 with a byte order mark", bytesOf(`\ufeff${text}`), "utf-8"],
    ["Windows-1252", windowsBytes(text), "windows-1252"],
    ["UTF-16, little end first", utf16(text, true), "utf-16"],
    ["UTF-16, big end first", utf16(text, false), "utf-16"],
  ])("%s is recognised", (_, bytes, encoding) => {
    const { table, observations, issues } = ingested(bytes);
    expect(table.dialect).toEqual({ encoding, separator: ";" });
    expect(table.header).toEqual(["kommunenr", "år", "alder", "kjønn", "personer"]);
    expect(observations.map(({ value, line }) => [value, line])).toEqual([[5, 2]]);
    expect(issues).toEqual([]);
  });

  it("stays UTF-8 when the file is cut in the middle of a letter", () => {
    const bytes = bytesOf("kommunenr;år;alder;kjønn;personer\n1833;2027;14;gutt;5\n1833;2027;15;å");
    const { table, count, issues } = ingested(bytes.subarray(0, -1));
    expect(table.dialect.encoding).toBe("utf-8");
    expect(count).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(issues.map((each) => each.code)).toEqual(["ingest.cut-row"]);
  });

  it("reads the signs that Windows-1252 has where Latin-1 has none", () => {
    // 0x80 to 0x9F by Microsoft's table of code page 1252: euro, dashes, quotes, and letters with carons.
    const signs = [0x80, 0x82, 0x84, 0x85, 0x8a, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99, 0x9a, 0x9f];
    const text = windowsBytes(`${header}\n${row}\nmerknad å `);
    const { table } = ingested(Uint8Array.from([...text, ...signs]));
    expect(table.dialect.encoding).toBe("windows-1252");
    expect(table.rows.at(-1)!.cells).toEqual(["merknad å €‚„…ŠŽ‘’“”–—™šŸ"]);
  });

  it.each([0x81, 0x8d, 0x8f, 0x90, 0x9d])("refuses byte %i, which Windows-1252 leaves undefined", (byte) => {
    const outcome = readBytes(Uint8Array.from([...windowsBytes(`${header}\n${row}\nå`), byte]));
    expect(outcome.ok).toBe(false);
    expect(outcome.issues.map((it) => it.code)).toEqual(["ingest.unknown-encoding"]);
  });

  it("is Windows-1252 when the only letter beyond ASCII is the last", () => {
    const { table } = ingested(windowsBytes(`${header}\n${row}\nmerknad å`));
    expect(table.dialect.encoding).toBe("windows-1252");
    expect(table.rows.at(-1)!.cells).toEqual(["merknad å"]);
  });

  it("is UTF-8 by its mark even when the last letter is cut", () => {
    const bytes = bytesOf(`\ufeff${header}\n${row}\nmerknad å`);
    expect(ingested(bytes.subarray(0, -1)).table.dialect.encoding).toBe("utf-8");
  });
});

describe("the separator", () => {
  it.each([";", ",", "\t", "|"])("%j is found and locked", (separator) => {
    const { table, observations } = ingested(`${header}\n${row}\n`.replaceAll(";", separator));
    expect(table.dialect.separator).toBe(separator);
    expect(observations).toHaveLength(1);
  });

  it("is the semicolon although every row has a decimal comma", () => {
    const { table, observations } = ingested(
      "aar;region;budsjett;regnskap\n2027;salten;1,5;2,5\n2026;salten;3,5;4,5\n2025;salten;5,5;6,5\n",
    );
    expect(table.dialect.separator).toBe(";");
    expect(observations.map((it) => it.value)).toEqual([1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
  });

  it("is the semicolon although the title has more commas than the header has semicolons", () => {
    const { table } = ingested(
      "Kommune, aar, kjonn, personer, a, b, c\n\naar;region;budsjett;regnskap\n2027;salten;1;2\n",
    );
    expect(table.dialect.separator).toBe(";");
    expect(table.headerLine).toBe(3);
  });

  it("inside quotes is text", () => {
    const { table, observations } = ingested('aar,region,budsjett,regnskap\n2027,salten,"1,5",2.5\n');
    expect(table.dialect.separator).toBe(",");
    expect(observations.map((it) => it.value)).toEqual([1.5, 2.5]);
  });

  it("is the one that makes the most rows equally wide when no header is known", () => {
    expect(troubles("a,b,c\n1,2,3\n4,5,6\n")).toEqual(["ingest.no-header"]);
  });
});

describe("the header", () => {
  it("is found below title lines and blank lines, and the lines still match the file", () => {
    const { table, observations, count } = ingested(
      `sep=;\r\n"Folkemengde, etter alder";;\r\n\r\nUttrekk fra "registeret" 2027\r\n${header}\r\n\r\n${row}\r\n;;;;\r\n1833;2027;15;gutt;6\r\n`,
    );
    expect(table.headerLine).toBe(5);
    expect(observations.map(({ value, line }) => [value, line])).toEqual([
      [5, 7],
      [6, 9],
    ]);
    expect(count).toEqual({ read: 2, accepted: 2, rejected: 0 });
  });

  it("is matched by name or alias in any order, whatever the case, spaces, hyphens and Norwegian letters", () => {
    const { observations, kind } = ingested(
      "Fullført; PÅGÅR;Kommune-nr;Start periode;henvist;startet;avbrutt;flyttet;\n1;0;1833;2027K1;3;2;1;0;\n",
    );
    expect(kind).toBe("followup");
    expect(observations.map(({ measure, value }) => `${measure}=${value}`)).toEqual([
      "followup.henvist=3",
      "followup.startet=2",
      "followup.fullfort=1",
      "followup.avbrutt=1",
      "followup.flyttet=0",
      "followup.pagaar=0",
    ]);
  });

  it("may have a line break in a cell", () => {
    const { table, observations } = ingested(
      'kommunenr;kvartal;alder;lovbruddsgruppe;"Antall\r\npersoner";saker\r\n1833;2027K3;14;alle;1;2\r\n',
    );
    expect(table.headerLine).toBe(1);
    expect(table.header[4]).toBe("Antall personer");
    expect(observations.map((it) => it.line)).toEqual([3, 3]);
  });
});

describe("columns and rows beside the table", () => {
  it("tolerates empty columns at the end and counts no empty rows", () => {
    const { count, issues } = ingested(`${header};;;\n${row};;;\n;;;;;;;\n   \n\n1833;2027;15;gutt;6;;;\n`);
    expect(count).toEqual({ read: 2, accepted: 2, rejected: 0 });
    expect(issues).toEqual([]);
  });

  it("tolerates a very wide empty tail", () => {
    const { count } = ingested(`${header}\n${row}${";".repeat(20_000)}\n`);
    expect(count).toEqual({ read: 1, accepted: 1, rejected: 0 });
  });

  it("tolerates a column without header as long as it is empty", () => {
    const text = "kommunenr;;aar;alder;personer\n1833;;2027;14;5\n1833;x;2027;15;6\n";
    expect(ingested(text).count).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(sentences(ingested(text).issues, "en")).toEqual([
      "politi.csv:3:2 The row on line 3 has something in column 2, which has no header; expected 4 columns. Look for a separator too many, such as a decimal comma in a file with commas between the cells.",
    ]);
  });

  it("rejects a row with a cell too many, such as an unquoted decimal comma", () => {
    expect(troubles("aar,region,budsjett,regnskap\n2027,salten,1,5,2\n")).toEqual(["ingest.stray-cell 2:5"]);
  });

  it("sets sums and remarks aside with a warning", () => {
    const { count, issues } = ingested(`${header}\n${row}\nI alt;;;;5\nKilde: Politiet\n1833;Sum;14;gutt;5\n`);
    expect(count).toEqual({ read: 4, accepted: 1, rejected: 3 });
    expect(issues.map((each) => each.level)).toEqual(["warning", "warning", "warning"]);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:3:1 Raden på linje 3 er en sum: kommunenr har et sumord i stedet for en kode. Summene regnes ut her. Fjern sumrader fra leveransen for å slippe dette varselet.",
      "politi.csv:4 Linje 4 er en merknad, ikke en rad med tall. Skriv merknader i følgeskrivet, ikke i tabellen.",
      "politi.csv:5:2 Raden på linje 5 er en sum: aar har et sumord i stedet for en kode. Summene regnes ut her. Fjern sumrader fra leveransen for å slippe dette varselet.",
    ]);
  });
});

describe("quotes", () => {
  it("hold line breaks and separators, and the lines still match the file", () => {
    const text = `"Tittel\n\n\nover tre linjer"\n${header}\n1833;"2027\n";14;gutt;5\n1833;2027;15;"gutt";6\n`;
    const { observations, table } = ingested(text);
    expect(table.headerLine).toBe(5);
    expect(observations.map(({ value, line }) => [value, line])).toEqual([
      [5, 6],
      [6, 8],
    ]);
  });

  it("doubled stand for themselves", () => {
    expect(ingested(`${header}\n1833;2027;14;"gu""tt";5\n`).table.rows[0]!.cells[3]).toBe('gu"tt');
  });

  it("that are never closed cost the row on which they open, and no other", () => {
    const { count, issues, rejectedRows } = ingested(
      `${header}\n${row}\n1833;2027;15;"gutt;6\n1833;2027;16;gutt;7\n1833;2027;17;gutt;8`,
    );
    expect(count).toEqual({ read: 4, accepted: 3, rejected: 1 });
    expect(rejectedRows.map(({ line, cells }) => [line, cells])).toEqual([[3, ['1833;2027;15;"gutt;6']]]);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:3 På linje 3 begynner et anførselstegn som ikke slutter der det skal; linjen er avvist, de neste er lest for seg. Se etter om filen er kuttet, eller om et anførselstegn er til overs, og eksporter på nytt.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:3 A quotation mark that opens on line 3 does not close where it should; the line is rejected, those after it are read by themselves. See whether the file is cut, or whether there is a quotation mark too many, and export again.",
    ]);
  });

  it("that swallow the rows between them cost only the rows on which they stand", () => {
    const text = `${header}\n1833;2027;12;"gutt;5\n1833;2027;13;gutt;6\n1833;2027;14;gutt";7\n1833;2027;15;gutt;8\n`;
    const { count, issues } = ingested(text);
    expect(count).toEqual({ read: 4, accepted: 2, rejected: 2 });
    expect(issues.map(({ code, place }) => `${code} ${place!.line}`)).toEqual([
      "ingest.open-quote 2",
      "ingest.stray-quote 4",
    ]);
  });

  it("inside a cell cost the row", () => {
    expect(troubles(`${header}\n1833;2027;14;"gutt"er;5\n1833;2027;15;gu"tt;5\n${row}`)).toEqual([
      "ingest.stray-quote 2",
      "ingest.stray-quote 3",
    ]);
  });

  it("around a very long cell have swallowed something", () => {
    const filler = "ord uten skilletegn\n".repeat(200);
    const { count } = ingested(`${header}\n1833;2027;14;"${filler}";5\n${row}\n`);
    expect(count).toEqual({ read: 202, accepted: 1, rejected: 201 });
  });

  it("around every cell of a long file are read in runs, and the lines still match", () => {
    const quotedRow = (year: number): string => `"1833";"${year}";"14";"gutt";"5\n"\n`;
    const { observations, count } = ingested(
      `${header}\n${Array.from({ length: 2000 }, (_, i) => quotedRow(1900 + (i % 130))).join("")}`,
      { latest: null },
    );
    expect(count.read).toBe(2000);
    expect(observations.at(-1)!.line).toBe(2 + 2 * 129);
  });

  it("above the header are nobody's trouble", () => {
    expect(troubles(`"Uttrekk; fra\n${header}\n${row}\n`)).toEqual([]);
  });
});

describe("a file that is cut", () => {
  it("loses its last row only, and says so", () => {
    const { count, issues } = ingested(`${header}\n${row}\n1833;2027;15;gu`);
    expect(count).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:3 Den siste raden, på linje 3, har 4 celler av 5 og ikke noe linjeskift: filen ser ut til å være kuttet. Be om hele filen på nytt.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:3 The last row, on line 3, has 4 cells of 5 and no line break: the file seems to be cut. Ask for the whole file again.",
    ]);
  });

  it("is told from a row that is merely short", () => {
    expect(troubles(`${header}\n1833;2027;15\n${row}\n`)).toEqual(["ingest.short-row 2"]);
    expect(troubles(`${header}\n${row}\n1833;2027;15\n`)).toEqual(["ingest.short-row 3"]);
    expect(troubles(`${header}\n1833;2027;15\n${row}`)).toEqual(["ingest.short-row 2"]);
  });

  it("need not be one just because the last line break is missing", () => {
    expect(troubles(`${header}\n${row}`)).toEqual([]);
  });
});
