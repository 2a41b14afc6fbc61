/** Follow-up courses, a row each, to cohorts by start quarter: how each stood so many days after its start, and days in bands. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Outcome } from "../../model/issue.ts";
import { quarterFromNumber } from "../../model/period.ts";
import type {
  CourseCount,
  Outcome as CourseOutcome,
  CourseSource,
  DurationCount,
  RestrictedCounts,
  RestrictedPlan,
} from "../../model/restricted.ts";
import { outcomes } from "../../model/restricted.ts";
import { literal } from "../engine.ts";
import { areaOf, areaType, cell, coded, dayOf, dayRoles, isNoDay, type Passed, passOver, rowsOf } from "./read.ts";

/** By number: what `fault` in the query says. */
const faults = [
  "",
  "no-identifier",
  "unknown-area",
  "unknown-sex",
  "not-date",
  "no-date",
  "wrong-order",
  "unknown-outcome",
  "half-ended",
  "not-yet",
  "duplicate",
] as const;

const duplicate = faults.indexOf("duplicate");

export interface CourseRequest {
  readonly path: string;
  readonly plan: RestrictedPlan;
  readonly source: CourseSource;
  /** Codes of municipalities that are known. */
  readonly areas: readonly string[];
  /** ISO date: what happened later is not known yet. */
  readonly asOf: string;
  /** The first day of the quarter that had not ended on that date, ISO: no cohort begins on it or later. */
  readonly open: string;
}

export type CourseCounts = RestrictedCounts<CourseCount> & { readonly durations: readonly DurationCount[] };

/** Every row, typed, with the first thing that is wrong with it. */
function typed({ plan, source, asOf, open }: CourseRequest): string {
  // What happened after the as-of date is not known yet.
  const known = (role: string): string =>
    `case when ${role}_day <= date ${literal(asOf)} then ${role}_day end as ${role}`;
  const sexed = plan.positions.sex !== undefined;
  const texts = plan.dates === "mixed" ? dayRoles.map((role) => `${cell(plan, role)}::varchar as ${role}_text, `) : [];
  return `
    with texts as (
      select ${cell(plan, "course")} as id, ${areaOf(cell(plan, "area"))} as area,
        ${sexed ? coded(cell(plan, "sex"), source.codes.sex) : "0::utinyint"} as sex,
        ${cell(plan, "outcome")} as outcome_text, ${coded(cell(plan, "outcome"), source.codes.outcome)} as outcome,
        ${texts.join("")}${dayRoles.map((role) => `${dayOf(plan, role)} as ${role}_day`).join(", ")}
      from {source}
    ), days as (
      select *, ${dayRoles.map(known).join(", ")} from texts
    )
    select id, hash(id) as id_hash, area, sex, outcome, ${dayRoles.join(", ")},
      (case
        when id is null then 1
        when area is null then 2
        when ${sexed ? "sex is null" : "false"} then 3
        when ${dayRoles.map((role) => isNoDay(plan, role)).join(" or ")} then 4
        when started_day is null and referred_day is null then 5
        when started_day < referred_day or talked_day < referred_day or ended_day < started_day then 6
        when outcome_text is not null and outcome is null then 7
        when (outcome is null) <> (ended_day is null) or (ended_day is not null and started_day is null) then 8
        when coalesce(started, referred, date ${literal(open)}) >= date ${literal(open)} then 9
        else 0 end)::utinyint as fault
    from days`;
}

/** The same course twice: said alike, the first counts; said differently, none does, since nobody can know which is right. */
async function amend(db: DuckDBConnection): Promise<void> {
  await db.run("create table twice as select id_hash from cases where fault = 0 group by id_hash having count(*) > 1");
  await db.run(`create table doubles as
    select id, min(rowid) as first, count(distinct hash(area, sex, outcome, referred, talked, started, ended)) as versions
    from (select *, rowid from cases where fault = 0 and id_hash in (select id_hash from twice))
    group by id having count(*) > 1`);
  await db.run(`update cases set fault = ${duplicate} from doubles
    where cases.fault = 0 and cases.id = doubles.id and (doubles.versions > 1 or cases.rowid <> doubles.first)`);
}

