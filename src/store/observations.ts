/** Observations of one delivery as a Parquet file that any engine reads, with a summary of what became of its rows. */
import { join } from "node:path";
import { z } from "zod";
import { issueCodes } from "../model/codes/index.ts";
import type { DeliveryCount } from "../model/delivery.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { Observation } from "../model/observation.ts";
import type { Statements } from "../model/statements.ts";
import { placeFile, writeFileAtomically } from "./atomic.ts";
import type { Disk } from "./disk.ts";
import { disk as realDisk } from "./disk.ts";
import { sha256Of } from "./hash.ts";
import { deliveryName, safeName } from "./names.ts";
import type { ParquetColumn, ParquetValue } from "./parquet.ts";
import { writeParquet, writeSources } from "./parquet.ts";
import { closed } from "./prepare.ts";
import { readText } from "./read.ts";
import { dimsText, statedColumns } from "./stated.ts";
import { fileIssue, writeFailure } from "./trouble.ts";

/** What is known of a delivery after it was read under one definition. */
export interface ObservationSummary {
  /** The kind that its note or its header said; null when it could not be told. */
  readonly kind: string | null;
  readonly count: DeliveryCount;
  readonly issues: readonly Issue[];
}

export interface SaveOptions {
  readonly disk?: Disk;
  readonly threads?: number | null;
}

/** In the order by which the rows are sorted: two files with the same statements have the same bytes. */
export const observationColumns: readonly ParquetColumn[] = [
  { name: "measure", type: "text" },
  { name: "area", type: "text" },
  { name: "period", type: "text" },
  { name: "dims", type: "text" },
  { name: "line", type: "integer" },
  { name: "value", type: "number" },
  { name: "missing", type: "text" },
  { name: "lower", type: "number" },
  { name: "upper", type: "number" },
  { name: "preliminary", type: "boolean" },
  { name: "kind", type: "text" },
];

const count = z.int().nonnegative();

