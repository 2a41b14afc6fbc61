/** Restricted sources in a run: read once where they lie, added up, and taken in as deliveries of counts. */
import { resolve } from "node:path";
import type { IssueCode } from "../../model/codes/index.ts";
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { PeriodId } from "../../model/period.ts";
import { dayAfter, firstDay, quarterOf, shift } from "../../model/period.ts";
import type { AnswerSource, CourseSource, RestrictedPlan, RestrictedSource } from "../../model/restricted.ts";
import { keep } from "../../store/deliveries.ts";
import { countAnswers } from "../../store/restricted/answers.ts";
import { countCourses } from "../../store/restricted/courses.ts";
import type { Passed } from "../../store/restricted/read.ts";
import { readHead } from "../../store/restricted/read.ts";
import type { Definitions } from "../definition/index.ts";
import { planOf } from "./plan.ts";
import { durationsCsv, followupCsv, surveyCsv } from "./tables.ts";

/** A source and where its file lies: a path that is known to this run alone. */
export interface RestrictedFile {
  readonly source: string;
  readonly path: string;
}

/** A delivery of counts: what is kept instead of the file. */
interface Counted {
  readonly kind: string;
  readonly text: string;
}

/** `SOURCE=PATH`, several with commas between. */
export function restrictedFiles(text: string, cwd: string): Outcome<readonly RestrictedFile[]> {
  const files: RestrictedFile[] = [];
  for (const each of text.split(/,(?=[a-z0-9-]+=)/)) {
    const found = /^([a-z0-9-]+)=(.+)$/s.exec(each.trim());
    if (!found) return rejected([issue("restricted.wrong-option", null)]);
    files.push({ source: found[1]!, path: resolve(cwd, found[2]!) });
  }
  return accepted(files);
}

/** The last quarter that had ended on a date. */
function lastEnded(date: string): PeriodId {
  const current = quarterOf(date);
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return dayAfter(current) === next ? current : shift(current, -1);
}

function areaCodes(definitions: Definitions): readonly string[] {
  return definitions.programme.areas.map((area) => area.code);
}

/** How many rows were read and what became of them, and why the others were not counted. */
function told(source: RestrictedSource, passed: Passed & { readonly accepted: number }): readonly Issue[] {
  const place = { file: source.id };
  const { read, accepted: counted, rejected: left, faults } = passed;
  return [
    issue("restricted.read", place, { read, accepted: counted, rejected: left }),
    ...faults.map(({ fault, count, row }) => issue(`restricted.${fault}` as IssueCode, place, { count, row })),
  ];
}

async function takeCourses(
  source: CourseSource,
  path: string,
  plan: RestrictedPlan,
  asOf: string,
  definitions: Definitions,
): Promise<Outcome<readonly Counted[]>> {
  const last = lastEnded(asOf);
  const open = firstDay(shift(last, 1));
  const found = await countCourses({ path, plan, source, areas: areaCodes(definitions), asOf, open });
  if (!found.ok) return found;
  const { rows, durations } = found.value;
  const deliveries = [{ kind: source.kind, text: followupCsv(source, rows, last) }];
  if (source.durations !== null) deliveries.push({ kind: source.durations, text: durationsCsv(durations) });
  return accepted(deliveries, told(source, found.value));
}

async function takeAnswers(
  source: AnswerSource,
  path: string,
  plan: RestrictedPlan,
  asOf: string,
  definitions: Definitions,
): Promise<Outcome<readonly Counted[]>> {
  const latest = Number(asOf.slice(0, 4));
  const found = await countAnswers({ path, plan, source, areas: areaCodes(definitions), latest });
  if (!found.ok) return found;
  const { rows, unknownAnswers } = found.value;
  const unknown =
    unknownAnswers === 0 ? [] : [issue("restricted.unknown-answer", { file: source.id }, { count: unknownAnswers })];
  return accepted([{ kind: source.kind, text: surveyCsv(source, rows) }], [...told(source, found.value), ...unknown]);
}

/** The counts of one restricted source, as CSV of the ordinary kinds; of its rows nothing but what became of them. */
export async function addUp(
  { source: id, path }: RestrictedFile,
  asOf: string,
  definitions: Definitions,
): Promise<Outcome<readonly Counted[]>> {
  const source = definitions.restricted.find((it) => it.id === id);
  if (!source) {
    const known = definitions.restricted.map((it) => it.id).join(", ");
    return rejected([issue("restricted.unknown-source", null, { source: id, known })]);
  }
  const head = readHead(path, id);
  if (!head.ok) return head;
  const plan = planOf(source, head.value);
  if (!plan.ok) return plan;
  return source.shape === "courses"
    ? takeCourses(source, path, plan.value, asOf, definitions)
    : takeAnswers(source, path, plan.value, asOf, definitions);
}

export interface RestrictedTaken {
  /** The deliveries of counts, by their names in the store. */
  readonly ids: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Adds up restricted files and keeps the counts as deliveries of the as-of date.
 *
 * The delivery is named by the hash of the counts, never of the file: whoever knows nearly every row of a small file could
 * try the rest against a hash of it. The same counts are the same delivery.
 */
export async function takeRestricted(
  work: string,
  files: readonly RestrictedFile[],
  asOf: string,
  definitions: Definitions,
): Promise<RestrictedTaken> {
  const ids: string[] = [];
  const issues: Issue[] = [];
  for (const file of files) {
    const counted = await addUp(file, asOf, definitions);
    issues.push(...counted.issues);
    if (!counted.ok) continue;
    const { provider } = definitions.restricted.find((it) => it.id === file.source)!;
    for (const { kind, text } of counted.value) {
      const name = `${file.source}-${kind}.csv`;
      const note = { file: name, provider, kind, received: asOf, period: null, note: "" };
      const kept = keep(work, { path: name, note, noted: true }, new TextEncoder().encode(text));
      issues.push(...kept.issues);
      if (kept.ok) ids.push(kept.value.delivery.id);
    }
  }
  return { ids, issues };
}
