/** One small delivery for every quirk that real senders' files have, by what the quirk is, with what it must be read as. */
import { archiveOf, sheetRow, utf8, workbookParts } from "./format-samples.ts";

export interface Quirk {
  readonly quirk: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** `1833 2027-Q3 personer=3`, missing values by their reason and bounds, `*` where preliminary. */
  readonly stated: readonly string[];
  /** Codes of what is said, in order. */
  readonly said: readonly string[];
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

const offences = "kommunenr;periode;alder;lovbruddsgruppe;personer;saker";
const people = "kommunenr;aar;alder;personer";
const accounts = "aar;region;post;kilde;budsjett;regnskap";
const survey = "kommunenr;aar;indikator;svar;antall;prosent";

function csv(quirk: string, text: string, stated: readonly string[], said: readonly string[] = []): Quirk {
  return { quirk, file: "levering.csv", bytes: utf8(text), stated, said };
}

/** A count written in some way. */
function written(quirk: string, cell: string, stated: string): Quirk {
  return csv(quirk, `${people}\n1833;2027;14;${cell}\n`, [`1833 2027 personer=${stated}`]);
}

/** A quarter written in some way. */
function quarter(cell: string): Quirk {
  const stated = ["1833 2027-Q3 personer=3", "1833 2027-Q3 saker=4"];
  return csv(`the quarter as “${cell}”`, `${offences}\n1833;${cell};14;alle;3;4\n`, stated);
}

/** A municipality written in some way. */
function municipality(cell: string, code: string): Quirk {
  return csv(`the municipality as “${cell}”`, `${people}\n"${cell}";2027;14;5\n`, [`${code} 2027 personer=5`]);
}

const one = ["1833 2027 personer=301", "1835 2027 personer=8"];
const rows = "1833;2027;14;301\n1835;2027;14;8\n";

/** Municipal and police deliveries: DOMAIN's first line of data as they come. */
const excel: readonly Quirk[] = [
  csv("semicolons, and a decimal comma", `${accounts}\n2027;salten;drift;kommuner;2350000;1200,5\n`, [
    "salten 2027 budsjett=2350000",
    "salten 2027 regnskap=1200.5",
  ]),
  csv("UTF-8 with a byte order mark", `\ufeff${people}\n${rows}`, one),
  {
    quirk: "Windows-1252",
    file: "levering.csv",
    bytes: latin(`kommune;år;alder;personer\n1834 Lur\u00f8y;2027;14;43\n`),
    stated: ["1834 2027 personer=43"],
    said: [],
  },
  {
    quirk: "UTF-16",
    file: "levering.csv",
    bytes: Uint8Array.from(Buffer.from(`\ufeff${people}\n${rows}`, "utf16le")),
    stated: one,
    said: [],
  },
  csv("a tab between the cells", `${people.replaceAll(";", "\t")}\n${rows.replaceAll(";", "\t")}`, one),
  csv("title lines above the header", `Folkemengde 1. januar\nUttrekk fra registeret\n\n${people}\n${rows}`, one),
  csv("subtotals below", `${people}\n${rows}Sum;;;309\n`, one, ["ingest.sum-row"]),
  csv("footnotes below", `${people}\n${rows}Kilde: kommunene;;;\n`, one, ["ingest.remark"]),
  csv("trailing empty columns", `${people};;;\n${rows.replaceAll("\n", ";;;\n")}`, one),
  csv(
    "a header on two rows, merged above",
    ";;;;Antall;\nkommunenr;periode;alder;lovbruddsgruppe;personer;saker\n1833;2027K3;14;alle;3;4\n",
    ["1833 2027-Q3 personer=3", "1833 2027-Q3 saker=4"],
  ),
  quarter("2027K3"),
  quarter("3. kvartal 2027"),
  quarter("2027-Q3"),
  written("thousands by a space", "1 204", "1204"),
  written("thousands by a non-breaking space", "1\u00a0204", "1204"),
  written("thousands by a narrow non-breaking space", "1\u202f204", "1204"),
  csv("U+2212 for minus", `${accounts}\n2027;salten;drift;kommuner;100;\u22125,5\n`, [
    "salten 2027 budsjett=100",
    "salten 2027 regnskap=-5.5",
  ]),
  {
    quirk: "Excel itself: numbers as numbers, a title, codes that lost nothing",
    file: "levering.xlsx",
    bytes: archiveOf(
      workbookParts([
        {
          name: "Ark1",
          xml: `<sheetData>${sheetRow(1, ["Folkemengde"])}${sheetRow(3, people.split(";"))}${sheetRow(4, [1833, 2027, 14, 301])}</sheetData>`,
        },
      ]),
    ),
    stated: ["1833 2027 personer=301"],
    said: [],
  },
];

/** Missing signs: none of them is 0, but the one that says nil. */
const missing: readonly Quirk[] = [
  written("“.”: not applicable", ".", "not-applicable"),
  written("“..”: not available", "..", "missing"),
  written("“:”: confidential", ":", "suppressed-at-source"),
  written("“-”: nil", "-", "0"),
  written("“*”: preliminary", "301*", "301*"),
  written("“<5”", "<5", "suppressed-at-source 0–4"),
  written("an empty cell", "", "missing"),
  written("nobody of an age: Træna's denominator is 0, and that is known", "0", "0"),
];

/** Statistics Norway and the public-health API. */
const agencies: readonly Quirk[] = [
  {
    quirk: "StatBank CSV: a title, a blank line, ISO-8859-1, “K-1833 Rana”, “14 years” and “14 år”",
    file: "07459.csv",
    bytes: latin(
      '"07459: Folkemengde, etter region, alder og år"\n\n"kommune","alder","år","personer"\n"K-1833 Rana","14 years","2027",301\n"K-1835 Træna","14 år","2027",8\n',
    ),
    stated: one,
    said: [],
  },
  {
    quirk: "JSON-stat 2 with category.index an object, and status keyed by position",
    file: "07459.json",
    bytes: utf8(
      JSON.stringify({
        version: "2.0",
        class: "dataset",
        label: "07459: Folkemengde",
        id: ["kommunenr", "alder", "aar", "ContentsCode"],
        size: [2, 1, 1, 1],
        dimension: {
          kommunenr: {
            category: { index: { "1833": 0, "1835": 1 }, label: { "1833": "Rana - Raane", "1835": "Træna" } },
          },
          alder: { category: { index: { "14": 0 } } },
          aar: { category: { index: { "2027": 0 } } },
          ContentsCode: { category: { index: { personer: 0 } } },
        },
        value: [301, null],
        status: { "1": ".." },
      }),
    ),
    stated: ["1833 2027 personer=301", "1835 2027 personer=missing"],
    said: [],
  },
  {
    quirk: "JSON-stat 2 of the public-health API: category.index an array, “:” inside value",
    file: "fhi.json",
    bytes: utf8(
      JSON.stringify({
        version: "2.0",
        class: "dataset",
        id: ["kommunenr", "aar", "indikator", "svar", "MEASURE_TYPE"],
        size: [2, 1, 1, 1, 1],
        dimension: {
          kommunenr: { category: { index: ["1833", "1835"] } },
          aar: { category: { index: ["2025"] } },
          indikator: { category: { index: ["skulk"] } },
          svar: { category: { index: ["ja"] } },
          MEASURE_TYPE: { category: { index: ["prosent"] } },
        },
        value: { "0": 8.5, "1": ":" },
      }),
    ),
    stated: ["1833 2025 prosent=0.085", "1835 2025 prosent=suppressed-at-source"],
    said: [],
  },
  {
    quirk:
      "the public-health cube: a byte order mark, 301 for 0301, SPVFLAGG 0 ok, 1 missing, 2 not computable, 3 suppressed",
    file: "kube.csv",
    bytes: utf8(
      `\ufeff${survey.replace("kommunenr", "GEO").replace("aar", "AAR").replaceAll("antall;prosent", "ANTALL;SPVFLAGG").replace("indikator;svar", "SPORSMAL;SVAR")}\n301;2025_2025;skulk;ja;120;0\n1833;2025_2025;skulk;ja;;1\n1834;2025_2025;skulk;ja;;2\n1835;2025_2025;skulk;ja;;3\n`,
    ),
    stated: [
      "0301 2025 antall=120",
      "1833 2025 antall=missing",
      "1834 2025 antall=not-applicable",
      "1835 2025 antall=suppressed-at-source",
    ],
    said: ["ingest.zeros-restored"],
  },
];

/** Municipalities: matched on code only, by date. */
const municipalities: readonly Quirk[] = [
  municipality("K-1833 Rana", "1833"),
  municipality("1833 Rana – Raane", "1833"),
  municipality("1826 Aarborte - Hattfjelldal", "1826"),
  municipality("1845 Sørfold - Fuolldá", "1845"),
  csv("a code from before 2020, in 2019", `${people}\n1849;2019;14;20\n`, ["1849 2019 personer=20"]),
  csv("a code from before 2020, long after", `${people}\n1849;2027;14;20\n`, [], ["ingest.former-area"]),
  csv("a code that is nobody's", `${people}\n1899;2027;14;20\n`, [], ["ingest.unknown-area"]),
  csv("a lost leading zero", `${people}\n301;2027;14;20\n`, [], ["ingest.lost-zero"]),
  csv("an age band, which tells nothing of 14 and 15", `${people}\n1833;2027;5-14;20\n`, [], ["ingest.unknown-code"]),
];

export const quirks: readonly Quirk[] = [...excel, ...missing, ...agencies, ...municipalities];