/** A quarter as one number, told as text only once the rows are counted. */
const quarter = (date: string): string => `(year(${date}) * 4 + quarter(${date}) - 1)`;

function quarterText(number: unknown): string {
  return quarterFromNumber(Number(number));
}

/** Bands as the kind names them: the days from which each begins. */
const band = (days: string): string =>
  `case when ${days} <= 7 then '0-7' when ${days} <= 14 then '8-14' when ${days} <= 28 then '15-28' when ${days} <= 56 then '29-56'
    when ${days} <= 112 then '57-112' when ${days} <= 182 then '113-182' when ${days} <= 365 then '183-365' else '366-opp' end`;

/** How a course stood so many days after its start: 0 not started, then as `outcomes`, then going on. */
function status({ source, asOf }: CourseRequest): string {
  const at = `least(started + ${source.days}, date ${literal(asOf)})`;
  const goingOn = outcomes.length + 1;
  return `(case when started is null then 0 when ended is null or ended > ${at} then ${goingOn} else outcome end)`;
}

/** Rows by status to one count with all of them. */
function cohorts(rows: readonly (readonly unknown[])[], { source, plan }: CourseRequest): readonly CourseCount[] {
  const sexes = Object.keys(source.codes.sex);
  const found = new Map<string, Record<"henvist" | "startet" | CourseOutcome | "pagaar", number>>();
  const keys = new Map<string, Pick<CourseCount, "area" | "period" | "sex">>();
  for (const [area, quarterNumber, sex, state, n] of rows) {
    const name = plan.positions.sex === undefined ? "alle" : sexes[Number(sex) - 1]!;
    const key = { area: String(area), period: quarterText(quarterNumber), sex: name };
    const id = `${key.area} ${key.period} ${key.sex}`;
    const sum = found.get(id) ?? { henvist: 0, startet: 0, fullfort: 0, avbrutt: 0, flyttet: 0, pagaar: 0 };
    keys.set(id, key);
    found.set(id, sum);
    sum.henvist += Number(n);
    if (Number(state) === 0) continue;
    sum.startet += Number(n);
    sum[outcomes[Number(state) - 1] ?? "pagaar"] += Number(n);
  }
  return [...found].map(([id, sum]) => ({ ...keys.get(id)!, ...sum }));
}

interface Answer {
  readonly rows: readonly CourseCount[];
  readonly durations: readonly DurationCount[];
  readonly accepted: number;
}

async function count(db: DuckDBConnection, request: CourseRequest): Promise<Answer> {
  const { source, asOf } = request;
  const rows = cohorts(
    await rowsOf(
      db,
      `select area::varchar, ${quarter("coalesce(started, referred)")} as period, sex, ${status(request)} as status, count(*)::double
       from cases where fault = 0 group by all order by 1, 2, 3, 4`,
    ),
    request,
  );
  const days = await rowsOf(
    db,
    `select area::varchar, ${quarter("referred")} as period, 'til-samtale', ${band("talked - referred")} as band, count(*)::integer
       from cases where fault = 0 and referred is not null and talked is not null group by all
     union all
     select area::varchar, ${quarter("started")}, 'i-oppfolging', ${band("ended - started")}, count(*)::integer
       from cases where fault = 0 and ended is not null and started + ${source.days} <= date ${literal(asOf)} group by all
     order by 1, 2, 3, 4`,
  );
  return {
    rows,
    durations: days.map(([area, period, what, name, n]) => ({
      area,
      period: quarterText(period),
      what,
      band: name,
      count: n,
    })) as readonly DurationCount[],
    accepted: rows.reduce((sum, row) => sum + row.henvist, 0),
  };
}

/** One pass over the file; the rows of it are in no answer. */
export async function countCourses(request: CourseRequest): Promise<Outcome<CourseCounts & Passed>> {
  const { path, plan, source, areas } = request;
  return passOver(
    { path, plan, source: source.id, before: [areaType(areas)], select: typed(request), faults },
    amend,
    (db) => count(db, request),
  );
}
