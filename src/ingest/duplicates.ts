/** Rows about the same thing: said twice alike, the second goes; said differently, all go, since nobody can know which is right. */
import { issue } from "../model/issue.ts";
import type { Statement } from "./cells/cell.ts";
import { keysBy } from "./keys.ts";
import { mostRejected } from "./limits.ts";
import { lineList } from "./lines.ts";
import type { RightRows } from "./right-rows.ts";
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

function agree([first, ...others]: readonly number[], { measures }: RightRows): boolean {
  return others.every((row) => measures.every(({ list, of }) => sameStatement(list[of[row]!]!, list[of[first!]!]!)));
}

/** Rows about the same, where there are several; no more of them than may be rejected, and one. */
function repetitions({ at, dimensions }: RightRows): Iterable<readonly number[]> {
  const { of, range } = keysBy(dimensions, at.length);
  const first = new Int32Array(range).fill(-1);
  const several = new Map<number, number[]>();
  for (let row = 0, again = 0; row < of.length && again <= mostRejected; row++) {
    const key = of[row]!;
    if (first[key] === -1) {
      first[key] = row;
      continue;
    }
    again += 1;
    const group = several.get(key);
    if (group) group.push(row);
    else several.set(key, [first[key]!, row]);
  }
  return several.values();
}

/**
 * Objects to the rows of a file that repeat or contradict others.
 *
 * @param lineOf  the line of a row, by its place among the right ones
 */
export function checkDuplicates(
  rows: RightRows,
  lineOf: (row: number) => number,
  file: string,
  verdicts: Verdicts,
): void {
  for (const group of repetitions(rows)) {
    const alike = agree(group, rows);
    const [code, objectionable] = alike
      ? (["ingest.repeated-row", group.slice(1)] as const)
      : (["ingest.conflicting-row", group] as const);
    const lines = lineList((alike ? group.slice(0, 1) : group).map(lineOf));
    for (const row of objectionable) object(verdicts, row, issue(code, { file, line: lineOf(row) }, { lines }));
  }
}
