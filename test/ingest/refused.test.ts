/** Files that cannot be read as a whole, and what is said of them. */
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { largestText, longestLine } from "../../src/ingest/limits.ts";
import { bytesOf, economy, layout, layouts, population, readBytes, readText, sentences, troubles } from "./fixtures.ts";

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);

function joined(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

describe("a file that is no table in text", () => {
  it.each([
    ["an empty file", new Uint8Array(), "ingest.empty-file"],
    ["a file of blank lines", bytesOf("\n;;;\n \u00a0\n"), "ingest.empty-file"],
    ["a byte order mark and nothing else", Uint8Array.of(0xef, 0xbb, 0xbf), "ingest.empty-file"],
    ["a PNG picture", png, "ingest.not-text"],
    ["a JPEG picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), "ingest.not-text"],
    ["a PDF", bytesOf("%PDF-1.7\n1 0 obj"), "ingest.not-text"],
    ["a gzip", Uint8Array.of(0x1f, 0x8b, 8, 0), "ingest.not-text"],
    ["a ZIP of files", zipSync({ "pictures/1.txt": bytesOf("tekst") }), "ingest.not-text"],
    ["a ZIP that is cut", joined(Uint8Array.of(0x50, 0x4b, 3, 4), "[Content_Types].xml"), "ingest.damaged-file"],
    ["an old Excel workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "ingest.spreadsheet"],
    ["a database", Uint8Array.of(1, 0, 0, 0, 2, 0), "ingest.binary"],
    ["a login page", bytesOf("\ufeff\n<!DOCTYPE html><title>Logg inn</title>"), "ingest.web-page"],
    ["a stray control character", bytesOf("kommunenr;aar\n1833;\u00072027\n"), "ingest.unknown-encoding 2"],
    ["a byte that Windows-1252 has not", Uint8Array.of(0x6b, 0x0a, 0x81, 0x0a), "ingest.unknown-encoding 2"],
  ])("%s is refused", (_, bytes, trouble) => {
    expect(readBytes(bytes).ok).toBe(false);
    expect(troubles(bytes)).toEqual([trouble]);
  });

  it("is named in both languages", () => {
    const { issues } = readBytes(png);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv Filen er av typen PNG, ikke en tabell i tekst. Lever dataene som CSV.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv The file is of type PNG, not a table in text. Deliver the data as CSV.",
    ]);
  });
});

describe("limits", () => {
  it("30 MB in one line is refused at once, without being decoded", () => {
    const bytes = new Uint8Array(30 * 1024 * 1024).fill(0x37);
    const before = process.memoryUsage().rss;
    const outcome = readBytes(bytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
    expect(outcome.ok).toBe(false);
    expect(sentences(outcome.issues, "en")).toEqual([
      "politi.csv:1 Line 1 is longer than 64 kB; a row of a delivery is far shorter. See whether the line breaks are gone, and export the file again.",
    ]);
    expect(sentences(outcome.issues, "nb")).toEqual([
      "politi.csv:1 Linje 1 er lengre enn 64 kB; en rad i en leveranse er langt kortere. Se etter om linjeskiftene er borte, og eksporter filen på nytt.",
    ]);
  });

  it("200 MB that are no text are refused by what they are, and a text by its size", () => {
    const outcome = readBytes(new Uint8Array(200 * 1024 * 1024));
    expect(sentences(outcome.issues, "en")).toEqual([
      "politi.csv The file holds bytes that no text has; it is not a table in text. Deliver the data as CSV.",
    ]);
    const text = new Uint8Array(largestText + 1);
    text.fill(32, 0, 64 * 1024);
    expect(sentences(readBytes(text).issues, "en")).toEqual([
      "politi.csv The file is 257 MB; the limit is 256 MB. Split it, for instance by year.",
    ]);
  });

  it("the line of a long line is counted over lines of every length", () => {
    const lines = (ending: string): string => `a${ending}`.repeat(50_000) + "b".repeat(longestLine + 3);
    expect(troubles(lines("\n"))).toEqual(["ingest.line-too-long 50001"]);
    expect(troubles(lines("\r\n"))).toEqual(["ingest.line-too-long 50001"]);
    expect(troubles(lines("\r"))).toEqual(["ingest.line-too-long 50001"]);
  });

  it("a file whose quotes are broken on more than 1000 rows is refused", () => {
    const text = `kommunenr;aar;alder;personer\n${'1833;2020;14;1"2\n'.repeat(1001)}`;
    const { ok, issues } = readText(text);
    expect(ok).toBe(false);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:2 More than 1000 rows use quotation marks wrongly, the first on line 2. Export the file again; a cell that holds quotation marks must stand in quotation marks, each of its own doubled.",
    ]);
    expect(troubles(text.replace('1"2', "1"), "population")).toHaveLength(1000);
  });
});

