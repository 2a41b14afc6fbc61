/** Temporary folders, and what lies in them, for the tests of the store. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll } from "vitest";
import type { Delivery, DeliveryNote } from "../../src/model/delivery.ts";
import { IssueError } from "../../src/model/issue.ts";
import type { Observation } from "../../src/model/observation.ts";
import { sha256 } from "../../src/store/hash.ts";
import { describeIssue } from "../../src/text/describe.ts";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, removed after the file's tests. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "felles-test-"));
  made.push(path);
  return path;
}

/** Every file below a folder with the hash of its bytes, and every folder with `/`, by relative path. */
export function tree(root: string): Readonly<Record<string, string>> {
  const entries = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    entries.map((name) => {
      const path = join(root, name);
      const shown = name.split(sep).join("/");
      return statSync(path).isDirectory() ? [`${shown}/`, ""] : [shown, sha256(readFileSync(path))];
    }),
  );
}

/** What an IssueError carried, as sentences in English; anything else thrown is thrown on. */
export function findings(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    return sentences(error);
  }
  throw new Error("nothing was thrown");
}

export async function findingsOf(promise: Promise<unknown>): Promise<readonly string[]> {
  try {
    await promise;
  } catch (error) {
    return sentences(error);
  }
  throw new Error("nothing was thrown");
}

function sentences(error: unknown): readonly string[] {
  if (!(error instanceof IssueError)) throw error;
  return error.issues.map((each) => {
    const { message, remedy } = describeIssue(each, "en");
    return `${each.place?.file}: ${message} ${remedy}`;
  });
}

export function note(file: string, more: Partial<DeliveryNote> = {}): DeliveryNote {
  return { file, provider: "Politiet", kind: "offences", received: "2027-10-05", period: "2027-Q3", note: "", ...more };
}

export function delivery(letter: string, more: Partial<Delivery> = {}): Delivery {
  return { ...note(`${letter}.csv`), id: letter.repeat(64), bytes: 1, ...more };
}

export function observation(more: Partial<Observation> = {}): Observation {
  return {
    kind: "offences",
    measure: "offences.personer",
    area: "1833",
    period: "2027-Q3",
    dims: { alder: "14", kjonn: "alle" },
    value: 12,
    missing: null,
    bounds: null,
    preliminary: false,
    line: 2,
    ...more,
  };
}
