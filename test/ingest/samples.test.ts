/** Every quirk of "Data as they come", read from a file that has it through the whole of ingest. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Ingested } from "../../src/ingest/index.ts";
import { ingest } from "../../src/ingest/index.ts";
import type { Issue } from "../../src/model/issue.ts";
import type { Layout } from "../../src/model/layout.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { formatSamples } from "../support/format-samples.ts";
import { areas, column, layout, layouts as plain, rules, sentences } from "./fixtures.ts";

const folder = join(import.meta.dirname, "samples");

/** The canonical layouts, with the words of Statistics Norway and of the public-health institute. */
const layouts: readonly Layout[] = [
  ...plain.filter(({ kind }) => kind !== "population" && kind !== "survey"),
  layout("population", [
    column("kommunenr", "area", { aliases: ["region"] }),
    column("aar", "year", { aliases: ["år", "Tid"] }),
    column("alder", "code", { codes: ["14", "15"], spellings: { "014": "14", "015": "15" } }),
    column("kjonn", "code", { codes: ["jente", "gutt", "alle"], total: "alle", optional: true, aliases: ["kjønn"] }),
    column("personer", "count", { aliases: ["Personer1"] }),
  ]),
  layout("survey", [
    column("kommunenr", "area", { aliases: ["GEO"] }),
    column("aar", "year"),
    column("indikator", "code", { codes: ["skulk", "trivsel"], aliases: ["SPORSMAL"] }),
    column("svar", "code", { codes: ["ja", "nei"], total: "ja", optional: true }),
    column("antall", "count", { optional: true }),
    column("prosent", "percent", { optional: true, aliases: ["ANDEL"] }),
  ]),
];

interface Reading {
  readonly value: Ingested;
  readonly issues: readonly Issue[];
}

function read(file: string): Reading {
  const outcome = ingest({ file, bytes: readFileSync(join(folder, file)), kind: null }, { ...rules, areas, layouts });
  if (!outcome.ok) throw new RangeError(`${file}: ${outcome.issues.map((each) => each.code).join(", ")}`);
  const { count, rejectedRows } = outcome.value;
  expect(count.read).toBe(count.accepted + count.rejected);
  expect(rejectedRows).toHaveLength(count.rejected);
  return { value: outcome.value, issues: outcome.issues };
}

/** `5 1833 2027-Q3 14/alle personer=3`, the absence by its reason, bounds behind it, `*` where preliminary. */
function stated({ value }: Reading): readonly string[] {
  return value.observations.map((it) => {
    const bounds = it.bounds ? ` ${it.bounds.lower}–${it.bounds.upper}` : "";
    const said = it.value === null ? `${it.missing}${bounds}` : `${it.value}`;
    const measure = it.measure.slice(it.measure.indexOf(".") + 1);
    return `${it.line} ${it.area} ${it.period} ${Object.values(it.dims).join("/")} ${measure}=${said}${it.preliminary ? "*" : ""}`;
  });
}

const threeRows = ["1833 2027 14/jente personer=2", "1833 2027 14/gutt personer=3", "1835 2027 14/gutt personer=4"].map(
  (text, i) => `${i + 2} ${text}`,
);

it("the samples are those that the script writes", () => {
  const made = formatSamples();
  expect(
    readdirSync(folder)
      .filter((name) => !name.endsWith(".parquet"))
      .sort(),
  ).toEqual([...made.keys()].sort());
  for (const [name, bytes] of made)
    expect([name, readFileSync(join(folder, name)).equals(bytes)]).toEqual([name, true]);
});

