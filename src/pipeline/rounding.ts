/**
 * Small counts rounded where they are delivered, so that every number made of them is made of rounded ones.
 *
 * Only the innermost counts are rounded, and only those under the base: to nothing or to the base, with a chance that leaves the
 * expected count what it was. Whatever is a sum of others, a total of its codes, courses that started of how they ended, a region, a year,
 * is the sum of the rounded ones. So everything adds up, and no number tells more than the rounded counts do.
 *
 * A count is rounded by its address and a secret key: the same in every table, release, language and correction, so that nobody can
 * average the rounding away; and nobody without the key knows which way it went.
 *
 * Source: Langsrud & Heldal (2018), An Algorithm for Small Count Rounding of Tabular Data, Privacy in Statistical Databases, for
 * rounding small innermost counts alone and adding them up. They choose those that are rounded up so that sums change least; here
 * chance chooses, for what is chosen by what stands beside it changes with every correction.
 */
import { createHash } from "node:crypto";
import type { CodeTotal } from "../disclose/facts.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Column, Layout } from "../model/layout.ts";
import { dimensionKey, type Observation, observationKey } from "../model/observation.ts";

export interface Rounding {
  /** Counts under it are rounded. */
  readonly base: number;
  /** Nobody who reads a release may know it. */
  readonly key: string;
}

/** A count as it is told, and between what it lies by what that tells. */
interface Piece {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** The same observations with the values that are told, the least that they may be, and the most. */
interface Rounded {
  readonly told: readonly Observation[];
  readonly least: readonly Observation[];
  readonly most: readonly Observation[];
}

const digits = 12;

/** A number in [0, 1) for an address, that nobody can tell without the key. */
export function chanceOf(key: string, address: string): number {
  const inner = createHash("sha256").update(`${key}|${address}`, "utf8").digest("hex");
  const outer = createHash("sha256").update(`${key}|${inner}`, "utf8").digest("hex");
  return Number.parseInt(outer.slice(0, digits), 16) / 16 ** digits;
}

/**
 * An innermost count.
 *
 *   x < b:  b with the chance x/b, else 0;   x ≥ b: itself
 *
 * So told is 0 for 0 to b − 1, b for 1 to b, and anything over b for itself.
 */
export function roundSmall(count: number, address: string, { base, key }: Rounding): Piece {
  if (count > base) return { value: count, lower: count, upper: count };
  if (count === base || chanceOf(key, address) < count / base) return { value: base, lower: 1, upper: base };
  return { value: 0, lower: 0, upper: base - 1 };
}

function add(pieces: readonly Piece[]): Piece {
  const sum = (of: (it: Piece) => number): number => pieces.reduce((total, it) => total + of(it), 0);
  return { value: sum((it) => it.value), lower: sum((it) => it.lower), upper: sum((it) => it.upper) };
}

type Dims = Observation["dims"];

/** The statements of one kind about one area and period. */
interface Sheet {
  readonly layout: Layout;
  readonly place: string;
  /** By column and dimensions. */
  readonly stated: ReadonlyMap<string, Observation>;
  readonly made: Map<string, Piece>;
}

const keyOf = (column: string, dims: Dims): string => `${column}|${dimensionKey(dims)}`;

function covers({ totalRules }: Layout, column: string, dimension: string): boolean {
  return totalRules.some((it) => it.measure === column && it.column === dimension && it.relation === "cover");
}

function addsUp({ totalRules }: Layout, column: string, dimension: string): boolean {
  return totalRules.some((it) => it.measure === column && it.column === dimension && it.relation === "equal");
}

/** Statements that are parts of another: of the codes of one dimension, those that are there. */
function codesOf(sheet: Sheet, column: string, dims: Dims, { name, total, codes }: Column): readonly Dims[] {
  if (total === null || dims[name] !== total) return [];
  const single = (codes ?? []).filter((code) => code !== total);
  return single.map((code) => ({ ...dims, [name]: code })).filter((it) => sheet.stated.has(keyOf(column, it)));
}

/** A whole as its parts, rounded, and what is left of it; null where the parts are unknown or no parts. */
function fromParts(
  sheet: Sheet,
  whole: number,
  parts: readonly (readonly [column: string, dims: Dims])[],
  complete: boolean,
  address: string,
  rounding: Rounding,
): Piece | null {
  if (parts.length === 0) return null;
  const known = parts.map(([column, dims]) => sheet.stated.get(keyOf(column, dims))?.value ?? null);
  if (known.includes(null)) return null;
  const rest = known.reduce<number>((left, it) => left - it!, whole);
  if (rest < 0) return null;
  const pieces = parts.map(([column, dims]) => pieceOf(sheet, column, dims, rounding));
  return complete && rest === 0 ? add(pieces) : add([...pieces, roundSmall(rest, `${address}|rest`, rounding)]);
}

/** A count as it is told: of its parts where it has any. */
function pieceOf(sheet: Sheet, column: string, dims: Dims, rounding: Rounding): Piece {
  const key = keyOf(column, dims);
  const before = sheet.made.get(key);
  if (before) return before;
  const made = make(sheet, column, dims, `${sheet.place}|${key}`, rounding);
  sheet.made.set(key, made);
  return made;
}

function make(sheet: Sheet, column: string, dims: Dims, address: string, rounding: Rounding): Piece {
  const { layout } = sheet;
  const whole = sheet.stated.get(keyOf(column, dims))!.value!;
  const divided = layout.columns.filter(({ type }) => type === "code");
  for (const dimension of divided) {
    if (covers(layout, column, dimension.name)) continue;
    const codes = codesOf(sheet, column, dims, dimension);
    const complete = addsUp(layout, column, dimension.name) && codes.length === dimension.codes!.length - 1;
    const parts = codes.map((it) => [column, it] as const);
    const found = fromParts(sheet, whole, parts, complete, `${address}|${dimension.name}`, rounding);
    if (found) return found;
  }
  const sums = layout.sumRules?.find((it) => it.whole === column)?.parts ?? [];
  const larger = layout.rowRules.find((it) => it.whole === column);
  for (const [parts, complete] of [[sums, true] as const, [larger ? [larger.part] : [], false] as const]) {
    const found = fromParts(
      sheet,
      whole,
      parts.map((it) => [it, dims] as const),
      complete,
      address,
      rounding,
    );
    if (found) return found;
  }
  const own = roundSmall(whole, address, rounding);
  // A total that covers its codes is no less than any of them: where one of them is told, so is it.
  const most = divided
    .filter(({ name }) => covers(layout, column, name))
    .flatMap((dimension) => codesOf(sheet, column, dims, dimension))
    .filter((it) => sheet.stated.get(keyOf(column, it))!.value !== null)
    .reduce((found, it) => Math.max(found, pieceOf(sheet, column, it, rounding).value), 0);
  return most > own.value ? { value: most, lower: Math.min(1, own.lower + 1), upper: Math.max(most, own.upper) } : own;
}

/** Columns of counts in kinds that nobody knows from elsewhere: inhabitants are no secret. */
export function roundedColumns(layouts: readonly Layout[], indicators: Iterable<Indicator>): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { denominator } of indicators)
    if (denominator?.personTime) open.add(denominator.measure.slice(0, denominator.measure.indexOf(".")));
  return new Set(
    layouts
      .filter(({ kind }) => !open.has(kind))
      .flatMap(({ kind, columns }) =>
        columns.filter(({ type }) => type === "count").map(({ name }) => `${kind}.${name}`),
      ),
  );
}

