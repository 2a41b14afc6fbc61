/** Rows about the same thing: said twice alike, the second goes; said differently, all go, since nobody can know which is right. */
import { issue } from "../model/issue.ts";
import type { Statement } from "./cells/cell.ts";
import { lineList } from "./lines.ts";
import type { ReadRow } from "./row.ts";
import type { Verdicts } from "./verdict.ts";
import { keySeparator, object } from "./verdict.ts";

function sameStatement(a: Statement, b: Statement): boolean {
  if (a === b) return true;
  return (
    a.value === b.value &&
    a.missing === b.missing &&
    a.bounds?.lower === b.bounds?.lower &&
    a.bounds?.upper === b.bounds?.upper &&
    a.preliminary === b.preliminary
  );
}

function agree(rows: readonly ReadRow[]): boolean {
  const [first, ...others] = rows;
  return others.every((row) => row.statements.every((it, i) => sameStatement(it, first!.statements[i]!)));
}

/** Rows with the same key, where there are several. */
function repetitions(rows: readonly ReadRow[]): Iterable<readonly ReadRow[]> {
  const first = new Map<string, ReadRow>();
  const several = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = row.dimensions.join(keySeparator);
    const before = first.get(key);
    const group = several.get(key);
    if (!before) first.set(key, row);
    else if (group) group.push(row);
    else several.set(key, [before, row]);
  }
  return several.values();
}

/** Objects to the rows of a file that repeat or contradict others. */
export function checkDuplicates(rows: readonly ReadRow[], file: string, verdicts: Verdicts): void {
  for (const group of repetitions(rows)) {
    const alike = agree(group);
    const [code, objectionable] = alike
      ? (["ingest.repeated-row", group.slice(1)] as const)
      : (["ingest.conflicting-row", group] as const);
    const lines = lineList((alike ? group.slice(0, 1) : group).map((row) => row.row.line));
    for (const row of objectionable) object(verdicts, row, issue(code, { file, line: row.row.line }, { lines }));
  }
}
