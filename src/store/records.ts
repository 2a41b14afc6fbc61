/** What runs leave behind in work/: rejected rows, and the record of every run. */
import { join } from "node:path";
import type { Outcome } from "../model/issue.ts";
import { accepted, rejected } from "../model/issue.ts";
import { writeFileAtomically } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { deliveryName, safeName } from "./names.ts";
import { closed } from "./prepare.ts";
import { namesIn } from "./publish.ts";
import { fileIssue } from "./trouble.ts";

/** Writes a delivery's rejected rows, and returns the file's path. */
export function saveQuarantine(work: string, delivery: string, csv: string, disk: Disk = realDisk): string {
  const path = join(work, "quarantine", `${deliveryName(delivery)}.csv`);
  writeFileAtomically(path, csv, { mode: closed.file, disk });
  return path;
}

/** Writes the record of a run, and returns the file's path. */
export function writeRunRecord(work: string, run: string, json: string, disk: Disk = realDisk): string {
  const path = join(work, "runs", `${safeName(run)}.json`);
  writeFileAtomically(path, json, { mode: closed.file, disk });
  return path;
}

export interface RunRecord {
  readonly id: string;
  readonly path: string;
}

/** The records of runs, by identifier. */
export function listRuns(work: string): Outcome<readonly RunRecord[]> {
  const folder = join(work, "runs");
  try {
    const names = (namesIn(folder) ?? []).filter((name) => name.endsWith(".json") && !name.startsWith("."));
    return accepted(names.map((name) => ({ id: name.slice(0, -".json".length), path: join(folder, name) })));
  } catch (error) {
    return rejected([fileIssue(error, folder, "read")]);
  }
}
