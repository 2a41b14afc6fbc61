/** The rows of a table that are right by themselves, by column, and the reasons against the others. */

import type { Column } from "../model/column.ts";
import { held, translated } from "../model/column.ts";
import type { Issue } from "../model/issue.ts";
import type { Block, Rows } from "../model/rows.ts";
import { blockRows, lineOf, numberAt } from "../model/rows.ts";
import type { Sheet } from "../model/sheet.ts";
import type { TableRow } from "../model/table.ts";
import type { Statement } from "./cells/cell.ts";
import type { ColumnRead } from "./column-read.ts";
import { columnRead, isRight, placeOf } from "./column-read.ts";
import type { Coded } from "./keys.ts";
import { mostRejected } from "./limits.ts";
import type { Overlay } from "./overlay.ts";
import type { ReadRow, RowReader } from "./row.ts";
import { filledTexts } from "./rows/filled.ts";
import type { Marks } from "./rows/marks.ts";
import { emptyRuns, rowIn, take, taken } from "./rows/runs.ts";

/** A table that is to be read row by row. */
export interface Readable {
  readonly rows: Rows;
  /** By row, whether it is one of the table's: below the header, and not blank. null: all are. */
  readonly picked: Marks | null;
  /** A row as it was read, with what a provider's layout knows of it. */
  readonly at: (row: number) => TableRow;
  /** The position of the file's last row; −1 where it is no row of the table. */
  readonly last: number;
}

/** The codes that a dimension has, and each row's as a position among them. */
export interface Dimension extends Coded {
  readonly names: readonly string[];
}

/** What rows state in a column, and each row's as a position among that. */
export interface Stated {
  readonly list: readonly Statement[];
  readonly of: Column;
}

export interface RightRows {
  readonly count: number;
  /** The position of one in the table. */
  readonly at: (row: number) => number;
  /** As `RowReader.dimensions` has them. */
  readonly dimensions: readonly Dimension[];
  /** As `RowReader.measures` has them. */
  readonly measures: readonly Stated[];
}

export interface WrongRow {
  readonly row: TableRow;
  readonly issues: readonly Issue[];
}

const letters = /\p{L}{2}/u;

/** Takes the mark from a block's rows about whose cells there is any doubt: those are read as a whole. */
function markSure(
  { count, columns }: Block,
  mark: Uint8Array,
  bound: readonly ColumnRead<unknown>[],
  filled: readonly Uint8Array[],
  wordy: Uint8Array,
): void {
  for (const column of bound) {
    const numbers = columns[column.index];
    if (!numbers) mark.fill(0);
    else
      for (let row = 0; row < count; row++) {
        if (mark[row] === 1 && (numbers[row] === 0 || !isRight(column, numbers[row]!))) mark[row] = 0;
      }
  }
  const indices = new Set(bound.map(({ index }) => index));
  const [first] = columns;
  for (const [i, numbers] of columns.entries()) {
    if (!numbers || indices.has(i)) continue;
    const own = filled[i]!;
    // Beside empty cells, words in the first one may be a remark.
    for (let row = 0; row < count; row++) {
      const number = numbers[row]!;
      if (number !== 0 && (own[number] === 1 || wordy[first![row]!] === 1)) mark[row] = 0;
    }
  }
}

/** Lines of which more is to be said than their cells say. */
function specialLines({ broken, merged, signs }: Sheet): ReadonlySet<number> {
  return new Set([...broken.keys(), ...merged.keys(), ...signs.keys()]);
}

/** Reads every row of a table, or as many as it takes to see that too many are wrong. */
export function readRows(
  table: Readable,
  sheet: Sheet,
  reader: RowReader,
  overlay: Overlay | null,
): { readonly right: RightRows; readonly wrong: readonly WrongRow[] } {
  const { rows, picked } = table;
  const more = sheet.signs.size > 0 ? rows.count : 0;
  const dimensions = reader.dimensionReaders.map((each) => columnRead<string>(each, rows, more));
  const measures = reader.measureReaders.map((each) => columnRead<Statement>(each, rows, more));
  const bound: readonly ColumnRead<unknown>[] = [...dimensions, ...measures];
  const filled = filledTexts(rows);
  const wordy = Uint8Array.from(rows.texts[0] ?? [], (text) => (letters.test(text) ? 1 : 0));
  const special = specialLines(sheet);
  const runs = emptyRuns();
  const wrong: WrongRow[] = [];

  const keep = (row: number): void => {
    if (more > 0) for (const each of bound) each.of![runs.count] = each.positions[numberAt(rows, row, each.index)]!;
    take(runs, row);
  };
  /** A row whose numbers are not those of its cells. */
  const keepLaid = (row: number, { dimensions: codes, statements }: ReadRow): void => {
    for (const [i, each] of dimensions.entries()) each.of![runs.count] = placeOf(each, codes[i]!);
    for (const [i, each] of measures.entries()) each.of![runs.count] = placeOf(each, statements[i]!);
    take(runs, row);
  };
  const codeOf = (row: number, i: number): string => {
    const column = dimensions[i]!;
    return column.said[column.positions[numberAt(rows, row, column.index)]!]!;
  };
  const isSound = (row: number): boolean => {
    if (!reader.together && (reader.area === -1 || !reader.mayExpire(codeOf(row, reader.area)))) return true;
    const codes = dimensions.map((_, i) => codeOf(row, i));
    const statements = measures.map((each) => each.said[each.positions[numberAt(rows, row, each.index)]!]!);
    return reader.against(codes, statements).length === 0;
  };
  const readWhole = (row: number): void => {
    const whole = table.at(row);
    const laid = overlay ? overlay(whole) : { row: whole };
    const found = sheet.broken.get(whole.line) ?? ("row" in laid ? reader.read(laid.row, row === table.last) : laid);
    if (!("row" in found)) wrong.push({ row: whole, issues: found });
    else if (found.row === whole) {
      // Its texts may stand in no row that was looked at by column.
      for (const each of bound) isRight(each, numberAt(rows, row, each.index));
      keep(row);
    } else keepLaid(row, found);
  };

  let start = 0;
  for (const [number, block] of rows.blocks.entries()) {
    const mark = picked === null ? new Uint8Array(block.count).fill(1) : picked[number]!.slice();
    if (special.size > 0) for (let i = 0; i < block.count; i++) if (special.has(lineOf(rows, start + i))) mark[i] = 0;
    markSure(block, mark, bound, filled, wordy);
    for (let i = 0; i < block.count; i++) {
      const row = start + i;
      if (mark[i] === 1 && isSound(row)) keep(row);
      else if (picked === null || picked[number]![i] === 1) readWhole(row);
    }
    if (wrong.length > mostRejected) break;
    start += blockRows;
  }
  const said = ({ of, index, positions }: ColumnRead<unknown>): Column =>
    of === null ? taken(translated(rows, index, positions), runs) : held(of);
  return {
    right: {
      count: runs.count,
      at: (row) => rowIn(runs, row),
      dimensions: dimensions.map((each) => ({
        names: each.said,
        codes: said(each),
        count: Math.max(1, each.said.length),
      })),
      measures: measures.map((each) => ({ list: each.said, of: said(each) })),
    },
    wrong,
  };
}
