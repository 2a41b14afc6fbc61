/** The grammar of programme.yaml, and the Programme that it becomes. */
import { z } from "zod";
import type { Area, Membership } from "../../model/area.ts";
import type { Programme } from "../../model/programme.ts";
import { areaCode, date, id, labels, quarter, words } from "./atoms.ts";

const area = z.strictObject({
  code: areaCode,
  name: words,
  from: date.optional().describe("first day of the code; absent when it is older than the data"),
  until: date.optional().describe("first day on which the code is no longer in use"),
  formerly: z
    .array(areaCode)
    .prefault([])
    .describe("codes that were merged into this one: their numbers follow into it"),
  approximate: z
    .boolean()
    .optional()
    .describe("true where a predecessor was divided: numbers from before `from` carry a remark"),
  adjusted: date
    .optional()
    .describe(
      "first day of today's boundaries, where they moved and the code went on: numbers from before carry a remark",
    ),
  divided: z
    .strictObject({
      parts: z
        .record(areaCode, z.int().min(1))
        .describe("code of each part: persons who lived there when the code ended; counts are divided by their shares"),
      source: words.describe("where the numbers of persons are from; printed beside what rests on them"),
    })
    .optional()
    .describe(
      "for a code that ended and became parts of several; absent: it counts whole in the one that names it in `formerly`",
    ),
});

const member = z.union([
  areaCode,
  z.strictObject({
    code: areaCode,
    from: date.optional().describe("first day in the group, when it is not the group's own"),
    until: date.optional().describe("first day outside the group"),
    confirmed: z.boolean().prefault(true).describe("false prints a note in every report"),
  }),
]);

const group = z.strictObject({
  id,
  role: z.enum(["programme", "benchmark", "donor"]),
  labels,
  adopted: date.optional().describe("the day on which the group adopted the programme"),
  note: labels.optional(),
  from: date.describe("first day of the members that state none of their own"),
  members: z.array(member).min(1),
});

const named = z.strictObject({ id, labels });

export const programmeGrammar = z.strictObject({
  id,
  labels,
  host: areaCode.describe("the municipality that hosts the secretariat"),
  start: quarter.describe("first quarter with follow-ups"),
  pilot: z.array(quarter).describe("quarters that effect analyses leave out"),
  areas: z.array(area).min(1),
  groups: z.array(group).min(1),
  goals: z.array(named).min(1),
  milestones: z.array(z.strictObject({ id, labels, planned: date })),
  budget: z.array(named),
  notes: z.array(labels).prefault([]).describe("printed in every report"),
});

export type ProgrammeText = z.output<typeof programmeGrammar>;
type GroupText = ProgrammeText["groups"][number];

/** Before any delivery: the first day of a code that states none. */
const beginning = "1900-01-01";

export interface Spell extends Membership {
  readonly code: string;
}

/** A group's memberships in the order of the file. */
export function spellsOf(it: GroupText): readonly Spell[] {
  return it.members.map((each) => {
    const own = typeof each === "string" ? { code: each, confirmed: true } : each;
    return {
      code: own.code,
      group: it.id,
      from: ("from" in own ? own.from : undefined) ?? it.from,
      until: ("until" in own ? own.until : undefined) ?? null,
      confirmed: own.confirmed,
    };
  });
}

/** The codes of which a municipality took over a part. */
function tornFrom(code: string, areas: ProgrammeText["areas"]): readonly string[] {
  return areas.filter(({ divided }) => divided && code in divided.parts).map((each) => each.code);
}

export function programmeOf(text: ProgrammeText): Programme {
  const spells = text.groups.flatMap(spellsOf);
  const areas = text.areas.map(
    ({ code, name, from, until, formerly, approximate, adjusted, divided }): Area => ({
      code,
      name,
      valid: { from: from ?? beginning, until: until ?? null },
      formerly: [...new Set([...formerly, ...tornFrom(code, text.areas)])],
      approximate: approximate || tornFrom(code, text.areas).length > 0 ? true : approximate,
      adjusted,
      divided,
      memberships: spells.filter((spell) => spell.code === code).map(({ code: _, ...membership }) => membership),
    }),
  );
  return {
    id: text.id,
    labels: text.labels,
    host: text.host,
    start: text.start,
    pilot: text.pilot,
    areas,
    groups: text.groups.map((it) => ({
      id: it.id,
      role: it.role,
      labels: it.labels,
      adopted: it.adopted ?? null,
      note: it.note ?? null,
    })),
    goals: text.goals,
    milestones: text.milestones,
    budget: text.budget,
    notes: text.notes,
  };
}