describe("CSV from Excel", () => {
  it("has titles above, sums between and remarks below, which are set aside one by one", () => {
    const found = read("tittel-og-noter.csv");
    expect(found.value.count).toEqual({ read: 8, accepted: 4, rejected: 4 });
    expect(stated(found)).toEqual([
      "5 1833 2027-Q3 14/alle/alle/alle personer=3",
      "5 1833 2027-Q3 14/alle/alle/alle saker=1204",
      "6 1833 2027-Q3 15/alle/alle/alle personer=suppressed-at-source 0–4",
      "6 1833 2027-Q3 15/alle/alle/alle saker=7",
      "9 1835 2027-Q3 14/alle/alle/alle personer=suppressed-at-source",
      "9 1835 2027-Q3 14/alle/alle/alle saker=0",
      "10 1835 2027-Q3 15/alle/alle/alle personer=missing",
      "10 1835 2027-Q3 15/alle/alle/alle saker=not-applicable",
    ]);
    expect(sentences(found.issues, "nb")).toEqual([
      "tittel-og-noter.csv:7:1 Raden på linje 7 er en sum: kommunenr har et sumord i stedet for en kode. Summene regnes ut her. Fjern sumrader fra leveransen for å slippe dette varselet.",
      "tittel-og-noter.csv:11:1 Raden på linje 11 er en sum: kommunenr har et sumord i stedet for en kode. Summene regnes ut her. Fjern sumrader fra leveransen for å slippe dette varselet.",
      "tittel-og-noter.csv:12 Linje 12 er en merknad, ikke en rad med tall. Skriv merknader i følgeskrivet, ikke i tabellen.",
      "tittel-og-noter.csv:13 Linje 13 er en merknad, ikke en rad med tall. Skriv merknader i følgeskrivet, ikke i tabellen.",
    ]);
  });

  it("is Windows-1252 with thousands by space and by non-breaking space, and a hyphen for nil", () => {
    const found = read("windows-1252.csv");
    expect(found.value.table.dialect).toEqual({ encoding: "windows-1252", separator: ";" });
    expect(stated(found)).toEqual([
      "2 1833 2027 14/gutt personer=1234",
      "3 1833 2027 14/jente personer=2345",
      "4 1833 2027 15/gutt personer=0",
    ]);
    expect(found.issues).toEqual([]);
  });

  it.each([
    ["utf-16le-uten-merke.csv", ";"],
    ["utf-16be-uten-merke.csv", ";"],
    ["utf-16le.txt", "\t"],
    ["utf-16be.csv", ";"],
  ])("%s is UTF-16 with %j between the cells", (file, separator) => {
    const found = read(file);
    expect(found.value.table.dialect).toEqual({ encoding: "utf-16", separator });
    expect(stated(found)).toEqual(threeRows);
    expect(found.issues).toEqual([]);
  });

  it("may end its lines in three ways", () => {
    const found = read("blandede-linjeskift.csv");
    expect(stated(found)).toEqual(threeRows);
    expect(found.issues).toEqual([]);
  });

  it("may have its header on two lines", () => {
    const found = read("to-linjers-overskrift.csv");
    expect(stated(found)).toEqual([
      "3 1833 2027-Q3 14/alle/alle/alle personer=3",
      "3 1833 2027-Q3 14/alle/alle/alle saker=4",
      "4 1833 2027-Q3 15/alle/alle/alle personer=5",
      "4 1833 2027-Q3 15/alle/alle/alle saker=6",
    ]);
    expect(sentences(found.issues, "en")).toEqual([
      "to-linjers-overskrift.csv:2 The header stands on two lines, the lower of them line 2; they were read as one. Put the header on one line to be rid of this remark.",
    ]);
  });

  it("writes minus in three ways and decimals with a comma", () => {
    const found = read("minus.csv");
    expect(found.value.observations.map((it) => it.value)).toEqual([2_350_000, -1250.5, -5, -5]);
    expect(found.issues).toEqual([]);
  });
});

describe("Statistics Norway", () => {
  it("writes CSV with a title, a blank line, names behind codes and units behind ages", () => {
    const found = read("statbank.csv");
    expect(found.value.table.dialect).toEqual({ encoding: "windows-1252", separator: "," });
    expect(stated(found)).toEqual([
      "4 1833 2026 14/alle personer=301",
      "5 1833 2026 15/alle personer=307",
      "6 1835 2026 14/alle personer=8",
      "7 1835 2026 15/alle personer=missing",
    ]);
    expect(found.issues).toEqual([]);
  });

  const cube = [
    "2 1833 2025 14/alle personer=300",
    "3 1833 2026 14/alle personer=305",
    "4 1833 2025 15/alle personer=301",
    "5 1833 2026 15/alle personer=missing",
    "6 1835 2025 14/alle personer=8",
    "7 1835 2026 14/alle personer=7*",
    "8 1835 2025 15/alle personer=suppressed-at-source",
    "9 1835 2026 15/alle personer=0",
  ];

  it("writes JSON-stat 2 with the index as an object and the status by position", () => {
    const found = read("statbank.json");
    expect(stated(found)).toEqual(cube);
    expect(found.issues).toEqual([]);
  });

  it("may put several datasets into a collection: one is read, and the others are named", () => {
    const found = read("statbank-samling.json");
    expect(stated(found)).toEqual(cube);
    expect(sentences(found.issues, "nb")).toEqual([
      "statbank-samling.json Tabell 2 i filen har også en overskrift som passer, men bare tabell 1 er lest. Legg alt i én tabell, lever hver tabell som en fil, eller navngi arket i et oppsett i pipelines.",
    ]);
  });
});

