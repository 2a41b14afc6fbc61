/** What a column of an unknown sheet may be: by its header, by words in it, by what stands below. */
import type { Area } from "../../model/area.ts";
import type { Column, Layout, Unit } from "../../model/layout.ts";
import { isMeasure } from "../../model/layout.ts";
import type { CellResult, CellRules } from "../cells/index.ts";
import { cellReader } from "../cells/index.ts";
import { fold, foldHeader, tidy } from "../fold.ts";
import { columnNames } from "../header.ts";
import { nearest } from "../nearest.ts";

/** As many cells of a column as tell what it is. */
const looked = 200;

/** The share of cells that must read as a column's codes. */
const mostly = 0.6;

/** A column of the sheet as it is met. */
export interface Unknown {
  readonly index: number;
  readonly header: string;
  /** Non-empty cells below, the first of them. */
  readonly cells: readonly string[];
}

/** A column of the kind that one of the sheet may be, and how sure that is. */
export interface Guess {
  readonly column: Column;
  readonly index: number;
  readonly score: number;
  /** The kind knows the header itself, so that no layout needs to say it. */
  readonly known: boolean;
  /** Words of the sender for codes: code → words. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export type Readers = ReadonlyMap<string, (cell: string) => CellResult>;

export function readersOf(layout: Layout, rules: CellRules): Readers {
  return new Map(layout.columns.map((column) => [column.name, cellReader(column, rules)]));
}

export function unknownAt(header: string, index: number, rows: readonly (readonly string[])[]): Unknown {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = tidy(row[index] ?? "");
    if (cell !== "" && cells.length < looked) cells.push(cell);
  }
  return { index, header, cells };
}

function words(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Words that alone say something: `svarte` of `antall som svarte`. */
const longWord = 5;

/** By the header: 3 for the kind's own name of it, 2 for a slip of one or one among its words, 1 for a word of one, else 0. */
function byHeader(header: string, column: Column, names: ReadonlyMap<string, Column>): number {
  if (names.get(foldHeader(header)) === column) return 3;
  const own = [...names].filter(([, each]) => each === column).map(([name]) => name);
  if (nearest(header, own) !== null) return 2;
  const said = words(header);
  if (said.some((word) => word.length > 2 && own.includes(foldHeader(word)))) return 2;
  const spoken = new Set([...column.aliases, ...Object.values(column.labels)].flatMap(words));
  return said.some((word) => word.length >= longWord && spoken.has(word)) ? 1 : 0;
}

/** The code that a cell means though the kind does not know the word: a municipality's name, or the first letters of one code alone. */
function meant(cell: string, column: Column, areas: readonly Area[]): string | null {
  const text = fold(cell);
  if (column.type === "area") {
    const said = `${words(cell).join(" ")} `;
    const named = areas.filter(
      (area) => area.valid.until === null && said.startsWith(`${words(area.name).join(" ")} `),
    );
    return named.length === 1 ? named[0]!.code : null;
  }
  const codes = column.codes ?? [];
  const spelt = [...Object.entries(column.spellings ?? {}), ...codes.map((code) => [code, code] as const)];
  const found = new Set(spelt.filter(([word]) => text !== "" && fold(word).startsWith(text)).map(([, code]) => code));
  return found.size === 1 ? [...found][0]! : null;
}

/** What the cells below say of it: how many read as the column's, and which words mean a code. */
function byCells({ cells }: Unknown, column: Column, read: Readers, areas: readonly Area[]) {
  const own = new Map<string, Set<string>>();
  let fits = 0;
  for (const cell of cells) {
    if (read.get(column.name)!(cell).ok) fits++;
    else {
      const code = meant(cell, column, areas);
      if (code === null) continue;
      fits++;
      own.set(code, (own.get(code) ?? new Set()).add(cell));
    }
  }
  const said = Object.fromEntries(
    [...own].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, all]) => [code, [...all].sort()]),
  );
  return { share: cells.length === 0 ? 0 : fits / cells.length, words: said };
}

/** Which columns of the kind a column of the sheet may be, the likeliest first. */
export function guesses(unknown: Unknown, layout: Layout, read: Readers, areas: readonly Area[]): readonly Guess[] {
  const names = columnNames(layout);
  return layout.columns
    .flatMap((column) => {
      const header = byHeader(unknown.header, column, names);
      const { share, words: own } = byCells(unknown, column, read, areas);
      const telling = !isMeasure(column) && (column.type !== "code" || column.codes !== null) && column.type !== "year";
      // Any column may hold numbers, so that they tell of no measure; a municipality or a quarter is told by itself.
      const score = header + (share >= mostly ? (telling ? 2 * share : 0.5) : unknown.cells.length === 0 ? 0 : -2);
      const empty = unknown.cells.length === 0 && header < 3;
      const enough = !empty && (header > 0 ? score > 0 : score >= 1.2);
      return enough ? [{ column, index: unknown.index, score, known: header === 3, words: own }] : [];
    })
    .sort((a, b) => b.score - a.score);
}

const thousands = /\b(?:1[ .]?000|tusen|1k)\b|\btkr\b/i;
const millions = /\bmill(?:\.|ion(?:er|ar|s)?)?\b|\bmkr\b/i;

/** What the numbers of a column are counted in, told by its header, then by the words above, and for per cents by the numbers. */
export function unitOf(column: Column, { header, cells }: Unknown, above: string): Unit | null {
  const text = tidy(header).replace(/\u00a0/g, " ");
  if (column.type === "percent") {
    const numbers = cells.flatMap((cell) => (/^\d+(?:[.,]\d+)?$/.test(cell) ? [Number(cell.replace(",", "."))] : []));
    const small =
      numbers.length > 0 && numbers.every((number) => number <= 1) && numbers.some((number) => number % 1 !== 0);
    return small ? "share" : null;
  }
  if (column.type !== "amount") return null;
  for (const words of [text, above]) {
    if (millions.test(words)) return "million";
    if (thousands.test(words)) return "thousand";
  }
  return null;
}
