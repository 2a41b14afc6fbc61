/** The grammar of a provider's layout, one file each in pipelines/layouts/, and the ProviderLayout that it becomes. */
import { z } from "zod";
import type { ProviderLayout, Unit } from "../../model/layout.ts";
import { units } from "../../model/layout.ts";
import { columnName, id, words } from "./atoms.ts";

const unit = z
  .enum(units)
  .describe("what the numbers are counted in: share of 1, per cent, thousands, millions; absent: as the kind counts");

const source = z.union([
  words,
  z.array(words).min(1),
  z.strictObject({
    headers: z
      .union([words, z.array(words).min(1)])
      .optional()
      .describe("the sender's headers; absent: the kind's own"),
    unit: unit.optional(),
  }),
]);

const wide = z.strictObject({
  headers: words.describe("headers that hold codes themselves, each column's in braces: {periode}, Antall {kjonn}"),
  value: columnName.describe("the column that the numbers below are"),
  unit: unit.optional(),
});

export const layoutGrammar = z.strictObject({
  extends: id.describe("the delivery kind whose columns it fills"),
  provider: z
    .union([words, z.array(words).min(1)])
    .optional()
    .describe("senders as the inbox's notes name them, * for anything; absent: the headers alone decide"),
  sheet: words.optional().describe("the sheet of a workbook by name; absent: found"),
  range: z
    .string()
    .regex(/^[A-Za-z]{1,3}[1-9]\d{0,6}:[A-Za-z]{1,3}[1-9]\d{0,6}$/, { error: "A4:H30" })
    .optional()
    .describe("the cells that hold the table, header and all; absent: found"),
  headerRows: z.int().min(1).max(3).prefault(1).describe("rows that make the header together"),
  columns: z.record(columnName, source).prefault({}).describe("column of the kind → the sender's headers"),
  wide: z.array(wide).prefault([]).describe("wide to long"),
  constants: z.record(columnName, words).prefault({}).describe("what holds for every row"),
  codes: z
    .record(columnName, z.record(words, z.union([words, z.array(words).min(1)])))
    .prefault({})
    .describe("column → code → the sender's words for it"),
  fill: z.array(columnName).prefault([]).describe("columns in which an empty cell means the one above"),
  skip: z.array(words).prefault([]).describe("rows to leave out: those with a cell that reads so, * for anything"),
  ignore: z.array(words).prefault([]).describe("headers of columns to leave out, * for anything"),
});

export type LayoutFileText = z.output<typeof layoutGrammar>;

function listed(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

type SourceText = z.output<typeof source>;

/** The sender's headers for a column. */
export function headersOf(text: SourceText): readonly string[] {
  return typeof text === "string" || Array.isArray(text)
    ? listed(text as string | readonly string[])
    : listed((text as { readonly headers?: string | readonly string[] }).headers);
}

/** What a column's numbers are counted in; null: as the kind counts. */
export function unitOf(text: SourceText): Unit | null {
  return typeof text === "object" && "unit" in text ? (text.unit ?? null) : null;
}

/** @param name  the file's name without its ending: what notes and findings call the layout */
export function providerLayoutOf(name: string, text: LayoutFileText): ProviderLayout {
  return {
    id: name,
    kind: text.extends,
    providers: listed(text.provider),
    sheet: text.sheet ?? null,
    range: text.range ?? null,
    headerRows: text.headerRows,
    columns: Object.entries(text.columns).map(([column, it]) => ({ column, headers: headersOf(it), unit: unitOf(it) })),
    wide: text.wide.map((it) => ({ headers: it.headers, value: it.value, unit: it.unit ?? null })),
    constants: text.constants,
    codes: Object.fromEntries(
      Object.entries(text.codes).map(([column, codes]) => [
        column,
        Object.fromEntries(Object.entries(codes).map(([code, own]) => [code, listed(own)])),
      ]),
    ),
    fill: text.fill,
    skip: text.skip,
    ignore: text.ignore,
  };
}
