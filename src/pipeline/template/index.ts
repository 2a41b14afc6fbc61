/** A template that a coordinator fills in: a workbook with drop-downs and an explanation, and the same columns as CSV. */

import { membersOn } from "../../model/area.ts";
import type { Lang } from "../../model/labels.ts";
import type { Column, Layout } from "../../model/layout.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import type { Definitions } from "../definition/index.ts";
import { exampleOf } from "./example.ts";
import type { CellStyle, Validation, WorkbookCell, WorkbookSheet } from "./workbook.ts";
import { columnLetters, workbookBytes } from "./workbook.ts";

/** What may stand in a column, with what it means. */
interface CodeList {
  readonly column: string;
  readonly entries: readonly (readonly [code: string, meaning: string])[];
}

/** The municipalities of the programme and those it is compared with, by code; the list may be departed from. */
function areaEntries({ programme }: Definitions, today: string): readonly (readonly [string, string])[] {
  const groups = programme.groups.filter((group) => group.role !== "donor");
  const codes = new Set(groups.flatMap((group) => membersOn(programme.areas, group.id, today)));
  return programme.areas.filter((area) => codes.has(area.code)).map((area) => [`${area.code} ${area.name}`, area.name]);
}

function listOf(column: Column, definitions: Definitions, lang: Lang, today: string): CodeList | null {
  const { name, type, codes } = column;
  if (type === "area") return { column: name, entries: areaEntries(definitions, today) };
  if (type === "group")
    return { column: name, entries: definitions.programme.groups.map((group) => [group.id, group.labels[lang]]) };
  const words = definitions.codeLabels[name] ?? {};
  return type === "code" && codes ? { column: name, entries: codes.map((code) => [code, words[code]![lang]]) } : null;
}

function cells(style: CellStyle, ...texts: readonly string[]): readonly WorkbookCell[] {
  return texts.map((text) => ({ text, style }));
}

/** A sheet's name in a formula. */
function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

interface Parts {
  readonly layout: Layout;
  readonly lists: readonly CodeList[];
  readonly example: readonly string[];
  readonly lang: Lang;
}

function dataSheet({ layout, lists, example, lang }: Parts): WorkbookSheet {
  const words = catalogues[lang].check.template;
  const validations = layout.columns.flatMap((column, index): readonly Validation[] => {
    const at = lists.findIndex((list) => list.column === column.name);
    if (at !== -1) {
      const letters = columnLetters(at * 2);
      const source = `${quotedName(words.codeSheet)}!$${letters}$2:$${letters}$${lists[at]!.entries.length + 1}`;
      return [{ kind: "list", column: index, source, message: words.wrongCode }];
    }
    return column.type === "count" ? [{ kind: "count", column: index, message: words.wrongNumber }] : [];
  });
  return {
    name: words.dataSheet,
    rows: [cells("head", ...layout.columns.map((column) => column.name)), cells("example", ...example)],
    // As text, so that no leading zero is lost and no quarter becomes a date; counts stay numbers.
    columns: layout.columns.map((column, i) => ({
      width: Math.max(14, column.name.length + 4, example[i]!.length + 2),
      style: column.type === "count" || column.type === "amount" || column.type === "number" ? "plain" : "text",
    })),
    frozen: true,
    validations,
  };
}

function codeSheet({ lists, lang }: Parts): WorkbookSheet {
  const words = catalogues[lang].check.template;
  const longest = Math.max(0, ...lists.map((list) => list.entries.length));
  const head = lists.flatMap(({ column }) => [fill(words.codesOf, { column }), fill(words.meaningOf, { column })]);
  const rows = Array.from({ length: longest }, (_, i) =>
    cells("text", ...lists.flatMap((list) => list.entries[i] ?? ["", ""])),
  );
  const columns = head.map((text) => ({ width: Math.max(20, text.length + 2), style: "text" as const }));
  return { name: words.codeSheet, rows: [cells("head", ...head), ...rows], columns, frozen: true, validations: [] };
}

function helpSheet({ layout, lists, lang }: Parts): WorkbookSheet {
  const words = catalogues[lang].check.template;
  const advice = words.advice.map((text) => fill(text, { data: words.dataSheet, example: words.example }));
  const rows = layout.columns.map((column) => {
    const list = lists.find((each) => each.column === column.name);
    const left = column.total === null ? words.mayBeEmpty : fill(words.mayBeLeftOut, { total: column.total });
    return cells(
      "wrapped",
      column.name,
      column.labels[lang],
      words.types[column.type],
      column.optional ? left : words.needed,
      list ? list.entries.map(([code]) => code).join(", ") : "",
    );
  });
  return {
    name: words.helpSheet,
    rows: [
      cells("head", fill(words.title, { kind: layout.labels[lang] }), "", "", "", ""),
      ...advice.map((text, i) => cells("plain", `${i + 1}. ${text}`)),
      [],
      cells("head", ...words.columnHeads),
      ...rows,
    ],
    columns: [18, 34, 40, 26, 60].map((width) => ({ width, style: "wrapped" })),
    frozen: false,
    validations: [],
  };
}

export interface Template {
  readonly csv: string;
  readonly workbook: Uint8Array;
}

function quoted(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** UTF-8 with BOM, semicolons and CRLF: what Excel opens as a table on a Norwegian machine. */
function csvOf({ layout, example }: Parts): string {
  const lines = [layout.columns.map((column) => column.name), example].map((row) => row.map(quoted).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * The template of a kind.
 *
 * @param today  ISO date, on which the municipalities of the list are members
 */
export function templateOf(layout: Layout, definitions: Definitions, lang: Lang, today: string): Template {
  const lists = layout.columns.flatMap((column) => listOf(column, definitions, lang, today) ?? []);
  const { programme } = definitions;
  const host = programme.areas.find((area) => area.code === programme.host)!;
  const [first, ...others] = exampleOf(layout, `${host.code} ${host.name}`, programme.groups[0]!.id);
  // The mark by which ingest tells the example from data.
  const example = [`${catalogues[lang].check.template.example}: ${first}`, ...others];
  const parts = { layout, lists, example, lang };
  const sheets = [dataSheet(parts), ...(lists.length === 0 ? [] : [codeSheet(parts)]), helpSheet(parts)];
  return { csv: csvOf(parts), workbook: workbookBytes(sheets) };
}