describe("the public-health institute", () => {
  it("writes JSON-stat 2 with the index as a list, signs among sparse values, and no roles", () => {
    const found = read("folkehelse.json");
    expect(stated(found)).toEqual([
      "2 1833 2025 skulk/ja antall=12",
      "2 1833 2025 skulk/ja prosent=0.085",
      "3 1835 2025 skulk/ja antall=suppressed-at-source",
      "3 1835 2025 skulk/ja prosent=suppressed-at-source",
      "4 0301 2025 skulk/ja antall=0",
      "4 0301 2025 skulk/ja prosent=missing",
    ]);
    expect(found.issues).toEqual([]);
  });

  it("writes CSV with a flag for the reason, years twice, and codes without their zeros", () => {
    const found = read("folkehelse-kube.csv");
    expect(found.value.count).toEqual({ read: 6, accepted: 4, rejected: 2 });
    expect(stated(found)).toEqual([
      "2 0301 2025 skulk/ja antall=120",
      "2 0301 2025 skulk/ja prosent=0.085",
      "3 1833 2025 skulk/ja antall=suppressed-at-source",
      "3 1833 2025 skulk/ja prosent=suppressed-at-source",
      "4 1835 2025 skulk/ja antall=missing",
      "4 1835 2025 skulk/ja prosent=missing",
      "5 1806 2025 skulk/ja antall=not-applicable",
      "5 1806 2025 skulk/ja prosent=not-applicable",
    ]);
    expect(sentences(found.issues, "en")).toEqual([
      "folkehelse-kube.csv 1 area codes had lost leading zeros; they were put back. Nothing needs to be done.",
      "folkehelse-kube.csv:6:5 Column 5 on line 6 has a number, but the source marks it as not available or hidden; the row was not used. Ask the source which holds; a hidden number should not stand in the delivery.",
      "folkehelse-kube.csv:7:7 The flag in column 7 is unknown; expected 0 (in order), 1 (missing), 2 (not computable) or 3 (hidden). Correct the flag on line 7, or ask the source what it means.",
    ]);
  });
});

