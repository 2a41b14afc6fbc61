/** Reads the reference numbers, and compares whole tables of them, row by row, with nothing left out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, type RunnerTestSuite } from "vitest";

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

/** Whether a name filter leaves tests of the file out: then they cannot read everything. */
function partial(suite: Pick<RunnerTestSuite, "tasks">): boolean {
  return suite.tasks.some((task) => task.mode === "skip" || (task.type === "suite" && partial(task)));
}

/** The same values, noting the path of every number and word that is read. */
function watched(value: unknown, path: string, read: Set<string>): unknown {
  if (typeof value !== "object" || value === null) {
    read.add(path);
    return value;
  }
  return new Proxy(value, {
    get: (target, key, receiver) => {
      const found: unknown = Reflect.get(target, key, receiver);
      return typeof key === "string" && Object.hasOwn(target, key) && key !== "length"
        ? watched(found, `${path}/${key}`, read)
        : found;
    },
  });
}

function leaves(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}/${key}`));
}

function at(value: unknown, path: string): unknown {
  return path.split("/").reduce((found, key) => (found as Readonly<Record<string, unknown>>)[key], value);
}

/** A value that notes what is read of it, and what of some paths has not been. */
export function watching(value: Record<string, unknown>): {
  readonly watched: Record<string, unknown>;
  readonly unread: (paths: readonly string[], notOffered: readonly string[]) => readonly string[];
} {
  const read = new Set<string>();
  return {
    watched: watched(value, "", read) as Record<string, unknown>,
    unread: (paths, notOffered) =>
      paths
        .flatMap((path) => leaves(at(value, path), `/${path}`))
        .filter((path) => !read.has(path) && !notOffered.some((left) => `${path}/`.includes(`/${left}/`))),
  };
}

/**
 * Tables for which this test file answers: when its tests are done, every number in them has been read.
 *
 * @param tables      paths from the top: `newcombe`, `twfe_annual_weighted/CR2`
 * @param notOffered  what is left out on purpose: keys, or paths of keys, that we do not compute or that another file answers for
 */
export function answersFor(
  name: string,
  tables: readonly string[],
  notOffered: readonly string[] = [],
): Record<string, unknown> {
  const file = watching(reference(name));
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of what a hook asks for, and this one asks for nothing.
  afterAll(({}, suite) => {
    if (!partial(suite))
      expect(file.unread(tables, notOffered), `numbers of ${name} that no test has read`).toEqual([]);
  });
  return file.watched;
}