const stored = z.strictObject({
  kind: z.string().nullable(),
  count: z.strictObject({ read: count, accepted: count, rejected: count }),
  observations: count,
  sha256: z.string(),
  issues: z.array(
    z.strictObject({
      code: z.enum(issueCodes),
      level: z.enum(["info", "warning", "error", "critical"]),
      place: z
        .strictObject({
          file: z.string(),
          sheet: z.int().exactOptional(),
          line: z.int().exactOptional(),
          column: z.int().exactOptional(),
          field: z.string().exactOptional(),
        })
        .nullable(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});

type Stored = z.infer<typeof stored>;

interface Files {
  readonly folder: string;
  readonly parquet: string;
  readonly json: string;
}

function filesOf(work: string, delivery: string, fingerprint: string): Files {
  const folder = join(work, "observations", deliveryName(delivery));
  const path = join(folder, safeName(fingerprint));
  return { folder, parquet: `${path}.parquet`, json: `${path}.json` };
}

/** The texts of many dimensions: there are few different ones, and sorting their names each time would take half the time. */
function dimsTexts(observations: readonly Observation[]): readonly string[] {
  const known = new Map<string, string>();
  return observations.map(({ dims }) => {
    let key = "";
    for (const name in dims) key += `${name.length}:${name}${dims[name]!.length}:${dims[name]}`;
    const text = known.get(key) ?? dimsText(dims);
    known.set(key, text);
    return text;
  });
}

function columnsOf(observations: readonly Observation[]): readonly (readonly ParquetValue[])[] {
  for (const { value, missing } of observations)
    if ((value === null) === (missing === null) || (value !== null && !Number.isFinite(value)))
      throw new RangeError("an observation has a finite value or a reason why it has none, never both");
  return [
    observations.map((it) => it.measure),
    observations.map((it) => it.area),
    observations.map((it) => it.period),
    dimsTexts(observations),
    observations.map((it) => it.line),
    observations.map((it) => it.value),
    observations.map((it) => it.missing),
    observations.map((it) => it.bounds?.lower ?? null),
    observations.map((it) => it.bounds?.upper ?? null),
    observations.map((it) => it.preliminary),
    observations.map((it) => it.kind),
  ];
}

function isList(it: readonly Observation[] | Statements): it is readonly Observation[] {
  return Array.isArray(it);
}

interface Writer {
  readonly count: number;
  readonly write: (path: string, threads: number | null) => Promise<void>;
}

function listWriter(observations: readonly Observation[]): Writer {
  const values = columnsOf(observations);
  return {
    count: observations.length,
    write: (path, threads) => writeParquet(path, observationColumns, values, { order: "columns", threads }),
  };
}

/** Rows that are in their order already: the database need not sort them, nor hold them to do so. */
function statedWriter(statements: Statements): Writer {
  const { sources, count: rows } = statedColumns(statements);
  return {
    count: rows,
    write: (path, threads) => writeSources(path, observationColumns, sources, rows, threads),
  };
}

/**
 * Stores what a delivery states, as read under one definition.
 *
 * @param fingerprint  names the definition and the version that read it: another one is another file
 * @throws IssueError when the store cannot be written
 * @throws RangeError when an observation has both a value and a reason for its absence, or neither
 */
export async function saveObservations(
  work: string,
  delivery: string,
  fingerprint: string,
  observations: readonly Observation[] | Statements,
  summary: ObservationSummary,
  options: SaveOptions = {},
): Promise<void> {
  const { disk = realDisk, threads = null } = options;
  const { folder, parquet, json } = filesOf(work, delivery, fingerprint);
  const { count: rows, write } = isList(observations) ? listWriter(observations) : statedWriter(observations);
  let hash = "";
  try {
    disk.makeFolder(folder, closed.folder);
  } catch (error) {
    throw writeFailure(error, folder);
  }
  await placeFile(
    parquet,
    async (beside) => {
      await write(beside, threads);
      disk.syncFile(beside);
      hash = sha256Of(beside);
    },
    disk,
  );
  const record: Stored = {
    kind: summary.kind,
    count: summary.count,
    observations: rows,
    sha256: hash,
    issues: summary.issues.map(({ code, level, place, params }) => ({ code, level, place, params: { ...params } })),
  };
  // The summary comes last: where it is, the observations are whole.
  writeFileAtomically(json, `${JSON.stringify(record)}\n`, { mode: closed.file, disk });
}

function damaged(path: string): Outcome<never> {
  return rejected([issue("store.damaged", { file: path })]);
}

function readStored(work: string, delivery: string, fingerprint: string): Outcome<Stored> {
  const { json } = filesOf(work, delivery, fingerprint);
  const text = readText(json, Number.MAX_SAFE_INTEGER);
  if (!text.ok) return text;
  try {
    const record = stored.safeParse(JSON.parse(text.value));
    return record.success ? accepted(record.data) : damaged(json);
  } catch {
    return damaged(json);
  }
}

/** Whether a delivery has been read under this definition. */
export function hasObservations(work: string, delivery: string, fingerprint: string): boolean {
  return readStored(work, delivery, fingerprint).ok;
}

/** What became of a delivery's rows when it was read under this definition. */
export function readSummary(work: string, delivery: string, fingerprint: string): Outcome<ObservationSummary> {
  const record = readStored(work, delivery, fingerprint);
  if (!record.ok) return record;
  const { kind, count: rows, issues } = record.value;
  return accepted({ kind, count: rows, issues });
}

/** The path of a delivery's observations, once their bytes are known to be those that were stored. */
export function verifiedFile(work: string, delivery: string, fingerprint: string): Outcome<string> {
  const record = readStored(work, delivery, fingerprint);
  if (!record.ok) return record;
  const { parquet } = filesOf(work, delivery, fingerprint);
  try {
    return sha256Of(parquet) === record.value.sha256 ? accepted(parquet) : damaged(parquet);
  } catch (error) {
    return rejected([fileIssue(error, parquet, "read")]);
  }
}
