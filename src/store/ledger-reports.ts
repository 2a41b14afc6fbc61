/**
 * Published reports beside the ledger: what lies in reports/ was told, so a ledger that does not know of it is not all there.
 *
 * Nothing is written for it. The ledger keeps the hash of every file that it saw published, and so of every `run.json`.
 */
import { join } from "node:path";
import { type Issue, issue } from "../model/issue.ts";
import { sha256 } from "./hash.ts";
import type { Ledger } from "./ledger.ts";
import { type Remembered, releasesIn } from "./ledger-releases.ts";
import { namesIn } from "./publish.ts";
import { readBytes } from "./read.ts";
import { errnoOf, fileIssue } from "./trouble.ts";

const record = "run.json";

/** The names in a folder; none where there is no such folder, or it is a file. */
function inside(folder: string): readonly string[] {
  try {
    return namesIn(folder) ?? [];
  } catch (error) {
    if (errnoOf(error) === "ENOTDIR") return [];
    throw error;
  }
}

/** May a killed run have left a report there that the ledger does not know yet? */
function awaited(releases: readonly Remembered[], pipeline: string, period: string): boolean {
  return releases.some(
    ({ facts, published, withdrawn }) =>
      facts.pipeline === pipeline && facts.period === period && (published === null || withdrawn !== null),
  );
}

/**
 * The reports, PIPELINE/PERIOD/run.json, that a ledger does not know: it is gone, was cut or is an older copy, or they were made elsewhere.
 */
export function unknownReports(reports: string, ledger: Ledger): readonly Issue[] {
  const known = new Set(
    ledger.entries.flatMap(({ statement }) =>
      statement.kind === "published" ? statement.outputs.flatMap((it) => (it.path === record ? [it.sha256] : [])) : [],
    ),
  );
  const releases = releasesIn(ledger);
  const issues: Issue[] = [];
  try {
    for (const pipeline of inside(reports))
      for (const period of inside(join(reports, pipeline))) {
        const folder = join(reports, pipeline, period);
        if (!inside(folder).includes(record)) continue;
        const file = join(folder, record);
        const bytes = readBytes(file);
        if (!bytes.ok) issues.push(...bytes.issues);
        else if (!known.has(sha256(bytes.value)) && !awaited(releases, pipeline, period))
          issues.push(issue("store.ledger-behind", { file }));
      }
  } catch (error) {
    issues.push(fileIssue(error, reports, "read"));
  }
  return issues;
}
