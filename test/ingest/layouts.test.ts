/** A sender's own sheet, read by a layout: the same observations as if the kind's own columns had been sent. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ingested } from "../../src/ingest/index.ts";
import { ingest } from "../../src/ingest/index.ts";
import { likeAny } from "../../src/ingest/mapping/pattern.ts";
import { inOwnUnit } from "../../src/ingest/mapping/unit.ts";
import type { Outcome } from "../../src/model/issue.ts";
import type { ProviderLayout } from "../../src/model/layout.ts";
import type { WorkbookSheet } from "../../src/pipeline/template/workbook.ts";
import { workbookBytes } from "../../src/pipeline/template/workbook.ts";
import { briefly, layouts, rules, sentences } from "./fixtures.ts";

const empty: ProviderLayout = {
  id: "own",
  kind: "offences",
  providers: [],
  sheet: null,
  range: null,
  headerRows: 1,
  columns: [],
  wide: [],
  constants: {},
  codes: {},
  fill: [],
  skip: [],
  ignore: [],
};

function read(
  text: string,
  providers: readonly Partial<ProviderLayout>[],
  note: { readonly kind?: string; readonly provider?: string } = {},
): Outcome<Ingested> {
  const input = {
    file: "own.csv",
    bytes: new TextEncoder().encode(text),
    kind: note.kind ?? null,
    provider: note.provider ?? null,
  };
  return ingest(input, { ...rules, layouts, providerLayouts: providers.map((each) => ({ ...empty, ...each })) });
}

function values(outcome: Outcome<Ingested>): readonly string[] {
  if (!outcome.ok) throw new Error(sentences(outcome.issues, "en").join("\n"));
  return outcome.value.observations.map(({ measure, area, period, dims, value, missing, line }) =>
    [measure, area, period, ...Object.values(dims), value ?? missing, `line ${line}`].join(" "),
  );
}

describe("a wide sheet", () => {
  const text = "Kommune;2027K1;2. kvartal 2027\n1833;5;<5\n1835;;-\n";
  const sheet: Partial<ProviderLayout> = {
    kind: "activity",
    constants: { maal: "slt-moter" },
    wide: [{ headers: "{periode}", value: "verdi", unit: null }],
  };

  it("becomes long: a row for each period, from the line on which it stands", () => {
    const outcome = read(text.replace("<5", "7"), [sheet]);
    expect(values(outcome)).toEqual([
      "activity.verdi 1833 2027-Q1 slt-moter 5 line 2",
      "activity.verdi 1833 2027-Q2 slt-moter 7 line 2",
      "activity.verdi 1835 2027-Q1 slt-moter missing line 3",
      "activity.verdi 1835 2027-Q2 slt-moter 0 line 3",
    ]);
    expect(outcome.ok && outcome.value.count).toEqual({ read: 4, accepted: 4, rejected: 0 });
  });

  it("says of a cell where it stands in the file, and keeps the row as it was", () => {
    const outcome = read(text.replace("<5", "mange"), [sheet]);
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:2:3 verdi holds text or a long number (not repeated here, in case it is about a person); expected a number, or one of the signs . .. : - for a missing number. Correct the number on line 2.",
    ]);
    expect(outcome.ok && outcome.value.rejectedRows).toMatchObject([{ line: 2, cells: ["1833", "5", "mange"] }]);
    expect(outcome.ok && outcome.value.count).toEqual({ read: 4, accepted: 3, rejected: 1 });
  });

  it("may have several numbers for each period", () => {
    const outcome = read("kommunenr;2027K1 personer;2027K1 saker;2027K2 saker;2027K2 personer\n1833;1;2;4;3\n", [
      {
        wide: [
          { headers: "{periode} personer", value: "personer", unit: null },
          { headers: "{periode} saker", value: "saker", unit: null },
        ],
        constants: { alder: "14", lovbruddsgruppe: "alle" },
      },
    ]);
    expect(values(outcome)).toEqual([
      "offences.personer 1833 2027-Q1 14 alle alle alle 1 line 2",
      "offences.saker 1833 2027-Q1 14 alle alle alle 2 line 2",
      "offences.personer 1833 2027-Q2 14 alle alle alle 3 line 2",
      "offences.saker 1833 2027-Q2 14 alle alle alle 4 line 2",
    ]);
  });

  it("may lack one of the numbers for a period, which is then missing", () => {
    const outcome = read("kommunenr;2027K1 personer;2027K1 saker;2027K2 saker\n1833;1;2;4\n1835;1\n", [
      {
        wide: [
          { headers: "{periode} personer", value: "personer", unit: null },
          { headers: "{periode} saker", value: "saker", unit: "thousand" },
        ],
        constants: { alder: "14", lovbruddsgruppe: "alle" },
      },
    ]);
    expect(values(outcome)).toEqual([
      "offences.personer 1833 2027-Q1 14 alle alle alle 1 line 2",
      "offences.saker 1833 2027-Q1 14 alle alle alle 2000 line 2",
      "offences.personer 1833 2027-Q2 14 alle alle alle missing line 2",
      "offences.saker 1833 2027-Q2 14 alle alle alle 4000 line 2",
    ]);
    expect(briefly(outcome.issues)).toEqual(["ingest.short-row 3"]);
  });

  it("may name its codes in any order, and is refused where two patterns read one header", () => {
    const sheet: Partial<ProviderLayout> = {
      kind: "population",
      wide: [{ headers: "{alder} {kjonn}", value: "personer", unit: null }],
      codes: { kjonn: { gutt: ["gutter"] } },
    };
    expect(values(read("kommune;år;14 år gutter;15 år gutter\n1833;2027;300;310\n", [sheet]))).toEqual([
      "population.personer 1833 2027 14 gutt 300 line 2",
      "population.personer 1833 2027 15 gutt 310 line 2",
    ]);
    const twice = { ...sheet, wide: [...sheet.wide!, { headers: "{alder} gutter", value: "personer", unit: null }] };
    const outcome = read("kommune;år;14 år gutter\n1833;2027;300\n", [twice], { kind: "own" });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:1:3 personer stands more than once in the header on line 1, in columns 3, 3; expected it once. Remove the one that does not apply.",
    ]);
  });

  it("may hold two codes in each header, in the sender's words", () => {
    const outcome = read("kommune;år;Gutter 14 år;Gutter 15 år;Jenter 14 år\n1833;2027;300;310;290\n", [
      {
        kind: "population",
        wide: [{ headers: "{kjonn} {alder}", value: "personer", unit: null }],
        codes: { kjonn: { gutt: ["gutter"], jente: ["jenter"] } },
      },
    ]);
    expect(values(outcome)).toEqual([
      "population.personer 1833 2027 14 gutt 300 line 2",
      "population.personer 1833 2027 15 gutt 310 line 2",
      "population.personer 1833 2027 14 jente 290 line 2",
    ]);
  });

  it("whose headers say the same twice is refused", () => {
    const outcome = read("kommune;2027K1;1. kvartal 2027\n1833;5;6\n", [sheet], { kind: "own" });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:1:3 verdi stands more than once in the header on line 1, in columns 2, 3; expected it once. Remove the one that does not apply.",
    ]);
  });

  it("may have columns for quarters to come, as long as nothing stands in them", () => {
    const text = "Kommune;2027K3;2027K4;2028K1\n1833;5;;\n1835;;;\n";
    expect(values(read(text, [sheet]))).toEqual([
      "activity.verdi 1833 2027-Q3 slt-moter 5 line 2",
      "activity.verdi 1835 2027-Q3 slt-moter missing line 3",
    ]);
    expect(sentences(read(text.replace("5;;", "5;;1"), [sheet]).issues, "en")).toEqual([
      "own.csv:2 periode is 2028-Q1, which has not come yet; the newest period that can be meant is 2027-Q3. Correct the period on line 2, or run with a later --as-of.",
      "own.csv:3 periode is 2028-Q1, which has not come yet; the newest period that can be meant is 2027-Q3. Correct the period on line 3, or run with a later --as-of.",
    ]);
  });

  it("may have its header in two rows, the upper one over several columns", () => {
    const text = "Møter;;;;\nKommune;2026;;2027;\n;K3;K4;K1;K2\n1833;1;2;3;4\n";
    const outcome = read(text, [{ ...sheet, headerRows: 2 }]);
    expect(values(outcome)).toEqual([
      "activity.verdi 1833 2026-Q3 slt-moter 1 line 4",
      "activity.verdi 1833 2026-Q4 slt-moter 2 line 4",
      "activity.verdi 1833 2027-Q1 slt-moter 3 line 4",
      "activity.verdi 1833 2027-Q2 slt-moter 4 line 4",
    ]);
  });
});

describe("a sheet of rows", () => {
  const sheet: Partial<ProviderLayout> = {
    kind: "activity",
    columns: [
      { column: "periode", headers: ["Kvartal"], unit: null },
      { column: "verdi", headers: ["Antall møter"], unit: null },
    ],
    constants: { maal: "slt-moter" },
    fill: ["kommunenr"],
    skip: ["Sum*", "*hittil*"],
    ignore: ["Merknad*"],
    codes: { kommunenr: { "1833": ["Rana kommune"], "1835": ["Rødøy"] } },
  };
  const text =
    "Kommune;Kvartal;ANTALL MØTER;Merknader 2027\nRana kommune;2027K1;3;fint\n;2027K2;4;\nSum Rana;;7;\nRødøy;;;\n;2027K1;0;\nKilde: SLT;;;\nTall hittil i år;;1;\n";

  it("may leave a municipality out below its first row, or set it above its rows", () => {
    const outcome = read(text, [sheet]);
    expect(values(outcome)).toEqual([
      "activity.verdi 1833 2027-Q1 slt-moter 3 line 2",
      "activity.verdi 1833 2027-Q2 slt-moter 4 line 3",
      "activity.verdi 1835 2027-Q1 slt-moter 0 line 6",
    ]);
  });

  it("accounts for every row that it does not take, with the reason", () => {
    const outcome = read(text, [sheet]);
    expect(outcome.ok && outcome.value.count).toEqual({ read: 7, accepted: 3, rejected: 4 });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:4 Line 4 was left out, as the layout own says under skip. Nothing. If the row should have counted, make the pattern under skip narrower.",
      "own.csv:5 Line 5 is a heading for the rows below, not a row of numbers. Nothing. What it says holds for the rows below.",
      "own.csv:7 Line 7 is a heading for the rows below, not a row of numbers. Nothing. What it says holds for the rows below.",
      "own.csv:8 Line 8 was left out, as the layout own says under skip. Nothing. If the row should have counted, make the pattern under skip narrower.",
    ]);
  });

  it("without fill has remarks, short rows and stray cells as any delivery has", () => {
    const rows = "Kommune;Kvartal;Antall møter;\n1833;2027K1;3;\nKilde: SLT;;;\n1833;2027K2;4;x\n1835;2027K1";
    const outcome = read(rows, [{ ...sheet, fill: [] }]);
    expect(briefly(outcome.issues)).toEqual(["ingest.remark 3", "ingest.stray-cell 4:4", "ingest.cut-row 5"]);
  });

  it("takes only what stands in its range", () => {
    const rows = "x;Kommune;Kvartal;Antall møter;y\n9;1833;2027K1;3;9\n9;1833;2027K2;4;9\n9;Sum;;7;9\n";
    expect(values(read(rows, [{ ...sheet, range: "B1:D3" }]))).toEqual([
      "activity.verdi 1833 2027-Q1 slt-moter 3 line 2",
      "activity.verdi 1833 2027-Q2 slt-moter 4 line 3",
    ]);
  });

  it("says what the layout lacks when the note tells of it", () => {
    const outcome = read(
      "Kommune;Tid;Antall møter;maal\n1833;2027K1;3;slt-moter\n",
      [{ ...sheet, providers: ["SLT*"] }],
      {
        provider: "SLT Rana",
      },
    );
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:1:2 The header of column 2 on line 1 is unknown to own; expected some of kommunenr, periode, maal, verdi. Remove the column, or add its name as an alias in pipelines/deliveries.yaml.",
      "own.csv:1:4 The file has the column maal, and the layout own states it too; only one of them can hold. Take maal out of the layout, or put the header under ignore.",
      "own.csv:1 The header on line 1 lacks the column periode, which own must have; it may be called periode, kvartal. Add the column, or add the sender’s name for it as an alias in pipelines/deliveries.yaml.",
    ]);
  });
});

describe("the layout of a file", () => {
  const own: Partial<ProviderLayout> = {
    kind: "activity",
    columns: [{ column: "verdi", headers: ["Antall"], unit: null }],
    constants: { maal: "slt-moter" },
  };
  const text = "Kommune;Periode;Antall\n1833;2027K1;3\n";

  it("is told by headers that only it knows", () => {
    expect(values(read(text, [own]))).toEqual(["activity.verdi 1833 2027-Q1 slt-moter 3 line 2"]);
  });

  it("is not guessed where two fit alike", () => {
    const outcome = read(text, [own, { ...own, id: "other", constants: { maal: "slt-stilling" } }]);
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:1 The header on line 1 fits several layouts: other, own. Say in deliveries.yaml beside the file who sent it, or give the layout as kind; the layout must name the same sender under provider.",
    ]);
  });

  it("is told by the sender, who may use the kind's own headers with another unit", () => {
    const canonical = "aar;region;budsjett;regnskap\n2027;polarsirkelen;3500;12,5\n";
    const thousands: Partial<ProviderLayout> = {
      kind: "economy",
      providers: ["Rana kommune*"],
      columns: ["budsjett", "regnskap"].map((column) => ({ column, headers: [], unit: "thousand" })),
    };
    expect(values(read(canonical, [thousands], { provider: "Rana kommune (syntetisk)" }))).toEqual([
      "economy.budsjett polarsirkelen 2027 alle alle 3500000 line 2",
      "economy.regnskap polarsirkelen 2027 alle alle 12500 line 2",
    ]);
    expect(values(read(canonical, [thousands], { provider: "Bodø kommune" }))).toEqual([
      "economy.budsjett polarsirkelen 2027 alle alle 3500 line 2",
      "economy.regnskap polarsirkelen 2027 alle alle 12.5 line 2",
    ]);
    expect(values(read(canonical, [thousands], { kind: "own" }))[0]).toBe(
      "economy.budsjett polarsirkelen 2027 alle alle 3500000 line 2",
    );
  });

  it("is left out when another sender is told of", () => {
    const outcome = read(text, [{ ...own, providers: ["Rana"] }], { provider: "Nesna" });
    expect(outcome.ok).toBe(false);
  });

  it("that the note names and the file does not follow is complained of", () => {
    const outcome = read("a;b\n1;2\n", [own], { kind: "own" });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv None of the first 100 rows is a known header; expected the columns of own. Use the column names of the template (felles template), or make a layout for the sender: felles validate --suggest-layout proposes one.",
    ]);
  });

  it("misspelt in the note is suggested", () => {
    const outcome = read(text, [{ ...own, id: "rana-slt" }], { kind: "rana-stl" });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv “rana-stl” is not a kind of delivery; did you mean “rana-slt”? Expected one of population, offences, survey, followup, economy, activity, milestones, rana-slt. Correct the kind in deliveries.yaml, or remove it and let the header decide.",
    ]);
  });

  it("may not state what the file states, too", () => {
    const outcome = read("Kommune;Periode;maal;Antall\n1833;2027K1;slt-moter;3\n", [own], { kind: "own" });
    expect(sentences(outcome.issues, "en")).toEqual([
      "own.csv:1:3 The file has the column maal, and the layout own states it too; only one of them can hold. Take maal out of the layout, or put the header under ignore.",
    ]);
  });
});

describe("a workbook", () => {
  const sheetOf = (name: string, ...rows: readonly (readonly string[])[]): WorkbookSheet => ({
    name,
    rows: rows.map((cells) => cells.map((text) => ({ text, style: "plain" as const }))),
    columns: [{ width: 10, style: "plain" }],
    frozen: false,
    validations: [],
  });
  const head = ["Kommune", "Periode", "Antall"];
  const bytes = workbookBytes([
    sheetOf("Om", ["Møter i kommunene"]),
    sheetOf("2026", head, ["1833", "2026K1", "3"]),
    sheetOf("2027", head, ["1833", "2027K1", "4"]),
  ]);
  const own: ProviderLayout = {
    ...empty,
    kind: "activity",
    columns: [{ column: "verdi", headers: ["Antall"], unit: null }],
    constants: { maal: "slt-moter" },
  };
  const readWorkbook = (layout: ProviderLayout, kind: string | null = null) =>
    ingest({ file: "own.xlsx", bytes, kind }, { ...rules, layouts, providerLayouts: [layout] });

  it("gives the sheet that its layout names, or the first that fits", () => {
    expect(values(readWorkbook(own))).toEqual(["activity.verdi 1833 2026-Q1 slt-moter 3 line 2"]);
    expect(values(readWorkbook({ ...own, sheet: "2027" }))).toEqual(["activity.verdi 1833 2027-Q1 slt-moter 4 line 2"]);
  });

  it("without the sheet that its layout names is refused", () => {
    const outcome = readWorkbook({ ...own, sheet: "2028" }, "own");
    expect(briefly(outcome.issues)).toEqual(["ingest.no-header"]);
  });
});

describe("a layout beside a kind's own columns", () => {
  it("that fits the same file is not preferred by itself", () => {
    const text = "kommunenr;periode;maal;verdi\n1833;2027K1;slt-moter;3\n";
    const other: Partial<ProviderLayout> = {
      kind: "population",
      columns: [
        { column: "aar", headers: ["periode"], unit: null },
        { column: "personer", headers: ["verdi"], unit: null },
      ],
      constants: { alder: "14" },
      ignore: ["maal"],
    };
    expect(sentences(read(text, [other]).issues, "en")).toEqual([
      "own.csv:1 The header on line 1 fits several layouts: activity, own. Say in deliveries.yaml beside the file who sent it, or give the layout as kind; the layout must name the same sender under provider.",
    ]);
    expect(briefly(read(text, [other], { kind: "activity" }).issues)).toEqual([]);
    expect(briefly(read(text, [{ ...other, kind: "nothing" }]).issues)).toEqual([]);
  });

  it("that its sender's file does not follow leaves the file to the kind's own columns", () => {
    const text = "kommunenr;periode;maal;verdi\n1833;2027K1;slt-moter;3\n";
    const own: Partial<ProviderLayout> = { kind: "survey", providers: ["SLT"], constants: { svar: "ja" } };
    expect(values(read(text, [own], { provider: "SLT" }))).toEqual(["activity.verdi 1833 2027-Q1 slt-moter 3 line 2"]);
  });

  it("keeps rows whose quotes are broken apart, with their reason", () => {
    const own: Partial<ProviderLayout> = {
      kind: "activity",
      columns: [{ column: "verdi", headers: ["Antall"], unit: null }],
      constants: { maal: "slt-moter" },
    };
    const outcome = read('Kommune;Periode;Antall\n1833;2027K1;3\n1833;20"27K2;4\n', [own]);
    expect(briefly(outcome.issues)).toEqual(["ingest.stray-quote 3"]);
    expect(outcome.ok && outcome.value.count).toEqual({ read: 2, accepted: 1, rejected: 1 });
  });

  it("has short rows and stray words in narrow sheets as any delivery has", () => {
    const own: Partial<ProviderLayout> = {
      kind: "activity",
      columns: [{ column: "verdi", headers: ["Antall"], unit: null }],
      constants: { maal: "slt-moter", periode: "2027-Q1" },
    };
    const outcome = read("Kommune;Antall\n1833\n1835;3\n", [own]);
    expect(briefly(outcome.issues)).toEqual(["ingest.short-row 2"]);
  });
});

describe("a unit", () => {
  it.each([
    ["12", "thousand", false, "12000"],
    ["1 234,5", "thousand", false, "1234500"],
    ["3,5", "million", false, "3500000"],
    ["3.5", "million", true, "3500000"],
    ["1.234", "thousand", false, "1.234"],
    ["0,123", "share", false, "12,3"],
    ["0.05", "share", true, "5"],
    ["12 %", "share", false, "12 %"],
    ["12 %", "percent", false, "0,12"],
    ["7", "percent", true, "0.07"],
    ["−0,5*", "thousand", false, "−500*"],
    ["..", "thousand", false, ".."],
    [":", "share", false, ":"],
    ["<5", "thousand", false, "<5"],
    ["", "million", false, ""],
    ["mange", "million", false, "mange"],
    ["0", "percent", false, "0"],
  ] as const)("of %s in %s (point %s) is %s in the kind's own", (cell, unit, point, expected) => {
    expect(inOwnUnit(cell, unit, point)).toBe(expected);
  });

  it("never rounds: back and forth is the number itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const cell = `${whole},${String(hundredths).padStart(2, "0")}`;
        const shared = inOwnUnit(cell, "percent", false);
        const back = inOwnUnit(shared, "share", false);
        expect(Number(back.replace(",", "."))).toBe(Number(cell.replace(",", ".")));
      }),
    );
  });
});

describe("a pattern of rows", () => {
  it.each([
    ["Sum", "SUM", true],
    ["Sum", "Sum Rana", false],
    ["Sum*", "sum, Rana", true],
    ["*sum", "Delsum", true],
    ["*hittil*", "Tall hittil i år", true],
    ["a*a", "a", false],
    ["a*b*c", "a-x-b-c", true],
    ["a*b*c", "acb", false],
    ["*", "", false],
    ["*", "x", true],
  ])("%s and %j: %s", (pattern, text, expected) => {
    expect(likeAny([pattern])(text)).toBe(expected);
  });
});
