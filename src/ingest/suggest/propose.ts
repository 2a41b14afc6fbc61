/** A layout of one kind for one header: which column fills which, what is spread over columns, what the title says. */
import type { Column, Layout, ProviderLayout } from "../../model/layout.ts";
import { isMeasure } from "../../model/layout.ts";
import type { CellRules } from "../cells/index.ts";
import { fold, foldHeader, tidy } from "../fold.ts";
import type { Guess, Readers, Unknown } from "./columns.ts";
import { guesses, readersOf, unitOf, unknownAt } from "./columns.ts";
import type { Spread } from "./wide.ts";
import { spreadsOf } from "./wide.ts";

export interface Suggestion {
  readonly layout: ProviderLayout;
  /** Columns of the kind that nothing in the sheet seems to fill. */
  readonly missing: readonly string[];
  /** Columns whose value was taken from the lines above, the file's name, or the kind's total. */
  readonly assumed: readonly string[];
  readonly score: number;
}

/** Sums and remarks say nothing of what their columns are. */
function isTelling(row: readonly string[]): boolean {
  const filled = row.map(tidy).filter((cell) => cell !== "");
  return filled.length > 1 && !sumStart.test(filled[0]!);
}

const sumStart = /^(?:del)?sum\b|^total|^i alt\b|^subtotal/i;

/** The first word of rows that seem to be sums, as a pattern. */
function skipsOf(rows: readonly (readonly string[])[]): readonly string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const cell = row.map(tidy).find((each) => each !== "") ?? "";
    const word = sumStart.test(cell) ? cell.split(/[ :]/)[0]! : "";
    if (word !== "" && !word.includes("*")) found.add(`${word}*`);
  }
  return [...found].sort();
}

/** Whether cells of a column are left out where they repeat the one above. */
function isFilled(index: number, rows: readonly (readonly string[])[]): boolean {
  const own = rows.filter((row) => row.some((cell, i) => i !== index && tidy(cell) !== ""));
  const empty = own.filter((row) => tidy(row[index] ?? "") === "").length;
  return own.length > 0 && tidy(own[0]![index] ?? "") !== "" && empty > 0;
}

/** The one code of a column that a text speaks of; null for none, or several. */
function spokenOf(column: Column, text: string, rules: CellRules, read: Readers): string | null {
  const folded = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const speaks = (word: string): boolean => folded.includes(` ${fold(word).replace(/[^\p{L}\p{N}]+/gu, " ")} `);
  const found = new Set<string>();
  if (column.type === "area")
    for (const { code, name, valid } of rules.areas)
      if (valid.until === null && (speaks(code) || speaks(name))) found.add(code);
  if (column.type === "period" || column.type === "year")
    for (const match of text.matchAll(/[1-4]\. ?kvartal,? \d{4}|\d{4}[ -]?[QK][1-4]|\d{4}/gi)) {
      const result = read.get(column.name)!(match[0]);
      if (result.ok) found.add(result.value as string);
    }
  if (column.type === "code")
    for (const [word, code] of [
      ...Object.entries(column.spellings ?? {}),
      ...(column.codes ?? []).map((each) => [each, each] as const),
    ])
      if (word.length > 1 && speaks(word)) found.add(code);
  return found.size === 1 ? [...found][0]! : null;
}

/** Each column of the kind to the column of the sheet that it fits best. */
function assign(
  unknowns: readonly Unknown[],
  layout: Layout,
  read: Readers,
  rules: CellRules,
): ReadonlyMap<string, Guess> {
  const all = unknowns.flatMap((each) => guesses(each, layout, read, rules.areas));
  const chosen = new Map<string, Guess>();
  const used = new Set<number>();
  for (const guess of all.sort((a, b) => b.score - a.score || a.index - b.index)) {
    if (chosen.has(guess.column.name) || used.has(guess.index)) continue;
    chosen.set(guess.column.name, guess);
    used.add(guess.index);
  }
  return chosen;
}

/** The measure that numbers below a pattern are: the one its words name, else the first that is not found otherwise. */
function numbersOf({ rest }: Spread, layout: Layout, taken: ReadonlySet<string>, title: string): Column | undefined {
  const free = layout.columns.filter((column) => isMeasure(column) && !taken.has(column.name));
  const names = (column: Column): readonly string[] => [
    column.name,
    ...column.aliases,
    ...Object.values(column.labels),
  ];
  const speaks = (text: string) => (column: Column) =>
    names(column).some((name) => name !== "" && foldHeader(text).includes(foldHeader(name)));
  return (
    (rest === "" ? undefined : free.find(speaks(rest))) ??
    free.find(speaks(title)) ??
    free.find((each) => !each.optional) ??
    free[0]
  );
}

