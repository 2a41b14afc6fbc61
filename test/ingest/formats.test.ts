/** The small parts of the formats, each by itself: number formats, keys, flags, what is handed in. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../src/ingest/formats/csv.ts";
import { healthCsv } from "../../src/ingest/formats/health-csv.ts";
import { builtInFormat, formatOf, numberText, plainNumber } from "../../src/ingest/formats/number-format.ts";
import { parquet } from "../../src/ingest/formats/parquet.ts";
import { joinedHeaders } from "../../src/ingest/header-lines.ts";
import type { Coded } from "../../src/ingest/keys.ts";
import { keysBy } from "../../src/ingest/keys.ts";
import { openSheets, within } from "../../src/ingest/sheets.ts";
import { held } from "../../src/model/column.ts";
import { accepted } from "../../src/model/issue.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import { bytesOf, ingested, readBytes, rules, sentences, troubles } from "./fixtures.ts";

/** The columns of rows, each code a number in the order in which it first comes. */
function coded(rows: readonly (readonly string[])[]): readonly Coded[] {
  return (rows[0] ?? []).map((_, column) => {
    const names = [...new Set(rows.map((row) => row[column]!))];
    return { codes: held(Int32Array.from(rows, (row) => names.indexOf(row[column]!))), count: names.length };
  });
}

const input = (text: string) => ({ bytes: bytesOf(text), file: "tall.csv", isHeader: () => false });

function sheetOf(text: string, format = csv): Sheet {
  const outcome = format.read(input(text));
  if (!outcome.ok) throw new RangeError("refused");
  return outcome.value[0]!;
}

describe("number formats", () => {
  it.each([
    ["General", "general"],
    ["0", "general"],
    ["#,##0.00", "general"],
    ["0.0 %", "percent"],
    ["dd.mm.yyyy", "date"],
    ["[$-414]mmmm;@", "date"],
    ["m/d/yy h:mm", "date"],
    ["yyyy", "year"],
    ["[h]:mm:ss", "time"],
    ["mm:ss", "time"],
    ['0" dager"', "general"],
    ["0\\d", "general"],
    ["[Red]0;[Blue]-0", "general"],
    ["_d0*m", "general"],
    ["@", "general"],
  ])("%s is %s", (code, kind) => {
    expect(formatOf(code)).toEqual({ kind });
  });

  it("of zeros alone keep their width", () => {
    expect(formatOf("000000")).toEqual({ kind: "zeros", width: 6 });
    expect(numberText("30101", formatOf("000000"), false)).toBe("030101");
  });

  it("have numbers where they have no code", () => {
    const kinds = [0, 2, 9, 10, 14, 17, 18, 21, 22, 27, 32, 36, 45, 47, 49, 50, 58].map((id) => builtInFormat(id).kind);
    expect(kinds.join(" ")).toBe(
      "general general percent percent date date time time date date time date time time general date date",
    );
  });

  it("write a time as the number that it is, and nothing as nothing", () => {
    expect(numberText("0.5", { kind: "time" }, false)).toBe("0.5");
    expect(numberText("", { kind: "date" }, false)).toBe("");
    expect(numberText("99999999", { kind: "date" }, false)).toBe("99999999");
  });

  it("plainNumber writes what Number reads, to fifteen digits, without exponent", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        const text = plainNumber(Math.abs(value) < 1e-15 ? 0 : value);
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
        if (Math.abs(value) >= 1e-4) expect(Number(text)).toBe(Number(value.toPrecision(15)));
      }),
    );
  });
});

describe("keys of rows", () => {
  it("are the same exactly for rows about the same, whichever dimension is left out", () => {
    const dimensions = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(dimensions, { maxLength: 30 }), fc.integer({ min: -1, max: 2 }), (all, without) => {
        const { of, range } = keysBy(coded(all), all.length, without);
        const text = (row: readonly string[]): string => row.filter((_, i) => i !== without).join();
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries()) expect(of.at(i) === of.at(j)).toBe(text(a) === text(b));
        for (const i of all.keys()) expect(of.at(i)).toBeLessThan(range);
      }),
    );
  });

  it("stay small where the dimensions could make very many", () => {
    const rows = Array.from({ length: 600 }, (_, i) => Array.from({ length: 8 }, (_, d) => `${(i % 300) * (d + 1)}`));
    const { of, range } = keysBy(coded(rows), rows.length);
    expect(range).toBeLessThan(1 << 20);
    const read = new Int32Array(rows.length);
    of.read(0, read);
    expect(new Set(read).size).toBe(300);
    expect(read.slice(0, 300)).toEqual(read.slice(300));
  });
});

describe("a range of a sheet", () => {
  const sheet = sheetOf("a;b;c\n1;2;3\n4;5;6\n7;8;9\n");

  it("keeps its rows and columns in their places", () => {
    const cut = within(sheet, "c3:B2");
    expect(cut.rows).toEqual([
      { line: 2, cells: ["", "2", "3"] },
      { line: 3, cells: ["", "5", "6"] },
    ]);
    expect(within(sheet, "A1:A1").rows).toEqual([{ line: 1, cells: ["a"] }]);
    expect(within(sheet, "AA9:ZZ99").rows).toEqual([]);
  });

  it("must be one", () => {
    expect(() => within(sheet, "A1")).toThrow("A1 is no range of cells");
  });
});

