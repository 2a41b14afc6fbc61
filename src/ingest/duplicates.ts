/** Rows about the same thing: said twice alike, the second goes; said differently, all go, since nobody can know which is right. */
import { pieces } from "../model/column.ts";
import { issue } from "../model/issue.ts";
import type { Statement } from "./cells/cell.ts";
import type { Keys } from "./keys.ts";
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
  return others.every((row) =>
    measures.every(({ list, of }) => sameStatement(list[of.at(row)]!, list[of.at(first!)]!)),
  );
}

/** Places of one bit for each row that the range of keys may take. */
const bitPlaces = 32;

/** The keys of rows about what an earlier row is about; no more of those rows than may be rejected, and one. */
function repeatedKeys(
  { of, range }: Keys,
  count: number,
): { readonly keys: ReadonlySet<number>; readonly last: number } {
  const seen = new Uint8Array(Math.ceil(range / 8));
  const keys = new Set<number>();
  let again = 0;
  let last = -1;
  for (const { from, size, numbers } of pieces([of], count)) {
    const [own] = numbers;
    for (let i = 0; i < size && again <= mostRejected; i++) {
      const key = own![i]!;
      const bit = 1 << (key & 7);
      if ((seen[key >>> 3]! & bit) === 0) seen[key >>> 3]! |= bit;
      else {
        keys.add(key);
        again += 1;
        last = from + i;
      }
    }
  }
  return { keys, last };
}

/** Rows about the same, where there are several. */
function repetitions({ count, dimensions }: RightRows): readonly (readonly number[])[] {
  const all = keysBy(dimensions, count, -1, bitPlaces);
  const { keys, last } = repeatedKeys(all, count);
  const groups = new Map<number, number[]>();
  for (const { from, size, numbers } of pieces([all.of], last + 1)) {
    const [own] = numbers;
    for (let i = 0; i < size; i++) {
      const key = own![i]!;
      if (!keys.has(key)) continue;
      const group = groups.get(key);
      if (group) group.push(from + i);
      else groups.set(key, [from + i]);
    }
  }
  // In the order in which they were repeated.
  return [...groups.values()].sort((a, b) => a[1]! - b[1]!);
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
