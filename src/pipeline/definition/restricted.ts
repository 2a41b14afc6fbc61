/** The grammar of restricted sources in deliveries.yaml: which header is which date, which word which code. */
import { z } from "zod";
import type { Outcome, RestrictedSource } from "../../model/restricted.ts";
import { answerRoles, courseRoles } from "../../model/restricted.ts";
import { areaCode, id, labels, quarter, words } from "./atoms.ts";

const headers = z.union([words, z.array(words).min(1)]).describe("a header of the file, or several that senders use");
const texts = z.union([words, z.array(words).min(1)]).describe("the sender's word, or several; small letters or not");

const shared = {
  id,
  sensitivity: z.literal("restricted").describe("read where it lies, added up, and never stored"),
  labels,
  kind: id.describe("the delivery kind that its counts are"),
  provider: words,
};

function columnsOf<Role extends string>(roles: readonly Role[], required: readonly Role[]) {
  const shape = Object.fromEntries(
    roles.map((role) => [role, required.includes(role) ? headers : headers.optional()]),
  ) as Record<Role, typeof headers>;
  return z.strictObject(shape);
}

const courses = z.strictObject({
  ...shared,
  shape: z.literal("courses").describe("a row for each follow-up course"),
  durations: id.optional().describe("the delivery kind that days between dates are, in bands"),
  days: z.int().min(1).max(3650).prefault(183).describe("days after the start on which a course's status is taken"),
  columns: columnsOf(courseRoles, ["course", "area", "referred", "started", "ended", "outcome"]),
  codes: z.strictObject({
    sex: z.record(id, texts).prefault({}),
    outcome: z.strictObject({ fullfort: texts, avbrutt: texts, flyttet: texts }),
  }),
  areas: z.array(areaCode).prefault([]).describe("municipalities that it covers: no course there means none"),
  from: quarter.optional().describe("the first quarter that it covers whole"),
});

const answers = z.strictObject({
  ...shared,
  shape: z.literal("answers").describe("a row for each respondent of a survey"),
  columns: columnsOf(answerRoles, ["area", "year"]),
  codes: z
    .strictObject({ sex: z.record(id, texts).prefault({}), grade: z.record(id, texts).prefault({}) })
    .prefault({}),
  questions: z
    .record(id, z.strictObject({ column: headers, ja: texts, nei: texts }))
    .describe("indicator → its column, and the answers that mean yes and no"),
});

export const restrictedGrammar = z.discriminatedUnion("shape", [courses, answers]);

export type RestrictedText = z.output<typeof restrictedGrammar>;

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function listedAll(
  map: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, listed(value)]])),
  );
}

export function restrictedOf(text: readonly RestrictedText[]): readonly RestrictedSource[] {
  return text.map((it): RestrictedSource => {
    const { id: name, sensitivity, labels: said, kind, provider } = it;
    const base = { id: name, sensitivity, labels: said, kind, provider };
    if (it.shape === "courses") {
      const outcome = listedAll(it.codes.outcome) as Readonly<Record<Outcome, readonly string[]>>;
      return {
        ...base,
        shape: it.shape,
        durations: it.durations ?? null,
        days: it.days,
        columns: listedAll(it.columns),
        codes: { sex: listedAll(it.codes.sex), outcome },
        areas: it.areas,
        from: it.from ?? null,
      };
    }
    const questions = Object.entries(it.questions).map(([indicator, { column, ja, nei }]) => ({
      indicator,
      headers: listed(column),
      yes: listed(ja),
      no: listed(nei),
    }));
    return {
      ...base,
      shape: it.shape,
      columns: listedAll(it.columns),
      codes: { sex: listedAll(it.codes.sex), grade: listedAll(it.codes.grade) },
      questions,
    };
  });
}
