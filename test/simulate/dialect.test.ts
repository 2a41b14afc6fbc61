/** A sheet is written as its sender would: to the byte. */
import { describe, expect, it } from "vitest";
import { dialects, headerLine, plain, row, type Sheet, writeSheet } from "../../src/simulate/dialect.ts";

const sheet: Sheet = {
  file: "x.csv",
  provider: "x",
  kind: "activity",
  received: "2027-01-01",
  period: "2026-Q4",
  note: "",
  dialect: plain,
  title: [],
  columns: ["kommunenr", "periode", "verdi"],
  rows: [row("1833", "2026-Q4", 0.5), row("1834", "2027-Q5", -1234567)],
};

function text(changes: Partial<Sheet>): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeSheet({ ...sheet, ...changes }));
}

describe("writeSheet", () => {
  it("writes a plain file with semicolons and decimal comma", () => {
    expect(text({})).toBe("kommunenr;periode;verdi\n1833;2026-Q4;0,5\n1834;2027-Q5;-1234567\n");
  });

  it("writes as Excel does: BOM, CRLF, NBSP between thousands, 2026K4", () => {
    expect(text({ dialect: dialects.excel })).toBe(
      "\ufeffkommunenr;periode;verdi\r\n1833;2026K4;0,5\r\n1834;2027-Q5;-1\u00a0234\u00a0567\r\n",
    );
  });

  it("writes as a register does: commas between, the point within", () => {
    expect(text({ dialect: dialects.register })).toBe(
      "kommunenr,periode,verdi\n1833,2026Q4,0.5\n1834,2027-Q5,-1234567\n",
    );
  });

  it("writes as a typesetter does: U+2212 for minus", () => {
    expect(text({ dialect: dialects.typeset })).toBe(
      "\ufeffkommunenr;periode;verdi\n1833;2026K4;0,5\n1834;2027-Q5;\u22121234567\n",
    );
  });

  it("writes as an old export does: Windows-1252, quarters in words, lines above the header", () => {
    const bytes = writeSheet({
      ...sheet,
      dialect: dialects.legacy,
      title: ["År – kjønn’"],
      rows: [row("1833", "2026-Q4", 1)],
    });
    expect([...bytes.subarray(0, 13)]).toEqual([
      0xc5, 0x72, 0x20, 0x96, 0x20, 0x6b, 0x6a, 0xf8, 0x6e, 0x6e, 0x92, 13, 10,
    ]);
    expect(new TextDecoder().decode(bytes.subarray(13))).toBe(
      "\r\nkommunenr;periode;verdi\r\n1833;4. kvartal 2026;1\r\n",
    );
  });

  it("quotes what holds a separator or a quote, and nothing else", () => {
    expect(text({ rows: [row('a;b "c"', "d,e", 1)] })).toBe('kommunenr;periode;verdi\n"a;b ""c""";d,e;1\n');
  });

  it("leaves years and windows alone, for only quarters are spelled", () => {
    expect(text({ dialect: dialects.legacy, rows: [row("2026", "2026-Q1..2026-Q4", 0)] })).toBe(
      "kommunenr;periode;verdi\r\n2026;2026-Q1..2026-Q4;0\r\n",
    );
  });

  it("refuses what Windows-1252 cannot say", () => {
    expect(() => writeSheet({ ...sheet, dialect: dialects.legacy, title: ["\u2212"] })).toThrow(
      new RangeError("not in Windows-1252: \u2212"),
    );
  });

  it("of no rows is a header", () => {
    expect(text({ rows: [] })).toBe("kommunenr;periode;verdi\n");
  });
});

describe("headerLine", () => {
  it("is the first, or comes after the title and a blank line", () => {
    expect([
      headerLine(sheet),
      headerLine({ ...sheet, title: ["a"] }),
      headerLine({ ...sheet, title: ["a", "b"] }),
    ]).toEqual([1, 3, 4]);
  });
});