/** Columns of weights and of their squares: with them a share would tell the answers that are rounded. */
function weighing(layouts: readonly Layout[]): ReadonlySet<string> {
  return new Set(
    layouts.flatMap(({ kind, behind }) =>
      (behind ?? []).flatMap(({ weights, squares }) => [weights, squares].map((name) => `${kind}.${name}`)),
    ),
  );
}

/**
 * Rounds what persons are counted in. What is missing stays so, with what its source tells of it. A survey's weights are left out, and its
 * shares are those of the rounded answers.
 */
export function roundObservations(
  all: readonly Observation[],
  layouts: readonly Layout[],
  columns: ReadonlySet<string>,
  rounding: Rounding,
): Rounded {
  const secret = weighing(layouts);
  const observations = all.filter((it) => !secret.has(it.measure));
  const kinds = new Map(layouts.map((layout) => [layout.kind, layout]));
  const sheets = new Map<string, Sheet & { readonly stated: Map<string, Observation> }>();
  const nameOf = (it: Observation): string => it.measure.slice(it.kind.length + 1);
  const sheetOf = (it: Observation): Sheet & { readonly stated: Map<string, Observation> } => {
    const place = `${it.kind}|${it.area}|${it.period}`;
    const found = sheets.get(place) ?? { layout: kinds.get(it.kind)!, place, stated: new Map(), made: new Map() };
    sheets.set(place, found);
    return found;
  };
  const counted = observations.filter((it) => columns.has(it.measure));
  for (const it of counted) sheetOf(it).stated.set(keyOf(nameOf(it), it.dims), it);
  const pieces = observations.map((it): Piece | null =>
    it.value === null || !columns.has(it.measure) ? null : pieceOf(sheetOf(it), nameOf(it), it.dims, rounding),
  );
  const valued = (of: (it: Piece) => number): readonly Observation[] =>
    observations.map((it, i) => (pieces[i] ? { ...it, value: of(pieces[i]) } : it));
  return { told: valued((it) => it.value), least: valued((it) => it.lower), most: valued((it) => it.upper) };
}

/**
 * Which totals the rounded counts of their codes add up to, wherever they are stated: the total of the first dimension that is divided,
 * and of every other that is divided together with it.
 */
export function totalsIn(
  told: readonly Observation[],
  layouts: readonly Layout[],
  columns: ReadonlySet<string>,
): readonly CodeTotal[] {
  const stated = new Map(told.map((it) => [observationKey(it), it]));
  return layouts.flatMap((layout) =>
    layout.columns.flatMap((measure) =>
      !columns.has(`${layout.kind}.${measure.name}`)
        ? []
        : layout.columns.flatMap((column): readonly CodeTotal[] => {
            const codes = column.codes?.filter((code) => code !== column.total);
            if (column.type !== "code" || !codes) return [];
            const place = { table: layout.kind, measure: measure.name, column: column.name, codes };
            const whole = `${layout.kind}.${measure.name}`;
            const adds = told.every((it) => it.measure !== whole || addsIn(it, column, codes, stated));
            return [{ ...place, relation: adds ? "equal" : "cover" }];
          }),
    ),
  );
}

/** Whether a statement is no total of a dimension, or is the sum of all of its codes. */
function addsIn(
  it: Observation,
  { name, total }: Column,
  codes: readonly string[],
  stated: ReadonlyMap<string, Observation>,
): boolean {
  if (total === null || it.dims[name] !== total) return true;
  const parts = codes.flatMap(
    (code) => stated.get(observationKey({ ...it, dims: { ...it.dims, [name]: code } })) ?? [],
  );
  if (parts.length === 0) return true;
  const known = it.value !== null && parts.length === codes.length && parts.every(({ value }) => value !== null);
  return known && parts.reduce((left, { value }) => left - value!, it.value) === 0;
}
