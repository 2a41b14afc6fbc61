/** `felles estimate` in a folder of its own, and its answers beside reference numbers. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type StudyResult, studyMethods } from "../../src/pipeline/estimate/index.ts";
import { exact, relativeError } from "../stats/reference.ts";
import { felles, inFolder, type Ran } from "../support/felles.ts";

export type Cell = string | number;

export function csv(header: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return `${[header, ...lines].map((line) => line.join(",")).join("\n")}\n`;
}

/** `felles estimate` on a file with this text. */
export async function run(method: string, text: string | Uint8Array, options: readonly string[] = []): Promise<Ran> {
  return inFolder(async (cwd) => {
    writeFileSync(join(cwd, "tall.csv"), text);
    return felles(["estimate", method, "--data", "tall.csv", ...options], { cwd });
  });
}

export async function answer(
  method: string,
  text: string,
  options: readonly string[] = [],
): Promise<readonly StudyResult[]> {
  const ran = await run(method, text, [...options, "--json"]);
  const said = JSON.parse(ran.stdout) as { findings: unknown; result: { source: string; rows: StudyResult[] } };
  expect(said.findings).toEqual([]);
  expect(said.result.source).toBe(studyMethods.get(method)!.source);
  return said.result.rows;
}

export function close(actual: readonly unknown[], expected: readonly number[], tolerance = exact): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) {
    const number = value === "Infinity" ? Infinity : (value as number);
    expect(relativeError(number, expected[i]!), `${i}: ${number} for ${expected[i]}`).toBeLessThan(tolerance);
  }
}

/** The findings in one line each, without their codes. */
export const said = (ran: Ran): string =>
  ran.stderr.replace(/\s+/g, " ").replace(/ (?:estimate|ingest|cli)\.[a-z-]+ /g, " ");

export const column = (found: readonly StudyResult[], name: string): readonly unknown[] =>
  found.map((row) => row[name]);
export const level = (value: number): readonly string[] => ["--level", String(value)];
