/** What every run of the tests demands of mutated files: ten thousand, all of them, shared between two files of tests. */
import { join } from "node:path";
import { expect } from "vitest";
import type { IngestRules } from "../../src/ingest/index.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { rulesOf } from "../../src/pipeline/rules.ts";
import { fuzz } from "./fuzz.ts";

export const seed = 20_271_001;

/** Of ten thousand. */
export const half = 5000;

/** Seconds for each half; on a machine at rest it takes a sixth of them. */
const timeBox = 120;

/** Milliseconds after which the runner of the tests gives up by itself. */
export const patience = (timeBox + 30) * 1000;

export function shippedRules(): IngestRules {
  return { ...rulesOf(defineFolder(join(import.meta.dirname, "..", "..", "pipelines"))), latest: "2027-Q3" };
}

/** Reads a half, whole. A machine on which it is not read in time is told so, and by how much. */
export function readHalf(from: number): void {
  const end = performance.now() + timeBox * 1000;
  const result = fuzz(shippedRules(), { seed, from, files: half, isTime: () => performance.now() > end });
  expect(result.failures).toEqual([]);
  const slow = `${result.files} of ${half} files were read in ${timeBox} s: reading has become slow, or the machine is busy`;
  expect(result.files, slow).toBe(half);
}
