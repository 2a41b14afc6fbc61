/** What is stated now, or was on a date: of several deliveries that speak of the same thing, the latest that had arrived. */
import type { DuckDBConnection, DuckDBResult } from "@duckdb/node-api";
import type { Delivery } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, rejected } from "../model/issue.ts";
import type { MissingReason, Observation } from "../model/observation.ts";
import { comparePeriods, parsePeriod } from "../model/period.ts";
import { literal, literalPath, withEngine } from "./engine.ts";
import { isDate } from "./notes.ts";
import { verifiedFile } from "./observations.ts";
import { lastArrival } from "./receipts.ts";

export interface LoadOptions {
  /** ISO date: deliveries received later are not looked at. */
  readonly asOf: string;
  /** Under which the observations were saved; a function where it depends on what the note says, as the kind. */
  readonly fingerprint: string | ((delivery: Delivery) => string);
  readonly threads?: number | null;
}

export interface Vintages {
  /** One per observationKey, ordered by measure, area, period and dimensions. */
  readonly observations: readonly Observation[];
  /** Statements that a later delivery replaced. */
  readonly superseded: number;
}

/** Orders deliveries from the weakest to the strongest: by date received, then by the period they speak of, then by name. */
export function compareVintages(a: Delivery, b: Delivery): number {
  if (a.received !== b.received) return a.received < b.received ? -1 : 1;
  const order = comparePeriodTexts(a.period, b.period);
  if (order !== 0) return order;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** No period before any text, any text before a period that can be read. */
function comparePeriodTexts(a: string | null, b: string | null): number {
  const [before, after] = [rank(a), rank(b)];
  if (before !== after || a === null || b === null) return before - after;
  if (before === 2) return comparePeriods(a, b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rank(period: string | null): 0 | 1 | 2 {
  if (period === null) return 0;
  return parsePeriod(period) === null ? 1 : 2;
}

const texts = ["measure", "area", "period", "dims", "missing", "kind"] as const;

type TextName = (typeof texts)[number];

type Dictionaries = Readonly<Record<TextName, readonly string[]>>;

/** The distinct texts of each column, sorted: a hundred thousand rows travel as numbers into them. */
async function dictionaries(db: DuckDBConnection): Promise<Dictionaries> {
  // A dictionary cannot be empty, so each has "", which sorts first.
  const each = texts.map(
    (name, i) =>
      `select ${i} as which, '' as text union select distinct ${i}, ${name} from stated where ${name} is not null`,
  );
  const result = await db.run(`${each.join(" union all ")} order by which, text`);
  const [which, text] = (await result.getColumns()) as unknown as readonly [readonly number[], readonly string[]];
  const entries = texts.map((name, i) => [name, text.filter((_, row) => which[row] === i)]);
  return Object.fromEntries(entries) as Dictionaries;
}

/** The strongest statement of each key, and how many there were. */
async function choose(db: DuckDBConnection, dictionary: Dictionaries): Promise<readonly [DuckDBResult, number]> {
  for (const name of texts)
    await db.run(`create type ${name}_code as enum (${dictionary[name].map(literal).join(", ")})`);
  const codes = texts.map((name) => `enum_code(${name}::${name}_code)::integer as ${name}`);
  await db.run(
    `create table coded as
     select ${codes.join(", ")}, value, lower, upper, preliminary, line, vintage from stated`,
  );
  const total = await db.run("select count(*)::integer from coded");
  const [stated] = (await total.getColumns())[0] as readonly number[];
  const current = await db.run(
    `select ${texts.join(", ")}, value, lower, upper, preliminary, line, vintage from coded
     qualify row_number() over (partition by measure, area, period, dims order by vintage desc, line) = 1
     order by measure, area, period, dims`,
  );
  return [current, stated!];
}

/** What one delivery states, and when it last arrived. */
interface Source {
  readonly path: string;
  readonly received: string;
}

/** `sources` go from the weakest to the strongest. */
async function select(db: DuckDBConnection, sources: readonly Source[]): Promise<Vintages> {
  const each = sources.map(({ path }, i) => `select *, ${i} as vintage from read_parquet(${literalPath(path)})`);
  await db.run(`create view stated as ${each.join(" union all by name ")}`);
  const dictionary = await dictionaries(db);
  const [result, stated] = await choose(db, dictionary);
  const dims = dictionary.dims.map((text): Observation["dims"] => (text === "" ? {} : Object.freeze(JSON.parse(text))));
  const observations: Observation[] = [];
  for (const chunk of await result.fetchAllChunks()) {
    const [measure, area, period, dim, missing, kind, value, lower, upper, preliminary, line, vintage] =
      chunk.getColumns() as readonly (readonly (number | null)[])[];
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const [least, most, reason] = [lower![row]!, upper![row]!, missing![row]!];
      observations.push({
        kind: dictionary.kind[kind![row]!]!,
        measure: dictionary.measure[measure![row]!]!,
        area: dictionary.area[area![row]!]!,
        period: dictionary.period[period![row]!]!,
        dims: dims[dim![row]!]!,
        value: value![row]!,
        missing: reason === null ? null : (dictionary.missing[reason] as MissingReason),
        bounds: least === null ? null : { lower: least, upper: most },
        preliminary: preliminary![row] as unknown as boolean,
        line: line![row]!,
        stated: sources[vintage![row]!]!.received,
      });
    }
  }
  return { observations, superseded: stated - observations.length };
}

/**
 * Loads the statements that hold on a date: per observationKey the one of the delivery received last, on or before it.
 * A file that was sent again counts by its last arrival.
 *
 * @param deliveries  those to look at; each must have observations under the fingerprint
 * @returns           rejected with an issue per delivery whose stored observations are missing or damaged
 * @throws RangeError when `asOf` is not a date
 */
export async function loadObservations(
  work: string,
  deliveries: readonly Delivery[],
  options: LoadOptions,
): Promise<Outcome<Vintages>> {
  const { asOf, fingerprint, threads = null } = options;
  if (!isDate(asOf)) throw new RangeError(`not a date: ${asOf}`);
  const issues: Issue[] = [];
  const sources: Source[] = [];
  const nameOf = typeof fingerprint === "string" ? () => fingerprint : fingerprint;
  const arrived = deliveries
    .filter((each) => each.received <= asOf)
    .map((each) => ({ each, last: lastArrival(work, each, asOf) }));
  for (const { each, last } of arrived.sort((a, b) => compareVintages(a.last, b.last))) {
    const file = verifiedFile(work, each.id, nameOf(each));
    if (!file.ok) issues.push(...file.issues);
    else sources.push({ path: file.value, received: last.received });
  }
  if (issues.length > 0) return rejected(issues);
  if (sources.length === 0) return accepted({ observations: [], superseded: 0 });
  return accepted(await withEngine((db) => select(db, sources), threads));
}

/** What a delivery speaks of: each measure with a period, as one text. */
export type Cover = ReadonlySet<string>;

/**
 * What each of some deliveries speaks of, in their order.
 *
 * @returns rejected with an issue per delivery whose stored observations are missing or damaged
 */
export async function coversOf(
  work: string,
  deliveries: readonly Delivery[],
  { fingerprint, threads = null }: Pick<LoadOptions, "fingerprint" | "threads">,
): Promise<Outcome<readonly Cover[]>> {
  const nameOf = typeof fingerprint === "string" ? () => fingerprint : fingerprint;
  const files = deliveries.map((each) => verifiedFile(work, each.id, nameOf(each)));
  const issues = files.flatMap((file) => (file.ok ? [] : file.issues));
  if (issues.length > 0) return rejected(issues);
  const paths = files.flatMap((file) => (file.ok ? [file.value] : []));
  if (paths.length === 0) return accepted([]);
  const covers = paths.map(() => new Set<string>());
  const each = paths.map(
    (path, i) => `select distinct ${i} as which, measure || '|' || period from read_parquet(${literalPath(path)})`,
  );
  await withEngine(async (db) => {
    const result = await db.run(each.join(" union all "));
    const [which, said] = (await result.getColumns()) as unknown as readonly [readonly number[], readonly string[]];
    for (const [row, at] of which.entries()) covers[at]!.add(said[row]!);
  }, threads);
  return accepted(covers);
}

/** Whether deliveries that were known on a date had all arrived for the last time by then, as seen from a later date. */
export function inSameOrder(work: string, deliveries: readonly Delivery[], asOf: string, later: string): boolean {
  return deliveries.every((it) => lastArrival(work, it, asOf).received === lastArrival(work, it, later).received);
}
