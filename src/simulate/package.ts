/** What goes with the deliveries: the inbox's list, the stated truth, and a Data Package v2 descriptor with hashes. */
import { createHash } from "node:crypto";
import { stringify } from "yaml";
import type { IssueCode } from "../model/codes/index.ts";
import { areas } from "./areas.ts";
import { headerLine, type Sheet } from "./dialect.ts";
import { areaFactor } from "./offences.ts";
import type { Truth } from "./truth.ts";

function json(it: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(it, null, 2)}\n`);
}

/** `deliveries.yaml` of an inbox: who sent each file, of what kind, and when it was received. */
export function deliveryList(sheets: readonly Sheet[]): Uint8Array {
  const list = sheets.map(({ file, provider, kind, received, period, note }) => ({
    file,
    provider,
    kind,
    received,
    period,
    note,
    synthetic: true,
  }));
  const head =
    "# Hva som ligger i innboksen: avsender, type, mottatt dato og periode for hver fil. Alle tall er syntetiske.\n" +
    "# What the inbox holds: sender, kind, date of receipt and period of each file. All numbers are synthetic.\n";
  return new TextEncoder().encode(head + stringify(list, { lineWidth: 0 }));
}

export interface PlantedError {
  readonly file: string;
  readonly line: number;
  readonly field: string | null;
  readonly code: IssueCode;
  readonly rejects: number;
  readonly note: string;
}

/** Every row that is wrong on purpose, with its line in the written file. */
export function plantedErrors(sheets: readonly Sheet[]): readonly PlantedError[] {
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ plants }, i) =>
      plants.map(({ code, field, rejects, note }) => ({
        file: sheet.file,
        line: headerLine(sheet) + 1 + i,
        field,
        code,
        rejects,
        note,
      })),
    ),
  );
}

/** `truth.json`: the truth as stated, what was drawn from it once and for all, and the planted errors. */
export function statedTruth(truth: Truth, sheets: readonly Sheet[]): Uint8Array {
  return json({
    synthetic: true,
    ...truth,
    drawnAreaFactors: Object.fromEntries(areas.map(({ code }) => [code, Number(areaFactor(truth, code).toFixed(6))])),
    plantedErrors: plantedErrors(sheets),
  });
}

/** Columns that hold numbers, with their Data Package type; the others are strings, codes above all. */
const numberTypes: Readonly<Record<string, "integer" | "number">> = {
  personer: "integer",
  antall_personer: "integer",
  saker: "integer",
  antall_saker: "integer",
  antall: "integer",
  henvist: "integer",
  startet: "integer",
  fullfort: "integer",
  avbrutt: "integer",
  flyttet: "integer",
  pagaar: "integer",
  budsjett: "number",
  regnskap: "number",
  verdi: "number",
};

/** Signs for a number that is not there: not applicable, not available, confidential. */
const missingValues = ["", ".", "..", ":"] as const;

function field(name: string, sheet: Sheet): Readonly<Record<string, unknown>> {
  const type = numberTypes[name];
  if (type === undefined) return { name, type: "string" };
  const { decimal, thousands } = sheet.dialect;
  return {
    name,
    type,
    ...(type === "number" ? { decimalChar: decimal } : {}),
    ...(thousands === "" ? {} : { groupChar: thousands }),
  };
}

function resource(sheet: Sheet, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const { dialect } = sheet;
  return {
    name: sheet.file.replace(/\.csv$/, ""),
    path: `inbox/${sheet.file}`,
    type: "table",
    format: "csv",
    mediatype: "text/csv",
    encoding: dialect.encoding === "windows-1252" ? "windows-1252" : "utf-8",
    bytes: bytes.length,
    hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    title: `${sheet.kind}, ${sheet.period}`,
    description: sheet.note,
    dialect: {
      delimiter: dialect.separator,
      lineTerminator: dialect.newline,
      header: true,
      headerRows: [headerLine(sheet)],
    },
    schema: {
      fields: sheet.columns.map((name) => field(name, sheet)),
      missingValues,
    },
  };
}

/** `datapackage.json`. Source: Data Package standard, version 2.0. */
export function dataPackage(
  truth: Truth,
  sheets: readonly Sheet[],
  written: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  return json({
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: truth.name,
    title: "Felles Ansvar – Polarsirkelregionen: synthetic deliveries",
    description:
      "Synthetic data. No number describes a real person; only the population aged 14–15 on 1 January 2026 of the programme's and Salten's municipalities is taken from Statistics Norway, table 07459. Made from a seed and a stated truth (truth.json) to try out and test the pipeline.",
    version: "1.0.0",
    synthetic: true,
    keywords: ["synthetic", "syntetisk", "Nordland", "felles-ansvar"],
    licenses: [
      { name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/", title: "CC0 1.0 Universal" },
    ],
    sources: [{ title: "Statistics Norway, table 07459", path: "https://www.ssb.no/en/statbank/table/07459" }],
    resources: sheets.map((sheet) => resource(sheet, written.get(`inbox/${sheet.file}`)!)),
  });
}
