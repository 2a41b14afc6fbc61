/** Reads the reference numbers, and compares whole tables of them, row by row, with nothing left out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Tolerances, relative: to the last digits; of what is iterated there or here; of what a simulation prints. */
export const exact = 1e-11;
export const iterative = 1e-8;

export type Row = Readonly<Record<string, number>>;

const words: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/** A file of test/reference/expected, its infinities as numbers. */
export function reference(name: string): Record<string, unknown> {
  const text = readFileSync(join(import.meta.dirname, "..", "reference", "expected", name), "utf8");
  return JSON.parse(text, (_, value) => (typeof value === "string" && value in words ? words[value] : value));
}

/** One table of a reference file. */
export function rows(file: Record<string, unknown>, table: string): readonly Row[] {
  const found = file[table] as readonly Row[];
  if (found.length === 0) throw new RangeError(`${table} is empty`);
  return found;
}

/** The distance relative to what was expected; 0 when both are the same infinity or the same 0. */
export function relativeError(actual: number, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.abs(expected);
}

/** The rows that are farther off than the tolerance, as sentences: expected to be none. */
export function misses(
  table: readonly Row[],
  column: string,
  compute: (row: Row) => number,
  tolerance: number,
): readonly string[] {
  return table.flatMap((row) => {
    const expected = row[column];
    if (expected === undefined) return [`${JSON.stringify(row)} has no ${column}`];
    const actual = compute(row);
    const error = relativeError(actual, expected);
    return error <= tolerance ? [] : [`${JSON.stringify(row)}: ${column} is ${actual}, off by ${error}`];
  });
}

/** A comma-separated input file: header names to columns of text. */
export function table(name: string): Readonly<Record<string, readonly string[]>> {
  const text = readFileSync(join(import.meta.dirname, "..", "reference", "inputs", name), "utf8");
  const [header, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  return Object.fromEntries(header!.map((name, column) => [name, lines.map((line) => line[column]!)]));
}
