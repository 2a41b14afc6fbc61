/** Released rows of an analysis as a table; beneath it, why some are hidden and what must be remarked. */
import { z } from "zod";
import type { Block } from "../../model/report.ts";
import { catalogues } from "../../text/index.ts";
import { blockKind } from "../block.ts";
import { reasonsFor, remarksOn } from "../remarks.ts";
import { tableOf } from "../row-table.ts";
import { distinct, matching, newest } from "../rows.ts";

const options = z.strictObject({
  analysis: z.string(),
  indicators: z.array(z.string()).min(1).optional(),
  areas: z.array(z.string()).min(1).optional(),
  /** newest: each indicator's last period; all: every period released. */
  periods: z.enum(["newest", "all"]).default("newest"),
  caption: z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() }).optional(),
});

/** A longer table is folded: it is there to look things up in. */
const longest = 20;

export const table = blockKind("table", options, (given, context): readonly Block[] => {
  const own = matching(context.rows, { analyses: [given.analysis] }).filter(
    (row) => given.areas === undefined || given.areas.includes(row.area),
  );
  const indicators = given.indicators ?? distinct(own.map((row) => row.indicator));
  const rows = indicators.flatMap((indicator) => {
    const those = own.filter((row) => row.indicator === indicator);
    return given.periods === "all" ? those : newest(those);
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: catalogues[context.lang].report.nothing }];
  const composed = tableOf(rows, context);
  const remarks = [...reasonsFor(rows, context), ...remarksOn(rows, context)];
  const captions = given.caption === undefined ? [composed.caption] : [given.caption[context.lang], composed.period];
  const block: Block = {
    kind: "table",
    caption: [...captions, composed.reading].filter((part) => part !== "").join(", "),
    table: composed.table,
    folded: composed.table.rows.length > longest,
  };
  return remarks.length === 0 ? [block] : [block, { kind: "list", small: true, items: remarks }];
});
