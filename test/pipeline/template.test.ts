/** Templates: the same bytes every time, right as they are, and clean when filled in, as CSV and as a workbook. */
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/index.ts";
import { langs } from "../../src/model/labels.ts";
import type { Layout } from "../../src/model/layout.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { rulesOf } from "../../src/pipeline/rules.ts";
import { templateOf } from "../../src/pipeline/template/index.ts";
import { columnLetters, workbookBytes } from "../../src/pipeline/template/workbook.ts";

const definitions = defineFolder(join(import.meta.dirname, "..", "..", "pipelines"));
const today = "2027-10-20";
const kinds = definitions.layouts.map((layout) => [layout.kind, layout] as const);

function made(layout: Layout, lang: (typeof langs)[number] = "nb") {
  return templateOf(layout, definitions, lang, today);
}

function read(file: string, bytes: Uint8Array) {
  const outcome = ingest({ file, bytes, kind: null }, { ...rulesOf(definitions), latest: "2027-Q3" });
  return {
    kind: outcome.ok ? outcome.value.kind : null,
    count: outcome.ok ? outcome.value.count : null,
    codes: outcome.issues.map((it) => it.code),
  };
}

/** The example without its mark: a row as a coordinator would leave it. */
const unmarked = (text: string): string => text.replace(/(?:Eksempel|Døme|Example): /, "");

function filledWorkbook(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const sheet = "xl/worksheets/sheet1.xml";
  return zipSync({ ...parts, [sheet]: strToU8(unmarked(strFromU8(parts[sheet]!))) });
}

describe.each(kinds)("the template of %s", (kind, layout) => {
  it.each(langs)("is no delivery before it is filled in, in %s", (lang) => {
    const { csv, workbook } = made(layout, lang);
    const untouched = { kind, count: { read: 1, accepted: 0, rejected: 1 }, codes: ["ingest.example-row"] };
    expect(read(`${kind}.csv`, strToU8(csv))).toEqual(untouched);
    expect(read(`${kind}.xlsx`, workbook)).toEqual(untouched);
  });

  it("is clean when filled in, as CSV and as a workbook", () => {
    const { csv, workbook } = made(layout);
    const clean = { kind, count: { read: 1, accepted: 1, rejected: 0 }, codes: [] };
    expect(read(`${kind}.csv`, strToU8(unmarked(csv)))).toEqual(clean);
    expect(read(`${kind}.xlsx`, filledWorkbook(workbook))).toEqual(clean);
  });

  it("is the same bytes every time", () => {
    expect(made(layout).workbook).toEqual(made(layout).workbook);
  });

  it("offers the codes of every column that has some, from the sheet of codes", () => {
    const parts = unzipSync(made(layout).workbook);
    const data = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
    const codes = layout.columns.filter((column) => column.type === "area" || column.type === "group" || column.codes);
    expect(data.match(/<dataValidation type="list"/g) ?? []).toHaveLength(codes.length);
    for (const [i, column] of layout.columns.entries())
      if (codes.includes(column)) expect(data).toContain(`sqref="${columnLetters(i)}2:${columnLetters(i)}5000"`);
  });
});

describe("the template of a kind without codes", () => {
  const bare: Layout = {
    kind: "bare",
    labels: { nb: "Bar", nn: "Berr", en: "Bare" },
    columns: [
      {
        name: "id",
        type: "code",
        labels: { nb: "a;b", nn: "x", en: "x" },
        codes: null,
        total: null,
        optional: false,
        aliases: [],
      },
      {
        name: "hele",
        type: "count",
        labels: { nb: "x", nn: "x", en: "x" },
        codes: null,
        total: null,
        optional: false,
        aliases: [],
      },
      {
        name: "del",
        type: "count",
        labels: { nb: "x", nn: "x", en: "x" },
        codes: null,
        total: null,
        optional: true,
        aliases: [],
      },
      {
        name: "prosent",
        type: "percent",
        labels: { nb: "x", nn: "x", en: "x" },
        codes: null,
        total: null,
        optional: true,
        aliases: [],
      },
    ],
    rowRules: [{ part: "del", whole: "hele" }],
    totalRules: [],
  };

  it("has no sheet of codes, and keeps the kind's rules in its example", () => {
    const { csv, workbook } = made(bare, "en");
    expect(csv).toBe("\ufeffid;hele;del;prosent\r\nExample: a-1;2;1;12,5\r\n");
    const parts = unzipSync(workbook);
    expect(strFromU8(parts["xl/workbook.xml"]!).match(/<sheet name="[^"]*"/g)).toEqual([
      '<sheet name="Fill in"',
      '<sheet name="Explanation"',
    ]);
  });
});

describe("a workbook", () => {
  it("names columns as spreadsheets do", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });

  it("holds any text as text", () => {
    const hostile = `=cmd|' /C calc'!A0 <&"> \u0007\ud800 æøå`;
    const bytes = workbookBytes([
      {
        name: `a & "b"`,
        rows: [[{ text: hostile, style: "plain" }]],
        columns: [{ width: 10, style: "plain" }],
        frozen: false,
        validations: [],
      },
    ]);
    const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
    expect(sheet).toContain(
      `t="inlineStr"><is><t xml:space="preserve">=cmd|' /C calc'!A0 &lt;&amp;&quot;&gt; \ufffd\ufffd æøå</t>`,
    );
    expect(strFromU8(unzipSync(bytes)["xl/workbook.xml"]!)).toContain('name="a &amp; &quot;b&quot;"');
    expect(sheet).not.toContain("<f>");
  });
});
