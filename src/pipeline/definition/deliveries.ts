/** The grammar of deliveries.yaml, and the layouts and code labels that it becomes. */
import { z } from "zod";
import { fold } from "../../ingest/fold.ts";
import type { Labels } from "../../model/labels.ts";
import type { Layout } from "../../model/layout.ts";
import { columnName, id, labels, words } from "./atoms.ts";
import { restrictedGrammar } from "./restricted.ts";

const column = z.strictObject({
  name: columnName,
  type: z.enum(["area", "group", "period", "year", "code", "count", "percent", "amount", "number", "date"]),
  labels,
  codes: z.array(id).min(1).optional().describe("allowed codes, in the order of display; absent allows any short name"),
  total: id.optional().describe("the code that stands for all the others"),
  optional: z.boolean().prefault(false).describe("may the file leave the column out?"),
  aliases: z.array(words).prefault([]).describe("other headers by which senders call it"),
});

const layout = z.strictObject({
  kind: id,
  labels,
  columns: z.array(column).min(1),
  rowRules: z.array(z.strictObject({ part: columnName, whole: columnName })).prefault([]),
  totalRules: z
    .array(z.strictObject({ measure: columnName, column: columnName, relation: z.enum(["equal", "cover"]) }))
    .prefault([]),
  sumRules: z
    .array(z.strictObject({ whole: columnName, parts: z.array(columnName).min(2) }))
    .prefault([])
    .describe("columns that are the sum of others in the same row"),
  behind: z
    .array(
      z.strictObject({
        measure: columnName,
        persons: columnName.optional().describe("the column of the persons whose cases they are"),
        largest: columnName.optional().describe("the column of how many of them are one person's at most"),
        weights: columnName.optional().describe("the column of the sum of the answers' weights"),
        squares: columnName.optional().describe("the column of the sum of the squares of these weights"),
      }),
    )
    .prefault([])
    .describe("who stands behind a column of numbers: disclosure control asks for them, too"),
  series: z
    .array(z.strictObject({ measure: columnName, count: z.number().min(0), share: z.number().min(0).max(1) }))
    .prefault([])
    .describe(
      "how far a number may move from one period to the next before somebody is asked: by count and by share, both",
    ),
});

export const deliveriesGrammar = z.strictObject({
  codes: z.record(columnName, z.record(id, labels)).describe("the words for every code, by column"),
  deliveries: z.array(layout).min(1),
  restricted: z
    .array(restrictedGrammar)
    .prefault([])
    .describe("sources with a row for each case: added up where they lie, and never stored"),
});

export type DeliveriesText = z.output<typeof deliveriesGrammar>;
export type LayoutText = DeliveriesText["deliveries"][number];
export type ColumnText = LayoutText["columns"][number];

export type CodeLabels = Readonly<Record<string, Readonly<Record<string, Labels>>>>;

/** The words of every language for a column's codes, where a word means one of them alone. */
function spellingsOf(codes: readonly string[], words: CodeLabels[string] = {}): Readonly<Record<string, string>> {
  const meant = new Map<string, Set<string>>();
  for (const code of codes)
    for (const word of Object.values(words[code] ?? {}))
      meant.set(fold(word), (meant.get(fold(word)) ?? new Set()).add(code));
  return Object.fromEntries([...meant].flatMap(([word, of]) => (of.size === 1 ? [[word, [...of][0]!]] : [])));
}

export function layoutsOf(text: DeliveriesText): readonly Layout[] {
  return text.deliveries.map((it) => ({
    ...it,
    columns: it.columns.map((each) => ({
      ...each,
      codes: each.codes ?? null,
      total: each.total ?? null,
      ...(each.codes ? { spellings: spellingsOf(each.codes, text.codes[each.name]) } : {}),
    })),
  }));
}
