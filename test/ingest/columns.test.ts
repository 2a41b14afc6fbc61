/** Rows that are kept by column come back as they were written, also where a file is made to be awkward. */

import { describe, expect, it } from "vitest";
import { readCsv } from "../../src/ingest/formats/csv.ts";
import { ingest, screen } from "../../src/ingest/index.ts";
import { largestFile, mostColumns } from "../../src/ingest/limits.ts";
import { hashOf } from "../../src/ingest/rows/dictionary.ts";
import { accepted } from "../../src/model/issue.ts";
import type { ProviderLayout } from "../../src/model/layout.ts";
import { rowAt } from "../../src/model/rows.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import { bytesOf, column, ingested, layout, readText, rules, sentences, troubles } from "./fixtures.ts";

function sheetOf(text: string): Sheet {
  const sheet = readCsv({ bytes: bytesOf(text), file: "x.csv", isHeader: () => false });
  if (!sheet.ok) throw new RangeError("refused");
  return sheet.value;
}

/** Texts whose places among a column's texts are the same, however many places there are up to 4096. */
function colliding(count: number): readonly string[] {
  const found: string[] = [];
  for (let i = 0; found.length < count; i++) {
    const bytes = bytesOf(`${i}`);
    const hash = hashOf(bytes, 0, bytes.length);
    if (((hash ^ (hash >>> 15)) & 4095) === 0) found.push(`${i}`);
  }
  return found;
}

describe("a column's texts", () => {
  it("are found again where they are made to collide", () => {
    const texts = colliding(300);
    const rows = [...texts, ...texts, "a", ...texts].map((text, i) => ({ line: i + 1, cells: [text, "b"] }));
    const sheet = sheetOf(rows.map(({ cells }) => `${cells.join(";")}\n`).join(""));
    expect(sheet.rows).toEqual(rows);
    expect(sheet.coded!.texts[0]).toHaveLength(texts.length + 2);
  });

  it("come back by the hundred thousand, with rows of every width", () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({
      line: i + 1,
      cells: Array.from({ length: 1 + ((i * 7) % 5) }, (_, column) =>
        column === 0 ? `${i}` : `${(i * column) % 1000}å`,
      ),
    }));
    const sheet = sheetOf(rows.map(({ cells }) => `${cells.join(";")}\n`).join(""));
    expect(sheet.coded!.count).toBe(rows.length);
    for (const i of [0, 1, 255, 256, 32_767, 32_768, 65_536, 99_999]) expect(rowAt(sheet.coded!, i)).toEqual(rows[i]);
    expect(sheet.rows).toEqual(rows);
  });

  it("know their lines where cells span some, in every block", () => {
    const text = `a;b\n"x\ny";1\n${"c;d\n".repeat(40_000)}"p\n\nq";2\ne;f\n`;
    const { coded, rows } = sheetOf(text);
    expect(rows.at(-1)).toEqual({ line: 40_007, cells: ["e", "f"] });
    expect(rows.at(-2)).toEqual({ line: 40_004, cells: ["p\n\nq", "2"] });
    expect(coded!.blocks.map(({ lines }) => lines === null)).toEqual([false, false]);
  });
});

describe("rows by column", () => {
  const many = layout("many", [column("id", "code"), column("verdi", "number")]);

  it("keep apart as many codes and numbers as there are rows", () => {
    const lines = Array.from({ length: 70_000 }, (_, i) => `x${i};${i * 3}`);
    const { count, observations } = ingested(`id;verdi\n${lines.join("\n")}\n`, { layouts: [many] });
    expect(count).toEqual({ read: 70_000, accepted: 70_000, rejected: 0 });
    expect(observations.map(({ dims, value }) => `${dims.id};${value}`)).toEqual(lines);
  });

  it("are rejected where none of many thousands reaches the last column", () => {
    const whole = Array.from({ length: 40_000 }, (_, i) => `x${i};${i % 300}\n`);
    const { count, rejectedRows } = ingested(`id;verdi\n${whole.join("")}${"y\n".repeat(70_000)}`, { layouts: [many] });
    expect(count).toEqual({ read: 110_000, accepted: 40_000, rejected: 70_000 });
    expect(new Set(rejectedRows.flatMap(({ issues }) => issues.map(({ code }) => code)))).toEqual(
      new Set(["ingest.short-row"]),
    );
  });

  it("say what they say also where something else is said of their line", () => {
    const rows = ["kommunenr;aar;alder;kjonn;personer", "1833;2027;14;gutt;5", "1835;2026;15;jente;7"].map(
      (text, i) => ({
        line: i + 1,
        cells: text.split(";"),
      }),
    );
    const sheet: Sheet = {
      dialect: { encoding: "utf-8", separator: ";" },
      origin: null,
      point: false,
      rows,
      broken: new Map(),
      merged: new Map([[3, [0, 1]]]),
      signs: new Map(),
      complete: true,
      findings: [],
    };
    const read = ingest({ file: "x.ods", bytes: bytesOf(""), kind: null, opened: accepted([sheet]) }, rules);
    if (!read.ok) throw new RangeError("refused");
    const said = read.value.observations.map(({ area, period, dims, value }) => [
      area,
      period,
      dims.alder,
      dims.kjonn,
      value,
    ]);
    expect(said).toEqual([
      ["1833", "2027", "14", "gutt", 5],
      ["1835", "2026", "15", "jente", 7],
    ]);
  });
});

