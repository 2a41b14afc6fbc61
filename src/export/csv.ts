/** Comma-separated text that a spreadsheet opens without running anything in it. */
import type { ParquetValue } from "../store/parquet.ts";

/** What a spreadsheet takes for a formula when a cell begins with it. */
const formula = /^[=+\-@\t\r\n]/;

function cell(value: ParquetValue): string {
  if (value === null) return "";
  if (typeof value === "number") {
    if (Number.isNaN(value)) throw new RangeError("a number that is none reached an output");
    // As Data Package's Table Schema writes them.
    if (!Number.isFinite(value)) return value < 0 ? "-INF" : "INF";
    return String(value);
  }
  if (typeof value === "boolean") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A header and rows as CSV: UTF-8, comma, point, lines that end in LF; empty where nothing is known. */
export function csvText(header: readonly string[], rows: readonly (readonly ParquetValue[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}