describe("the public-health cube", () => {
  it("is recognised by its flag, in UTF-16 too", () => {
    expect(healthCsv.recognises(bytesOf('GEO;"SPVFLAGG"\n1;0\n'))).toBe(true);
    expect(healthCsv.recognises(Buffer.from("\ufeffGEO;SPVFLAGG\n", "utf16le"))).toBe(true);
    expect(healthCsv.recognises(bytesOf("GEO;SPVFLAGGET\n"))).toBe(false);
  });

  it("restores the zeros of counties, municipalities and districts, and of nothing else", () => {
    const sheet = sheetOf(
      "GEO;AAR;SPVFLAGG\n3;2024_2025;0\n301;2025_2025;0\n30101;2025;0\n0;2025;0\n1833;2025;0\n18;2025;0\n",
      healthCsv,
    );
    expect(sheet.rows.slice(1).map((row) => row.cells)).toEqual([
      ["03", "2024_2025", ""],
      ["0301", "2025", ""],
      ["030101", "2025", ""],
      ["0", "2025", ""],
      ["1833", "2025", ""],
      ["18", "2025", ""],
    ]);
    expect(sheet.findings.map((it) => it.params)).toEqual([{ count: 3 }]);
  });

  it("without area, year or the end of a row is read for what it has", () => {
    const sheet = sheetOf("SPVFLAGG;ANTALL\n3;4\n3;\n;\n1;x\n", healthCsv);
    expect([...sheet.signs]).toEqual([
      [2, ":"],
      [5, ".."],
    ]);
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ["", "ANTALL"],
      ["", "4"],
      ["3", ""],
      ["", ""],
      ["", "x"],
    ]);
    expect(sheet.findings).toEqual([]);
    const short = sheetOf("ANTALL;SPVFLAGG\n5\n", healthCsv);
    expect([...short.broken.keys()]).toEqual([2]);
  });

  it("whose flag stands below the top is plain CSV", () => {
    const outcome = healthCsv.read(input(`${"a;b\n".repeat(120)}GEO;SPVFLAGG\n`));
    expect(outcome.ok && outcome.value[0]!.signs.size).toBe(0);
  });

  it("that cannot be decoded is refused as CSV is", () => {
    expect(healthCsv.read(input("GEO;SPVFLAGG\n\u0007\n")).issues.map((it) => it.code)).toEqual([
      "ingest.unknown-encoding",
    ]);
  });
});

describe("headers on two lines", () => {
  const known = new Set(["kommunenr", "antall personer", "antall saker", "personer"]);
  const joined = (...lines: readonly string[]) =>
    joinedHeaders(
      lines.map((line, i) => ({ line: i + 1, cells: line.split(";") })),
      (cell) => known.has(cell),
    ).map((row) => [row.line, ...row.cells]);

  it("say the upper one for every column to its right that has none", () => {
    expect(joined("Tittel", "kommunenr;antall;", ";personer;saker")).toEqual([
      [3, "kommunenr", "antall personer", "antall saker"],
    ]);
  });

  it("may have a lower one that says it all, and blank columns between", () => {
    expect(joined("kommunenr;Antall;;", ";personer;;;")).toEqual([[2, "kommunenr", "personer", "", "", ""]]);
  });

  it("must be known, all of them", () => {
    expect(joined("kommunenr;antall", ";hester")).toEqual([]);
    expect(joined("kommunenr")).toEqual([]);
  });
});

describe("Parquet", () => {
  const bytes = Uint8Array.from([0x50, 0x41, 0x52, 0x31, 0, 0]);

  it("is read by whoever can, and refused where nobody can", () => {
    expect(troubles(bytes)).toEqual(["ingest.no-engine"]);
    expect(sentences(readBytes(bytes).issues, "en")).toEqual([
      "politi.csv The file is Parquet, which cannot be read here. Deliver the numbers as CSV or a spreadsheet.",
    ]);
    const { observations } = ingested(bytes, {
      ...rules,
      readParquet: () => accepted([{ ...sheetOf("kommunenr;aar;alder;personer\n0301;2027;14;5\n"), point: true }]),
    });
    expect(observations.map((it) => [it.area, it.value])).toEqual([["0301", 5]]);
  });

  it("is recognised whatever it is called", () => {
    expect(parquet.recognises(bytes)).toBe(true);
    const opened = openSheets({
      bytes,
      file: "a.xlsx",
      isHeader: () => false,
      readParquet: () => accepted([sheetOf("a;b\n")]),
    });
    expect(opened.issues.map((it) => [it.code, it.params])).toEqual([["ingest.misnamed", { format: "Parquet" }]]);
  });
});

describe("other formats", () => {
  it.each([
    ["XML", '<?xml version="1.0"?><Workbook/>', "ingest.not-text"],
    ["SPSS", "$FL2@(#) SPSS DATA FILE", "ingest.not-text"],
  ])("%s is named", (format, text, code) => {
    const outcome = readBytes(bytesOf(text));
    expect(outcome.issues.map((it) => [it.code, it.params])).toEqual([[code, { format }]]);
  });
});