describe("the kind", () => {
  it("must be a known one", () => {
    const { issues } = readText("kommunenr;aar\n", "offence");
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv «offence» er ikke et leveranseslag; mente du «offences»? Ventet ett av population, offences, survey, followup, economy, activity, milestones. Rett slaget i deliveries.yaml, eller fjern det og la overskriften avgjøre.",
    ]);
    expect(troubles("kommunenr;aar\n", "zzzzzz")).toEqual(["ingest.unknown-kind"]);
  });

  it("that the note states is the only one tried", () => {
    expect(troubles("kommunenr;aar;alder;personer\n1833;2027;14;5\n", "population")).toEqual([]);
    expect(troubles("kommunenr;aar;alder;personer\n1833;2027;14;5\n", "survey")).toEqual([
      "ingest.unknown-column 1:3",
      "ingest.unknown-column 1:4",
      "ingest.missing-column 1 indikator",
      "ingest.missing-column 1 svar",
    ]);
  });

  it("must be stated when the header fits two", () => {
    const twins = [population, layout("twin", population.columns)];
    expect(troubles("kommunenr;aar;alder;personer\n", null, { layouts: twins })).toEqual(["ingest.ambiguous-kind 1"]);
    expect(troubles("kommunenr;aar;alder;personer\n1833;2027;14;5\n", "twin", { layouts: twins })).toEqual([]);
  });
});

describe("the header", () => {
  it("in another language is refused with the columns that were expected", () => {
    const { ok, issues } = readText("municipality;year;age;persons\n1833;2027;14;5\n", "population");
    expect(ok).toBe(false);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv Ingen av de første 100 radene er en kjent overskrift; ventet kolonnene til population (kommunenr, aar, alder, kjonn, personer). Bruk kolonnenavnene fra malen (felles template), eller lag et oppsett for avsenderen: felles validate --suggest-layout foreslår ett.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv None of the first 100 rows is a known header; expected the columns of population (kommunenr, aar, alder, kjonn, personer). Use the column names of the template (felles template), or make a layout for the sender: felles validate --suggest-layout proposes one.",
    ]);
  });

  it("with slips is refused with the nearest names, and unknown headers are not repeated", () => {
    const { ok, issues } = readText("komunenr;aar;aldr;noe annet;personer\n1833;2027;14;5;5\n");
    expect(ok).toBe(false);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:1:1 The header of column 1 on line 1 is unknown to population; did the sender mean “kommunenr”? Expected some of kommunenr, aar, alder, kjonn, personer. Correct the header, or add its name as an alias in pipelines/deliveries.yaml.",
      "politi.csv:1:3 The header of column 3 on line 1 is unknown to population; did the sender mean “alder”? Expected some of kommunenr, aar, alder, kjonn, personer. Correct the header, or add its name as an alias in pipelines/deliveries.yaml.",
      "politi.csv:1:4 The header of column 4 on line 1 is unknown to population; expected some of kommunenr, aar, alder, kjonn, personer. Remove the column, or add its name as an alias in pipelines/deliveries.yaml.",
      "politi.csv:1 The header on line 1 lacks the column kommunenr, which population must have; it may be called kommunenr, kommunenummer, kommune. Add the column, or add the sender’s name for it as an alias in pipelines/deliveries.yaml.",
      "politi.csv:1 The header on line 1 lacks the column alder, which population must have; it may be called alder. Add the column, or add the sender’s name for it as an alias in pipelines/deliveries.yaml.",
    ]);
    expect(JSON.stringify(issues)).not.toContain("annet");
  });

  it("with a column twice is refused, also when the second is an alias", () => {
    const { ok, issues } = readText("kommunenr;aar;alder;personer;Kommune\n1833;2027;14;5;1833\n");
    expect(ok).toBe(false);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:1:5 kommunenr står flere ganger i overskriften på linje 1, i kolonnene 1, 5; ventet én. Fjern den som ikke gjelder.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:1:5 kommunenr stands more than once in the header on line 1, in columns 1, 5; expected it once. Remove the one that does not apply.",
    ]);
  });

  it("without any number column is refused where the layout has some", () => {
    expect(troubles("kommunenr;aar;indikator;svar\n1833;2027;skulk;ja\n")).toEqual(["ingest.no-value-column 1"]);
  });

  it("alone, with no rows below, is a file with no rows", () => {
    const outcome = readText("aar;region;budsjett;regnskap\n");
    expect(outcome.ok && outcome.value.count).toEqual({ read: 0, accepted: 0, rejected: 0 });
    expect(outcome.ok && outcome.value.kind).toBe(economy.kind);
    expect(sentences(outcome.issues, "nb")).toEqual([
      "politi.csv:1 Det er ingen rader under overskriften på linje 1. Be om filen på nytt; er det ingenting å melde, skal det stå rader med 0.",
    ]);
  });

  it("is refused when one known name alone stands in a line", () => {
    expect(troubles("alder\n14\n")).toEqual(["ingest.no-header"]);
    expect(troubles("kommunenr;aar\n", null, { layouts: [] })).toEqual(["ingest.no-header"]);
    expect(layouts).toHaveLength(7);
  });
});
