/** Two reports, two dates, two runs or two deliveries → what differs between them, and whose doing it is. */
import { join } from "node:path";
import { z } from "zod";
import type { ChangeName } from "../../model/change.ts";
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { PeriodId } from "../../model/period.ts";
import { entryKind } from "../../store/folder.ts";
import { isDate } from "../../store/notes.ts";
import type { Paths } from "../../store/prepare.ts";
import { readText } from "../../store/read.ts";
import type { Definitions } from "../definition/index.ts";
import type { Host } from "../host.ts";
import { parquetReader } from "../parquet.ts";
import { type Cause, type Causes, causeOf, causesOf } from "./cause.ts";
import { type Change, compare, countKinds } from "./compare.ts";
import { deliverySide } from "./delivery-side.ts";
import { reportSide, type Side } from "./report-side.ts";
import { runSide } from "./run-side.ts";

export type { Cause, Causes } from "./cause.ts";
export type { Change } from "./compare.ts";

export interface DiffRequest {
  /** As the user wrote them. */
  readonly sides: readonly [before: string, after: string];
  /** The pipeline that two dates are compared by. */
  readonly pipeline: string;
  readonly period: PeriodId | null;
  readonly paths: Paths;
  readonly definitions: Definitions;
}

export interface Difference {
  readonly kind: SideKind;
  /** null for deliveries, which are their owner's. */
  readonly causes: Causes | null;
  readonly cause: Cause;
  readonly counts: Readonly<Record<ChangeName, number>>;
  readonly changes: readonly Change[];
  readonly statements: readonly [before: number, after: number];
}

type SideKind = "report" | "date" | "run" | "delivery";

/** A run's identifier as work/runs names it: no path, whatever is written. */
const runShape = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const past = z.object({ asOf: z.string(), period: z.string().nullable() });

function pathOfRun(name: string, paths: Paths): string {
  return join(paths.work, "runs", `${name.replace(/\.json$/, "")}.json`);
}

function sideKind(name: string, path: string, paths: Paths): SideKind | null {
  if (isDate(name)) return "date";
  const there = entryKind(path);
  if (there === "folder") return "report";
  if (there === "file") return "delivery";
  return runShape.test(name) && entryKind(pathOfRun(name, paths)) === "file" ? "run" : null;
}

/** The date and period of an earlier run: what it knew is read anew under the definition of today. */
async function pastSide(name: string, request: DiffRequest, host: Host): Promise<Outcome<Side>> {
  const file = pathOfRun(name, request.paths);
  const text = readText(file);
  if (!text.ok) return text;
  try {
    const read = past.safeParse(JSON.parse(text.value));
    if (read.success) {
      const { asOf, period } = read.data;
      return accepted(await runSide(request.pipeline, asOf, period, request.paths, host));
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return rejected([issue("diff.not-a-report", { file })]);
}

async function sideOf(
  kind: SideKind,
  name: string,
  path: string,
  number: number,
  request: DiffRequest,
  host: Host,
): Promise<Outcome<Side>> {
  if (kind === "report") return reportSide(path);
  if (kind === "delivery") return deliverySide(path, number, request.definitions, await parquetReader([path]));
  if (kind === "run") return pastSide(name, request, host);
  return accepted(await runSide(request.pipeline, name, request.period, request.paths, host));
}

/**
 * What differs between two sides.
 *
 * @param pathOf  the path of a side as the user wrote it
 * @returns rejected when a side is nothing that can be compared, or the two are unlike
 * @throws IssueError when a run of a date stops
 */
export async function diff(
  request: DiffRequest,
  pathOf: (name: string) => string,
  host: Host,
): Promise<Outcome<Difference>> {
  const kinds = request.sides.map((name) => sideKind(name, pathOf(name), request.paths));
  const unknown = request.sides.filter((_, i) => kinds[i] === null);
  if (unknown.length > 0) return rejected(unknown.map((name) => issue("diff.unknown-side", null, { name })));
  const [first, second] = kinds as [SideKind, SideKind];
  if (first !== second) return rejected([issue("diff.unlike-sides", null, { first, second })]);
  const sides: Side[] = [];
  for (const [i, name] of request.sides.entries()) {
    const side = await sideOf(first, name, pathOf(name), i + 1, request, host);
    if (!side.ok) return side;
    sides.push(side.value);
  }
  const [before, after] = sides as [Side, Side];
  if (before.pipeline !== after.pipeline)
    return rejected([issue("diff.other-pipeline", null, { first: before.pipeline!, second: after.pipeline! })]);
  const changes = compare(before.statements, after.statements);
  const causes = before.making && after.making ? causesOf(before.making, after.making) : null;
  return accepted({
    kind: first,
    causes,
    cause: causes ? causeOf(causes) : "owner",
    counts: countKinds(changes),
    changes,
    statements: [before.statements.length, after.statements.length],
  });
}
