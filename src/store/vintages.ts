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

/** The strongest statement of each key, or all of them; and how many there were. */
async function choose(
  db: DuckDBConnection,
  dictionary: Dictionaries,
  all: boolean,
): Promise<readonly [DuckDBResult, number]> {
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
     ${all ? "" : "qualify row_number() over (partition by measure, area, period, dims order by vintage desc, line) = 1"}
     order by measure, area, period, dims, vintage desc, line`,
  );
  return [current, stated!];
}

/** What one delivery states, and when it last arrived. */
interface Source {
  readonly path: string;
  readonly received: string;
}

interface Selected {
  readonly observations: readonly Observation[];
  /** Of each, the position of its source. */
  readonly from: readonly number[];
  readonly stated: number;
}

/**
 * Reads what sources state.
 *
 * @param sources  from the weakest to the strongest
 * @param only     all that they state of these measures and periods; null for the strongest statement of every key
 */
async function select(db: DuckDBConnection, sources: readonly Source[], only: Cover | null = null): Promise<Selected> {
  const spoken = only && ` where measure || '|' || period in (${[...only].sort().map(literal).join(", ")})`;
  const each = sources.map(
    ({ path }, i) => `select *, ${i} as vintage from read_parquet(${literalPath(path)})${spoken ?? ""}`,
  );
  // A little is kept and asked seven times over; much is read anew each time, for memory's sake.
  await db.run(`create ${only === null ? "view" : "table"} stated as ${each.join(" union all by name ")}`);
  const dictionary = await dictionaries(db);
  const [result, stated] = await choose(db, dictionary, only !== null);
  const dims = dictionary.dims.map((text): Observation["dims"] => (text === "" ? {} : Object.freeze(JSON.parse(text))));
  const observations: Observation[] = [];
  const from: number[] = [];
  for (const chunk of await result.fetchAllChunks()) {
    const [measure, area, period, dim, missing, kind, value, lower, upper, preliminary, line, vintage] =
      chunk.getColumns() as readonly (readonly (number | null)[])[];
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const [least, most, reason] = [lower![row]!, upper![row]!, missing![row]!];
      from.push(vintage![row]!);
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
  return { observations, from, stated };
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
  const { observations, stated } = await withEngine((db) => select(db, sources), threads);
  return accepted({ observations, superseded: stated - observations.length });
}

/** What a delivery speaks of: each measure with a period, as one text. */
export type Cover = ReadonlySet<string>;

export const coverOf = ({ measure, period }: Pick<Observation, "measure" | "period">): string => `${measure}|${period}`;

type StoredOptions = Pick<LoadOptions, "fingerprint" | "threads">;

/** The files of stored observations, in the order of the deliveries. */
function filesOf(
  work: string,
  deliveries: readonly Delivery[],
  { fingerprint }: StoredOptions,
): Outcome<readonly string[]> {
  const nameOf = typeof fingerprint === "string" ? () => fingerprint : fingerprint;
  const files = deliveries.map((each) => verifiedFile(work, each.id, nameOf(each)));
  const issues = files.flatMap((file) => (file.ok ? [] : file.issues));
  return issues.length > 0 ? rejected(issues) : accepted(files.flatMap((file) => (file.ok ? [file.value] : [])));
}

/**
 * What each of some deliveries speaks of, in their order.
 *
 * @returns rejected with an issue per delivery whose stored observations are missing or damaged
 */
export async function coversOf(
  work: string,
  deliveries: readonly Delivery[],
  options: StoredOptions,
): Promise<Outcome<readonly Cover[]>> {
  const files = filesOf(work, deliveries, options);
  if (!files.ok) return files;
  const covers = deliveries.map(() => new Set<string>());
  if (covers.length === 0) return accepted(covers);
  const each = files.value.map(
    (path, i) => `select distinct ${i} as which, measure || '|' || period from read_parquet(${literalPath(path)})`,
  );
  await withEngine(async (db) => {
    const result = await db.run(each.join(" union all "));
    const [which, said] = (await result.getColumns()) as unknown as readonly [readonly number[], readonly string[]];
    for (const [row, at] of which.entries()) covers[at]!.add(said[row]!);
  }, options.threads ?? null);
  return accepted(covers);
}

/**
 * All that each of some deliveries states of some measures and periods, in their order; what it states twice, with the line first that
 * holds.
 *
 * @returns rejected with an issue per delivery whose stored observations are missing or damaged
 */
export async function statementsOf(
  work: string,
  deliveries: readonly Delivery[],
  only: Cover,
  options: StoredOptions,
): Promise<Outcome<readonly (readonly Observation[])[]>> {
  const files = filesOf(work, deliveries, options);
  if (!files.ok) return files;
  const found = deliveries.map((): Observation[] => []);
  if (found.length === 0 || only.size === 0) return accepted(found);
  const sources = files.value.map((path, i) => ({ path, received: deliveries[i]!.received }));
  const { observations, from } = await withEngine((db) => select(db, sources, only), options.threads ?? null);
  for (const [row, it] of observations.entries()) found[from[row]!]!.push(it);
  return accepted(found);
}