/** A layout's columns in the order of the kind, and what is left over. */
export function propose(
  head: readonly string[],
  body: readonly (readonly string[])[],
  title: string,
  layout: Layout,
  rules: CellRules,
  headerRows: number,
): Suggestion {
  const read = readersOf(layout, rules);
  const telling = body.filter(isTelling);
  const unknowns = head.flatMap((header, index) =>
    foldHeader(header) === "" ? [] : [unknownAt(header, index, telling)],
  );
  const numeric = unknowns.filter((each) => each.cells.every((cell) => !/\p{L}{3}/u.test(cell)));
  const direct = assign(unknowns, layout, read, rules);
  const known = new Set([...direct].filter(([, guess]) => guess.score >= 3).map(([name]) => name));
  const fixed = new Set([...direct.values()].filter((guess) => guess.score >= 3).map((guess) => guess.index));
  const spreads = spreadsOf(
    numeric.filter((each) => !fixed.has(each.index)),
    layout,
    known,
    read,
  );
  const spreadOver = new Set(spreads.flatMap((each) => each.indices));
  const chosen = assign(
    unknowns.filter((each) => !spreadOver.has(each.index)),
    layout,
    read,
    rules,
  );

  const taken = new Set(chosen.keys());
  const wide: { headers: string; value: string; unit: null }[] = [];
  for (const spread of spreads) {
    const value = numbersOf(spread, layout, taken, title);
    if (!value) continue;
    taken.add(value.name);
    wide.push({ headers: spread.pattern, value: value.name, unit: null });
  }
  for (const column of spreads.flatMap((each) => each.columns)) taken.add(column);

  const used = new Set([...[...chosen.values()].map((guess) => guess.index), ...spreadOver]);
  const spare = unknowns.filter((each) => !used.has(each.index));
  const constants: Record<string, string> = {};
  const missing: string[] = [];
  for (const column of layout.columns.filter(
    (each) => !taken.has(each.name) && (!each.optional || each.total === null),
  )) {
    const said = isMeasure(column)
      ? null
      : (spokenOf(column, title, rules, read) ?? spokenOf(column, head.join(" "), rules, read) ?? column.total);
    if (said !== null) constants[column.name] = said;
    else if (!column.optional) missing.push(column.name);
  }
  const lone =
    missing.length === 1 && isMeasure(layout.columns.find((each) => each.name === missing[0])!)
      ? missing[0]
      : undefined;
  const last = spare.filter((each) => numeric.includes(each) && each.cells.length > 0);
  const extra = lone !== undefined && last.length === 1 ? last[0] : undefined;

  const columns = layout.columns.flatMap((column) => {
    const guess = chosen.get(column.name);
    const from = guess
      ? unknowns.find((each) => each.index === guess.index)!
      : column.name === lone
        ? extra
        : undefined;
    if (!from) return [];
    const unit = unitOf(column, from, title);
    const headers = guess?.known ? [] : [tidy(from.header)];
    return headers.length === 0 && unit === null ? [] : [{ column: column.name, headers, unit }];
  });
  const codes = Object.fromEntries(
    [...chosen].flatMap(([name, { words }]) => (Object.keys(words).length > 0 ? [[name, words]] : [])),
  );
  const unfilled = extra ? missing.filter((name) => name !== lone) : missing;
  const ignored = spare.filter((each) => each !== extra);
  const valued =
    [...chosen.values()].some((guess) => isMeasure(guess.column)) || wide.length > 0 || extra !== undefined;
  // A row of data taken for a header shows by its numbers.
  const numbers = unknowns.filter(
    (each) => !spreadOver.has(each.index) && /(?:^|\s)\d+(?:[.,]\d+)?$/.test(each.header),
  );
  const score =
    [...chosen.values()].reduce((sum, guess) => sum + 1 + guess.score, 0) +
    spreads.reduce((sum, spread) => sum + 2 * spread.indices.length, 0) -
    4 * unfilled.length -
    ignored.length -
    4 * numbers.length -
    0.5 * Object.keys(constants).length -
    0.5 * (headerRows - 1) -
    (valued ? 0 : 20);
  return {
    layout: {
      id: "",
      kind: layout.kind,
      providers: [],
      sheet: null,
      range: null,
      headerRows,
      columns,
      wide,
      constants,
      codes,
      fill: layout.columns.flatMap((column) => {
        const guess = chosen.get(column.name);
        return guess && !isMeasure(column) && isFilled(guess.index, telling) ? [column.name] : [];
      }),
      skip: skipsOf(body),
      ignore: ignored.map((each) => tidy(each.header).replace(/\*/g, "")),
    },
    missing: unfilled,
    assumed: Object.keys(constants),
    score,
  };
}
