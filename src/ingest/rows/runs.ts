/** Which rows were taken, as runs of rows that follow each other: most files are one run. */
import type { Column } from "../../model/column.ts";

export interface Runs {
  /** How many rows. */
  count: number;
  /** By run, its first row, and how many rows the runs before it have. */
  readonly starts: number[];
  readonly before: number[];
  /** The row that would go on the last run. */
  next: number;
}

export function emptyRuns(): Runs {
  return { count: 0, starts: [], before: [], next: -1 };
}

/** Takes a row that comes after all that were taken. */
export function take(runs: Runs, row: number): void {
  if (row !== runs.next) {
    runs.starts.push(row);
    runs.before.push(runs.count);
  }
  runs.next = row + 1;
  runs.count += 1;
}

/** The run in which a place lies. */
function runOf({ before }: Runs, place: number): number {
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (before[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row that was taken in a place. */
export function rowIn(runs: Runs, place: number): number {
  const run = runs.starts.length === 1 ? 0 : runOf(runs, place);
  return runs.starts[run]! + place - runs.before[run]!;
}

/** The numbers of the rows that were taken. */
export function taken(column: Column, runs: Runs): Column {
  return {
    at: (place) => column.at(rowIn(runs, place)),
    read: (from, into) => {
      let run = runOf(runs, from);
      for (let done = 0; done < into.length; run++) {
        const place = from + done;
        const end = runs.before[run + 1] ?? runs.count;
        const size = Math.min(end - place, into.length - done);
        column.read(runs.starts[run]! + place - runs.before[run]!, into.subarray(done, done + size));
        done += size;
      }
    },
  };
}
