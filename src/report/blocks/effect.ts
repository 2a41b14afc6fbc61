/** The estimate of effect, worded by rule: never stronger than signs of effect, and undecided is a result. */
import { z } from "zod";
import { membersOn } from "../../model/area.ts";
import { dayAfter } from "../../model/period.ts";
import type { Released } from "../../model/released.ts";
import type { Block, Term } from "../../model/report.ts";
import { describeNote } from "../../text/describe.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { effectEstimate, effectOutcome, unreachable } from "../effect-words.ts";
import { areaName, indicatorName } from "../naming.ts";
import { matching } from "../rows.ts";

const options = z.strictObject({ analysis: z.string() });

function donorsOf(row: Released, context: BlockContext): readonly string[] {
  const comparator = context.analyses.find((analysis) => analysis.id === row.analysis)?.comparator ?? null;
  if (comparator === null) return [];
  const count = membersOn(context.programme.areas, comparator, dayAfter(context.period)).length;
  const template = catalogues[context.lang].report.effect.donors;
  return [fill(template, { donors: areaName(comparator, context), count: formatPlain(count, context.lang) })];
}

function terms(row: Released, context: BlockContext): readonly Term[] {
  const words = catalogues[context.lang].report.effect;
  const { lang } = context;
  const subject = fill(words.subject, {
    indicator: indicatorName(row.indicator, context),
    area: areaName(row.area, context),
    period: formatPeriod(row.period, lang),
  });
  const notes = row.notes.map((note) => describeNote(note, lang, (code) => areaName(code, context)));
  const certainty = [...notes, ...(unreachable(row) ? [words.unreachable] : []), words.power];
  return [
    { term: words.terms.subject, texts: [subject, ...donorsOf(row, context)] },
    { term: words.terms.estimate, texts: [effectEstimate(row, context)] },
    { term: words.terms.certainty, texts: certainty },
    { term: words.terms.shows, texts: [words.shows] },
    { term: words.terms.showsNot, texts: words.showsNot },
  ];
}

export const effect = blockKind("effect", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const rows = matching(context.rows, { analyses: [given.analysis], measures: ["effect-ratio"] });
  if (rows.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  return rows.flatMap((row): readonly Block[] => {
    const found = effectOutcome(row, context);
    return [
      {
        kind: "notice",
        tone: found === "against" ? "caution" : "information",
        title: words.effect.title[found],
        text: words.effect.text[found],
      },
      { kind: "terms", items: terms(row, context) },
    ];
  });
});
