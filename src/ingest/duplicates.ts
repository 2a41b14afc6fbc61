/** Rows about the same thing: said twice alike, the second goes; said differently, all go, since nobody can know which is right. */
import { issue } from "../model/issue.ts";
import type { Statement } from "./cells/cell.ts";
import { lineList } from "./lines.ts";
import type { ReadRow } from "./row.ts";
import type { Verdicts } from "./verdict.ts";
import { keySeparator, object } from "./verdict.ts";

function alike(a: Statement, b: Statement): boolean {
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
  return others.every((row) => row.statements.every((it, i) => alike(it, first!.statements[i]!)));
}

/** Objects to the rows of a file that repeat or contradict others. */
export function checkDuplicates(rows: readonly ReadRow[], file: string, verdicts: Verdicts): void {
  const first = new Map<string, ReadRow>();
  const several = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = row.dimensions.join(keySeparator);
    const before = first.get(key);
    if (!before) first.set(key, row);
    else several.set(key, [...(several.get(key) ?? [before]), row]);
  }
  for (const group of several.values()) {
    const lines = group.map((row) => row.row.line);
    if (agree(group)) {
      for (const row of group.slice(1))
        object(verdicts, row, issue("ingest.repeated-row", { file, line: row.row.line }, { lines: `${lines[0]}` }));
    } else {
      for (const row of group) {
        const others = lineList(lines.filter((line) => line !== row.row.line));
        object(verdicts, row, issue("ingest.conflicting-row", { file, line: row.row.line }, { lines: others }));
      }
    }
  }
}
