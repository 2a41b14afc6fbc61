/** Rows in pairs: two groups, in the order in which the file names them first, once in each stratum. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { StudyFile, StudyRow } from "./study.ts";

export interface Pair {
  /** Empty where the file has no strata. */
  readonly stratum: string;
  readonly first: StudyRow;
  readonly second: StudyRow;
}

/** The two groups of a file; an issue when there are not two. */
export function twoGroups({ file, line, rows }: StudyFile): Outcome<readonly [string, string]> {
  const groups = [...new Set(rows.map((row) => row.labels.group!))];
  if (groups.length !== 2)
    return rejected([issue("estimate.not-two-groups", { file, line }, { count: groups.length })]);
  return accepted([groups[0]!, groups[1]!]);
}

export function pairs(study: StudyFile): Outcome<readonly Pair[]> {
  const groups = twoGroups(study);
  if (!groups.ok) return groups;
  const { file, rows } = study;
  const byStratum = new Map<string, Map<string, StudyRow>>();
  for (const row of rows) {
    const stratum = row.labels.stratum!;
    const members = byStratum.get(stratum) ?? new Map<string, StudyRow>();
    const earlier = members.get(row.labels.group!);
    if (earlier) return rejected([issue("estimate.same-row", { file, line: row.line }, { earlier: earlier.line })]);
    byStratum.set(stratum, members.set(row.labels.group!, row));
  }
  const lonely = [...byStratum.values()].filter((members) => members.size < 2);
  if (lonely.length > 0) {
    return rejected(
      lonely.map((members) => issue("estimate.lonely-row", { file, line: [...members.values()][0]!.line })),
    );
  }
  const [one, other] = groups.value;
  return accepted(
    [...byStratum].map(([stratum, members]) => ({ stratum, first: members.get(one)!, second: members.get(other)! })),
  );
}