describe("rows of which a flag takes the numbers away", () => {
  const many = layout("many", [column("id", "code"), column("verdi", "number")]);

  it.each([100, 400, 70_000])("%d of them are read among those whose numbers stay", (count) => {
    const body = Array.from({ length: count }, (_, i) => ({
      line: i + 2,
      cells: [`x${i}`, i % 3 === 0 ? "" : `${i}`],
    }));
    const sheet: Sheet = {
      dialect: { encoding: "utf-8", separator: ";" },
      origin: null,
      point: false,
      rows: [{ line: 1, cells: ["id", "verdi"] }, ...body],
      broken: new Map(),
      merged: new Map(),
      signs: new Map(body.filter((_, i) => i % 3 === 0).map(({ line }) => [line, ":"])),
      complete: true,
      findings: [],
    };
    const opened = accepted([sheet]);
    const read = ingest({ file: "x.csv", bytes: bytesOf(""), kind: "many", opened }, { ...rules, layouts: [many] });
    if (!read.ok) throw new RangeError("refused");
    expect(read.value.count).toEqual({ read: count, accepted: count, rejected: 0 });
    const said = read.value.observations.map(({ dims, value, missing }) => [dims.id, value, missing]);
    expect(said).toEqual(
      body.map((_, i) => [`x${i}`, i % 3 === 0 ? null : i, i % 3 === 0 ? "suppressed-at-source" : null]),
    );
  });
});

describe("a line of very many cells", () => {
  const header = "kommunenr;aar;alder;kjonn;personer";
  const wide = (last: string): string => `1833;2027;14;gutt;5${";".repeat(400)}${last}`;

  it("has one cell for all that stands beyond the last column", () => {
    const { table } = ingested(`${header}\n${wide("x;y")}\n`);
    expect(table.rows[0]!.cells).toHaveLength(mostColumns + 1);
    expect(table.rows[0]!.cells.at(-1)).toMatch(/^;+x;y$/);
    expect(troubles(`${header}\n${wide("x;y")}\n`)).toEqual(["ingest.stray-cell 2:257"]);
  });

  it("is looked through for personal data to its end", () => {
    expect(troubles(`${header}\n${wide("01017012356")}\n`)).toEqual(["privacy.identity-number 2:257"]);
  });

  it("is nothing where all of them are empty", () => {
    expect(ingested(`${header}\n${wide("")}\n`).count).toEqual({ read: 1, accepted: 1, rejected: 0 });
  });

  it("is no reason to hold as many for every other line: such a file is refused", () => {
    const line = `${"x;".repeat(256)}x\n`;
    const outcome = readText(`${header}\n${(line + "a\n".repeat(32_000)).repeat(4)}`);
    expect(outcome.issues.map(({ code }) => code)).toEqual(["ingest.too-many-cells"]);
  });
});

describe("a file that is read row by row", () => {
  const large = new Uint8Array(largestFile + 1);
  const refusal = ["own.csv The file is 65 MB; the limit is 64 MB. Split it, for instance by year."];
  const own: ProviderLayout = {
    id: "own",
    kind: "activity",
    providers: [],
    sheet: null,
    range: null,
    headerRows: 1,
    columns: [],
    wide: [{ headers: "{periode}", value: "verdi", unit: null }],
    constants: { maal: "slt-moter" },
    codes: {},
    fill: [],
    skip: [],
    ignore: [],
  };

  it("is smaller than one whose rows are kept by column", () => {
    const opened = screen({ file: "own.csv", bytes: bytesOf("Kommune;2027K1\n1833;5\n") }, rules);
    const read = ingest({ file: "own.csv", bytes: large, kind: null, opened }, { ...rules, providerLayouts: [own] });
    expect(sentences(read.issues, "en")).toEqual(refusal);
  });

  it("gives back its rows as the layout has them", () => {
    const { table } = ingested("Kommune;2027K1;2027K2\n1833;5;6\n", { providerLayouts: [own] });
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, "1833", "2027-Q1", "slt-moter", "5"],
      [2, "1833", "2027-Q2", "slt-moter", "6"],
    ]);
  });

  it("may have no rows", () => {
    expect(troubles("Kommune;2027K1\n", null, { providerLayouts: [own] })).toEqual(["ingest.no-rows 1"]);
  });

  it("names what the layout says of every row before what is wrong in its cells", () => {
    const stranger = { ...own, constants: { maal: "ukjent" } };
    const read = ingested("Kommune;2027K1\n9999;x\n", { providerLayouts: [stranger] });
    expect(read.rejectedRows[0]!.issues.map(({ place }) => [place!.field, place!.column])).toEqual([
      ["maal", undefined],
      ["kommunenr", 1],
      ["verdi", 2],
    ]);
  });

  it("may be a cube or a table of a database", () => {
    for (const top of [`GEO;SPVFLAGG\n${" ".repeat(20_000)}`, "PAR1"]) {
      large.fill(0);
      large.set(bytesOf(top));
      expect(sentences(screen({ file: "own.csv", bytes: large }, rules).issues, "en")).toEqual(refusal);
    }
  });
});
