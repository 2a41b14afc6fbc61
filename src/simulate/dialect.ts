/** Writing a table the way its sender would: separator, encoding, decimal sign, spelling of quarters, lines above the header. */
import type { IssueCode } from "../model/codes/index.ts";
import { parsePeriod } from "../model/period.ts";

export interface WrittenDialect {
  readonly encoding: "utf-8" | "utf-8-bom" | "windows-1252";
  readonly separator: ";" | ",";
  readonly newline: "\n" | "\r\n";
  readonly quarter: "2027-Q3" | "2027Q3" | "2027K3" | "3. kvartal 2027";
  readonly decimal: "," | ".";
  /** Between thousands; empty for none. */
  readonly thousands: "" | "\u00a0";
  readonly minus: "-" | "\u2212";
}

/** A number is written by the dialect; text stands as it is, but a quarter is spelled by the dialect. */
export type Cell = string | number;

/** What is wrong with a row on purpose. */
export interface Plant {
  /** The finding that a reader of the delivery must raise on the row's line. */
  readonly code: IssueCode;
  /** The column it is about; null when it is about the row. */
  readonly field: string | null;
  /** How many rows go because of it. */
  readonly rejects: number;
  readonly note: string;
}

export interface SheetRow {
  readonly cells: readonly Cell[];
  readonly plants: readonly Plant[];
}

/** A delivery before it is written. */
export interface Sheet {
  readonly file: string;
  readonly provider: string;
  readonly kind: string;
  /** ISO date. */
  readonly received: string;
  readonly period: string;
  readonly note: string;
  readonly dialect: WrittenDialect;
  /** Lines above the header. */
  readonly title: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

export const plain: WrittenDialect = {
  encoding: "utf-8",
  separator: ";",
  newline: "\n",
  quarter: "2027-Q3",
  decimal: ",",
  thousands: "",
  minus: "-",
};

/** Excel in Norway, an older police export, a statistics office, and a county officer who writes quarters out. */
export const dialects = {
  plain,
  excel: { ...plain, encoding: "utf-8-bom", newline: "\r\n", quarter: "2027K3", thousands: "\u00a0" },
  legacy: { ...plain, encoding: "windows-1252", newline: "\r\n", quarter: "3. kvartal 2027" },
  register: { ...plain, separator: ",", decimal: ".", quarter: "2027Q3" },
  typeset: { ...plain, encoding: "utf-8-bom", quarter: "2027K3", minus: "\u2212" },
} as const satisfies Readonly<Record<string, WrittenDialect>>;

function writeNumber(value: number, dialect: WrittenDialect): string {
  const [whole, decimals] = String(Math.abs(value)).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, dialect.thousands);
  const sign = value < 0 ? dialect.minus : "";
  return decimals === undefined ? `${sign}${grouped}` : `${sign}${grouped}${dialect.decimal}${decimals}`;
}

function writeQuarter(text: string, dialect: WrittenDialect): string {
  const period = parsePeriod(text);
  if (period?.kind !== "quarter") return text;
  const { year, quarter } = period;
  if (dialect.quarter === "3. kvartal 2027") return `${quarter}. kvartal ${year}`;
  return `${year}${dialect.quarter.slice(4, -1)}${quarter}`;
}

function writeCell(cell: Cell, dialect: WrittenDialect): string {
  const text = typeof cell === "number" ? writeNumber(cell, dialect) : writeQuarter(cell, dialect);
  return text.includes(dialect.separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Characters of Windows-1252 that are not at their Unicode place, as far as the samples use them. */
const windows1252: Readonly<Record<string, number>> = { "–": 0x96, "’": 0x92 };

function encode(text: string, encoding: WrittenDialect["encoding"]): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-bom") return new TextEncoder().encode(`\ufeff${text}`);
  return Uint8Array.from(text, (char) => {
    const byte = windows1252[char] ?? char.charCodeAt(0);
    if (byte > 0xff) throw new RangeError(`not in Windows-1252: ${char}`);
    return byte;
  });
}

/** Lines above the header take a blank line after them. */
export function headerLine(sheet: Sheet): number {
  return sheet.title.length === 0 ? 1 : sheet.title.length + 2;
}

/** The file's bytes: title lines, header, rows, a line each. */
export function writeSheet(sheet: Sheet): Uint8Array {
  const { dialect } = sheet;
  const above = sheet.title.length === 0 ? [] : [...sheet.title, ""];
  const body = [sheet.columns, ...sheet.rows.map((row) => row.cells)].map((cells) =>
    cells.map((cell) => writeCell(cell, dialect)).join(dialect.separator),
  );
  return encode([...above, ...body, ""].join(dialect.newline), dialect.encoding);
}

/** A row with nothing wrong. */
export function row(...cells: readonly Cell[]): SheetRow {
  return { cells, plants: [] };
}