describe("workbooks", () => {
  it("are read from the first sheet whose header fits: numbers, dates, codes and formulas as the cells hold them", () => {
    const found = read("arbeidsbok.xlsx");
    expect(stated(found)).toEqual([
      "4 1833 2027 14/jente personer=2",
      "5 1833 2027 14/gutt personer=3",
      "6 0301 2027 14/gutt personer=4",
    ]);
    expect(found.issues).toEqual([]);
  });

  it("say of hidden rows and columns, errors, formulas without result and merged numbers where they are", () => {
    const found = read("merkverdig.xlsx");
    expect(found.value.count).toEqual({ read: 6, accepted: 1, rejected: 5 });
    expect(stated(found)).toEqual(["2 1833 2027 14/jente personer=2"]);
    expect(sentences(found.issues, "en")).toEqual([
      "merkverdig.xlsx:1!2 Row 2 is hidden in the sheet; hidden rows were read like the others. Look through the hidden rows, and delete them if they should not be there.",
      "merkverdig.xlsx:1 Column 2 is hidden in the sheet; hidden columns were read like the others. Look through the hidden columns, and delete them if they should not be there.",
      "merkverdig.xlsx:1!E3 The cell has the spreadsheet’s error #REF! in place of a content. Correct the formula in the cell, or enter the number.",
      "merkverdig.xlsx:1!E4 The cell has a formula without a stored result; felles works out no formulas. Open the file in a spreadsheet, let it calculate, save and deliver again.",
      "merkverdig.xlsx:1!E5 personer stands in a cell that is merged with others; felles cannot know to which row the number belongs. Split the cell, and put a number in each row.",
      "merkverdig.xlsx:1!E6 personer stands in a cell that is merged with others; felles cannot know to which row the number belongs. Split the cell, and put a number in each row.",
      "merkverdig.xlsx:1!E7 personer holds text or a long number (not repeated here, in case it is about a person); expected a number, or one of the signs . .. : - for a missing number. Correct the number on line 7.",
    ]);
  });

  it("with two sheets that fit are read from the first, and the second is named", () => {
    const found = read("to-ark.xlsx");
    expect(sentences(found.issues, "nb")).toEqual([
      "to-ark.xlsx Tabell 2 i filen har også en overskrift som passer, men bare tabell 1 er lest. Legg alt i én tabell, lever hver tabell som en fil, eller navngi arket i et oppsett i pipelines.",
      "to-ark.xlsx:1!C6 alder har en ukjent kode; ventet en av 14, 15. Rett koden på linje 6, eller legg den til i pipelines/deliveries.yaml.",
    ]);
  });

  it("are read from a hidden sheet only where no other fits, and it is said", () => {
    const found = read("skjult-ark.xlsx");
    expect(stated(found)).toEqual(["2 1833 2027 14/gutt personer=3"]);
    expect(sentences(found.issues, "en")).toEqual([
      "skjult-ark.xlsx:2 The numbers were read from a hidden sheet, since no visible one has a header that fits. Unhide the sheet, and see that it is the one to be delivered.",
    ]);
  });

  it("hold per cents as shares where the cell shows a sign, and as they are where it does not", () => {
    const found = read("prosent.xlsx");
    expect(found.value.observations.map((it) => it.value)).toEqual([0.125, 0.285, 0.285]);
    expect(found.issues).toEqual([]);
  });

  it.each(["dato.xlsx", "dato-1904.xlsx"])("%s holds its dates as days since the beginning of its calendar", (file) => {
    // 2026-09-30 and the day after, as days since 1970-01-01.
    expect(read(file).value.observations.map((it) => it.value)).toEqual([20_726, 20_727]);
  });

  it("as wide and as long as a sheet can be cost no more than the cells they have", () => {
    const found = read("vid.xlsx");
    expect(stated(found)).toEqual(["2 1833 2027 14/gutt personer=3"]);
    expect(sentences(found.issues, "en")).toEqual([
      "vid.xlsx:1!IW1048576 The row on line 1048576 has something in column 257, which has no header; expected 5 columns. Look for a separator too many, such as a decimal comma in a file with commas between the cells.",
    ]);
  });

  it("are recognised by what they are, whatever they are called", () => {
    const found = read("feil-endelse.csv");
    expect(stated(found)).toEqual(["2 1833 2027 14/gutt personer=3"]);
    expect(sentences(found.issues, "nb")).toEqual([
      "feil-endelse.csv Filnavnet tilhører et annet format, men innholdet er XLSX; filen er lest som det den er. Gi filen riktig endelse, så ingen andre tar feil av den.",
    ]);
  });

  it("of LibreOffice too: repeated cells, zeros that are shown, filtered rows, errors", () => {
    const found = read("ark.ods");
    expect(stated(found)).toEqual([
      "6 0301 2027 14/gutt personer=suppressed-at-source 0–4",
      "7 1833 2027 14/jente personer=1234",
    ]);
    expect(sentences(found.issues, "en")).toEqual([
      "ark.ods:1!7 Row 7 is hidden in the sheet; hidden rows were read like the others. Look through the hidden rows, and delete them if they should not be there.",
      "ark.ods:1 Column 3 is hidden in the sheet; hidden columns were read like the others. Look through the hidden columns, and delete them if they should not be there.",
      "ark.ods:1!E8 The cell has the spreadsheet’s error #REF! in place of a content. Correct the formula in the cell, or enter the number.",
    ]);
  });
});

describe("refused before anything is unpacked or guessed", () => {
  it.each([
    [
      "bombe.xlsx",
      "En del av filen vokser mer enn 200 ganger når den pakkes ut; slik er ingen regneark, men ondsinnede filer. Lever tallene som CSV, og spør avsenderen hvor filen kommer fra.",
    ],
    [
      "nosted.xlsx",
      "Arbeidsboken har andre filer liggende inni seg; hva de inneholder, kan felles ikke se. Fjern innebygde filer og diagrammer, lagre og lever på nytt.",
    ],
    ["arkiv.zip", "Filen er av typen ZIP, ikke en tabell i tekst. Lever dataene som CSV."],
    [
      "passord.xlsx",
      "Arbeidsboken er beskyttet med passord og kan ikke leses. Fjern passordet (Fil, Info, Beskytt arbeidsbok), lagre og lever på nytt.",
    ],
    [
      "gammel.xls",
      "Filen er en arbeidsbok av et slag som felles ikke leser, for eksempel .xls eller .xlsb. Åpne den i Excel og velg Lagre som, Excel-arbeidsbok (.xlsx) eller CSV UTF-8.",
    ],
  ])("%s", (file, sentence) => {
    const outcome = ingest({ file, bytes: readFileSync(join(folder, file)), kind: null }, { ...rules, layouts });
    expect(outcome.ok).toBe(false);
    expect(outcome.issues.map((it) => `${describeIssue(it, "nb").message} ${describeIssue(it, "nb").remedy}`)).toEqual([
      sentence,
    ]);
  });
});
