/** Answers to a survey, a row each respondent, to counts by municipality, grade and sex, with what the weights sum to. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Outcome } from "../../model/issue.ts";
import type { AnswerCount, AnswerSource, RestrictedCounts, RestrictedPlan } from "../../model/restricted.ts";
import { areaOf, areaType, cell, coded, numbersOf, type Passed, passOver, rowsOf } from "./read.ts";

/** By number: what `fault` in the query says. */
const faults = [
  "",
  "no-identifier",
  "unknown-area",
  "not-year",
  "unknown-grade",
  "unknown-sex",
  "not-weight",
  "duplicate",
] as const;

const duplicate = faults.indexOf("duplicate");

export interface AnswerRequest {
  readonly path: string;
  readonly plan: RestrictedPlan;
  readonly source: AnswerSource;
  readonly areas: readonly string[];
  /** The last year that can be meant. */
  readonly latest: number;
}

export type AnswerCounts = RestrictedCounts<AnswerCount> & {
  /** Cells with an answer that the definition does not know; their rows count for the other questions. */
  readonly unknownAnswers: number;
};

function typed({ plan, source, latest }: AnswerRequest): string {
  const has = (role: string): boolean => plan.positions[role] !== undefined;
  const code = (role: "sex" | "grade"): string =>
    has(role) ? coded(cell(plan, role), source.codes[role]) : "null::utinyint";
  const year = `try_cast(${cell(plan, "year")} as integer)`;
  const weight = has("weight")
    ? `try_cast(replace(${cell(plan, "weight")}, ',', '.') as decimal(12, 6))`
    : "1::decimal(12, 6)";
  const answers = source.questions.flatMap(({ indicator, yes, no }, i) => [
    `${coded(cell(plan, `question ${indicator}`), { ja: yes, nei: no })} as a${i}`,
    `${cell(plan, `question ${indicator}`)} is not null as t${i}`,
  ]);
  return `
    with texts as (
      select ${cell(plan, "respondent")} as id, ${areaOf(cell(plan, "area"))} as area, ${year} as year,
        ${cell(plan, "grade")} as grade_text, ${code("grade")} as grade, ${cell(plan, "sex")} as sex_text, ${code("sex")} as sex,
        ${weight} as weight, ${answers.join(", ")}
      from {source}
    )
    select * exclude (grade_text, sex_text),
      (case
        when ${has("respondent") ? "id is null" : "false"} then 1
        when area is null then 2
        when year is null or year < 1900 or year > ${latest} then 3
        when grade_text is not null and grade is null then 4
        when sex_text is not null and sex is null then 5
        when weight is null or weight < 0 then 6
        else 0 end)::utinyint as fault
    from texts`;
}

/** Nobody answers twice: of several rows of one respondent in one year none counts but where they are alike. */
async function amend(db: DuckDBConnection, { plan, source }: AnswerRequest): Promise<void> {
  if (plan.positions.respondent === undefined) return;
  const answers = source.questions.map((_, i) => `a${i}`);
  await db.run(`create table doubles as
    select id, year, min(rowid) as first, count(distinct hash(area, grade, sex, weight, ${answers.join(", ")})) as versions
    from (select *, rowid from cases where fault = 0) group by id, year having count(*) > 1`);
  await db.run(`update cases set fault = ${duplicate} from doubles
    where cases.fault = 0 and cases.id = doubles.id and cases.year = doubles.year
      and (doubles.versions > 1 or cases.rowid <> doubles.first)`);
}

/** Sums of decimals are exact, so that they do not depend on the number of cores. */
function sums(question: number, answer: number): string {
  const those = `filter (a${question} = ${answer})`;
  return (
    `coalesce(sum(weight) ${those}, 0)::double, ` +
    `coalesce(sum((weight * weight)::decimal(24, 12)) ${those}, 0)::double`
  );
}

async function count(
  db: DuckDBConnection,
  { source }: AnswerRequest,
): Promise<{ readonly rows: readonly AnswerCount[]; readonly unknownAnswers: number; readonly accepted: number }> {
  const rows: AnswerCount[] = [];
  const grades = ["alle", ...Object.keys(source.codes.grade)];
  const sexes = ["alle", ...Object.keys(source.codes.sex)];
  let unknownAnswers = 0;
  for (const [i, { indicator }] of source.questions.entries()) {
    const found = await rowsOf(
      db,
      `select area::varchar, year::varchar, case when grouping(grade) = 1 then 0 else grade end as grade,
         case when grouping(sex) = 1 then 0 else sex end as sex,
         count(*) filter (a${i} = 1)::integer, count(*) filter (a${i} = 2)::integer,
         ${sums(i, 1)}, ${sums(i, 2)}
       from cases where fault = 0 and a${i} is not null
       group by grouping sets ((area, year, grade, sex), (area, year, grade), (area, year, sex), (area, year))
       having (grouping(grade) = 1 or grade is not null) and (grouping(sex) = 1 or sex is not null)
       order by 1, 2, 3, 4`,
    );
    for (const [area, year, grade, sex, yes, no, yesWeight, yesSquares, noWeight, noSquares] of found) {
      const key = { area, year, indicator, grade: grades[Number(grade)], sex: sexes[Number(sex)] } as Pick<
        AnswerCount,
        "area" | "year" | "indicator" | "grade" | "sex"
      >;
      rows.push({ ...key, answer: "ja", count: Number(yes), weight: Number(yesWeight), squares: Number(yesSquares) });
      rows.push({ ...key, answer: "nei", count: Number(no), weight: Number(noWeight), squares: Number(noSquares) });
    }
    const [unknown] = await numbersOf(
      db,
      `select count(*)::double from cases where fault = 0 and t${i} and a${i} is null`,
    );
    unknownAnswers += unknown!;
  }
  const [accepted] = await numbersOf(db, "select count(*)::double from cases where fault = 0");
  return { rows, unknownAnswers, accepted: accepted! };
}

/** One pass over the file; the rows of it are in no answer. */
export async function countAnswers(request: AnswerRequest): Promise<Outcome<AnswerCounts & Passed>> {
  const { path, plan, source, areas } = request;
  return passOver(
    { path, plan, source: source.id, before: [areaType(areas)], select: typed(request), faults },
    (db) => amend(db, request),
    (db) => count(db, request),
  );
}
