/** Rows about the same thing: said twice alike, the second goes; said differently, all go, since nobody can know which is right. */
import { issue } from "../model/issue.ts";
import type { Statement } from "./cells/cell.ts";
import { codedDimensions, keysBy } from "./keys.ts";
import { lineList } from "./lines.ts";
import type { ReadRow } from "./row.ts";
import type { Verdicts } from "./verdict.ts";
import { object } from "./verdict.ts";

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

/** Rows about the same, where there are several. */
function repetitions(rows: readonly ReadRow[]): Iterable<readonly ReadRow[]> {
  const { of, range } = keysBy(codedDimensions(rows), rows.length);
  const first = new Int32Array(range).fill(-1);
  const several = new Map<number, ReadRow[]>();
  for (let i = 0; i < rows.length; i++) {
    const key = of[i]!;
    if (first[key] === -1) {
      first[key] = i;
      continue;
    }
    const group = several.get(key);
    if (group) group.push(rows[i]!);
    else several.set(key, [rows[first[key]!]!, rows[i]!]);
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
