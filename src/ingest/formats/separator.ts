/** Which separator a file uses: found once, then locked, for `3,5` must never be two cells of a file with semicolons. */
import { firstRows } from "../../model/rows.ts";
import type { Dialect, TableRow } from "../../model/table.ts";
import { tidy } from "../fold.ts";
import { builtRows, emptyBuilder } from "../rows/builder.ts";
import { offsetOf, readRecords } from "./records.ts";

type Separator = Dialect["separator"];

export interface Found {
  readonly separator: Separator;
  /** Bytes down to the end of the header, or of what looks most like one: the title lines and itself. */
  readonly preamble: number;
}

/** In order of preference when nothing else decides. */
const separators: readonly Separator[] = [";", ",", "\t", "|"];

/** How many rows have the most usual width over one. */
function regularity(rows: readonly TableRow[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return Math.max(0, ...widths.values());
}

/**
 * The separator under which some row at the top has most known headers; else under which most rows are equally wide.
 *
 * @param top  the first lines of the file, whole ones
 */
export function findSeparator(top: Uint8Array, isHeader: (cell: string) => boolean): Found {
  let best: Found = { separator: ";", preamble: 0 };
  let bestScore: readonly [number, number] = [0, 0];
  for (const separator of separators) {
    const reading = {
      separator,
      file: "",
      builder: emptyBuilder(Number.POSITIVE_INFINITY),
      broken: new Map(),
      line: 1,
    };
    readRecords(reading, top, true);
    const rows = firstRows(builtRows(reading.builder), Number.POSITIVE_INFINITY);
    let known = 0;
    let end = 1;
    for (const [i, row] of rows.entries()) {
      const count = row.cells.filter((cell) => isHeader(tidy(cell))).length;
      if (count > known) {
        known = count;
        end = rows[i + 1]?.line ?? reading.line;
      }
    }
    const score = [known, regularity(rows)] as const;
    if (score[0] > bestScore[0] || (score[0] === bestScore[0] && score[1] > bestScore[1])) {
      bestScore = score;
      best = { separator, preamble: offsetOf(top, end, 1) };
    }
  }
  return best;
}
